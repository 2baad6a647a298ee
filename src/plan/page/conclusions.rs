//! `briefings/ID/conclusions.html`: every judgement in full, with what speaks for it and against it and what it hangs on; and
//! `briefings/ID/text.html`, the prose.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::comparison::Behind;
use crate::model::id::{BriefingKey, ClaimKey, EventKey, QuestionKey, SourceKey};
use crate::model::library::{Alternative, Evidence, Judgement, Library};
use crate::model::site_map::{alternative_anchor, judgement_anchor};
use crate::model::view::{
    AlternativeRow, AlternativesTable, AssumptionView, Body, ConclusionsPage, FitCell, GroundList, GroundRow, JudgementView, Link,
    PageView, Phrase, TextPage, Wording,
};
use crate::model::wording::capital;
use crate::model::words::{Certainty, Effect, Fit, MachineText, Strength};
use crate::plan::answer::{confidence_view, likelihood_view};
use crate::plan::frame::Heading;
use crate::plan::jsonld;
use crate::plan::page::briefing::signs;
use crate::plan::page::changes::past_ratings;
use crate::plan::viewpoint::Viewpoint;

/// The most names in one sentence, and the most sentences of one sort.
const NAMED: usize = 3;

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
    let heading = Heading {
        title: body.title.clone(),
        record: Some(&briefing.record),
        briefing: Some(briefing),
        about: Some(jsonld::web_page(at, &briefing.title)),
        ..Heading::default()
    };
    at.page(heading, Body::Conclusions(Box::new(body)))
}

pub(super) fn text_page(at: &Viewpoint<'_>, key: BriefingKey) -> PageView {
    let briefing = &at.library()[key];
    let title = at.words().say("text_title", &[("briefing", &at.words().isolated(&briefing.title))]);
    let body = TextPage { title: title.clone(), briefing: at.briefing(key), status: briefing.status.clone() };
    at.page(
        Heading {
            title,
            record: Some(&briefing.record),
            briefing: Some(briefing),
            about: Some(jsonld::web_page(at, &briefing.title)),
            ..Heading::default()
        },
        Body::Text(body),
    )
}

fn judgement_view(at: &Viewpoint<'_>, briefing: BriefingKey, index: usize, judgement: &Judgement) -> JudgementView {
    let event = |&claim: &ClaimKey| at.library()[at.library()[claim].question].event;
    let events: BTreeSet<EventKey> = judgement.because.iter().chain(&judgement.against).map(event).collect();
    let with_event = events.len() > 1;
    let ground =
        |(word, claims): (_, &Vec<ClaimKey>)| (!claims.is_empty()).then(|| GroundList { word, rows: ground_rows(at, claims, with_event) });
    JudgementView {
        anchor: judgement_anchor(judgement.id.as_str()),
        text: judgement.text.clone(),
        likelihood: likelihood_view(at, judgement.likelihood),
        confidence: confidence_view(at, judgement.confidence),
        basis: judgement.basis.clone(),
        settling: settling(at, judgement),
        hangs_on: hangs_on(at, briefing, index),
        grounds: [("because", &judgement.because), ("against", &judgement.against)].into_iter().filter_map(ground).collect(),
        assumes: judgement
            .assumes
            .iter()
            .map(|one| AssumptionView { text: one.text.clone(), strength: one.strength.map(Strength::word) })
            .collect(),
        would_change: judgement.would_change.clone(),
        past: past_ratings(at, briefing, judgement),
    }
}

/// `By 31 March 2025.` `The log of the harbour.` `It came true.` `So says the log.`
fn settling(at: &Viewpoint<'_>, judgement: &Judgement) -> Vec<String> {
    let Some(resolves) = &judgement.resolves else { return Vec::new() };
    let by = at.date(resolves.by).map(|date| at.words().say("settled_by", &[("date", &date.text)]));
    let why = judgement.outcome.as_ref().and_then(|outcome| outcome.why.clone());
    [by, resolves.how.clone(), outcome_sentence(at, judgement), why].into_iter().flatten().collect()
}

/// `It came true.` None where that is open.
pub(super) fn outcome_sentence(at: &Viewpoint<'_>, judgement: &Judgement) -> Option<String> {
    let outcome = judgement.outcome.as_ref().filter(|_| judgement.resolves.is_some())?;
    Some(at.words().get(&format!("outcome_{}", outcome.was)).to_owned())
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
    let mut evidence: Vec<&Evidence> = briefing.evidence.iter().filter(|one| library.counts(one.claim)).collect();
    evidence.sort_by_key(|one| std::cmp::Reverse(tells(one)));
    let column = |evidence: &&Evidence| {
        let claim = &library[evidence.claim];
        let answer = at.dated_answer(evidence.claim);
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

/// The claims in the order of the desk, but those that give one answer to one question together.
fn ground_rows(at: &Viewpoint<'_>, claims: &[ClaimKey], with_event: bool) -> Vec<GroundRow> {
    let library = at.library();
    let answer = |claim: ClaimKey| (library[claim].question, &library[claim].answer, library.standing(claim));
    let mut first = BTreeMap::new();
    for (index, &claim) in claims.iter().enumerate() {
        first.entry(answer(claim)).or_insert(index);
    }
    let mut claims = claims.to_vec();
    claims.sort_by_key(|&claim| first[&answer(claim)]);
    let mut marked: BTreeSet<(SourceKey, EventKey)> = BTreeSet::new();
    let rows_of = |claims: &[ClaimKey]| {
        let row = |(index, &claim): (usize, &ClaimKey)| GroundRow {
            span: if index == 0 { claims.len() } else { 0 },
            question: at.short_question(library[claim].question),
            event: with_event.then(|| at.event(library[library[claim].question].event)),
            told: at.told(&[claim]).remove(0),
            report: at.source(library[claim].source),
            // A report is marked where it first stands.
            marks: if marked.insert((library[claim].source, library[library[claim].question].event)) {
                marks(at, claim)
            } else {
                Vec::new()
            },
        };
        claims.iter().enumerate().map(row).collect::<Vec<_>>()
    };
    claims.chunk_by(|&left, &right| answer(left) == answer(right)).flat_map(rows_of).collect()
}

/// What makes the report of a claim weak, in the words of the question's page.
fn marks(at: &Viewpoint<'_>, claim: ClaimKey) -> Vec<String> {
    let library = at.library();
    let (source, event) = (&library[library[claim].source], library[library[claim].question].event);
    let is_matched = source.coverage(event).is_some_and(|coverage| coverage.certainty == Certainty::Inferred);
    let machine = match source.machine_text {
        Some(MachineText::Declared) => Some("chip_machine_declared"),
        Some(MachineText::Suspected) => Some("chip_machine_suspected"),
        Some(MachineText::None) | None => None,
    };
    let marks = [is_matched.then_some("matched_by_us"), machine];
    marks.into_iter().flatten().map(|key| at.words().get(key).to_owned()).collect()
}

/// What happens to the judgement without each report: a sentence for those without which it falls, one for those that weaken it, one
/// for those with which all that speaks against it goes.
fn hangs_on(at: &Viewpoint<'_>, briefing: BriefingKey, index: usize) -> Vec<Phrase> {
    let comparison = at.comparisons().judgement(briefing, index);
    let without = &comparison.without;
    let of_effect = |key: &str, effect: Effect| {
        let sources: Vec<_> = without.iter().filter(|one| one.effect == effect).map(|one| at.source(one.source)).collect();
        (!sources.is_empty()).then(|| Phrase::filled(at.words().get(key), &[("reports", any_of(at, sources))]))
    };
    let gone: Vec<_> = without.iter().filter(|one| one.against_gone).map(|one| at.source(one.source)).collect();
    let gone = (!gone.is_empty()).then(|| Phrase::filled(at.words().get("without_against_gone"), &[("reports", any_of(at, gone))]));
    let parts_gone = parts_gone(at, briefing, index);
    let stands = without
        .iter()
        .all(|one| one.effect == Effect::Stands)
        .then(|| Phrase::of_text(at.words().get("without_stands")))
        .filter(|_| !without.is_empty() && comparison.behind != Some(Behind::Nobody) && parts_gone.is_empty());
    // That several reports bear it says little where all of them have it from one, and nothing where none has it from anybody.
    let supports = at.library()[briefing].judgements[index].because.iter().filter(|&&claim| at.library().counts(claim));
    let is_borne_by_several = supports.map(|&claim| at.library()[claim].source).collect::<BTreeSet<_>>().len() > 1;
    let behind = comparison.behind.filter(|&behind| is_borne_by_several || matches!(behind, Behind::Side(_) | Behind::Nobody));
    let no_two = || Phrase::of_text(at.words().get("behind_one_voice"));
    let no_two = (comparison.behind.is_none() && comparison.origins == 1 && is_borne_by_several).then(no_two);
    let behind = behind.and_then(|behind| match behind {
        Behind::Nobody => Some(("behind_nobody", Phrase::default())),
        Behind::Side(side) => Some(("behind_side", Phrase::of_link(at.actor(side)))),
        Behind::Publisher(publisher) => {
            let supports = at.library()[briefing].judgements[index].because.iter().filter(|&&claim| at.library().counts(claim));
            let mut published_by = supports.map(|&claim| at.library()[at.library()[claim].source].published_by);
            let first = published_by.next().flatten();
            match first {
                Some(actor) if published_by.all(|other| other == first) => Some(("behind_publisher", Phrase::of_link(at.actor(actor)))),
                Some(_) => Some(("behind_owner", Phrase::of_text(at.library().publisher_name(publisher)?))),
                None => Some(("behind_publisher", Phrase::of_text(at.library().publisher_name(publisher)?))),
            }
        }
    });
    let behind = behind.map(|(key, who)| Phrase::filled(at.words().get(key), &[("who", who)]));
    let falls = of_effect("without_falls", Effect::Falls);
    let before = [falls, of_effect("without_weakens", Effect::Weakens), stands].into_iter().flatten();
    before.chain(parts_gone).chain([behind, no_two, gone].into_iter().flatten()).collect()
}

/// `On Gate nothing is left without Star.` The reports without which it stands, though one of the questions on which it rests has nothing
/// left.
fn parts_gone(at: &Viewpoint<'_>, briefing: BriefingKey, index: usize) -> Vec<Phrase> {
    let library = at.library();
    let supports: Vec<ClaimKey> =
        library[briefing].judgements[index].because.iter().copied().filter(|&claim| library.counts(claim)).collect();
    let is_left_out = |claim: ClaimKey, source: SourceKey| chain(library, library[claim].source).contains(&source);
    let line = |source: SourceKey| {
        let gone: BTreeSet<QuestionKey> =
            supports.iter().copied().filter(|&claim| is_left_out(claim, source)).map(|claim| library[claim].question).collect();
        let is_left =
            |question: &QuestionKey| supports.iter().any(|&claim| library[claim].question == *question && !is_left_out(claim, source));
        let questions: Vec<Link> = gone.iter().filter(|question| !is_left(question)).map(|&question| at.short_question(question)).collect();
        let parts =
            [("report", Phrase::of_link(at.source(source))), ("questions", Phrase::row_and_more(at.words(), questions.clone(), NAMED))];
        (!questions.is_empty()).then(|| Phrase::filled(at.words().get("without_part"), &parts))
    };
    let stands = at.comparisons().judgement(briefing, index).without.iter().filter(|one| one.effect == Effect::Stands);
    stands.filter_map(|one| line(one.source)).take(NAMED).collect()
}

/// Reports of which each alone is meant: `the Gazette or Coast Wire`.
fn any_of(at: &Viewpoint<'_>, reports: Vec<Link>) -> Phrase {
    Phrase::joined(reports.into_iter().map(Phrase::of_link), at.words().get("without_between"))
}
