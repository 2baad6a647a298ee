//! The questions of several events at a glance.

use std::collections::BTreeMap;

use crate::model::comparison::Cell;
use crate::model::id::{EventKey, QuestionKey, SourceKey};
use crate::model::library::Answer;
use crate::model::view::{MatrixCell, MatrixGroup, MatrixRow, MatrixView};
use crate::model::words::{CellState, QuestionKind};
use crate::plan::Viewpoint;
use crate::plan::question::{source_anchor, verdict_view};
use crate::plan::route::PageId;

/// More sources than this do not fit beside each other.
const WIDEST: usize = 12;

/// The overview; `None` where there are too many sources or no questions.
pub(crate) fn matrix(at: &Viewpoint<'_>, events: &[EventKey], sources: &[SourceKey]) -> Option<MatrixView> {
    if sources.is_empty() || sources.len() > WIDEST {
        return None;
    }
    let group = |&event: &EventKey| {
        let questions = &at.comparisons().event(event).questions;
        let rows = questions.iter().map(|&question| row(at, question, sources)).collect::<Vec<_>>();
        (!rows.is_empty()).then(|| MatrixGroup { event: at.event(event), rows })
    };
    let groups: Vec<_> = events.iter().filter_map(group).collect();
    let question_count = groups.iter().map(|group| group.rows.len()).sum();
    let heads = sources.iter().map(|&source| at.source_head(source, None)).collect();
    (question_count > 0).then(|| MatrixView { id: "matrix".to_owned(), sources: heads, groups, question_count })
}

fn row(at: &Viewpoint<'_>, key: QuestionKey, sources: &[SourceKey]) -> MatrixRow {
    let compared = at.comparisons().question(key);
    let cells: BTreeMap<SourceKey, &Cell> = compared.cells.iter().map(|cell| (cell.source, cell)).collect();
    MatrixRow {
        question: at.short_question(key),
        verdict: verdict_view(compared.verdict),
        cells: sources.iter().map(|source| cell(at, key, cells.get(source).copied())).collect(),
    }
}

fn cell(at: &Viewpoint<'_>, key: QuestionKey, cell: Option<&Cell>) -> MatrixCell {
    let library = at.library();
    let Some(cell) = cell else { return MatrixCell { href: None, state: None, sign: "·", answers: Vec::new() } };
    let mut answers: Vec<&Answer> =
        cell.claims.iter().filter(|&&claim| library.is_live(claim)).map(|&claim| &library[claim].answer).collect();
    answers.sort();
    answers.dedup();
    MatrixCell {
        href: Some(at.part(PageId::Question(key), &source_anchor(at, cell.source))),
        state: Some(cell.state.word()),
        sign: if library[key].kind == QuestionKind::Open && cell.state == CellState::Claims { "○" } else { sign(cell.state) },
        answers: answers.into_iter().map(|answer| at.plan.readings(key).view(answer)).collect(),
    }
}

/// What stands for a state where there is no room for words; the words are there for the ear.
fn sign(state: CellState) -> &'static str {
    match state {
        CellState::Claims => "",
        CellState::Withdrawn => "×",
        CellState::TooEarly => "<",
        CellState::NotReviewed => "?",
        CellState::Excerpt => "…",
        CellState::Silent => "–",
    }
}
