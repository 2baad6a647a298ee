//! What stands beside a verdict (`docs/comparison.md`, "Flags").

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::groups::Groups;
use crate::compare::testimony::{Testimony, belongs};
use crate::compare::verdict::{Case, Ruling, known};
use crate::model::answer::Given;
use crate::model::comparison::Fragility;
use crate::model::id::ActorKey;
use crate::model::list::Key as _;
use crate::model::words::{Flag, QuoteState, Reliability, Verdict};

/// The flags of a question, sorted. A question without a live claim has none; an open one only those that compare nothing.
pub(super) fn find_flags(
    case: &Case<'_>,
    groups: &Groups<'_>,
    finding: &Ruling,
    fragile: &[Fragility],
    inference: &[Fragility],
    quotes: &[QuoteState],
) -> Vec<Flag> {
    if finding.verdict == Verdict::Unanswered {
        return Vec::new();
    }
    let library = case.library;
    let mut flags: BTreeSet<Flag> = BTreeSet::new();
    let mut raise = |flag, raised: bool| {
        if raised {
            flags.insert(flag);
        }
    };
    let is_unproven = |testimony: &&Testimony| quotes[testimony.claim.index()].is_unproven();
    let is_unreliable = |testimony: &&Testimony| library[testimony.source].reliability == Some(Reliability::E);
    raise(Flag::OneSided, is_one_sided(case));
    raise(Flag::LowReliability, case.testimonies.iter().all(is_unreliable));
    raise(Flag::UnprovenQuotes, case.testimonies.iter().any(is_unproven));
    if case.question.kind.is_compared() {
        raise(Flag::Fragile, !fragile.is_empty());
        raise(Flag::HangsOnInference, !inference.is_empty());
        raise(Flag::PublishersUnknown, finding.with_one_unknown != finding.verdict);
        raise(Flag::AlsoOwnVoice, case.testimonies.iter().any(|testimony| testimony.is_echo));
        raise(Flag::NotHeard, is_somebody_not_heard(case));
        raise(Flag::PartiesAgree, parties_agree(case));
        raise(Flag::SomeSayLess, case.relations.some_say_less);
        flags.extend(conflicts(case, groups));
    }
    flags.into_iter().collect()
}

/// The flags that two answers raise which exclude each other.
fn conflicts(case: &Case<'_>, groups: &Groups<'_>) -> BTreeSet<Flag> {
    let has_voice = case.testimonies.iter().any(|testimony| testimony.has_voice());
    let raised = [
        (Flag::TimesVague, groups.is_any_vague()),
        (Flag::ActorShifts, groups.actor_shifts()),
        (Flag::SelfContradiction, groups.contradicts_itself()),
        (Flag::SplitSide, groups.splits_a_side()),
        (Flag::HearsayDiffers, has_voice && groups.hearsay_differs()),
    ];
    raised.into_iter().filter_map(|(flag, is_raised)| is_raised.then_some(flag)).collect()
}

/// The participants of the event and its mediators.
fn parties<'a>(case: &'a Case<'_>) -> impl Iterator<Item = ActorKey> + 'a {
    let event = &case.library[case.question.event];
    event.participants.iter().chain(&event.mediators).copied()
}

/// Whether every claim is by one side, which is that of a participant or mediator. An echo counts to the side that it echoes.
fn is_one_sided(case: &Case<'_>) -> bool {
    parties(case).any(|party| {
        let side = case.library.side(party);
        case.testimonies.iter().all(|testimony| testimony.is_of(side))
    })
}

/// Whether a claim is about a participant or mediator of whom nobody is heard on the question.
fn is_somebody_not_heard(case: &Case<'_>) -> bool {
    let mut speakers: Vec<ActorKey> = speakers(&case.testimonies).collect();
    speakers.sort_unstable();
    speakers.dedup();
    let library = case.library;
    let is_meant = |party: ActorKey| case.testimonies.iter().any(|testimony| library[testimony.claim].about.contains(&party));
    parties(case).any(|party| is_meant(party) && !speakers.iter().any(|&speaker| belongs(library, speaker, &[party])))
}

/// Whether two participants of different sides give one answer; of a set, name one member in lists that do not exclude each other. Hearsay
/// tells what neither is known to have said, and that something is not known is an answer only where there is no other.
fn parties_agree(case: &Case<'_>) -> bool {
    let participants = &case.library[case.question.event].participants;
    let mut given: BTreeMap<Given<'_>, BTreeSet<ActorKey>> = BTreeMap::new();
    for testimony in known(case.testimonies.clone()).into_iter().filter(|testimony| testimony.has_voice()) {
        let speakers: Vec<ActorKey> = testimony.holders.iter().filter_map(|holder| holder.actor()).collect();
        let of = |party: ActorKey| speakers.iter().any(|&speaker| belongs(case.library, speaker, &[party]));
        let sides = participants.iter().filter(|party| of(**party)).map(|&party| case.library.side(party));
        given.entry(testimony.given()).or_default().extend(sides);
    }
    given.retain(|_, sides| !sides.is_empty());
    let is_one_answer = |one: Given<'_>, other: Given<'_>| {
        let shares = one.answer.members().iter().any(|member| other.answer.members().contains(member));
        let is_list = case.question.kind.adds_up() && !one.answer.is_not_known();
        if is_list { shares && !case.question.excludes(one, other) } else { case.question.equals(one.answer, other.answer) }
    };
    given.iter().enumerate().any(|(index, (&one, sides))| {
        given.iter().skip(index).any(|(&other, others)| is_one_answer(one, other) && sides.union(others).count() > 1)
    })
}

/// Those whose words some claims are.
fn speakers<'a>(testimonies: &'a [&Testimony]) -> impl Iterator<Item = ActorKey> + 'a {
    testimonies.iter().flat_map(|testimony| &testimony.holders).filter_map(|holder| holder.actor())
}
