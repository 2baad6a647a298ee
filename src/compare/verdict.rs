//! The verdict on a question, and whether it hangs on one source.

use crate::compare::conflict::{differing_claims, group_by_answer, incompatible_groups};
use crate::compare::origin::origin;
use crate::model::comparison::Fragility;
use crate::model::id::{ClaimKey, SourceKey};
use crate::model::library::{Library, Question};
use crate::model::words::{QuestionKind, Verdict};

/// A verdict and what it rests on.
pub(super) struct Finding {
    pub(super) verdict: Verdict,
    /// Two claims that show it, where it rests on a pair.
    pub(super) witness: Option<(ClaimKey, ClaimKey)>,
    /// Claims whose presence alone makes the verdict what it is: as long as they stay, no source can be left out to change it.
    pillars: Vec<ClaimKey>,
}

/// The verdict over live claims: the first that fits (`comparison.md`, "A question's verdict").
///
/// Any two claims with incompatible answers are a conflict of positions, for whatever their holders are, they are two voices or one
/// voice with two minds. Only whether it is the sources that differ has to be looked for.
pub(super) fn find_verdict(library: &Library, question: &Question, claims: &[ClaimKey]) -> Finding {
    let (Some(&first), Some(&last)) = (claims.first(), claims.last()) else { return Finding::alone(Verdict::Unanswered) };
    if question.kind == QuestionKind::Open {
        return Finding::alone(Verdict::Open);
    }
    let groups = group_by_answer(library, claims);
    let mut disputed = None;
    for (left, right) in incompatible_groups(question, &groups) {
        if let Some(witness) = differing_claims(library, left, right) {
            return Finding::shown_by(Verdict::SourcesDiffer, witness, Vec::new());
        }
        disputed = disputed.or(Some((left.claims[0], right.claims[0])));
    }
    if let Some(witness) = disputed {
        return Finding::shown_by(Verdict::Disputed, witness, Vec::new());
    }
    let Some(&corroborating) = claims.iter().find(|&&claim| origin(library, claim) != origin(library, first)) else {
        return Finding { verdict: Verdict::OneOrigin, witness: None, pillars: vec![first, last] };
    };
    let two_origins = (first, corroborating);
    match groups.as_slice() {
        // Numbers within the tolerance are equal for the verdict (fine print 7).
        [less, more, ..] if question.kind != QuestionKind::Number => {
            Finding::shown_by(Verdict::ReportedAlike, (less.claims[0], more.claims[0]), vec![first, corroborating])
        }
        _ => Finding::shown_by(Verdict::ReportedAlike, two_origins, Vec::new()),
    }
}

/// The sources without whose claims the verdict would be another (fine print 25).
///
/// Only a source of a pillar can be one: while all pillars stand, whatever else is left out, the same two claims still differ, or
/// still come from two origins. So a handful of sources is tried, not all of them.
pub(super) fn find_fragility(library: &Library, question: &Question, claims: &[ClaimKey], finding: &Finding) -> Vec<Fragility> {
    if matches!(finding.verdict, Verdict::Open | Verdict::Unanswered) {
        return Vec::new();
    }
    let mut candidates: Vec<SourceKey> = finding.pillars.iter().map(|&claim| library[claim].source).collect();
    candidates.sort_unstable();
    candidates.dedup();
    let without = |source| {
        let rest: Vec<ClaimKey> = claims.iter().copied().filter(|&claim| library[claim].source != source).collect();
        let verdict = find_verdict(library, question, &rest).verdict;
        Fragility { without: source, verdict, rises: verdict.group().rises_above(finding.verdict.group()) }
    };
    candidates.into_iter().map(without).filter(|fragility| fragility.verdict != finding.verdict).collect()
}

impl Finding {
    fn alone(verdict: Verdict) -> Self {
        Self { verdict, witness: None, pillars: Vec::new() }
    }

    fn shown_by(verdict: Verdict, witness: (ClaimKey, ClaimKey), mut pillars: Vec<ClaimKey>) -> Self {
        pillars.extend([witness.0, witness.1]);
        Self { verdict, witness: Some(witness), pillars }
    }
}
