//! Verdicts, explanations and fragility, case by case.

use super::case::Case;

/// Each case with its verdict, and the sources it is fragile towards with the verdict without them.
const CASES: &[(&str, &str, &str)] = &[
    // Nobody answers.
    ("kind choice a b", "unanswered", ""),
    ("kind choice a b\n s1:", "unanswered", ""),
    ("kind choice a b\n s1: own a!", "unanswered", ""),
    ("kind choice a b\n s1 withdrawn: own a", "unanswered", ""),
    // Two own voices, two answers.
    ("kind choice a b\n s1: own a\n s2: own b", "sources-differ", "s1→single-origin s2→single-origin"),
    ("kind choice a b\n s1: own a\n s2: own b\n s3: own b", "sources-differ", "s1→agreed"),
    ("kind choice a b\n s1: own a\n s2: own b\n s3: own b\n s4: own a", "sources-differ", ""),
    // Two sources of one publisher differ all the same.
    ("kind choice a b\n s1 (P): own a\n s2 (P): own b", "sources-differ", "s1→single-origin s2→single-origin"),
    // One speaker, two sources, two answers: the sources differ, unless both name statements and these are different.
    ("kind choice a b\n s1: x a\n s2: x b", "sources-differ", "s1→single-origin s2→single-origin"),
    ("kind choice a b\n s1: x a@one\n s2: x b@one", "sources-differ", "s1→single-origin s2→single-origin"),
    ("kind choice a b\n s1: x a@one\n s2: x b", "sources-differ", "s1→single-origin s2→single-origin"),
    ("kind choice a b\n s1: x a@one\n s2: x b@two", "disputed", "s1→single-origin s2→single-origin"),
    ("kind choice a b\n s1: x+y a\n s2: y b", "sources-differ", "s1→single-origin s2→single-origin"),
    // A shift in some sources does not hide that two others differ.
    ("kind choice a b\n s1: x a@one\n s2: x b@two\n s3: x b", "sources-differ", "s1→single-origin s3→disputed"),
    // Different speakers.
    ("kind choice a b\n s1: x a; y b", "disputed", "s1→unanswered"),
    ("kind choice a b\n s1: x a\n s2: y b", "disputed", "s1→single-origin s2→single-origin"),
    ("kind choice a b\n s1: own a\n s2: y b", "disputed", "s1→single-origin s2→single-origin"),
    ("kind choice a b\n s1: own a; x b\n s2: own a", "disputed", "s1→single-origin"),
    ("kind choice a b\n s1: own a; x b\n s2: own a; x b", "disputed", ""),
    // Somebody at odds with himself.
    ("kind choice a b\n s1: own a; own b", "disputed", "s1→unanswered"),
    ("kind choice a b\n s1: x a; x b", "disputed", "s1→unanswered"),
    // One origin.
    ("kind choice a b\n s1: own a", "single-origin", "s1→unanswered"),
    ("kind choice a b\n s1: x a\n s2: x a\n s3: x a", "single-origin", ""),
    ("kind choice a b\n s1 (P): own a\n s2 (P): own a", "single-origin", ""),
    ("kind choice a b\n s1 (P): own a\n s2 (Q) <-s1: own a", "single-origin", ""),
    ("kind choice a b\n s1: x a@one\n s2: x a@two", "single-origin", ""),
    ("kind set a b\n s1: x a\n s2: x a&b", "single-origin", ""),
    // A source left out or withdrawn stays the root of its copies.
    ("kind choice a b\n s1 (P) withdrawn: own a\n s2 <-s1: own a\n s3 (P): own a", "single-origin", ""),
    // Two unknown publishers are two origins.
    ("kind choice a b\n s1: own a\n s2: own a", "agreed", "s1→single-origin s2→single-origin"),
    ("kind choice a b\n s1: own a\n s2: own a\n s3: own a", "agreed", ""),
    ("kind choice a b\n s1: own a; x a", "agreed", "s1→unanswered"),
    ("kind choice a b\n s1: x+y a\n s2: x a", "agreed", "s1→single-origin s2→single-origin"),
    // Sets.
    ("kind set a b c\n s1: own a\n s2: own a&b", "partial", "s1→single-origin s2→single-origin"),
    ("kind set a b c\n s1: own a&c\n s2: own a&b", "sources-differ", "s1→single-origin s2→single-origin"),
    ("kind set a b c\n s1: own a&b\n s2: own b&a", "agreed", "s1→single-origin s2→single-origin"),
    ("kind set a b c\n s1: own a\n s2: own a&b\n s3: own a&b", "partial", "s1→agreed"),
    ("kind set a b c\n s1: own a\n s2: own b\n s3: own a&b", "sources-differ", "s1→partial s2→partial"),
    // Numbers: the tolerance is inclusive and pairwise.
    ("kind number 0\n s1: own 3\n s2: own 4", "sources-differ", "s1→single-origin s2→single-origin"),
    ("kind number 1\n s1: own 3\n s2: own 4", "agreed", "s1→single-origin s2→single-origin"),
    ("kind number 0.1\n s1: own 0.3\n s2: own 0.4", "agreed", "s1→single-origin s2→single-origin"),
    ("kind number 1\n s1: own 3\n s2: own 4\n s3: own 5", "sources-differ", "s1→agreed s3→agreed"),
    ("kind number 0\n s1: own 3.0\n s2: own 3", "agreed", "s1→single-origin s2→single-origin"),
    // Dates.
    ("kind date\n s1: own 2011-07\n s2: own 2011-07-01/2011-07-31", "agreed", "s1→single-origin s2→single-origin"),
    ("kind date\n s1: own 2011-07\n s2: own 2011-07-04", "partial", "s1→single-origin s2→single-origin"),
    ("kind date\n s1: own 2011-07~\n s2: own 2011-07", "partial", "s1→single-origin s2→single-origin"),
    ("kind date\n s1: own 2011-07\n s2: own 2011-08", "sources-differ", "s1→single-origin s2→single-origin"),
    ("kind date\n s1: own 2011/..\n s2: own 2015-01-01", "partial", "s1→single-origin s2→single-origin"),
    // Open questions have their verdict whatever they rest on, and are never fragile.
    ("kind open\n s1: own this", "open", ""),
    ("kind open\n s1: own this\n s2: own that", "open", ""),
    ("kind open\n s1:", "unanswered", ""),
    // A source that covers another event has no say; here it has no claim, for a claim there is an error.
    ("kind choice a b\n s1: own a\n s2 elsewhere:", "single-origin", "s1→unanswered"),
];

#[test]
fn verdicts_and_fragility() {
    for (text, verdict, fragile) in CASES {
        let case = Case::read(text);
        let library = case.library();
        let comparison = case.question_comparison();
        let found: Vec<String> = comparison.fragile.iter().map(|one| format!("{}→{}", library[one.without].id, one.verdict)).collect();
        assert_eq!((comparison.verdict.word(), found.join(" ").as_str()), (*verdict, *fragile), "{text}");
    }
}

#[test]
fn reports_and_origins_of_each_answer() {
    let case = Case::read("kind choice a b c\n s1: x a\n s2: x a\n s3 (P): own a; y b\n s4 (P): own a");
    let comparison = case.question_comparison();
    let counts: Vec<(usize, usize)> = comparison.answers.iter().map(|answer| (answer.tally.reports, answer.tally.origins)).collect();
    assert_eq!(counts, [(4, 2), (1, 1), (0, 0)]);
    assert_eq!((comparison.total.reports, comparison.total.origins), (4, 3));
}

#[test]
fn explanations() {
    let cases = [
        (
            "kind choice a b\n s1: own a\n s2: own b\n s3: x b\n s4:",
            "Two answers from 3 reports and 3 origins: A (1 report, 1 origin) and B (2 reports, 2 origins); the sources differ in their own voice; 1 of 4 sources in scope is silent.",
        ),
        ("kind choice a b\n s1: x a\n s2: x a", "One answer from 2 reports and 1 origin: A."),
        (
            "kind choice a b\n s1: x a\n s2: x b",
            "Two answers from 2 reports and 1 origin: A (1 report, 1 origin) and B (1 report, 1 origin); the sources report x differently.",
        ),
        (
            "kind number 1\n s1: own 3\n s2: own 4",
            "Two answers from 2 reports and 2 origins: 3 days (1 report, 1 origin) and 4 days (1 report, 1 origin); equal within the tolerance of 1 days.",
        ),
        (
            "kind set a b\n s1: own a\n s2: own a&b\n s3 unread:\n s4:\n s5:",
            "Two members from 2 reports and 2 origins: A (2 reports, 2 origins) and B (1 report, 1 origin); none excludes another, but some say less; 2 of 5 sources in scope are silent and 1 is not yet read for this.",
        ),
        (
            "kind set a b\n s1: own a&b\n s2: own a&b",
            "Two members from 2 reports and 2 origins: A (2 reports, 2 origins) and B (2 reports, 2 origins).",
        ),
        ("kind set a b\n s1: own a&b", "Two members from 1 report and 1 origin: A (1 report, 1 origin) and B (1 report, 1 origin)."),
        (
            "kind set a b\n s1: x a\n s2: x a&b",
            "Two members from 2 reports and 1 origin: A (2 reports, 1 origin) and B (1 report, 1 origin); none excludes another.",
        ),
        (
            "kind choice a b\n s1: x a@one\n s2: x b@two",
            "Two answers from 2 reports and 1 origin: A (1 report, 1 origin) and B (1 report, 1 origin); x gives more than one answer.",
        ),
        (
            "kind choice a b\n s1: own a; own b",
            "Two answers from 1 report and 1 origin: A (1 report, 1 origin) and B (1 report, 1 origin); a source contradicts itself.",
        ),
        (
            "kind choice a b\n s1: own a\n s2: x b",
            "Two answers from 2 reports and 2 origins: A (1 report, 1 origin) and B (1 report, 1 origin); the positions exclude each other.",
        ),
        ("kind open\n s1: own this; own that", "Not compared by machine; 2 claims in 1 report and 1 origin."),
        ("kind choice a b\n s1:", "No answer in any source; 1 of 1 source in scope is silent."),
        ("kind choice a b", "No answer in any source."),
    ];
    for (text, sentence) in cases {
        assert_eq!(Case::read(text).explanation(), sentence, "{text}");
    }
}
