//! One source: what it is worth, what it says, where it differs from others.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Link, Phrase, ToldView, WithdrawalView, Wording};

/// The page of a source. Its body stands in `prose`: notes of the desk, or the source's own text.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourcePage {
    /// What it is called: its short name, or its title where it has none.
    pub title: Wording,
    /// Its headline in its own language; `null` where it has none or goes by it.
    pub headline: Option<Wording>,
    /// Why it does not count; `null` where it does.
    pub withdrawn: Option<WithdrawalView>,
    /// What is known of it and what is not, as sentences.
    pub record: Vec<Phrase>,
    /// How good it is held to be and why, as sentences.
    pub worth: String,
    /// What a reader must know, and which passages are not the publisher's, as sentences.
    pub warnings: Vec<Phrase>,
    /// How many statements it makes and passes on, as a sentence.
    pub lead: String,
    /// The questions on which it differs from others, as a sentence; `null` where it does not.
    pub differs: Option<Phrase>,
    /// What it says, by event, in the order of the tables.
    pub events: Vec<SaidTable>,
    /// Whether one of its answers has been rated, so that the head of the table says what the ratings are.
    pub has_credibility: bool,
    /// Whether the desk notes anything on one of its claims.
    pub has_notes: bool,
    /// On how many shared questions it agrees with others, as sentences.
    pub agrees: Vec<Phrase>,
    /// How it writes actors.
    pub names: Vec<SourceNames>,
    /// Ready citations.
    pub citations: CitationsView,
    /// Whether the body is the source's own text.
    pub is_own_text: bool,
    /// What its publisher changed of the quoted passages; `null` where one text alone is archived.
    pub changed: Option<ChangedText>,
}

/// A text that its publisher changed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChangedText {
    /// How many of the quoted passages were changed, as a sentence.
    pub lead: String,
    /// Those that do not stand in every archived text.
    pub passages: Vec<ChangedPassage>,
}

/// A quoted passage that does not stand in every archived text.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChangedPassage {
    /// The claim, under the short name of its question.
    pub claim: Link,
    /// The quoted words.
    pub quote: Wording,
    /// What stands in each archived text, in the order of retrieval.
    pub versions: Vec<CaptureVersion>,
}

/// What stands in one archived text.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CaptureVersion {
    /// When it was retrieved and whether the words stand, as a sentence.
    pub text: String,
    /// The quoted words against the passage in their place; empty where they stand, or where nothing like them does.
    pub runs: Vec<PassageRunView>,
}

/// Words of a quote and of a passage, in reading order.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PassageRunView {
    /// `both`, `quote` for words that only the quote has, `passage` for words that only this text has.
    pub side: &'static str,
    /// Whether a space stands before them.
    pub spaced: bool,
    /// The words.
    pub words: String,
}

/// What a source says on one event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SaidTable {
    /// The event.
    pub event: Link,
    /// Whether the desk placed the source at it.
    pub matched: bool,
    /// The claims, withdrawn ones among them.
    pub rows: Vec<SaidRow>,
}

/// One answer with the claims that give it, in their one full place.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SaidRow {
    /// The fragments of its claims: `claim-ID`.
    pub anchors: Vec<String>,
    /// The question.
    pub question: Link,
    /// How many rows from here on are of this question; 0 behind the first of them.
    pub span: usize,
    /// The answer, who gives it, and the words.
    pub told: ToldView,
    /// The claims in the desk's own words, where they quote none.
    pub says: Vec<String>,
    /// Remarks of the desk.
    pub notes: Vec<String>,
    /// How credible the information is, where it was rated and can be judged (`t["credibility_" ~ …]`).
    pub credibility: Option<u8>,
}

/// How a source writes one actor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SourceNames {
    /// The actor.
    pub actor: Link,
    /// The forms of the name, in the order of the file.
    pub forms: Vec<WrittenName>,
}

/// A name as a source writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WrittenName {
    /// The name.
    pub form: Wording,
    /// The role that the source gives with it.
    pub role: Option<String>,
}

/// The source as other programs cite it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CitationsView {
    /// One line of text.
    pub text: String,
    /// CSL-JSON.
    pub csl: String,
    /// BibLaTeX.
    pub bibtex: String,
    /// RIS.
    pub ris: String,
}
