//! Who holds what on an event: questions × speakers.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Link, MarkView, VerdictView};

/// Who holds what, whichever source carries it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PositionsView {
    /// Unique on the page.
    pub id: String,
    /// The event.
    pub event: Link,
    /// Who goes across: side by side, then those of no side with others, then sources in their own voice.
    pub speakers: Vec<SpeakerHead>,
    /// The questions on which somebody holds a position, in the order of the table.
    pub rows: Vec<PositionRow>,
    /// How many speakers are left out because there are too many for a table; their own pages have their positions.
    pub more_speakers: usize,
    /// What has to be explained of the marks (`t["legend_" ~ …]`), in a fixed order.
    pub legend: Vec<&'static str>,
}

/// Who speaks.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SpeakerHead {
    /// The actor, or the source that speaks in its own voice.
    #[serde(flatten)]
    pub link: Link,
    /// The side of an actor that is not its own side.
    pub side: Option<String>,
    /// Whether it is a source speaking in its own voice.
    pub own: bool,
    /// Whether it begins another side than the speaker before it belongs to.
    pub begins: bool,
}

/// Who holds what on one question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PositionRow {
    /// The question in a word or two.
    pub question: Link,
    /// The verdict.
    pub verdict: VerdictView,
    /// What each speaker holds.
    pub cells: Vec<PositionCell>,
    /// The answers that speakers hold, in the order of their letters: the key of the row's marks.
    pub answers: Vec<MarkView>,
}

/// What one speaker holds on one question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PositionCell {
    /// The claim that says so, or the question's page where several do; `null` where the speaker holds no position.
    pub href: Option<String>,
    /// The answers that the speaker holds; none is no position.
    pub marks: Vec<MarkView>,
    /// Whether the speaker begins another side than the one before belongs to.
    pub begins: bool,
}
