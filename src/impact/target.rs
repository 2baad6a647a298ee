//! What is asked about: an id as the command line writes it, and the claims that stand or fall with it.

use std::collections::BTreeSet;

use super::report::StandsAs;
use crate::diagnostic::nearest;
use crate::model::comparison::Comparisons;
use crate::model::id::{ActorKey, ClaimKey, SourceKey};
use crate::model::library::{Library, Source};
use crate::model::thing::Thing;

/// Why an id names nothing that others rest on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TargetError {
    /// Nothing has this id.
    #[error("no source, claim, statement or actor is called `{id}`")]
    Unknown {
        /// The id as given.
        id: String,
        /// The nearest id that there is.
        nearest: Option<String>,
    },
    /// A source and an actor have this id.
    #[error("`{0}` is a source and an actor: write `source:{0}` or `actor:{0}`")]
    Ambiguous(String),
}

/// Reads `source`, `source#claim`, `actor` or `actor#statement`; `source:` or `actor:` before it settles which is meant.
///
/// # Errors
/// Where nothing has this id, or two things have it.
pub(crate) fn find(library: &Library, text: &str) -> Result<Thing, TargetError> {
    let (kind, id) = match text.split_once(':') {
        Some((kind @ ("source" | "claim"), id)) => (Some((kind, true)), id),
        Some((kind @ ("actor" | "statement"), id)) => (Some((kind, false)), id),
        _ => (None, text),
    };
    let in_source = kind.is_none_or(|(_, is_source)| is_source).then(|| in_source(library, id)).flatten();
    let in_actor = kind.is_none_or(|(_, is_source)| !is_source).then(|| in_actor(library, id)).flatten();
    match (in_source, in_actor) {
        (Some(_), Some(_)) => Err(TargetError::Ambiguous(id.to_owned())),
        (Some(target), None) | (None, Some(target)) => Ok(target),
        (None, None) => Err(TargetError::Unknown { id: text.to_owned(), nearest: nearest_id(library, id) }),
    }
}

fn in_source(library: &Library, id: &str) -> Option<Thing> {
    match id.split_once('#') {
        None => library.source_key(id).map(Thing::Source),
        Some((source, claim)) => library.claim_key(library.source_key(source)?, claim).map(Thing::Claim),
    }
}

fn in_actor(library: &Library, id: &str) -> Option<Thing> {
    match id.split_once('#') {
        None => library.actor_key(id).map(Thing::Actor),
        Some((actor, statement)) => library.statement_key(library.actor_key(actor)?, statement).map(Thing::Statement),
    }
}

/// The claims that stand or fall with a thing: those of a source and its copies, those of a statement, those that an actor makes, alone or
/// with others, and those of the sources behind which it stands. Nothing stands or falls with what only asks, tells or concludes.
pub(crate) fn claims_resting_on(thing: Thing, library: &Library, comparisons: &Comparisons) -> Vec<ClaimKey> {
    match thing {
        Thing::Source(key) => copies(library, key).flat_map(|source| library.claims_of(source)).collect(),
        Thing::Claim(key) => vec![key],
        Thing::Statement(key) => {
            let tallies = &comparisons.actor(library[key].actor).statements;
            tallies.iter().find(|tally| tally.statement == key).map(|tally| tally.claims.clone()).unwrap_or_default()
        }
        Thing::Actor(key) => {
            let behind = sources_of(library, key).flat_map(|(source, _)| library.claims_of(source));
            let claims: BTreeSet<ClaimKey> = comparisons.actor(key).claims.iter().copied().chain(behind).collect();
            claims.into_iter().collect()
        }
        Thing::Site | Thing::Briefing(_) | Thing::Judgement(..) | Thing::Event(_) | Thing::Question(_) | Thing::Page(_) => Vec::new(),
    }
}

/// The sources behind which an actor stands, and how: copies by the text at the root of their chain. All that such a source has rests on
/// the actor, whoever is quoted there.
pub(super) fn sources_of(library: &Library, actor: ActorKey) -> impl Iterator<Item = (SourceKey, StandsAs)> {
    let stands = move |source: &Source| {
        let mut owners = std::iter::successors(source.published_by, |&owned| library[owned].part_of);
        match owners.position(|owner| owner == actor) {
            Some(0) => Some(StandsAs::Publisher),
            Some(_) => Some(StandsAs::Owner),
            None => (library[source.root].voice_of == Some(actor)).then_some(StandsAs::Voice),
        }
    };
    library.sources.entries().filter_map(move |(key, source)| Some((key, stands(source)?)))
}

/// A source and its copies.
fn copies(library: &Library, source: SourceKey) -> impl Iterator<Item = SourceKey> {
    let originals = |copy| std::iter::successors(Some(copy), |&copy: &SourceKey| library[copy].original());
    library
        .sources
        .keys()
        .filter(move |&key| library[key].root == library[source].root && originals(key).any(|original| original == source))
}

fn nearest_id(library: &Library, id: &str) -> Option<String> {
    let sources = library.sources.iter().map(|source| source.id.to_string());
    let actors = library.actors.iter().map(|actor| actor.id.to_string());
    let claims = library.claims.keys().map(|key| library.claim_id(key));
    let statements = library.statements.keys().map(|key| library.statement_id(key));
    let ids: Vec<String> = if id.contains('#') { claims.chain(statements).collect() } else { sources.chain(actors).collect() };
    nearest(id, ids.iter().map(String::as_str)).map(str::to_owned)
}
