//! What is asked about: an id as the command line writes it, and the claims that stand or fall with it.

use crate::diagnostic::nearest;
use crate::model::comparison::Comparisons;
use crate::model::id::{ActorKey, ClaimKey, SourceKey, StatementKey};
use crate::model::library::Library;

/// A thing that others rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A source.
    Source(SourceKey),
    /// A claim.
    Claim(ClaimKey),
    /// A statement.
    Statement(StatementKey),
    /// An actor.
    Actor(ActorKey),
}

/// Why an id names nothing that others rest on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
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

impl Target {
    /// Reads `source`, `source#claim`, `actor` or `actor#statement`; `source:` or `actor:` before it settles which is meant.
    ///
    /// # Errors
    /// Where nothing has this id, or two things have it.
    pub fn find(library: &Library, text: &str) -> Result<Self, TargetError> {
        let (kind, id) = match text.split_once(':') {
            Some((kind @ ("source" | "claim"), id)) => (Some((kind, true)), id),
            Some((kind @ ("actor" | "statement"), id)) => (Some((kind, false)), id),
            _ => (None, text),
        };
        let in_source = kind.is_none_or(|(_, is_source)| is_source).then(|| Self::of_source(library, id)).flatten();
        let in_actor = kind.is_none_or(|(_, is_source)| !is_source).then(|| Self::of_actor(library, id)).flatten();
        match (in_source, in_actor) {
            (Some(_), Some(_)) => Err(TargetError::Ambiguous(id.to_owned())),
            (Some(target), None) | (None, Some(target)) => Ok(target),
            (None, None) => Err(TargetError::Unknown { id: text.to_owned(), nearest: nearest_id(library, id) }),
        }
    }

    fn of_source(library: &Library, id: &str) -> Option<Self> {
        match id.split_once('#') {
            None => library.source_key(id).map(Self::Source),
            Some((source, claim)) => library.claim_key(library.source_key(source)?, claim).map(Self::Claim),
        }
    }

    fn of_actor(library: &Library, id: &str) -> Option<Self> {
        match id.split_once('#') {
            None => library.actor_key(id).map(Self::Actor),
            Some((actor, id)) => {
                let mut statements = library.statements_of(library.actor_key(actor)?);
                statements.find(|&key| library[key].id.as_str() == id).map(Self::Statement)
            }
        }
    }

    /// The kind in a word.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Source(_) => "source",
            Self::Claim(_) => "claim",
            Self::Statement(_) => "statement",
            Self::Actor(_) => "actor",
        }
    }

    /// The id.
    pub fn id(self, library: &Library) -> String {
        match self {
            Self::Source(key) => library[key].id.to_string(),
            Self::Claim(key) => library.claim_id(key),
            Self::Statement(key) => library.statement_id(key),
            Self::Actor(key) => library[key].id.to_string(),
        }
    }

    /// A title for readers.
    pub fn title(self, library: &Library) -> String {
        match self {
            Self::Source(key) => library[key].heading().to_owned(),
            Self::Claim(key) => library[key].says.clone().or_else(|| library[key].quote.clone()).unwrap_or_default(),
            Self::Statement(key) => library[key].about.clone().unwrap_or_else(|| library[library[key].actor].name.clone()),
            Self::Actor(key) => library[key].name.clone(),
        }
    }

    /// The claims that stand or fall with it: those of a source and its copies, those of a statement, those that an actor makes, alone or
    /// with others.
    pub fn claims(self, library: &Library, comparisons: &Comparisons) -> Vec<ClaimKey> {
        match self {
            Self::Source(key) => copies(library, key).flat_map(|source| library.claims_of(source)).collect(),
            Self::Claim(key) => vec![key],
            Self::Statement(key) => {
                let tallies = &comparisons.actor(library[key].actor).statements;
                tallies.iter().find(|tally| tally.statement == key).map(|tally| tally.claims.clone()).unwrap_or_default()
            }
            Self::Actor(key) => comparisons.actor(key).claims.clone(),
        }
    }
}

/// A source and its copies.
fn copies(library: &Library, source: SourceKey) -> impl Iterator<Item = SourceKey> {
    let originals = |copy| std::iter::successors(Some(copy), |&copy: &SourceKey| library[copy].original());
    let keys = (0..library.sources.len() as u32).map(SourceKey);
    keys.filter(move |&key| library[key].root == library[source].root && originals(key).any(|original| original == source))
}

fn nearest_id(library: &Library, id: &str) -> Option<String> {
    let sources = library.sources.iter().map(|source| source.id.to_string());
    let actors = library.actors.iter().map(|actor| actor.id.to_string());
    let claims = library.claims.keys().map(|key| library.claim_id(key));
    let statements = library.statements.keys().map(|key| library.statement_id(key));
    let ids: Vec<String> = if id.contains('#') { claims.chain(statements).collect() } else { sources.chain(actors).collect() };
    nearest(id, ids.iter().map(String::as_str)).map(str::to_owned)
}
