//! The cells of a comparison table: claims, or which kind of silence.

use crate::compare::ground::Ground;
use crate::model::comparison::Cell;
use crate::model::id::{ClaimKey, QuestionKey, SourceKey};
use crate::model::library::{Library, Question, Reviewed, Source};
use crate::model::words::{CellState, Extent};

/// One cell for each source that covers the question's event, in the order of sources.
pub(super) fn fill_cells(library: &Library, ground: &Ground, key: QuestionKey) -> Vec<Cell> {
    let event = library[key].event;
    let mut live = ClaimsBySource::new(library, &ground.live[key.index()]);
    let mut withdrawn = ClaimsBySource::new(library, &ground.withdrawn[key.index()]);
    let cell = |&source: &SourceKey| {
        let (live, withdrawn) = (live.next_of(source), withdrawn.next_of(source));
        let state = state(library, ground, key, source, !live.is_empty(), !withdrawn.is_empty());
        let mut claims = [live, withdrawn].concat();
        claims.sort_unstable();
        Cell { source, state, looked_for: None, claims }
    };
    ground.sources[event.index()].iter().map(cell).collect()
}

/// The first that fits (fine print 26).
fn state(library: &Library, ground: &Ground, key: QuestionKey, source: SourceKey, live: bool, withdrawn: bool) -> CellState {
    let question = &library[key];
    if live {
        CellState::Claims
    } else if withdrawn || library[source].withdrawn.is_some() {
        CellState::Withdrawn
    } else if is_too_early(question, &library[source]) {
        CellState::TooEarly
    } else if !is_reviewed(library, ground, key, source) {
        CellState::NotReviewed
    } else if library[source].extent == Extent::Excerpt {
        CellState::Excerpt
    } else {
        CellState::Silent
    }
}

/// Whether the last day on which the source may have been published lies before the first on which the question could be answered.
fn is_too_early(question: &Question, source: &Source) -> bool {
    let published = source.published.and_then(|date| date.last_day());
    let knowable = question.knowable_from.and_then(|date| date.first_day());
    published.zip(knowable).is_some_and(|(published, knowable)| published < knowable)
}

/// Whether the desk has read the source for the question, of which it has no live claim.
fn is_reviewed(library: &Library, ground: &Ground, key: QuestionKey, source: SourceKey) -> bool {
    match &library[source].reviewed {
        Reviewed::All => true,
        Reviewed::Questions(questions) => questions.binary_search(&key).is_ok(),
        Reviewed::Unsaid => ground.spoken[source.index()].binary_search(&library[key].event).is_ok(),
    }
}

/// Claims in the order of sources, taken source by source.
struct ClaimsBySource<'claims> {
    library: &'claims Library,
    rest: &'claims [ClaimKey],
}

impl<'claims> ClaimsBySource<'claims> {
    fn new(library: &'claims Library, claims: &'claims [ClaimKey]) -> Self {
        Self { library, rest: claims }
    }

    /// The claims of `source`, which must not come before a source already asked for.
    fn next_of(&mut self, source: SourceKey) -> &'claims [ClaimKey] {
        let start = self.rest.partition_point(|&claim| self.library[claim].source < source);
        let end = self.rest.partition_point(|&claim| self.library[claim].source <= source);
        let claims = &self.rest[start..end];
        self.rest = &self.rest[end..];
        claims
    }
}
