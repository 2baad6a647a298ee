//! How every two sources agree that answer a question in common.
//!
//! The list is quadratic where many sources answer one question, for that is what it lists. Each source looks only at the sources
//! that share a question with it, and at their few claims on that question.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::compare::conflict::{differing_claims, group_by_answer, incompatible_groups};
use crate::compare::ground::Ground;
use crate::model::comparison::Pair;
use crate::model::id::{ClaimKey, QuestionKey, SourceKey};
use crate::model::library::{Library, Question};

/// Every two sources with a joint question (fine print 29 and 38), in the order of the first, then the second.
pub(super) fn compare_pairs(library: &Library, ground: &Ground) -> Vec<Pair> {
    let sources: Vec<SourceKey> = (0..library.sources.len() as u32).map(SourceKey).collect();
    sources.par_iter().flat_map_iter(|&source| pairs_from(library, ground, source)).collect()
}

fn pairs_from(library: &Library, ground: &Ground, a: SourceKey) -> Vec<Pair> {
    let mut pairs: BTreeMap<SourceKey, Pair> = BTreeMap::new();
    for &question in &ground.answered[a.index()] {
        let own = claims_of(library, ground, question, a);
        let mut later = after(library, ground, question, a);
        while let Some(&first) = later.first() {
            let b = library[first].source;
            let (theirs, rest) = later.split_at(later.partition_point(|&claim| library[claim].source == b));
            let pair = pairs.entry(b).or_insert(Pair { a, b, joint: 0, compatible: 0 });
            pair.joint += 1;
            pair.compatible += usize::from(!differ(library, &library[question], own, theirs));
            later = rest;
        }
    }
    pairs.into_values().collect()
}

/// Whether two sources differ on a question in the sense of `sources-differ`.
fn differ(library: &Library, question: &Question, own: &[ClaimKey], theirs: &[ClaimKey]) -> bool {
    if let ([one], [other]) = (own, theirs)
        && library[*one].answer == library[*other].answer
    {
        return false;
    }
    let groups = group_by_answer(library, &[own, theirs].concat());
    incompatible_groups(question, &groups).any(|(left, right)| differing_claims(library, left, right).is_some())
}

fn claims_of<'ground>(library: &Library, ground: &'ground Ground, question: QuestionKey, source: SourceKey) -> &'ground [ClaimKey] {
    let claims = &ground.live[question.index()];
    let start = claims.partition_point(|&claim| library[claim].source < source);
    let end = claims.partition_point(|&claim| library[claim].source <= source);
    &claims[start..end]
}

fn after<'ground>(library: &Library, ground: &'ground Ground, question: QuestionKey, source: SourceKey) -> &'ground [ClaimKey] {
    let claims = &ground.live[question.index()];
    &claims[claims.partition_point(|&claim| library[claim].source <= source)..]
}
