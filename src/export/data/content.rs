//! What the content says: site, briefings, events, claims, sources.

use super::{answer_value, claim_ids, file, ids};
use crate::model::comparison::{Comparisons, JudgementComparison, Without};
use crate::model::id::{ClaimKey, EventKey};
use crate::model::library::{Briefing, Library, Source};

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
    }
}

fn without(library: &Library, without: Without) -> file::Without<'_> {
    file::Without { source: library[without.source].id.as_str(), effect: without.effect, against_gone: without.against_gone }
}

pub(super) fn events<'library>(library: &'library Library, comparisons: &'library Comparisons) -> Vec<file::Event<'library>> {
    let event = |(key, event): (EventKey, &'library crate::model::library::Event)| {
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
    library.events.entries().map(event).collect()
}

pub(super) fn claims<'library>(library: &'library Library, comparisons: &Comparisons) -> Vec<file::Claim<'library>> {
    let keys = library.claims.keys();
    let claim = |key: ClaimKey| {
        let claim = &library[key];
        let question = &library[claim.question];
        file::Claim {
            id: library.claim_id(key),
            source: library[claim.source].id.as_str(),
            question: question.id.as_str(),
            event: library[question.event].id.as_str(),
            answer: answer_value(question, &claim.answer),
            as_of: claim.as_of.map(|date| date.to_string()),
            by: ids(library, &claim.by, |actor| actor.id.as_str()),
            statement: claim.statement.map(|statement| library.statement_id(statement)),
            sourcing: claim.sourcing,
            mode: claim.mode,
            quote: claim.quote.as_deref(),
            quote_state: comparisons.quote(key),
            says: claim.says.as_deref(),
            credibility: claim.credibility,
            withdrawn: !library.is_live(key),
        }
    };
    keys.map(claim).collect()
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
        withdrawn: source.withdrawn_with.is_some(),
    }
}
