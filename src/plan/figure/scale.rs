//! Places along a drawn line, as shares of its width.
//!
//! A drawing is as wide as the page leaves it, and its letters keep their size; so places are given in hundredths of the width. What
//! lies within the scale stands between [`FIRST`] and [`LAST`]; the room beside it is for open ends, and for words at the ends that would
//! otherwise be cut off.

use std::collections::BTreeSet;

use crate::model::date::{self, Date, DateEnd, DateSpan, DateWords, Qualifier};
use crate::model::view::{ExtentView, TickView};

/// Where the scale begins.
const FIRST: f64 = 12.0;
/// Where it ends.
const LAST: f64 = 88.0;
/// Where an open start and an open end are drawn to, beyond the scale.
const OPEN: (f64, f64) = (3.0, 97.0);
/// Of a step between two marks.
const HAIR: f64 = 1e-6;
/// So many marks have room at 320 pixels, with two words each.
const TICKS: u8 = 4;

/// The signs that a drawing may need explained, in the order of the explanation.
const SIGNS: [&str; 5] = ["exact", "approximate", "uncertain", "doubtful", "open"];

/// A line from one value to a higher one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    /// The scale from `low` to `high`; where these are one, it is widened.
    pub(crate) fn new(low: f64, high: f64) -> Self {
        if high > low { Self { low, high } } else { Self { low: low - 1.0, high: low + 1.0 } }
    }

    /// The scale that holds every end of these dates; `None` where none has any.
    pub(crate) fn of_days<'dates>(spans: impl Iterator<Item = &'dates DateSpan>) -> Option<Self> {
        let days = |span: &'dates DateSpan| [span.first.or(span.last), span.last.or(span.first)].into_iter().flatten().map(|end| end.day);
        let (low, high) = spans
            .flat_map(days)
            .fold(None, |ends: Option<(i32, i32)>, day| Some(ends.map_or((day, day), |(low, high)| (low.min(day), high.max(day)))))?;
        // A day lasts until the next one begins.
        Some(Self::new(f64::from(low), f64::from(high) + 1.0))
    }

    /// The scale that holds these numbers. It begins at zero where that leaves the numbers at least a quarter of it, since
    /// a scale that begins elsewhere makes small differences look large.
    pub(crate) fn of_numbers(lowest: f64, highest: f64) -> Self {
        let spread = highest - lowest;
        let low = if lowest >= 0.0 && lowest <= 3.0 * spread { 0.0 } else { lowest };
        let high = if highest <= 0.0 && -highest <= 3.0 * spread { 0.0 } else { highest };
        Self::new(low, high)
    }

    /// Whether a value lies on it.
    pub(crate) fn holds(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }

    /// Where a value stands, in hundredths of the width.
    pub(crate) fn place(&self, value: f64) -> f64 {
        // Halves, so that the distance between two numbers of opposite sign cannot become too large to be held.
        let share = (value / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0);
        FIRST + share.clamp(0.0, 1.0) * (LAST - FIRST)
    }

    /// A value as a point, or a range of values as a bar.
    pub(crate) fn range(&self, from: f64, to: f64) -> ExtentView {
        let shape = if to > from { "bar" } else { "point" };
        drawn(shape, (self.place(from), self.place(to)), ("exact", "exact"))
    }

    /// The days of a date: a point for one day, in its middle; else a bar from the beginning of the first to the end of the last.
    pub(crate) fn days(&self, span: &DateSpan) -> ExtentView {
        let ends = (known(span.first), known(span.last));
        let start = |end: DateEnd| self.place(f64::from(end.day));
        let end = |end: DateEnd| self.place(f64::from(end.day) + 1.0);
        match (span.first, span.last) {
            (Some(first), Some(last)) if first.day == last.day => {
                let middle = self.place(f64::from(first.day) + 0.5);
                drawn("point", (middle, middle), ends)
            }
            (first, last) => drawn("bar", (first.map_or(OPEN.0, start), last.map_or(OPEN.1, end)), ends),
        }
    }

    /// The marks of a scale of numbers: ones, twos or fives of a power of ten, the finest that have room. Short ones need
    /// less of it than days, long ones more.
    pub(crate) fn number_ticks(&self) -> Vec<TickView> {
        let magnitude = (self.high / 2.0 - self.low / 2.0).log10().floor() as i32;
        let steps = (magnitude - 1..=magnitude + 2).flat_map(|exponent| [1.0, 2.0, 5.0].map(|digit| (digit, exponent)));
        let marks = |(digit, exponent): (f64, i32)| {
            let step = digit * 10_f64.powi(exponent);
            // A tenth is no binary fraction, so an end that lies on a mark may miss it by a hair.
            let (first, last) = ((self.low / step - HAIR).ceil(), (self.high / step + HAIR).floor());
            let longest = [first, last].map(|mark| label(mark * step, exponent).len()).into_iter().max();
            let most = match longest.unwrap_or_default() {
                0..=3 => 6.0,
                4..=8 => f64::from(TICKS),
                _ => 2.0,
            };
            let tick = |value: f64| TickView { x: percent(self.place(value)), label: label(value, exponent), below: None };
            (last - first < most).then(|| (0..=(last - first) as i32).map(|mark| tick((first + f64::from(mark)) * step)).collect())
        };
        steps.into_iter().find_map(marks).unwrap_or_default()
    }

    /// The marks of a scale of days. A marked day stands in its middle, where a point on that day stands; a month or a year where it
    /// begins.
    pub(crate) fn day_ticks(&self, words: &DateWords) -> Vec<TickView> {
        let tick = |date: &Date| {
            let span = date.span()?;
            let (first, last) = (f64::from(span.first?.day), f64::from(span.last?.day));
            let place = if last > first { first } else { first + 0.5 };
            let (label, below) = words.in_two_lines(date);
            Some(TickView { x: percent(self.place(place)), label, below })
        };
        date::marks(self.low as i32, self.high as i32 - 1, TICKS).iter().filter_map(tick).collect()
    }
}

/// A share of the width as an attribute takes it.
pub(crate) fn percent(place: f64) -> String {
    let digits = format!("{place:.2}");
    format!("{}%", digits.trim_end_matches('0').trim_end_matches('.'))
}

/// The signs that these extents use and that must be explained. Ends that are exact need no word where there are no others.
pub(crate) fn signs<'extents>(extents: impl Iterator<Item = &'extents ExtentView>) -> Vec<&'static str> {
    let used: BTreeSet<&str> = extents.flat_map(|extent| [extent.start, extent.end]).collect();
    if used.iter().all(|&sign| sign == "exact") { Vec::new() } else { SIGNS.into_iter().filter(|sign| used.contains(sign)).collect() }
}

fn drawn(shape: &'static str, (from, to): (f64, f64), (start, end): (&'static str, &'static str)) -> ExtentView {
    ExtentView { shape, from: percent(from), to: percent(to), width: percent(to - from), start, end }
}

fn known(end: Option<DateEnd>) -> &'static str {
    match end.map(|end| end.qualifier) {
        None => "open",
        Some(Qualifier::Plain) => "exact",
        Some(Qualifier::Approximate) => "approximate",
        Some(Qualifier::Uncertain) => "uncertain",
        Some(Qualifier::UncertainAndApproximate) => "doubtful",
    }
}

/// A number as exact as a power of ten.
fn label(value: f64, exponent: i32) -> String {
    let decimals = usize::try_from(-exponent).unwrap_or_default();
    let text = format!("{value:.decimals$}");
    if text.trim_start_matches('-').chars().all(|digit| digit == '0' || digit == '.') { "0".to_owned() } else { text }
}

#[cfg(test)]
mod tests;
