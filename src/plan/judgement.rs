//! Key judgements, with the claims that bear on them.

use crate::model::id::BriefingKey;
use crate::model::library::Judgement;
use crate::model::site_map::judgement_anchor;
use crate::model::view::{JudgementView, LikelihoodView};
use crate::model::words::{Confidence, Likelihood};
use crate::plan::viewpoint::Viewpoint;

/// The judgements of a briefing, as written.
pub(crate) fn judgements(at: &Viewpoint<'_>, briefing: BriefingKey) -> Vec<JudgementView> {
    at.library()[briefing].judgements.iter().map(|judgement| judgement_view(at, judgement)).collect()
}

fn judgement_view(at: &Viewpoint<'_>, judgement: &Judgement) -> JudgementView {
    JudgementView {
        anchor: judgement_anchor(judgement.id.as_str()),
        text: judgement.text.clone(),
        likelihood: judgement.likelihood.map(likelihood_view),
        confidence: judgement.confidence.map(Confidence::word),
        basis: judgement.basis.clone(),
        because: judgement.because.iter().map(|&claim| at.claim(claim)).collect(),
        against: judgement.against.iter().map(|&claim| at.claim(claim)).collect(),
        withdrawn_supports: judgement.because.iter().filter(|&&claim| !at.library().is_live(claim)).count(),
        assumes: judgement.assumes.clone(),
        would_change: judgement.would_change.clone(),
    }
}

/// A word of likelihood with its range.
pub(crate) fn likelihood_view(likelihood: Likelihood) -> LikelihoodView {
    let (low, high) = likelihood.band();
    LikelihoodView { word: likelihood.word(), low, high }
}
