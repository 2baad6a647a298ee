//! One source: its record, its claims, its agreement with the others.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ClaimView, DateView, Link, WithdrawalView, Wording};

/// The page of a source. Its body stands in `prose`: notes of the desk, or the source's own text.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourcePage {
    /// Its title, in its own language.
    pub title: Wording,
    /// The events it is about.
    pub covers: Vec<CoverageView>,
    /// Why it does not count; `null` where it does.
    pub withdrawn: Option<WithdrawalView>,
    /// Its bibliographic data.
    pub record: RecordView,
    /// What a reader must know.
    pub caveats: Vec<String>,
    /// Passages of its text that are not the publisher's.
    pub excluded: Vec<ExclusionView>,
    /// The questions for which it was read: `all`, `list`, `claimed` (of an event on which it has a claim) or `none`
    /// (`t["reviewed_" ~ …]`).
    pub reviewed: &'static str,
    /// Those questions, where they are listed.
    pub reviewed_for: Vec<Link>,
    /// How it writes actors.
    pub names: Vec<SourceNames>,
    /// Its claims by event, in the order of the tables.
    pub events: Vec<EventClaims>,
    /// How many live claims it has.
    pub claims: usize,
    /// How many of those are in its own voice.
    pub own_claims: usize,
    /// Ready citations.
    pub citations: CitationsView,
    /// Whether the body is the source's own text.
    pub is_own_text: bool,
}

/// That a source is about an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CoverageView {
    /// The event.
    pub event: Link,
    /// How the desk knows: `stated` or `inferred` (`t["certainty_" ~ …]`).
    pub certainty: &'static str,
    /// Why the desk takes it to be so.
    pub because: Option<String>,
}

/// The bibliographic data of a source. What is `null` is not known.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RecordView {
    /// Its publisher.
    pub publisher: Option<Wording>,
    /// The source that it copies, translates or rewrites.
    pub derived_from: Option<Link>,
    /// The source at the root of that chain, where it is another than `derived_from`.
    pub root: Option<Link>,
    /// Its author.
    pub author: Option<Wording>,
    /// When it was published.
    pub published: Option<DateView>,
    /// When the desk retrieved it.
    pub retrieved: Option<DateView>,
    /// Its address.
    pub url: Option<String>,
    /// What sort of document it is (`t["form_" ~ …]`).
    pub form: Option<&'static str>,
    /// The BCP 47 tag of its language.
    pub language: Option<String>,
    /// The key under which `t` may name the language.
    pub language_word: Option<String>,
    /// How many words its archived text has.
    pub words: Option<u64>,
    /// Whether an archived text is recorded for it.
    pub has_archive: bool,
    /// Whether the desk has the whole text: `full` or `excerpt` (`t["extent_" ~ …]`).
    pub extent: &'static str,
    /// The licence of its own text.
    pub licence: Option<String>,
    /// Whether a machine wrote it; none where nobody has looked (`t["machine_text_" ~ …]`).
    pub machine_text: Option<&'static str>,
    /// Its reliability, A to F; none where it is not rated (`t["reliability_" ~ …]`).
    pub reliability: Option<&'static str>,
    /// Access, motive, possible bias.
    pub descriptor: Option<String>,
}

/// A passage that is not the publisher's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ExclusionView {
    /// What sort of text it is (`t["exclusion_" ~ …]`).
    pub kind: &'static str,
    /// The words with which it begins.
    pub from: Wording,
    /// The words with which it ends; `null` for the end of the text.
    pub to: Option<Wording>,
}

/// How a source writes one actor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SourceNames {
    /// The actor.
    pub actor: Link,
    /// The forms of the name, in the order of the file.
    pub forms: Vec<WrittenName>,
}

/// A name as a source writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WrittenName {
    /// The name.
    pub form: Wording,
    /// The role that the source gives with it.
    pub role: Option<String>,
}

/// The claims of a source on one event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EventClaims {
    /// The event.
    pub event: Link,
    /// Whether that the source is about it is the desk's inference.
    pub inferred: bool,
    /// The claims, withdrawn ones among them.
    pub claims: Vec<ClaimView>,
}

/// The source as other programs cite it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CitationsView {
    /// One line of text.
    pub text: String,
    /// CSL-JSON.
    pub csl: String,
    /// BibLaTeX.
    pub bibtex: String,
    /// RIS.
    pub ris: String,
}
