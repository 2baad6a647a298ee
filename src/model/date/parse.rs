//! From the written date to the days it may mean, and what to say where that fails.

use std::error::Error;
use std::fmt;

use jiff::civil;
use jiff::tz::Offset;

use super::unit::Unit;
use super::{Date, End, Extent, Moment, Qualifier};

const FORMS: &str = "write it as `2025-03-04`, `2025-03`, `2025` or `2025-03-04/2025-03-06`, or write `unknown`";

/// Why a text is no date. Displayed, it is one lower-case phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    message: String,
    help: String,
}

impl DateError {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }

    /// The same with what the text probably means, to be written in its place.
    pub(super) fn meaning(mut self, dates: &[String]) -> Self {
        match dates {
            [] => {}
            [date] => self.help = format!("write `{date}`"),
            dates => {
                let listed = dates.iter().map(|date| format!("`{date}`")).collect::<Vec<_>>().join(" or ");
                self.help = format!("write {listed}, whichever is meant");
            }
        }
        self
    }

    /// What to write instead.
    pub fn help(&self) -> &str {
        &self.help
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl Error for DateError {}

type Result<T> = std::result::Result<T, DateError>;

pub(super) fn date(text: &str) -> Result<Date> {
    if text == "unknown" {
        return Ok(Date::UNKNOWN);
    }
    refuse_other_notations(text)?;
    let extent = match *text.split('/').collect::<Vec<_>>() {
        [part] if has_time(part) => {
            let ((day, time), qualifier) = qualified(part, moment)?;
            Extent::Moment(Moment::new(day.to_datetime(time.time), time.zone, time.has_seconds, qualifier))
        }
        [part] => {
            let (unit, qualifier) = qualified(part, unit)?;
            Extent::Days { first: Some(End { day: unit.first_day(), qualifier }), last: Some(End { day: unit.last_day(), qualifier }) }
        }
        [start, end] => interval(start, end)?,
        _ => {
            let help = format!("separate year, month and day with hyphens; {FORMS}");
            return Err(DateError::new(format!("`{text}` has more than one slash"), help));
        }
    };
    Ok(Date(extent))
}

/// Says of notations that people bring from elsewhere what to write in their place.
fn refuse_other_notations(text: &str) -> Result<()> {
    if text.is_empty() {
        return Err(DateError::new("the date is empty", FORMS));
    }
    if text.eq_ignore_ascii_case("unknown") {
        return Err(DateError::new(format!("`{text}` is not written in small letters"), "write `unknown`"));
    }
    if text.chars().any(is_long_dash) {
        let plain: String = text.chars().map(|letter| if is_long_dash(letter) { '-' } else { letter }).collect();
        let help = match date(&plain) {
            Ok(_) => format!("write `{plain}`"),
            Err(_) => format!("the parts of a date are joined by `-`, the ends of an interval by `/`; {FORMS}"),
        };
        return Err(DateError::new(format!("`{text}` has a dash that is not the plain hyphen"), help));
    }
    if text.contains(char::is_whitespace) {
        return Err(DateError::new(format!("`{text}` has white space in it"), FORMS));
    }
    if text.starts_with(['[', '{']) {
        let help = "write an interval from the earliest to the latest, such as `2011/2013`";
        return Err(DateError::new(format!("`{text}` is a set of dates, which is not taken"), help));
    }
    let after_y = text.trim_start_matches('-').strip_prefix(['Y', 'y']);
    if after_y.is_some_and(|year| year.trim_start_matches('-').starts_with(|digit: char| digit.is_ascii_digit())) {
        let help = "write a year of four digits, from -9999 to 9999";
        return Err(DateError::new(format!("`{text}` is a `Y`-year, which is not taken"), help));
    }
    Ok(())
}

fn is_long_dash(letter: char) -> bool {
    matches!(letter, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn interval(start: &str, end: &str) -> Result<Extent> {
    let first = interval_end(start, ends_help(start, end))?;
    let last = interval_end(end, ends_help(start, end))?;
    let (first_end, last_end) = (
        first.map(|(unit, qualifier)| End { day: unit.first_day(), qualifier }),
        last.map(|(unit, qualifier)| End { day: unit.last_day(), qualifier }),
    );
    match (first_end, last_end) {
        (None, None) => Err(DateError::new(format!("`{start}/{end}` has neither a start nor an end"), "write `unknown`")),
        (Some(first), Some(last)) if first.day > last.day => {
            let message = format!("the interval `{start}/{end}` runs backward");
            Err(DateError::new(message, format!("put the earlier date first: `{end}/{start}`")))
        }
        _ => Ok(Extent::Days { first: first_end, last: last_end }),
    }
}

/// What to write for an interval one of whose ends is a word of an older EDTF draft.
fn ends_help(start: &str, end: &str) -> String {
    let reworded = |part: &str| match part {
        "open" | "unknown" => "..".to_owned(),
        _ => part.to_owned(),
    };
    format!("leave an end open with `..`: `{}/{}`", reworded(start), reworded(end))
}

/// One end of an interval; `None` for an open one.
fn interval_end(part: &str, help: String) -> Result<Option<(Unit, Qualifier)>> {
    if part.is_empty() || part == ".." {
        return Ok(None);
    }
    if matches!(part, "open" | "unknown") {
        return Err(DateError::new(format!("`{part}` cannot be an end of an interval"), help));
    }
    if part.starts_with("..") {
        return Err(DateError::new(format!("`{part}` is no open end"), "write `..` alone on its side of the slash"));
    }
    if has_time(part) {
        let day = part.split('T').next().unwrap_or_default();
        let message = format!("`{part}` is a time of day, which is no end of an interval");
        return Err(DateError::new(message, format!("write the day alone, `{day}`, or one time for the whole")));
    }
    let (unit, qualifier) = qualified(part, unit)?;
    if part.contains('X') {
        let message = format!("`{part}` leaves digits open inside an interval");
        let help = match unit {
            Unit::Years { .. } => "write the first and the last year themselves".to_owned(),
            _ => format!("write `{unit}{}`", qualifier.mark()),
        };
        return Err(DateError::new(message, help));
    }
    Ok(Some((unit, qualifier)))
}

/// Splits the qualifier off, which stands at the very end (those inside a date are EDTF level 2).
fn qualified<Told>(part: &str, read: impl Fn(&str) -> Result<Told>) -> Result<(Told, Qualifier)> {
    let (bare, qualifier) = match part.chars().next_back().and_then(Qualifier::from_mark) {
        Some(qualifier) => (&part[..part.len() - 1], qualifier),
        None => (part, Qualifier::Plain),
    };
    let marks: String = part.chars().filter(|&mark| Qualifier::from_mark(mark).is_some()).collect();
    if bare.contains(|mark| Qualifier::from_mark(mark).is_some()) {
        let stripped: String = part.chars().filter(|&mark| Qualifier::from_mark(mark).is_none()).collect();
        let joined = if marks.chars().all(|mark| marks.starts_with(mark)) { &marks[..1] } else { "%" };
        let message = format!("`{part}` has a qualifier that does not stand alone at its end");
        return Err(DateError::new(message, format!("qualify the whole: `{stripped}{joined}`")));
    }
    Ok((read(bare)?, qualifier))
}

fn unit(text: &str) -> Result<Unit> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    match *rest.split('-').collect::<Vec<_>>() {
        [year] => whole_years(text, year, negative),
        [year, month] => match (full_year(text, year, negative)?, month) {
            (year, "XX") => Ok(Unit::Year(year)),
            (year, month) => Ok(Unit::Month { year, month: month_number(text, month)? }),
        },
        [year, month, day] => match (full_year(text, year, negative)?, month, day) {
            (year, "XX", "XX") => Ok(Unit::Year(year)),
            (_, "XX", _) => {
                let message = format!("`{text}` names a day of a month that it leaves open");
                Err(DateError::new(message, format!("leave both open: `{year}-XX-XX`")))
            }
            (year, month, "XX") => Ok(Unit::Month { year, month: month_number(text, month)? }),
            (year, month, day) => day_unit(text, year, month_number(text, month)?, day),
        },
        _ => Err(DateError::new(format!("`{text}` is not a date"), FORMS)),
    }
}

/// A year, or the years that a year with `X` for its last digits may be.
fn whole_years(text: &str, digits: &str, negative: bool) -> Result<Unit> {
    let known = digits.trim_end_matches('X');
    let masked = digits.len() - known.len();
    if masked == 0 {
        return full_year(text, digits, negative).map(Unit::Year);
    }
    if masked > 2 || digits.len() != 4 {
        let help = "leave one or two digits open, as in `201X` or `20XX`, or write `unknown`";
        return Err(DateError::new(format!("`{text}` is not a year with its last one or two digits open"), help));
    }
    let lowest = format!("{known}{}", "0".repeat(masked));
    // The first year of those, where a negative zero is none: `-000X` starts at -0001.
    let year = number(&lowest).ok_or_else(|| not_a_year(text, digits))?;
    let year = if negative { -year.max(1) } else { year };
    Ok(Unit::Years { year, masked: masked as u8 })
}

fn full_year(text: &str, digits: &str, negative: bool) -> Result<i16> {
    let year = number(digits).filter(|_| digits.len() == 4).ok_or_else(|| not_a_year(text, digits))?;
    if negative && year == 0 {
        let help = "write `0000` for the year before 0001, `-0001` for the one before that";
        return Err(DateError::new("there is no year -0000", help));
    }
    Ok(if negative { -year } else { year })
}

fn not_a_year(text: &str, digits: &str) -> DateError {
    let open_digits = digits.len() == 4 && digits.chars().all(|sign| sign.is_ascii_digit() || "xXuU".contains(sign));
    if open_digits && digits.contains(['x', 'u', 'U']) {
        let written = text.replace(['x', 'u', 'U'], "X");
        return DateError::new(format!("`{text}` does not leave digits open with a capital X"), format!("write `{written}`"));
    }
    if open_digits && digits.contains('X') {
        let help = "leave digits open from the right only: `201X`, `2011-XX`, `2011-04-XX`";
        return DateError::new(format!("`{text}` leaves digits open before others that it names"), help);
    }
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let help = match digits.len() {
            1..=3 => format!("put zeros before it: `{digits:0>4}`"),
            8 => format!("separate its parts with hyphens: `{}-{}-{}`", &digits[..4], &digits[4..6], &digits[6..]),
            _ => FORMS.to_owned(),
        };
        return DateError::new(format!("`{digits}` is not a year of four digits"), help);
    }
    DateError::new(format!("`{text}` is not a date"), FORMS)
}

fn month_number(text: &str, digits: &str) -> Result<i8> {
    let Some(month) = number(digits).filter(|_| digits.len() == 2) else {
        return Err(not_two_digits(text, "month", digits));
    };
    match i8::try_from(month) {
        Ok(month @ 1..=12) => Ok(month),
        Ok(21..=41) => {
            let message = format!("`{text}` is a season or another part of a year, which is not taken");
            Err(DateError::new(message, "write the months that are meant, as in `2001-03/2001-05`"))
        }
        _ => Err(DateError::new(format!("there is no month `{digits}`"), "months run from 01 to 12")),
    }
}

fn day_unit(text: &str, year: i16, month: i8, digits: &str) -> Result<Unit> {
    let Some(number) = number(digits).filter(|_| digits.len() == 2) else {
        return Err(not_two_digits(text, "day", digits));
    };
    let day = i8::try_from(number).ok().and_then(|day| civil::Date::new(year, month, day).ok());
    day.map(Unit::Day).ok_or_else(|| {
        let month = Unit::Month { year, month };
        let help = format!("the days of that month run from 01 to {}", month.last_day().day());
        DateError::new(format!("`{month}` has no day `{digits}`"), help)
    })
}

fn not_two_digits(text: &str, part: &str, digits: &str) -> DateError {
    let help = match (part, digits) {
        (_, "xx" | "uu") => format!("write `XX` for a {part} that is left open"),
        (_, digits) if digits.len() == 1 && number(digits).is_some() => {
            format!("write it with two digits: `0{digits}`")
        }
        _ => FORMS.to_owned(),
    };
    DateError::new(format!("`{digits}` is not a {part} of two digits, in `{text}`"), help)
}

/// What follows the `T` behind a day.
struct Clock {
    time: civil::Time,
    zone: Option<Offset>,
    has_seconds: bool,
}

/// Whether a date goes on with a time of day.
fn has_time(part: &str) -> bool {
    part.split_once('T').is_some_and(|(day, _)| day.ends_with(|sign: char| sign.is_ascii_digit() || sign == 'X'))
}

/// A day and a time of it. There is no zone in a place's name: EDTF knows only offsets from UTC.
fn moment(text: &str) -> Result<(civil::Date, Clock)> {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    match unit(day)? {
        Unit::Day(day) => Ok((day, clock(text, time)?)),
        Unit::Month { .. } | Unit::Year(_) | Unit::Years { .. } => {
            let message = format!("`{text}` has a time of day, and no one day for it");
            Err(DateError::new(message, format!("write the day as well, as in `2025-03-04T19:59Z`, or `{day}` alone")))
        }
    }
}

fn clock(text: &str, written: &str) -> Result<Clock> {
    const TIMES: &str = "write hours and minutes, and the zone where it is known: `2025-03-04T19:59Z`, `2025-03-04T19:59+04:30`";
    let wrong = || DateError::new(format!("`{text}` has no time of day that can be read"), TIMES);
    let (time, zone) = match written.find(['Z', '+', '-']) {
        Some(at) => (&written[..at], Some(&written[at..])),
        None => (written, None),
    };
    let zone = zone.map(|zone| offset(text, zone)).transpose()?;
    let numbers: Option<Vec<i8>> = time.split(':').map(two_digits).collect();
    let (hour, minute, second) = match numbers.as_deref() {
        Some(&[hour, minute]) => (hour, minute, None),
        Some(&[hour, minute, second]) => (hour, minute, Some(second)),
        _ => return Err(wrong()),
    };
    let time = civil::Time::new(hour, minute, second.unwrap_or(0), 0).map_err(|_| {
        let help = "hours run from 00 to 23, minutes and seconds from 00 to 59";
        DateError::new(format!("there is no time `{time}`"), help)
    })?;
    Ok(Clock { time, zone, has_seconds: second.is_some() })
}

/// An offset from UTC: `Z`, or hours with or without minutes. The zones of the earth run from -12:00 to +14:00.
fn offset(text: &str, written: &str) -> Result<Offset> {
    if written == "Z" {
        return Ok(Offset::UTC);
    }
    let minutes = written[1..].split_once(':').map_or(Some(0), |(_, minutes)| two_digits(minutes));
    let hours = two_digits(written[1..].split(':').next().unwrap_or_default());
    let ahead = hours.zip(minutes).map(|(hours, minutes)| i32::from(hours) * 60 + i32::from(minutes));
    let ahead = ahead.map(|ahead| if written.starts_with('-') { -ahead } else { ahead });
    let is_on_earth = |ahead: &i32| (-12 * 60..=14 * 60).contains(ahead) && minutes.is_some_and(|minutes| minutes < 60);
    ahead.filter(is_on_earth).and_then(|ahead| Offset::from_seconds(ahead * 60).ok()).ok_or_else(|| {
        let help = "write `Z` for UTC, or hours and minutes from -12:00 to +14:00, as in `+04:30`";
        DateError::new(format!("`{text}` has no zone that can be read"), help)
    })
}

fn two_digits(digits: &str) -> Option<i8> {
    number(digits).filter(|_| digits.len() == 2).and_then(|number| i8::try_from(number).ok())
}

/// Digits and nothing else; `str::parse` alone would take a sign.
fn number(digits: &str) -> Option<i16> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}
