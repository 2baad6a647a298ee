//! Claims as testimony: who publishes them, whose voice they are, and what they are worth (`docs/comparison.md`, "Who stands behind a
//! claim").

use crate::compare::time::Time;
use crate::model::answer::{Answer, Given};
use crate::model::id::{ActorKey, ClaimKey, QuestionKey, SourceKey, StatementKey};
use crate::model::library::{Claim, Library, Publisher, Question};
use crate::model::words::{ActorKind, Sourcing};

/// Whoever holds a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holder {
    /// A speaker.
    Actor(ActorKey),
    /// An unnamed speaker of whom nobody knows whose member it is: one apart for every publisher.
    Unnamed(ActorKey, Publisher),
    /// A source in its own voice.
    Source(SourceKey),
}

impl Holder {
    /// The actor, where it is one.
    pub(super) fn actor(self) -> Option<ActorKey> {
        match self {
            Self::Actor(actor) | Self::Unnamed(actor, _) => Some(actor),
            Self::Source(_) => None,
        }
    }
}

/// Who has to be right for a claim to be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Voice {
    /// Somebody of this side.
    Side(ActorKey),
    /// Whoever publishes it.
    Publisher(Publisher),
}

/// Where a position belongs, for asking whether two that exclude each other lie within one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Belonging {
    /// To a side.
    Side(ActorKey),
    /// To nobody but its holder.
    Holder(Holder),
}

/// What a claim proves beyond that it was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// It has a voice.
    Voiced,
    /// A participant or mediator is relayed to have said it: no voice, but a position.
    RelayedPosition,
    /// An own voice that only repeats a speaker of the same source: no voice, but a position.
    Echo,
    /// Hearsay of anybody else, or a machine's text: it is compared only where nothing has a voice.
    Hearsay,
}

/// One live claim.
#[derive(Debug, Clone)]
pub(super) struct Testimony {
    pub(super) claim: ClaimKey,
    pub(super) source: SourceKey,
    pub(super) statement: Option<StatementKey>,
    pub(super) publisher: Publisher,
    /// Sorted; several for a joint utterance.
    pub(super) holders: Vec<Holder>,
    /// The voice; several for a joint utterance, which makes them one on the whole question.
    pub(super) voices: Vec<Voice>,
    /// The side whose own organ passes this on for somebody else: if it is wrong, so is the claim, whoever the voice is.
    pub(super) organ: Option<ActorKey>,
    /// Where it belongs: the sides of its speakers, of an echo those that it echoes.
    pub(super) belongings: Vec<Belonging>,
    /// What its position in this source adds up to: of a set, the members of all such claims.
    pub(super) answer: Answer,
    /// Whether these are said to be all members.
    pub(super) only: bool,
    pub(super) weight: Weight,
    pub(super) is_echo: bool,
    /// Whether it is the word of a party, a mediator or a witness.
    pub(super) is_party: bool,
    /// When it holds; of a question whose answer does not change, always.
    pub(super) time: Time,
    /// Which of the question's answers it gives, and for which time. Claims with one number are alike in both; numbers ascend as answers
    /// do, then as times.
    pub(super) number: usize,
}

impl Testimony {
    pub(super) fn given(&self) -> Given<'_> {
        Given { answer: &self.answer, only: self.only }
    }

    pub(super) fn has_voice(&self) -> bool {
        self.weight == Weight::Voiced
    }

    /// Whether it is the word of this side. An echo counts to the side that it echoes.
    pub(super) fn is_of(&self, side: ActorKey) -> bool {
        let mut belongings = self.belongings.iter();
        let is_theirs = |belonging: &Belonging| *belonging == Belonging::Side(side);
        if self.is_echo { belongings.any(is_theirs) } else { belongings.all(is_theirs) }
    }
}

/// The live claims on a question, in their order, which is that of sources.
pub(super) fn testimonies(library: &Library, key: QuestionKey, claims: &[ClaimKey]) -> Vec<Testimony> {
    let hearing = Hearing::new(library, key);
    let mut found: Vec<Testimony> = claims.iter().map(|&claim| hearing.testimony(claim)).collect();
    for said in found.chunk_by_mut(|one, other| one.source == other.source) {
        Hearing::add_up(said);
        hearing.mark_echoes(said);
    }
    number(&mut found);
    found
}

fn number(testimonies: &mut [Testimony]) {
    let mut order: Vec<usize> = (0..testimonies.len()).collect();
    let what = |testimony: &Testimony, other: &Testimony| (testimony.given(), testimony.time).cmp(&(other.given(), other.time));
    order.sort_by(|&one, &other| what(&testimonies[one], &testimonies[other]));
    let mut number = 0;
    for (place, &index) in order.iter().enumerate() {
        let is_another = |&before: &usize| what(&testimonies[before], &testimonies[index]).is_ne();
        if place.checked_sub(1).map(|before| &order[before]).is_some_and(is_another) {
            number += 1;
        }
        testimonies[index].number = number;
    }
}

/// Whether an actor is one of `parties`, or part of one.
pub(super) fn belongs(library: &Library, actor: ActorKey, parties: &[ActorKey]) -> bool {
    chain(library, actor).any(|actor| parties.contains(&actor))
}

/// An actor and everything that it is part of.
pub(super) fn chain(library: &Library, actor: ActorKey) -> impl Iterator<Item = ActorKey> {
    std::iter::successors(Some(actor), |&actor| library[actor].part_of)
}

struct Hearing<'library> {
    library: &'library Library,
    question: &'library Question,
    /// The participants and mediators of the event.
    parties: Vec<ActorKey>,
    /// Their sides.
    sides: Vec<ActorKey>,
}

impl<'library> Hearing<'library> {
    fn new(library: &'library Library, key: QuestionKey) -> Self {
        let question = &library[key];
        let event = &library[question.event];
        let parties: Vec<ActorKey> = event.participants.iter().chain(&event.mediators).copied().collect();
        let sides = parties.iter().map(|&party| library.side(party)).collect();
        Self { library, question, parties, sides }
    }

    fn testimony(&self, key: ClaimKey) -> Testimony {
        let library = self.library;
        let claim = &library[key];
        let source = &library[claim.source];
        let publisher = source.publisher_key;
        let voice_of = library[source.root].voice_of;
        let speakers: Vec<ActorKey> = library.speakers(key).collect();
        let mut holders: Vec<Holder> = speakers.iter().map(|&actor| self.holder(actor, publisher)).collect();
        if holders.is_empty() {
            holders.push(Holder::Source(claim.source));
        }
        holders.sort_unstable();
        let organ = self.organ(publisher, voice_of);
        let mut voices: Vec<Voice> = speakers.iter().map(|&actor| self.voice(actor, publisher)).collect();
        if let Some(side) = organ {
            voices.retain(|&voice| voice != Voice::Side(side) && voice != own_voice(publisher));
        }
        let passes_on = organ.filter(|_| !voices.is_empty());
        if voices.is_empty() {
            voices.push(organ.map_or(own_voice(publisher), Voice::Side));
        }
        let of_party = !speakers.is_empty() && speakers.iter().all(|&actor| belongs(library, actor, &self.parties));
        let is_party = match claim.sourcing {
            Some(Sourcing::Witnessed) => true,
            Some(Sourcing::Document) if !claim.by.is_empty() => true,
            _ => of_party,
        };
        let weight = match claim.sourcing {
            Some(Sourcing::Relayed) if claim.by.iter().any(|&actor| belongs(library, actor, &self.parties)) => Weight::RelayedPosition,
            _ if library.is_hearsay(key) => Weight::Hearsay,
            _ => Weight::Voiced,
        };
        let belongings = holders.iter().map(|&holder| self.belonging(holder, organ, publisher)).collect();
        let (at, is_stated) = (library.holds_at(key), claim.as_of.is_some());
        let time = if self.question.over_time { Time { at, is_stated } } else { Time::default() };
        let (answer, only, statement) = (claim.answer.clone(), claim.only, claim.statement);
        let (source, is_echo) = (claim.source, false);
        let organ = passes_on;
        Testimony {
            claim: key,
            source,
            statement,
            publisher,
            holders,
            voices,
            organ,
            belongings,
            answer,
            only,
            weight,
            is_echo,
            is_party,
            time,
            number: 0,
        }
    }

    fn holder(&self, actor: ActorKey, publisher: Publisher) -> Holder {
        let is_unplaced = self.library[actor].kind == ActorKind::Unnamed && self.library[actor].part_of.is_none();
        if is_unplaced { Holder::Unnamed(actor, publisher) } else { Holder::Actor(actor) }
    }

    /// The voice of a speaker. Nobody can tell an unnamed one from who prints it.
    fn voice(&self, actor: ActorKey, publisher: Publisher) -> Voice {
        match (self.holder(actor, publisher), self.library[actor].close_to) {
            (Holder::Unnamed(..), Some(near)) => Voice::Side(self.library.side(near)),
            (Holder::Unnamed(..), None) => own_voice(publisher),
            _ => Voice::Side(self.library.side(actor)),
        }
    }

    /// The side whose own organ the publisher is, where that side takes part or mediates: what the organ carries is the side's word for
    /// it, whoever it quotes.
    fn organ(&self, publisher: Publisher, voice_of: Option<ActorKey>) -> Option<ActorKey> {
        let owner = match publisher {
            Publisher::Actor(owner) => Some(self.library.side(owner)),
            Publisher::Named(_) | Publisher::Unknown(_) => None,
        };
        let sides = owner.into_iter().chain(voice_of.map(|actor| self.library.side(actor)));
        sides.into_iter().find(|side| self.sides.contains(side))
    }

    /// The own voice of a side's organ, and of a publisher that is an actor, is a word of theirs.
    fn belonging(&self, holder: Holder, organ: Option<ActorKey>, publisher: Publisher) -> Belonging {
        match (holder, organ, publisher) {
            (Holder::Actor(actor), ..) => Belonging::Side(self.library.side(actor)),
            (Holder::Source(_), Some(side), _) => Belonging::Side(side),
            (Holder::Source(_), None, Publisher::Actor(owner)) => Belonging::Side(self.library.side(owner)),
            _ => Belonging::Holder(holder),
        }
    }

    /// What one position says of a set in one source, at one time, adds up.
    fn add_up(said: &mut [Testimony]) {
        let is_set = |testimony: &Testimony| matches!(testimony.answer, Answer::Set(_));
        if said.len() < 2 || !said.iter().any(is_set) {
            return;
        }
        let whole = |of: &Testimony| {
            let same = said.iter().filter(|other| is_set(other) && other.holders == of.holders && other.time == of.time);
            let mut members: Vec<usize> = same.clone().flat_map(|other| other.answer.members()).copied().collect();
            members.sort_unstable();
            members.dedup();
            (Answer::Set(members), same.into_iter().any(|other| other.only))
        };
        let wholes: Vec<Option<(Answer, bool)>> = said.iter().map(|of| is_set(of).then(|| whole(of))).collect();
        for (testimony, whole) in said.iter_mut().zip(wholes) {
            if let Some((answer, only)) = whole {
                (testimony.answer, testimony.only) = (answer, only);
            }
        }
    }

    /// Marks the own voices of one source that only repeat what it attributes to a speaker.
    fn mark_echoes(&self, said: &mut [Testimony]) {
        let claim = |testimony: &Testimony| -> &'library Claim { &self.library[testimony.claim] };
        let attributed: Vec<(Answer, bool, Vec<Belonging>)> = said
            .iter()
            .filter(|testimony| !claim(testimony).by.is_empty())
            .map(|testimony| (testimony.answer.clone(), testimony.only, testimony.belongings.clone()))
            .collect();
        // Where a text's own voice is that of an actor, it is that actor's word and repeats nobody.
        for testimony in said.iter_mut().filter(|testimony| matches!(testimony.holders[..], [Holder::Source(_)])) {
            let is_first_hand = matches!(claim(testimony).sourcing, Some(Sourcing::Witnessed | Sourcing::Document));
            let repeats =
                |(answer, only, _): &&(Answer, bool, _)| self.question.follows_from(testimony.given(), Given { answer, only: *only });
            let echoed: Vec<Belonging> =
                attributed.iter().filter(repeats).flat_map(|(.., belongings)| belongings.iter().copied()).collect();
            if is_first_hand || echoed.is_empty() {
                continue;
            }
            testimony.is_echo = true;
            testimony.belongings.extend(echoed);
            testimony.belongings.sort_unstable();
            testimony.belongings.dedup();
            if testimony.weight == Weight::Voiced {
                testimony.weight = Weight::Echo;
            }
        }
    }
}

/// A publisher's own voice; where the publisher is an actor, that is the actor's.
fn own_voice(publisher: Publisher) -> Voice {
    match publisher {
        Publisher::Actor(owner) => Voice::Side(owner),
        Publisher::Named(_) | Publisher::Unknown(_) => Voice::Publisher(publisher),
    }
}
