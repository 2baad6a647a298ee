//! Origins: the smallest number of publishers and voices that must all be wrong for an answer to lose every support
//! (`docs/comparison.md`, "Origins"). By Kőnig's theorem that is the size of a maximum matching.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::matching::maximum_matching;
use crate::compare::testimony::{Holder, Testimony, Voice};
use crate::model::comparison::Tally;
use crate::model::id::SourceKey;
use crate::model::library::Publisher;

/// So many choices of sides that pass something on are tried. Seven sides with an organ each come to half of them.
const MOST_WAYS: usize = 256;

/// Whether unknown publishers are each their own or all one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unknown {
    Apart,
    One,
}

impl Unknown {
    /// The publisher that is counted for this one.
    pub(super) fn publisher(self, publisher: Publisher) -> Publisher {
        match (self, publisher) {
            (Self::One, Publisher::Unknown(_)) => Publisher::Unknown(SourceKey(0)),
            _ => publisher,
        }
    }

    fn voice(self, voice: Voice) -> Voice {
        match voice {
            Voice::Publisher(publisher) => Voice::Publisher(self.publisher(publisher)),
            Voice::Side(_) => voice,
        }
    }

    /// The speaker that is counted for this one: what unknown publishers heard from one unnamed voice.
    pub(super) fn holder(self, holder: Holder) -> Holder {
        match holder {
            Holder::Unnamed(actor, publisher) => Holder::Unnamed(actor, self.publisher(publisher)),
            Holder::Actor(_) | Holder::Source(_) => holder,
        }
    }
}

/// Which voices are one, as a joint utterance makes them.
#[derive(Debug, Default)]
pub(super) struct Voices {
    apart: Joined,
    one: Joined,
}

/// Voices by one of those that they are joined to; the last of such a chain stands for all.
#[derive(Debug, Default)]
struct Joined(BTreeMap<Voice, Voice>);

impl Joined {
    fn representative(&self, mut voice: Voice) -> Voice {
        while let Some(&next) = self.0.get(&voice) {
            voice = next;
        }
        voice
    }

    /// Chains stay short, for whatever is asked for is led to the end of its chain at once.
    fn shortened(&mut self, voice: Voice) -> Voice {
        let end = self.representative(voice);
        let mut next = voice;
        while let Some(former) = (next != end).then(|| self.0.insert(next, end)).flatten() {
            next = former;
        }
        end
    }

    fn join(&mut self, one: Voice, other: Voice) {
        let (one, other) = (self.shortened(one), self.shortened(other));
        if one != other {
            self.0.insert(one.max(other), one.min(other));
        }
    }

    /// Leads every voice to the end of its chain.
    fn shorten(&mut self) {
        let joined: Vec<Voice> = self.0.keys().copied().collect();
        for voice in joined {
            self.shortened(voice);
        }
    }
}

impl Voices {
    /// The voices of a question, or of whatever these claims answer.
    pub(super) fn of<'a>(testimonies: impl IntoIterator<Item = &'a Testimony>) -> Self {
        let mut voices = Self::default();
        for testimony in testimonies {
            for pair in testimony.voices.windows(2) {
                voices.apart.join(pair[0], pair[1]);
                voices.one.join(Unknown::One.voice(pair[0]), Unknown::One.voice(pair[1]));
            }
        }
        voices.apart.shorten();
        voices.one.shorten();
        voices
    }

    /// Claims of which no two share a publisher or a voice, as many as there can be. What a side's organ passes on shares a voice with
    /// the side, too.
    pub(super) fn independent<'a>(&self, testimonies: &[&'a Testimony], unknown: Unknown) -> Vec<&'a Testimony> {
        let voiced: Vec<&Testimony> = testimonies.iter().copied().filter(|testimony| testimony.has_voice()).collect();
        let joined = if unknown == Unknown::One { &self.one } else { &self.apart };
        let voice = |testimony: &Testimony| joined.representative(unknown.voice(testimony.voices[0]));
        let side = |testimony: &Testimony| testimony.organ.map(|side| joined.representative(Voice::Side(side)));
        // A joint utterance may have made both one voice.
        let organ = |testimony: &Testimony| side(testimony).filter(|side| *side != voice(testimony));
        // A claim that is passed on joins two voices, and no such claim fits among those of publishers and voices. But of each side at most
        // one is taken: so each side either passes on, through one of its publishers, or is a voice.
        let taken = |passing: &[(Voice, Publisher)]| {
            let passes = |side: Voice| passing.iter().find(|(one, _)| *one == side).map(|(_, publisher)| *publisher);
            let (mut indices, mut edges): (Vec<usize>, Vec<(Publisher, Voice)>) = (Vec::new(), Vec::new());
            for (index, testimony) in voiced.iter().enumerate() {
                let (publisher, voice) = (unknown.publisher(testimony.publisher), voice(testimony));
                let is_open = organ(testimony).is_none_or(|side| passes(side) == Some(publisher));
                if is_open && passes(voice).is_none() {
                    indices.push(index);
                    edges.push((publisher, voice));
                }
            }
            maximum_matching(&edges).into_iter().map(|edge| voiced[indices[edge]]).collect::<Vec<_>>()
        };
        let mut passing: BTreeMap<Voice, BTreeSet<Publisher>> = BTreeMap::new();
        for testimony in &voiced {
            if let Some(side) = organ(testimony) {
                passing.entry(side).or_default().insert(unknown.publisher(testimony.publisher));
            }
        }
        let mut most = taken(&[]);
        for ways in ways(passing).iter().filter(|ways| !ways.is_empty()) {
            let found = taken(ways);
            if found.len() > most.len() {
                most = found;
            }
        }
        most
    }

    /// Reports and origins of these claims.
    pub(super) fn tally(&self, testimonies: &[&Testimony]) -> Tally {
        let mut sources: Vec<SourceKey> = testimonies.iter().map(|testimony| testimony.source).collect();
        sources.sort_unstable();
        sources.dedup();
        let parties: Vec<&Testimony> = testimonies.iter().copied().filter(|testimony| testimony.is_party).collect();
        Tally {
            reports: sources.len(),
            origins: self.independent(testimonies, Unknown::Apart).len(),
            origins_at_least: self.independent(testimonies, Unknown::One).len(),
            party_origins: self.independent(&parties, Unknown::Apart).len(),
        }
    }
}

/// Each choice of sides that pass something on, with the publisher by which each does. Where these would be too many, the last sides pass
/// nothing on, and less is counted.
fn ways(passing: BTreeMap<Voice, BTreeSet<Publisher>>) -> Vec<Vec<(Voice, Publisher)>> {
    let mut ways = vec![Vec::new()];
    for (side, publishers) in passing {
        if ways.len() * (publishers.len() + 1) > MOST_WAYS {
            break;
        }
        let with = |way: &Vec<(Voice, Publisher)>| -> Vec<_> {
            publishers.iter().map(|&publisher| way.iter().copied().chain([(side, publisher)]).collect()).collect()
        };
        let more: Vec<_> = ways.iter().flat_map(with).collect();
        ways.extend(more);
    }
    ways
}

/// How many publishers stand behind these claims.
pub(super) fn publishers(testimonies: &[&Testimony], unknown: Unknown) -> usize {
    let mut publishers: Vec<Publisher> = testimonies.iter().map(|testimony| unknown.publisher(testimony.publisher)).collect();
    publishers.sort_unstable();
    publishers.dedup();
    publishers.len()
}
