//! Dates in words, from a table that a translation can replace.

use std::borrow::Cow;

use super::unit::Unit;
use super::{Date, Qualifier, Written};

type Text = Cow<'static, str>;

/// The words in which dates are told: names of months, and patterns in which `{day}`, `{month}`, `{year}`, `{first}`,
/// `{last}` and `{date}` are filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateWords {
    /// The months from January on.
    pub months: [Text; 12],
    /// A day: `{day}`, `{month}`, `{year}`.
    pub day: Text,
    /// A day told without its year: `{day}`, `{month}`.
    pub day_without_year: Text,
    /// A month: `{month}`, `{year}`.
    pub month: Text,
    /// Ten years: `{year}` is the first.
    pub decade: Text,
    /// A year before the year 1: `{year}` counts from 1 backward.
    pub year_before_era: Text,
    /// From one day to another of the same month: `{first}`, `{last}`, `{month}`, `{year}`.
    pub days_of_month: Text,
    /// From one day to another of the same year: `{first}` and `{last}` by `day_without_year`, `{year}`.
    pub days_of_year: Text,
    /// From one month to another of the same year: `{first}`, `{last}`, `{year}`.
    pub months_of_year: Text,
    /// From one year to another: `{first}`, `{last}`.
    pub years: Text,
    /// Any other range of two ends that are equally exact: `{first}`, `{last}`.
    pub range: Text,
    /// A range whose ends differ in exactness or in qualifier: `{first}`, `{last}`.
    pub mixed_range: Text,
    /// A range without an end: `{first}`.
    pub open_end: Text,
    /// A range without a start: `{last}`.
    pub open_start: Text,
    /// EDTF's `~`: `{date}`.
    pub approximate: Text,
    /// EDTF's `?`: `{date}`.
    pub uncertain: Text,
    /// EDTF's `%`: `{date}`.
    pub uncertain_and_approximate: Text,
    /// A date of which nothing is known.
    pub unknown: Text,
}

impl DateWords {
    /// English, the language of the built-in interface.
    pub const ENGLISH: Self = Self {
        months: [
            Cow::Borrowed("January"),
            Cow::Borrowed("February"),
            Cow::Borrowed("March"),
            Cow::Borrowed("April"),
            Cow::Borrowed("May"),
            Cow::Borrowed("June"),
            Cow::Borrowed("July"),
            Cow::Borrowed("August"),
            Cow::Borrowed("September"),
            Cow::Borrowed("October"),
            Cow::Borrowed("November"),
            Cow::Borrowed("December"),
        ],
        day: Cow::Borrowed("{day} {month} {year}"),
        day_without_year: Cow::Borrowed("{day} {month}"),
        month: Cow::Borrowed("{month} {year}"),
        decade: Cow::Borrowed("{year}s"),
        year_before_era: Cow::Borrowed("{year} BCE"),
        days_of_month: Cow::Borrowed("{first}–{last} {month} {year}"),
        days_of_year: Cow::Borrowed("{first} – {last} {year}"),
        months_of_year: Cow::Borrowed("{first}–{last} {year}"),
        years: Cow::Borrowed("{first}–{last}"),
        range: Cow::Borrowed("{first} – {last}"),
        mixed_range: Cow::Borrowed("from {first} to {last}"),
        open_end: Cow::Borrowed("from {first}, end open"),
        open_start: Cow::Borrowed("until {last}, start open"),
        approximate: Cow::Borrowed("about {date}"),
        uncertain: Cow::Borrowed("possibly {date}"),
        uncertain_and_approximate: Cow::Borrowed("possibly about {date}"),
        unknown: Cow::Borrowed("unknown"),
    };

    fn qualified(&self, date: &str, qualifier: Qualifier) -> String {
        let pattern = match qualifier {
            Qualifier::Plain => return date.to_owned(),
            Qualifier::Approximate => &self.approximate,
            Qualifier::Uncertain => &self.uncertain,
            Qualifier::UncertainAndApproximate => &self.uncertain_and_approximate,
        };
        fill(pattern, &[("{date}", date)])
    }

    fn year_text(&self, year: i16) -> String {
        // The calendar has a year 0, which is the year 1 before the era.
        if year > 0 { year.to_string() } else { fill(&self.year_before_era, &[("{year}", &(1 - i32::from(year)).to_string())]) }
    }

    fn month_name(&self, month: i8) -> &str {
        let index = usize::try_from(month - 1).expect("months are counted from 1");
        &self.months[index]
    }

    fn day_without_year(&self, day: jiff::civil::Date) -> String {
        let number = day.day().to_string();
        fill(&self.day_without_year, &[("{day}", &number), ("{month}", self.month_name(day.month()))])
    }

    fn unit(&self, unit: Unit) -> String {
        let (first, last) = unit.years();
        let year = self.year_text(first);
        match unit {
            Unit::Year(_) => year,
            Unit::Month { month, .. } => fill(&self.month, &[("{month}", self.month_name(month)), ("{year}", &year)]),
            Unit::Day(day) => {
                let number = day.day().to_string();
                let parts = [("{day}", number.as_str()), ("{month}", self.month_name(day.month())), ("{year}", &year)];
                fill(&self.day, &parts)
            }
            // "The 2000s" would be ten years or a hundred, so those are told by their ends, like all hundreds.
            Unit::Years { masked: 1, .. } if first > 0 && first % 100 != 0 => fill(&self.decade, &[("{year}", &year)]),
            Unit::Years { .. } => self.two_years(first, last),
        }
    }

    fn two_years(&self, first: i16, last: i16) -> String {
        let pattern = if first > 0 { &self.years } else { &self.range };
        fill(pattern, &[("{first}", &self.year_text(first)), ("{last}", &self.year_text(last))])
    }

    /// A range between two ends that are told equally exactly, without saying twice what they share.
    fn even_range(&self, start: Unit, end: Unit) -> String {
        let ((first_year, _), (last_year, _)) = (start.years(), end.years());
        let year = self.year_text(first_year);
        match (start, end) {
            (Unit::Day(first), Unit::Day(last)) if (first_year, first.month()) == (last_year, last.month()) => {
                let (first_number, last_number) = (first.day().to_string(), last.day().to_string());
                let month = self.month_name(first.month());
                let parts = [("{first}", first_number.as_str()), ("{last}", &last_number), ("{month}", month), ("{year}", &year)];
                fill(&self.days_of_month, &parts)
            }
            (Unit::Day(first), Unit::Day(last)) if first_year == last_year => {
                let (first, last) = (self.day_without_year(first), self.day_without_year(last));
                fill(&self.days_of_year, &[("{first}", first.as_str()), ("{last}", &last), ("{year}", &year)])
            }
            (Unit::Month { month: first, .. }, Unit::Month { month: last, .. }) if first_year == last_year => {
                let (first, last) = (self.month_name(first), self.month_name(last));
                fill(&self.months_of_year, &[("{first}", first), ("{last}", last), ("{year}", &year)])
            }
            (Unit::Year(first), Unit::Year(last)) => self.two_years(first, last),
            _ => fill(&self.range, &[("{first}", &self.unit(start)), ("{last}", &self.unit(end))]),
        }
    }
}

pub(super) fn date(date: &Date, words: &DateWords) -> String {
    let told = |unit, qualifier| words.qualified(&words.unit(unit), qualifier);
    match date.written() {
        Written::Unknown => words.unknown.clone().into_owned(),
        Written::One(unit, qualifier) => told(unit, qualifier),
        Written::Interval((start, first), (end, last)) if first == last && start.depth() == end.depth() => {
            words.qualified(&words.even_range(start, end), first)
        }
        Written::Interval((start, first), (end, last)) => {
            fill(&words.mixed_range, &[("{first}", &told(start, first)), ("{last}", &told(end, last))])
        }
        Written::OpenStart(unit, qualifier) => fill(&words.open_start, &[("{last}", &told(unit, qualifier))]),
        Written::OpenEnd(unit, qualifier) => fill(&words.open_end, &[("{first}", &told(unit, qualifier))]),
    }
}

fn fill(pattern: &str, parts: &[(&str, &str)]) -> String {
    parts.iter().fold(pattern.to_owned(), |text, (place, part)| text.replace(place, part))
}
