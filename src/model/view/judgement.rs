//! How likely something is held to be, and how sure the desk is of its ground: two things that stand apart (ICD 203).

use schemars::JsonSchema;
use serde::Serialize;

/// A word of likelihood with its range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LikelihoodView {
    /// The word of the content model (`t["likelihood_" ~ …]`).
    pub word: &'static str,
    /// The lower end in a hundred.
    pub low: u8,
    /// The upper end in a hundred.
    pub high: u8,
    /// Where the word is explained.
    pub href: String,
}

/// A word of confidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ConfidenceView {
    /// The word of the content model (`t["confidence_" ~ …]`).
    pub word: &'static str,
    /// Where the word is explained.
    pub href: String,
}
