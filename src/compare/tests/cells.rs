//! Kinds of silence, case by case.

use super::case::Case;
use crate::compare::compare;
use crate::model::id::{QuestionKey, SourceKey};
use crate::model::quote::{TextCounts, TextFindings};
use crate::model::words::QuoteState;

#[test]
fn the_first_kind_that_fits() {
    let cases = [
        ("B: own", "claims"),
        ("B: own withdrawn", "withdrawn"),
        ("B withdrawn early unread:", "withdrawn"),
        ("B withdrawn: own", "withdrawn"),
        ("B early unread excerpt:", "too-early"),
        ("B early unread excerpt: own", "claims"),
        ("B unread excerpt:", "not-reviewed"),
        ("B unread excerpt: own = no", "claims"),
        ("B excerpt:", "excerpt"),
        ("B:", "silent"),
    ];
    for (report, state) in cases {
        let case = Case::read(&format!("A: own; {report}"));
        assert_eq!(case.question_comparison().cells[1].state.word(), state, "{report}");
    }
}

#[test]
fn a_copy_of_a_withdrawn_text_leaves_with_it() {
    let comparison = Case::read("A withdrawn: own; D: own; B: own").question_comparison();
    let states: Vec<&str> = comparison.cells.iter().map(|cell| cell.state.word()).collect();
    assert_eq!(states, ["withdrawn", "claims", "withdrawn"], "in the order a, b, d");
    assert_eq!(comparison.verdict.word(), "one-publisher");
}

#[test]
fn a_later_text_answers_in_the_place_of_the_earlier_one() {
    for (text, states) in [
        ("A: own = no; A2: own; D: own = no", "changed claims changed"),
        ("A: own = no; A2: own withdrawn; D: own", "claims withdrawn claims"),
        ("A: own = no; A2 withdrawn: own", "claims withdrawn"),
        ("A withdrawn: own = no; A2: own", "withdrawn claims"),
        ("A: own = no; A2:", "claims silent"),
        ("A: own; A2:; A3: own = no", "changed silent claims"),
        ("A: own; A2: own = no; A3: own", "changed changed claims"),
        ("A: own; A2: own = no; A3: own withdrawn", "changed claims withdrawn"),
    ] {
        let comparison = Case::read(text).question_comparison();
        let found: Vec<&str> = comparison.cells.iter().map(|cell| cell.state.word()).collect();
        assert_eq!(found.join(" "), states, "{text}");
    }
}

#[test]
fn a_source_elsewhere_has_no_cell() {
    assert_eq!(Case::read("A: own; B elsewhere:").question_comparison().cells.len(), 1);
}

#[test]
fn a_cell_keeps_its_withdrawn_claims() {
    let comparison = Case::read("A: own, own withdrawn = no").question_comparison();
    assert_eq!(comparison.cells[0].claims.len(), 2);
    assert_eq!(comparison.total.map(|total| total.reports), Some(1));
}

#[test]
fn a_cell_says_how_often_the_words_stand_that_were_looked_for() {
    let library = Case::read("A: own; B:; C:").library();
    let looked = |count| Some(TextCounts { looked_for: vec![(QuestionKey(0), count)], ..TextCounts::default() });
    let texts = TextFindings { quotes: vec![QuoteState::None], counts: vec![None, looked(0), looked(2)] };
    let comparisons = compare(&library, texts);
    let found: Vec<Option<usize>> = comparisons.question(QuestionKey(0)).cells.iter().map(|cell| cell.looked_for).collect();
    assert_eq!(found, [None, Some(0), Some(2)]);
}

#[test]
fn reports_agree_only_where_no_list_that_is_called_whole_leaves_a_member_out() {
    for (text, agree) in [
        ("[set] A: own = a&b; B: own = a&b", true),
        ("[set] A: own only = a; B: own = a", true),
        ("[set] A: own only = a; B: own = a, S = a&b", false),
        ("[set] A: own = a; B: own = b", false),
        ("A: own; B: S", true),
        ("A: own; B: S, T = no", false),
        ("A: own = not-known; B: own = not-known", false),
        ("[open] A: own = this; B: own = this", false),
    ] {
        let library = Case::read(text).library();
        let comparisons =
            compare(&library, TextFindings { quotes: vec![QuoteState::None; library.claims.len()], ..TextFindings::default() });
        assert_eq!(comparisons.agree(&library, QuestionKey(0), SourceKey(0), SourceKey(1)), agree, "{text}");
    }
}
