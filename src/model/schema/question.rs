//! `content/questions/`: one row of a comparison table.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{AnswerFile, Extra, Ordered, Schema};
use crate::model::words::QuestionKind;

/// One row of a comparison table: a question about one event, and how its answers compare.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Question")]
pub struct QuestionFile {
    /// The question, as a sentence.
    pub question: Option<String>,
    /// A word or two for narrow places.
    pub short: Option<String>,
    /// The id of the event it is about.
    #[schemars(extend("x-names" = "event"))]
    pub event: Option<String>,
    /// Its place in the table; lower stands higher, and equal or absent ones follow by id.
    pub order: Option<i64>,
    /// How its answers compare.
    pub kind: Option<QuestionKind>,
    /// The answers it can have, by id, with their labels; required for `choice` and `set`.
    pub answers: Option<Ordered<String>>,
    /// The unit of a number.
    pub unit: Option<String>,
    /// How far two numbers may lie apart and still be equal, inclusive; 0 where absent.
    pub tolerance: Option<AnswerFile>,
    /// The first day on which the question could be answered, in EDTF; earlier publications are `too-early`, not silent.
    pub knowable_from: Option<String>,
    /// Whether the right answer changes, as a toll or a status does; `false` where absent.
    pub over_time: Option<bool>,
    /// Words that would show an answer in a text, by their beginnings; `verify` counts them in every text.
    pub look_for: Option<Vec<String>>,
    /// The desk's own ruling on an open question, as a phrase.
    pub verdict: Option<String>,
    /// The desk's reason for its ruling on an open question.
    pub because: Option<String>,
    /// Free fields for templates.
    pub extra: Option<Extra>,
}

impl Schema for QuestionFile {
    const REQUIRED: &'static [&'static str] = &["question", "event", "kind"];
}
