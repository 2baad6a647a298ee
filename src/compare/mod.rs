//! Compares sources: a pure function of the linked content, by `comparison.md`.
//!
//! Two comparisons are kept apart. *Reports*: do the sources report the same? *Positions*: do those who speak agree? What a source
//! states in its own voice and what it attributes are never merged. Nothing here reads a file, a clock or the order of files: keys
//! are numbered by id, and every list is built in the order of keys.
//!
//! No step looks at every two sources of a question, with one exception: `pairs`, whose result is a list of such pairs. The others
//! group claims by answer first, and look at every two *distinct answers*.

mod actors;
mod answers;
mod cells;
mod conflict;
mod events;
mod flags;
mod ground;
mod origin;
mod pairs;
mod reason;
mod verdict;

#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::model::comparison::{Comparisons, QuestionComparison, SourceComparison};
use crate::model::id::{ClaimKey, QuestionKey};
use crate::model::library::Library;
use crate::model::list::List;
use crate::model::words::QuoteState;
use ground::Ground;

/// Compares everything in the library.
///
/// `quotes` holds the state of every claim's quote, by claim; it decides the flag `unproven-quotes` and nothing else.
pub fn compare(library: &Library, quotes: List<ClaimKey, QuoteState>) -> Comparisons {
    let ground = Ground::new(library);
    let questions = library.questions.par_keys().map(|key| compare_question(library, &ground, key, &quotes)).collect();
    let sources = ground.answered.iter().map(|answered| SourceComparison { answered: answered.clone() }).collect();
    Comparisons {
        questions,
        events: events::compare_events(library, &ground).into(),
        actors: actors::compare_actors(library, &ground).into(),
        sources,
        pairs: pairs::compare_pairs(library, &ground),
        quotes,
    }
}

fn compare_question(library: &Library, ground: &Ground, key: QuestionKey, quotes: &List<ClaimKey, QuoteState>) -> QuestionComparison {
    let question = &library[key];
    let claims = &ground.live[key.index()];
    let finding = verdict::find_verdict(library, question, claims);
    let fragile = verdict::find_fragility(library, question, claims, &finding);
    let flags = flags::find_flags(library, question, claims, finding.verdict, &fragile, quotes);
    let answers = answers::tally_answers(library, question, claims);
    let total = answers::tally(library, claims);
    let cells = cells::fill_cells(library, ground, key);
    let reason = reason::find_reason(library, question, &finding, claims);
    QuestionComparison { verdict: finding.verdict, flags, reason, witness: finding.witness, answers, total, cells, fragile }
}
