//! The library as it would be without something: nothing is taken out, it only stops to count, as if it were withdrawn.

use crate::model::comparison::Comparisons;
use crate::model::library::{Library, Withdrawal};
use crate::model::thing::Thing;

use super::claims_resting_on;

/// A copy of the library in which the target's claims are withdrawn, for comparing once more.
pub(crate) fn without(library: &Library, comparisons: &Comparisons, target: Thing) -> Library {
    let mut copy = Library {
        site: library.site.clone(),
        sources: library.sources.clone(),
        claims: library.claims.clone(),
        actors: library.actors.clone(),
        statements: library.statements.clone(),
        events: library.events.clone(),
        questions: library.questions.clone(),
        briefings: library.briefings.clone(),
        pages: library.pages.clone(),
        // What is mentioned anywhere matters to the findings alone.
        ..Library::default()
    };
    for claim in claims_resting_on(target, library, comparisons) {
        copy.claims[claim].withdrawn = Some(Withdrawal { on: None, why: None });
    }
    copy.note_later_texts();
    copy
}
