//! Kinds of silence, case by case.

use super::case::Case;

#[test]
fn the_first_kind_that_fits() {
    let cases = [
        ("own a", "", "claims"),
        ("own a!", "", "withdrawn"),
        ("", "withdrawn early unread", "withdrawn"),
        ("own a", "withdrawn", "withdrawn"),
        ("", "early unread excerpt", "too-early"),
        ("own a", "early unread excerpt", "claims"),
        ("", "unread excerpt", "not-reviewed"),
        ("own b", "unread excerpt", "claims"),
        ("", "excerpt", "excerpt"),
        ("", "", "silent"),
    ];
    for (claims, marks, state) in cases {
        let case = Case::read(&format!("kind choice a b\n s0: own a\n s1 {marks}: {claims}"));
        assert_eq!(case.question_comparison().cells[1].state.word(), state, "{claims} {marks}");
    }
}

#[test]
fn a_source_elsewhere_has_no_cell() {
    let comparison = Case::read("kind choice a\n s1: own a\n s2 elsewhere:").question_comparison();
    assert_eq!(comparison.cells.len(), 1);
}

#[test]
fn a_cell_keeps_its_withdrawn_claims() {
    let comparison = Case::read("kind choice a b\n s1: own a; own b!").question_comparison();
    assert_eq!(comparison.cells[0].claims.len(), 2);
    assert_eq!(comparison.total.map(|total| total.reports), Some(1));
}
