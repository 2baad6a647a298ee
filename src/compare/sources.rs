//! Where a source differs from others: in its own voice, or in what one speaker said.

use std::collections::BTreeMap;

use crate::compare::groups::Groups;
use crate::compare::testimony::Holder;
use crate::model::comparison::Difference;
use crate::model::id::{ClaimKey, QuestionKey, SourceKey};
use crate::model::library::Library;

/// For each source that differs from another on the question, the first claims that show it.
pub(super) fn find_differences(library: &Library, key: QuestionKey, groups: &Groups<'_>) -> BTreeMap<SourceKey, Difference> {
    let mut found: BTreeMap<SourceKey, Difference> = BTreeMap::new();
    for group in &groups.all {
        // A source is told once, so that of each group only those are left that differ from none looked at before.
        let is_told = |found: &BTreeMap<SourceKey, Difference>, claim: ClaimKey| found.contains_key(&library[claim].source);
        let mut own: Vec<ClaimKey> = group.own.clone();
        let mut spoken: Vec<(Holder, ClaimKey)> =
            group.speakers.keys().flat_map(|&holder| group.claims_of(holder).iter().map(move |&claim| (holder, claim))).collect();
        for other in groups.clashing_with(&[group]) {
            own.retain(|&claim| !is_told(&found, claim));
            spoken.retain(|&(_, claim)| !is_told(&found, claim));
            if own.is_empty() && spoken.is_empty() {
                break;
            }
            let differing = own.iter().filter_map(|&claim| Some((claim, groups.other_own(claim, other)?)));
            let told = spoken.iter().filter_map(|&(holder, claim)| Some((claim, groups.told_otherwise(claim, holder, other)?)));
            for (own, other) in differing.chain(told) {
                found.entry(library[own].source).or_insert(Difference { question: key, own, other });
            }
        }
    }
    found
}
