//! Verdicts and answers as pages and figures show them.

use crate::model::comparison::AnswerTally;
use crate::model::id::QuestionKey;
use crate::model::view::{AnswerTallyView, AnswerView, VerdictView};
use crate::model::words::{QuestionKind, Verdict};
use crate::plan::viewpoint::Viewpoint;

/// A verdict for the reader.
pub(crate) fn verdict_view(verdict: Verdict) -> VerdictView {
    VerdictView { word: verdict.word(), differs: verdict.group().excludes() }
}

/// The answers of a question with who stands behind them.
pub(crate) fn answer_tallies(at: &Viewpoint<'_>, key: QuestionKey) -> Vec<AnswerTallyView> {
    at.comparisons().question(key).answers.iter().map(|tally| answer_tally(at, key, tally)).collect()
}

fn answer_tally(at: &Viewpoint<'_>, key: QuestionKey, tally: &AnswerTally) -> AnswerTallyView {
    let mut answer = at.plan.readings(key).view(&tally.answer);
    if at.library()[key].kind == QuestionKind::Set {
        // Letters stand for whole answers; a member of a set is a part of several.
        answer = AnswerView { reading: None, ..answer };
    }
    AnswerTallyView {
        answer,
        reports: tally.tally.reports,
        origins: tally.tally.origins,
        own: tally.own_voice.iter().map(|&source| at.source(source)).collect(),
        actors: at.actors(&tally.actors),
    }
}
