//! A frozen edition of a briefing: what it held when readers got it (`docs/editions.md`).
//!
//! It is a file of its own, `content/editions/BRIEFING/N.json`, so that a build knows earlier editions without git. The words of others
//! are not kept in it, only the digest of each quote: where they are quoted, limits are checked, and a frozen file would double them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::digest::urn;
use crate::model::words::{Confidence, Likelihood, QuoteState, Strength, Verdict, Was};

/// The name of the format and its version.
pub const FORMAT: &str = "variorum-edition/1";

/// The state of a briefing as one edition: arrays are sorted by id, absent values are `null`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edition {
    /// `variorum-edition/1`.
    pub format: String,
    /// The briefing's id.
    pub briefing: String,
    /// The number of the edition, from 1.
    pub edition: u32,
    /// The day up to which the desk had read, in EDTF.
    pub as_of: String,
    /// The name of the series of editions, as `urn:uuid:…`: ids of the feed are made of it, so that they stay wherever the site goes.
    pub series: String,
    /// The git commit whose content this is, where there is one.
    pub revision: Option<String>,
    /// SHA-256 of the file with these digits left out and line ends as `\n`: a file that was changed by hand has another.
    pub sha256: String,
    /// The briefing's title.
    pub title: String,
    /// How things stood.
    pub status: Option<String>,
    /// What was new in this edition, in the desk's words.
    pub changed: Option<String>,
    /// The judgements, in the order in which they were shown.
    pub judgements: Vec<FrozenJudgement>,
    /// The questions on the briefing's events.
    pub questions: Vec<FrozenQuestion>,
    /// The claims on these questions.
    pub claims: Vec<FrozenClaim>,
    /// The sources that cover the briefing's events.
    pub sources: Vec<FrozenSource>,
}

/// A judgement as an edition held it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FrozenJudgement {
    /// Its id within the briefing.
    pub id: String,
    /// The judgement, as a sentence.
    pub text: String,
    /// How likely it was held to be.
    pub likelihood: Option<Likelihood>,
    /// How sure the desk was of its ground.
    pub confidence: Option<Confidence>,
    /// What the confidence rested on.
    pub basis: Option<String>,
    /// The claims for it, as `source-id#claim-id`, sorted.
    pub because: Vec<String>,
    /// The claims against it, sorted.
    pub against: Vec<String>,
    /// What it took for granted.
    pub assumes: Vec<FrozenAssumption>,
    /// What would have made the desk think again.
    pub would_change: Option<String>,
    /// The day by which it could be settled, in EDTF; `null` where that was not said.
    pub resolves_by: Option<String>,
    /// What had become of it.
    pub outcome: Option<Was>,
}

/// What a judgement took for granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FrozenAssumption {
    /// What it was.
    pub text: String,
    /// How well that was grounded.
    pub strength: Option<Strength>,
}

/// A question as an edition held it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FrozenQuestion {
    /// Its id.
    pub id: String,
    /// The id of its event.
    pub event: String,
    /// The question.
    pub question: String,
    /// The question in a word or two.
    pub short: Option<String>,
    /// What the comparison said.
    pub verdict: Verdict,
    /// The verdict as readers saw it.
    pub label: String,
    /// The verdict in one or two sentences.
    pub explanation: String,
}

/// A claim as an edition held it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FrozenClaim {
    /// `source-id#claim-id`.
    pub id: String,
    /// The id of the question it answers.
    pub question: String,
    /// The answer as the data file writes it.
    pub answer: String,
    /// The answer as readers saw it.
    pub label: String,
    /// The ids of those who said so; empty for the source's own voice.
    pub by: Vec<String>,
    /// SHA-256 of the quote's words.
    pub quote_sha256: Option<String>,
    /// What could be said of the quote.
    pub quote_state: QuoteState,
    /// The claim in the desk's own words.
    pub says: Option<String>,
    /// Whether it, its statement or its source was withdrawn.
    pub withdrawn: bool,
}

/// A source as an edition held it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FrozenSource {
    /// Its id.
    pub id: String,
    /// What tables called it.
    pub name: String,
    /// Whether it, or the text that it copies, was withdrawn.
    pub withdrawn: bool,
}

impl Edition {
    /// The name under which readers of the feed know the edition.
    pub fn urn(&self) -> String {
        urn(&[&self.series, &self.edition.to_string()])
    }

    /// The judgement with this id.
    pub fn judgement(&self, id: &str) -> Option<&FrozenJudgement> {
        self.judgements.iter().find(|judgement| judgement.id == id)
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&FrozenQuestion> {
        self.questions.iter().find(|question| question.id == id)
    }
}
