//! Drawings along a line: numbers, days, likelihoods. Places along the line are shares of its width (`12.5%`), so that nothing shrinks
//! where the page is narrow; heights are in pixels.

use schemars::JsonSchema;
use serde::Serialize;

use super::Link;

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
    /// `point` or `bar`.
    pub shape: &'static str,
    /// Where it begins; of a point, where it stands.
    pub from: String,
    /// Where it ends.
    pub to: String,
    /// How long it is.
    pub width: String,
    /// How its start is known: `exact`, `approximate`, `uncertain`, `doubtful` (both of these) or `open`.
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
    pub reports: usize,
    /// Who stands behind them.
    pub origins: usize,
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

/// The judgements of a briefing on the scale of likelihood (ICD 203), and apart from it the confidence of each.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LikelihoodScale {
    /// Unique on the page; its title and description carry `-title` and `-desc` behind it.
    pub id: String,
    /// How many judgements the briefing makes.
    pub judgement_count: usize,
    /// The seven bands from the least to the most likely, each with its judgements.
    pub bands: Vec<LikelihoodBand>,
    /// The ends of the bands, in a hundred.
    pub ticks: Vec<TickView>,
    /// The judgements as marks; empty where there are too many to draw.
    pub marks: Vec<JudgementMark>,
    /// Where the bands lie, from above.
    pub axis: u32,
    /// How high the drawing is.
    pub height: u32,
    /// The judgements without a word of likelihood.
    pub unplaced: Vec<NumberedJudgement>,
    /// The words of confidence that occur, from high to low, each with its judgements.
    pub confidence: Vec<ConfidenceGroup>,
    /// The judgements without a word of confidence.
    pub without_confidence: Vec<NumberedJudgement>,
}

/// A band of the scale.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LikelihoodBand {
    /// The word of the contract (`t["likelihood_" ~ …]`).
    pub word: &'static str,
    /// The lower end in a hundred.
    pub low: u8,
    /// The upper end in a hundred.
    pub high: u8,
    /// Where it begins.
    pub from: String,
    /// How wide it is.
    pub width: String,
    /// The judgements that use the word.
    pub judgements: Vec<NumberedJudgement>,
}

/// A judgement by its number on the page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NumberedJudgement {
    /// Its number, from 1.
    pub number: usize,
    /// The judgement, by its text.
    #[serde(flatten)]
    pub link: Link,
}

/// A judgement on the scale.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct JudgementMark {
    /// The judgement.
    #[serde(flatten)]
    pub judgement: NumberedJudgement,
    /// Where it stands, within its band.
    pub x: String,
    /// Its middle, from above.
    pub y: u32,
}

/// The judgements of one confidence.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ConfidenceGroup {
    /// The word of the contract (`t["confidence_" ~ …]`).
    pub word: &'static str,
    /// One to three of three steps.
    pub steps: u8,
    /// The judgements.
    pub judgements: Vec<NumberedJudgement>,
}
