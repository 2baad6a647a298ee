//! Dates as sources give them: EDTF levels 0 and 1 without seasons and `Y`-years, and `unknown` (fine print 9 and 36).
//!
//! A [`Date`] is the days it may mean, from a first to a last one, each end with its qualifier. Two spellings of the same
//! days are therefore one value: it compares equal, and it is written in one way. What it does not do: times of day, time
//! zones, other calendars than the proleptic Gregorian one, and EDTF level 2.
//!
//! The crate `edtf` was looked at and left: it keeps spellings instead of days, and its errors are a bare `Invalid`, where
//! a desk needs to be told what is wrong with a date and what to write.

mod days;
mod parse;
mod parts;
mod prose;
mod unit;

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;

use jiff::civil;

pub use days::{DateEnd, DateSpan, marks};
pub use parse::DateError;
pub use parts::{DatePart, DateParts};
pub use prose::DateWords;
use unit::Unit;

/// How sure a source is of a date or of one end of an interval; EDTF's qualifiers. They never widen the days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Qualifier {
    /// No qualifier.
    #[default]
    Plain,
    /// `~`: about that date.
    Approximate,
    /// `?`: possibly that date.
    Uncertain,
    /// `%`: possibly about that date.
    UncertainAndApproximate,
}

impl Qualifier {
    const fn mark(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Approximate => "~",
            Self::Uncertain => "?",
            Self::UncertainAndApproximate => "%",
        }
    }

    fn from_mark(mark: char) -> Option<Self> {
        match mark {
            '~' => Some(Self::Approximate),
            '?' => Some(Self::Uncertain),
            '%' => Some(Self::UncertainAndApproximate),
            _ => None,
        }
    }
}

/// A date: the days it may mean, or `unknown`.
///
/// `==` is the contract's *equal*: the same days with the same qualifiers, so `2011-07` equals `2011-07-01/2011-07-31`, and
/// `2011` does not equal `2011~`. [`Date::overlaps`] is its *compatible*. The order is that of a timeline: by the earliest
/// day, `unknown` last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date(Extent);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Extent {
    /// The ends; `None` is an open one. At least one is there, and the first is no later than the last.
    Days {
        first: Option<End>,
        last: Option<End>,
    },
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct End {
    day: civil::Date,
    qualifier: Qualifier,
}

impl Date {
    /// The date of which nothing is known.
    pub const UNKNOWN: Self = Self(Extent::Unknown);

    /// Reads a date.
    ///
    /// # Errors
    /// Where `text` is no EDTF date of the levels that are taken, names a day that does not exist, or runs backward.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        parse::date(text)
    }

    /// The date that is one day.
    pub fn of_day(day: civil::Date) -> Self {
        let end = Some(End { day, qualifier: Qualifier::Plain });
        Self(Extent::Days { first: end, last: end })
    }

    /// The first day it may mean; `None` where the start is open or the date unknown.
    pub fn first_day(&self) -> Option<civil::Date> {
        match self.0 {
            Extent::Days { first, .. } => first.map(|end| end.day),
            Extent::Unknown => None,
        }
    }

    /// The last day it may mean; `None` where the end is open or the date unknown.
    pub fn last_day(&self) -> Option<civil::Date> {
        match self.0 {
            Extent::Days { last, .. } => last.map(|end| end.day),
            Extent::Unknown => None,
        }
    }

    /// The year of its first day; where the start is open, of its last.
    pub fn year(&self) -> Option<i16> {
        self.first_day().or(self.last_day()).map(civil::Date::year)
    }

    /// Whether nothing is known of the date.
    pub fn is_unknown(&self) -> bool {
        self.0 == Extent::Unknown
    }

    /// Whether the start or the end is open.
    pub fn is_open(&self) -> bool {
        matches!(self.0, Extent::Days { first: None, .. } | Extent::Days { last: None, .. })
    }

    /// Whether one day can be meant by both, whatever the qualifiers: two such answers are compatible.
    ///
    /// `unknown` excludes no day, so it overlaps everything; it is the least complete answer, not a contrary one.
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time = |one: &Self, other: &Self| match (one.first_day(), other.last_day()) {
            (Some(first), Some(last)) => first <= last,
            _ => true,
        };
        begins_in_time(self, other) && begins_in_time(other, self)
    }

    /// Whether both mean the same days, whatever the qualifiers.
    pub fn same_days(&self, other: &Self) -> bool {
        let days = |date: &Self| (date.is_unknown(), date.first_day(), date.last_day());
        days(self) == days(other)
    }

    /// The date in words, for readers. Nothing is made more exact than the date is.
    pub fn prose(&self, words: &DateWords) -> String {
        prose::date(self, words)
    }

    /// The date taken apart into years, months and days.
    pub fn parts(&self) -> DateParts {
        parts::parts(self)
    }

    /// The way the date is written: the shortest whose two ends, if it has two, do not overlap.
    ///
    /// Without that condition the last week of October 2025 would be `2025-10-25/2025-10`, which is shorter but reads like a
    /// mistake.
    fn written(&self) -> Written {
        let Extent::Days { first, last } = self.0 else { return Written::Unknown };
        match (first, last) {
            (None, None) => Written::Unknown,
            (Some(first), None) => Written::OpenEnd(Unit::longest_starting_on(first.day), first.qualifier),
            (None, Some(last)) => Written::OpenStart(Unit::longest_ending_on(last.day), last.qualifier),
            (Some(first), Some(last)) => match Unit::spanning(first.day, last.day) {
                Some(unit) if first.qualifier == last.qualifier => Written::One(unit, first.qualifier),
                _ => {
                    let (start, end) = Unit::shortest_pair(first.day, last.day);
                    Written::Interval((start, first.qualifier), (end, last.qualifier))
                }
            },
        }
    }

    /// The place in time order: by the first day, or the last where the start is open, then by what is shorter.
    fn order_key(&self) -> impl Ord + use<> {
        let (first, last) = match self.0 {
            Extent::Days { first, last } => (first, last),
            Extent::Unknown => (None, None),
        };
        let anchor = first.or(last).map(|end| end.day);
        let end = last.map(|end| end.day);
        // Without an anchor the date is unknown, and goes last; so does an open end among dates of one anchor.
        ((anchor.is_none(), anchor), (end.is_none(), end), first, last)
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order_key().cmp(&other.order_key())
    }
}

/// The one way in which a date is written, in EDTF as in prose.
enum Written {
    Unknown,
    One(Unit, Qualifier),
    Interval((Unit, Qualifier), (Unit, Qualifier)),
    OpenStart(Unit, Qualifier),
    OpenEnd(Unit, Qualifier),
}

impl fmt::Display for Date {
    /// The canonical EDTF form: the same for equal dates, another for others, and [`Date::parse`] reads it back.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.written() {
            Written::Unknown => formatter.write_str("unknown"),
            Written::One(unit, qualifier) => write!(formatter, "{unit}{}", qualifier.mark()),
            Written::Interval((start, first), (end, last)) => {
                write!(formatter, "{start}{}/{end}{}", first.mark(), last.mark())
            }
            Written::OpenStart(unit, qualifier) => write!(formatter, "../{unit}{}", qualifier.mark()),
            Written::OpenEnd(unit, qualifier) => write!(formatter, "{unit}{}/..", qualifier.mark()),
        }
    }
}
