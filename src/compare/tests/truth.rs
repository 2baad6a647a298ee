//! The truth table of `docs/comparison.md`, row by row.

use super::case::Case;
use crate::model::comparison::{QuestionComparison, Tally};
use crate::model::words::Flag;

const DOCUMENT: &str = include_str!("../../../docs/comparison.md");

/// The rows of the table: claims, verdict, origins, party origins, flags.
fn rows() -> Vec<[&'static str; 5]> {
    let (_, section) = DOCUMENT.split_once("\n## Truth table\n").expect("the document has the section");
    let (_, table) = section.split_once("| claims | verdict |").expect("the section has the table");
    let lines = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let cells = |line: &'static str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        <[&str; 5]>::try_from(cells).unwrap_or_else(|cells| panic!("a row has five cells: {cells:?}"))
    };
    lines.map(cells).collect()
}

fn shown(comparison: &QuestionComparison) -> [String; 4] {
    let origins = |total: Tally| match (total.origins_at_least, total.origins) {
        (least, most) if least != most => format!("{least} to {most}"),
        (_, most) => most.to_string(),
    };
    let flags: Vec<&str> = comparison.flags.iter().filter(|flag| **flag != Flag::Fragile).map(|flag| flag.word()).collect();
    [
        comparison.verdict.word().to_owned(),
        comparison.total.map_or_else(|| "-".to_owned(), origins),
        comparison.total.map_or_else(|| "-".to_owned(), |total| total.party_origins.to_string()),
        flags.join(" "),
    ]
}

#[test]
fn every_row_of_the_truth_table_is_right() {
    let rows = rows();
    assert!(rows.len() > 70, "the table is read as far as it goes");
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|[claims, expected @ ..]| {
            let found = shown(&Case::read(claims.trim_matches('`')).question_comparison());
            (found.each_ref().map(String::as_str) != *expected).then(|| format!("{claims}: {found:?}, not {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Corners beside the table: claims, verdict, reports, origins, party origins, and the sources that decide, with the verdict without them.
const CORNERS: &[(&str, &str, &str, &str)] = &[
    // Leaving out a source, and its copies with it.
    ("A: own", "one-publisher", "1 1 0", ""),
    ("A: own; B: own", "reported-alike", "2 2 0", "a→one-publisher b→one-publisher"),
    ("A: own; B: own; C: own", "reported-alike", "3 3 0", ""),
    ("A: own; D: own; B: own", "reported-alike", "3 2 0", "a→one-publisher b→one-publisher"),
    ("A: own; D: own", "one-publisher", "2 1 0", ""),
    ("A: own; D: S1; B: own", "reported-alike", "3 2 1", "a→one-publisher b→one-publisher"),
    ("A: own; B: own = no", "sources-differ", "-", "a↑one-publisher b↑one-publisher"),
    ("A: own; B: own; C: own = no", "sources-differ", "-", "c↑reported-alike"),
    ("A: own; B: own; C: own = no; E: own = no", "sources-differ", "-", ""),
    ("A: S; B: T = no", "disputed", "-", "a↑one-publisher b↑one-publisher"),
    ("A: own, own = no", "side-differs", "-", ""),
    // A joint utterance makes two voices one; without it they are two.
    ("A: S+T; B: S; C: T", "one-origin", "3 1 1", "a↑corroborated"),
    ("A: S+T; B: S; C: T; E: S+T", "one-origin", "4 1 1", ""),
    // Hearsay is compared once nothing has a voice any more.
    ("A: own; B: own relayed = no; C: own relayed = maybe", "one-origin", "3 1 0", "a→sources-differ"),
    // Where only those are left who say that it is not known, they are counted.
    ("A: own; B: own = not-known; C: own = not-known", "one-publisher", "1 1 0", "a↑reported-alike"),
    ("A: own = not-known; B: own = not-known", "reported-alike", "2 2 0", "a→one-publisher b→one-publisher"),
    ("A: S = not-known; B: T = not-known", "corroborated", "2 2 2", "a→one-publisher b→one-publisher"),
    // Without the only source that does not name a member, all name it.
    ("[set] A: own = a&b; B: own = b; C: own = a", "open", "-", ""),
    ("[set] A: S = a; B: S = b", "one-origin", "2 1 1", ""),
    ("[set] A: own = a; C: own = b, S relayed = b", "one-origin", "1 1 0", ""),
    ("[set] A: own = a&b; B: own = a; C: own = a&b", "reported-alike", "3 3 0", ""),
    // An echo: the same, more of a set, a range within.
    ("[set] A: own = a, S1 = a&b", "one-publisher", "1 1 1", ""),
    ("[number] A: own = 3.., S1 = 5; B: S1 = 5", "one-origin", "2 1 1", ""),
    ("[number] A: own = 5, S1 = 3..; B: S1 = 5", "reported-alike", "2 2 1", "a→one-publisher b→one-publisher"),
    ("A: own document, S1; B: S1", "reported-alike", "2 2 1", "a→one-publisher b→one-publisher"),
    // One paper with two voices, the other with one of them: one claim each.
    ("A: S, T; B: S", "corroborated", "2 2 2", "a→one-publisher b→one-publisher"),
    ("A: S, T; D: S, T", "one-publisher", "2 1 1", ""),
    ("K1: S; K2: T", "one-publisher", "2 1 1", ""),
    ("W1: S; W2: T; A: S", "corroborated", "3 2 2", "a→one-publisher w2→one-origin"),
    // Closeness: within the range, with the tolerance counted once between the nearest ends.
    ("[number tolerance 1] A: own = 3..4; B: own = 5", "reported-alike", "2 2 0", "a→one-publisher b→one-publisher"),
    ("[number tolerance 1] A: own = 3..4; B: own = 6", "sources-differ", "-", "a↑one-publisher b↑one-publisher"),
    ("[number tolerance 1] A: own = 3; B: own = 4; C: own = 5", "sources-differ", "-", "a↑reported-alike c↑reported-alike"),
    // Times.
    ("[number over-time] A: own @10:00 = 1; B: own @12:00 = 2; C: own @14:00 = 3", "developing", "1 1 0", ""),
    ("[number over-time] A: own @10:00 = 1; B: own @12:00 = 2", "developing", "1 1 0", "a↑one-publisher b↑one-publisher"),
    ("[number over-time] A: own @10:00 = 2; B: own relayed @12:00 = 3", "one-origin", "2 1 0", ""),
    ("[number over-time] A: own relayed @10:00 = 2; B: own @12:00 = 3", "developing", "1 1 0", "a↑one-publisher b↑one-publisher"),
    ("[number over-time] A: own @10:00 = not-known; B: own @12:00 = 3", "developing", "1 1 0", "a↑one-publisher b↑one-publisher"),
    ("[number over-time] A: own @10:00 = 3; B: own @12:00 = not-known", "one-publisher", "1 1 0", ""),
];

#[test]
fn corners() {
    for (text, verdict, counts, fragile) in CORNERS {
        let case = Case::read(text);
        let library = case.library();
        let comparison = case.question_comparison();
        let total = |total: Tally| format!("{} {} {}", total.reports, total.origins, total.party_origins);
        let found = comparison.total.map_or_else(|| "-".to_owned(), total);
        let sign = |rises| if rises { "↑" } else { "→" };
        let hanging: Vec<String> =
            comparison.fragile.iter().map(|one| format!("{}{}{}", library[one.without].id, sign(one.rises), one.verdict)).collect();
        assert_eq!((comparison.verdict.word(), found.as_str(), hanging.join(" ").as_str()), (*verdict, *counts, *fragile), "{text}");
    }
}
