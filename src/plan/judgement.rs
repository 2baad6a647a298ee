//! Key judgements, with the scale of likelihood drawn and the claims that bear on them.

use crate::model::id::BriefingKey;
use crate::model::library::Judgement;
use crate::model::view::{BandView, ConfidenceView, JudgementView, LikelihoodView};
use crate::model::words::{Confidence, Likelihood};
use crate::plan::Viewpoint;
use crate::plan::question::judgement_anchor;

/// The judgements of a briefing, as written.
pub(crate) fn judgements(at: &Viewpoint<'_>, briefing: BriefingKey) -> Vec<JudgementView> {
    at.library()[briefing].judgements.iter().map(|judgement| judgement_view(at, judgement)).collect()
}

fn judgement_view(at: &Viewpoint<'_>, judgement: &Judgement) -> JudgementView {
    JudgementView {
        anchor: judgement_anchor(judgement.id.as_str()),
        text: judgement.text.clone(),
        likelihood: judgement.likelihood.map(likelihood_view),
        confidence: judgement.confidence.map(confidence_view),
        basis: judgement.basis.clone(),
        because: judgement.because.iter().map(|&claim| at.claim(claim)).collect(),
        against: judgement.against.iter().map(|&claim| at.claim(claim)).collect(),
        withdrawn_supports: judgement.because.iter().filter(|&&claim| !at.library().is_live(claim)).count(),
        assumes: judgement.assumes.clone(),
        would_change: judgement.would_change.clone(),
    }
}

/// A word of likelihood with its band among the seven.
pub(crate) fn likelihood_view(likelihood: Likelihood) -> LikelihoodView {
    let (low, high) = likelihood.band();
    let band = |&other: &Likelihood| {
        let (low, high) = other.band();
        // Half a unit at each end keeps neighbouring bands apart.
        let x = 2.0 * f64::from(low) + 0.5;
        let width = 2.0 * f64::from(high - low) - 1.0;
        BandView { x: x.to_string(), width: width.to_string(), here: other == likelihood }
    };
    LikelihoodView { word: likelihood.word(), low, high, bands: Likelihood::ALL.iter().map(band).collect() }
}

/// A word of confidence as one to three steps.
pub(crate) fn confidence_view(confidence: Confidence) -> ConfidenceView {
    let steps = match confidence {
        Confidence::Low => 1,
        Confidence::Moderate => 2,
        Confidence::High => 3,
    };
    ConfidenceView { word: confidence.word(), steps }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_has_one_band_here() {
        for &likelihood in Likelihood::ALL {
            let view = likelihood_view(likelihood);
            let here: Vec<_> = view.bands.iter().filter(|band| band.here).collect();
            assert_eq!(here.len(), 1);
            assert_eq!(here[0].x, (2.0 * f64::from(view.low) + 0.5).to_string());
        }
    }
}
