//! A second reading of `comparison.md`, as naive as can be: every two claims, every source left out. It shares no code with the first.

use std::collections::BTreeSet;

use crate::model::id::{QuestionKey, SourceKey};
use crate::model::library::{Answer, Claim, Library};
use crate::model::words::QuestionKind;

/// The verdict on the first question, without the claims of `left_out`.
pub(super) fn verdict(library: &Library, left_out: Option<SourceKey>) -> &'static str {
    let claims: Vec<&Claim> = library
        .claims
        .keys()
        .filter(|&key| library.is_live(key) && Some(library[key].source) != left_out)
        .map(|key| &library[key])
        .collect();
    let question = &library[QuestionKey(0)];
    if claims.is_empty() {
        return "unanswered";
    }
    if question.kind == QuestionKind::Open {
        return "open";
    }
    let pairs = || claims.iter().flat_map(|one| claims.iter().map(move |other| (*one, *other)));
    let clash = |(one, other): &(&Claim, &Claim)| !can_both_be_right(library, &one.answer, &other.answer);
    if pairs().filter(clash).any(|(one, other)| sources_differ(one, other)) {
        return "sources-differ";
    }
    if pairs().any(|pair| clash(&pair)) {
        return "disputed";
    }
    let origins: BTreeSet<String> = claims.iter().map(|claim| origin(library, claim)).collect();
    if origins.len() == 1 {
        return "single-origin";
    }
    let equal = |(one, other): (&Claim, &Claim)| question.kind == QuestionKind::Number || one.answer == other.answer;
    if pairs().all(equal) { "agreed" } else { "partial" }
}

/// The sources without which the verdict is another, with that verdict.
pub(super) fn fragile(library: &Library) -> Vec<(SourceKey, &'static str)> {
    let whole = verdict(library, None);
    if whole == "open" {
        return Vec::new();
    }
    let without = |source| (source, verdict(library, Some(source)));
    library.sources.keys().map(without).filter(|(_, verdict)| *verdict != whole).collect()
}

/// Every two sources that both have a live claim on the first question, and whether they do not differ on it.
pub(super) fn pairs(library: &Library) -> Vec<(SourceKey, SourceKey, bool)> {
    let sources = library.sources.keys();
    let live = |source: SourceKey| -> Vec<&Claim> {
        let keys = library.claims.keys();
        keys.filter(|&key| library.is_live(key) && library[key].source == source).map(|key| &library[key]).collect()
    };
    let mut pairs = Vec::new();
    for a in sources.clone() {
        for b in sources.clone().filter(|&b| a < b) {
            let (ours, theirs) = (live(a), live(b));
            let differ = |one: &Claim, other: &Claim| !can_both_be_right(library, &one.answer, &other.answer) && sources_differ(one, other);
            if !ours.is_empty() && !theirs.is_empty() {
                let compatible = !ours.iter().any(|one| theirs.iter().any(|other| differ(one, other)));
                pairs.push((a, b, compatible));
            }
        }
    }
    pairs
}

fn sources_differ(one: &Claim, other: &Claim) -> bool {
    let both_own = one.by.is_empty() && other.by.is_empty();
    let same_speaker = one.by.iter().any(|actor| other.by.contains(actor));
    let different_statements = one.statement.is_some() && other.statement.is_some() && one.statement != other.statement;
    one.source != other.source && (both_own || (same_speaker && !different_statements))
}

fn can_both_be_right(library: &Library, one: &Answer, other: &Answer) -> bool {
    match (one, other) {
        (Answer::Set(one), Answer::Set(other)) => {
            let (one, other): (BTreeSet<_>, BTreeSet<_>) = (one.iter().collect(), other.iter().collect());
            one.is_subset(&other) || other.is_subset(&one)
        }
        (Answer::Number(one), Answer::Number(other)) => !one.excludes(*other, library[QuestionKey(0)].tolerance),
        (Answer::Date(one), Answer::Date(other)) => one.overlaps(other),
        _ => one == other,
    }
}

fn origin(library: &Library, claim: &Claim) -> String {
    if claim.by.is_empty() {
        let mut source = claim.source;
        while let Some(next) = library[source].original() {
            source = next;
        }
        let unknown = format!("source {}", library[source].id);
        return library[source].publisher.as_ref().map_or(unknown, |publisher| format!("publisher {publisher}"));
    }
    format!("actors {:?}", claim.by)
}
