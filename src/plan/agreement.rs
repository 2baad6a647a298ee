//! How the sources of an event agree: every two of them where they are few, each for itself where they are many.

use std::collections::BTreeMap;

use crate::model::id::{ClaimKey, EventKey, QuestionKey, SourceKey};
use crate::model::library::{Claim, Library};
use crate::model::view::{AgreementRow, PairAgreement, PairsView};
use crate::model::words::Verdict;
use crate::plan::Viewpoint;
use crate::plan::coverage::MOST_SOURCES;

/// Up to this many answering sources are compared pair by pair; more would make a table that grows with their square.
const PAIRWISE: usize = 12;

/// The claims of each source by question, live ones only.
type Answered = BTreeMap<SourceKey, BTreeMap<QuestionKey, Vec<ClaimKey>>>;

/// The table; `None` where fewer than two sources answer anything.
pub(crate) fn agreement(at: &Viewpoint<'_>, event: EventKey) -> Option<PairsView> {
    let library = at.library();
    let mut answered = Answered::new();
    for &question in &at.comparisons().event(event).questions {
        for cell in &at.comparisons().question(question).cells {
            let live: Vec<_> = cell.claims.iter().copied().filter(|&claim| library.is_live(claim)).collect();
            if !live.is_empty() {
                answered.entry(cell.source).or_default().insert(question, live);
            }
        }
    }
    if answered.len() < 2 {
        return None;
    }
    let source_count = answered.len();
    Some(PairsView {
        id: at.figure_id(&format!("agreement-{}", library[event].id)),
        event: at.event(event),
        pairs: if source_count <= PAIRWISE { pairs(at, &answered) } else { Vec::new() },
        sources: if (PAIRWISE + 1..=MOST_SOURCES).contains(&source_count) { each(at, &answered) } else { Vec::new() },
        source_count,
    })
}

/// Every two sources with a joint question, in the order of the first, then the second.
fn pairs(at: &Viewpoint<'_>, answered: &Answered) -> Vec<PairAgreement> {
    let mut pairs = Vec::new();
    for (index, (&a, own)) in answered.iter().enumerate() {
        for (&b, theirs) in answered.iter().skip(index + 1) {
            let joint: Vec<_> = own.iter().filter_map(|(question, claims)| Some((question, claims, theirs.get(question)?))).collect();
            let compatible = joint.iter().filter(|(question, own, theirs)| !differ(at.library(), **question, own, theirs)).count();
            if !joint.is_empty() {
                pairs.push(PairAgreement { a: at.source(a), b: at.source(b), joint: joint.len(), compatible });
            }
        }
    }
    pairs
}

fn each(at: &Viewpoint<'_>, answered: &Answered) -> Vec<AgreementRow> {
    let differs = |question: &&QuestionKey| at.comparisons().question(**question).verdict == Verdict::SourcesDiffer;
    let row = |(&source, questions): (&SourceKey, &BTreeMap<QuestionKey, Vec<ClaimKey>>)| AgreementRow {
        source: at.source(source),
        answered: questions.len(),
        differing: questions.keys().filter(differs).count(),
    };
    answered.iter().map(row).collect()
}

/// Whether two sources differ on a question in the sense of `sources-differ` (`comparison.md`, fine print 21).
fn differ(library: &Library, question: QuestionKey, own: &[ClaimKey], theirs: &[ClaimKey]) -> bool {
    let clash = |one: &Claim, other: &Claim| {
        let two_statements = one.statement.zip(other.statement).is_some_and(|(one, other)| one != other);
        let both_own = one.by.is_empty() && other.by.is_empty();
        let same_speaker = one.by.iter().any(|actor| other.by.contains(actor)) && !two_statements;
        (both_own || same_speaker) && !library[question].compatible(&one.answer, &other.answer)
    };
    own.iter().any(|&one| theirs.iter().any(|&other| clash(&library[one], &library[other])))
}
