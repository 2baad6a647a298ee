//! How far answers that exclude each other lie apart: within one side, one publisher or one voice, or between parties of the event.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::compare::groups::{Group, Groups};
use crate::compare::relations::Relation;
use crate::compare::testimony::{Belonging, Holder, Testimony};
use crate::compare::verdict::Case;
use crate::model::comparison::Within;
use crate::model::id::{ActorKey, ClaimKey};
use crate::model::words::ActorKind;

/// Within what all claims lie that exclude each other; asked only where no two of them lie across sides.
pub(super) fn within(case: &Case<'_>) -> Within {
    let groups = Groups::of(case);
    let all: Vec<&Group<'_>> = groups.all.iter().collect();
    let claims: BTreeSet<ClaimKey> = groups.clashing_with(&all).flat_map(Group::compared).collect();
    let clashing: Vec<&Testimony> = case.testimonies.iter().copied().filter(|testimony| claims.contains(&testimony.claim)).collect();
    let sides = party_sides(case);
    let is_of_party = |belonging: &Belonging| matches!(belonging, Belonging::Side(side) if sides.contains(side));
    if clashing.iter().all(|testimony| testimony.holders.iter().all(|&holder| is_of_publisher(case, testimony, holder))) {
        Within::Publisher
    } else if !clashing.iter().any(|testimony| testimony.belongings.iter().any(is_of_party)) {
        Within::Voice
    } else if clashing.iter().any(|testimony| testimony.organ.is_some()) {
        Within::PassedOn
    } else {
        Within::Side
    }
}

/// Whether a position is the word of a medium: a report's own, or that of an actor of kind media who is quoted.
fn is_of_publisher(case: &Case<'_>, testimony: &Testimony, holder: Holder) -> bool {
    let is_medium = |actor: ActorKey| case.library[actor].kind == ActorKind::Media;
    match holder {
        Holder::Source(source) => case.library[source].published_by.is_none_or(is_medium) && !testimony.is_echo,
        Holder::Actor(actor) | Holder::Unnamed(actor, _) => is_medium(actor),
    }
}

/// Whether two positions that exclude each other are the word of participants or mediators of different sides.
pub(super) fn parties_dispute(groups: &Groups<'_>) -> bool {
    let found = groups.each_pair(|left, right, relation| {
        let is_found = relation == Relation::Clash && left.is_of_other_party_than(right);
        if is_found { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    found.is_some()
}

/// The sides of the participants of the event and its mediators.
pub(super) fn party_sides(case: &Case<'_>) -> BTreeSet<ActorKey> {
    parties(case).map(|party| case.library.side(party)).collect()
}

/// The participants of the event and its mediators.
fn parties<'a>(case: &'a Case<'_>) -> impl Iterator<Item = ActorKey> + 'a {
    let event = &case.library[case.question.event];
    event.participants.iter().chain(&event.mediators).copied()
}
