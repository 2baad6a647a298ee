//! `sources.html` and `actors.html`, and their further parts.

use crate::model::id::{ActorKey, SourceKey};
use crate::model::site_map::PageId;
use crate::model::view::{ActorGroup, ActorRow, ActorsPage, Body, CoveredEvent, PageView, PartLink, SourceRow, SourcesPage};
use crate::model::words::{Certainty, Reliability, SourceForm};
use crate::plan::frame::Heading;
use crate::plan::lists::{ENTRIES, Group};
use crate::plan::viewpoint::Viewpoint;

pub(super) fn sources_page(at: &Viewpoint<'_>, part: u32) -> PageView {
    let (library, lists) = (at.library(), &at.plan.lists);
    let rows = lists.sources.chunks(ENTRIES).nth(part as usize).unwrap_or_default();
    let body = SourcesPage {
        list: "sources",
        total: lists.sources.len(),
        origins: lists.origins,
        withdrawn: library.sources.iter().filter(|source| source.withdrawn.is_some()).count(),
        rows: rows.iter().map(|&key| source_row(at, key)).collect(),
        parts: parts(at, lists.source_pages(), part, PageId::Sources),
    };
    at.page("list.html", Heading { wide: true, ..Heading::default() }, Body::Sources(body))
}

fn source_row(at: &Viewpoint<'_>, key: SourceKey) -> SourceRow {
    let library = at.library();
    let source = &library[key];
    let covers = source
        .covers
        .iter()
        .map(|coverage| CoveredEvent { event: at.event(coverage.event), inferred: coverage.certainty == Certainty::Inferred });
    SourceRow {
        source: at.source(key),
        publisher: source.publisher.as_deref().map(|publisher| at.words_of(key, publisher)),
        published: at.date(source.published),
        form: source.form.map(SourceForm::word),
        reliability: source.reliability.map(Reliability::word),
        covers: covers.collect(),
        claims: library.claims_of(key).filter(|&claim| library.is_live(claim)).count(),
        withdrawn: source.withdrawn.is_some(),
    }
}

pub(super) fn actors_page(at: &Viewpoint<'_>, part: u32) -> PageView {
    let (library, lists) = (at.library(), &at.plan.lists);
    let groups = lists.actor_pages.get(part as usize).map(Vec::as_slice).unwrap_or_default();
    let sides = lists.actor_pages.iter().flatten().filter(|group| group.side.is_some()).count();
    let body = ActorsPage {
        list: "actors",
        total: library.actors.len(),
        sides,
        groups: groups.iter().enumerate().map(|(index, group)| actor_group(at, index, group)).collect(),
        parts: parts(at, lists.actor_pages(), part, PageId::Actors),
    };
    at.page("list.html", Heading::default(), Body::Actors(body))
}

fn actor_group(at: &Viewpoint<'_>, index: usize, group: &Group) -> ActorGroup {
    let library = at.library();
    let row = |position: usize, &(key, depth): &(ActorKey, usize)| {
        let next = group.actors.get(position + 1).map_or(0, |&(_, depth)| depth);
        let claims = &at.comparisons().actor(key).claims;
        ActorRow {
            actor: at.actor(key),
            kind: library[key].kind.word(),
            sources: at.plan.mentions.sources(library, at.comparisons(), key).len(),
            claims: claims.iter().filter(|&&claim| library.is_live(claim)).count(),
            opens: next > depth,
            closes: vec![(); depth.saturating_sub(next)],
        }
    };
    ActorGroup {
        anchor: format!("group-{}", index + 1),
        side: group.side.map(|side| at.actor(side)),
        kind: group.side.is_none().then(|| group.kind.word()),
        rows: group.actors.iter().enumerate().map(|(position, actor)| row(position, actor)).collect(),
    }
}

fn parts(at: &Viewpoint<'_>, count: u32, current: u32, page: impl Fn(u32) -> PageId) -> Vec<PartLink> {
    if count < 2 {
        return Vec::new();
    }
    let link = |part| PartLink { href: at.href(page(part)), number: part as usize + 1, current: part == current };
    (0..count).map(link).collect()
}
