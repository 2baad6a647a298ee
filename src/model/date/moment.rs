//! A time of day on one day: `2025-03-04T19:59Z`.

use std::fmt;

use jiff::tz::Offset;
use jiff::{SignedDuration, civil};

use super::{Date, End, Extent, Qualifier, Unit};

/// How far a time that is qualified as approximate may be off, to both sides.
const ABOUT: SignedDuration = SignedDuration::from_mins(30);

/// A time of day, told to the minute or to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Moment {
    /// The time on the clocks of its zone.
    pub(super) local: civil::DateTime,
    /// How far those clocks are ahead of UTC; `None` where nobody says, and then they are taken for those of UTC.
    pub(super) zone: Option<Offset>,
    pub(super) has_seconds: bool,
    pub(super) qualifier: Qualifier,
}

/// The moments from a first to a last one, both included, to the second and in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeRange {
    /// The first moment; `None` where the start is open or unknown.
    pub first: Option<civil::DateTime>,
    /// The last moment; `None` where the end is open or unknown.
    pub last: Option<civil::DateTime>,
}

impl TimeRange {
    /// Whether one moment lies in both.
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time = |one: &Self, other: &Self| match (one.first, other.last) {
            (Some(first), Some(last)) => first <= last,
            _ => true,
        };
        begins_in_time(self, other) && begins_in_time(other, self)
    }

    /// Whether every moment of `other` lies in it.
    pub fn contains(&self, other: &Self) -> bool {
        let begins = self.first.is_none_or(|first| other.first.is_some_and(|other| first <= other));
        begins && self.last.is_none_or(|last| other.last.is_some_and(|other| other <= last))
    }
}

impl Moment {
    /// The day in its own zone.
    pub(super) fn day(self) -> civil::Date {
        self.local.date()
    }

    /// The moments that it may mean.
    pub(super) fn range(self) -> TimeRange {
        let ahead = self.zone.map_or(SignedDuration::ZERO, |zone| SignedDuration::from_secs(zone.seconds().into()));
        let (first, last) = self.local_ends();
        TimeRange { first: Some(first.saturating_sub(ahead)), last: Some(last.saturating_sub(ahead)) }
    }

    /// The days on which it may lie: those of its own zone, and those of UTC.
    pub(super) fn day_ranges(self) -> [Date; 2] {
        let days = |first: civil::DateTime, last: civil::DateTime| {
            let end = |moment: civil::DateTime| Some(End { day: moment.date(), qualifier: Qualifier::Plain });
            Date(Extent::Days { first: end(first), last: end(last) })
        };
        let (local, utc) = (self.local_ends(), self.range());
        [days(local.0, local.1), days(utc.first.unwrap_or(local.0), utc.last.unwrap_or(local.1))]
    }

    fn local_ends(self) -> (civil::DateTime, civil::DateTime) {
        let about = if self.qualifier.is_approximate() { ABOUT } else { SignedDuration::ZERO };
        let rest_of_minute = SignedDuration::from_secs(if self.has_seconds { 0 } else { 59 });
        (self.local.saturating_sub(about), self.local.saturating_add(about).saturating_add(rest_of_minute))
    }

    /// The time as clocks show it.
    pub(super) fn clock(self) -> String {
        let time = self.local.time();
        let seconds = if self.has_seconds { format!(":{:02}", time.second()) } else { String::new() };
        format!("{:02}:{:02}{seconds}", time.hour(), time.minute())
    }
}

impl fmt::Display for Moment {
    /// The canonical EDTF form.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}T{}", Unit::Day(self.day()), self.clock())?;
        match self.zone {
            None => {}
            Some(zone) if zone == Offset::UTC => formatter.write_str("Z")?,
            Some(zone) => write!(formatter, "{}", offset_text(zone, '-'))?,
        }
        formatter.write_str(self.qualifier.mark())
    }
}

/// An offset from UTC as hours and minutes, with the given sign for those behind it.
pub(super) fn offset_text(zone: Offset, minus: char) -> String {
    let minutes = zone.seconds() / 60;
    let sign = if minutes < 0 { minus } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}
