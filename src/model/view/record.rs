//! Whether the desk was right.

use schemars::JsonSchema;
use serde::Serialize;

use super::{DateView, LikelihoodView, Link, Phrase};

/// Every judgement that can be settled, and a score.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RecordPage {
    /// How many could be settled and how many were, as sentences.
    pub lead: String,
    /// The score or why there is none, as sentences.
    pub score: Vec<String>,
    /// What became of the forecasts, by the word that was used.
    pub bands: Vec<BandRow>,
    /// The judgements.
    pub rows: Vec<RecordRow>,
}

/// A word of likelihood and what became of the forecasts that used it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BandRow {
    /// The word.
    pub likelihood: LikelihoodView,
    /// How many came true, as `4 of 6`.
    pub came_true: String,
}

/// A judgement that can be settled.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RecordRow {
    /// Its fragment.
    pub anchor: String,
    /// Its words; a link where it stands among the conclusions.
    pub judgement: Phrase,
    /// The day by which it can be settled.
    pub by: Option<DateView>,
    /// By what it is settled.
    pub how: Option<String>,
    /// What each edition said, the oldest first.
    pub said: Vec<SaidWord>,
    /// How it stands (`t["standing_" ~ …]`): `open`, `dropped`, `void`, `true` or `false`.
    pub standing: &'static str,
    /// The day on which it was settled.
    pub on: Option<DateView>,
    /// Why, in the desk's words.
    pub why: Option<String>,
    /// The claims that settle it.
    pub because: Vec<Link>,
    /// Whether the conclusion has other words now than those that are scored.
    pub is_reworded: bool,
    /// Whether it counts in the score.
    pub is_scored: bool,
}

/// What an edition said.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SaidWord {
    /// The edition, leading to the words of that time.
    pub edition: Link,
    /// How likely it was held to be.
    pub likelihood: Option<LikelihoodView>,
}
