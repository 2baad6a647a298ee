//! Compares sources: a pure function of the linked content, by `docs/comparison.md`.
//!
//! Two comparisons are kept apart. *Reports*: do the sources report the same? *Positions*: do those who speak agree? What a source
//! states in its own voice and what it attributes are never merged. Nothing here reads a file, a clock or the order of files: keys
//! are numbered by id, and every list is built in the order of keys.
//!
//! In reading order: a claim becomes `testimony`, with who publishes it and whose voice it is; `relations` tell how every two answers
//! stand to each other, never every two sources, and `groups` who gives each; `change` tells what later answers supersede; `origins` counts who is
//! independent; `verdict` takes the first row that fits, and `fragility` asks again without a source.

mod actors;
mod answers;
mod cells;
mod change;
mod events;
mod flags;
mod fragility;
mod ground;
mod groups;
mod judgements;
mod matching;
mod origins;
mod relations;
mod sources;
mod spread;
mod testimony;
mod time;
mod verdict;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::comparison::{Comparisons, Difference, QuestionComparison, SourceComparison};
use crate::model::id::{ActorKey, QuestionKey, SourceKey};
use crate::model::library::Library;
use crate::model::list::List;
use crate::model::quote::TextFindings;
use crate::model::words::Verdict;
use ground::Ground;
use groups::Groups;
use relations::Relations;
use testimony::{Testimony, testimonies};
use verdict::Case;

/// What the live claims on each question say.
type Heard = List<QuestionKey, Vec<Testimony>>;
/// On each question every two actors whose positions exclude each other, the lower key first.
type Opposed<'compared> = List<QuestionKey, &'compared [(ActorKey, ActorKey)]>;

/// Compares everything in the library.
///
/// What was found in the archived texts decides the flag `unproven-quotes`, what silence is worth and who is never named.
pub fn compare(library: &Library, texts: TextFindings) -> Comparisons {
    let ground = Ground::new(library);
    let keys = || library.questions.par_keys();
    let heard: Heard = keys().map(|key| testimonies(library, key, &ground.live[key])).collect();
    let compared: List<QuestionKey, Compared> = keys().map(|key| compare_question(library, &ground, key, &heard[key], &texts)).collect();
    let mut sources: List<SourceKey, SourceComparison> =
        ground.answered.iter().map(|answered| SourceComparison { answered: answered.clone(), differs: Vec::new() }).collect();
    for compared in &compared {
        for (&source, &difference) in &compared.differences {
            sources[source].differs.push(difference);
        }
    }
    let opposed: Opposed<'_> = compared.iter().map(|compared| compared.opposed.as_slice()).collect();
    Comparisons {
        events: events::compare_events(library, &ground, &heard),
        actors: actors::compare_actors(library, &ground, &heard, &opposed, &texts),
        sources,
        judgements: judgements::compare_judgements(library, &heard),
        questions: compared.into_iter().map(|compared| compared.question).collect(),
        texts,
    }
}

/// A question compared, with what it tells of sources and actors.
struct Compared {
    question: QuestionComparison,
    differences: BTreeMap<SourceKey, Difference>,
    /// Every two actors whose positions exclude each other, the lower key first.
    opposed: Vec<(ActorKey, ActorKey)>,
}

fn compare_question(library: &Library, ground: &Ground, key: QuestionKey, heard: &[Testimony], texts: &TextFindings) -> Compared {
    let relations = Relations::of(&library[key], heard);
    let case = Case::new(library, &library[key], &relations, heard.iter().collect());
    let finding = case.find();
    let groups = Groups::of(&case);
    let fragile = fragility::find_fragility(&case, &finding);
    let inference = fragility::find_inference(&case, &fragile);
    let flags = flags::find_flags(&case, &groups, &finding, &fragile, &inference, &texts.quotes);
    let answers = answers::tally_answers(&case);
    let cells = cells::fill_cells(library, ground, key, texts);
    let (verdict, witness, total) = (finding.verdict, finding.witness, finding.total);
    let vague = groups.vague();
    let within = (verdict == Verdict::SideDiffers).then(|| spread::within(&case));
    let opposed = actors::opposed(&groups);
    let parties_dispute = spread::parties_dispute(&groups);
    Compared {
        question: QuestionComparison { verdict, flags, witness, vague, within, parties_dispute, answers, total, cells, fragile, inference },
        differences: sources::find_differences(library, key, &groups),
        opposed,
    }
}
