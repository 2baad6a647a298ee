//! Answers that change: which claims a later one supersedes (`docs/comparison.md`, "Answers that change").

use std::collections::BTreeMap;

use crate::compare::testimony::Testimony;
use crate::compare::time::Time;
use crate::model::answer::Given;
use crate::model::id::ClaimKey;
use crate::model::library::Question;

/// The claims that a certainly later one supersedes, each with a claim that does.
///
/// Claims are grouped by answer: of those that give one answer, the latest supersedes whatever any of them does.
pub(super) fn superseded(question: &Question, testimonies: &[&Testimony]) -> BTreeMap<ClaimKey, ClaimKey> {
    if !question.over_time {
        return BTreeMap::new();
    }
    let mut latest: BTreeMap<Given<'_>, Latest> = BTreeMap::new();
    for testimony in testimonies {
        let entry = latest.entry(testimony.given()).or_default();
        entry.any.take(testimony);
        if testimony.has_voice() {
            entry.voiced.take(testimony);
        }
    }
    // For each answer, the latest of all claims whose answers say more than it does: any such, and such as have a voice.
    let ordered = |of: fn(&Latest) -> Last| {
        let known = latest.iter().filter(|(given, _)| !given.answer.is_not_known());
        let mut ordered: Vec<(Given<'_>, Last)> = known.map(|(&given, latest)| (given, of(latest))).collect();
        ordered.sort_by_key(|(_, last)| std::cmp::Reverse(last.begins()));
        ordered
    };
    let (any, voiced) = (ordered(|latest| latest.any), ordered(|latest| latest.voiced));
    let over = |ordered: &[(Given<'_>, Last)], given: Given<'_>| {
        ordered.iter().find(|(later, _)| !question.follows_from(*later, given)).map_or(Last::default(), |(_, last)| *last)
    };
    let over = |given: Given<'_>| Latest { any: over(&any, given), voiced: over(&voiced, given) };
    let over: BTreeMap<Given<'_>, Latest> = latest.keys().map(|&given| (given, over(given))).collect();
    let mut superseded = BTreeMap::new();
    for testimony in testimonies {
        let over = over[&testimony.given()];
        let later = if testimony.has_voice() { over.voiced } else { over.any };
        if let Some((_, claim)) = later.0.filter(|(time, _)| time.is_after(testimony.time)) {
            superseded.insert(testimony.claim, claim);
        }
    }
    superseded
}

/// The latest of some claims: of any, and of those with a voice.
#[derive(Debug, Clone, Copy, Default)]
struct Latest {
    any: Last,
    voiced: Last,
}

/// The claim whose time begins last.
#[derive(Debug, Clone, Copy, Default)]
struct Last(Option<(Time, ClaimKey)>);

impl Last {
    fn take(&mut self, testimony: &Testimony) {
        self.keep(Self(Some((testimony.time, testimony.claim))));
    }

    fn keep(&mut self, other: Self) {
        if other.begins() > self.begins() {
            *self = other;
        }
    }

    /// When the time begins; `None` where it is open or unknown, and where there is no claim.
    fn begins(&self) -> impl Ord + use<> {
        self.0.and_then(|(time, _)| time.at.and_then(|at| at.time_range().first))
    }
}
