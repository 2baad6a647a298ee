//! `briefings/ID/conclusions.html`: every judgement in full, with what speaks for it and against it and what it hangs on; and
//! `briefings/ID/text.html`, the prose.

use crate::model::id::{BriefingKey, ClaimKey};
use crate::model::library::Judgement;
use crate::model::site_map::{judgement_anchor, template};
use crate::model::view::{Body, ConclusionsPage, GroundList, GroundRow, JudgementView, PageView, Phrase, TextPage};
use crate::model::wording::capital;
use crate::model::words::Effect;
use crate::plan::answer::{confidence_view, likelihood_view};
use crate::plan::frame::Heading;
use crate::plan::page::changes::past_ratings;
use crate::plan::viewpoint::Viewpoint;

pub(super) fn conclusions_page(at: &Viewpoint<'_>, key: BriefingKey) -> PageView {
    let briefing = &at.library()[key];
    let body = ConclusionsPage {
        title: at.words().say("conclusions_title", &[("briefing", &at.words().isolated(&briefing.title))]),
        briefing: at.briefing(key),
        lead: capital(&at.words().count("conclusions_lead", briefing.judgements.len(), &[])),
        judgements: briefing.judgements.iter().enumerate().map(|(index, judgement)| judgement_view(at, key, index, judgement)).collect(),
        gaps: briefing.gaps.clone(),
    };
    let heading = Heading { title: body.title.clone(), record: Some(&briefing.record), briefing: Some(briefing), ..Heading::default() };
    at.page(template::CONCLUSIONS, heading, Body::Conclusions(Box::new(body)))
}

pub(super) fn text_page(at: &Viewpoint<'_>, key: BriefingKey) -> PageView {
    let briefing = &at.library()[key];
    let title = at.words().say("text_title", &[("briefing", &at.words().isolated(&briefing.title))]);
    let body = TextPage { title: title.clone(), briefing: at.briefing(key), status: briefing.status.clone() };
    at.page(
        template::TEXT,
        Heading { title, record: Some(&briefing.record), briefing: Some(briefing), ..Heading::default() },
        Body::Text(body),
    )
}

fn judgement_view(at: &Viewpoint<'_>, briefing: BriefingKey, index: usize, judgement: &Judgement) -> JudgementView {
    let ground = |word, claims: &[ClaimKey]| GroundList { word, claims: claims.iter().map(|&claim| ground_row(at, claim)).collect() };
    JudgementView {
        anchor: judgement_anchor(judgement.id.as_str()),
        text: judgement.text.clone(),
        likelihood: likelihood_view(at, judgement.likelihood),
        confidence: confidence_view(at, judgement.confidence),
        basis: judgement.basis.clone(),
        hangs_on: hangs_on(at, briefing, index),
        grounds: vec![ground("because", &judgement.because), ground("against", &judgement.against)],
        assumes: judgement.assumes.clone(),
        would_change: judgement.would_change.clone(),
        past: past_ratings(at, briefing, judgement.id.as_str()),
    }
}

fn ground_row(at: &Viewpoint<'_>, key: ClaimKey) -> GroundRow {
    let claim = &at.library()[key];
    let told = at.told(&[key]).remove(0);
    GroundRow { question: at.short_question(claim.question), told, report: at.source(claim.source) }
}

/// What happens to the judgement without each report: a sentence for those without which it falls, one for those that weaken it, one
/// for those with which all that speaks against it goes.
fn hangs_on(at: &Viewpoint<'_>, briefing: BriefingKey, index: usize) -> Vec<Phrase> {
    let without = &at.comparisons().judgement(briefing, index).without;
    let of_effect = |key: &str, effect: Effect| {
        let sources: Vec<_> = without.iter().filter(|one| one.effect == effect).map(|one| at.source(one.source)).collect();
        (!sources.is_empty()).then(|| Phrase::filled(at.words().get(key), &[("reports", Phrase::row(at.words(), sources))]))
    };
    let gone: Vec<_> = without.iter().filter(|one| one.against_gone).map(|one| at.source(one.source)).collect();
    let gone =
        (!gone.is_empty()).then(|| Phrase::filled(at.words().get("without_against_gone"), &[("reports", Phrase::row(at.words(), gone))]));
    let stands = without
        .iter()
        .all(|one| one.effect == Effect::Stands)
        .then(|| Phrase::of_text(at.words().get("without_stands")))
        .filter(|_| !without.is_empty());
    [of_effect("without_falls", Effect::Falls), of_effect("without_weakens", Effect::Weakens), stands, gone].into_iter().flatten().collect()
}
