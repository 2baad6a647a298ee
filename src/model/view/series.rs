//! Answers against time. Places along the line of time are shares of its width; heights are in pixels from above.

use schemars::JsonSchema;
use serde::Serialize;

use super::{DateView, Link, TickView, ToldView};

/// The answers to a question whose answer changes.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SeriesView {
    /// The question.
    pub question: Link,
    /// The drawing; `null` where there are too few or too many answers for one.
    pub chart: Option<SeriesChart>,
    /// The answers in the order of time, those without a time last; numbered as in the drawing.
    pub rows: Vec<SeriesRow>,
    /// Whether every time is only that at which the report was published.
    pub all_published: bool,
}

/// One answer of a series.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SeriesRow {
    /// The number that stands beside its mark; `null` for what has no time.
    pub number: Option<usize>,
    /// When it held.
    pub when: Option<DateView>,
    /// Whether that is only the time at which the report was published, where that is not so of every row.
    pub is_published: bool,
    /// The answer, who gives it, and the words.
    pub told: ToldView,
    /// The report.
    pub report: Link,
}

/// The drawing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SeriesChart {
    /// Unique on the page; its title and description carry `-title` and `-desc` behind it.
    pub id: String,
    /// The question.
    pub question: String,
    /// The marked heights: numbers, or answers in words.
    pub levels: Vec<LevelView>,
    /// The marks of the line of time.
    pub ticks: Vec<TickView>,
    /// Where the line of time lies, from above.
    pub axis: u32,
    /// How high the drawing is.
    pub height: u32,
    /// From mark to mark of one publisher's own answers.
    pub lines: Vec<SeriesLine>,
    /// The answers.
    pub marks: Vec<SeriesMark>,
    /// The signs that occur and must be explained, as words (`t["sign_" ~ …]`).
    pub signs: Vec<&'static str>,
}

/// A height that is marked.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LevelView {
    /// Where, from above.
    pub y: u32,
    /// What it stands for.
    pub label: String,
}

/// One answer in the drawing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SeriesMark {
    /// Its number in the table.
    pub number: usize,
    /// `own`, the voice of the report, or `attributed`.
    pub voice: &'static str,
    /// The middle of its time.
    pub x: String,
    /// The first moment that its time may mean.
    pub from: String,
    /// The last.
    pub to: String,
    /// Its height.
    pub y: u32,
    /// The height of the lowest number that it may mean.
    pub low: u32,
    /// The height of the highest.
    pub high: u32,
}

/// From one answer of a publisher to its next.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SeriesLine {
    /// The earlier.
    pub from: String,
    /// Its height.
    pub from_y: u32,
    /// The later.
    pub to: String,
    /// Its height.
    pub to_y: u32,
}
