//! Whether a verdict hangs on one source: what it would be without the source and its copies.

use crate::compare::testimony::Testimony;
use crate::compare::verdict::{Case, Ruling};
use crate::model::comparison::Fragility;
use crate::model::id::{ClaimKey, SourceKey};
use crate::model::library::Library;
use crate::model::words::{Certainty, VerdictGroup};

/// The sources without which, and without whose copies, the verdict would be of another group.
///
/// Only a source can be one by whose leaving a pillar goes, so a handful of sources is tried and not all. Nothing is said where no claim
/// would be left.
pub(super) fn find_fragility(case: &Case<'_>, finding: &Ruling) -> Vec<Fragility> {
    let group = finding.verdict.group();
    if matches!(group, VerdictGroup::None | VerdictGroup::Open) {
        return Vec::new();
    }
    let without = |source| {
        let left: Vec<&Testimony> =
            case.testimonies.iter().copied().filter(|testimony| !goes_with(case.library, testimony.source, source)).collect();
        (!left.is_empty()).then(|| {
            let verdict = case.with(left).find().verdict;
            Fragility { without: source, verdict, rises: verdict.group().rises_above(group) }
        })
    };
    let changes = |fragility: &Fragility| fragility.verdict.group() != group;
    carriers(case.library, &finding.pillars).into_iter().filter_map(without).filter(changes).collect()
}

/// Those that carry a claim themselves and that the desk matched to the event.
pub(super) fn find_inference(case: &Case<'_>, fragile: &[Fragility]) -> Vec<Fragility> {
    let event = case.question.event;
    let is_inferred = |fragility: &&Fragility| {
        let coverage = case.library[fragility.without].coverage(event);
        coverage.is_some_and(|coverage| coverage.certainty == Certainty::Inferred)
            && case.testimonies.iter().any(|testimony| testimony.source == fragility.without)
    };
    fragile.iter().filter(is_inferred).copied().collect()
}

/// The sources of some claims and what these copy, in the order of keys.
pub(super) fn carriers(library: &Library, claims: &[ClaimKey]) -> Vec<SourceKey> {
    let mut carriers: Vec<SourceKey> = claims.iter().flat_map(|&claim| originals(library, library[claim].source)).collect();
    carriers.sort_unstable();
    carriers.dedup();
    carriers
}

/// Whether a source is `left_out` or a copy of it.
pub(super) fn goes_with(library: &Library, source: SourceKey, left_out: SourceKey) -> bool {
    library[source].root == library[left_out].root && originals(library, source).any(|original| original == left_out)
}

/// A source, what it copies, and so on to the root.
fn originals(library: &Library, source: SourceKey) -> impl Iterator<Item = SourceKey> {
    std::iter::successors(Some(source), |&source| library[source].original())
}
