//! The judgements of a briefing on the scale of likelihood, and their confidence apart from it (ICD 203).

use crate::model::id::BriefingKey;
use crate::model::library::Judgement;
use crate::model::view::{ConfidenceGroup, JudgementMark, LikelihoodBand, LikelihoodScale, Link, NumberedJudgement, TickView, Wording};
use crate::model::words::{Confidence, Likelihood};
use crate::plan::Viewpoint;
use crate::plan::judgement::confidence_view;
use crate::plan::question::judgement_anchor;
use crate::plan::route::PageId;
use crate::plan::scale::{percent, share};

/// The height of a row of marks: what a finger needs (WCAG 2.2, 2.5.8), and some room.
const ROW: u32 = 27;
/// More rows than this are no picture any more.
const ROWS: usize = 12;
/// In hundredths of the scale, what a mark needs where the page is narrowest.
const MARK: u8 = 11;
/// The heights of the bands and of the words below them.
const BANDS: u32 = 14;
const BELOW: u32 = 22;

/// The scale; `None` where no judgement has a word of likelihood.
pub(crate) fn likelihood_scale(at: &Viewpoint<'_>, briefing: BriefingKey) -> Option<LikelihoodScale> {
    let judgements = &at.library()[briefing].judgements;
    let those = |wanted: &dyn Fn(&Judgement) -> bool| {
        let numbered = judgements.iter().enumerate().filter(|(_, judgement)| wanted(judgement));
        numbered.map(|(index, judgement)| numbered_judgement(at, briefing, index + 1, judgement)).collect::<Vec<_>>()
    };
    let band = |&likelihood: &Likelihood| {
        let (low, high) = likelihood.band();
        LikelihoodBand {
            word: likelihood.word(),
            low,
            high,
            from: percent(f64::from(low)),
            width: percent(f64::from(high - low)),
            judgements: those(&|judgement| judgement.likelihood == Some(likelihood)),
        }
    };
    let bands: Vec<LikelihoodBand> = Likelihood::ALL.iter().map(band).collect();
    if bands.iter().all(|band| band.judgements.is_empty()) {
        return None;
    }
    let group = |&confidence: &Confidence| {
        let judgements = those(&|judgement| judgement.confidence == Some(confidence));
        let view = confidence_view(confidence);
        (!judgements.is_empty()).then_some(ConfidenceGroup { word: view.word, steps: view.steps, judgements })
    };
    let rows = bands.iter().map(rows).max().unwrap_or_default();
    let (rows, marks) =
        if rows > ROWS { (0, Vec::new()) } else { (rows, bands.iter().flat_map(|band| marks(band, rows as u32 * ROW)).collect()) };
    let axis = rows as u32 * ROW;
    Some(LikelihoodScale {
        id: at.figure_id("likelihood"),
        judgement_count: judgements.len(),
        ticks: bands.iter().skip(1).map(|band| TickView { x: band.from.clone(), label: band.low.to_string(), below: None }).collect(),
        marks,
        axis,
        height: axis + BANDS + BELOW,
        unplaced: those(&|judgement| judgement.likelihood.is_none()),
        confidence: Confidence::ALL.iter().rev().filter_map(group).collect(),
        without_confidence: those(&|judgement| judgement.confidence.is_none()),
        bands,
    })
}

fn numbered_judgement(at: &Viewpoint<'_>, briefing: BriefingKey, number: usize, judgement: &Judgement) -> NumberedJudgement {
    let page = if at.page == PageId::Index { PageId::Index } else { PageId::Briefing(briefing) };
    let href = at.part(page, &judgement_anchor(judgement.id.as_str()));
    NumberedJudgement { number, link: Link { href, label: Wording::plain(&judgement.text) } }
}

/// How many marks fit beside each other in a band; one always does.
fn beside(band: &LikelihoodBand) -> usize {
    usize::from((band.high - band.low) / MARK).max(1)
}

fn rows(band: &LikelihoodBand) -> usize {
    band.judgements.len().div_ceil(beside(band))
}

/// The marks of a band, row on row from the scale upward, those of one row at even distances.
fn marks(band: &LikelihoodBand, axis: u32) -> Vec<JudgementMark> {
    let (low, width) = (f64::from(band.low), f64::from(band.high - band.low));
    let row = |(row, judgements): (usize, &[NumberedJudgement])| {
        let mark = |(index, judgement): (usize, &NumberedJudgement)| JudgementMark {
            judgement: judgement.clone(),
            x: percent(low + width * share(2 * index + 1, 2 * judgements.len()) / 100.0),
            y: axis - row as u32 * ROW - ROW / 2 - 1,
        };
        judgements.iter().enumerate().map(mark).collect::<Vec<_>>()
    };
    band.judgements.chunks(beside(band)).enumerate().flat_map(row).collect()
}
