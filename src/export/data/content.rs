//! What the content says: site, briefings, events, claims, sources.

use super::{answer_value, claim_ids, file, ids};
use crate::editions::{ChangeClass, EditionChanges, compare};
use crate::model::comparison::{Comparisons, JudgementComparison, Without};
use crate::model::id::{BriefingKey, ClaimKey, EventKey};
use crate::model::library::{Briefing, Evidence, Library, PointsTo, Source, Watch};

pub(super) fn site(library: &Library) -> file::Site<'_> {
    let site = &library.site;
    file::Site { title: &site.title, base_url: site.base_url.as_deref(), language: &site.language }
}

pub(super) fn briefing<'library>(
    library: &'library Library,
    compared: &[JudgementComparison],
    briefing: &'library Briefing,
) -> file::Briefing<'library> {
    let mut judgements: Vec<file::Judgement<'_>> = briefing
        .judgements
        .iter()
        .zip(compared)
        .map(|(judgement, compared)| file::Judgement {
            id: judgement.id.as_str(),
            text: &judgement.text,
            likelihood: judgement.likelihood,
            confidence: judgement.confidence,
            assumes: judgement.assumes.iter().map(|one| file::Assumption { text: &one.text, strength: one.strength }).collect(),
            resolves_by: judgement.resolves.as_ref().and_then(|resolves| resolves.by).map(|by| by.to_string()),
            outcome: judgement.outcome.as_ref().map(|outcome| file::Outcome {
                on: outcome.on.map(|on| on.to_string()),
                was: outcome.was,
                because: claim_ids(library, &outcome.because),
            }),
            because: claim_ids(library, &judgement.because),
            against: claim_ids(library, &judgement.against),
            without: compared.without.iter().map(|&without| self::without(library, without)).collect(),
        })
        .collect();
    judgements.sort_by_key(|judgement| judgement.id);
    file::Briefing {
        id: briefing.id.as_str(),
        title: &briefing.title,
        as_of: briefing.as_of.to_string(),
        edition: briefing.edition,
        events: ids(library, &briefing.events, |event| event.id.as_str()),
        judgements,
        editions: library.briefing_key(briefing.id.as_str()).map(|key| editions(library, key)).unwrap_or_default(),
        alternatives: briefing.alternatives.iter().map(|one| file::Alternative { id: one.id.as_str(), text: &one.text }).collect(),
        evidence: briefing.evidence.iter().map(|one| evidence(library, briefing, one)).collect(),
        watch: briefing.watch.iter().map(|one| watch(library, briefing, one)).collect(),
    }
}

fn editions(library: &Library, key: BriefingKey) -> Vec<file::Edition<'_>> {
    let frozen = library.editions.get(&key).map(Vec::as_slice).unwrap_or_default();
    let edition = |index: usize| {
        let changes = index.checked_sub(1).map(|before| compare(&frozen[before], &frozen[index]));
        let count = |class| changes.as_ref().map(|changes: &EditionChanges| changes.count(class));
        file::Edition {
            edition: frozen[index].edition,
            as_of: &frozen[index].as_of,
            sha256: &frozen[index].sha256,
            significant: count(ChangeClass::Significant),
            factual: count(ChangeClass::Factual),
            wording: count(ChangeClass::Wording),
        }
    };
    (0..frozen.len()).map(edition).collect()
}

fn evidence<'library>(library: &Library, briefing: &'library Briefing, evidence: &Evidence) -> file::Evidence<'library> {
    let fits = briefing.alternatives.iter().zip(&evidence.fits).filter_map(|(one, fit)| Some((one.id.as_str(), (*fit)?)));
    file::Evidence { claim: library.claim_id(evidence.claim), fits: fits.collect() }
}

fn watch<'library>(library: &Library, briefing: &'library Briefing, watch: &'library Watch) -> file::Watch<'library> {
    file::Watch {
        sign: &watch.sign,
        points_to: watch.points_to.map(|pointed| match pointed {
            PointsTo::Judgement(index) => briefing.judgements[index].id.as_str(),
            PointsTo::Alternative(index) => briefing.alternatives[index].id.as_str(),
        }),
        seen: watch.seen.is_some(),
        on: watch.seen.as_ref().and_then(|(on, _)| *on).map(|on| on.to_string()),
        because: watch.seen.as_ref().map(|(_, because)| claim_ids(library, because)).unwrap_or_default(),
    }
}

fn without(library: &Library, without: Without) -> file::Without<'_> {
    file::Without { source: library[without.source].id.as_str(), effect: without.effect, against_gone: without.against_gone }
}

pub(super) fn events<'library>(
    library: &'library Library,
    comparisons: &'library Comparisons,
) -> impl Iterator<Item = file::Event<'library>> {
    let event = move |(key, event): (EventKey, &'library crate::model::library::Event)| {
        let comparison = comparisons.event(key);
        file::Event {
            id: event.id.as_str(),
            title: &event.title,
            when: event.when.as_ref().map(ToString::to_string),
            place: event.place.as_deref(),
            sources: ids(library, &comparison.sources, |source| source.id.as_str()),
            questions: ids(library, &comparison.questions, |question| question.id.as_str()),
        }
    };
    library.events.entries().map(event)
}

pub(super) fn claims<'library>(
    library: &'library Library,
    comparisons: &'library Comparisons,
) -> impl Iterator<Item = file::Claim<'library>> {
    let keys = library.claims.keys();
    let claim = move |key: ClaimKey| {
        let claim = &library[key];
        let question = &library[claim.question];
        file::Claim {
            id: library.claim_id(key),
            source: library[claim.source].id.as_str(),
            question: question.id.as_str(),
            event: library[question.event].id.as_str(),
            answer: answer_value(question, &claim.answer),
            only: claim.only,
            as_of: claim.as_of.map(|date| date.to_string()),
            by: ids(library, &claim.by, |actor| actor.id.as_str()),
            statement: claim.statement.map(|statement| library.statement_id(statement)),
            sourcing: claim.sourcing,
            mode: claim.mode,
            quote: claim.quote.as_deref(),
            quote_state: comparisons.quote(key),
            captures: library
                .proofs
                .get(&key)
                .into_iter()
                .flat_map(|proof| &proof.captures)
                .map(|one| file::InCapture { sha256: &one.sha256, state: one.state })
                .collect(),
            says: claim.says.as_deref(),
            credibility: claim.credibility,
            withdrawn: !library.is_live(key),
            replaced_by: claim.replaced_by.map(|later| library[later].id.as_str()),
        }
    };
    keys.map(claim)
}

pub(super) fn source<'library>(library: &'library Library, source: &'library Source) -> file::Source<'library> {
    let covers: Vec<EventKey> = source.covers.iter().map(|coverage| coverage.event).collect();
    file::Source {
        id: source.id.as_str(),
        title: source.title.as_deref(),
        short: &source.name,
        publisher: library.publisher_name(source.publisher_key),
        published: source.published.as_ref().map(ToString::to_string),
        url: source.url.as_deref(),
        form: source.form,
        reliability: source.reliability,
        covers: ids(library, &covers, |event| event.id.as_str()),
        captures: source
            .captures
            .iter()
            .map(|capture| file::Capture { retrieved: capture.retrieved.to_string(), sha256: &capture.sha256 })
            .collect(),
        updates: source.updates.map(|earlier| library[earlier].id.as_str()),
        updated_by: source.updated_by.map(|later| library[later].id.as_str()),
        withdrawn: source.withdrawn_with.is_some(),
    }
}
