//! One thing that happened.

use schemars::JsonSchema;
use serde::Serialize;

use super::{CompactTable, Phrase};

/// The page of an event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EventPage {
    /// What it is called.
    pub title: String,
    /// What the reports say of it and where they differ, as sentences.
    pub lead: Vec<String>,
    /// When, where, who, and how it stands among other events, each as a sentence.
    pub facts: Vec<Phrase>,
    /// What is weak in its reports throughout, as sentences.
    pub ground: Vec<String>,
    /// The comparison; `null` for an event without questions.
    pub table: Option<CompactTable>,
    /// Whose statements its reports pass on, as a sentence; `null` where they pass on none.
    pub voices: Option<String>,
    /// Why the desk places a report here that does not say so itself.
    pub placed: Vec<Phrase>,
}

/// `compare.html`: the tables of all events.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ComparePage {
    /// How much is compared and what was found, as a sentence.
    pub lead: String,
    /// What is known of the quotes, as a sentence.
    pub quotes: Option<String>,
    /// Whether a table holds words that the switch can show.
    pub has_words: bool,
    /// Whether a table has a cell that says nothing, so that the sign for it must be explained.
    pub has_silence: bool,
    /// Whether a table has reports as numbers, which must be explained.
    pub has_chips: bool,
    /// A table an event, in the order of time.
    pub tables: Vec<CompactTable>,
}
