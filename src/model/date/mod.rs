//! Dates as sources give them: EDTF levels 0 and 1 without seasons and `Y`-years, and `unknown`.
//!
//! A [`Date`] is the days it may mean, from a first to a last one, each end with its qualifier; or a time of day on one day. Two
//! spellings of the same days are therefore one value: it compares equal, and it is written in one way. What it does not do: zones
//! that are named by a place, intervals between times, other calendars than the proleptic Gregorian one, and EDTF level 2.
//!
//! The crate `edtf` was looked at and left: it keeps spellings instead of days, and its errors are a bare `Invalid`, where
//! a desk needs to be told what is wrong with a date and what to write.

mod days;
mod moment;
mod parse;
mod parts;
mod prose;
mod unit;
mod written;

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;

use jiff::civil;

pub use days::{DateEnd, DateSpan, marks};
use moment::Moment;
pub use moment::TimeRange;
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

    /// Whether a date with this qualifier says no more than one with the other: `about 2011` follows from `2011`, not the other way.
    fn says_no_more_than(self, other: Self) -> bool {
        other == Self::Plain || self == other || self == Self::UncertainAndApproximate
    }

    fn is_approximate(self) -> bool {
        matches!(self, Self::Approximate | Self::UncertainAndApproximate)
    }
}

/// A date: the days it may mean, a time of day, or `unknown`.
///
/// `==` is one spelling: the same days with the same qualifiers, so `2011-07` equals `2011-07-01/2011-07-31`, and `2011` does not
/// equal `2011~`. Of times of day the zone is part of it: `20:00+01:00` and `19:00Z` are two values that [`Date::equals`] takes for
/// one. The order is that of a timeline: by the earliest moment, `unknown` last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date(Extent);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Extent {
    /// The ends; `None` is an open one. At least one is there, and the first is no later than the last.
    Days {
        first: Option<End>,
        last: Option<End>,
    },
    Moment(Moment),
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
        parse::date(text).map_err(|error| error.meaning(&written::meant(text)))
    }

    /// The first day it may mean, of a time the day in its own zone; `None` where the start is open or the date unknown.
    pub fn first_day(&self) -> Option<civil::Date> {
        match self.0 {
            Extent::Days { first, .. } => first.map(|end| end.day),
            Extent::Moment(moment) => Some(moment.day()),
            Extent::Unknown => None,
        }
    }

    /// The last day it may mean, of a time the day in its own zone; `None` where the end is open or the date unknown.
    pub fn last_day(&self) -> Option<civil::Date> {
        match self.0 {
            Extent::Days { last, .. } => last.map(|end| end.day),
            Extent::Moment(moment) => Some(moment.day()),
            Extent::Unknown => None,
        }
    }

    /// The date without its time of day.
    #[must_use]
    pub fn without_time(&self) -> Self {
        match self.0 {
            Extent::Moment(moment) => {
                let end = Some(End { day: moment.day(), qualifier: moment.qualifier });
                Self(Extent::Days { first: end, last: end })
            }
            Extent::Days { .. } | Extent::Unknown => *self,
        }
    }

    /// Whether it is a time of day, which is known closer than the day.
    pub fn has_time(&self) -> bool {
        matches!(self.0, Extent::Moment(_))
    }

    /// The year of its first day; where the start is open, of its last.
    pub fn year(&self) -> Option<i16> {
        self.first_day().or(self.last_day()).map(civil::Date::year)
    }

    /// Whether nothing is known of the date.
    pub fn is_unknown(&self) -> bool {
        self.0 == Extent::Unknown
    }

    /// Whether both can be right: one day, or one moment, can be meant by both, whatever the qualifiers.
    ///
    /// A day overlaps a time of that day in the time's own zone or in UTC. `~` on a time is half an hour to both sides. `unknown`
    /// excludes nothing.
    pub fn overlaps(&self, other: &Self) -> bool {
        match (self.0, other.0) {
            (Extent::Moment(one), Extent::Moment(other)) => one.range().overlaps(&other.range()),
            (Extent::Moment(moment), _) => moment.day_ranges().iter().any(|days| days.overlaps_days(other)),
            (_, Extent::Moment(moment)) => moment.day_ranges().iter().any(|days| days.overlaps_days(self)),
            _ => self.overlaps_days(other),
        }
    }

    /// Whether not both can be right.
    pub fn excludes(&self, other: &Self) -> bool {
        !self.overlaps(other)
    }

    /// Whether both say the same: the same days with the same qualifiers, or the same moment in whatever zone.
    pub fn equals(&self, other: &Self) -> bool {
        match (self.0, other.0) {
            (Extent::Moment(one), Extent::Moment(other)) => one.qualifier == other.qualifier && one.range() == other.range(),
            _ => self == other,
        }
    }

    /// The same date, of a time of day on the clocks of UTC: one value for all dates that [`Date::equals`] takes for one.
    #[must_use]
    pub fn in_utc(&self) -> Self {
        match self.0 {
            Extent::Moment(moment) => Self(Extent::Moment(moment.in_utc())),
            Extent::Days { .. } | Extent::Unknown => *self,
        }
    }

    /// Whether it says nothing that `other` does not say: they are equal, or `other` is the narrower one.
    pub fn follows_from(&self, other: &Self) -> bool {
        match (self.0, other.0) {
            (Extent::Unknown, _) => true,
            (Extent::Moment(one), Extent::Moment(other)) => {
                one.qualifier.says_no_more_than(other.qualifier) && one.range().contains(&other.range())
            }
            (Extent::Days { .. }, Extent::Moment(moment)) => {
                moment.day_ranges().iter().any(|days| self.contains_days(days)) && self.qualifiers_say_no_more_than(&other.without_time())
            }
            (Extent::Days { .. }, Extent::Days { .. }) => self.contains_days(other) && self.qualifiers_say_no_more_than(other),
            (Extent::Days { .. }, Extent::Unknown) | (Extent::Moment(_), _) => false,
        }
    }

    /// The moments that it may mean, in UTC; days and times without a zone are those of UTC.
    pub fn time_range(&self) -> TimeRange {
        match self.0 {
            Extent::Days { first, last } => {
                TimeRange { first: first.map(|end| end.day.at(0, 0, 0, 0)), last: last.map(|end| end.day.at(23, 59, 59, 0)) }
            }
            Extent::Moment(moment) => moment.range(),
            Extent::Unknown => TimeRange { first: None, last: None },
        }
    }

    /// Whether it certainly lies later than the other.
    pub fn is_after(&self, other: &Self) -> bool {
        let follows = matches!((self.time_range().first, other.time_range().last), (Some(first), Some(last)) if first > last);
        follows && !self.overlaps(other)
    }

    fn overlaps_days(&self, other: &Self) -> bool {
        let begins_in_time = |one: &Self, other: &Self| match (one.first_day(), other.last_day()) {
            (Some(first), Some(last)) => first <= last,
            _ => true,
        };
        begins_in_time(self, other) && begins_in_time(other, self)
    }

    /// Whether every day of `other` is one of its own. Both are days.
    fn contains_days(&self, other: &Self) -> bool {
        let begins = self.first_day().is_none_or(|first| other.first_day().is_some_and(|other| first <= other));
        begins && self.last_day().is_none_or(|last| other.last_day().is_some_and(|other| other <= last))
    }

    fn qualifiers_say_no_more_than(&self, other: &Self) -> bool {
        let (Extent::Days { first, last }, Extent::Days { first: other_first, last: other_last }) = (self.0, other.0) else { return true };
        let no_more = |one: Option<End>, other: Option<End>| match (one, other) {
            (Some(one), Some(other)) => one.qualifier.says_no_more_than(other.qualifier),
            (None, Some(other)) => other.qualifier == Qualifier::Plain,
            _ => true,
        };
        no_more(first, other_first) && no_more(last, other_last)
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
        let (first, last) = match self.0 {
            Extent::Days { first, last } => (first, last),
            Extent::Moment(moment) => return Written::Moment(moment),
            Extent::Unknown => return Written::Unknown,
        };
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

    /// The place in time order: by the first moment, or the last where the start is open, then by what is shorter.
    fn order_key(&self) -> impl Ord + use<> {
        let TimeRange { first, last } = self.time_range();
        let anchor = first.or(last);
        // Without an anchor the date is unknown, and goes last; so does an open end among dates of one anchor.
        ((anchor.is_none(), anchor), (last.is_none(), last), self.0)
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
    Moment(Moment),
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
            Written::Moment(moment) => moment.fmt(formatter),
            Written::One(unit, qualifier) => write!(formatter, "{unit}{}", qualifier.mark()),
            Written::Interval((start, first), (end, last)) => {
                write!(formatter, "{start}{}/{end}{}", first.mark(), last.mark())
            }
            Written::OpenStart(unit, qualifier) => write!(formatter, "../{unit}{}", qualifier.mark()),
            Written::OpenEnd(unit, qualifier) => write!(formatter, "{unit}{}/..", qualifier.mark()),
        }
    }
}
