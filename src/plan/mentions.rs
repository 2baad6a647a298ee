//! Who mentions and who publishes: the ways from an actor to the sources that the library holds in the other direction only.

use crate::model::comparison::{Comparisons, Mention};
use crate::model::id::{ActorKey, ClaimKey, SourceKey};
use crate::model::library::{Library, NameForm};
use crate::model::list::Key as _;
use crate::model::quote::TextCounts;
use crate::model::words::ActorKind;

/// Sorted lists, each built in one pass and searched by halving.
#[derive(Debug)]
pub(crate) struct Mentions {
    /// Names by actor: the source and the index in its `names`.
    named: Vec<(ActorKey, SourceKey, usize)>,
    /// Live sources by the actor that publishes them, by those that own their publisher, and by the actor whose text they only carry.
    published: Vec<(ActorKey, SourceKey)>,
    owned: Vec<(ActorKey, SourceKey)>,
    carried: Vec<(ActorKey, SourceKey)>,
    /// Sources by the actor whose voice their own is.
    voiced: Vec<(ActorKey, SourceKey)>,
}

impl Mentions {
    /// Turns the lists around.
    pub(crate) fn of(library: &Library) -> Self {
        let mut named = Vec::new();
        for (key, source) in library.sources.entries() {
            named.extend(source.names.iter().enumerate().map(|(position, name)| (name.actor, key, position)));
        }
        let (mut published, mut owned, mut carried) = (Vec::new(), Vec::new(), Vec::new());
        for (key, source) in library.sources.entries().filter(|(_, source)| source.withdrawn_with.is_none()) {
            published.extend(source.own_publisher.map(|actor| (actor, key)));
            let owners = std::iter::successors(source.own_publisher, |&actor| library[actor].part_of).skip(1);
            owned.extend(owners.map(|actor| (actor, key)));
            let text_of = source.published_by.filter(|&actor| source.own_publisher != Some(actor));
            carried.extend(text_of.map(|actor| (actor, key)));
        }
        let sources = library.sources.entries();
        let mut voiced: Vec<(ActorKey, SourceKey)> =
            sources.filter_map(|(key, source)| Some((library[source.root].voice_of?, key))).collect();
        named.sort_unstable();
        voiced.sort_unstable();
        published.sort_unstable();
        owned.sort_unstable();
        carried.sort_unstable();
        Self { named, published, owned, carried, voiced }
    }

    /// The live sources that an actor publishes itself.
    pub(crate) fn published(&self, actor: ActorKey) -> impl Iterator<Item = SourceKey> {
        range(&self.published, |entry| entry.0, actor).iter().map(|&(_, source)| source)
    }

    /// The live sources that another publishes who is part of an actor.
    pub(crate) fn owned(&self, actor: ActorKey) -> impl Iterator<Item = SourceKey> {
        range(&self.owned, |entry| entry.0, actor).iter().map(|&(_, source)| source)
    }

    /// The live sources that another publishes and that carry the text of an actor, a wire above all.
    pub(crate) fn carried(&self, actor: ActorKey) -> impl Iterator<Item = SourceKey> {
        range(&self.carried, |entry| entry.0, actor).iter().map(|&(_, source)| source)
    }

    /// The sources whose own voice is that of an actor.
    pub(crate) fn voiced(&self, actor: ActorKey) -> impl Iterator<Item = SourceKey> {
        range(&self.voiced, |entry| entry.0, actor).iter().map(|&(_, source)| source)
    }

    /// The claims that an actor makes, and those in the own voice of the sources that speak for it. Sorted.
    pub(crate) fn spoken(&self, library: &Library, comparisons: &Comparisons, actor: ActorKey) -> Vec<ClaimKey> {
        let own = self.voiced(actor).flat_map(|source| library.claims_of(source)).filter(|&claim| library[claim].by.is_empty());
        let mut claims: Vec<ClaimKey> = own.chain(comparisons.actor(actor).claims.iter().copied()).collect();
        claims.sort_unstable();
        claims
    }

    /// The names that live sources declare for an actor, by source.
    pub(crate) fn names<'site>(&self, library: &'site Library, actor: ActorKey) -> impl Iterator<Item = (SourceKey, &'site NameForm)> {
        let names = range(&self.named, |entry| entry.0, actor).iter();
        let live = names.filter(|(_, source, _)| library[*source].withdrawn.is_none());
        live.map(|&(_, source, position)| (source, &library[source].names[position]))
    }
}

/// In how many texts an actor is named, of those in which it might be; `None` where not all were counted, or it has no name. Who is quoted
/// or spoken of need not be named.
pub(crate) fn named_in(library: &Library, comparisons: &Comparisons, actor: ActorKey) -> Option<usize> {
    let counted = |mention: &Mention| comparisons.texts.counted(mention.source.index());
    let counts: Option<Vec<_>> = comparisons.actor(actor).mentions.iter().map(counted).collect();
    let is_named = |counts: &&TextCounts| counts.named.binary_search(&actor).is_ok();
    counts.filter(|_| library[actor].kind != ActorKind::Unnamed).map(|counts| counts.into_iter().filter(is_named).count())
}

/// The entries of a sorted list that belong to one key.
fn range<Entry, Key: Ord + Copy>(entries: &[Entry], key_of: impl Fn(&Entry) -> Key, key: Key) -> &[Entry] {
    let start = entries.partition_point(|entry| key_of(entry) < key);
    let end = entries.partition_point(|entry| key_of(entry) <= key);
    &entries[start..end]
}
