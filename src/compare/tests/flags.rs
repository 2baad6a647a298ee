//! Flags, case by case. `fragile` is left out here; the verdict's table has it.

use super::case::Case;
use crate::compare::compare;
use crate::model::id::QuestionKey;
use crate::model::words::{Flag, QuoteState};

const CASES: &[(&str, &str)] = &[
    ("kind choice a b\n s1:", ""),
    ("kind choice a b\n s1 E inferred: own a!", ""),
    ("kind choice a b\n s1: own a\n s2: own a", ""),
    // Shifts: two statements that are named and different, or one source.
    ("kind choice a b\n s1: x a@one\n s2: x b@two", "actor-shifts one-sided"),
    ("kind choice a b\n s1: x a\n s2: x b", "one-sided"),
    ("kind choice a b\n s1: x a@one\n s2: x b@one", "one-sided"),
    ("kind choice a b\n s1: x a; x b", "actor-shifts one-sided"),
    ("kind choice a b\n s1: x a@one; x b@one", "one-sided"),
    ("kind choice a b\n s1: x a@one\n s2: x b@two\n s3: x b", "actor-shifts one-sided"),
    ("kind number 1\n s1: x 1@one\n s2: x 2@two", "one-sided"),
    // A source at odds with itself.
    ("kind choice a b\n s1: own a; own b", "self-contradiction"),
    ("kind choice a b\n s1: own a\n s2: own b", ""),
    ("kind set a b\n s1: own a; own a&b", ""),
    // Sides: two different actors, the side itself among them.
    ("kind choice a b\n s1: k.x a; k.y b", "one-sided split-side"),
    ("kind choice a b\n s1: k.x a; k b", "one-sided split-side"),
    ("kind choice a b\n s1: k.x a; x b", "actor-shifts one-sided"),
    ("kind choice a b\n s1: k.x a; l.y b", ""),
    ("kind choice a b\n s1: k.x a; k.y a", "one-sided"),
    ("kind choice a b\n s1: k.x a; own a", ""),
    // A joint claim of two sides is not one-sided.
    ("kind choice a b\n s1: k.x+l.y a", ""),
    ("kind choice a b\n s1: k.x+k.y a", "one-sided"),
    // Stated as fact by one, attributed by another.
    ("kind choice a b\n s1: own a\n s2: x a", "own-voice-and-attributed"),
    ("kind choice a b\n s1: own a; x a", ""),
    ("kind choice a b\n s1: own a\n s2: x b", ""),
    ("kind choice a b\n s1: own a; x a\n s2: own a; x a", ""),
    ("kind set a b\n s1: own a&b\n s2: x b", "own-voice-and-attributed"),
    // Reliability and inference count only the sources that answer.
    ("kind choice a b\n s1 E: own a\n s2 E: own a\n s3 A:", "low-reliability"),
    ("kind choice a b\n s1 E: own a\n s2 D: own a", ""),
    ("kind choice a b\n s1 E: own a\n s2: own a", ""),
    ("kind choice a b\n s1 F: own a", ""),
    ("kind choice a b\n s1 inferred: own a\n s2: own a", "inferred-event"),
    ("kind choice a b\n s1 inferred:\n s2: own a", ""),
    // Open questions.
    ("kind open\n s1 E inferred: k.x this; k.y that", "inferred-event low-reliability one-sided"),
];

#[test]
fn flags() {
    for (text, expected) in CASES {
        let flags = Case::read(text).question_comparison().flags;
        let words: Vec<&str> = flags.iter().filter(|flag| **flag != Flag::Fragile).map(|flag| flag.word()).collect();
        assert_eq!(words.join(" "), *expected, "{text}");
    }
}

#[test]
fn fragile_is_flagged_where_a_source_decides() {
    for (text, fragile) in [("kind choice a\n s1: own a", true), ("kind choice a\n s1: own a\n s2: own a\n s3: own a", false)] {
        assert_eq!(Case::read(text).question_comparison().flags.contains(&Flag::Fragile), fragile, "{text}");
    }
}

#[test]
fn unproven_quotes_are_those_that_are_not_proven() {
    for state in QuoteState::ALL {
        let library = Case::read("kind choice a\n s1: own a\n s2: own a").library();
        let comparisons = compare(&library, vec![QuoteState::Proven, *state].into());
        let flagged = comparisons.question(QuestionKey(0)).flags.contains(&Flag::UnprovenQuotes);
        assert_eq!(flagged, !matches!(state, QuoteState::Proven | QuoteState::None), "{state}");
    }
}
