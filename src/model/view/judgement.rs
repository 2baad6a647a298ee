//! Key judgements: how likely, how sure, on what ground. Likelihood and confidence stand apart (ICD 203).

use schemars::JsonSchema;
use serde::Serialize;

use super::ClaimView;

/// A key judgement.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct JudgementView {
    /// Its fragment: `judgement-ID`.
    pub anchor: String,
    /// The judgement, as a sentence.
    pub text: String,
    /// How likely; `null` where the desk does not say.
    pub likelihood: Option<LikelihoodView>,
    /// How sure of the ground (`t["confidence_" ~ …]`); `null` where the desk does not say.
    pub confidence: Option<&'static str>,
    /// What the confidence rests on.
    pub basis: Option<String>,
    /// The claims that support it.
    pub because: Vec<ClaimView>,
    /// The claims that speak against it.
    pub against: Vec<ClaimView>,
    /// How many of the claims that support it are withdrawn.
    pub withdrawn_supports: usize,
    /// What it takes for granted.
    pub assumes: Option<String>,
    /// What would make the desk think again.
    pub would_change: Option<String>,
}

/// A word of likelihood with its range.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct LikelihoodView {
    /// The word of its closed list (`t["likelihood_" ~ …]`).
    pub word: &'static str,
    /// The lower end in a hundred.
    pub low: u8,
    /// The upper end in a hundred.
    pub high: u8,
}
