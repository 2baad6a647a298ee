//! Sites that are too large to be compared.

use std::collections::BTreeSet;

use super::Site;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::comparison::{MOST_CELLS, MOST_SPEAKERS};
use crate::model::id::{ActorKey, EventKey};
use crate::model::list::List;

/// All tables together, where they are too large: said at the event that has the largest.
pub(super) fn tables(site: &Site<'_>) -> Vec<Diagnostic> {
    let library = site.library;
    let (mut sources, mut questions) = (library.events.filled(0_usize), library.events.filled(0_usize));
    library.questions.iter().for_each(|question| questions[question.event] += 1);
    library.sources.iter().flat_map(|source| &source.covers).for_each(|coverage| sources[coverage.event] += 1);
    let cells: List<EventKey, usize> = sources.iter().zip(&questions).map(|(sources, questions)| sources * questions).collect();
    let all: usize = cells.iter().sum();
    let largest = cells.keys().max_by_key(|&event| cells[event]).filter(|_| all > MOST_CELLS);
    let finding = |event: EventKey| {
        let (sources, questions) = (sources[event], questions[event]);
        let message = format!(
            "{sources} sources and {questions} questions make {} of {all} cells of all tables, and at most {MOST_CELLS} are made",
            cells[event]
        );
        let help = "take away what nobody answers, or make several sites";
        Diagnostic::new(Code::TooMuchToCompare, library[event].record.place(&[]), message, help)
    };
    largest.map(finding).into_iter().collect()
}

/// Questions on which too many speak.
pub(super) fn speakers(site: &Site<'_>) -> Vec<Diagnostic> {
    let library = site.library;
    let mut speakers = library.questions.filled(BTreeSet::<ActorKey>::new());
    for (key, claim) in library.claims.entries() {
        speakers[claim.question].extend(library.speakers(key));
    }
    let crowded = library.questions.entries().filter(|(key, _)| speakers[*key].len() > MOST_SPEAKERS);
    let finding = |(key, question): (_, &crate::model::library::Question)| {
        let message = format!("{} actors speak on the question, and at most {MOST_SPEAKERS} are compared", speakers[key].len());
        let help = "ask it of several events, or leave those out who say the same";
        Diagnostic::new(Code::TooMuchToCompare, question.record.place(&[]), message, help)
    };
    crowded.map(finding).collect()
}
