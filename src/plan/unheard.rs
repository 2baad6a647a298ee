//! Who was not heard: those who took part, mediated or are spoken of and say nothing themselves, and participants who say little.

use std::collections::BTreeSet;

use crate::model::comparison::MentionState;
use crate::model::id::{ActorKey, ClaimKey, EventKey};
use crate::model::view::Phrase;
use crate::plan::mentions::named_in;
use crate::plan::viewpoint::Viewpoint;

/// A participant with less than this share of what is passed on says little beside the others.
const LITTLE: (usize, usize) = (1, 5);

/// Those who were not heard or little.
pub(crate) struct Unheard {
    pub(crate) lines: Vec<Phrase>,
    /// Whether some of them were heard, though little.
    pub(crate) some_little: bool,
}

/// A line for each of them: those heard nowhere first, the most spoken of first; then those who are heard little.
pub(crate) fn unheard(at: &Viewpoint<'_>, events: &[EventKey]) -> Unheard {
    let passed_on = passed_on(at, events);
    let heard_of = |actor: ActorKey| passed_on.iter().filter(|&&claim| is_by(at, claim, actor)).count();
    let (silent, heard): (Vec<ActorKey>, Vec<ActorKey>) = concerned(at, events).into_iter().partition(|&actor| heard_of(actor) == 0);
    let mut silent: Vec<(ActorKey, usize)> = silent.into_iter().map(|actor| (actor, mentioned_in(at, actor))).collect();
    silent.retain(|(_, mentioned)| *mentioned > 0);
    silent.sort_by_key(|&(actor, mentioned)| (std::cmp::Reverse(mentioned), actor));
    let participants: BTreeSet<ActorKey> = events.iter().flat_map(|&event| at.library()[event].participants.iter().copied()).collect();
    let says_little = |actor: &ActorKey| participants.contains(actor) && heard_of(*actor) * LITTLE.1 < passed_on.len() * LITTLE.0;
    let little = heard.into_iter().filter(says_little).map(|actor| {
        let (part, whole) = (heard_of(actor).to_string(), passed_on.len().to_string());
        let counts = [("part", Phrase::of_text(part)), ("whole", Phrase::of_text(whole))];
        line(at, "heard_little", actor, &counts)
    });
    let silent = silent.into_iter().map(|(actor, _)| {
        let Some(named) = named_in(at.library(), at.comparisons(), actor).filter(|named| *named > 0) else {
            return line(at, "heard_nowhere_uncounted", actor, &[]);
        };
        let pattern = at.words().form("heard_nowhere", named);
        let count = [("n", Phrase::of_text(named.to_string())), ("number", Phrase::of_text(at.words().number(named)))];
        Phrase::filled(pattern, &[&count[..], &[("actor", Phrase::of_link(at.actor(actor)))]].concat())
    });
    let (silent, little): (Vec<Phrase>, Vec<Phrase>) = (silent.collect(), little.collect());
    Unheard { some_little: !little.is_empty(), lines: [silent, little].concat() }
}

fn line(at: &Viewpoint<'_>, key: &str, actor: ActorKey, parts: &[(&str, Phrase)]) -> Phrase {
    Phrase::filled(at.words().get(key), &[parts, &[("actor", Phrase::of_link(at.actor(actor)))]].concat())
}

/// The live claims on these events that somebody is said to have made, those of a text that speaks for somebody among them.
fn passed_on(at: &Viewpoint<'_>, events: &[EventKey]) -> Vec<ClaimKey> {
    let questions = events.iter().flat_map(|&event| at.comparisons().event(event).questions.iter());
    let cells = questions.flat_map(|&question| &at.comparisons().question(question).cells);
    let claims = cells.flat_map(|cell| &cell.claims).copied();
    claims.filter(|&claim| at.library().counts(claim) && at.library().speakers(claim).next().is_some()).collect()
}

/// Whether somebody makes a claim who is the actor or belongs to it.
fn is_by(at: &Viewpoint<'_>, claim: ClaimKey, actor: ActorKey) -> bool {
    at.library().speakers(claim).any(|speaker| chain(at, speaker).any(|whole| whole == actor))
}

/// An actor and everything it is part of.
fn chain(at: &Viewpoint<'_>, actor: ActorKey) -> impl Iterator<Item = ActorKey> {
    std::iter::successors(Some(actor), |&actor| at.library()[actor].part_of)
}

/// Those who took part in the events or mediated, and those of whom a claim on them speaks and who belong to nobody.
fn concerned(at: &Viewpoint<'_>, events: &[EventKey]) -> BTreeSet<ActorKey> {
    let library = at.library();
    let there = events.iter().flat_map(|&event| library[event].participants.iter().chain(&library[event].mediators)).copied();
    let questions = events.iter().flat_map(|&event| at.comparisons().event(event).questions.iter());
    let claims = questions.flat_map(|&question| at.comparisons().question(question).cells.iter().flat_map(|cell| &cell.claims));
    let spoken_of = claims.filter(|&&claim| library.counts(claim)).flat_map(|&claim| &library[claim].about).copied();
    there.chain(spoken_of.filter(|&actor| library[actor].part_of.is_none())).collect()
}

/// How many reports name an actor, as far as is known, or have a claim about it.
fn mentioned_in(at: &Viewpoint<'_>, actor: ActorKey) -> usize {
    at.comparisons().actor(actor).mentions.iter().filter(|mention| mention.state == MentionState::Named).count()
}
