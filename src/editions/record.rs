//! Whether the desk was right: every judgement that can be settled, with the words of each edition, and a score.
//!
//! Only what a frozen edition held before the outcome counts, so that no word of likelihood is measured that was written after it. A
//! judgement about the past is no forecast: the day by which it could be settled lay before its first edition. It is shown, not scored.

use std::collections::BTreeMap;

use crate::model::date::Date;
use crate::model::edition::Edition;
use crate::model::id::BriefingKey;
use crate::model::library::{Judgement, Library};
use crate::model::words::{Likelihood, Was};

/// With fewer settled forecasts than this a score says more about luck than about the desk.
pub(crate) const LEAST_SCORED: usize = 20;

/// A judgement that can be settled.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub briefing: BriefingKey,
    /// Its index in the briefing; `None` where only earlier editions held it.
    pub judgement: Option<usize>,
    pub id: String,
    /// Its words, the latest that there are.
    pub text: String,
    /// The day by which it can be settled.
    pub by: Option<Date>,
    /// The frozen editions that held it, with their words of likelihood, the oldest first.
    pub said: Vec<(u32, Option<Likelihood>)>,
    /// How it stands.
    pub standing: Standing,
}

/// How a judgement that can be settled stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing is known yet.
    Open,
    /// It was dropped before anything was known.
    Dropped,
    /// It can no longer be settled.
    Void,
    /// It came true or did not, and no frozen edition said before how likely it is.
    Unscored(bool),
    /// It came true or did not, and this was said of it before.
    Scored(Likelihood, bool),
}

/// A word of likelihood with what became of the forecasts that used it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Band {
    /// The word.
    pub likelihood: Likelihood,
    /// How many came true.
    pub came_true: usize,
    /// How many there are.
    pub of: usize,
}

/// The mean squared distance between what was said and what happened (Brier, 1950), from 0 for the best to 1, in ten-thousandths.
///
/// A word of likelihood is a band: `middle` takes the middle of each, `best` and `worst` the end that is nearest to and farthest from
/// what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Score {
    /// How many forecasts were scored.
    pub forecasts: usize,
    /// With the middle of every band.
    pub middle: u32,
    /// With the end of every band that is nearest to what happened.
    pub best: u32,
    /// With the end that is farthest from it.
    pub worst: u32,
}

/// Every judgement of the site that can be settled, by briefing; in the order of the briefing, those that were dropped last.
pub(crate) fn record(library: &Library) -> Vec<Entry> {
    library.briefings.keys().flat_map(|key| of_briefing(library, key)).collect()
}

fn of_briefing(library: &Library, key: BriefingKey) -> Vec<Entry> {
    let briefing = &library[key];
    let editions = library.editions.get(&key).map(Vec::as_slice).unwrap_or_default();
    let said = |id: &str| {
        let held = editions.iter().filter_map(|edition| Some((edition.edition, edition.judgement(id)?.likelihood)));
        held.collect::<Vec<_>>()
    };
    let now = briefing.judgements.iter().enumerate().filter_map(|(index, judgement)| {
        let resolves = judgement.resolves.as_ref()?;
        let id = judgement.id.to_string();
        let standing = standing(judgement, resolves.by, editions);
        Some(Entry { briefing: key, judgement: Some(index), text: judgement.text.clone(), by: resolves.by, said: said(&id), standing, id })
    });
    let mut entries: Vec<Entry> = now.collect();
    let mut dropped: BTreeMap<&str, Entry> = BTreeMap::new();
    for judgement in editions.iter().flat_map(|edition| &edition.judgements) {
        let Some(by) = &judgement.resolves_by else { continue };
        if briefing.judgements.iter().any(|one| one.id.as_str() == judgement.id) {
            continue;
        }
        let was = judgement.outcome.map_or(Standing::Dropped, |was| dropped_standing(&judgement.id, was, editions));
        let entry = Entry {
            briefing: key,
            judgement: None,
            id: judgement.id.clone(),
            text: judgement.text.clone(),
            by: Date::parse(by).ok(),
            said: said(&judgement.id),
            standing: was,
        };
        dropped.insert(&judgement.id, entry);
    }
    entries.extend(dropped.into_values());
    entries
}

fn standing(judgement: &Judgement, by: Option<Date>, editions: &[Edition]) -> Standing {
    let Some(outcome) = &judgement.outcome else { return Standing::Open };
    if outcome.was == Was::Void {
        return Standing::Void;
    }
    let came_true = outcome.was == Was::True;
    let is_before = |date: Option<Date>, end: Option<Date>| {
        date.and_then(|date| date.last_day()).zip(end.and_then(|end| end.last_day())).is_some_and(|(date, end)| date < end)
    };
    let word = editions.iter().rev().find_map(|edition| {
        let as_of = Date::parse(&edition.as_of).ok();
        let is_forecast = is_before(as_of, outcome.on) && is_before(as_of, by);
        edition.judgement(judgement.id.as_str()).filter(|_| is_forecast)?.likelihood
    });
    word.map_or(Standing::Unscored(came_true), |word| Standing::Scored(word, came_true))
}

/// A settled judgement that the briefing no longer holds counts like any other, or dropping what failed would better the record.
///
/// A frozen edition keeps no day of the outcome: the first edition that knew it stands for that day.
fn dropped_standing(id: &str, was: Was, editions: &[Edition]) -> Standing {
    if was == Was::Void {
        return Standing::Void;
    }
    let held = || editions.iter().filter_map(|edition| Some((edition, edition.judgement(id)?)));
    let last_day = |date: &str| Date::parse(date).ok().and_then(|date| date.last_day());
    let is_forecast =
        |edition: &Edition, by: Option<&str>| last_day(&edition.as_of).zip(by.and_then(last_day)).is_some_and(|(said, by)| said < by);
    let by = held().filter_map(|(_, judgement)| judgement.resolves_by.as_deref()).next_back();
    let before = held().take_while(|(_, judgement)| judgement.outcome.is_none());
    let word = before.filter(|(edition, _)| is_forecast(edition, by)).last().and_then(|(_, judgement)| judgement.likelihood);
    let came_true = was == Was::True;
    word.map_or(Standing::Unscored(came_true), |word| Standing::Scored(word, came_true))
}

/// The forecasts that are scored.
pub(crate) fn scored(entries: &[Entry]) -> Vec<(Likelihood, bool)> {
    entries.iter().filter_map(|entry| if let Standing::Scored(word, was) = entry.standing { Some((word, was)) } else { None }).collect()
}

/// What became of the forecasts by the word that was used; words that were not used are left out.
pub(crate) fn bands(forecasts: &[(Likelihood, bool)]) -> Vec<Band> {
    let band = |&likelihood: &Likelihood| {
        let of = forecasts.iter().filter(|(word, _)| *word == likelihood);
        let came_true = of.clone().filter(|(_, was)| *was).count();
        Band { likelihood, came_true, of: of.count() }
    };
    Likelihood::ALL.iter().map(band).filter(|band| band.of > 0).collect()
}

/// The score; `None` below [`LEAST_SCORED`] forecasts.
pub(crate) fn score(forecasts: &[(Likelihood, bool)]) -> Option<Score> {
    let count = forecasts.len();
    if count < LEAST_SCORED {
        return None;
    }
    // In half per cent, so that the middle of every band is a whole number: the square of 200 is one.
    let square = |said: u64, was: bool| said.abs_diff(if was { 200 } else { 0 }).pow(2);
    let mean = |said: fn((u64, u64), bool) -> u64| {
        let band = |word: Likelihood| (u64::from(word.band().0) * 2, u64::from(word.band().1) * 2);
        let sum: u64 = forecasts.iter().map(|&(word, was)| square(said(band(word), was), was)).sum();
        // A square is a four-ten-thousandth part of ten-thousandths; halves are rounded up.
        let parts = count as u64 * 4;
        u32::try_from((sum + parts / 2) / parts).expect("a mean of squares of at most 200 is at most 40,000")
    };
    Some(Score {
        forecasts: count,
        middle: mean(|(low, high), _| u64::midpoint(low, high)),
        best: mean(|(low, high), was| if was { high } else { low }),
        worst: mean(|(low, high), was| if was { low } else { high }),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same in floating point and per cent, written without a look at the other.
    fn by_hand(forecasts: &[(Likelihood, bool)], probability: impl Fn(f64, f64, f64) -> f64) -> f64 {
        let (mut total, mut count) = (0.0, 0.0);
        for (word, was) in forecasts {
            let (low, high) = match word.word() {
                "almost-no-chance" => (0.01, 0.05),
                "very-unlikely" => (0.05, 0.20),
                "unlikely" => (0.20, 0.45),
                "roughly-even-chance" => (0.45, 0.55),
                "likely" => (0.55, 0.80),
                "very-likely" => (0.80, 0.95),
                "almost-certain" => (0.95, 0.99),
                other => panic!("{other} is no word of likelihood"),
            };
            let happened = if *was { 1.0 } else { 0.0 };
            total += (probability(low, high, happened) - happened).powi(2);
            count += 1.0;
        }
        total / count
    }

    /// An edition that holds one judgement, with this outcome.
    fn edition(as_of: &str, outcome: Option<&str>) -> Edition {
        let judgement = serde_json::json!({
            "id": "third", "text": "A third round follows.", "likelihood": "likely", "confidence": null, "basis": null, "because": [],
            "against": [], "assumes": [], "would_change": null, "resolves_by": "2025-04-01", "outcome": outcome,
        });
        let edition = serde_json::json!({
            "format": "variorum-edition/1", "briefing": "talks", "edition": 1, "as_of": as_of, "series": "", "revision": null,
            "sha256": "", "title": "Talks", "status": null, "changed": null, "judgements": [judgement], "questions": [], "claims": [],
            "sources": [],
        });
        serde_json::from_value(edition).expect("the keys are those of an edition")
    }

    #[test]
    fn a_settled_judgement_counts_after_it_was_dropped() {
        let likely = Likelihood::ALL.iter().find(|likelihood| likelihood.word() == "likely").copied().expect("the word is in the list");
        let early = edition("2025-03-01", None);
        let settled = [early.clone(), edition("2025-04-02", Some("false"))];
        assert_eq!(dropped_standing("third", Was::False, &settled), Standing::Scored(likely, false));
        let late = [edition("2025-04-02", None), edition("2025-04-03", Some("true"))];
        assert_eq!(dropped_standing("third", Was::True, &late), Standing::Unscored(true), "it was no forecast any more");
        assert_eq!(dropped_standing("third", Was::Void, &[early]), Standing::Void);
    }

    fn forecasts() -> impl Strategy<Value = Vec<(Likelihood, bool)>> {
        prop::collection::vec((prop::sample::select(Likelihood::ALL), any::<bool>()), 0..80)
    }

    proptest! {
        #[test]
        fn the_score_is_that_of_an_independent_computation(forecasts in forecasts()) {
            let score = score(&forecasts);
            prop_assert_eq!(score.is_some(), forecasts.len() >= 20);
            if let Some(score) = score {
                let near = |found: u32, expected: f64| (f64::from(found) / 10_000.0 - expected).abs() <= 0.000_051;
                let nearest = |low: f64, high: f64, happened: f64| if happened > 0.5 { high } else { low };
                prop_assert!(near(score.middle, by_hand(&forecasts, |low, high, _| f64::midpoint(low, high))));
                prop_assert!(near(score.best, by_hand(&forecasts, nearest)));
                prop_assert!(near(score.worst, by_hand(&forecasts, |low, high, happened| low + high - nearest(low, high, happened))));
                prop_assert!(score.best <= score.middle && score.middle <= score.worst && score.worst <= 10_000);
                prop_assert_eq!(score.forecasts, forecasts.len());
            }
        }

        #[test]
        fn every_forecast_is_in_the_band_of_its_word(forecasts in forecasts()) {
            let bands = bands(&forecasts);
            prop_assert_eq!(bands.iter().map(|band| band.of).sum::<usize>(), forecasts.len());
            for band in bands {
                let true_ones = forecasts.iter().filter(|forecast| **forecast == (band.likelihood, true)).count();
                prop_assert_eq!(band.came_true, true_ones);
                prop_assert!(band.of > 0);
            }
        }
    }
}
