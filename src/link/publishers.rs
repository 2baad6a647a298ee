//! Who published each source: an actor where the publisher's name is one of an actor's, and then the top of its `part_of` chain.

use std::collections::BTreeMap;

use super::references::{Lookup, References};
use crate::model::id::{ActorKey, SourceKey};
use crate::model::kind::Kind;
use crate::model::library::{Actor, Derivation, Publisher, PublisherName, Source};
use crate::model::list::{Key as _, List};
use crate::model::words::ActorKind;

/// Fills in the publisher of each source, that of the source at the root of its chain; gives the names of those that are no actors. An
/// actor that publishes is mentioned.
pub(super) fn resolve(
    sources: &mut List<SourceKey, Source>,
    actors: &List<ActorKey, Actor>,
    references: &mut References<'_>,
) -> Vec<String> {
    let by_name = by_name(actors);
    let mut names: BTreeMap<&str, PublisherName> = BTreeMap::new();
    let own = sources.map(|(key, source)| {
        let publisher = source.publisher.as_deref().map(str::trim);
        let actor = publisher.and_then(|name| by_name.get(name).copied());
        if let Some(actor) = actor {
            references.mention(Kind::Actor, Lookup::At(actor.index()));
        }
        let own_publisher = actor;
        let wire = source.derived_from.and_then(|derivation| match derivation {
            Derivation::Wire(actor) => Some(actor),
            Derivation::Source(_) => None,
        });
        let actor = wire.or(actor);
        let key = match (actor, publisher) {
            (Some(actor), _) => Publisher::Actor(actors[actor].side),
            (None, Some(name)) => {
                let next = PublisherName(names.len() as u32);
                Publisher::Named(*names.entry(name).or_insert(next))
            }
            (None, None) => Publisher::Unknown(key),
        };
        (key, actor, own_publisher)
    });
    let mut listed = vec![String::new(); names.len()];
    for (name, PublisherName(number)) in names {
        name.clone_into(&mut listed[number as usize]);
    }
    for (key, source) in sources.entries_mut() {
        (source.publisher_key, source.published_by, _) = own[source.root];
        source.own_publisher = own[key].2;
    }
    listed
}

/// The actor that each name or alias means. Of several, one whose name it is goes before one that only has the alias, an actor of kind
/// `media` before others, and then the first by id.
fn by_name(actors: &List<ActorKey, Actor>) -> BTreeMap<&str, ActorKey> {
    let mut forms: Vec<(&str, bool, bool, ActorKey)> = Vec::new();
    for (key, actor) in actors.entries() {
        let is_other = actor.kind != ActorKind::Media;
        forms.push((actor.name.trim(), false, is_other, key));
        forms.extend(actor.aliases.iter().map(|alias| (alias.trim(), true, is_other, key)));
    }
    forms.sort_unstable();
    let mut by_name = BTreeMap::new();
    for (form, _, _, key) in forms {
        by_name.entry(form).or_insert(key);
    }
    by_name
}
