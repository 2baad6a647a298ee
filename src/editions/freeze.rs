//! The state of a briefing as an edition.

use std::collections::BTreeSet;

use crate::model::answer::{answer_label, answer_word};
use crate::model::comparison::Comparisons;
use crate::model::date::Date;
use crate::model::digest::{sha256_hex, urn};
use crate::model::edition::{Edition, FORMAT, FrozenAssumption, FrozenClaim, FrozenJudgement, FrozenQuestion, FrozenSource};
use crate::model::explanation::explanation;
use crate::model::id::{BriefingKey, ClaimKey, QuestionKey, SourceKey};
use crate::model::library::{Judgement, Library};

/// The briefing as its library has it now, without a revision and without a digest. A briefing without a number is its first edition.
pub(crate) fn freeze(library: &Library, comparisons: &Comparisons, key: BriefingKey) -> Edition {
    let briefing = &library[key];
    let events = briefing.events.iter();
    let questions: BTreeSet<QuestionKey> = events.clone().flat_map(|&event| comparisons.event(event).questions.clone()).collect();
    let sources: BTreeSet<SourceKey> = events.flat_map(|&event| comparisons.event(event).sources.clone()).collect();
    let claims = library.claims.keys().filter(|&claim| questions.contains(&library[claim].question));
    Edition {
        format: FORMAT.to_owned(),
        briefing: briefing.id.to_string(),
        edition: briefing.edition.unwrap_or(1),
        as_of: briefing.as_of.to_string(),
        series: series(library, key),
        revision: None,
        sha256: String::new(),
        title: briefing.title.clone(),
        status: briefing.status.clone(),
        changed: briefing.changed.clone(),
        judgements: briefing.judgements.iter().map(|judgement| frozen_judgement(library, judgement)).collect(),
        claims: claims.map(|claim| frozen_claim(library, comparisons, claim)).collect(),
        questions: questions.into_iter().map(|question| frozen_question(library, comparisons, question)).collect(),
        sources: sources.into_iter().map(|source| frozen_source(library, source)).collect(),
    }
}

/// The name of a briefing's editions: what its first frozen one fixed, else made of the site's `feed_id` or title, and the briefing's id.
fn series(library: &Library, key: BriefingKey) -> String {
    let first = library.editions.get(&key).and_then(|editions| editions.first());
    let site = library.site.feed_id.as_ref().unwrap_or(&library.site.title);
    first.map_or_else(|| urn(&[site, library[key].id.as_str()]), |first| first.series.clone())
}

/// The id of the whole feed: made of `feed_id`, else of the series of the briefing whose first edition is the oldest, frozen ones before
/// all others. So neither freezing that first edition nor a new title or address changes it.
pub(crate) fn feed_id(library: &Library) -> String {
    if let Some(id) = &library.site.feed_id {
        return urn(&["feed", id]);
    }
    let built = library.briefings.keys().filter(|&key| !library[key].draft);
    let age = |key: BriefingKey| match library.editions.get(&key).and_then(|editions| editions.first()) {
        Some(first) => (false, Date::parse(&first.as_of).ok(), key),
        None => (true, Some(library[key].as_of), key),
    };
    let oldest = built.min_by_key(|&key| age(key));
    oldest.map_or_else(|| urn(&["feed", &library.site.title]), |key| urn(&["feed", &series(library, key)]))
}

fn frozen_judgement(library: &Library, judgement: &Judgement) -> FrozenJudgement {
    let ids = |claims: &[ClaimKey]| {
        let mut ids: Vec<String> = claims.iter().map(|&claim| library.claim_id(claim)).collect();
        ids.sort_unstable();
        ids
    };
    FrozenJudgement {
        id: judgement.id.to_string(),
        text: judgement.text.clone(),
        likelihood: judgement.likelihood,
        confidence: judgement.confidence,
        basis: judgement.basis.clone(),
        because: ids(&judgement.because),
        against: ids(&judgement.against),
        assumes: judgement.assumes.iter().map(|one| FrozenAssumption { text: one.text.clone(), strength: one.strength }).collect(),
        would_change: judgement.would_change.clone(),
        resolves_by: judgement.resolves.as_ref().and_then(|resolves| resolves.by).map(|by| by.to_string()),
        outcome: judgement.outcome.as_ref().map(|outcome| outcome.was),
    }
}

fn frozen_question(library: &Library, comparisons: &Comparisons, key: QuestionKey) -> FrozenQuestion {
    let (question, compared) = (&library[key], comparisons.question(key));
    FrozenQuestion {
        id: question.id.to_string(),
        event: library[question.event].id.to_string(),
        question: question.question.clone(),
        short: question.short.clone(),
        verdict: compared.verdict,
        label: library.words.get(&compared.label_key()).to_owned(),
        explanation: explanation(library, question, compared, &library.words),
    }
}

fn frozen_claim(library: &Library, comparisons: &Comparisons, key: ClaimKey) -> FrozenClaim {
    let claim = &library[key];
    let question = &library[claim.question];
    FrozenClaim {
        id: library.claim_id(key),
        question: question.id.to_string(),
        answer: answer_word(question, &claim.answer),
        label: answer_label(question, &claim.answer, &library.words),
        by: claim.by.iter().map(|&actor| library[actor].id.to_string()).collect(),
        quote_sha256: claim.quote.as_ref().map(|quote| sha256_hex(quote.as_bytes())),
        quote_state: comparisons.quote(key),
        says: claim.says.clone(),
        withdrawn: !library.is_live(key),
    }
}

fn frozen_source(library: &Library, key: SourceKey) -> FrozenSource {
    let source = &library[key];
    FrozenSource { id: source.id.to_string(), name: source.name.clone(), withdrawn: source.withdrawn_with.is_some() }
}
