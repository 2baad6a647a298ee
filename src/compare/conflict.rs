//! Claims on one question grouped by answer, and what it means that two answers are incompatible.

use std::collections::BTreeMap;

use crate::model::id::{ActorKey, ClaimKey, SourceKey};
use crate::model::library::{Answer, Library, Question};

/// Who gives one answer.
pub(super) struct Holders<'library> {
    pub(super) answer: &'library Answer,
    /// Claims in a source's own voice.
    pub(super) own: Vec<ClaimKey>,
    /// Claims by actor; a joint claim stands under each of its actors.
    pub(super) actors: BTreeMap<ActorKey, Vec<ClaimKey>>,
    /// Every claim, each once.
    pub(super) claims: Vec<ClaimKey>,
}

/// The claims grouped by equal answers, in the order of answers. Within a group claims keep their order.
pub(super) fn group_by_answer<'library>(library: &'library Library, claims: &[ClaimKey]) -> Vec<Holders<'library>> {
    let mut groups: BTreeMap<&Answer, Holders<'library>> = BTreeMap::new();
    for &key in claims {
        let claim = &library[key];
        let holders = groups.entry(&claim.answer).or_insert_with(|| Holders {
            answer: &claim.answer,
            own: Vec::new(),
            actors: BTreeMap::new(),
            claims: Vec::new(),
        });
        holders.claims.push(key);
        if claim.by.is_empty() {
            holders.own.push(key);
        }
        for &actor in &claim.by {
            holders.actors.entry(actor).or_default().push(key);
        }
    }
    groups.into_values().collect()
}

/// Every two groups whose answers are incompatible.
pub(super) fn incompatible_groups<'groups, 'library>(
    question: &'groups Question,
    groups: &'groups [Holders<'library>],
) -> impl Iterator<Item = (&'groups Holders<'library>, &'groups Holders<'library>)> {
    let pairs = groups.iter().enumerate().flat_map(|(index, left)| groups[index + 1..].iter().map(move |right| (left, right)));
    pairs.filter(|(left, right)| !question.compatible(left.answer, right.answer))
}

/// Two claims by which the sources themselves differ: both in their own voice, or both for the same speaker and not in two
/// statements that are named and different (fine print 21).
pub(super) fn differing_claims(library: &Library, left: &Holders<'_>, right: &Holders<'_>) -> Option<(ClaimKey, ClaimKey)> {
    own_voices_of_two_sources(library, left, right)
        .or_else(|| same_speaker(left, right, |first, second| speaker_reported_differently(library, first, second)))
}

/// Two claims by which one actor contradicts itself: within one source, or in two statements that are named and different. Two
/// claims that name the same statement are no shift of the actor's.
pub(super) fn shifting_claims(library: &Library, left: &Holders<'_>, right: &Holders<'_>) -> Option<(ClaimKey, ClaimKey)> {
    same_speaker(left, right, |first, second| {
        let (first, second) = (&library[first], &library[second]);
        match (first.statement, second.statement) {
            (Some(one), Some(other)) => one != other,
            _ => first.source == second.source,
        }
    })
}

/// Whether one source gives both answers in its own voice.
pub(super) fn contradicts_itself(library: &Library, left: &Holders<'_>, right: &Holders<'_>) -> bool {
    let sources: Vec<SourceKey> = right.own.iter().map(|&claim| library[claim].source).collect();
    left.own.iter().any(|&claim| sources.binary_search(&library[claim].source).is_ok())
}

/// Whether two different actors of one side hold one answer each (fine print 22).
pub(super) fn splits_a_side(library: &Library, left: &Holders<'_>, right: &Holders<'_>) -> bool {
    let by_side = |holders: &Holders<'_>| {
        let mut sides: BTreeMap<ActorKey, Vec<ActorKey>> = BTreeMap::new();
        for &actor in holders.actors.keys() {
            sides.entry(library.side(actor)).or_default().push(actor);
        }
        sides
    };
    let rights = by_side(right);
    by_side(left)
        .iter()
        .any(|(side, actors)| rights.get(side).is_some_and(|others| actors.len() > 1 || others.len() > 1 || actors != others))
}

/// Whether two sources report one speaker's answer differently. Both claims are by that speaker.
fn speaker_reported_differently(library: &Library, first: ClaimKey, second: ClaimKey) -> bool {
    let (first, second) = (&library[first], &library[second]);
    let two_statements = first.statement.zip(second.statement).is_some_and(|(one, other)| one != other);
    first.source != second.source && !two_statements
}

fn own_voices_of_two_sources(library: &Library, left: &Holders<'_>, right: &Holders<'_>) -> Option<(ClaimKey, ClaimKey)> {
    // Claims are in the order of sources: if first and last of both groups lie in one source, all do.
    let ends = |claims: &[ClaimKey]| Some([*claims.first()?, *claims.last()?]);
    let (lefts, rights) = (ends(&left.own)?, ends(&right.own)?);
    let pairs = lefts.into_iter().flat_map(|first| rights.into_iter().map(move |second| (first, second)));
    pairs.into_iter().find(|&(first, second)| library[first].source != library[second].source)
}

fn same_speaker(left: &Holders<'_>, right: &Holders<'_>, wanted: impl Fn(ClaimKey, ClaimKey) -> bool) -> Option<(ClaimKey, ClaimKey)> {
    left.actors.iter().find_map(|(actor, firsts)| {
        let seconds = right.actors.get(actor)?;
        firsts.iter().find_map(|&first| seconds.iter().find(|&&second| wanted(first, second)).map(|&second| (first, second)))
    })
}
