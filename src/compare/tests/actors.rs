//! One actor, one source and one judgement across the reports.

use super::case::Case;
use crate::compare::compare;
use crate::model::comparison::MentionState;
use crate::model::id::ClaimKey;
use crate::model::quote::{TextCounts, TextFindings};
use crate::model::words::QuoteState;

#[test]
fn disputes_are_between_actors_whose_positions_exclude_each_other() {
    for (text, actor, expected) in [
        ("A: s1, t = no, o; B: own = no", "s1", "t"),
        ("A: s1, t = no, o; B: own = no", "t", "o s1"),
        ("A: s1; B: s1 = no", "s1", ""),
        // The own voice of a release is its ministry's position.
        ("R: own; A: t = no", "s", "t"),
        ("[number over-time] A: s @10:00 = 1; B: t @12:00 = 2", "s", ""),
        ("[number over-time] A: s @10:00 = 1; B: t @10:00 = 2", "s", "t"),
    ] {
        let case = Case::read(text);
        let library = case.library();
        let key = library.actor_key(actor).expect("the case has the actor");
        let comparisons = case.compare();
        let disputes: Vec<&str> = comparisons.actor(key).disputes.iter().map(|dispute| library[dispute.with].id.as_str()).collect();
        assert_eq!(disputes.join(" "), expected, "{text}: {actor}");
    }
}

#[test]
fn an_actor_holds_every_answer_that_it_is_given() {
    let case = Case::read("A: s; B: s = no; R: own = maybe");
    let key = case.library().actor_key("s").expect("the case has the actor");
    let comparisons = case.compare();
    let position = &comparisons.actor(key).positions[0];
    assert_eq!((position.answers.len(), position.sources.len()), (3, 3));
}

#[test]
fn open_claims_are_no_positions() {
    let case = Case::read("[open] A: s = this; B: t = that");
    assert!(case.compare().actors.iter().all(|actor| actor.positions.is_empty() && actor.disputes.is_empty()));
}

#[test]
fn nobody_is_said_to_be_named_nowhere_unless_somebody_counted() {
    let case = Case::read("A: s; B: own; C withdrawn: own; E elsewhere:; F: own; H: own");
    let library = case.library();
    let key = library.actor_key("s").expect("the case has the actor");
    let counted = |named: &[_]| Some(TextCounts { named: named.to_vec(), ..TextCounts::default() });
    let quotes = vec![QuoteState::None; library.claims.len()];
    let texts = TextFindings { quotes, counts: vec![None, None, None, None, counted(&[]), counted(&[key])] };
    let comparisons = compare(&library, texts);
    let mentions = &comparisons.actor(key).mentions;
    let told: Vec<_> = mentions.iter().map(|mention| (library[mention.source].id.as_str(), mention.state)).collect();
    let (named, never, unknown) = (MentionState::Named, MentionState::NeverNamed, MentionState::NotCounted);
    assert_eq!(told, [("a", named), ("b", unknown), ("f", never), ("h", named)]);
}

#[test]
fn a_source_differs_from_others_in_its_own_voice_or_in_what_one_speaker_said() {
    for (text, expected) in [
        ("A: own; B: own = no; C: own", "a-b b-a c-b"),
        ("A: own; B: s = no", ""),
        ("A: s; B: s = no", "a-b b-a"),
        ("A: s #one; B: s #two = no", ""),
        ("A: own, own = no; B: t", ""),
        ("A: own; B: own relayed = no", ""),
        ("[number over-time] A: own @10:00 = 1; B: own @12:00 = 2", ""),
    ] {
        let case = Case::read(text);
        let library = case.library();
        let source = |claim: ClaimKey| library[library[claim].source].id.as_str();
        let comparisons = case.compare();
        let differences = comparisons.sources.iter().flat_map(|source| &source.differs);
        let found: Vec<String> = differences.map(|difference| format!("{}-{}", source(difference.own), source(difference.other))).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }
}
