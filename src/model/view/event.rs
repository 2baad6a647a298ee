//! One thing that happened, and what the sources make of it.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ComparisonView, DateView, Link, Phrase, VerdictView};

/// The page of an event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EventPage {
    /// What it is called.
    pub title: String,
    /// When it happened; `null` where not known.
    pub when: Option<DateView>,
    /// Where; `null` where not known.
    pub place: Option<String>,
    /// Who took part.
    pub participants: Vec<Link>,
    /// Who mediated.
    pub mediators: Vec<Link>,
    /// The event it is a part of.
    pub part_of: Option<Link>,
    /// Its parts.
    pub parts: Vec<Link>,
    /// The event it followed.
    pub follows: Option<Link>,
    /// The events that followed it.
    pub followed_by: Vec<Link>,
    /// The briefings on it.
    pub briefings: Vec<Link>,
    /// How many sources cover it.
    pub source_count: usize,
    /// How many of them are the desk's inference.
    pub inferred_count: usize,
    /// How many questions each verdict has; verdicts without one are left out.
    pub verdicts: Vec<VerdictCount>,
    /// The comparison; `null` for an event without questions.
    pub comparison: Option<ComparisonView>,
    /// Questions that nobody answers.
    pub unanswered: Vec<Link>,
    /// Why the desk places a source here that does not say so itself.
    pub inferences: Vec<Phrase>,
}

/// How many questions have one verdict.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct VerdictCount {
    /// The verdict.
    #[serde(flatten)]
    pub verdict: VerdictView,
    /// How many.
    pub count: usize,
}
