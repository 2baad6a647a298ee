//! Verdicts, flags and the heads under which sources stand.

use schemars::JsonSchema;
use serde::Serialize;

use super::{DateView, Link, Phrase};

/// What the comparison says of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VerdictView {
    /// The verdict as a word of its closed list (`t["verdict_" ~ …]`); also the class and the name of its shape.
    pub word: &'static str,
    /// Whether the answers exclude each other.
    pub differs: bool,
}

/// What stands beside a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FlagView {
    /// The flag as a word of its closed list (`t["flag_" ~ …]`, explained by `t["about_flag_" ~ …]`).
    pub word: &'static str,
    /// The particulars, as sentences; empty in tables, filled on the question's page.
    pub particulars: Vec<Phrase>,
}

/// A source as the head of a column or row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SourceHead {
    /// Its page and title.
    #[serde(flatten)]
    pub link: Link,
    /// Its publisher; `null` where not known.
    pub publisher: Option<String>,
    /// When it was published; `null` where not known.
    pub published: Option<DateView>,
    /// Its reliability, A to F; none where it is not rated.
    pub reliability: Option<&'static str>,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Whether the event of the table is the desk's inference.
    pub inferred: bool,
}
