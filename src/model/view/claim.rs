//! One claim, as every page shows it: the answer, who says so, the quote, its state, the links.

use schemars::JsonSchema;
use serde::Serialize;

use super::{AnswerView, DateView, Link, Wording};

/// One claim of a source.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ClaimView {
    /// The fragment of the claim on its source's page: `claim-ID`.
    pub anchor: String,
    /// The claim in full: its place on its source's page.
    pub href: String,
    /// Its source.
    pub source: Link,
    /// The question it answers.
    pub question: Link,
    /// Its answer.
    pub answer: AnswerView,
    /// Whether the source says it in its own voice.
    pub own: bool,
    /// Who says so, according to the source; empty for the source's own voice.
    pub speakers: Vec<Link>,
    /// How the source came by it, as a word of the content model (`t["sourcing_" ~ …]`).
    pub sourcing: Option<&'static str>,
    /// On whose behalf the speaker speaks.
    pub on_behalf_of: Option<Link>,
    /// Whose words render the speaker: `quote` or `paraphrase` (`t["mode_" ~ …]`); `null` where the source speaks for itself.
    pub mode: Option<&'static str>,
    /// The exact words; `null` where the claim carries none.
    pub quote: Option<QuoteView>,
    /// The claim in the desk's own words.
    pub says: Option<String>,
    /// The actors it is about.
    pub about: Vec<Link>,
    /// The utterance it reports.
    pub statement: Option<Link>,
    /// Admiralty code of the information, 1 to 6; none where it is not rated (`t["credibility_" ~ …]`).
    pub credibility: Option<u8>,
    /// Paragraph, page or timestamp.
    pub location: Option<String>,
    /// A remark of the desk.
    pub note: Option<String>,
    /// Why the claim does not count; `null` where it does.
    pub withdrawn: Option<WithdrawalView>,
}

/// Exact words of a source and what is known of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct QuoteView {
    /// The words, in the source's language.
    #[serde(flatten)]
    pub words: Wording,
    /// The same in the site's language, by the desk.
    pub translation: Option<String>,
    /// What can be said of them, as a word of its closed list (`t["quote_" ~ …]`).
    pub state: &'static str,
    /// Whether the words were found in the archived text.
    pub proven: bool,
    /// Whether they were searched for and something is wrong.
    pub faulty: bool,
    /// The words in the text that the source carries itself, as this site shows it; `null` for every other source.
    pub in_text: Option<String>,
    /// The original at these words (a text fragment); `null` where the source has no address.
    pub original: Option<String>,
}

/// That something was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WithdrawalView {
    /// What was: `claim`, `statement` or `source` (`t["withdrawn_" ~ …]`).
    pub what: &'static str,
    /// The day; `null` where not known.
    pub on: Option<DateView>,
    /// The reason; `null` where none is given.
    pub why: Option<String>,
}
