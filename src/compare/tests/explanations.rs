//! The sentences: by name, at most two, at most 20 words each.

use super::case::Case;

#[test]
fn sentences() {
    for (text, expected) in [
        ("A:", "No report says."),
        ("A: own; B: own = no; C:", "Yes, says A. No, says B."),
        ("A: own; B: S; C: T = no", "Yes, say Actor s and A. No, says Actor t."),
        ("A: own; B: own; C: own; E: own; F: own = no", "Yes, say 4 reports. No, says F."),
        ("A: own; B: own = no; C: own = maybe", "Yes, says A. Two other answers: No and Maybe."),
        ("A: S; B: S = no; C:", "Two reports quote Actor s differently: Yes or No. One report does not say."),
        ("A: S; R: own = no", "Two reports quote Actor s differently: Yes or No."),
        ("R: own; A: S = no", "Two reports quote Actor s differently: Yes or No."),
        ("A: S, S = no", "Actor s says both: Yes and No."),
        ("A: own, own = no", "A says both: Yes and No."),
        ("A: own", "Only A says so: Yes."),
        ("A: S, T", "Only Actor s and Actor t say so: Yes."),
        ("A: S1; B: S2", "Two reports say so, and all goes back to Actor s: Yes."),
        ("A: own; G: own", "Two reports say so, and one voice is behind them: Yes."),
        ("A: own relayed; G: own", "Two reports say so, and nobody vouches for it: Yes."),
        ("A: own = no; A2: own; B:", "Only A2 says so: Yes. A first reported otherwise: No."),
        ("A: own; A2: own; B:", "Only A2 says so: Yes. One report does not say."),
        ("A: own; B: own", "Both reports say so: Yes."),
        ("A: own; B: own relayed = no; C:", "Only A says so: Yes. By hearsay: No."),
        ("A: own; B: own; C: own", "All three reports say so: Yes."),
        ("A: S; B: T; C:; E:", "Yes, say Actor s and Actor t. Two reports do not say."),
        ("[set] A: own = a&b; B: own = a&b; C: own = a", "All name A. Two add B."),
        ("[set] A: own = a&b; B: own = a&b", "All name A and B."),
        ("[set] A: own = a; B: own = b", "A, says A. B, says B."),
        ("[open] A: own = this, own = that", "2 answers in 1 report, listed and not compared."),
        ("[number over-time] A: own @10:00 = 1; B: own @12:00 = 2", "1 days at first, 2 days by 4 March 2025, 12:00 UTC."),
        ("[number over-time] A: own = 1; B: own = 2", "1 days or 2 days; nobody can tell which came later."),
    ] {
        assert_eq!(Case::read(text).explanation(), expected, "{text}");
    }
}

#[test]
fn a_long_answer_is_cut_and_brings_no_second_full_stop() {
    let mut case = Case::read("[open] A: own = this");
    case.kind = crate::model::words::QuestionKind::Date;
    case.reports[0].claims[0].answer = "2025-03-02/2025-03-04".to_owned();
    let text = case.explanation();
    assert!(!text.contains("..") && text.split('.').all(|sentence| sentence.split_whitespace().count() <= 20), "{text}");
}
