//! The editions of a briefing and what changed from each to the next.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ConfidenceView, LikelihoodView, Link, Phrase, VerdictView};
use crate::model::date::Date;

/// The editions of a briefing, the newest first.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChangesPage {
    /// The title of the page.
    pub title: String,
    /// The way back to the briefing.
    pub briefing: Option<Link>,
    /// What changed last, as one sentence.
    pub lead: String,
    /// The editions.
    pub editions: Vec<EditionView>,
}

/// One edition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EditionView {
    /// Its fragment: `edition-2`; of changes after the last frozen edition `since-2`.
    pub anchor: String,
    /// Its number and the day up to which the desk had read.
    pub heading: String,
    /// What changed since the edition before, as one sentence.
    pub lead: String,
    /// What the desk says is new.
    pub desk: Option<String>,
    /// What changed: significant, factual, wording; empty lists are left out.
    pub lists: Vec<ChangeList>,
    /// What it concluded, in words that stay.
    pub judgements: Vec<FrozenJudgementView>,
    /// The ways to the file of this state and of the one before.
    pub files: Vec<Link>,
    /// What the feed knows it by; `None` where it is no news.
    #[serde(skip)]
    pub urn: Option<String>,
    /// The day up to which the desk had read.
    #[serde(skip)]
    pub as_of: Date,
}

/// Changes of one class.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChangeList {
    /// The class: `significant`, `factual` or `wording` (`t["h_changes_" ~ …]`).
    pub class: &'static str,
    /// How many changes there are, as a phrase.
    pub count: String,
    /// The changes.
    pub lines: Vec<Phrase>,
}

/// A judgement as an edition held it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FrozenJudgementView {
    /// Its fragment: `edition-1-ID`.
    pub anchor: String,
    /// The judgement.
    pub text: String,
    /// How likely it was held to be.
    pub likelihood: Option<LikelihoodView>,
    /// How sure the desk was.
    pub confidence: Option<ConfidenceView>,
}

/// What was found on a question in one edition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PastFinding {
    /// The edition.
    pub edition: Link,
    /// What was found.
    pub verdict: VerdictView,
    /// The finding in words.
    pub explanation: String,
}

/// How a judgement was rated in one edition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PastRating {
    /// The edition, leading to the words of that time.
    pub edition: Link,
    /// How likely it was held to be.
    pub likelihood: Option<LikelihoodView>,
    /// How sure the desk was.
    pub confidence: Option<ConfidenceView>,
    /// Whether it is rated the same today.
    pub is_same: bool,
    /// Whether the judgement was worded otherwise.
    pub is_reworded: bool,
}
