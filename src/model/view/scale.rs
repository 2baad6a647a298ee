//! Drawings along a line: numbers and days. Places along the line are shares of its width (`12.5%`), so that nothing shrinks
//! where the page is narrow; heights are in pixels.

use schemars::JsonSchema;
use serde::Serialize;

/// A mark of a scale.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TickView {
    /// Where it stands.
    pub x: String,
    /// What it says.
    pub label: String,
    /// A second line, such as the year of a day.
    pub below: Option<String>,
}

/// A point or a stretch of a scale.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ExtentView {
    /// `point`, `bar`, or `band`: a stretch of which an end is told only to the month or year, drawn without it.
    pub shape: &'static str,
    /// Where it begins; of a point, where it stands.
    pub from: String,
    /// Where it ends.
    pub to: String,
    /// How long it is.
    pub width: String,
    /// How its start is known: `exact`, `approximate`, `uncertain`, `doubtful` (both of these), `vague` (to the month or year) or `open`.
    pub start: &'static str,
    /// How its end is known.
    pub end: &'static str,
}

/// The answers to a question about a number or a date, on their scale.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AnswerScaleView {
    /// Unique on the page; its title and description carry `-title` and `-desc` behind it.
    pub id: String,
    /// The question.
    pub question: String,
    /// How its answers compare: `number` or `date`.
    pub kind: &'static str,
    /// The lowest or earliest answer in words.
    pub lowest: String,
    /// The highest or latest.
    pub highest: String,
    /// How many different answers there are, unknown dates among them.
    pub answer_count: usize,
    /// How many sources give one.
    pub reports: Option<usize>,
    /// Who stands behind them.
    pub origins: Option<usize>,
    /// The lanes from the lowest answer to the highest; empty where there are too many to draw.
    pub lanes: Vec<ScaleLane>,
    /// The marks of the scale.
    pub ticks: Vec<TickView>,
    /// Where the line of the scale lies, from above.
    pub axis: u32,
    /// How high the drawing is.
    pub height: u32,
    /// Whether it is a scale of numbers that leaves zero out.
    pub without_zero: bool,
    /// The answer that no day is known, which has no place on the scale.
    pub unknown: Option<UnplacedAnswer>,
    /// The signs that occur and must be explained, as words (`t["sign_" ~ …]`).
    pub signs: Vec<&'static str>,
}

/// One answer on the scale.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ScaleLane {
    /// The letter that the answer has on the whole page.
    pub reading: Option<String>,
    /// The answer in words, where they are few enough to stand in the drawing; the letter leads to them everywhere.
    pub label: Option<String>,
    /// Sources that carry it.
    pub reports: usize,
    /// Who stands behind it.
    pub origins: usize,
    /// Where its words stand, from above.
    pub text_y: u32,
    /// Whether only the letter stands in the drawing, beside the mark.
    pub compact: bool,
    /// How far equal answers may lie from it.
    pub tolerance: Option<ExtentView>,
    /// A mark for each voice in which it is given.
    pub marks: Vec<ScaleMark>,
}

/// One answer in one voice.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ScaleMark {
    /// `own`, the voice of the sources, or `attributed`.
    pub voice: &'static str,
    /// How many sources give it in this voice.
    pub reports: usize,
    /// Its place.
    pub extent: ExtentView,
    /// Its middle, from above.
    pub y: u32,
}

/// An answer without a place on the scale.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UnplacedAnswer {
    /// Its letter.
    pub reading: Option<String>,
    /// The answer in words.
    pub label: String,
    /// Sources that carry it.
    pub reports: usize,
    /// Who stands behind it.
    pub origins: usize,
}

/// Events and statements along a line of time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimeChart {
    /// Unique on the page; its title and description carry `-title` and `-desc` behind it.
    pub id: String,
    /// How many events are drawn.
    pub events: usize,
    /// How many statements are drawn.
    pub statements: usize,
    /// How many statements with a date are not drawn, because there are too many.
    pub left_out: usize,
    /// The lanes, in the order of time.
    pub lanes: Vec<TimeLane>,
    /// From the end of an event to the start of one that followed it.
    pub intervals: Vec<TimeInterval>,
    /// The marks of the line.
    pub ticks: Vec<TickView>,
    /// Where the line lies, from above.
    pub axis: u32,
    /// How high the drawing is.
    pub height: u32,
    /// The signs that occur and must be explained, as words (`t["sign_" ~ …]`).
    pub signs: Vec<&'static str>,
}

/// An event or a statement in the drawing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimeLane {
    /// `event` or `statement`.
    pub kind: &'static str,
    /// The number that stands beside the mark and beside the entry of the list.
    pub number: usize,
    /// Its days.
    pub extent: ExtentView,
    /// Its middle, from above.
    pub y: u32,
}

/// What lies between two events.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimeInterval {
    /// The end of the earlier.
    pub from: String,
    /// The lane of the earlier, from above.
    pub from_y: u32,
    /// The start of the later.
    pub to: String,
    /// The lane of the later, from above.
    pub to_y: u32,
}
