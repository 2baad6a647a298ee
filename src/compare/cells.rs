//! The cells of a comparison table: claims, or which kind of silence.

use crate::compare::ground::Ground;
use crate::model::comparison::Cell;
use crate::model::id::{ClaimKey, QuestionKey, SourceKey};
use crate::model::library::{Library, Reviewed};
use crate::model::list::Key as _;
use crate::model::quote::TextFindings;
use crate::model::words::{CellState, Extent};

/// One cell for each source that covers the question's event, in the order of sources.
pub(super) fn fill_cells(library: &Library, ground: &Ground, key: QuestionKey, texts: &TextFindings) -> Vec<Cell> {
    let event = library[key].event;
    let mut live = ClaimsBySource::new(library, &ground.live[key]);
    let mut changed = ClaimsBySource::new(library, &ground.changed[key]);
    let mut withdrawn = ClaimsBySource::new(library, &ground.withdrawn[key]);
    let cell = |&source: &SourceKey| {
        let (live, changed, withdrawn) = (live.next_of(source), changed.next_of(source), withdrawn.next_of(source));
        let state = match (live, changed, withdrawn) {
            ([_, ..], ..) => CellState::Claims,
            (_, [_, ..], _) => CellState::Changed,
            (_, _, [_, ..]) => CellState::Withdrawn,
            _ => silence(library, ground, key, source),
        };
        let mut claims = [live, changed, withdrawn].concat();
        claims.sort_unstable();
        Cell { source, state, looked_for: looked_for(texts, source, key), claims }
    };
    ground.sources[event].iter().map(cell).collect()
}

/// How often the words that the question says to look for stand in the text of a source, where somebody counted.
fn looked_for(texts: &TextFindings, source: SourceKey, key: QuestionKey) -> Option<usize> {
    texts.counted(source.index())?.looked_for.iter().find(|(question, _)| *question == key).map(|&(_, count)| count)
}

/// Why a source says nothing: the first that fits.
fn silence(library: &Library, ground: &Ground, key: QuestionKey, source: SourceKey) -> CellState {
    let question = &library[key];
    if library[source].withdrawn_with.is_some() {
        CellState::Withdrawn
    } else if question.is_before_it_could_be_known(&library[source]) {
        CellState::TooEarly
    } else if !is_reviewed(library, ground, key, source) {
        CellState::NotReviewed
    } else if library[source].extent == Extent::Excerpt {
        CellState::Excerpt
    } else {
        CellState::Silent
    }
}

/// Whether the desk has read the source for the question, of which it has no live claim.
fn is_reviewed(library: &Library, ground: &Ground, key: QuestionKey, source: SourceKey) -> bool {
    match &library[source].reviewed {
        Reviewed::All => true,
        Reviewed::Questions(questions) => questions.binary_search(&key).is_ok(),
        Reviewed::Unsaid => ground.spoken[source].binary_search(&library[key].event).is_ok(),
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
