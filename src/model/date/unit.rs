//! The stretches of time that have a name of their own: a day, a month, a year, ten or a hundred years.

use std::fmt;

use jiff::civil::Date as Day;

/// One named stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day(Day),
    /// The year is within what jiff can hold, the month from 1 to 12.
    Month {
        year: i16,
        month: i8,
    },
    Year(i16),
    /// The years that share all digits with `year` but the last `masked` ones (1 or 2): `201X`, `20XX`.
    Years {
        year: i16,
        masked: u8,
    },
}

impl Unit {
    pub(super) fn first_day(self) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Month { year, month } => day_of(year, month, 1),
            Self::Year(year) => day_of(year, 1, 1),
            Self::Years { .. } => day_of(self.years().0, 1, 1),
        }
    }

    pub(super) fn last_day(self) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Month { year, month } => day_of(year, month, 1).last_of_month(),
            Self::Year(year) => day_of(year, 12, 31),
            Self::Years { .. } => day_of(self.years().1, 12, 31),
        }
    }

    /// The first and the last year it touches.
    pub(super) fn years(self) -> (i16, i16) {
        match self {
            Self::Day(day) => (day.year(), day.year()),
            Self::Month { year, .. } | Self::Year(year) => (year, year),
            Self::Years { year, masked } => {
                let step = 10_i16.pow(u32::from(masked));
                let low = year.abs() / step * step;
                let high = low + step - 1;
                // There is no year -0000, so the last of `-000X` is -0001.
                if year < 0 { (-high, -low.max(1)) } else { (low, high) }
            }
        }
    }

    /// The unit that is exactly these days, if there is one.
    pub(super) fn spanning(first: Day, last: Day) -> Option<Self> {
        let year = first.year();
        let candidates = [
            Self::Day(first),
            Self::Month { year, month: first.month() },
            Self::Year(year),
            Self::Years { year, masked: 1 },
            Self::Years { year, masked: 2 },
        ];
        candidates.into_iter().find(|unit| unit.first_day() == first && unit.last_day() == last)
    }

    /// The longest of year, month and day that starts on `day`. Masked years are no ends of intervals in EDTF level 1.
    pub(super) fn longest_starting_on(day: Day) -> Self {
        Self::around(day).into_iter().find(|unit| unit.first_day() == day).unwrap_or(Self::Day(day))
    }

    /// The longest of year, month and day that ends on `day`.
    pub(super) fn longest_ending_on(day: Day) -> Self {
        Self::around(day).into_iter().find(|unit| unit.last_day() == day).unwrap_or(Self::Day(day))
    }

    /// The two units that make the shortest interval from `first` to `last` without overlapping; the days themselves
    /// where nothing longer fits.
    pub(super) fn shortest_pair(first: Day, last: Day) -> (Self, Self) {
        let starts = Self::around(first).into_iter().filter(|unit| unit.first_day() == first);
        let pairs = starts.flat_map(|start| {
            let ends = Self::around(last).into_iter().filter(|unit| unit.last_day() == last);
            ends.map(move |end| (start, end)).filter(|(start, end)| start.last_day() < end.first_day())
        });
        pairs.min_by_key(|(start, end)| start.depth() + end.depth()).unwrap_or((Self::Day(first), Self::Day(last)))
    }

    /// The number of parts in which it is written.
    pub(super) fn depth(self) -> u8 {
        match self {
            Self::Years { .. } | Self::Year(_) => 1,
            Self::Month { .. } => 2,
            Self::Day(_) => 3,
        }
    }

    fn around(day: Day) -> [Self; 3] {
        [Self::Year(day.year()), Self::Month { year: day.year(), month: day.month() }, Self::Day(day)]
    }
}

fn day_of(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).expect("years have four digits, months are 1 to 12, and these days are in every month asked")
}

impl fmt::Display for Unit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.years().0;
        match *self {
            Self::Years { year, masked } => {
                let digits = format!("{:04}", year.abs());
                let sign = if year < 0 { "-" } else { "" };
                let masked = usize::from(masked);
                write!(formatter, "{sign}{}{}", &digits[..4 - masked], "X".repeat(masked))
            }
            Self::Year(_) => write_year(formatter, year),
            Self::Month { month, .. } => {
                write_year(formatter, year)?;
                write!(formatter, "-{month:02}")
            }
            Self::Day(day) => {
                write_year(formatter, year)?;
                write!(formatter, "-{:02}-{:02}", day.month(), day.day())
            }
        }
    }
}

fn write_year(formatter: &mut fmt::Formatter<'_>, year: i16) -> fmt::Result {
    let sign = if year < 0 { "-" } else { "" };
    write!(formatter, "{sign}{:04}", year.abs())
}
