//! Verdicts, likelihood and confidence as pages and figures show them: in words that lead to what they mean.

use crate::model::id::QuestionKey;
use crate::model::library::Judgement;
use crate::model::site_map::PageId;
use crate::model::view::{ConfidenceView, LikelihoodView, VerdictView};
use crate::model::words::{Flag, Verdict};
use crate::plan::viewpoint::Viewpoint;

/// The verdict on a question, in the words that fit it best.
pub(crate) fn verdict_view(at: &Viewpoint<'_>, key: QuestionKey) -> VerdictView {
    let comparison = at.comparisons().question(key);
    let verdict = comparison.verdict;
    let reports = comparison.total.map_or(0, |total| total.reports);
    let label = match verdict {
        Verdict::OnePublisher if reports == 1 => "verdict_one-publisher_one-report".to_owned(),
        Verdict::OneOrigin if comparison.flags.contains(&Flag::OneSided) => "verdict_one-origin_one-side".to_owned(),
        _ => format!("verdict_{verdict}"),
    };
    VerdictView {
        word: verdict.word(),
        group: verdict.group().word(),
        excludes: verdict.group().excludes(),
        label: at.words().get(&label).to_owned(),
        href: at.term("verdict", verdict.word()),
    }
}

/// How likely a judgement is held to be, with the range of the word.
pub(crate) fn likelihood_view(at: &Viewpoint<'_>, judgement: &Judgement) -> Option<LikelihoodView> {
    let likelihood = judgement.likelihood?;
    let (low, high) = likelihood.band();
    Some(LikelihoodView { word: likelihood.word(), low, high, href: at.term("likelihood", likelihood.word()) })
}

/// How sure the desk is of its ground.
pub(crate) fn confidence_view(at: &Viewpoint<'_>, judgement: &Judgement) -> Option<ConfidenceView> {
    let confidence = judgement.confidence?;
    Some(ConfidenceView { word: confidence.word(), href: at.term("confidence", confidence.word()) })
}

impl Viewpoint<'_> {
    /// Where a word is explained: its place on the page on method.
    pub(crate) fn term(&self, list: &str, word: &str) -> String {
        self.part(PageId::Method, &format!("{list}-{word}"))
    }
}
