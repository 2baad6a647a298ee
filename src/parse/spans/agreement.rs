//! Tests that the gate and serde read the same YAML.

use proptest::prelude::*;

use super::tests::{VALUES, whole};
use crate::model::outline::Place;

/// Texts that the gate and `serde_yaml` must judge alike.
const AGREED: &[&str] = &[
    "a: 1",
    "a: b c",
    "a: \"b\"",
    "a: 'b'",
    "a:",
    "a: ~",
    "- a\n- b",
    "- - a\n  - b",
    "a:\n- b",
    "a:\n  - b\n  - c: d\n    e: f",
    "{a: 1, b: [c, d]}",
    "[a, {b: c}]",
    "[]",
    "{}",
    "a: [\n  b,\n  c\n]",
    "a: {\n  b: 1,\n}\nc: 1",
    "a: |\n  x\n\n  y\n",
    "a: >-\n  x\n  y\n",
    "a: |2\n    x\n",
    "a: |+\n  x\n\nb: 1",
    "a: \"x\n\n  y\"",
    "a: x\n  y\n",
    "# c\na: 1 # d\n",
    "a: x# y",
    "a: b:c",
    "a: ?b",
    "a: -b",
    "a : 1",
    "'a': 1\n\"b\": 2",
    "? a\n: b",
    "? a",
    "a: [b: c]",
    "a: {b}",
    "a: {\"b\":c}",
    "a: \"\\u00e9\\t\\x41\"",
    "a: !!str 1",
    "a: 2025-03-04~",
    "a: ../2011",
    "a: 1\r\nb: 2\r\n",
    "é: ü\n\"日本\": 😀",
    "a: \"x\u{2028}y\"",
    "a: http://example.org/a#b",
    "a: 12:30:45",
    "---\na: 1\n...\n",
    "a: b\t# c",
    "a: ''",
    "",
    "# only",
    "a:\n  b:\n    c:\n      - d\n",
    "a: [a, b, ]",
    "a: \"b\\\n  c\"",
    "a: b\n\n\n# c\n\nd: e",
    "- a: 1\n  b: 2\n- c",
    // Refused by both.
    "a: b: c",
    "title: Talks: second",
    "a: \"b\" c",
    "a: 'it's'",
    "a: @b",
    "a: `b`",
    "a: %b",
    "a: *b",
    "a: *b*",
    "a: & b",
    "a: [b",
    "a: {b: 1",
    "a: [b]]",
    "a: ]",
    "a: }",
    "a: [b,,c]",
    "a: \"b",
    "a: 'b",
    "a: \"\\q\"",
    "a: \"\\x4\"",
    "a: \"\\ud800\"",
    "a:\n  b: 1\n c: 2",
    "a: 1\n  b: 2",
    "- a\nb: 1",
    "a: 1\n- b",
    "a: 1\nb",
    "a: 1\nb\nc: 2",
    "a: -",
    "a: - b",
    "a: |x\n  y",
    "a: |0\n  y",
    "a: ? b",
    "a:\n  - b\n - c",
    "a:\n  b\n  c: d",
    "a: \"x\n---\ny\"",
    "%YAML 1.2\na: 1",
    "a: 1\na: 2",
    "a: {b: 1, b: 2}",
    "a: 1\n---\nb: 2",
    "a: 1\n--- b",
    "a: \u{1}",
    "a: \u{7f}",
    "a: x\0y",
    "a: \u{fffe}",
    "a: x\u{2028}y",
    "a: x\u{85}y",
    "a:\n\tb: 1",
    "\ta: 1",
    "a:\n  b: 1\n\tc: 2",
    "- \ta",
    "-\ta: 1",
    "a: |\n\tx",
    "a: |\n  x\n\ty",
    "a: |\n  \tx",
    "a: b\n\tc",
    "a: 1\n\t# c",
    "a: b\n\t\n",
    "\t\n",
    "a: |\n    x\n  y",
    "a:\n: b",
    ": b",
    "a: [>\n]",
    "a: [|\n  b\n ]",
    "a: [?]",
    "a: [ ?]",
    "a: , b",
    "a: \"b\"c",
    "a: \"b\":c",
];

/// What the gate alone refuses, and why it does.
const STRICTER: &[(&str, &str)] = &[
    ("a: [?b]", "one of the parsers takes the sign for text, the other for the mark of a key"),
    ("a: &x 1", "anchors are not taken"),
    ("a: &x 1\nb: *x", "aliases are not taken"),
    ("a: &x {b: 1}\n<<: *x", "merge keys are not taken"),
    ("<<: {b: 1}", "merge keys are not taken"),
    ("a: !important", "serde drops the tag silently from a text field"),
    ("a: !!binary eA==", "serde drops the tag silently from a text field"),
    ("[a]: b", "no field has a list for its name"),
    ("? {a: b}\n: c", "no field has a mapping for its name"),
    ("1: a\n\"1\": b", "the two keys are one text, and one field"),
    ("a:\tb", "the parser takes no tab as a separator"),
    ("a: [\n\t1,\n\t2]", "the parser takes no tab between brackets at the start of a line"),
    ("a: \"b\n\tc\"", "the parser takes no tab at the start of a quoted line"),
    ("a: [b,\nc]", "YAML 1.2 wants lines between brackets indented"),
    ("a: [\n]", "YAML 1.2 wants lines between brackets indented"),
    ("a: \"b\nc\"", "YAML 1.2 wants quoted lines indented; a forgotten mark is found at its own line"),
    ("a: 1\rb: 2", "a lone carriage return ends a line for YAML, but not for those who are told the line"),
    ("a: \u{feff}b", "a byte-order mark inside a text is invisible and never meant"),
];

#[test]
fn the_gate_and_serde_agree() {
    assert!(AGREED.len() >= 40);
    for yaml in AGREED {
        let taken = serde_yaml::from_str::<serde_yaml::Value>(yaml);
        let faults = whole(yaml).faults;
        assert_eq!(faults.is_empty(), taken.is_ok(), "{yaml:?}\n{faults:?}\n{taken:?}");
    }
    for (yaml, reason) in STRICTER {
        assert!(serde_yaml::from_str::<serde_yaml::Value>(yaml).is_ok(), "{yaml:?}");
        assert!(!whole(yaml).faults.is_empty(), "{yaml:?} {reason}");
    }
}

/// That what lies below a place lies within it, in order, and on borders of characters.
fn is_sound(place: Place<'_>, yaml: &str) {
    let value = place.value();
    assert!(yaml.get(value.clone()).is_some(), "{yaml:?} {value:?}");
    let mut last = value.start;
    for child in place.children() {
        let start = child.key().map_or(child.value().start, |key| key.start);
        assert!(start >= last && child.value().end <= value.end, "{yaml:?} {value:?} {:?}", child.value());
        last = child.value().end;
        is_sound(child, yaml);
    }
}

fn can_be_cut(place: Place<'_>, yaml: &str) {
    let ranges = place.key().into_iter().chain([place.value(), place.first_line()]);
    ranges.for_each(|range| assert!(yaml.get(range.clone()).is_some(), "{yaml:?} {range:?}"));
    place.children().for_each(|child| can_be_cut(child, yaml));
}

/// What serde reads at the place of each scalar is what it reads in the whole.
fn agrees(place: Place<'_>, value: &serde_yaml::Value, yaml: &str) {
    match value {
        serde_yaml::Value::Sequence(entries) => {
            assert_eq!(place.children().count(), entries.len(), "{yaml:?}");
            place.children().zip(entries).for_each(|(place, value)| agrees(place, value, yaml));
        }
        serde_yaml::Value::Mapping(entries) => {
            assert_eq!(place.children().count(), entries.len(), "{yaml:?}");
            place.children().zip(entries.values()).for_each(|(place, value)| agrees(place, value, yaml));
        }
        serde_yaml::Value::Tagged(_) => {}
        scalar => {
            let text = &yaml[place.value()];
            // Alone, lines that were indented below a key stand at the margin, so only single lines are compared.
            if !text.contains('\n') && !text.starts_with(['|', '>']) {
                let alone: serde_yaml::Value = serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{yaml:?} {text:?}: {error}"));
                // The tag stands before the value, not in it.
                let tagged = yaml.contains("!!str");
                assert!(alone == *scalar || tagged, "{yaml:?} {text:?}");
            }
        }
    }
}

#[test]
fn places_hold_what_serde_reads() {
    let texts = AGREED.iter().copied().chain(VALUES.iter().map(|&(yaml, _)| yaml));
    for yaml in texts {
        let gated = whole(yaml);
        is_sound(gated.outline.root(), yaml);
        if gated.faults.is_empty() {
            let value = serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{yaml:?}: {error}"));
            agrees(gated.outline.root(), &value, yaml);
        }
    }
}

/// Signs at random, and pieces of YAML at random, of which more make sense.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = [
        "- ", "a", ": ", "\na: ", "\n", "\r\n", "\n  ", "\n- ", "\nb: ", "\n  é: ", "[", "]", "{", "}", ", ", "|\n  ", ">-\n  ", "'", "\"",
        "\"é\"", "'#'", " ", "#", " # ü", "é", "\\n", "? ", "!!str ", "\t", "~", "%é\n", "x y",
    ];
    let made = proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..16);
    let signs = "[-a:\\[\\]{},|>&*!?#%'\"\\\\ \t\n\ré]{0,60}";
    prop_oneof![1 => signs, 3 => made.prop_map(|pieces| format!("k: {}", pieces.concat()))]
}

proptest! {
    #[test]
    fn no_text_panics_and_places_are_right(yaml in any_text()) {
        let gated = whole(&yaml);
        for fault in &gated.faults {
            assert!(yaml.get(fault.range.clone()).is_some(), "{yaml:?} {fault:?}");
        }
        // Of what is refused, places need only be such that the text can be cut there.
        if gated.faults.is_empty() {
            is_sound(gated.outline.root(), &yaml);
            if let Ok(value) = serde_yaml::from_str(&yaml) {
                agrees(gated.outline.root(), &value, &yaml);
            }
        } else {
            can_be_cut(gated.outline.root(), &yaml);
        }
    }
}
