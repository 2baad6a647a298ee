//! That something does not count any more.

use schemars::JsonSchema;
use serde::Serialize;

use super::DateView;

/// That something was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WithdrawalView {
    /// What was: `claim`, `statement` or `source` (`t["withdrawn_" ~ …]`).
    pub what: &'static str,
    /// The day; `null` where not known.
    pub on: Option<DateView>,
    /// The reason; `null` where none is given.
    pub why: Option<String>,
}
