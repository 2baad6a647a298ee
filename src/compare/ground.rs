//! The claims sorted into the places where the comparison needs them: by question, by event, by source.

use crate::model::id::{ClaimKey, EventKey, QuestionKey, SourceKey};
use crate::model::library::Library;

/// Claims and sources by where they belong. Every list is in the order of keys.
pub(super) struct Ground {
    /// By question: its live claims.
    pub(super) live: Vec<Vec<ClaimKey>>,
    /// By question: its withdrawn claims.
    pub(super) withdrawn: Vec<Vec<ClaimKey>>,
    /// By event: the sources that cover it, withdrawn ones among them.
    pub(super) sources: Vec<Vec<SourceKey>>,
    /// By event: its questions in the order of the table, by `order`, then id; those without an order come last.
    pub(super) questions: Vec<Vec<QuestionKey>>,
    /// By source: the questions that it answers with a live claim.
    pub(super) answered: Vec<Vec<QuestionKey>>,
    /// By source: the events on which it has a live claim.
    pub(super) spoken: Vec<Vec<EventKey>>,
}

impl Ground {
    pub(super) fn new(library: &Library) -> Self {
        let mut ground = Self {
            live: vec![Vec::new(); library.questions.len()],
            withdrawn: vec![Vec::new(); library.questions.len()],
            sources: vec![Vec::new(); library.events.len()],
            questions: vec![Vec::new(); library.events.len()],
            answered: vec![Vec::new(); library.sources.len()],
            spoken: vec![Vec::new(); library.sources.len()],
        };
        for (index, claim) in library.claims.iter().enumerate() {
            let key = ClaimKey(index as u32);
            if library.is_live(key) {
                ground.live[claim.question.index()].push(key);
                ground.answered[claim.source.index()].push(claim.question);
                ground.spoken[claim.source.index()].push(library[claim.question].event);
            } else {
                ground.withdrawn[claim.question.index()].push(key);
            }
        }
        for (index, source) in library.sources.iter().enumerate() {
            for coverage in &source.covers {
                ground.sources[coverage.event.index()].push(SourceKey(index as u32));
            }
        }
        for (index, question) in library.questions.iter().enumerate() {
            ground.questions[question.event.index()].push(QuestionKey(index as u32));
        }
        for questions in &mut ground.questions {
            questions.sort_by_key(|&key| (library[key].order.is_none(), library[key].order, key));
        }
        ground.answered.iter_mut().for_each(sort_once);
        ground.spoken.iter_mut().for_each(sort_once);
        ground
    }
}

/// Sorts a list and keeps each entry once.
pub(super) fn sort_once<Key: Ord>(keys: &mut Vec<Key>) {
    keys.sort_unstable();
    keys.dedup();
}
