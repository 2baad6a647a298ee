//! The comparison table of one event, in two layouts.

use schemars::JsonSchema;
use serde::Serialize;

use super::{AnswerView, ClaimView, FlagView, Link, SourceHead, VerdictView};

/// The comparison table of one event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ComparisonView {
    /// Unique on the page; the table's fragment.
    pub id: String,
    /// The event.
    pub event: Link,
    /// How many sources cover it.
    pub source_count: usize,
    /// `across`: a column a source, up to five. `grouped`: a row an answer, for more.
    pub layout: &'static str,
    /// The sources in the order of the columns; empty unless `across`.
    pub sources: Vec<SourceHead>,
    /// The questions in the order of the table.
    pub rows: Vec<RowView>,
}

/// One question in a comparison table.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RowView {
    /// The question in full.
    pub question: Link,
    /// The verdict.
    pub verdict: VerdictView,
    /// The desk's own verdict on an open question; `null` where it has none.
    pub ruling: Option<String>,
    /// The verdict in one sentence of counts.
    pub explanation: String,
    /// The flags, without particulars.
    pub flags: Vec<FlagView>,
    /// A cell for each source; empty where `grouped`.
    pub cells: Vec<CellView>,
    /// The answers; empty unless `grouped`.
    pub groups: Vec<AnswerGroup>,
    /// How many answers are left to the question's page; 0 unless `grouped`.
    pub more_groups: usize,
    /// The sources without a claim, by kind of silence; empty unless `grouped`.
    pub silences: Vec<SilenceCount>,
}

/// What one source has on one question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CellView {
    /// The source, for layouts in which its column head is out of sight.
    pub source: SourceHead,
    /// The state as a word of its closed list (`t["cell_" ~ …]`).
    pub state: &'static str,
    /// The claims, withdrawn ones among them.
    pub claims: Vec<ClaimView>,
}

/// One answer with those who give it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AnswerGroup {
    /// The answer.
    pub answer: AnswerView,
    /// How many sources carry it.
    pub reports: usize,
    /// The first of the sources that state it.
    pub own: Vec<Link>,
    /// How many more state it.
    pub more_own: usize,
    /// The first of the actors to whom it is attributed.
    pub actors: Vec<Link>,
    /// How many more it is attributed to.
    pub more_actors: usize,
}

/// How many sources keep one kind of silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SilenceCount {
    /// The kind, as a word of its closed list.
    pub state: &'static str,
    /// How many.
    pub count: usize,
}
