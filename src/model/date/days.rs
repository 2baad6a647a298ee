//! Days as numbers, so that dates can be placed along a line, and the days at which such a line is marked.

use jiff::civil;

use super::unit::Unit;
use super::{Date, End, Extent, Qualifier, TimeRange};

/// The day from which days are counted.
const ORIGIN: civil::Date = civil::date(1970, 1, 1);

/// One end of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateEnd {
    /// The day, counted from 1 January 1970.
    pub day: i32,
    /// How sure it is.
    pub qualifier: Qualifier,
    /// Whether the day itself is told, not only its month or year.
    pub is_day: bool,
}

/// The days that a date may mean, from a first to a last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateSpan {
    /// The first day; `None` where the start is open.
    pub first: Option<DateEnd>,
    /// The last day; `None` where the end is open.
    pub last: Option<DateEnd>,
}

impl Date {
    /// The date as days on a line; `None` where nothing is known of it.
    pub fn span(&self) -> Option<DateSpan> {
        let (first_is_day, last_is_day) = self.parts().ends_are_days();
        let end = |end: End, is_day| DateEnd { day: number_of(end.day), qualifier: end.qualifier, is_day };
        match self.0 {
            Extent::Days { first, last } => {
                Some(DateSpan { first: first.map(|first| end(first, first_is_day)), last: last.map(|last| end(last, last_is_day)) })
            }
            Extent::Moment(_) => self.without_time().span(),
            Extent::Unknown => None,
        }
    }

    /// The first and the last moment that it may mean, in days from 1 January 1970, so that times of day stand between days; where one end
    /// is open, the other. Nothing known is the first day.
    pub fn in_days(&self) -> (f64, f64) {
        const SECONDS_A_DAY: f64 = 86_400.0;
        let TimeRange { first, last } = self.time_range();
        let days = |moment: civil::DateTime| moment.duration_since(ORIGIN.at(0, 0, 0, 0)).as_secs_f64() / SECONDS_A_DAY;
        (first.or(last).map_or(0.0, days), last.or(first).map_or(0.0, days))
    }
}

/// How far apart the marks of a line are.
#[derive(Debug, Clone, Copy)]
enum Step {
    Days(i32),
    Months(i16),
    Years(i16),
}

/// From fine to coarse.
const STEPS: [Step; 19] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(200),
    Step::Years(500),
    Step::Years(1000),
    Step::Years(2000),
    Step::Years(5000),
];

impl Step {
    /// Its length in days; a month or year of the shortest sort.
    fn days(self) -> i32 {
        match self {
            Self::Days(days) => days,
            Self::Months(months) => i32::from(months) * 28,
            Self::Years(years) => i32::from(years) * 365,
        }
    }

    /// The marks from one day to another: days counted from the first, months and years by the calendar.
    fn marks(self, first: i32, last: i32) -> Vec<Unit> {
        let (Some(from), Some(to)) = (day_of_number(first), day_of_number(last)) else { return Vec::new() };
        let marks: Vec<Unit> = match self {
            Self::Days(step) => (first..=last).step_by(step.unsigned_abs() as usize).filter_map(day_of_number).map(Unit::Day).collect(),
            Self::Months(step) => {
                let months = (i32::from(from.year()) * 12..=i32::from(to.year()) * 12 + 11).step_by(step.unsigned_abs().into());
                let unit = |month: i32| Unit::Month { year: month.div_euclid(12) as i16, month: month.rem_euclid(12) as i8 + 1 };
                months.map(unit).collect()
            }
            Self::Years(step) => (from.year()..=to.year()).filter(|year| year.rem_euclid(step) == 0).map(Unit::Year).collect(),
        };
        marks.into_iter().filter(|unit| (from..=to).contains(&unit.first_day())).collect()
    }
}

/// The days, months or years at which a line from one day to another is marked: at most `most` (three or more), the finest that
/// are so few. Each begins on the line.
pub fn marks(first: i32, last: i32, most: u8) -> Vec<Date> {
    let few = |step: &&Step| (last - first) / step.days() <= i32::from(most) * 2;
    let marks = STEPS.iter().filter(few).map(|step| step.marks(first, last)).find(|marks| marks.len() <= most.into());
    marks.unwrap_or_default().into_iter().map(whole).collect()
}

fn whole(unit: Unit) -> Date {
    let end = |day| Some(End { day, qualifier: Qualifier::Plain });
    Date(Extent::Days { first: end(unit.first_day()), last: end(unit.last_day()) })
}

fn number_of(day: civil::Date) -> i32 {
    ORIGIN.until(day).map(|span| span.get_days()).expect("between two days of four-digit years lie fewer days than a span holds")
}

fn day_of_number(number: i32) -> Option<civil::Date> {
    ORIGIN.checked_add(jiff::Span::new().try_days(number).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("the test writes a date")
    }

    fn first_day(text: &str) -> i32 {
        date(text).span().and_then(|span| span.first).expect("the test writes a start").day
    }

    #[test]
    fn days_are_counted_across_the_calendar() {
        for (text, number) in [("1970-01-01", 0), ("1969-12-31", -1), ("1972-03-01", 790), ("-9999", -4_371_587), ("9999-12-31", 2_932_896)]
        {
            assert_eq!(first_day(text), number, "{text}");
            assert_eq!(day_of_number(number), date(text).first_day());
        }
        let span = date("2025-10-26~/..").span().expect("it is known");
        assert_eq!((span.first.map(|end| end.qualifier), span.last), (Some(Qualifier::Approximate), None));
        assert_eq!(Date::UNKNOWN.span(), None);
    }

    #[test]
    fn marks_are_few_and_on_the_line() {
        for (from, to, expected) in [
            ("2025-03-05", "2025-03-05", "2025-03-05"),
            ("2025-03-05", "2025-03-08", "2025-03-05 2025-03-06 2025-03-07 2025-03-08"),
            ("2025-03-05", "2025-03-10", "2025-03-05 2025-03-07 2025-03-09"),
            ("2025-10-10", "2025-12-20", "2025-11 2025-12"),
            ("2024-11-15", "2025-11-30", "2025-01 2025-04 2025-07 2025-10"),
            ("1999-05", "2024-02", "2000 2010 2020"),
            ("-0044-03-15", "1815", "0000 0500 1000 1500"),
            ("-9999", "9999", "-5000 0000 5000"),
        ] {
            let shown: Vec<String> = marks(first_day(from), first_day(to), 4).iter().map(ToString::to_string).collect();
            assert_eq!(shown.join(" "), expected, "{from} to {to}");
        }
    }
}
