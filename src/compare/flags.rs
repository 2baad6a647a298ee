//! What stands beside a verdict.

use crate::compare::conflict::{contradicts_itself, group_by_answer, incompatible_groups, shifting_claims, splits_a_side};
use crate::model::comparison::Fragility;
use crate::model::id::ClaimKey;
use crate::model::library::{Library, Question};
use crate::model::words::{Flag, QuestionKind, QuoteState, Reliability, Verdict};

/// The flags of a question, sorted. A question without a live claim has none (fine print 23).
pub(super) fn find_flags(
    library: &Library,
    question: &Question,
    claims: &[ClaimKey],
    verdict: Verdict,
    fragile: &[Fragility],
    quotes: &[QuoteState],
) -> Vec<Flag> {
    if verdict == Verdict::Unanswered {
        return Vec::new();
    }
    let sources = || claims.iter().map(|&claim| &library[library[claim].source]);
    let mut flags = Vec::new();
    let mut raise = |flag, raised: bool| flags.extend(raised.then_some(flag));
    raise(Flag::Fragile, !fragile.is_empty());
    raise(Flag::LowReliability, sources().all(|source| source.reliability == Some(Reliability::E)));
    raise(Flag::OneSided, is_one_sided(library, claims));
    raise(Flag::UnprovenQuotes, claims.iter().any(|claim| !matches!(quotes[claim.index()], QuoteState::Proven | QuoteState::None)));
    if question.kind != QuestionKind::Open {
        let groups = group_by_answer(library, claims);
        let any = |found: &dyn Fn(&_, &_) -> bool| incompatible_groups(question, &groups).any(|(left, right)| found(left, right));
        raise(Flag::ActorShifts, any(&|left, right| shifting_claims(library, left, right).is_some()));
        raise(Flag::SelfContradiction, any(&|left, right| contradicts_itself(library, left, right)));
        raise(Flag::SplitSide, any(&|left, right| splits_a_side(library, left, right)));
    }
    flags.sort_unstable();
    flags
}

/// Whether every claim is by actors of one side. A joint claim by members of two sides is not one-sided (fine print 38).
fn is_one_sided(library: &Library, claims: &[ClaimKey]) -> bool {
    let mut speakers = claims.iter().flat_map(|&claim| library[claim].by.iter().copied());
    let Some(first) = speakers.next() else { return false };
    claims.iter().all(|&claim| !library[claim].by.is_empty()) && speakers.all(|actor| library.side(actor) == library.side(first))
}
