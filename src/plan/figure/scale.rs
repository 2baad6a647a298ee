//! Places along a drawn line, as shares of its width.
//!
//! A drawing is as wide as the page leaves it, and its letters keep their size; so places are given in hundredths of the width. What
//! lies within the scale stands between [`FIRST`] and [`LAST`]; the room beside it is for open ends, and for words at the ends that would
//! otherwise be cut off.

use std::collections::BTreeSet;

use crate::model::date::{self, Date, DateEnd, DateSpan, DateWords, Qualifier};
use crate::model::number::{Number, NumberRange, NumberShape};
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
const SIGNS: [&str; 6] = ["exact", "approximate", "uncertain", "doubtful", "open", "vague"];

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
        FIRST + self.share(value) * (LAST - FIRST)
    }

    /// How far along the scale a value stands, from 0 to 1.
    pub(crate) fn share(&self, value: f64) -> f64 {
        // Halves, so that the distance between two numbers of opposite sign cannot become too large to be held.
        let share = (value / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0);
        share.clamp(0.0, 1.0)
    }

    /// A value as a point, or a range of values as a bar.
    pub(crate) fn range(&self, from: f64, to: f64) -> ExtentView {
        let shape = if to > from { "bar" } else { "point" };
        drawn(shape, (self.place(from), self.place(to)), ("exact", "exact"))
    }

    /// An answer that is a number: a point, a point that is about there, or a bar that may be open.
    pub(crate) fn number(&self, range: NumberRange) -> ExtentView {
        let place = |number: Number| self.place(number.to_f64());
        let (low, high) = (range.low(), range.high());
        let ends = match range.shape() {
            NumberShape::Exact(_) | NumberShape::Between(..) => ("exact", "exact"),
            NumberShape::About(_) => ("approximate", "approximate"),
            NumberShape::AtLeast(_) => ("exact", "open"),
            NumberShape::AtMost(_) => ("open", "exact"),
        };
        let shape = if low == high { "point" } else { "bar" };
        drawn(shape, (low.map_or(OPEN.0, place), high.map_or(OPEN.1, place)), ends)
    }

    /// The days of a date: a point for one day, in its middle; else a bar from the beginning of the first to the end of the last. Where an
    /// end is told only to the month or year, a band without that end: a month that is known is no event a month long.
    pub(crate) fn days(&self, span: &DateSpan) -> ExtentView {
        let ends = (known(span.first), known(span.last));
        let is_vague = [span.first, span.last].into_iter().flatten().any(|end| !end.is_day);
        let start = |end: DateEnd| self.place(f64::from(end.day));
        let end = |end: DateEnd| self.place(f64::from(end.day) + 1.0);
        match (span.first, span.last) {
            (Some(first), Some(last)) if first.day == last.day => {
                let middle = self.place(f64::from(first.day) + 0.5);
                drawn("point", (middle, middle), ends)
            }
            (first, last) => drawn(if is_vague { "band" } else { "bar" }, (first.map_or(OPEN.0, start), last.map_or(OPEN.1, end)), ends),
        }
    }

    /// The marks of a scale of numbers: ones, twos or fives of a power of ten, the finest that have room. Short ones need
    /// less of it than days, long ones more.
    pub(crate) fn number_ticks(&self) -> Vec<TickView> {
        self.number_marks().into_iter().map(|(value, label)| TickView { x: percent(self.place(value)), label, below: None }).collect()
    }

    /// The numbers at which a scale of numbers is marked, with their labels.
    pub(crate) fn number_marks(&self) -> Vec<(f64, String)> {
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
            let mark = |value: f64| (value, label(value, exponent));
            (last - first < most).then(|| (0..=(last - first) as i32).map(|index| mark((first + f64::from(index)) * step)).collect())
        };
        steps.into_iter().find_map(marks).unwrap_or_default()
    }

    /// The marks of a scale of moments: hours where it is no longer than two days, with the day below the first hour of each; else days,
    /// months or years.
    pub(crate) fn time_ticks(&self, words: &DateWords) -> Vec<TickView> {
        const HOURS: [i32; 6] = [1, 2, 3, 6, 12, 24];
        let hours = (self.high - self.low) * 24.0;
        if hours > 48.0 {
            return self.day_ticks(words);
        }
        let step = HOURS.into_iter().find(|&step| hours / f64::from(step) < f64::from(TICKS)).unwrap_or(24);
        let (first, last) = ((self.low * 24.0 / f64::from(step)).ceil() as i32, (self.high * 24.0 / f64::from(step)).floor() as i32);
        let mut named = None;
        let tick = |index: i32| {
            let hour = index * step;
            let (day, of_day) = (hour.div_euclid(24), hour.rem_euclid(24));
            let below = (named != Some(day)).then(|| date::marks(day, day, 3).first().map(|date| words.in_two_lines(date).0)).flatten();
            named = Some(day);
            TickView { x: percent(self.place(f64::from(hour) / 24.0)), label: format!("{of_day:02}:00"), below }
        };
        (first..=last).map(tick).collect()
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
    let Some(end) = end else { return "open" };
    match end.qualifier {
        _ if !end.is_day => "vague",
        Qualifier::Plain => "exact",
        Qualifier::Approximate => "approximate",
        Qualifier::Uncertain => "uncertain",
        Qualifier::UncertainAndApproximate => "doubtful",
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
