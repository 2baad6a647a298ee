//! The small marks of which figures are made.

use schemars::JsonSchema;
use serde::Serialize;

use super::AnswerView;

/// An answer as a mark. Its form says whose voice it is, its letter and its tone which of a question's answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MarkView {
    /// `own` for a source's own voice, `attributed` for what it reports of somebody (`t["mark_" ~ …]`).
    pub voice: &'static str,
    /// `first`, `second`, `third` or `further` by the answer's letter; `open` where no machine compares the answers.
    pub tone: &'static str,
    /// The answer with its letter; of an open question, all answers that the mark stands for.
    pub answer: AnswerView,
}

/// How many sources have one mark, or one kind of silence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MarkCount {
    /// The mark; `null` for a kind of silence.
    pub mark: Option<MarkView>,
    /// The kind of silence as a word of its closed list (`t["cell_" ~ …]`); `null` for a mark.
    pub state: Option<&'static str>,
    /// How many sources.
    pub sources: usize,
}
