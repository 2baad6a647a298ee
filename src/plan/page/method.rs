//! `method.html`: what the words, letters and marks mean, from the closed lists themselves. A site replaces it with
//! `content/pages/method.md`.

use crate::model::view::{Body, MethodPage, PageView, ScalesView, Term};
use crate::model::words::{CellState, Confidence, Flag, Likelihood, QuoteState, Reliability, Sourcing, Verdict};
use crate::plan::frame::Heading;
use crate::plan::judgement::likelihood_view;
use crate::plan::viewpoint::Viewpoint;

pub(super) fn method_page(at: &Viewpoint<'_>) -> PageView {
    let silences = CellState::ALL.iter().filter(|state| **state != CellState::Claims);
    let body = MethodPage {
        scales: scales(),
        flags: Flag::ALL.iter().map(|word| Term { word: word.word() }).collect(),
        silences: silences.map(|word| Term { word: word.word() }).collect(),
        quotes: QuoteState::ALL.iter().map(|word| Term { word: word.word() }).collect(),
        sourcing: Sourcing::ALL.iter().map(|word| Term { word: word.word() }).collect(),
    };
    at.page("method.html", Heading::default(), Body::Method(Box::new(body)))
}

/// The scales, from the closed lists.
pub(crate) fn scales() -> ScalesView {
    ScalesView {
        verdicts: Verdict::ALL.iter().map(|word| Term { word: word.word() }).collect(),
        likelihoods: Likelihood::ALL.iter().map(|&likelihood| likelihood_view(likelihood)).collect(),
        confidences: Confidence::ALL.iter().map(|word| Term { word: word.word() }).collect(),
        reliabilities: Reliability::ALL.iter().map(|word| word.word()).collect(),
        credibilities: (1..=6).collect(),
    }
}
