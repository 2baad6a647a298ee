//! What was found on a question.

use schemars::JsonSchema;
use serde::Serialize;

/// A verdict in the words that fit it best.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VerdictView {
    /// The verdict as a word of the content model, or `self-contradiction` of a report at odds with itself; also the name of its shape.
    pub word: &'static str,
    /// Its group; also its class.
    pub group: &'static str,
    /// Whether the answers exclude each other.
    pub excludes: bool,
    /// What it is called.
    pub label: String,
    /// Where it is explained.
    pub href: String,
}
