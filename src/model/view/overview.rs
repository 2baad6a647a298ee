//! The questions of a briefing at a glance: the comparison tables in small.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Link, MarkCount, MarkView, SourceHead, VerdictCount, VerdictView};

/// Questions × sources, event by event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OverviewView {
    /// Unique on the page.
    pub id: String,
    /// How many questions there are.
    pub question_count: usize,
    /// How many sources cover the events.
    pub source_count: usize,
    /// How many questions each verdict has; verdicts without one are left out.
    pub verdicts: Vec<VerdictCount>,
    /// The sources by number: the key of the columns; empty where no table has columns, or too many sources make it long.
    pub sources: Vec<NumberedSource>,
    /// Whether the columns have numbers and the key of them is the page's list of sources.
    pub numbers_elsewhere: bool,
    /// Whether sources are counted somewhere instead of having a column each.
    pub has_counts: bool,
    /// How many tables may stand side by side, by the widest of them: 1 to 3.
    pub abreast: usize,
    /// The events that have questions.
    pub groups: Vec<OverviewGroup>,
    /// How many events are left out because there are too many.
    pub more_events: usize,
    /// What has to be explained of the marks (`t["legend_" ~ …]`), in a fixed order.
    pub legend: Vec<&'static str>,
}

/// A source with its number, which is that of the page's list of sources.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NumberedSource {
    /// The number, from 1.
    pub number: usize,
    /// The source.
    #[serde(flatten)]
    pub head: SourceHead,
}

/// The questions of one event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OverviewGroup {
    /// The event.
    pub event: Link,
    /// `cells`: a column a source. `counts`: how many sources have each mark. `verdicts`: no rows, but how many questions have which
    /// verdict.
    pub layout: &'static str,
    /// The sources that cover the event; empty unless `cells`.
    pub sources: Vec<NumberedSource>,
    /// How many sources cover it.
    pub source_count: usize,
    /// Its questions in the order of the table; empty for `verdicts`.
    pub rows: Vec<OverviewRow>,
    /// How many questions have which verdict; empty unless `verdicts`.
    pub verdicts: Vec<VerdictCount>,
}

/// One question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OverviewRow {
    /// The question in a word or two.
    pub question: Link,
    /// The verdict.
    pub verdict: VerdictView,
    /// What each source has; empty unless `cells`.
    pub cells: Vec<OverviewCell>,
    /// How many sources have which mark; empty unless `counts`.
    pub counts: Vec<MarkCount>,
    /// How many marks are left to the question's page; 0 unless `counts`.
    pub more: usize,
}

/// What one source has on one question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OverviewCell {
    /// The source on the question's page.
    pub href: String,
    /// The state as a word of its closed list (`t["cell_" ~ …]`).
    pub state: &'static str,
    /// What it answers, in which voice; empty where the state is a kind of silence.
    pub marks: Vec<MarkView>,
}
