//! One row of a comparison table in full.

use schemars::JsonSchema;
use serde::Serialize;

use super::{AnswerScaleView, AnswerView, ClaimView, DateView, FlagView, Link, SourceHead, VerdictView};

/// The page of a question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct QuestionPage {
    /// The question.
    pub title: String,
    /// The event it is about.
    pub event: Link,
    /// How its answers compare, as a word of the content model (`t["question_" ~ …]`).
    pub kind: &'static str,
    /// The first day on which it could be answered.
    pub knowable_from: Option<DateView>,
    /// How far two equal numbers may lie apart, with the unit; `null` for zero and for other kinds.
    pub tolerance: Option<String>,
    /// The verdict.
    pub verdict: VerdictView,
    /// The verdict in one sentence of counts.
    pub explanation: String,
    /// The flags with their particulars.
    pub flags: Vec<FlagView>,
    /// The desk's own ruling on an open question.
    pub ruling: Option<RulingView>,
    /// The answers with who stands behind them; empty for an open question.
    pub answers: Vec<AnswerTallyView>,
    /// The answers on their scale, where they are numbers or dates and there is something to compare by eye.
    pub scale: Option<Box<AnswerScaleView>>,
    /// The sources with a claim, live or withdrawn.
    pub sections: Vec<SourceSection>,
    /// The sources without one, by kind of silence.
    pub silences: Vec<SilenceView>,
    /// The sources without which the verdict would be another.
    pub fragile: Vec<FragilityView>,
    /// The judgements that name one of its claims.
    pub judgements: Vec<RestingView>,
}

/// What the desk says of an open question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RulingView {
    /// The ruling, as a phrase.
    pub verdict: String,
    /// The reason.
    pub because: Option<String>,
}

/// One answer and who stands behind it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AnswerTallyView {
    /// The answer; of a set, one member.
    pub answer: AnswerView,
    /// Sources that carry it.
    pub reports: usize,
    /// Who stands behind it.
    pub origins: usize,
    /// The sources that give it in their own voice.
    pub own: Vec<Link>,
    /// The actors who hold it, whichever source carries them.
    pub actors: Vec<Link>,
}

/// What one source has on the question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceSection {
    /// The fragment of the section: `source-ID`.
    pub anchor: String,
    /// The source.
    pub source: SourceHead,
    /// Its claims.
    pub claims: Vec<ClaimView>,
}

/// The sources that keep one kind of silence.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SilenceView {
    /// The kind, as a word of its closed list (`t["cell_" ~ …]`, explained by `t["about_cell_" ~ …]`).
    pub state: &'static str,
    /// The sources, each with the fragment `source-ID`.
    pub sources: Vec<SilentSource>,
}

/// A source that keeps silent.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SilentSource {
    /// Its fragment.
    pub anchor: String,
    /// The source.
    #[serde(flatten)]
    pub source: SourceHead,
}

/// That the verdict hangs on one source.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FragilityView {
    /// The source that is left out.
    pub without: Link,
    /// The verdict without it.
    pub verdict: VerdictView,
}

/// A judgement that names a claim on the question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RestingView {
    /// The judgement at its briefing, by its text.
    pub judgement: Link,
    /// The briefing.
    pub briefing: Link,
    /// Whether the claim speaks against it.
    pub against: bool,
}
