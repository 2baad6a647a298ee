//! `sources.html` and `actors.html`, and their further parts.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::id::{ActorKey, ClaimKey, QuestionKey, SourceKey};
use crate::model::library::Publisher;
use crate::model::site_map::PageId;
use crate::model::view::{ActorGroup, ActorRow, ActorsPage, Body, PageView, PartLink, Phrase, SourcesPage};
use crate::model::wording::capital;
use crate::model::words::ActorKind;
use crate::plan::frame::Heading;
use crate::plan::jsonld;
use crate::plan::lists::{ENTRIES, Group};
use crate::plan::report_row::report_rows;
use crate::plan::viewpoint::Viewpoint;

/// The most sides, and questions of a contradiction, that one sentence names.
const SIDES: usize = 3;

pub(super) fn sources_page(at: &Viewpoint<'_>, part: u32) -> PageView {
    let lists = &at.plan.lists;
    let rows = lists.sources.chunks(ENTRIES).nth(part as usize).unwrap_or_default();
    let body = SourcesPage {
        list: "sources",
        lead: sources_lead(at),
        rows: report_rows(at, rows, &[]),
        parts: parts(at, lists.source_pages(), part, PageId::Sources),
    };
    at.page(
        Heading { title: at.words().get("nav_sources").to_owned(), wide: true, about: Some(jsonld::collection(at)), ..Heading::default() },
        Body::Sources(body),
    )
}

/// How many reports there are, how many share a publisher, how many name none.
fn sources_lead(at: &Viewpoint<'_>) -> String {
    let library = at.library();
    let live: Vec<_> = library.sources.iter().filter(|source| source.withdrawn_with.is_none()).collect();
    let mut known: Vec<_> = live.iter().map(|source| source.publisher_key).filter(|key| !matches!(key, Publisher::Unknown(_))).collect();
    let unknown = live.len() - known.len();
    known.sort_unstable();
    let of_known = known.len();
    known.dedup();
    let words = at.words();
    // A copy, and the text of a wire, have the publisher of what they carry.
    let are_own = live.iter().all(|source| source.derived_from.is_none());
    let pattern = if are_own { "sources_share" } else { "sources_share_copies" };
    let publishers = (of_known > known.len()).then(|| words.count(pattern, of_known, &[("publishers", &words.number(known.len()))]));
    let unknown = (unknown > 0).then(|| words.count("sources_unknown_publisher", unknown, &[]));
    let withdrawn = library.sources.len() - live.len();
    let withdrawn = (withdrawn > 0).then(|| words.count("withdrawn_count", withdrawn, &[]));
    let all = words.count("sources_lead", live.len(), &[]);
    [Some(all), publishers, unknown, withdrawn].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// How many actors there are, and the sides that have members.
fn actors_lead(at: &Viewpoint<'_>) -> String {
    let (library, words) = (at.library(), at.words());
    let groups = at.plan.lists.actor_pages.iter().flatten();
    let sides: Vec<String> = groups.filter_map(|group| group.side).map(|side| words.isolated(&library[side].called)).collect();
    let all = words.count("actors_lead", library.actors.len(), &[]);
    let named = match sides.len() {
        0 => None,
        count if count > SIDES => Some(words.count("count_sides", count, &[])),
        count => Some(words.count("sides_named", count, &[("sides", &words.listed(&sides))])),
    };
    [Some(all), named.as_deref().map(capital)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Who contradicts whom, and on what.
fn contradictions(at: &Viewpoint<'_>) -> Vec<Phrase> {
    let contradictions = at.plan.lists.contradictions(at.comparisons());
    let phrase = |((one, other), questions): &((ActorKey, ActorKey), Vec<QuestionKey>)| {
        let parts = [
            ("one", Phrase::of_link(at.actor(*one))),
            ("other", Phrase::of_link(at.actor(*other))),
            ("questions", Phrase::row_and_more(at.words(), at.short_questions(questions), SIDES)),
        ];
        Phrase::filled(at.words().get("contradict"), &parts)
    };
    Phrase::lines_and_count(at.words(), contradictions.shown.iter().map(phrase).collect(), contradictions.more)
}

pub(super) fn actors_page(at: &Viewpoint<'_>, part: u32) -> PageView {
    let lists = &at.plan.lists;
    let groups = lists.actor_pages.get(part as usize).map(Vec::as_slice).unwrap_or_default();
    let body = ActorsPage {
        list: "actors",
        lead: actors_lead(at),
        contradictions: contradictions(at),
        groups: groups.iter().enumerate().map(|(index, group)| actor_group(at, index, group)).collect(),
        parts: parts(at, lists.actor_pages(), part, PageId::Actors),
    };
    at.page(Heading { about: Some(jsonld::collection(at)), ..Heading::default() }, Body::Actors(body))
}

fn actor_group(at: &Viewpoint<'_>, index: usize, group: &Group) -> ActorGroup {
    let library = at.library();
    let row = |position: usize, &(key, depth): &(ActorKey, usize)| {
        let next = group.actors.get(position + 1).map_or(0, |&(_, depth)| depth);
        let mut claims = at.plan.mentions.spoken(library, at.comparisons(), key);
        claims.retain(|&claim| library.counts(claim));
        let heard_in: BTreeSet<SourceKey> = claims.iter().map(|&claim| library[claim].source).collect();
        ActorRow {
            actor: at.actor_in_full(key),
            kind: library[key].kind.word(),
            heard_in: heard_in.len(),
            claims: claims.len(),
            says_on: says_on(at, &claims),
            publishes: at.plan.mentions.published(key).count(),
            also_named: also_named(at, key),
            opens: next > depth,
            closes: vec![(); depth.saturating_sub(next)],
        }
    };
    ActorGroup {
        anchor: format!("group-{}", index + 1),
        side: group.side.map(|side| at.actor_in_full(side)),
        kind: group.side.is_none().then(|| group.kind.word()),
        rows: group.actors.iter().enumerate().map(|(position, actor)| row(position, actor)).collect(),
    }
}

/// `One statement on Who must act.` Where it speaks on few questions, which is what a reader wants to know of an unnamed voice.
fn says_on(at: &Viewpoint<'_>, claims: &[ClaimKey]) -> Option<Phrase> {
    let library = at.library();
    let mut questions: Vec<QuestionKey> = claims.iter().map(|&claim| library[claim].question).collect();
    questions.sort_unstable();
    questions.dedup();
    if !(1..=SIDES).contains(&questions.len()) {
        return None;
    }
    let links = at.short_questions(&questions);
    let statements = at.words().count("count_statements", claims.len(), &[]);
    let parts = [("statements", Phrase::of_text(statements)), ("questions", Phrase::row(at.words(), links))];
    Some(Phrase::filled(at.words().get("actor_says_on"), &parts))
}

/// `also named Atta Tarar`: the names in reports, the most frequent first, that have a word its own name lacks.
fn also_named(at: &Viewpoint<'_>, key: ActorKey) -> Option<String> {
    let actor = &at.library()[key];
    if actor.kind == ActorKind::Unnamed {
        return None;
    }
    let own: Vec<&str> = actor.name.split_whitespace().collect();
    let is_another = |form: &str| form.split_whitespace().any(|word| !own.contains(&word));
    let mut forms: Vec<_> = at.comparisons().actor(key).names.iter().filter(|name| is_another(&name.form)).collect();
    forms.sort_by_key(|name| Reverse(name.sources.len()));
    let named: Vec<String> = forms.iter().map(|name| at.words().isolated(&name.form)).collect();
    (!named.is_empty()).then(|| at.words().say("actor_also_named", &[("names", &at.words().listed_and_more(&named, SIDES))]))
}

fn parts(at: &Viewpoint<'_>, count: u32, current: u32, page: impl Fn(u32) -> PageId) -> Vec<PartLink> {
    if count < 2 {
        return Vec::new();
    }
    let link = |part| PartLink { href: at.href(page(part)), number: part as usize + 1, current: part == current };
    (0..count).map(link).collect()
}
