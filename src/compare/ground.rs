//! The claims sorted into the places where the comparison needs them: by question, by event, by source.

use crate::model::comparison::MOST_CELLS;
use crate::model::id::{ClaimKey, EventKey, QuestionKey, SourceKey};
use crate::model::library::{ClaimStanding, Library};
use crate::model::list::List;

/// Claims and sources by where they belong. Every list is in the order of keys.
pub(super) struct Ground {
    /// By question: the claims that count.
    pub(super) live: List<QuestionKey, Vec<ClaimKey>>,
    /// By question: live claims in whose place a later text answers.
    pub(super) changed: List<QuestionKey, Vec<ClaimKey>>,
    /// By question: its withdrawn claims.
    pub(super) withdrawn: List<QuestionKey, Vec<ClaimKey>>,
    /// By event: the sources that cover it, withdrawn ones among them; none, where the tables would be too large.
    pub(super) sources: List<EventKey, Vec<SourceKey>>,
    /// By event: its questions in the order of the table, by `order`, then id; those without an order come last.
    pub(super) questions: List<EventKey, Vec<QuestionKey>>,
    /// By source: the questions that it answers with a claim that counts.
    pub(super) answered: List<SourceKey, Vec<QuestionKey>>,
    /// By source: the events on which it has a live claim.
    pub(super) spoken: List<SourceKey, Vec<EventKey>>,
}

impl Ground {
    pub(super) fn new(library: &Library) -> Self {
        let mut ground = Self {
            live: library.questions.filled(Vec::new()),
            changed: library.questions.filled(Vec::new()),
            withdrawn: library.questions.filled(Vec::new()),
            sources: library.events.filled(Vec::new()),
            questions: library.events.filled(Vec::new()),
            answered: library.sources.filled(Vec::new()),
            spoken: library.sources.filled(Vec::new()),
        };
        for (key, claim) in library.claims.entries() {
            let standing = library.standing(key);
            let list = match standing {
                ClaimStanding::Counts => &mut ground.live,
                ClaimStanding::Changed => &mut ground.changed,
                ClaimStanding::Withdrawn => &mut ground.withdrawn,
            };
            list[claim.question].push(key);
            if standing == ClaimStanding::Counts {
                ground.answered[claim.source].push(claim.question);
            }
            if standing != ClaimStanding::Withdrawn {
                ground.spoken[claim.source].push(library[claim.question].event);
            }
        }
        for (key, source) in library.sources.entries() {
            for coverage in &source.covers {
                ground.sources[coverage.event].push(key);
            }
        }
        for (key, question) in library.questions.entries() {
            ground.questions[question.event].push(key);
        }
        let cells = ground.sources.iter().zip(&ground.questions).map(|(sources, questions)| sources.len() * questions.len());
        if cells.sum::<usize>() > MOST_CELLS {
            ground.sources.iter_mut().for_each(Vec::clear);
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
