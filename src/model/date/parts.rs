//! A date taken apart, for formats that know no EDTF: citation managers want years, months and days as numbers.

use super::unit::Unit;
use super::{Date, Qualifier, Written};

/// A date as far as it is told: a year, and a month and a day where they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatePart {
    /// The year; 0 is the year before the year 1.
    pub year: i16,
    /// The month, from 1.
    pub month: Option<i8>,
    /// The day of the month, from 1.
    pub day: Option<i8>,
    /// How sure it is.
    pub qualifier: Qualifier,
}

/// The ends of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateParts {
    /// Nothing is known.
    Unknown,
    /// One day, month or year.
    One(DatePart),
    /// From one to another.
    Between(DatePart, DatePart),
    /// One of the years from the first to the last, it is not known which: `201X`.
    Within(DatePart, DatePart),
    /// From then on, end open.
    From(DatePart),
    /// Until then, start open.
    Until(DatePart),
}

impl DateParts {
    /// The earliest end that is told, or the latest where the start is open; `None` where nothing is known.
    pub fn anchor(self) -> Option<DatePart> {
        match self {
            Self::Unknown => None,
            Self::One(part) | Self::Between(part, _) | Self::Within(part, _) | Self::From(part) | Self::Until(part) => Some(part),
        }
    }

    /// Whether the start and the end are told to the day; an open end is none.
    pub fn ends_are_days(self) -> (bool, bool) {
        let is_day = |part: DatePart| part.day.is_some();
        match self {
            Self::Unknown => (false, false),
            Self::One(part) => (is_day(part), is_day(part)),
            Self::Between(first, last) | Self::Within(first, last) => (is_day(first), is_day(last)),
            Self::From(first) => (is_day(first), false),
            Self::Until(last) => (false, is_day(last)),
        }
    }
}

pub(super) fn parts(date: &Date) -> DateParts {
    match date.written() {
        Written::Unknown => DateParts::Unknown,
        Written::Moment(moment) => DateParts::One(part(Unit::Day(moment.day()), moment.qualifier)),
        Written::One(unit @ Unit::Years { .. }, qualifier) => {
            let (first, last) = unit.years();
            DateParts::Within(year(first, qualifier), year(last, qualifier))
        }
        Written::One(unit, qualifier) => DateParts::One(part(unit, qualifier)),
        Written::Interval((start, first), (end, last)) => DateParts::Between(part(start, first), part(end, last)),
        Written::OpenStart(unit, qualifier) => DateParts::Until(part(unit, qualifier)),
        Written::OpenEnd(unit, qualifier) => DateParts::From(part(unit, qualifier)),
    }
}

fn part(unit: Unit, qualifier: Qualifier) -> DatePart {
    match unit {
        Unit::Day(day) => DatePart { year: day.year(), month: Some(day.month()), day: Some(day.day()), qualifier },
        Unit::Month { year, month } => DatePart { year, month: Some(month), day: None, qualifier },
        Unit::Year(_) | Unit::Years { .. } => year(unit.years().0, qualifier),
    }
}

fn year(year: i16, qualifier: Qualifier) -> DatePart {
    DatePart { year, month: None, day: None, qualifier }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> DateParts {
        Date::parse(text).expect("the test writes a date").parts()
    }

    fn plain(year: i16, month: Option<i8>, day: Option<i8>) -> DatePart {
        DatePart { year, month, day, qualifier: Qualifier::Plain }
    }

    #[test]
    fn dates_are_taken_apart_as_exactly_as_they_are_told() {
        for (text, parts) in [
            ("2025-10-29", DateParts::One(plain(2025, Some(10), Some(29)))),
            ("2025-10", DateParts::One(plain(2025, Some(10), None))),
            ("2025-10-25/2025-10-28", DateParts::Between(plain(2025, Some(10), Some(25)), plain(2025, Some(10), Some(28)))),
            ("201X", DateParts::Within(plain(2010, None, None), plain(2019, None, None))),
            ("2011/..", DateParts::From(plain(2011, None, None))),
            ("../2011", DateParts::Until(plain(2011, None, None))),
            ("unknown", DateParts::Unknown),
        ] {
            assert_eq!(told(text), parts, "{text}");
        }
    }

    #[test]
    fn qualifiers_stay() {
        let DateParts::One(part) = told("2025-10-29?") else { panic!("one day") };
        assert_eq!(part.qualifier, Qualifier::Uncertain);
        assert_eq!(told("2025?/2026~").anchor().map(|part| part.qualifier), Some(Qualifier::Uncertain));
    }
}
