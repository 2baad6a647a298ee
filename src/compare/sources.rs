//! Where a source differs from others: in its own voice, or in what one speaker said.

use std::collections::BTreeMap;

use crate::compare::groups::{Group, Groups};
use crate::model::comparison::Difference;
use crate::model::id::{ClaimKey, QuestionKey, SourceKey};
use crate::model::library::Library;

/// For each source that differs from another on the question, the first claims that show it.
pub(super) fn find_differences(library: &Library, key: QuestionKey, groups: &Groups<'_>) -> BTreeMap<SourceKey, Difference> {
    let mut found: BTreeMap<SourceKey, Difference> = BTreeMap::new();
    let mut note = |own: ClaimKey, other: ClaimKey| {
        found.entry(library[own].source).or_insert(Difference { question: key, own, other });
    };
    groups.each_clash(|left, right| {
        for (ones, others) in [(left, right), (right, left)] {
            differ(library, &ones.own, &others.own, &mut note);
            told(library, ones, others, &mut note);
        }
    });
    found
}

/// Notes each of some claims with one of another source.
fn differ(library: &Library, ones: &[ClaimKey], others: &[ClaimKey], note: &mut impl FnMut(ClaimKey, ClaimKey)) {
    let (Some(&first), Some(&last)) = (others.first(), others.last()) else { return };
    for &own in ones {
        let is_another = |other: &ClaimKey| library[*other].source != library[own].source;
        if let Some(other) = [first, last].into_iter().find(is_another) {
            note(own, other);
        }
    }
}

fn told(library: &Library, ones: &Group<'_>, others: &Group<'_>, note: &mut impl FnMut(ClaimKey, ClaimKey)) {
    for &holder in ones.speakers.keys().filter(|holder| others.speakers.contains_key(holder)) {
        let statement = |claim: ClaimKey| library[claim].statement;
        for &own in ones.claims_of(holder) {
            let told = |other: &&ClaimKey| {
                let two_statements = statement(own).zip(statement(**other)).is_some_and(|(one, other)| one != other);
                library[**other].source != library[own].source && !two_statements
            };
            if let Some(&other) = others.claims_of(holder).iter().find(told) {
                note(own, other);
            }
        }
    }
}
