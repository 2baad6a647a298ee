//! Actors and pairs of sources.

use super::case::Case;
use crate::model::id::ActorKey;

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
    assert!(comparisons.actor(ActorKey(0)).disputes.is_empty());
    assert_eq!(comparisons.actor(ActorKey(0)).positions[0].answers.len(), 2);
    assert_eq!(comparisons.actor(ActorKey(0)).positions[0].sources.len(), 2);
}

#[test]
fn open_claims_are_no_positions_but_make_pairs() {
    let comparisons = Case::read("kind open\n s1: x this\n s2: x that").compare();
    assert!(comparisons.actor(ActorKey(0)).positions.is_empty());
    assert_eq!((comparisons.pairs[0].joint, comparisons.pairs[0].compatible), (1, 1));
}

#[test]
fn pairs_differ_only_where_the_sources_do() {
    for (text, compatible) in [
        ("kind choice a b\n s1: own a\n s2: own b", 0),
        ("kind choice a b\n s1: own a\n s2: x b", 1),
        ("kind choice a b\n s1: x a\n s2: x b", 0),
        ("kind choice a b\n s1: x a@one\n s2: x b@two", 1),
        ("kind choice a b\n s1: own a; x b\n s2: own a; y a", 1),
    ] {
        let pairs = Case::read(text).compare().pairs;
        assert_eq!(pairs.len(), 1, "{text}");
        assert_eq!((pairs[0].joint, pairs[0].compatible), (1, compatible), "{text}");
    }
    assert!(Case::read("kind choice a b\n s1: own a\n s2: own a!\n s3:").compare().pairs.is_empty());
}

#[test]
fn a_source_that_never_mentions_an_actor_is_named() {
    let case = Case::read("kind choice a b\n s1: x a\n s2: own a\n s3 withdrawn:\n s4 elsewhere:");
    let library = case.library();
    let comparisons = case.compare();
    let unmentioned = &comparisons.actor(ActorKey(0)).unmentioned_by;
    assert_eq!(unmentioned.iter().map(|&source| library[source].id.as_str()).collect::<Vec<_>>(), ["s2"]);
}
