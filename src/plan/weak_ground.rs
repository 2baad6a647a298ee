//! What is weak in a set of reports throughout: no dates, no ratings that reassure, events that the desk guessed.

use crate::model::id::{EventKey, SourceKey};
use crate::model::library::Source;
use crate::model::words::{Certainty, Reliability};
use crate::plan::viewpoint::Viewpoint;

/// The sentences, each true of more than half of the reports or of how they were placed; empty where the ground is not weak.
pub(crate) fn weak_ground(at: &Viewpoint<'_>, sources: &[SourceKey], events: &[EventKey]) -> Vec<String> {
    let library = at.library();
    let live: Vec<&Source> = sources.iter().map(|&key| &library[key]).filter(|source| source.withdrawn_with.is_none()).collect();
    if live.is_empty() {
        return Vec::new();
    }
    let matched = live.iter().filter(|source| is_matched(source, events)).count();
    let words = at.words();
    let placed = (matched > 0).then(|| match live.len() {
        1 => words.get("ground_matched_alone").to_owned(),
        _ => words.count("ground_matched", matched, &[]),
    });
    [dates(at, &live), ratings(at, &live), placed].into_iter().flatten().collect()
}

/// Whether the desk itself placed a report on one of the events.
pub(crate) fn is_matched(source: &Source, events: &[EventKey]) -> bool {
    source.covers.iter().any(|coverage| coverage.certainty == Certainty::Inferred && events.contains(&coverage.event))
}

/// What is missing of dates and authors.
fn dates(at: &Viewpoint<'_>, live: &[&Source]) -> Option<String> {
    let is_undated = |source: &&&Source| at.date(source.published).is_none();
    let undated = live.iter().filter(is_undated).count();
    let has_no_author = live.iter().all(|source| source.author.is_none());
    let count = |key: &str| at.words().count(key, live.len(), &[("part", &at.words().number(undated))]);
    if undated == live.len() {
        Some(count(if has_no_author { "ground_no_date_no_author" } else { "ground_no_date" }))
    } else {
        (undated * 2 > live.len()).then(|| count("ground_some_undated"))
    }
}

/// How good the best of the reports is held to be. Reports that nobody has rated are not called bad.
fn ratings(at: &Viewpoint<'_>, live: &[&Source]) -> Option<String> {
    let rated: Vec<Reliability> = live.iter().filter_map(|source| source.reliability).collect();
    if rated.is_empty() {
        return Some(at.words().count("ground_unrated", live.len(), &[]));
    }
    let is_weak = |rating: &Reliability| matches!(rating, Reliability::D | Reliability::E | Reliability::F);
    (rated.len() == live.len() && rated.iter().all(is_weak)).then(|| at.words().count("ground_unreliable", live.len(), &[]))
}
