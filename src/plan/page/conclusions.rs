//! `briefings/ID/conclusions.html`: every judgement in full, with what speaks for it and against it and what it hangs on; and
//! `briefings/ID/text.html`, the prose.

use std::collections::BTreeSet;

use crate::model::id::{BriefingKey, ClaimKey, SourceKey};
use crate::model::library::{Alternative, Evidence, Judgement, Library};
use crate::model::site_map::{alternative_anchor, judgement_anchor, template};
use crate::model::view::{
    AlternativeRow, AlternativesTable, AssumptionView, Body, ConclusionsPage, FitCell, GroundList, GroundRow, JudgementView, Link,
    PageView, Phrase, TextPage, Wording,
};
use crate::model::wording::{answer_label, capital};
use crate::model::words::{Effect, Fit, Strength};
use crate::plan::answer::{confidence_view, likelihood_view};
use crate::plan::frame::Heading;
use crate::plan::page::briefing::signs;
use crate::plan::page::changes::past_ratings;
use crate::plan::viewpoint::Viewpoint;

pub(super) fn conclusions_page(at: &Viewpoint<'_>, key: BriefingKey) -> PageView {
    let briefing = &at.library()[key];
    let body = ConclusionsPage {
        title: at.words().say("conclusions_title", &[("briefing", &at.words().isolated(&briefing.title))]),
        briefing: at.briefing(key),
        lead: capital(&at.words().count("conclusions_lead", briefing.judgements.len(), &[])),
        judgements: briefing.judgements.iter().enumerate().map(|(index, judgement)| judgement_view(at, key, index, judgement)).collect(),
        alternatives: alternatives(at, key),
        watch: signs(at, key),
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
        assumes: judgement
            .assumes
            .iter()
            .map(|one| AssumptionView { text: one.text.clone(), strength: one.strength.map(Strength::word) })
            .collect(),
        would_change: judgement.would_change.clone(),
        past: past_ratings(at, briefing, judgement.id.as_str()),
    }
}

/// Alternatives in rows, claims in columns: first those that speak for some and against others, the more of both the better.
fn alternatives(at: &Viewpoint<'_>, key: BriefingKey) -> Option<AlternativesTable> {
    let library = at.library();
    let briefing = &library[key];
    let count = |evidence: &Evidence, fit: Fit| evidence.fits.iter().filter(|one| **one == Some(fit)).count();
    let tells = |evidence: &Evidence| {
        let (pro, contra) = (count(evidence, Fit::For), count(evidence, Fit::Against));
        (pro.min(contra), pro + contra)
    };
    let mut evidence: Vec<&Evidence> = briefing.evidence.iter().filter(|one| library.is_live(one.claim)).collect();
    evidence.sort_by_key(|one| std::cmp::Reverse(tells(one)));
    let column = |evidence: &&Evidence| {
        let claim = &library[evidence.claim];
        let answer = answer_label(&library[claim.question], &claim.answer, at.words());
        let parts = [("answer", answer.as_str()), ("report", &library[claim.source].name)];
        Link { href: at.claim_href(evidence.claim), label: Wording::plain(at.words().say("answer_of_report", &parts)) }
    };
    let columns: Vec<Link> = evidence.iter().map(column).collect();
    let row = |(index, alternative): (usize, &Alternative)| {
        let cell = |(evidence, column): (&&Evidence, &Link)| FitCell {
            label: column.label.text.clone(),
            fit: evidence.fits[index].map(Fit::word),
        };
        let against: Vec<SourceKey> =
            evidence.iter().filter(|one| one.fits[index] == Some(Fit::Against)).map(|one| library[one.claim].source).collect();
        let alone: BTreeSet<SourceKey> = against.iter().flat_map(|&source| chain(library, source)).collect();
        let alone = alone.into_iter().filter(|one| against.iter().all(|&source| chain(library, source).contains(one)));
        let alone: Vec<Link> = alone.map(|source| at.source(source)).collect();
        let pattern = at.words().get("without_against_gone");
        AlternativeRow {
            anchor: alternative_anchor(alternative.id.as_str()),
            text: alternative.text.clone(),
            cells: evidence.iter().zip(&columns).map(cell).collect(),
            without: alone.first().cloned().map(|report| Phrase::filled(pattern, &[("reports", Phrase::of_link(report))])),
        }
    };
    let rows: Vec<AlternativeRow> = briefing.alternatives.iter().enumerate().map(row).collect();
    (!rows.is_empty()).then_some(AlternativesTable { columns, rows })
}

/// A source and those that it copies: without any of them it is gone.
fn chain(library: &Library, source: SourceKey) -> Vec<SourceKey> {
    std::iter::successors(Some(source), |&source| library[source].original()).collect()
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
