//! The order of the lists of sources and of actors. A long list is spread over several pages, so that no page holds the whole site.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::model::comparison::Comparisons;
use crate::model::id::{ActorKey, QuestionKey, SourceKey};
use crate::model::library::Library;
use crate::model::words::ActorKind;

/// The most entries that a page of a list holds.
pub(crate) const ENTRIES: usize = 1_000;
/// The most contradictions that the list of actors opens with.
const CONTRADICTIONS: usize = 6;

/// The lists in the order in which they are shown, made once for all their pages.
#[derive(Debug)]
pub(crate) struct Lists {
    /// Sources by publisher, unknown ones last, then by title.
    pub(crate) sources: Vec<SourceKey>,
    /// The pages of `actors.html`, each with its groups.
    pub(crate) actor_pages: Vec<Vec<Group>>,
    contradictions: OnceLock<Contradictions>,
}

/// Who contradicts whom, the most questions first, each two once.
#[derive(Debug)]
pub(crate) struct Contradictions {
    /// The first of them, with their questions.
    pub(crate) shown: Vec<((ActorKey, ActorKey), Vec<QuestionKey>)>,
    /// How many there are beyond.
    pub(crate) more: usize,
}

/// Actors under one heading, each with its depth below it.
#[derive(Debug)]
pub(crate) struct Group {
    /// The side; `None` for actors that stand alone.
    pub(crate) side: Option<ActorKey>,
    /// The kind of those that stand alone.
    pub(crate) kind: ActorKind,
    /// Each before its members.
    pub(crate) actors: Vec<(ActorKey, usize)>,
}

impl Lists {
    /// Puts the lists in order.
    pub(crate) fn of(library: &Library, members: impl Fn(ActorKey) -> Vec<ActorKey>) -> Self {
        let mut sources: Vec<SourceKey> = library.sources.keys().collect();
        sources.sort_by_key(|&key| {
            let source = &library[key];
            (source.publisher.is_none(), source.publisher.as_deref(), source.heading(), key)
        });
        Self { sources, actor_pages: actor_pages(actor_groups(library, members)), contradictions: OnceLock::new() }
    }

    /// The contradictions that every page of the list of actors opens with; found when the first of these pages asks. `comparisons` are
    /// those of the listed site.
    pub(crate) fn contradictions(&self, comparisons: &Comparisons) -> &Contradictions {
        self.contradictions.get_or_init(|| contradictions(comparisons))
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

fn contradictions(comparisons: &Comparisons) -> Contradictions {
    let mut pairs: BTreeMap<(ActorKey, ActorKey), Vec<QuestionKey>> = BTreeMap::new();
    for (one, compared) in comparisons.actors.entries() {
        for dispute in compared.disputes.iter().filter(|dispute| one < dispute.with) {
            pairs.entry((one, dispute.with)).or_default().push(dispute.question);
        }
    }
    let more = pairs.len().saturating_sub(CONTRADICTIONS);
    let mut shown: Vec<_> = pairs.into_iter().collect();
    shown.sort_by_key(|(actors, questions)| (Reverse(questions.len()), *actors));
    shown.truncate(CONTRADICTIONS);
    shown.shrink_to_fit();
    Contradictions { shown, more }
}

/// Sides with members first, then those who stand alone, by kind.
fn actor_groups(library: &Library, members: impl Fn(ActorKey) -> Vec<ActorKey>) -> Vec<Group> {
    let tops = library.actors.keys().filter(|&key| library[key].part_of.is_none());
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
