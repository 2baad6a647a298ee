//! One actor across the sources.

use super::case::Case;
use crate::compare::compare;
use crate::model::comparison::MentionState;
use crate::model::id::ActorKey;
use crate::model::quote::{TextCounts, TextFindings};
use crate::model::words::QuoteState;

#[test]
fn disputes_are_between_actors_whose_positions_exclude_each_other() {
    let case = Case::read("kind choice a b\n s1: x a; y b; z a\n s2: own b");
    let library = case.library();
    let comparisons = case.compare();
    let disputes = |name: &str| -> Vec<&str> {
        let actor = library.actor_key(name).expect("the case has the actor");
        comparisons.actor(actor).disputes.iter().map(|dispute| library[dispute.with].id.as_str()).collect()
    };
    assert_eq!(disputes("x"), ["y"]);
    assert_eq!(disputes("y"), ["x", "z"]);
}

#[test]
fn an_actor_is_not_in_dispute_with_itself() {
    let comparisons = Case::read("kind choice a b\n s1: x a\n s2: x b").compare();
    assert!(comparisons.actors[0].disputes.is_empty());
    assert_eq!(comparisons.actors[0].positions[0].answers.len(), 2);
    assert_eq!(comparisons.actors[0].positions[0].sources.len(), 2);
}

#[test]
fn open_claims_are_no_positions() {
    let comparisons = Case::read("kind open\n s1: x this\n s2: x that").compare();
    assert!(comparisons.actors[0].positions.is_empty());
}

#[test]
fn nobody_is_said_to_be_named_nowhere_unless_somebody_counted() {
    let case = Case::read("kind choice a b\n s1: x a\n s2: own a\n s3 withdrawn:\n s4 elsewhere:\n s5: own a\n s6: own a");
    let library = case.library();
    let counted = |named: &[u32]| Some(TextCounts { named: named.iter().map(|&actor| ActorKey(actor)).collect(), ..TextCounts::default() });
    let quotes = vec![QuoteState::None; library.claims.len()];
    let texts = TextFindings { quotes, counts: vec![None, None, None, None, counted(&[]), counted(&[0])] };
    let mentions = &compare(&library, texts).actors[0].mentions;
    let told: Vec<_> = mentions.iter().map(|mention| (library[mention.source].id.as_str(), mention.state)).collect();
    let (named, never, unknown) = (MentionState::Named, MentionState::NeverNamed, MentionState::NotCounted);
    assert_eq!(told, [("s1", named), ("s2", unknown), ("s5", never), ("s6", named)]);
}
