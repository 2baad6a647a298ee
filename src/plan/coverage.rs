//! Which source answers how many of an event's questions, and which kinds of silence the others keep.

use std::collections::BTreeMap;

use crate::model::id::{EventKey, SourceKey};
use crate::model::view::{CoverageRow, CoverageTable};
use crate::model::words::CellState;
use crate::plan::Viewpoint;

/// The most sources that a table shows, a row each.
pub(crate) const MOST_SOURCES: usize = 40;

/// The table; `None` for an event without questions or sources.
pub(crate) fn coverage(at: &Viewpoint<'_>, event: EventKey) -> Option<CoverageTable> {
    let compared = at.comparisons().event(event);
    if compared.questions.is_empty() || compared.sources.is_empty() {
        return None;
    }
    let mut counts: BTreeMap<SourceKey, BTreeMap<CellState, usize>> = BTreeMap::new();
    let mut total: BTreeMap<CellState, usize> = BTreeMap::new();
    for cell in compared.questions.iter().flat_map(|&question| &at.comparisons().question(question).cells) {
        *counts.entry(cell.source).or_default().entry(cell.state).or_default() += 1;
        *total.entry(cell.state).or_default() += 1;
    }
    let states: Vec<CellState> = total.keys().copied().collect();
    let row = |&source: &SourceKey| CoverageRow {
        source: at.source_head(source, Some(event)),
        counts: states.iter().map(|state| counts[&source].get(state).copied().unwrap_or(0)).collect(),
    };
    let shown = if compared.sources.len() > MOST_SOURCES { &[] } else { compared.sources.as_slice() };
    Some(CoverageTable {
        id: at.figure_id(&format!("coverage-{}", at.library()[event].id)),
        event: at.event(event),
        question_count: compared.questions.len(),
        rows: shown.iter().map(row).collect(),
        total: total.values().copied().collect(),
        states: states.into_iter().map(CellState::word).collect(),
        source_count: compared.sources.len(),
    })
}
