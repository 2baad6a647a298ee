//! `content/briefings/`: what the desk concludes.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Extra, Schema};
use crate::model::words::{Confidence, Likelihood};

/// What the desk concludes: summary, key judgements, the events it covers, and the date of its knowledge.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Briefing")]
pub struct BriefingFile {
    /// The briefing's title.
    pub title: Option<String>,
    /// The day up to which the desk has read, in EDTF.
    pub as_of: Option<String>,
    /// The number of the edition, from 1.
    pub edition: Option<u32>,
    /// What is new in this edition.
    pub changed: Option<String>,
    /// Ids of the events it covers, in the order in which they are shown.
    pub events: Option<Vec<String>>,
    /// Who wrote it.
    pub authors: Option<Vec<String>>,
    /// One line: how things stand and why.
    pub status: Option<String>,
    /// A paragraph for the head of the page and for lists.
    pub summary: Option<String>,
    /// What the desk holds to be so, each with its ground.
    pub judgements: Option<Vec<JudgementFile>>,
    /// What the desk does not know, and who was not heard.
    pub gaps: Option<Vec<String>>,
    /// Not ready for readers: built only with `--drafts`.
    pub draft: Option<bool>,
    /// Free fields for templates.
    pub extra: Option<Extra>,
}

impl Schema for BriefingFile {
    const REQUIRED: &'static [&'static str] = &["title", "as_of", "events", "judgements[].id", "judgements[].text"];
}

/// A key judgement (ICD 203): what is held, how likely, on what ground, and what would change it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Judgement")]
pub struct JudgementFile {
    /// The judgement's id within the briefing; one segment.
    pub id: Option<String>,
    /// The judgement, as a sentence.
    pub text: Option<String>,
    /// How likely it is.
    pub likelihood: Option<Likelihood>,
    /// How sure the desk is of its ground: apart from the likelihood, never in one sentence with it.
    pub confidence: Option<Confidence>,
    /// What the confidence rests on.
    pub basis: Option<String>,
    /// Claims that support it, as `source-id#claim-id`: one or more.
    pub because: Option<Vec<String>>,
    /// Claims that speak against it.
    pub against: Option<Vec<String>>,
    /// What the judgement takes for granted.
    pub assumes: Option<String>,
    /// What would make the desk think again.
    pub would_change: Option<String>,
}
