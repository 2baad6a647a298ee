//! Verdicts, likelihood and confidence as pages and figures show them: in words that lead to what they mean.

use crate::model::id::QuestionKey;
use crate::model::site_map::PageId;
use crate::model::view::{ConfidenceView, LikelihoodView, VerdictView};
use crate::model::words::{CellState, Confidence, Flag, Likelihood, Verdict, VerdictGroup};
use crate::plan::viewpoint::Viewpoint;

/// The verdict on a question, in the words that fit it best.
pub(crate) fn verdict_view(at: &Viewpoint<'_>, key: QuestionKey) -> VerdictView {
    let comparison = at.comparisons().question(key);
    let label_key = comparison.label_key();
    let view = verdict_of(at, comparison.verdict, at.words().get(&label_key));
    if comparison.contradicts_itself() {
        // No side speaks here, so the shape of a dispute does not fit either.
        let (word, group) = (Flag::SelfContradiction.word(), VerdictGroup::Differ.word());
        return VerdictView { word, group, href: at.term("flag", word), ..view };
    }
    let view = if comparison.is_of_reports() { VerdictView { group: VerdictGroup::Differ.word(), ..view } } else { view };
    let href = match label_key.strip_prefix("verdict_") {
        _ if comparison.is_unread() => at.term("silence", CellState::NotReviewed.word()),
        Some(term) => at.term("verdict", term),
        None => view.href,
    };
    VerdictView { href, ..view }
}

/// A verdict under this label.
pub(crate) fn verdict_of(at: &Viewpoint<'_>, verdict: Verdict, label: &str) -> VerdictView {
    VerdictView {
        word: verdict.word(),
        group: verdict.group().word(),
        excludes: verdict.group().excludes(),
        label: label.to_owned(),
        href: at.term("verdict", verdict.word()),
    }
}

/// A word of likelihood with its range.
pub(crate) fn likelihood_view(at: &Viewpoint<'_>, likelihood: Option<Likelihood>) -> Option<LikelihoodView> {
    let likelihood = likelihood?;
    let (low, high) = likelihood.band();
    Some(LikelihoodView { word: likelihood.word(), low, high, href: at.term("likelihood", likelihood.word()) })
}

/// How sure the desk is of its ground.
pub(crate) fn confidence_view(at: &Viewpoint<'_>, confidence: Option<Confidence>) -> Option<ConfidenceView> {
    let confidence = confidence?;
    Some(ConfidenceView { word: confidence.word(), href: at.term("confidence", confidence.word()) })
}

impl Viewpoint<'_> {
    /// Where a word is explained: its place on the page on method.
    pub(crate) fn term(&self, list: &str, word: &str) -> String {
        self.part(PageId::Method, &format!("{list}-{word}"))
    }
}
