//! The report for programs.

use crate::diagnostic::harmless_json;
use crate::diff::difference::Difference;

/// The report as JSON, in the format [`crate::diff::FORMAT`].
pub fn json(difference: &Difference) -> String {
    let json = serde_json::to_string_pretty(difference).expect("a report of text and numbers is JSON");
    format!("{}\n", harmless_json(&json))
}

/// The JSON Schema of what [`json`] writes.
pub fn schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(Difference).to_value();
    schema["title"] = "A difference between two states of the content (variorum-diff/1)".into();
    schema["properties"]["format"]["const"] = crate::diff::FORMAT.into();
    schema
}
