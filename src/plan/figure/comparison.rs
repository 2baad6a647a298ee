//! The comparison table of an event: a column a source where they are few, else a row an answer.

use std::collections::BTreeMap;

use crate::model::comparison::Cell;
use crate::model::id::{ActorKey, EventKey, QuestionKey, SourceKey};
use crate::model::library::Answer;
use crate::model::view::{AnswerGroup, CellView, ComparisonView, RowView, SilenceCount};
use crate::model::words::CellState;
use crate::plan::answer::verdict_view;
use crate::plan::flag::short_flags;
use crate::plan::viewpoint::Viewpoint;

/// Up to this many sources each have a column; beyond, answers have the rows.
const ACROSS: usize = 5;
/// The most answers that a grouped row shows, and the most names beside one answer.
const SHOWN: usize = 12;

/// The table of an event; `None` for an event without questions.
pub(crate) fn comparison(at: &Viewpoint<'_>, event: EventKey) -> Option<ComparisonView> {
    let compared = at.comparisons().event(event);
    if compared.questions.is_empty() {
        return None;
    }
    let mut table = frame(at, event);
    table.rows = compared.questions.iter().map(|&question| row(at, question, table.layout)).collect();
    Some(table)
}

/// The table without its rows.
fn frame(at: &Viewpoint<'_>, event: EventKey) -> ComparisonView {
    let compared = at.comparisons().event(event);
    let layout = if compared.sources.len() <= ACROSS { "across" } else { "grouped" };
    let sources = if layout == "across" { compared.sources.as_slice() } else { &[] };
    ComparisonView {
        id: at.figure_id(&format!("compare-{}", at.library()[event].id)),
        event: at.event(event),
        source_count: compared.sources.len(),
        layout,
        sources: sources.iter().map(|&source| at.source_head(source, Some(event))).collect(),
        rows: Vec::new(),
    }
}

/// A table of one question alone.
pub(crate) fn single_row(at: &Viewpoint<'_>, question: QuestionKey) -> ComparisonView {
    let event = at.library()[question].event;
    let mut table = frame(at, event);
    table.id = at.figure_id(&format!("question-{}", at.library()[question].id));
    table.rows = vec![row(at, question, table.layout)];
    table
}

/// One question in the layout of its event's table.
fn row(at: &Viewpoint<'_>, key: QuestionKey, layout: &str) -> RowView {
    let mut row = row_head(at, key);
    let cells = &at.comparisons().question(key).cells;
    if layout == "grouped" {
        let groups = groups(at, key, cells);
        row.more_groups = groups.len().saturating_sub(SHOWN);
        row.groups = groups.into_iter().take(SHOWN).map(|group| group.view(at, key)).collect();
        row.silences = silences(cells);
    } else {
        row.cells = cells.iter().map(|cell| cell_view(at, key, cell)).collect();
    }
    row
}

/// One question with its verdict and flags, without cells.
pub(crate) fn row_head(at: &Viewpoint<'_>, key: QuestionKey) -> RowView {
    let compared = at.comparisons().question(key);
    RowView {
        question: at.question(key),
        verdict: verdict_view(compared.verdict),
        ruling: at.library()[key].verdict.clone(),
        explanation: at.explanation(key),
        flags: short_flags(at, key),
        cells: Vec::new(),
        groups: Vec::new(),
        more_groups: 0,
        silences: Vec::new(),
    }
}

fn cell_view(at: &Viewpoint<'_>, key: QuestionKey, cell: &Cell) -> CellView {
    CellView {
        source: at.source_head(cell.source, Some(at.library()[key].event)),
        state: cell.state.word(),
        claims: cell.claims.iter().map(|&claim| at.claim(claim)).collect(),
    }
}

/// One answer with those who give it, in the order of sources and of actors.
#[derive(Default)]
struct Group<'library> {
    answer: Option<&'library Answer>,
    sources: Vec<SourceKey>,
    own: Vec<SourceKey>,
    actors: Vec<ActorKey>,
}

/// The different answers, those with most reports first.
fn groups<'library>(at: &Viewpoint<'library>, key: QuestionKey, cells: &[Cell]) -> Vec<Group<'library>> {
    let library = at.library();
    let mut groups: BTreeMap<&Answer, Group<'library>> = BTreeMap::new();
    for claim in cells.iter().flat_map(|cell| &cell.claims).filter(|&&claim| library.is_live(claim)) {
        let claim = &library[*claim];
        let group = groups.entry(&claim.answer).or_default();
        group.answer = Some(&claim.answer);
        group.sources.push(claim.source);
        if claim.by.is_empty() {
            group.own.push(claim.source);
        }
        group.actors.extend(&claim.by);
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    for group in &mut groups {
        group.sources.dedup();
        group.own.dedup();
        group.actors.sort_unstable();
        group.actors.dedup();
    }
    // The sort is stable, so equal numbers of reports stay in the order of the answers.
    groups.sort_by_key(|group| std::cmp::Reverse(group.sources.len()));
    debug_assert!(groups.iter().all(|group| group.answer.is_some()), "a group begins with an answer of {}", library[key].id);
    groups
}

impl Group<'_> {
    fn view(self, at: &Viewpoint<'_>, key: QuestionKey) -> AnswerGroup {
        let answer = self.answer.expect("a group begins with an answer");
        AnswerGroup {
            answer: at.plan.readings(key).view(answer),
            reports: self.sources.len(),
            own: self.own.iter().take(SHOWN).map(|&source| at.source(source)).collect(),
            more_own: self.own.len().saturating_sub(SHOWN),
            actors: at.actors(&self.actors[..self.actors.len().min(SHOWN)]),
            more_actors: self.actors.len().saturating_sub(SHOWN),
        }
    }
}

fn silences(cells: &[Cell]) -> Vec<SilenceCount> {
    let count = |state: CellState| cells.iter().filter(|cell| cell.state == state).count();
    let silent = CellState::ALL.iter().filter(|&&state| state != CellState::Claims);
    silent.map(|&state| SilenceCount { state: state.word(), count: count(state) }).filter(|silence| silence.count > 0).collect()
}
