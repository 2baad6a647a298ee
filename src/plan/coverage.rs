//! Which source answers which of an event's questions, and which kinds of silence the others keep.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::model::id::{EventKey, QuestionKey, SourceKey};
use crate::model::view::{CoverageCell, CoverageFigure, CoverageRow, CoveredColumn, StateCount, StateSign};
use crate::model::words::{CellState, Certainty};
use crate::plan::Viewpoint;

/// The most sources that a table shows, a row each.
pub(crate) const MOST_SOURCES: usize = 40;
/// The most events that stand side by side; more have a figure each.
pub(crate) const MOST_ABREAST: usize = 5;
/// The units that stand in one line: so many fit on a phone.
const UNITS_IN_LINE: usize = 20;
/// From one unit to the next, in pixels.
const STEP: usize = 13;

/// The figure; `None` where none of the events has both questions and sources.
pub(crate) fn coverage(at: &Viewpoint<'_>, events: &[EventKey]) -> Option<CoverageFigure> {
    let compared = |event: EventKey| at.comparisons().event(event);
    let has_both = |&event: &EventKey| !compared(event).questions.is_empty() && !compared(event).sources.is_empty();
    let events: Vec<EventKey> = events.iter().copied().filter(has_both).collect();
    let sources: BTreeSet<SourceKey> = events.iter().flat_map(|&event| compared(event).sources.iter().copied()).collect();
    let columns: Vec<BTreeMap<SourceKey, Vec<CellState>>> = events.iter().map(|&event| states(at, event)).collect();
    let named: Vec<&str> = events.iter().map(|&event| at.library()[event].id.as_str()).collect();
    let row = |&source: &SourceKey| {
        let cell =
            |(&event, column): (&EventKey, &BTreeMap<SourceKey, Vec<CellState>>)| Some(cell(at, event, source, column.get(&source)?));
        CoverageRow { source: at.source_head(source, None), cells: events.iter().zip(&columns).map(cell).collect() }
    };
    let occurring: BTreeSet<CellState> = columns.iter().flat_map(BTreeMap::values).flatten().copied().collect();
    let column = |&event: &EventKey| CoveredColumn { event: at.event(event), question_count: compared(event).questions.len() };
    (!events.is_empty()).then(|| CoverageFigure {
        id: at.figure_id(&format!("coverage-{}", named.join("-and-"))),
        events: events.iter().map(column).collect(),
        rows: if sources.len() > MOST_SOURCES { Vec::new() } else { sources.iter().map(row).collect() },
        totals: columns.iter().map(total).collect(),
        source_count: sources.len(),
        question_count: events.iter().map(|&event| compared(event).questions.len()).sum(),
        legend: occurring.into_iter().map(sign).collect(),
    })
}

/// The states of each source's cells, in the order of the questions.
fn states(at: &Viewpoint<'_>, event: EventKey) -> BTreeMap<SourceKey, Vec<CellState>> {
    let mut states: BTreeMap<SourceKey, Vec<CellState>> = BTreeMap::new();
    for cell in at.comparisons().event(event).questions.iter().flat_map(|&question| &at.comparisons().question(question).cells) {
        states.entry(cell.source).or_default().push(cell.state);
    }
    states
}

fn total(column: &BTreeMap<SourceKey, Vec<CellState>>) -> Vec<StateCount> {
    let mut counts: BTreeMap<CellState, usize> = BTreeMap::new();
    for &state in column.values().flatten() {
        *counts.entry(state).or_default() += 1;
    }
    let count = |(state, count): (CellState, usize)| StateCount { state: state.word(), count, path: String::new(), questions: Vec::new() };
    counts.into_iter().map(count).collect()
}

fn cell(at: &Viewpoint<'_>, event: EventKey, source: SourceKey, states: &[CellState]) -> CoverageCell {
    let library = at.library();
    let questions = &at.comparisons().event(event).questions;
    let name = |question: QuestionKey| library[question].short.as_ref().unwrap_or(&library[question].question).clone();
    let mut counts: BTreeMap<CellState, StateCount> = BTreeMap::new();
    for (index, (&state, &question)) in states.iter().zip(questions).enumerate() {
        let none = StateCount { state: state.word(), count: 0, path: String::new(), questions: Vec::new() };
        let entry = counts.entry(state).or_insert(none);
        entry.count += 1;
        unit(&mut entry.path, state, index % UNITS_IN_LINE * STEP, index / UNITS_IN_LINE * STEP);
        if state != CellState::Claims {
            entry.questions.push(name(question));
        }
    }
    CoverageCell {
        id: at.figure_id(&format!("covered-{}.{}", library[event].id, library[source].id)),
        inferred: library[source].coverage(event).is_some_and(|coverage| coverage.certainty == Certainty::Inferred),
        counts: counts.into_values().collect(),
        width: states.len().min(UNITS_IN_LINE) * STEP,
        height: states.len().div_ceil(UNITS_IN_LINE) * STEP,
    }
}

fn sign(state: CellState) -> StateSign {
    let mut path = String::new();
    unit(&mut path, state, 0, 0);
    StateSign { state: state.word(), path }
}

/// Adds the sign of a state, which fills a square of ten pixels at most, to a path. Each begins with the only `M`.
fn unit(path: &mut String, state: CellState, x: usize, y: usize) {
    let (right, down, strokes) = match state {
        CellState::Claims | CellState::NotReviewed => (1, 1, "h10v10h-10z"),
        CellState::Withdrawn => (2, 2, "l8 8m0-8l-8 8"),
        CellState::TooEarly => (8, 2, "l-5 4 5 4"),
        CellState::Excerpt => (1, 6, "h2m2 0h2m2 0h2"),
        CellState::Silent => (3, 6, "h6"),
    };
    // Writing to a string cannot fail.
    let _ = write!(path, "M{} {}{strokes}", x + right, y + down);
}
