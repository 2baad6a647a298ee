//! The sentences: by name, at most three and one each for what is not known and for hearsay, at most 20 words each.

use super::case::Case;

fn are_told(cases: &[(&str, &str)]) {
    for &(text, expected) in cases {
        assert_eq!(Case::read(text).explanation(), expected, "{text}");
    }
}

#[test]
fn sentences() {
    are_told(&[
        ("A:", "Of the reports read, none says."),
        ("A: own; B: own = no; C:", "Yes, says A. No, says B."),
        ("A: own; B: S; C: T = no", "Yes, say Actor s and A. No, says Actor t."),
        ("A: own; B: own; C: own; E: own; F: own = no", "Yes, say 4 reports. No, says F."),
        ("A: own; B: own = no; C: own = maybe", "Yes, says A. No, says B. Maybe, says C."),
        ("A: own; B: S = no; C: T = maybe; E: O = maybe", "Maybe, say Actor o and Actor t. Yes, says A. No, says Actor s."),
        (
            "[number] A: own = 1; B: S = 2; C: T = 3; E: M = 4",
            "1 days, says A. Three other answers: 2 days from Actor s, 3 days from Actor t and 4 days from Actor m.",
        ),
        ("A: S; B: S = no; C:", "Two reports quote Actor s differently: Yes or No. One report does not say."),
        ("A: S; R: own = no", "Two reports quote Actor s differently: Yes or No."),
        ("R: own; A: S = no", "Two reports quote Actor s differently: Yes or No."),
        ("A: S, S = no", "Actor s says both: Yes and No."),
        ("A: own, own = no", "A says both: Yes and No."),
        ("A: own", "Yes, says only A."),
        ("A: S, T", "Yes, say only Actor s and Actor t."),
        ("A: S1; B: S2", "Yes, say two reports; all of it goes back to Actor s."),
        ("A: S; B: T = no; C: M = not-known; E: own = not-known", "Yes, says Actor s. No, says Actor t. Not known, say Actor m and E."),
        ("A: S; B: S = no; C: T = maybe", "Two reports quote Actor s differently: Yes or No. Maybe, says Actor t."),
        ("[set] A: own only = a; B: own = a&b", "A, no others, says A. A and B, says B."),
        ("A: own; B: own = not-known", "Yes, says only A. Not known, says B."),
        ("A: own; D: own", "Yes, say two reports; all carry the text of A."),
        ("W1: own; W2: own", "Yes, say two reports; all carry the text of Actor wire."),
        ("K1: own; K2: own", "Yes, say two reports; all have one owner, Actor k-owner."),
        ("K1: S; K2: T", "Yes, say Actor s and Actor t. All of it goes back to Actor k-owner."),
        ("[set] W1: own = a; W2: own = a&b", "All name A. One adds B. All of it goes back to Actor wire."),
        (
            "[number] W1: own = 10..; W2: own = 12",
            "At least 10 days, says Actor wire (in W1). 12 days, says Actor wire (in W2). All of it goes back to Actor wire.",
        ),
        ("[number] A: S1 = 5..; B: S2 = 8", "At least 5 days, says Actor s1. 8 days, says Actor s2. All of it goes back to Actor s."),
        ("[set] A: S = a; B: M = a&b; C: T = not-known", "All name A. Actor m adds B. Not known, says Actor t."),
        ("A: S withdrawn; B: T withdrawn = no", "Of the reports read, none says. Withdrawn: Yes from A and No from B."),
        ("P: O; A: O, S", "Yes, say two reports; no two of them are known to be independent."),
        ("A: S-unnamed; B: S1 = no", "Yes, says an unnamed voice (Actor s-unnamed) in A. No, says Actor s1."),
        ("A: near-s; B: near-s", "Yes, say two reports; no two of them are known to be independent."),
        ("A: own withdrawn; B:", "Of the reports read, none says. Withdrawn: Yes from A."),
        ("P: own; A: s-press = no", "Yes, says P. No, says Actor s-press. All of it is the word of Actor s-press."),
        ("P: T; E: T #one = no", "Two reports quote Actor t differently: Yes or No."),
        ("[number] A: own = 1; B: own = 7..; C: own = 9", "1 days, says A. At least 7 days, says B. 9 days, says C."),
        ("[number] A: own = 1..; B: own = 7; C: own = 9", "7 days, says B. 9 days, says C."),
        (
            "[number] A: own = 1..; B: own = 2..; C: own = 9",
            "Three reports give answers that fit together: at least 1 days, at least 2 days and 9 days.",
        ),
        ("A: own = no; A2: own; B:", "Yes, says only A2. A first reported otherwise: No."),
        ("A: own; A2: own; B:", "Yes, says only A2. One report does not say."),
        ("A: own; B: own", "Yes, say both reports."),
        ("A: own; B: own; C: own", "Yes, say all three reports."),
        ("A: S; B: T; C:; E:", "Yes, say Actor s and Actor t. Two reports do not say."),
        ("[set] A: own = a&b; B: own = a&b; C: own = a", "All name A. Two add B."),
        ("[set] A: own = a&b; B: own = a&b", "All name A and B."),
        ("W1: own; W2: own; T1: T = no", "Yes, says Actor wire (in W1 and W2). No, says Actor t."),
        ("W1: own; W2: own; W3: own; W4: own; T1: T = no", "Yes, say Actor wire (in W1 and W2), W3 and W4. No, says Actor t."),
        ("A: own; D: own = no", "Yes, says A. No, says D (a copy of A)."),
        ("A: S+T; B: own = no", "Yes, say Actor s and Actor t jointly. No, says B."),
        ("A: S; A2: T = no", "Yes, says Actor s. No, says Actor t."),
        ("A: S; A2: S = no", "No, says only Actor s. A first reported otherwise: Yes."),
        ("[set] A: own = a&b; B: own = a&c; C: own = a&c", "All name A. B and C add C. A adds B."),
        ("A: own; B: own; C: own, S = not-known", "Yes, say three reports. Not known, says Actor s."),
        ("A: S; B: S = not-known", "Yes, says only Actor s. Not known, says Actor s in B."),
        ("[set] A: own = a; B: own = b", "A, says A. B, says B."),
        ("[set] A: own = a&b; A2: own = a&b; B:", "A and B, says only A2. One report does not say."),
        ("[set] A: own = a; A2: own = a; B:", "A, says only A2. One report does not say."),
        ("[set] A: own only = a; A2: own = a&b", "A and B, says only A2. A first reported otherwise: A, no others."),
        ("[open] A: own = this, own = that", "2 answers in 1 report, listed and not compared."),
    ]);
}

#[test]
fn hearsay_machines_and_voices_without_a_name() {
    are_told(&[
        ("A: own; B: S, T = no; C: U = maybe", "Yes, say Actor s and A. No, says Actor t. Maybe, says an unnamed voice (Actor u) in C."),
        ("A: U, own; B: T = no", "Yes, say A and Actor u (unnamed) in A. No, says Actor t."),
        (
            "[number] A: own = 1; B: S = 2; C: T = 3, U = 3; E: own = 4; F: T relayed = 5",
            "1 days, says A. Four other answers: 2 days from Actor s and 3 more.",
        ),
        ("A: own; G: own", "Yes, says only A. G adds no voice: its text is or may be a machine’s."),
        ("A: own; B: own; G: own = no", "Yes, say two reports. By a text that is or may be a machine’s: No."),
        ("A: own; B: S relayed", "Yes, says only A. B has it by hearsay."),
        ("A: S; G: own", "Yes, says only Actor s. G adds no voice: its text is or may be a machine’s."),
        ("A: own; B: S relayed; G: own", "Yes, says only A. B and G add no voice of their own: hearsay, or a machine’s text."),
        ("G: own, S; B: S relayed", "Yes, says only Actor s. B has it by hearsay."),
        ("A: S relayed", "By hearsay Actor s says: Yes."),
        ("A: own relayed", "By hearsay: Yes."),
        ("[set] A: own = a; B: T = a, U relayed = b&c", "A, say Actor t and A. By hearsay an unnamed voice (Actor u) in B says: B and C."),
        ("[set] A: own = a; B: U relayed = b&c", "A, says only A. By hearsay an unnamed voice (Actor u) in B says: B and C."),
        ("A: S relayed; B: T = no", "No, says Actor t. By hearsay Actor s says: Yes."),
        ("A: S relayed; B: S = no; C:", "Two reports tell differently what Actor s says: Yes by hearsay, or No. One report does not say."),
        ("A: own; B: O relayed = no; C: own = not-known; E: own", "Yes, say two reports. Not known, says C. By hearsay Actor o says: No."),
        (
            "[number over-time] A: own @10:00 = 1; G: own @12:00 = 9",
            "1 days, says only A. By a text that is or may be a machine’s: 9 days (as of 4 March 2025, 12:00 UTC).",
        ),
        ("A: U; B: T = no", "Yes, says an unnamed voice (Actor u) in A. No, says Actor t."),
        ("A: U; B: U; C: T = no", "Yes, say unnamed voices (Actor u) in A and B. No, says Actor t."),
        ("A: U, U = no", "An unnamed voice (Actor u) in A says both: Yes and No."),
        ("A: U, V", "Yes, say only Actor u (unnamed) and Actor v (unnamed)."),
        ("A: U; B: U = no", "Yes, says an unnamed voice (Actor u) in A. No, says an unnamed voice (Actor u) in B."),
        ("A: own relayed; G: own", "Yes, say two reports; nobody vouches for it."),
        ("A: own; B: own relayed = no; C:", "Yes, says only A. By hearsay: No."),
        (
            "[number over-time] G: own @10:00 = 1; B: own @12:00 = 2",
            "2 days, says B. By a text that is or may be a machine’s: 1 days (as of 4 March 2025, 10:00 UTC).",
        ),
    ]);
}

#[test]
fn answers_that_change() {
    are_told(&[
        (
            "[number over-time] A: own @10:00 = 1; B: own @12:00 = 2; C: own @15:00 = 1; E: own @16:00 = 3",
            "At first: 1 days, says A. Two more changes lie between. By 4 March 2025, 16:00 UTC: 3 days, says E.",
        ),
        (
            "[number over-time] A: own @10:00 = 1; B: own @12:00 = 2",
            "At first: 1 days, says A. By 4 March 2025, 12:00 UTC: 2 days, says B.",
        ),
        (
            "[number over-time] A: own @10:00 = 1; B: own @12:00 = 2; C: own @15:00 = 1",
            "At first: 1 days, says A. By 4 March 2025, 12:00 UTC: 2 days, says B. By 4 March 2025, 15:00 UTC: 1 days, says C.",
        ),
        (
            "[number over-time] A: own @10:00 = 1; B: own @12:00 = 2; C: own @13:00 = 3; E: own @15:00 = 1",
            "At first: 1 days, says A. Two more changes lie between. By 4 March 2025, 15:00 UTC: 1 days, says E.",
        ),
        (
            "[set over-time] A: own @10:00 = a; B: own @12:00 = a&b; C: own only @15:00 = a",
            "At first: A, says A. By 4 March 2025, 12:00 UTC: A and B, says B. By 4 March 2025, 15:00 UTC: A, no others, says C.",
        ),
        (
            "[set over-time] A: own @10:00 = a&b; B: own only @15:00 = a",
            "At first: A and B, says A. By 4 March 2025, 15:00 UTC: A, no others, says B.",
        ),
        (
            "[number over-time] A: own @10:00 = 1; B: own @15:00 = 2; C: O relayed @12:00 = 4",
            "At first: 1 days, says A. By 4 March 2025, 15:00 UTC: 2 days, says B. By hearsay Actor o says: 4 days (as of 4 March 2025, 12:00 UTC).",
        ),
        (
            "[number over-time] A: own = 1; B: own = 2; C: own = 3",
            "1 days from A, 2 days from B or 3 days from C; nobody can tell which came later.",
        ),
        (
            "[number over-time] A: S @10:00 = not-known; B: own @12:00 = 2; C: S @15:00 = 3",
            "At first: 2 days, says B. By 4 March 2025, 15:00 UTC: 3 days, says Actor s. As of 4 March 2025, 10:00 UTC: not known, says Actor s.",
        ),
        ("[number over-time] A: own = 1; B: own = 2", "1 days from A or 2 days from B; nobody can tell which came later."),
        (
            "[number over-time] A: own @2025-03-02 = 1; B: own @2025-03-03T23:00-03:00 = 2; C: own @day = 3",
            "At first: 1 days, says A. 2 days from B or 3 days from C; nobody can tell which came later.",
        ),
        (
            "[number over-time] W1: own = 1; B: S = 2",
            "1 days from Actor wire (in W1) or 2 days from Actor s; nobody can tell which came later.",
        ),
        (
            "[number over-time] A: own = 1; B: S = 2; C: own @2025-03-06 = 3",
            "1 days from A or 2 days from Actor s; nobody can tell which came later. By 6 March 2025: 3 days, says C.",
        ),
        (
            "[number over-time] A: own @10:00 = 1; B: own @10:00 = 2; C: own @12:00 = 3; E: own @12:00 = 3",
            "As of 4 March 2025, 10:00 UTC: 1 days, says A. 2 days, says B. By 4 March 2025, 12:00 UTC: 3 days, say C and E.",
        ),
        (
            "[number over-time] A: own @10:00 = 1; B: own @10:00 = 2; C: own = 1; G: own @10:00 = 1",
            "As of 4 March 2025, 10:00 UTC: 1 days, says A. 2 days, says B.",
        ),
        (
            "[number over-time] A: own @10:00 = 1; E: own @10:00 = 1; B: own @10:00 = 2; C: own @12:00 = 2",
            "As of 4 March 2025, 10:00 UTC: 1 days, say A and E. 2 days, says B. By 4 March 2025, 12:00 UTC: 2 days, says C.",
        ),
        (
            "[number over-time] A: S @10:00 = 1; B: U @10:00 = 2; C: S @12:00 = 3; E: T @12:00 = 4; F: U @13:00 = 5; G2: V @13:00 = 6",
            "As of 4 March 2025, 12:00 UTC: 3 days, says Actor s. 4 days, says Actor t. By 4 March 2025, 13:00 UTC: 5 days or 6 days.",
        ),
    ]);
}

#[test]
fn a_long_answer_is_cut_and_brings_no_second_full_stop() {
    let mut case = Case::read("[open] A: own = this");
    case.kind = crate::model::words::QuestionKind::Date;
    case.reports[0].claims[0].answer = "2025-03-02/2025-03-04".to_owned();
    let text = case.explanation();
    assert!(!text.contains("..") && text.split('.').all(|sentence| sentence.split_whitespace().count() <= 20), "{text}");
}
