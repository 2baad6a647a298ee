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
    /// The first and the last moment that it may mean, in UTC. They follow from the other fields, and are kept because every comparison asks
    /// for them.
    utc: (civil::DateTime, civil::DateTime),
    /// The days of its own zone on which these lie.
    days: (civil::Date, civil::Date),
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
    /// A time on the clocks of a zone.
    pub(super) fn new(local: civil::DateTime, zone: Option<Offset>, has_seconds: bool, qualifier: Qualifier) -> Self {
        let about = if qualifier.is_approximate() { ABOUT } else { SignedDuration::ZERO };
        let rest_of_minute = SignedDuration::from_secs(if has_seconds { 0 } else { 59 });
        let (first, last) = (local.saturating_sub(about), local.saturating_add(about).saturating_add(rest_of_minute));
        let ahead = zone.map_or(SignedDuration::ZERO, |zone| SignedDuration::from_secs(zone.seconds().into()));
        let utc = (first.saturating_sub(ahead), last.saturating_sub(ahead));
        Self { local, zone, has_seconds, qualifier, utc, days: (first.date(), last.date()) }
    }

    /// The day in its own zone.
    pub(super) fn day(self) -> civil::Date {
        self.local.date()
    }

    /// The same moment on the clocks of UTC.
    pub(super) fn in_utc(self) -> Self {
        let ahead = self.zone.map_or(SignedDuration::ZERO, |zone| SignedDuration::from_secs(zone.seconds().into()));
        Self::new(self.local.saturating_sub(ahead), Some(Offset::UTC), self.has_seconds, self.qualifier)
    }

    /// The moments that it may mean.
    pub(super) fn range(self) -> TimeRange {
        TimeRange { first: Some(self.utc.0), last: Some(self.utc.1) }
    }

    /// The days on which it may lie: those of its own zone, and those of UTC.
    pub(super) fn day_ranges(self) -> [Date; 2] {
        let end = |day| Some(End { day, qualifier: Qualifier::Plain });
        let days = |(first, last)| Date(Extent::Days { first: end(first), last: end(last) });
        [days(self.days), days((self.utc.0.date(), self.utc.1.date()))]
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
