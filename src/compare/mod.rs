//! Compares sources: a pure function of the linked content, by `comparison.md`.
//!
//! Two comparisons are kept apart. *Reports*: do the sources report the same? *Positions*: do those who speak agree? What a source
//! states in its own voice and what it attributes are never merged. Nothing here reads a file, a clock or the order of files: keys
//! are numbered by id, and every list is built in the order of keys.
//!
//! No step looks at every two sources of a question: claims are grouped by answer first, and every two *distinct answers* looked at.

mod actors;
mod answers;
mod cells;
mod conflict;
mod events;
mod flags;
mod ground;
mod origin;
mod verdict;

#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::model::comparison::{Comparisons, JudgementComparison, QuestionComparison, SourceComparison};
use crate::model::id::QuestionKey;
use crate::model::library::Library;
use crate::model::quote::TextFindings;
use crate::model::words::VerdictGroup;
use ground::Ground;

/// Compares everything in the library.
///
/// What was found in the archived texts decides the flag `unproven-quotes`, what silence is worth and who is never named.
pub fn compare(library: &Library, texts: TextFindings) -> Comparisons {
    let ground = Ground::new(library);
    let keys = 0..library.questions.len() as u32;
    let questions = keys.into_par_iter().map(|key| compare_question(library, &ground, QuestionKey(key), &texts)).collect();
    let sources = ground.answered.iter().map(|answered| SourceComparison { answered: answered.clone(), differs: Vec::new() }).collect();
    Comparisons {
        questions,
        events: events::compare_events(library, &ground),
        actors: actors::compare_actors(library, &ground, &texts),
        sources,
        judgements: library.briefings.iter().map(|briefing| vec![JudgementComparison::default(); briefing.judgements.len()]).collect(),
        texts,
    }
}

fn compare_question(library: &Library, ground: &Ground, key: QuestionKey, texts: &TextFindings) -> QuestionComparison {
    let question = &library[key];
    let claims = &ground.live[key.index()];
    let finding = verdict::find_verdict(library, question, claims);
    let fragile = verdict::find_fragility(library, question, claims, &finding);
    let flags = flags::find_flags(library, question, claims, finding.verdict, &fragile, &texts.quotes);
    let answers = answers::tally_answers(library, question, claims);
    let group = finding.verdict.group();
    let total = (!group.excludes() && group > VerdictGroup::Open).then(|| answers::tally(library, claims));
    let cells = cells::fill_cells(library, ground, key);
    let (witness, inference) = (finding.witness, Vec::new());
    QuestionComparison { verdict: finding.verdict, flags, witness, answers, total, cells, fragile, inference }
}
