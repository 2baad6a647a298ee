//! Whether the desk was right: every judgement that can be settled, with the words of each edition, and a score.
//!
//! Only what a frozen edition held before the outcome counts, so that no word of likelihood is measured that was written after it. A
//! judgement about the past is no forecast: the day by which it could be settled lay before its first edition. It is shown, not scored.

use std::collections::BTreeMap;

use crate::model::date::Date;
use crate::model::edition::{Edition, FrozenJudgement};
use crate::model::id::BriefingKey;
use crate::model::library::Library;
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
    /// Its words: those of the edition whose word of likelihood is scored, else the latest that there are.
    pub text: String,
    /// Whether the briefing words it otherwise now.
    pub is_reworded: bool,
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
        let settled = judgement.outcome.as_ref().map(|outcome| Settled { was: outcome.was, on: outcome.on, by: resolves.by });
        let (standing, scored) = settled.map_or((Standing::Open, None), |settled| standing(&id, settled, editions));
        let text = scored.map_or_else(|| judgement.text.clone(), |scored| scored.text.clone());
        let is_reworded = text != judgement.text;
        Some(Entry { briefing: key, judgement: Some(index), text, is_reworded, by: resolves.by, said: said(&id), standing, id })
    });
    let mut entries: Vec<Entry> = now.collect();
    let mut dropped: BTreeMap<&str, Entry> = BTreeMap::new();
    for judgement in editions.iter().flat_map(|edition| &edition.judgements) {
        let Some(by) = &judgement.resolves_by else { continue };
        if briefing.judgements.iter().any(|one| one.id.as_str() == judgement.id) {
            continue;
        }
        let by = Date::parse(by).ok();
        // A frozen edition keeps no day of the outcome: the first edition that knew it stands for that day.
        let knew = editions.iter().find(|edition| edition.judgement(&judgement.id).is_some_and(|one| one.outcome.is_some()));
        let on = knew.and_then(|edition| Date::parse(&edition.as_of).ok());
        let settled = judgement.outcome.map(|was| Settled { was, on, by });
        let (standing, scored) = settled.map_or((Standing::Dropped, None), |settled| standing(&judgement.id, settled, editions));
        let entry = Entry {
            briefing: key,
            judgement: None,
            id: judgement.id.clone(),
            text: scored.unwrap_or(judgement).text.clone(),
            is_reworded: false,
            by,
            said: said(&judgement.id),
            standing,
        };
        dropped.insert(&judgement.id, entry);
    }
    entries.extend(dropped.into_values());
    entries
}

/// What became of a judgement, and when it could be known.
#[derive(Debug, Clone, Copy)]
struct Settled {
    was: Was,
    /// The day on which it was settled.
    on: Option<Date>,
    /// The day by which it could be, as the content says now.
    by: Option<Date>,
}

/// How a settled judgement stands, and the frozen words that are scored. Dropping what failed, wording it anew or moving its day changes
/// nothing: what counts is the last edition that is a forecast, with its own words and the day that it gave.
fn standing<'editions>(id: &str, settled: Settled, editions: &'editions [Edition]) -> (Standing, Option<&'editions FrozenJudgement>) {
    if settled.was == Was::Void {
        return (Standing::Void, None);
    }
    let came_true = settled.was == Was::True;
    let last_day = |date: Date| date.last_day();
    let is_forecast = |edition: &Edition, judgement: &FrozenJudgement| {
        let said = Date::parse(&edition.as_of).ok().and_then(last_day);
        // An edition that gave no day yet is held to the one that was given later.
        let by = judgement.resolves_by.as_deref().and_then(|by| Date::parse(by).ok()).or(settled.by);
        let ends = [settled.on, by];
        said.is_some_and(|said| ends.iter().all(|end| end.and_then(last_day).is_some_and(|end| said < end)))
    };
    let held = editions.iter().rev().filter_map(|edition| Some((edition, edition.judgement(id)?)));
    let mut forecasts = held.filter(|(edition, judgement)| is_forecast(edition, judgement));
    let last = forecasts.find_map(|(_, judgement)| Some((judgement.likelihood?, judgement)));
    match last {
        Some((word, judgement)) => (Standing::Scored(word, came_true), Some(judgement)),
        None => (Standing::Unscored(came_true), None),
    }
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

    /// What an edition holds of one judgement.
    #[derive(Debug, Clone)]
    struct Held {
        day: u32,
        /// Its word and the day by which it can be settled; `None` where the edition does not hold the judgement.
        judgement: Option<(Option<Likelihood>, Option<u32>)>,
    }

    fn day(number: u32) -> String {
        format!("2025-03-{number:02}")
    }

    fn edition(index: usize, held: &Held) -> Edition {
        let judgements: Vec<serde_json::Value> = held
            .judgement
            .iter()
            .map(|(likelihood, by)| {
                serde_json::json!({
                    "id": "third", "text": format!("Wording {index}."), "likelihood": likelihood.map(Likelihood::word), "confidence": null,
                    "basis": null, "because": [], "against": [], "assumes": [], "would_change": null,
                    "resolves_by": by.map(day), "outcome": null,
                })
            })
            .collect();
        let edition = serde_json::json!({
            "format": "variorum-edition/1", "briefing": "talks", "edition": index + 1, "as_of": day(held.day), "series": "",
            "revision": null, "sha256": "", "title": "Talks", "status": null, "changed": null, "judgements": judgements, "questions": [],
            "claims": [], "sources": [],
        });
        serde_json::from_value(edition).expect("the keys are those of an edition")
    }

    fn date(number: u32) -> Option<Date> {
        Date::parse(&day(number)).ok()
    }

    fn likely() -> Likelihood {
        Likelihood::ALL.iter().copied().find(|likelihood| likelihood.word() == "likely").expect("the word is in the list")
    }

    #[test]
    fn neither_a_later_day_nor_other_words_better_the_record() {
        let said = |day, word, by| Held { day, judgement: Some((word, by)) };
        let editions: Vec<Edition> = [said(1, Some(likely()), Some(10)), said(12, None, Some(20))]
            .iter()
            .enumerate()
            .map(|(index, held)| edition(index, held))
            .collect();
        let settled = Settled { was: Was::False, on: date(15), by: date(20) };
        let (found, scored) = standing("third", settled, &editions);
        assert_eq!((found, scored.map(|scored| scored.text.as_str())), (Standing::Scored(likely(), false), Some("Wording 0.")));
        let late = [edition(0, &said(12, Some(likely()), Some(10)))];
        assert_eq!(standing("third", settled, &late).0, Standing::Unscored(false), "its own day was over when it was said");
        assert_eq!(standing("third", Settled { was: Was::Void, ..settled }, &editions).0, Standing::Void);
    }

    fn held() -> impl Strategy<Value = Vec<Held>> {
        let word = prop::option::weighted(0.8, prop::sample::select(Likelihood::ALL));
        let judgement = prop::option::weighted(0.8, (word, prop::option::weighted(0.7, 1..28_u32)));
        prop::collection::vec((1..28_u32, judgement), 0..6).prop_map(|mut editions| {
            editions.sort_by_key(|(day, _)| *day);
            editions.into_iter().map(|(day, judgement)| Held { day, judgement }).collect()
        })
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

        /// The same over numbers of days, forward and without a look at the other.
        #[test]
        fn standing_is_that_of_an_independent_computation(held in held(), on in 1..28_u32, by in 1..28_u32, was in any::<bool>()) {
            let editions: Vec<Edition> = held.iter().enumerate().map(|(index, held)| edition(index, held)).collect();
            let settled = Settled { was: if was { Was::True } else { Was::False }, on: date(on), by: date(by) };
            let mut expected = Standing::Unscored(was);
            for held in &held {
                if let Some((Some(word), own)) = held.judgement
                    && held.day < on
                    && held.day < own.unwrap_or(by)
                {
                    expected = Standing::Scored(word, was);
                }
            }
            prop_assert_eq!(standing("third", settled, &editions).0, expected);
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
