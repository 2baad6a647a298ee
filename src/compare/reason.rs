//! Why a verdict is what it is, where the counts alone do not show it.

use crate::compare::conflict::{Holders, group_by_answer, incompatible_groups};
use crate::compare::verdict::Finding;
use crate::model::comparison::Reason;
use crate::model::id::{ActorKey, ClaimKey, SourceKey};
use crate::model::library::{Library, Question};
use crate::model::words::{QuestionKind, Verdict};

pub(super) fn find_reason(library: &Library, question: &Question, finding: &Finding, claims: &[ClaimKey]) -> Option<Reason> {
    // A set's members are tallied one by one, so it is the claims that tell whether there is more than one answer.
    let groups = group_by_answer(library, claims);
    let several = groups.len() > 1;
    match finding.verdict {
        Verdict::SourcesDiffer => Some(match speaker_of_both(library, finding.witness?) {
            Some(speaker) => Reason::ReportedDifferently(speaker),
            None => Reason::OwnVoicesDiffer,
        }),
        Verdict::Disputed => Some(dispute(library, question, &groups)),
        Verdict::Partial => Some(Reason::SomeSayLess),
        Verdict::SingleOrigin | Verdict::Agreed if several && question.kind == QuestionKind::Number => Some(Reason::WithinTolerance),
        Verdict::SingleOrigin if several => Some(Reason::NoneExcludes),
        _ => None,
    }
}

/// Who is at odds: two who hold positions, or one with itself. It depends on who holds what and not on the order of sources.
fn dispute(library: &Library, question: &Question, groups: &[Holders<'_>]) -> Reason {
    let mut alone = None;
    for (left, right) in incompatible_groups(question, groups) {
        let Some(holder) = sole_holder(library, left).filter(|&holder| sole_holder(library, right) == Some(holder)) else {
            return Reason::PositionsExclude;
        };
        alone = alone.or(Some(holder));
    }
    match alone {
        Some(Holder::Actor(actor)) => Reason::ActorDisagreesWithItself(actor),
        _ => Reason::SourceContradictsItself,
    }
}

/// Whoever holds a position: an actor, or a source in its own voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holder {
    Actor(ActorKey),
    Source(SourceKey),
}

/// The only one who holds an answer; `None` where several do.
fn sole_holder(library: &Library, holders: &Holders<'_>) -> Option<Holder> {
    let actors = holders.actors.keys().map(|&actor| Holder::Actor(actor));
    let sources = holders.own.iter().map(|&claim| Holder::Source(library[claim].source));
    let mut all = actors.chain(sources);
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// A speaker to whom both claims are attributed.
fn speaker_of_both(library: &Library, (first, second): (ClaimKey, ClaimKey)) -> Option<ActorKey> {
    let speakers = &library[second].by;
    library[first].by.iter().find(|actor| speakers.contains(actor)).copied()
}
