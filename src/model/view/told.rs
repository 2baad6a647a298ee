//! One answer of one report in the smallest form: the answer, who gives it, the words on demand.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Phrase, WithdrawalView, Wording};

/// What one report has in answer to one question, claims of one answer together.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ToldView {
    /// The answer in words.
    pub label: String,
    /// The first of the claims, in its place on the report's page.
    pub href: String,
    /// Who says so, according to the report; empty for the report alone.
    pub who: Phrase,
    /// The same with the report by itself, and how it came by the answer where it was there, has a document, or passes on hearsay.
    pub who_and_how: Phrase,
    /// The words of each claim that quotes some or has a fault.
    pub words: Vec<WordsView>,
    /// What a later text of its publisher says in its place, which then counts; `null` where there is none.
    pub changed: Option<Phrase>,
    /// Why it does not count; `null` where nothing of it is withdrawn.
    pub withdrawn: Option<WithdrawalView>,
}

/// The words in which a report says something.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WordsView {
    /// That the publisher took the words out of its text later, as a sentence; `null` where it did not, as far as is known.
    pub gone: Option<String>,
    /// The words, in the report's language; `null` where the claim quotes none.
    pub quote: Option<Wording>,
    /// The same in the site's language.
    pub translation: Option<String>,
    /// Where they stand in the report: a paragraph, page or time.
    pub location: Option<String>,
    /// What is wrong with the quote, as a word of the content model (`t["quote_" ~ …]`); `null` where it was found.
    pub fault: Option<&'static str>,
    /// The words in the text that the source carries itself, as this site shows it; `null` for every other source.
    pub in_text: Option<String>,
    /// The original at these words (a text fragment); `null` where the source has no address.
    pub original: Option<String>,
}
