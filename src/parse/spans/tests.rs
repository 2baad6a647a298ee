#![expect(clippy::disallowed_types, reason = "a test measures how long reading takes")]

use std::time::{Duration, Instant};

use super::{FaultKind, GateFault, Gated, YamlLimits, gate};
use crate::model::outline::Step;
use crate::parse::fence;

pub(super) fn whole(yaml: &str) -> Gated {
    gate(yaml, &fence::whole(yaml), &YamlLimits::default())
}

fn faults(yaml: &str) -> Vec<(FaultKind, &str)> {
    whole(yaml).faults.into_iter().map(|fault| (fault.kind, &yaml[fault.range])).collect()
}

fn steps<'a>(path: &'a str) -> Vec<Step<'a>> {
    let step = |part: &'a str| part.parse().map_or(Step::Key(part), Step::Index);
    path.split('.').filter(|part| !part.is_empty()).map(step).collect()
}

/// Each text with the value that is to be found at each path.
pub(super) const VALUES: &[(&str, &[(&str, &str)])] = &[
    ("a: b\nc:   d e  # x\n", &[("", "a: b\nc:   d e"), ("a", "b"), ("c", "d e")]),
    ("a: \"q\\\"x\"  # \"c\"\nb: 'it''s' # c\n", &[("a", "\"q\\\"x\""), ("b", "'it''s'")]),
    ("é: ü x\nb: \"ö\\u00e9\" # ä\nc: 😀\n", &[("é", "ü x"), ("b", "\"ö\\u00e9\""), ("c", "😀")]),
    (
        "a: é\r\nb: |\r\n  x\r\n  ü\r\nc: d\r\n",
        &[("a", "é"), ("b", "|\r\n  x\r\n  ü"), ("c", "d"), ("", "a: é\r\nb: |\r\n  x\r\n  ü\r\nc: d")],
    ),
    ("a: |\n  x\n  y\n\n# c\nb: >-\n  f\n  g", &[("a", "|\n  x\n  y"), ("b", ">-\n  f\n  g")]),
    ("a: |2- # not | this\n    x\n   y\n\n\nb: 1\n", &[("a", "|2- # not | this\n    x\n   y"), ("b", "1")]),
    ("a: # | no\n  |\n  x\nb: |\nc: 2\n", &[("a", "|\n  x"), ("b", "|"), ("c", "2")]),
    ("- |\n  x\n- - >\n    y\n  - z\n", &[("0", "|\n  x"), ("1", "- >\n    y\n  - z"), ("1.0", ">\n    y"), ("1.1", "z")]),
    (
        "j: [a, {b: c}, ]\nk: {x: 1, y: , z}\n",
        &[("j", "[a, {b: c}, ]"), ("j.0", "a"), ("j.1", "{b: c}"), ("j.1.b", "c"), ("k", "{x: 1, y: , z}"), ("k.x", "1"), ("k.z", "")],
    ),
    ("a: [\n  b, # c\n  {d: e}\n]\nf: []\ng: {}\n", &[("a", "[\n  b, # c\n  {d: e}\n]"), ("a.1.d", "e"), ("f", "[]"), ("g", "{}")]),
    ("a: [b: c, d]\n", &[("a.0", "b: c"), ("a.0.b", "c"), ("a.1", "d")]),
    (
        "l:\n- a\n- b: 1\n  c: 2\n- - x\n  - y\nm: 1\n",
        &[
            ("l", "- a\n- b: 1\n  c: 2\n- - x\n  - y"),
            ("l.0", "a"),
            ("l.1", "b: 1\n  c: 2"),
            ("l.1.c", "2"),
            ("l.2", "- x\n  - y"),
            ("l.2.1", "y"),
            ("m", "1"),
        ],
    ),
    ("l:   # why - so\n- - -5\n  - b\n", &[("l", "- - -5\n  - b"), ("l.0", "- -5\n  - b"), ("l.0.0", "-5")]),
    (
        "m:\n  - id: é\n    q: x\n\n  # c\n  - id: f\n# end\n\n",
        &[("m", "- id: é\n    q: x\n\n  # c\n  - id: f"), ("m.0", "id: é\n    q: x"), ("m.1.id", "f")],
    ),
    ("a:\n  multi\n  line\nb: \"dq\n  cont\"\n", &[("a", "multi\n  line"), ("b", "\"dq\n  cont\"")]),
    ("\"a b\": 1\n'c''d': 2\n", &[("a b", "1"), ("c'd", "2")]),
    ("a: !!str 5\nb: !!str \"x\"\nc: !!seq [1]\nd: !!str |\n  x\n", &[("a", "5"), ("b", "\"x\""), ("c", "[1]"), ("d", "|\n  x")]),
    ("b: !!seq\n- |\n  x\n- y\n", &[("b", "- |\n  x\n- y"), ("b.0", "|\n  x")]),
    ("a: 2025-03-04~\nb: ../2011\nc: ~\nd: null\n", &[("a", "2025-03-04~"), ("b", "../2011"), ("c", "~"), ("d", "null")]),
    ("\u{feff}a: b\n", &[("", "a: b"), ("a", "b")]),
    ("just text\n", &[("", "just text")]),
    ("? a\n: b\n", &[("a", "b")]),
];

#[test]
fn values_have_their_own_text() {
    for &(yaml, values) in VALUES {
        let gated = whole(yaml);
        assert_eq!(gated.faults, [], "{yaml:?}");
        for &(path, expected) in values {
            let range = gated.outline.value(&steps(path)).unwrap_or_else(|| panic!("{yaml:?} has no {path}"));
            assert_eq!(&yaml[range], expected, "{yaml:?} {path}");
        }
    }
}

#[test]
fn an_empty_value_stands_where_it_would_be_written() {
    for (yaml, path, before) in [
        ("a:\nb: 1\n", "a", "a:"),
        ("a: 1\nbé:", "bé", "a: 1\nbé:"),
        ("a: 1\nb:   # c\n", "b", "a: 1\nb:"),
        ("a:\n  -\n  - b\n", "a.0", "a:\n  -"),
        ("a:\n- b\n-\n", "a.1", "a:\n- b\n-"),
        ("{a: 1, b: }", "b", "{a: 1, b:"),
        ("{a, b: 1}", "a", "{a"),
        ("? a\n", "a", "? a"),
        ("a: !!str\nb: 1\n", "a", "a: !!str"),
        ("", "", ""),
        ("# nothing\n", "", "# nothing"),
    ] {
        let gated = whole(yaml);
        assert_eq!(gated.faults, [], "{yaml:?}");
        let end = before.len();
        assert_eq!(gated.outline.value(&steps(path)), Some(end..end), "{yaml:?} {path}");
    }
}

#[test]
fn offsets_are_those_of_the_file() {
    for line in ["\n", "\r\n"] {
        let file = ["\u{feff}---", "title: Gespräch", "claims:", "  - id: länge", "    quote: \"é\"", "---", "id: body", ""].join(line);
        let fence = fence::split(&file).expect("the file has both fences");
        let gated = gate(&file, &fence, &YamlLimits::default());
        assert_eq!(gated.faults, []);
        let at = |path: &str| gated.outline.value(&steps(path)).map(|range| &file[range]);
        assert_eq!(at("title"), Some("Gespräch"));
        assert_eq!(at("claims.0.quote"), Some("\"é\""));
        assert_eq!(gated.outline.key(&steps("claims.0.quote")).map(|range| &file[range]), Some("quote"));
        assert_eq!(at("id"), None);
        assert_eq!(&file[gated.outline.nearest(&steps("covers"))], "---");
        assert_eq!(&file[gated.outline.nearest(&steps("claims.0.answer"))], "länge");
    }
}

/// What the gate refuses, with the text at which each fault stands.
const FAULTS: &[(&str, &[(FaultKind, &str)])] = &[
    (
        "a: &x 1\nb: *x\nc: &y\n  d: e\n<<: *y\n",
        &[
            (FaultKind::Anchor, "&x"),
            (FaultKind::Alias, "*x"),
            (FaultKind::Anchor, "&y"),
            (FaultKind::MergeKey, "<<"),
            (FaultKind::Alias, "*y"),
        ],
    ),
    ("a: [&é b, *é]\n", &[(FaultKind::Anchor, "&é"), (FaultKind::Alias, "*é")]),
    ("a: *bold*\n", &[(FaultKind::Alias, "*bold*")]),
    ("a: & b\n", &[(FaultKind::Anchor, "&")]),
    ("'<<': 1\n", &[]),
    (
        "a: !important\nb: !t [x]\nc: !!binary x\nd: ! x\ne: !<tag:yaml.org,2002:str> y\nf: !t\n  g: 1\n",
        &[
            (FaultKind::Tag, "!important"),
            (FaultKind::Tag, "!t"),
            (FaultKind::Tag, "!!binary"),
            (FaultKind::Tag, "!"),
            (FaultKind::Tag, "!t"),
        ],
    ),
    ("%éé\n---\na: *b\n", &[(FaultKind::Alias, "*b")]),
    ("a: !x!y z\n", &[(FaultKind::Tag, "!x!y")]),
    ("a: 1\nb: 2\n\"a\": 3\nc: {é: 1, é: 2}\n", &[(FaultKind::DuplicateKey, "\"a\""), (FaultKind::DuplicateKey, "é")]),
    ("a: 1\n---\nb: 2\n", &[(FaultKind::SeveralDocuments, "---")]),
    ("a: 1\n...\n", &[]),
    ("---\na: 1\n", &[]),
    (
        "[a]: b\n? c: d\n: e\n{f: g}: h\ni: 1\n",
        &[(FaultKind::KeyNotScalar, "[a]"), (FaultKind::KeyNotScalar, "c: d"), (FaultKind::KeyNotScalar, "{f: g}")],
    ),
    ("a:\n\tb: 1\n", &[(FaultKind::Tab, "\t")]),
    ("\ta: 1\n", &[(FaultKind::Tab, "\t")]),
    ("a:\n  b: 1\n\tc: 2\n", &[(FaultKind::Tab, "\t")]),
    ("a:\n  - é\n\t- c\n", &[(FaultKind::Tab, "\t")]),
    ("-\ta: 1\n- \tb\n", &[(FaultKind::Tab, "\t"), (FaultKind::Tab, "\t")]),
    ("a:\tb\n", &[(FaultKind::Tab, "\t")]),
    ("a: |\n  x\n\ty\n", &[(FaultKind::Tab, "\t")]),
    ("a: |\n  x\n  \ty\n\nb: c\td\t# e\n", &[]),
    ("a: |\n  \tx\n", &[(FaultKind::Tab, "\t")]),
    ("a: 1\n\t# c\nb: 2\n", &[(FaultKind::Tab, "\t")]),
    ("a: \u{1}\nb: \"\u{7f}\"\n", &[(FaultKind::ControlCharacter, "\u{1}"), (FaultKind::ControlCharacter, "\u{7f}")]),
    ("a: é\0y\n", &[(FaultKind::ControlCharacter, "\0")]),
    ("a: x\u{2028}y\nb: \"x\u{2028}y\"\nc: |\n  \u{85}\n", &[(FaultKind::LineSeparator, "\u{2028}"), (FaultKind::LineSeparator, "\u{85}")]),
    ("title: Talks: second\n", &[(FaultKind::Syntax, ":")]),
    ("quote: \"abc\" said he\n", &[(FaultKind::Syntax, "said")]),
    ("a: @foo\n", &[(FaultKind::Syntax, "@foo")]),
    ("a: %x\n", &[(FaultKind::Syntax, "%x")]),
    ("a: ]\n", &[(FaultKind::Syntax, "]")]),
    ("a: - b\n", &[(FaultKind::Syntax, "-")]),
    ("a: [x, y\nb: c\n", &[(FaultKind::Syntax, ":")]),
    ("a: [x, y", &[(FaultKind::Syntax, "[")]),
    ("a: {x: 1\n\n", &[(FaultKind::Syntax, "{")]),
    ("é: \"x\nb: c\n", &[(FaultKind::Syntax, "\"")]),
    ("a: 'x", &[(FaultKind::Syntax, "'")]),
    ("a: 1\n- b\n", &[(FaultKind::Syntax, "- b")]),
    ("a: b\n  c: d\n", &[(FaultKind::Syntax, "c:")]),
    ("a: [1,,2]\n", &[(FaultKind::Syntax, ",")]),
    ("a:\n  b: [x,\nc: d\n", &[(FaultKind::Syntax, "c:")]),
    ("a: \"é\\q\"\n", &[(FaultKind::Syntax, "\\q")]),
    ("a: \"\\x4\"\n", &[(FaultKind::Syntax, "\\x")]),
    ("a: 1\nno colon here\nc: 2\n", &[(FaultKind::Syntax, "no colon here")]),
    ("a:\n    b: 1\n  c: 2\n", &[(FaultKind::Syntax, "c:")]),
    ("a: | y\n", &[(FaultKind::Syntax, "|")]),
    ("%YAML 1.2\na: 1\n", &[(FaultKind::Syntax, "%YAML 1.2")]),
    ("a: \u{feff}b\n", &[(FaultKind::Syntax, "\u{feff}")]),
    ("a: 1\na: 2\nb: !t x\nc: *d\ne: f\n", &[(FaultKind::DuplicateKey, "a"), (FaultKind::Tag, "!t"), (FaultKind::Alias, "*d")]),
];

#[test]
fn each_fault_stands_at_its_place() {
    for &(yaml, expected) in FAULTS {
        assert_eq!(faults(yaml), expected, "{yaml:?}");
        for fault in whole(yaml).faults {
            assert!(!fault.help.is_empty() && !fault.message.ends_with('.'), "{fault:?}");
            assert!(!fault.message.starts_with(char::is_uppercase), "{fault:?}");
        }
    }
}

#[test]
fn labels_show_the_other_place() {
    let label = |yaml: &str| {
        let [GateFault { label: Some((range, text)), .. }] = &*whole(yaml).faults else { panic!("{yaml:?}") };
        (range.clone(), text.clone())
    };
    assert_eq!(label("é: 1\nb: 2\né: 3\n"), (0..2, "the first is here".to_owned()));
    assert_eq!(label("é: [x, y\nb: c\n"), (4..5, "the list opens here".to_owned()));
    assert_eq!(label("a:\n  b: {x: 1\nc: d\n"), (8..9, "the mapping opens here".to_owned()));
}

#[test]
fn the_limits_hold() {
    let yaml = "a: {b: {c: [d]}}\ne: 1\n";
    let fence = fence::whole(yaml);
    let with = |limits: YamlLimits| {
        let faults = gate(yaml, &fence, &limits).faults;
        faults.into_iter().map(|fault| (fault.kind, fault.range.start)).collect::<Vec<_>>()
    };
    let enough = YamlLimits { bytes: yaml.len(), depth: 4, nodes: 6 };
    assert_eq!(with(enough), []);
    assert_eq!(with(YamlLimits { bytes: yaml.len() - 1, ..enough }), [(FaultKind::TooLarge, 0)]);
    assert_eq!(with(YamlLimits { depth: 3, ..enough }), [(FaultKind::TooDeep, 11)]);
    assert_eq!(with(YamlLimits { nodes: 5, ..enough }), [(FaultKind::TooManyNodes, 20)]);
}

#[test]
fn the_fault_of_many_brackets_stands_at_the_first_too_deep() {
    for (yaml, place) in [("[".repeat(100_000), 64), (format!("é: {}", "[".repeat(300)), 4 + 63), ("{a: ".repeat(500), 4 * 64)] {
        let faults = whole(&yaml).faults;
        let found: Vec<_> = faults.iter().map(|fault| (fault.kind, fault.range.start)).collect();
        // The large one is refused for its size alone under the default limits.
        if yaml.len() > YamlLimits::default().bytes {
            assert_eq!(found, [(FaultKind::TooLarge, 0)]);
            let limits = YamlLimits { bytes: usize::MAX, ..YamlLimits::default() };
            let faults = gate(&yaml, &fence::whole(&yaml), &limits).faults;
            assert_eq!((faults.len(), faults[0].kind, faults[0].range.start), (1, FaultKind::TooDeep, place));
        } else {
            assert_eq!(found, [(FaultKind::TooDeep, place)]);
        }
    }
}

#[test]
fn hostile_texts_are_answered_quickly() {
    let all_of_it = YamlLimits { bytes: usize::MAX, ..YamlLimits::default() };
    let texts = [
        format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)),
        "{a: ".repeat(60_000),
        "- ".repeat(100_000),
        "? ".repeat(100_000),
        "a: [".to_owned() + &"x, ".repeat(30_000),
        "a: \"".to_owned() + &"x\n  ".repeat(60_000),
        "a: ".to_owned() + &"é".repeat(500_000),
        "a: |\n".to_owned() + &"  x\n".repeat(100_000),
        "\u{1}".repeat(60_000),
        "\t\n".repeat(60_000),
        "a: \u{2028}".repeat(20_000),
        "&a ".repeat(60_000),
        "k: &a 1\n".repeat(8_000),
        "a: 1\n".repeat(12_000),
        "? [a]\n: &b !c {d: *b}\n".repeat(3_000),
        "-\n".repeat(30_000),
    ];
    for text in texts {
        let start = Instant::now();
        std::hint::black_box(gate(&text, &fence::whole(&text), &all_of_it));
        // In the release profile each takes a few milliseconds; this bound is for the slow one, and would not hold were
        // anything quadratic.
        let took = start.elapsed();
        assert!(took < Duration::from_secs(2), "{took:?} for {:?}", &text.chars().take(20).collect::<String>());
    }
}
