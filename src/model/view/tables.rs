//! How the sources of an event agree.

use schemars::JsonSchema;
use serde::Serialize;

use super::Link;

/// How the sources of an event agree with each other.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PairsView {
    /// Unique on the page.
    pub id: String,
    /// The event.
    pub event: Link,
    /// Every two sources with a joint question; empty where there are too many sources for pairs.
    pub pairs: Vec<PairAgreement>,
    /// The pairs as a grid; `null` for a single pair, and where there are too many sources for pairs.
    pub chart: Option<PairChart>,
    /// Each source for itself, where there are too many for pairs.
    pub sources: Vec<AgreementRow>,
    /// How many sources answer anything.
    pub source_count: usize,
}

/// Every two sources in a grid: a row and a column a source, numbered where the two meet, a cell a pair. Places along a row are shares of
/// the width, heights are in pixels.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PairChart {
    /// How wide a column is.
    pub column: String,
    /// How high the grid is.
    pub height: usize,
    /// Whether it is wider than a phone.
    pub wide: bool,
    /// The sources.
    pub sources: Vec<PairSource>,
    /// The pairs.
    pub cells: Vec<PairCell>,
}

/// A source of the grid.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PairSource {
    /// Its number, from 1.
    pub number: usize,
    /// The source.
    #[serde(flatten)]
    pub source: Link,
    /// Where its column begins.
    pub x: String,
    /// Where its row begins, from above.
    pub y: usize,
}

/// A pair in the grid.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PairCell {
    /// The number of the one source, whose column it stands in.
    pub a: usize,
    /// The number of the other, whose row it stands in.
    pub b: usize,
    /// Where the column begins.
    pub x: String,
    /// Where the row begins, from above.
    pub y: usize,
    /// Questions that both answer.
    pub joint: usize,
    /// Those on which they do not differ.
    pub compatible: usize,
    /// The length of a bar for all of these questions, as a share of the cell.
    pub joint_width: String,
    /// The length of the part of it for those on which they do not differ.
    pub compatible_width: String,
}

/// Two sources.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PairAgreement {
    /// The one.
    pub a: Link,
    /// The other.
    pub b: Link,
    /// Questions that both answer.
    pub joint: usize,
    /// Those on which they do not differ.
    pub compatible: usize,
}

/// One source among many.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AgreementRow {
    /// The source.
    pub source: Link,
    /// Questions that it answers.
    pub answered: usize,
    /// Those on which the sources differ, it or others.
    pub differing: usize,
}
