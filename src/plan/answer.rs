//! Verdicts, likelihood and confidence as pages and figures show them: in words that lead to what they mean.

use crate::model::comparison::{Cell, QuestionComparison};
use crate::model::id::QuestionKey;
use crate::model::site_map::PageId;
use crate::model::view::{ConfidenceView, LikelihoodView, VerdictView};
use crate::model::wording::verdict_key;
use crate::model::words::{CellState, Confidence, Flag, Likelihood, Verdict, VerdictGroup};
use crate::plan::viewpoint::Viewpoint;

/// The verdict on a question, in the words that fit it best.
pub(crate) fn verdict_view(at: &Viewpoint<'_>, key: QuestionKey) -> VerdictView {
    let comparison = at.comparisons().question(key);
    if contradicts_itself(comparison) {
        // No side speaks here, so neither the words nor the shape of a dispute fit.
        let label = at.words().get("flag_self-contradiction");
        let (word, group) = (Flag::SelfContradiction.word(), VerdictGroup::Differ.word());
        return VerdictView { word, group, href: at.term("flag", word), ..verdict_of(at, comparison.verdict, label) };
    }
    if is_unread(comparison) {
        let href = at.term("silence", CellState::NotReviewed.word());
        return VerdictView { href, ..verdict_of(at, comparison.verdict, at.words().get("verdict_of_unread")) };
    }
    let key = verdict_key(comparison);
    let href = at.term("verdict", key.strip_prefix("verdict_").unwrap_or(&key));
    VerdictView { href, ..verdict_of(at, comparison.verdict, at.words().get(&key)) }
}

/// Whether all that excludes each other is a report at odds with itself, which is neither a side's matter nor a party's.
pub(crate) fn contradicts_itself(comparison: &QuestionComparison) -> bool {
    let has = |flag| comparison.flags.contains(&flag);
    comparison.verdict == Verdict::SideDiffers && has(Flag::SelfContradiction) && !has(Flag::SplitSide) && !has(Flag::ActorShifts)
}

/// Whether no report was read for a question, so that nobody can say what reports do not say.
pub(crate) fn is_unread(comparison: &QuestionComparison) -> bool {
    let was_read = |cell: &Cell| matches!(cell.state, CellState::Silent | CellState::Excerpt);
    comparison.verdict == Verdict::Unanswered && !comparison.cells.iter().any(was_read)
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
