use jiff::civil;
use proptest::prelude::*;

use super::{Date, End, Extent, Qualifier};
use crate::model::interface_words::InterfaceWords;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// What is taken: the text, its first and last day (`-` where open), and its canonical form.
const TAKEN: &[(&str, &str, &str, &str)] = &[
    // The specification's examples of level 0: dates, then intervals.
    ("1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12"),
    ("1985-04", "1985-04-01", "1985-04-30", "1985-04"),
    ("1985", "1985-01-01", "1985-12-31", "1985"),
    ("1964/2008", "1964-01-01", "2008-12-31", "1964/2008"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", "2004-06/2006-08"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", "2004-02/2005-02-08"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28", "2004-02/2005-02"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31", "2004-02/2005"),
    ("2005/2006-02", "2005-01-01", "2006-02-28", "2005/2006-02"),
    // Its examples of level 1: qualifiers, open digits, extended intervals, negative years.
    ("1984?", "1984-01-01", "1984-12-31", "1984?"),
    ("2004-06~", "2004-06-01", "2004-06-30", "2004-06~"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", "2004-06-11%"),
    ("201X", "2010-01-01", "2019-12-31", "201X"),
    ("20XX", "2000-01-01", "2099-12-31", "20XX"),
    ("2004-XX", "2004-01-01", "2004-12-31", "2004"),
    ("1985-04-XX", "1985-04-01", "1985-04-30", "1985-04"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", "1985"),
    ("1985-04-12/..", "1985-04-12", "-", "1985-04-12/.."),
    ("1985-04/..", "1985-04-01", "-", "1985-04/.."),
    ("1985/..", "1985-01-01", "-", "1985/.."),
    ("../1985-04-12", "-", "1985-04-12", "../1985-04-12"),
    ("../1985-04", "-", "1985-04-30", "../1985-04"),
    ("../1985", "-", "1985-12-31", "../1985"),
    ("1985-04-12/", "1985-04-12", "-", "1985-04-12/.."),
    ("1985-04/", "1985-04-01", "-", "1985-04/.."),
    ("1985/", "1985-01-01", "-", "1985/.."),
    ("/1985-04-12", "-", "1985-04-12", "../1985-04-12"),
    ("/1985-04", "-", "1985-04-30", "../1985-04"),
    ("/1985", "-", "1985-12-31", "../1985"),
    ("1984~/2004-06", "1984-01-01", "2004-06-30", "1984~/2004-06"),
    ("1984/2004-06~", "1984-01-01", "2004-06-30", "1984/2004-06~"),
    ("1984~/2004~", "1984-01-01", "2004-12-31", "1984~/2004~"),
    ("1984?/2004%", "1984-01-01", "2004-12-31", "1984?/2004%"),
    ("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08", "1984-06-02?/2004-08-08~"),
    ("-1985", "-1985-01-01", "-1985-12-31", "-1985"),
    // Corners of our own.
    ("0000", "0000-01-01", "0000-12-31", "0000"),
    ("-0001/0001", "-0001-01-01", "0001-12-31", "-0001/0001"),
    ("000X", "0000-01-01", "0009-12-31", "000X"),
    ("-000X", "-0009-01-01", "-0001-12-31", "-000X"),
    ("-201X", "-2019-01-01", "-2010-12-31", "-201X"),
    ("-0044-03-15", "-0044-03-15", "-0044-03-15", "-0044-03-15"),
    ("-0044-02/-0044-03", "-0044-02-01", "-0044-03-31", "-0044-02/-0044-03"),
    ("-9999", "-9999-01-01", "-9999-12-31", "-9999"),
    ("9999-12-31", "9999-12-31", "9999-12-31", "9999-12-31"),
    ("2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"),
    ("2000-02", "2000-02-01", "2000-02-29", "2000-02"),
    ("1900-02", "1900-02-01", "1900-02-28", "1900-02"),
    ("0000-02-29", "0000-02-29", "0000-02-29", "0000-02-29"),
    ("201X~", "2010-01-01", "2019-12-31", "201X~"),
    ("2010/2019", "2010-01-01", "2019-12-31", "201X"),
    ("2000/2099", "2000-01-01", "2099-12-31", "20XX"),
    ("2010~/2019~", "2010-01-01", "2019-12-31", "201X~"),
    ("2011-07-01/2011-07-31", "2011-07-01", "2011-07-31", "2011-07"),
    ("2011-07-01~/2011-07-31~", "2011-07-01", "2011-07-31", "2011-07~"),
    ("2011-07-01~/2011-07-31", "2011-07-01", "2011-07-31", "2011-07-01~/2011-07-31"),
    ("2011/2011", "2011-01-01", "2011-12-31", "2011"),
    ("2011-01/2011-12", "2011-01-01", "2011-12-31", "2011"),
    ("2011/2011-06", "2011-01-01", "2011-06-30", "2011-01/2011-06"),
    ("2011-07/2011", "2011-07-01", "2011-12-31", "2011-07/2011-12"),
    ("2025-10-25/2025-10-31", "2025-10-25", "2025-10-31", "2025-10-25/2025-10-31"),
    ("2025-10-25~/2025-10-25", "2025-10-25", "2025-10-25", "2025-10-25~/2025-10-25"),
    ("2025-03-04/2025-03-04", "2025-03-04", "2025-03-04", "2025-03-04"),
    ("1985-01-01/..", "1985-01-01", "-", "1985/.."),
    ("../1985-12-31?", "-", "1985-12-31", "../1985?"),
    ("unknown", "-", "-", "unknown"),
    // The specification's examples of dates with a time of day, then corners of our own.
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12", "1985-04-12T23:20:30"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "1985-04-12T23:20:30Z"),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", "1985-04-12T23:20:30-04:00"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12", "1985-04-12T23:20:30+04:30"),
    ("2025-03-04T19:59Z", "2025-03-04", "2025-03-04", "2025-03-04T19:59Z"),
    ("2025-03-04T19:59+00:00", "2025-03-04", "2025-03-04", "2025-03-04T19:59Z"),
    ("2025-03-04T19:59", "2025-03-04", "2025-03-04", "2025-03-04T19:59"),
    ("2025-03-04T19:59+05~", "2025-03-04", "2025-03-04", "2025-03-04T19:59+05:00~"),
    ("-9999-01-01T00:00+14", "-9999-01-01", "-9999-01-01", "-9999-01-01T00:00+14:00"),
    ("9999-12-31T23:59-12~", "9999-12-31", "9999-12-31", "9999-12-31T23:59-12:00~"),
];

#[test]
fn what_is_taken_means_its_days_and_has_one_form() {
    let day = |day: Option<civil::Date>| {
        day.map_or_else(
            || "-".to_owned(),
            |day| {
                let sign = if day.year() < 0 { "-" } else { "" };
                format!("{sign}{:04}-{:02}-{:02}", day.year().abs(), day.month(), day.day())
            },
        )
    };
    for &(text, first, last, canonical) in TAKEN {
        let date = date(text);
        assert_eq!((day(date.first_day()).as_str(), day(date.last_day()).as_str()), (first, last), "{text}");
        assert_eq!(date.to_string(), canonical, "{text}");
        assert_eq!(Date::parse(canonical), Ok(date), "{text}");
    }
}

/// What is refused: the text, words of the message, words of the help.
const REFUSED: &[(&str, &str, &str)] = &[
    // The specification's examples that the documentation leaves out: `Y`-years, seasons, level 2.
    ("Y170000002", "`Y`-year, which is not taken", "four digits"),
    ("Y-170000002", "`Y`-year, which is not taken", "four digits"),
    ("Y-17E7", "`Y`-year, which is not taken", "four digits"),
    ("2001-21", "season", "write the months"),
    ("2001-34", "season", "write the months"),
    ("1950S2", "`1950S2` is not a date", "`unknown`"),
    ("Y171010000S3", "`Y`-year", "four digits"),
    ("[1667,1668,1670..1672]", "set of dates", "interval"),
    ("[..1760-12-03]", "set of dates", "interval"),
    ("{1960,1961-12}", "set of dates", "interval"),
    ("2004-06~-11", "does not stand alone at its end", "`2004-06-11~`"),
    ("?2004-06-~11", "does not stand alone at its end", "`2004-06-11%`"),
    ("2004?-06-04~", "does not stand alone at its end", "`2004-06-04%`"),
    ("156X-12-25", "leaves digits open before others", "`201X`"),
    ("15XX-12-XX", "leaves digits open before others", "`201X`"),
    ("1XXX-XX", "leaves digits open before others", "`201X`"),
    ("1XXX-12", "leaves digits open before others", "`201X`"),
    ("XXXX-12-XX", "leaves digits open before others", "`201X`"),
    ("1984-1X", "`1X` is not a month", "write it as"),
    ("1985-XX-12", "names a day of a month that it leaves open", "`1985-XX-XX`"),
    ("1985-04-1X", "`1X` is not a day", "write it as"),
    ("1XXX", "last one or two digits", "`unknown`"),
    ("XXXX", "last one or two digits", "`unknown`"),
    ("1X85", "leaves digits open before others", "from the right"),
    ("2004-06-~01/2004-06-~20", "does not stand alone at its end", "`2004-06-01~`"),
    ("2004-06-XX/2004-07-03", "open inside an interval", "write `2004-06`"),
    ("201X/2020", "open inside an interval", "the first and the last year"),
    // Older drafts.
    ("199u", "capital X", "`199X`"),
    ("199x", "capital X", "`199X`"),
    ("2004-xx", "not a month", "write `XX`"),
    ("2004/open", "cannot be an end", "`2004/..`"),
    ("unknown/2006", "cannot be an end", "`../2006`"),
    ("2004?~", "does not stand alone", "`2004%`"),
    ("2004~~", "does not stand alone", "`2004~`"),
    // Times of day that cannot be read.
    ("1985-04-12T23", "no time of day that can be read", "`2025-03-04T19:59Z`"),
    ("1985-04-12T", "no time of day that can be read", "`2025-03-04T19:59Z`"),
    ("1985-04-12T9:20", "no time of day that can be read", "`2025-03-04T19:59Z`"),
    ("1985-04-12T23:20:30.5Z", "no time of day that can be read", "`2025-03-04T19:59Z`"),
    ("1985-04-12T24:00Z", "there is no time `24:00`", "00 to 23"),
    ("1985-04-12T23:60Z", "there is no time `23:60`", "00 to 59"),
    ("1985-04-12T23:20EST", "no time of day that can be read", "hours and minutes"),
    ("1985-04-12T23:20+15", "no zone that can be read", "+14:00"),
    ("1985-04-12T23:20+04:75", "no zone that can be read", "+14:00"),
    ("1985-04-12T23:20+4", "no zone that can be read", "`+04:30`"),
    ("1985-04-12T23:20Z+01", "no zone that can be read", "`+04:30`"),
    ("1985-04-31T23:20Z", "`1985-04` has no day `31`", "from 01 to 30"),
    ("1985-04T23:20Z", "no one day for it", "`1985-04` alone"),
    ("1985-04-12T23:20~Z", "does not stand alone at its end", "`1985-04-12T23:20Z~`"),
    ("1985-04-12T23:20Z/1985-04-13", "no end of an interval", "`1985-04-12`"),
    // Days and intervals that cannot be.
    ("2023-02-29", "`2023-02` has no day `29`", "from 01 to 28"),
    ("1900-02-29", "`1900-02` has no day `29`", "from 01 to 28"),
    ("2004-06-31", "`2004-06` has no day `31`", "from 01 to 30"),
    ("2004-06-00", "`2004-06` has no day `00`", "from 01 to 30"),
    ("2004-13", "no month `13`", "01 to 12"),
    ("2004-00-01", "no month `00`", "01 to 12"),
    ("2004-99-99", "no month `99`", "01 to 12"),
    ("-0000", "no year -0000", "`0000`"),
    ("-0000-01-01", "no year -0000", "`0000`"),
    ("2013/2011", "runs backward", "`2011/2013`"),
    ("2025-03-04/2025-03-03", "runs backward", "`2025-03-03/2025-03-04`"),
    ("-0001/-0002", "runs backward", "`-0002/-0001`"),
    ("2011/2013/2015", "more than one slash", "hyphens"),
    ("2011/07/04", "more than one slash", "`2011-07-04`"),
    ("/", "neither a start nor an end", "`unknown`"),
    ("../..", "neither a start nor an end", "`unknown`"),
    ("2011/..~", "is no open end", "alone"),
    ("..", "`..` is not a date", "`unknown`"),
    ("~", "`` is not a date", "`unknown`"),
    // Habits.
    ("", "empty", "`unknown`"),
    (" 2011", "white space", "`2025-03-04`"),
    ("4 March 2025", "white space", "`2025-03-04`"),
    ("2011–2013", "plain hyphen", "`/`"),
    ("2011–07", "plain hyphen", "write `2011-07`"),
    ("Unknown", "small letters", "`unknown`"),
    ("unknown~", "is not a date", "`unknown`"),
    ("2011-7", "`7` is not a month of two digits", "07"),
    ("2011-07-4", "`4` is not a day of two digits", "`2011-07-04`"),
    ("985", "not a year of four digits", "`0985`"),
    ("20110704", "not a year of four digits", "`2011-07-04`"),
    ("12011", "not a year of four digits", "`unknown`"),
    ("+2011", "is not a date", "`unknown`"),
    ("04.03.2025", "is not a date", "`2025-03-04`"),
    ("2011-07-04-05", "is not a date", "`2025-03-04`"),
    ("2011-+7", "not a month", "write it as"),
    ("２０１１", "is not a date", "`2025-03-04`"),
    ("é", "is not a date", "`unknown`"),
];

#[test]
fn what_is_refused_says_why_and_what_to_write() {
    for &(text, message, help) in REFUSED {
        let error = Date::parse(text).expect_err(text);
        let shown = error.to_string();
        assert!(shown.contains(message), "{text}: {shown}");
        assert!(error.help().contains(help), "{text}: {}", error.help());
        assert!(!shown.ends_with('.') && !shown.starts_with(char::is_uppercase), "{text}: {shown}");
    }
}

#[test]
fn equal_days_are_one_answer_and_qualifiers_make_another() {
    assert_eq!(date("2011-07"), date("2011-07-01/2011-07-31"));
    assert_eq!(date("2004-XX"), date("2004"));
    assert_eq!(date("2011/"), date("2011/.."));
    for (one, other) in [("2011", "2011~"), ("2011?", "2011~"), ("2011%", "2011~"), ("1984~/2004", "1984/2004~")] {
        let (one, other) = (date(one), date(other));
        assert_ne!(one, other);
        assert!(!one.equals(&other) && one.overlaps(&other), "{one} {other}");
        assert_ne!(one.to_string(), other.to_string());
    }
    assert!(!date("unknown").equals(&date("2011")));
}

#[test]
fn dates_overlap_where_one_day_fits_both() {
    for (one, other, overlap) in [
        ("2011", "2011-12-31/2012-03", true),
        ("2011", "2012", false),
        ("2011~", "2012~", false),
        ("../2011", "2011-12-31", true),
        ("../2011", "2012/..", false),
        ("../2012", "2012/..", true),
        ("2010/..", "2011/..", true),
        ("-0002", "-0001", false),
        ("unknown", "2011", true),
        ("unknown", "unknown", true),
        ("2025-03-04T19:59Z", "2025-03-04", true),
        ("2025-03-04T19:59Z", "2025-03", true),
        ("2025-03-04T19:59Z", "2025-03-05", false),
        // Its day is the fourth where it is told, and the fifth in UTC.
        ("2025-03-04T23:30-05", "2025-03-04", true),
        ("2025-03-04T23:30-05", "2025-03-05", true),
        ("2025-03-04T23:30-05", "2025-03-06", false),
        ("2025-03-04T23:45Z~", "2025-03-05", true),
        ("2025-03-04T23:15Z~", "2025-03-05", false),
        ("2025-03-04T19:59Z", "2025-03-04T20:59+01", true),
        ("2025-03-04T19:59Z", "2025-03-04T19:59:30Z", true),
        ("2025-03-04T19:59Z", "2025-03-04T20:00Z", false),
        ("2025-03-04T19:59Z~", "2025-03-04T20:29Z", true),
        ("2025-03-04T19:59Z~", "2025-03-04T20:31Z", false),
        ("2025-03-04T19:59", "2025-03-04T19:59Z", true),
        ("2025-03-04T19:59Z", "unknown", true),
    ] {
        let (one, other) = (date(one), date(other));
        assert_eq!((one.overlaps(&other), other.overlaps(&one)), (overlap, overlap), "{one} {other}");
    }
}

#[test]
fn a_date_follows_from_a_narrower_one() {
    for (one, other, follows) in [
        ("2025-03", "2025-03-04", true),
        ("2025-03-04", "2025-03", false),
        ("2025/..", "2025-03", true),
        ("2025-03-04~", "2025-03-04", true),
        ("2025-03-04", "2025-03-04~", false),
        ("2025-03-04%", "2025-03-04~", true),
        ("2025-03-04?", "2025-03-04~", false),
        ("2025-03-04", "2025-03-04T19:59Z", true),
        ("2025-03-05", "2025-03-04T23:30-05", true),
        ("2025-03-04T19:59Z", "2025-03-04", false),
        ("2025-03-04T19:59Z~", "2025-03-04T20:10Z", true),
        ("2025-03-04T19:59Z", "2025-03-04T20:59+01:00", true),
        ("2025", "unknown", false),
        ("unknown", "2025", true),
    ] {
        assert_eq!(date(one).follows_from(&date(other)), follows, "{one} from {other}");
    }
}

#[test]
fn times_are_compared_in_utc() {
    for (one, other) in [("2025-03-04T19:59Z", "2025-03-04T20:59+01"), ("2025-03-04T19:59", "2025-03-04T19:59Z")] {
        assert!(date(one).equals(&date(other)) && date(one) != date(other));
    }
    assert!(!date("2025-03-04T19:59Z").equals(&date("2025-03-04T19:59Z~")));
    assert!(!date("2025-03-04T19:59Z").equals(&date("2025-03-04T19:59:00Z")));
    for (later, earlier, is_after) in [
        ("2025-03-05", "2025-03-04", true),
        ("2025-03-05", "2025-03-04T23:30Z", true),
        ("2025-03-05", "2025-03-04T23:45Z~", false),
        ("2025-03-05", "2025-03-04T23:30-05", false),
        ("2025-03-04T20:00Z", "2025-03-04T19:59Z", true),
        ("2025-03-04T20:00Z", "2025-03-04", false),
        ("2025-03", "2025-03-04", false),
        ("2025-03-04", "unknown", false),
        ("2025-03-04", "../2025-03-03", true),
        ("2025-03-04/..", "2025-03-03/..", false),
    ] {
        assert_eq!(date(later).is_after(&date(earlier)), is_after, "{later} after {earlier}");
        assert!(!date(earlier).is_after(&date(later)));
    }
    assert!(date("2025-03-04T19:59Z").has_time() && !date("2025-03-04").has_time());
    assert_eq!(date("2025-03-04T19:59Z~").without_time(), date("2025-03-04~"));
}

#[test]
fn the_order_is_that_of_a_timeline() {
    let expected = [
        "-0044-03-15",
        "-0001",
        "0000",
        "../1985",
        "201X",
        "2011-01-01",
        "2011-01",
        "2011",
        "2011~",
        "2025-10-25",
        "2025-10-25/2025-10-31",
        "2025-10-25/..",
        "2025-10-25T08:00+01:00~",
        "2025-10-25T08:30Z",
        "unknown",
    ];
    let mut dates: Vec<Date> = expected.iter().rev().map(|text| date(text)).collect();
    dates.sort();
    let sorted: Vec<String> = dates.iter().map(ToString::to_string).collect();
    assert_eq!(sorted, expected);
}

#[test]
fn prose_says_no_more_than_the_date() {
    for (text, prose) in [
        ("2025-03-04", "4 March 2025"),
        ("2025-10-26~/2025-10-27~", "about 26–27 October 2025"),
        ("2025-03", "March 2025"),
        ("2025-03?", "possibly March 2025"),
        ("2025%", "possibly about 2025"),
        ("2011/..", "from 2011, end open"),
        ("2011~/..", "from about 2011, end open"),
        ("../2011-05", "until May 2011, start open"),
        ("unknown", "unknown"),
        ("2025-10-27/2025-11-02", "27 October – 2 November 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2025-03/2025-05", "March–May 2025"),
        ("2024-12/2025-01", "December 2024 – January 2025"),
        ("2011/2013", "2011–2013"),
        ("201X", "2010s"),
        ("200X", "2000–2009"),
        ("20XX~", "about 2000–2099"),
        ("1984~/2004-06", "from about 1984 to June 2004"),
        ("2004-02-01/2005", "from February 2004 to 2005"),
        ("-0043-03-15", "15 March 44 BCE"),
        ("0000", "1 BCE"),
        ("-0001/0001", "2 BCE – 1"),
        ("-001X", "20 BCE – 11 BCE"),
        ("0985", "985"),
        ("2025-03-04T19:59", "4 March 2025, 19:59"),
        ("2025-03-04T19:59Z~", "about 4 March 2025, 19:59 UTC"),
        ("2025-03-04T09:05:07+04:30", "4 March 2025, 09:05:07 (UTC+04:30)"),
        ("2025-03-04T19:59-05", "4 March 2025, 19:59 (UTC\u{2212}05:00)"),
    ] {
        assert_eq!(date(text).prose(InterfaceWords::built_in().dates()), prose, "{text}");
    }
}

#[test]
fn another_language_needs_only_another_table() {
    let mut words = InterfaceWords::built_in().dates().clone();
    words.months[2] = "März".into();
    words.day = "{day}. {month} {year}".into();
    words.approximate = "um den {date}".into();
    assert_eq!(date("2025-03-04~").prose(&words), "um den 4. März 2025");
}

fn any_part() -> impl Strategy<Value = String> {
    let year = (-9999_i16..=9999).prop_map(|year| {
        let sign = if year < 0 { "-" } else { "" };
        format!("{sign}{:04}", year.abs())
    });
    let month = prop_oneof![Just(String::new()), (1..=12).prop_map(|month| format!("-{month:02}"))];
    let day = prop_oneof![Just(String::new()), (1..=31).prop_map(|day| format!("-{day:02}"))];
    let qualifier = prop_oneof![Just(""), Just("~"), Just("?"), Just("%")];
    (year, month, day, qualifier).prop_map(|(year, month, day, qualifier)| {
        let day = if month.is_empty() { String::new() } else { day };
        format!("{year}{month}{day}{qualifier}")
    })
}

fn any_date_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => any_part(),
        4 => (any_part(), any_part()).prop_map(|(start, end)| format!("{start}/{end}")),
        1 => any_part().prop_map(|part| format!("../{part}")),
        1 => any_part().prop_map(|part| format!("{part}/")),
        2 => (2000..2003_i16, 1..=12_u8, 1..=31_u8, 2000..2003_i16, 1..=12_u8, 1..=31_u8)
            .prop_map(|(y, m, d, z, n, e)| format!("{y}-{m:02}-{d:02}/{z}-{n:02}-{e:02}")),
        2 => (1999..2002_i16, 0..24_u8, 0..60_u8, prop_oneof![Just(""), Just("Z"), Just("+05:30"), Just("-12")], prop_oneof![Just(""), Just("~")])
            .prop_map(|(year, hour, minute, zone, mark)| format!("{year}-12-31T{hour:02}:{minute:02}{zone}{mark}")),
        1 => (100..300_i16, any::<bool>()).prop_map(|(ten, minus)| format!("{}{ten:03}X", if minus { "-" } else { "" })),
    ]
}

proptest! {
    #[test]
    fn the_canonical_form_is_read_back(text in any_date_text()) {
        if let Ok(date) = Date::parse(&text) {
            let canonical = date.to_string();
            prop_assert_eq!(Date::parse(&canonical), Ok(date));
            prop_assert!(date.overlaps(&date));
            if let (Some(first), Some(last)) = (date.first_day(), date.last_day()) {
                prop_assert!(first <= last);
                let of_day = |day| Some(End { day, qualifier: Qualifier::Plain });
                let is_met = |day| date.overlaps(&Date(Extent::Days { first: of_day(day), last: of_day(day) }));
                prop_assert!(is_met(first) && is_met(last));
            }
        }
    }

    #[test]
    fn equal_dates_and_only_those_share_a_form(one in any_date_text(), other in any_date_text()) {
        if let (Ok(one), Ok(other)) = (Date::parse(&one), Date::parse(&other)) {
            prop_assert_eq!(one == other, one.to_string() == other.to_string());
            prop_assert_eq!(one == other, one.cmp(&other).is_eq());
            prop_assert_eq!(one.overlaps(&other), other.overlaps(&one));
            prop_assert!(one != other || one.overlaps(&other));
            prop_assert!(!one.equals(&other) || one.follows_from(&other) && one.overlaps(&other));
            prop_assert_eq!(one.equals(&other), one.in_utc() == other.in_utc());
            prop_assert!(!one.is_after(&other) || !other.is_after(&one));
        }
    }

    #[test]
    fn no_text_panics(text in "[-+:0-9X~?%/. TYZunkow\\[é–]{0,24}") {
        match Date::parse(&text) {
            Ok(date) => prop_assert!(!date.prose(InterfaceWords::built_in().dates()).is_empty()),
            Err(error) => prop_assert!(!error.help().is_empty()),
        }
    }
}
