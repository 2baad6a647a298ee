//! `sources.html` and `actors.html`. A long list is spread over several pages, so that no page holds the whole site.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::id::{ActorKey, SourceKey};
use crate::model::library::Library;
use crate::model::view::{ActorGroup, ActorRow, ActorsPage, Body, CoveredEvent, PageView, PartLink, SourceRow, SourcesPage};
use crate::model::words::{ActorKind, Certainty, SourceForm};
use crate::plan::Viewpoint;
use crate::plan::frame::Heading;
use crate::plan::route::PageId;

/// The most entries that a page of a list holds.
const ENTRIES: usize = 1_000;

/// The lists in the order in which they are shown, made once for all their pages.
#[derive(Debug)]
pub(crate) struct Lists {
    /// Sources by publisher, unknown ones last, then by title.
    sources: Vec<SourceKey>,
    /// How many origins the sources' own voices have.
    origins: usize,
    /// The pages of `actors.html`, each with its groups.
    actor_pages: Vec<Vec<Group>>,
}

/// Actors under one heading, each with its depth below it.
#[derive(Debug)]
struct Group {
    side: Option<ActorKey>,
    kind: ActorKind,
    actors: Vec<(ActorKey, usize)>,
}

impl Lists {
    /// Puts the lists in order.
    pub(crate) fn of(library: &Library, members: impl Fn(ActorKey) -> Vec<ActorKey>) -> Self {
        let mut sources: Vec<SourceKey> = (0..library.sources.len() as u32).map(SourceKey).collect();
        sources.sort_by_key(|&key| {
            let source = &library[key];
            (source.publisher.is_none(), source.publisher.as_deref(), source.title.as_str(), key)
        });
        let live = library.sources.iter().filter(|source| source.withdrawn.is_none());
        // A publisher that is not known is nobody else's, so the source at the root stands for it.
        let origins: BTreeSet<(Option<&str>, Option<SourceKey>)> = live
            .map(|source| match library[source.root].publisher.as_deref() {
                Some(publisher) => (Some(publisher), None),
                None => (None, Some(source.root)),
            })
            .collect();
        Self { sources, origins: origins.len(), actor_pages: actor_pages(actor_groups(library, members)) }
    }

    /// How many pages the list of sources has; at least one.
    pub(crate) fn source_pages(&self) -> u32 {
        self.sources.len().div_ceil(ENTRIES).max(1) as u32
    }

    /// How many pages the list of actors has; at least one.
    pub(crate) fn actor_pages(&self) -> u32 {
        self.actor_pages.len() as u32
    }
}

/// Sides with members first, then those who stand alone, by kind.
fn actor_groups(library: &Library, members: impl Fn(ActorKey) -> Vec<ActorKey>) -> Vec<Group> {
    let tops = (0..library.actors.len() as u32).map(ActorKey).filter(|&key| library[key].part_of.is_none());
    let (mut sides, mut alone): (Vec<ActorKey>, Vec<ActorKey>) = tops.partition(|&key| !members(key).is_empty());
    sides.sort_by_key(|&key| (&library[key].name, key));
    alone.sort_by_key(|&key| (library[key].kind, &library[key].name, key));
    let mut groups = Vec::new();
    for side in sides {
        let mut actors = Vec::new();
        let mut waiting = vec![(side, 0)];
        while let Some((actor, depth)) = waiting.pop() {
            actors.push((actor, depth));
            let mut below = members(actor);
            below.sort_by_key(|&key| (Reverse(&library[key].name), key));
            waiting.extend(below.into_iter().map(|member| (member, depth + 1)));
        }
        groups.push(Group { side: Some(side), kind: library[side].kind, actors });
    }
    for actors in alone.chunk_by(|&left, &right| library[left].kind == library[right].kind) {
        for part in actors.chunks(ENTRIES) {
            let actors = part.iter().map(|&actor| (actor, 0)).collect();
            groups.push(Group { side: None, kind: library[part[0]].kind, actors });
        }
    }
    groups
}

/// Whole groups on pages: a side stays together, so a page may be longer than the rest where a side is.
fn actor_pages(groups: Vec<Group>) -> Vec<Vec<Group>> {
    let mut pages: Vec<Vec<Group>> = vec![Vec::new()];
    let mut held = 0;
    for group in groups {
        if held > 0 && held + group.actors.len() > ENTRIES {
            pages.push(Vec::new());
            held = 0;
        }
        held += group.actors.len();
        pages.last_mut().expect("there is always a page to add to").push(group);
    }
    pages
}

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
        reliability: source.reliability.word(),
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
