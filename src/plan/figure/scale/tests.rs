//! What holds of every scale.

use proptest::prelude::*;

use super::*;
use crate::model::interface_words::InterfaceWords;

fn place(text: &str) -> f64 {
    text.trim_end_matches('%').parse().expect("a share of the width")
}

fn span(text: &str) -> DateSpan {
    Date::parse(text).ok().and_then(|date| date.span()).expect("the test writes a date")
}

fn labels(ticks: &[TickView]) -> Vec<String> {
    ticks.iter().map(|tick| format!("{} {}", tick.label, tick.below.as_deref().unwrap_or_default()).trim_end().to_owned()).collect()
}

proptest! {
    #[test]
    fn numbers_stay_on_the_scale_in_their_order(numbers in prop::collection::vec(-1e28_f64..1e28, 1..20), tolerance in 0.0..1e20_f64) {
        let ends = || numbers.iter().flat_map(|number| [number - tolerance, number + tolerance]);
        let scale = Scale::of_numbers(ends().fold(f64::INFINITY, f64::min), ends().fold(f64::NEG_INFINITY, f64::max));
        let mut sorted = numbers.clone();
        sorted.sort_by(f64::total_cmp);
        let places: Vec<f64> = sorted.iter().map(|&number| place(&scale.range(number, number).from)).collect();
        prop_assert!(places.iter().all(|place| (FIRST..=LAST).contains(place)));
        prop_assert!(places.windows(2).all(|pair| pair[0] <= pair[1]));
        for &number in &numbers {
            let (point, range) = (scale.range(number, number), scale.range(number - tolerance, number + tolerance));
            prop_assert!(place(&range.from) <= place(&point.from) && place(&point.from) <= place(&range.to));
        }
        let ticks: Vec<f64> = scale.number_ticks().iter().map(|tick| place(&tick.x)).collect();
        prop_assert!(ticks.len() <= 6);
        prop_assert!(ticks.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn days_stay_on_the_scale_in_their_order(days in prop::collection::vec((-4_000_000..2_900_000_i32, 0..40_000_i32), 1..20)) {
        let end = |day| Some(DateEnd { day, qualifier: Qualifier::Plain, is_day: true });
        let spans: Vec<DateSpan> = days.iter().map(|&(day, length)| DateSpan { first: end(day), last: end(day + length) }).collect();
        let scale = Scale::of_days(spans.iter()).expect("every span has ends");
        for (&(day, length), one) in days.iter().zip(&spans) {
            let extent = scale.days(one);
            prop_assert_eq!(extent.shape, if length == 0 { "point" } else { "bar" });
            prop_assert!(FIRST <= place(&extent.from) && place(&extent.from) <= place(&extent.to) && place(&extent.to) <= LAST);
            // A day within a stretch is drawn within it.
            let middle = scale.days(&DateSpan { first: end(day + length / 2), last: end(day + length / 2) });
            prop_assert!(place(&extent.from) <= place(&middle.from) && place(&middle.from) <= place(&extent.to));
            for (&(other, _), another) in days.iter().zip(&spans) {
                prop_assert!(day > other || length == 0 || place(&extent.from) <= place(&scale.days(another).from));
            }
        }
        prop_assert!(scale.day_ticks(InterfaceWords::built_in().dates()).len() <= usize::from(TICKS));
    }
}

#[test]
fn a_date_is_a_point_or_a_bar_with_ends_as_they_are_known() {
    let spans = [span("2025-03"), span("2025-04-30")];
    let scale = Scale::of_days(spans.iter()).expect("they have ends");
    for (text, shape, start, end, from, to) in [
        ("2025-03", "band", "vague", "vague", Some(12.0), None),
        ("2025-03~/2025-04-12", "band", "vague", "exact", Some(12.0), None),
        ("2025", "band", "vague", "vague", Some(12.0), Some(88.0)),
        ("2025-04-30", "point", "exact", "exact", None, None),
        ("2025-03-04~", "point", "approximate", "approximate", None, None),
        ("2025-03-04?/2025-03-09%", "bar", "uncertain", "doubtful", None, None),
        ("2025-03-04/..", "bar", "exact", "open", None, Some(97.0)),
        ("../2025-04-29", "bar", "open", "exact", Some(3.0), None),
        // The days of a whole month are that month, however they are written.
        ("../2025-04-30", "band", "open", "vague", Some(3.0), Some(88.0)),
    ] {
        let extent = scale.days(&span(text));
        assert_eq!((extent.shape, extent.start, extent.end), (shape, start, end), "{text}");
        assert!(from.is_none_or(|from| (place(&extent.from) - from).abs() < 0.01), "{text}: {extent:?}");
        assert!(to.is_none_or(|to| (place(&extent.to) - to).abs() < 0.01), "{text}: {extent:?}");
    }
    assert!(Scale::of_days([].iter()).is_none());
}

#[test]
fn a_scale_begins_at_zero_where_that_leaves_room() {
    for (lowest, highest, expected) in [
        (3.0, 4.0, "0 1 2 3 4"),
        (980.0, 1000.0, "980 990 1000"),
        (0.2, 0.3, "0 0.1 0.2 0.3"),
        (-4.0, -3.0, "-4 -3 -2 -1 0"),
        (-5.0, 5.0, "-4 -2 0 2 4"),
        (7.0, 7.0, "6.0 6.5 7.0 7.5 8.0"),
        (0.0, 123_456_789_000.0, "0 100000000000"),
    ] {
        let shown = labels(&Scale::of_numbers(lowest, highest).number_ticks()).join(" ");
        assert_eq!(shown, expected, "{lowest} to {highest}");
    }
    assert!(Scale::of_numbers(3.0, 4.0).holds(0.0) && !Scale::of_numbers(980.0, 1000.0).holds(0.0));
}

#[test]
fn days_are_marked_in_words() {
    let scale = |first: &str, last: &str| Scale::of_days([span(first), span(last)].iter()).expect("they have ends");
    assert_eq!(labels(&scale("2025-03-05", "2025-03-06").day_ticks(InterfaceWords::built_in().dates())), ["5 March 2025", "6 March 2025"]);
    assert_eq!(labels(&scale("2025-10", "2025-11").day_ticks(InterfaceWords::built_in().dates())), ["October 2025", "November 2025"]);
    assert_eq!(labels(&scale("1999", "2024").day_ticks(InterfaceWords::built_in().dates())), ["2000", "2010", "2020"]);
}
