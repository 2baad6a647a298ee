//! Origins: the smallest number of publishers and voices that must all be wrong for an answer to lose every support
//! (`docs/comparison.md`, "Origins"). By Kőnig's theorem that is the size of a maximum matching.

use std::collections::BTreeMap;

use crate::compare::matching::maximum_matching;
use crate::compare::testimony::{Testimony, Voice};
use crate::model::comparison::Tally;
use crate::model::id::SourceKey;
use crate::model::library::Publisher;

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

    fn join(&mut self, one: Voice, other: Voice) {
        let (one, other) = (self.representative(one), self.representative(other));
        if one != other {
            self.0.insert(one.max(other), one.min(other));
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
        voices
    }

    /// Claims of which no two share a publisher or a voice, as many as there can be.
    pub(super) fn independent<'a>(&self, testimonies: &[&'a Testimony], unknown: Unknown) -> Vec<&'a Testimony> {
        let voiced: Vec<&Testimony> = testimonies.iter().copied().filter(|testimony| testimony.has_voice()).collect();
        let joined = if unknown == Unknown::One { &self.one } else { &self.apart };
        let edge =
            |testimony: &&Testimony| (unknown.publisher(testimony.publisher), joined.representative(unknown.voice(testimony.voices[0])));
        let edges: Vec<(Publisher, Voice)> = voiced.iter().map(edge).collect();
        maximum_matching(&edges).into_iter().map(|index| voiced[index]).collect()
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

/// How many publishers stand behind these claims.
pub(super) fn publishers(testimonies: &[&Testimony], unknown: Unknown) -> usize {
    let mut publishers: Vec<Publisher> = testimonies.iter().map(|testimony| unknown.publisher(testimony.publisher)).collect();
    publishers.sort_unstable();
    publishers.dedup();
    publishers.len()
}
