//! Dates in words, from a table that a translation can replace.

use jiff::tz::Offset;

use super::moment::{Moment, offset_text};
use super::unit::Unit;
use super::{Date, Qualifier, Written};
use crate::model::interface_words::fill;

/// The words in which dates are told: names of months, and patterns in which `{day}`, `{month}`, `{year}`, `{first}`,
/// `{last}` and `{date}` are filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateWords {
    /// The months from January on, as they stand beside a day.
    pub months: [String; 12],
    /// The months from January on, as they stand without a day; in many languages the same.
    pub months_alone: [String; 12],
    /// A day: `{day}`, `{month}`, `{year}`.
    pub day: String,
    /// A day told without its year: `{day}`, `{month}`.
    pub day_without_year: String,
    /// A month: `{month}`, `{year}`.
    pub month: String,
    /// Ten years: `{year}` is the first.
    pub decade: String,
    /// A year before the year 1: `{year}` counts from 1 backward.
    pub year_before_era: String,
    /// From one day to another of the same month: `{first}`, `{last}`, `{month}`, `{year}`.
    pub days_of_month: String,
    /// From one day to another of the same year: `{first}` and `{last}` by `day_without_year`, `{year}`.
    pub days_of_year: String,
    /// From one month to another of the same year: `{first}`, `{last}`, `{year}`.
    pub months_of_year: String,
    /// From one year to another: `{first}`, `{last}`.
    pub years: String,
    /// Any other range of two ends that are equally exact: `{first}`, `{last}`.
    pub range: String,
    /// A range whose ends differ in exactness or in qualifier: `{first}`, `{last}`.
    pub mixed_range: String,
    /// A range without an end: `{first}`.
    pub open_end: String,
    /// A range without a start: `{last}`.
    pub open_start: String,
    /// A time of day of which the zone is not told: `{date}`, `{time}`.
    pub time: String,
    /// A time of day in UTC: `{date}`, `{time}`.
    pub time_utc: String,
    /// A time of day in another zone: `{date}`, `{time}`, and `{offset}` from UTC.
    pub time_in_zone: String,
    /// EDTF's `~`: `{date}`.
    pub approximate: String,
    /// EDTF's `?`: `{date}`.
    pub uncertain: String,
    /// EDTF's `%`: `{date}`.
    pub uncertain_and_approximate: String,
    /// A date of which nothing is known.
    pub unknown: String,
}

impl DateWords {
    /// The words that a table of the interface has for dates, asked for by key.
    pub fn from_words(word: impl Fn(&str) -> String) -> Self {
        Self {
            months: std::array::from_fn(|index| word(&format!("month_{}", index + 1))),
            months_alone: std::array::from_fn(|index| word(&format!("month_alone_{}", index + 1))),
            day: word("date_day"),
            day_without_year: word("date_day_without_year"),
            month: word("date_month"),
            decade: word("date_decade"),
            year_before_era: word("date_year_before_era"),
            days_of_month: word("date_days_of_month"),
            days_of_year: word("date_days_of_year"),
            months_of_year: word("date_months_of_year"),
            years: word("date_years"),
            range: word("date_range"),
            mixed_range: word("date_mixed_range"),
            open_end: word("date_open_end"),
            open_start: word("date_open_start"),
            time: word("date_time"),
            time_utc: word("date_time_utc"),
            time_in_zone: word("date_time_in_zone"),
            approximate: word("date_approximate"),
            uncertain: word("date_uncertain"),
            uncertain_and_approximate: word("date_uncertain_and_approximate"),
            unknown: word("date_unknown_in_line"),
        }
    }

    /// A day, month or year in two short lines for the marks of a scale, the second the year that the first leaves out.
    pub fn in_two_lines(&self, date: &Date) -> (String, Option<String>) {
        match date.written() {
            Written::One(Unit::Day(day), _) => (self.day_without_year(day), Some(self.year_text(day.year()))),
            Written::One(Unit::Month { year, month }, _) => (self.month_alone(month).to_owned(), Some(self.year_text(year))),
            _ => (date.prose(self), None),
        }
    }

    fn moment(&self, moment: Moment) -> String {
        let (date, time) = (self.unit(Unit::Day(moment.day())), moment.clock());
        match moment.zone {
            None => fill(&self.time, &[("date", &date), ("time", &time)]),
            Some(zone) if zone == Offset::UTC => fill(&self.time_utc, &[("date", &date), ("time", &time)]),
            Some(zone) => fill(&self.time_in_zone, &[("date", &date), ("time", &time), ("offset", &offset_text(zone, '\u{2212}'))]),
        }
    }

    fn qualified(&self, date: &str, qualifier: Qualifier) -> String {
        let pattern = match qualifier {
            Qualifier::Plain => return date.to_owned(),
            Qualifier::Approximate => &self.approximate,
            Qualifier::Uncertain => &self.uncertain,
            Qualifier::UncertainAndApproximate => &self.uncertain_and_approximate,
        };
        fill(pattern, &[("date", date)])
    }

    fn year_text(&self, year: i16) -> String {
        // The calendar has a year 0, which is the year 1 before the era.
        if year > 0 { year.to_string() } else { fill(&self.year_before_era, &[("year", &(1 - i32::from(year)).to_string())]) }
    }

    fn month_of_day(&self, month: i8) -> &str {
        &self.months[month_index(month)]
    }

    fn month_alone(&self, month: i8) -> &str {
        &self.months_alone[month_index(month)]
    }

    fn day_without_year(&self, day: jiff::civil::Date) -> String {
        let number = day.day().to_string();
        fill(&self.day_without_year, &[("day", &number), ("month", self.month_of_day(day.month()))])
    }

    fn unit(&self, unit: Unit) -> String {
        let (first, last) = unit.years();
        let year = self.year_text(first);
        match unit {
            Unit::Year(_) => year,
            Unit::Month { month, .. } => fill(&self.month, &[("month", self.month_alone(month)), ("year", &year)]),
            Unit::Day(day) => {
                let number = day.day().to_string();
                let parts = [("day", number.as_str()), ("month", self.month_of_day(day.month())), ("year", &year)];
                fill(&self.day, &parts)
            }
            // "The 2000s" would be ten years or a hundred, so those are told by their ends, like all hundreds.
            Unit::Years { masked: 1, .. } if first > 0 && first % 100 != 0 => fill(&self.decade, &[("year", &year)]),
            Unit::Years { .. } => self.two_years(first, last),
        }
    }

    fn two_years(&self, first: i16, last: i16) -> String {
        let pattern = if first > 0 { &self.years } else { &self.range };
        fill(pattern, &[("first", &self.year_text(first)), ("last", &self.year_text(last))])
    }

    /// A range between two ends that are told equally exactly, without saying twice what they share.
    fn even_range(&self, start: Unit, end: Unit) -> String {
        let ((first_year, _), (last_year, _)) = (start.years(), end.years());
        let year = self.year_text(first_year);
        match (start, end) {
            (Unit::Day(first), Unit::Day(last)) if (first_year, first.month()) == (last_year, last.month()) => {
                let (first_number, last_number) = (first.day().to_string(), last.day().to_string());
                let month = self.month_of_day(first.month());
                let parts = [("first", first_number.as_str()), ("last", &last_number), ("month", month), ("year", &year)];
                fill(&self.days_of_month, &parts)
            }
            (Unit::Day(first), Unit::Day(last)) if first_year == last_year => {
                let (first, last) = (self.day_without_year(first), self.day_without_year(last));
                fill(&self.days_of_year, &[("first", first.as_str()), ("last", &last), ("year", &year)])
            }
            (Unit::Month { month: first, .. }, Unit::Month { month: last, .. }) if first_year == last_year => {
                let (first, last) = (self.month_alone(first), self.month_alone(last));
                fill(&self.months_of_year, &[("first", first), ("last", last), ("year", &year)])
            }
            (Unit::Year(first), Unit::Year(last)) => self.two_years(first, last),
            _ => fill(&self.range, &[("first", &self.unit(start)), ("last", &self.unit(end))]),
        }
    }
}

pub(super) fn date(date: &Date, words: &DateWords) -> String {
    let told = |unit, qualifier| words.qualified(&words.unit(unit), qualifier);
    match date.written() {
        Written::Unknown => words.unknown.clone(),
        Written::Moment(moment) => words.qualified(&words.moment(moment), moment.qualifier),
        Written::One(unit, qualifier) => told(unit, qualifier),
        Written::Interval((start, first), (end, last)) if first == last && start.depth() == end.depth() => {
            words.qualified(&words.even_range(start, end), first)
        }
        Written::Interval((start, first), (end, last)) => {
            fill(&words.mixed_range, &[("first", &told(start, first)), ("last", &told(end, last))])
        }
        Written::OpenStart(unit, qualifier) => fill(&words.open_start, &[("last", &told(unit, qualifier))]),
        Written::OpenEnd(unit, qualifier) => fill(&words.open_end, &[("first", &told(unit, qualifier))]),
    }
}

fn month_index(month: i8) -> usize {
    usize::try_from(month - 1).expect("months are counted from 1")
}
