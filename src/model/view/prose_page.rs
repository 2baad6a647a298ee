//! A page of plain prose.

use schemars::JsonSchema;
use serde::Serialize;

/// A page of `content/pages/`; its text stands in `prose`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProsePage {
    /// Its title.
    pub title: String,
    /// One line about it.
    pub description: Option<String>,
}
