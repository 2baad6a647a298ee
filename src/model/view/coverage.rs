//! Who covers which event: sources × events, a unit a question.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Link, SourceHead};

/// Which source answers which of an event's questions, and how the others are missed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoverageFigure {
    /// Unique on the page.
    pub id: String,
    /// What goes across.
    pub events: Vec<CoveredColumn>,
    /// The sources that cover one of the events; empty where there are too many for a row each.
    pub rows: Vec<CoverageRow>,
    /// The sum over all sources of each event: how many cells of its table are in which state.
    pub totals: Vec<Vec<StateCount>>,
    /// How many sources cover one of the events.
    pub source_count: usize,
    /// How many questions there are on the events.
    pub question_count: usize,
    /// The sign of each state that occurs.
    pub legend: Vec<StateSign>,
}

/// What stands for a state.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StateSign {
    /// The state as a word of the contract.
    pub state: &'static str,
    /// One unit, as the path of an SVG drawing.
    pub path: String,
}

/// An event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoveredColumn {
    /// The event.
    #[serde(flatten)]
    pub event: Link,
    /// How many questions there are on it.
    pub question_count: usize,
}

/// What one source has on the events.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoverageRow {
    /// The source.
    pub source: SourceHead,
    /// What it has on each event; `null` for one that it does not cover.
    pub cells: Vec<Option<CoverageCell>>,
}

/// What one source has on one event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoverageCell {
    /// Unique on the page.
    pub id: String,
    /// Whether it is the desk that says that the source covers the event.
    pub inferred: bool,
    /// How many questions are in which state.
    pub counts: Vec<StateCount>,
    /// How wide the drawing is, in pixels.
    pub width: usize,
    /// How high it is.
    pub height: usize,
}

/// How many questions, or cells of a table, are in one state.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StateCount {
    /// The state as a word of the contract (`t["cell_" ~ …]`).
    pub state: &'static str,
    /// How many.
    pub count: usize,
    /// The units, one for each question, as the path of an SVG drawing in which each begins with the only `M`; empty for a total.
    pub path: String,
    /// The questions by name, in the order of the table; empty for those answered and for a total.
    pub questions: Vec<String>,
}
