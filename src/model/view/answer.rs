//! Answers as readers see them.

use schemars::JsonSchema;
use serde::Serialize;

/// An answer and the letter that equal answers to one question share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AnswerView {
    /// `a`, `b`, … in the order of the answers; `null` for an open question, whose answers no machine calls equal, and for an answer
    /// that no live claim gives.
    pub reading: Option<String>,
    /// The answer in words.
    pub label: String,
}
