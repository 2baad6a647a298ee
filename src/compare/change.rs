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
    let over = |given: Given<'_>| {
        let mut over = Latest::default();
        for (&later, latest) in &latest {
            if !later.answer.is_not_known() && !question.follows_from(later, given) {
                over.any.keep(latest.any);
                over.voiced.keep(latest.voiced);
            }
        }
        over
    };
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
        let begins = |last: &Self| last.0.and_then(|(time, _)| time.at.and_then(|at| at.time_range().first));
        if begins(&other) > begins(self) {
            *self = other;
        }
    }
}
