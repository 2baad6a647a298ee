//! The report for programs.

use crate::diagnostic::harmless_json;
use crate::diff::difference::Difference;

/// The report as JSON, in the format [`crate::diff::FORMAT`].
pub fn json(difference: &Difference) -> String {
    let json = serde_json::to_string_pretty(difference).expect("a report of text and numbers is JSON");
    format!("{}\n", harmless_json(&json))
}
