//! One question: the finding, the answers with who gives them, and the words.

use schemars::JsonSchema;
use serde::Serialize;

use super::{AnswerScaleView, Link, PastFinding, Phrase, SeriesView, ToldView, VerdictView};

/// The page of a question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct QuestionPage {
    /// The question.
    pub title: String,
    /// The event it is about.
    pub event: Link,
    /// The question before it in the table of the event, and the one after it.
    pub neighbours: Vec<Link>,
    /// What was found.
    pub verdict: VerdictView,
    /// Why, as sentences.
    pub explanation: String,
    /// How many reports answer and how many of them are independent of each other, as sentences; `null` where no total is given.
    pub counts: Option<String>,
    /// The answers by report.
    pub rows: Vec<AnswerRow>,
    /// Who those are that hold an office, as a sentence; `null` where nobody does.
    pub speakers: Option<String>,
    /// The reports that say nothing, a sentence for each kind of silence.
    pub silences: Vec<Phrase>,
    /// The answers against time, where the right answer changes and several are given.
    pub series: Option<Box<SeriesView>>,
    /// The answers on their scale, where there are three or more and the right one does not change.
    pub scale: Option<Box<AnswerScaleView>>,
    /// What to keep in mind: what the finding hangs on and what stands beside it, as sentences.
    pub keep_in_mind: Vec<Phrase>,
    /// The desk's own ruling on an open question and its reason.
    pub ruling: Option<String>,
    /// What was found in each edition, the newest first, where it was not always the same.
    pub editions: Vec<PastFinding>,
    /// The judgements that name one of its claims.
    pub used_for: Vec<Phrase>,
}

/// An answer of one report.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AnswerRow {
    /// The fragment: `source-ID` at the first row of a report.
    pub anchor: Option<String>,
    /// How many rows the answer has, at the first of them; 0 at the others.
    pub span: usize,
    /// The answer, who gives it, and the words.
    pub told: ToldView,
    /// The report.
    pub report: Link,
    /// Whether the desk placed the report at this event.
    pub matched: bool,
}
