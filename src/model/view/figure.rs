//! Figures that prose places.

use schemars::JsonSchema;
use serde::Serialize;

use super::{AnswerScaleView, CollationView, CompactTable, Link, SeriesView, TimeChart, TimelineEntry, ToldView};

/// A figure; a template asks for its `kind`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum FigureView {
    /// The comparison tables of events.
    Compare {
        /// One for each event that has questions.
        tables: Vec<CompactTable>,
    },
    /// One question.
    Question {
        /// A table of this one row.
        table: Box<CompactTable>,
        /// The answers on a scale, where three or more are numbers or dates.
        scale: Option<Box<AnswerScaleView>>,
    },
    /// Events and statements in time.
    Timeline {
        /// What has a date, drawn; `null` where there is too little or too much for a picture.
        chart: Option<Box<TimeChart>>,
        /// What has a date, in the order of time.
        entries: Vec<TimelineEntry>,
        /// What has none.
        undated: Vec<TimelineEntry>,
    },
    /// One statement as the reports word it.
    Collation {
        /// The statement, on the page of who made it.
        statement: Link,
        /// The wordings by question.
        collations: Vec<CollationView>,
    },
    /// The answers to a question whose answer changes.
    Series(Box<SeriesView>),
    /// One claim.
    Claim {
        /// The answer, who gives it, and the words; always one.
        told: Vec<ToldView>,
        /// The report.
        report: Link,
    },
}
