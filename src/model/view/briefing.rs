//! What the desk concludes: the front page of a briefing, its conclusions in full, and the list of briefings.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ConfidenceView, DateView, LikelihoodView, Link, PastRating, Phrase, ReportRow, ToldView};

/// The page of a briefing; also the front page of a site with exactly one.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BriefingPage {
    /// Its title.
    pub title: String,
    /// Whether it is a draft.
    pub draft: bool,
    /// One line: how things stand and why.
    pub status: Option<String>,
    /// What is new in this edition, as sentences.
    pub changed: Option<Phrase>,
    /// Edition, day, reports read and authors, as sentences.
    pub made: String,
    /// The way to the prose, with its length; `null` where there is none.
    pub text: Option<Link>,
    /// What is weak in the reports throughout, as sentences; empty where nothing is.
    pub ground: Vec<String>,
    /// Where the words of likelihood and of confidence are explained.
    pub terms: ScaleLinks,
    /// The first of the conclusions.
    pub conclusions: Vec<ConclusionRow>,
    /// The way to the rest of them.
    pub more_conclusions: Option<Link>,
    /// Where reports differ, where parties dispute, who was not heard, what is not known; none of the lists is empty.
    pub findings: Vec<FindingList>,
    /// The first of the reports.
    pub reports: Vec<ReportRow>,
    /// The way to the rest of them.
    pub more_reports: Option<Link>,
    /// The first of the events.
    pub events: Vec<EventRow>,
    /// The way to the rest of them.
    pub more_events: Option<Link>,
}

/// Where the words of the two scales are explained, said once at the heads of their columns.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ScaleLinks {
    /// The words of likelihood.
    pub likelihood: String,
    /// The words of confidence.
    pub confidence: String,
}

/// A conclusion in a row.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ConclusionRow {
    /// The conclusion, leading to itself in full.
    pub link: Link,
    /// How likely it is.
    pub likelihood: Option<LikelihoodView>,
    /// How sure the desk is.
    pub confidence: Option<ConfidenceView>,
    /// What would make the desk think again; of one that is settled, what became of it.
    pub would_change: Option<String>,
}

/// A short list of findings of one sort.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FindingList {
    /// The sort: `differ`, `dispute`, `disputed`, `unheard`, `little-heard`, `unknown` or `watch` (`t["h_" ~ …]`).
    pub sort: &'static str,
    /// The shape before the heading; `null` where the sort is no verdict's.
    pub glyph: Option<&'static str>,
    /// The first lines.
    pub lines: Vec<Phrase>,
    /// The way to the rest.
    pub more: Option<Link>,
}

/// An event in a row.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EventRow {
    /// The event.
    pub link: Link,
    /// When; `null` where not known.
    pub when: Option<DateView>,
    /// How many reports cover it.
    pub reports: usize,
    /// How many questions it has and what was found on them, as a phrase.
    pub questions: String,
}

/// The conclusions of a briefing in full, and everything that it does not know.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ConclusionsPage {
    /// The title of the page.
    pub title: String,
    /// The way back to the briefing.
    pub briefing: Option<Link>,
    /// How many there are and how they are meant, as a sentence.
    pub lead: String,
    /// The judgements, as written.
    pub judgements: Vec<JudgementView>,
    /// Accounts that exclude one another, weighed against the evidence; `null` where there are none.
    pub alternatives: Option<AlternativesTable>,
    /// The signs to watch for.
    pub watch: Vec<Phrase>,
    /// What the desk does not know.
    pub gaps: Vec<String>,
}

/// Alternatives in rows, evidence in columns, those that tell most first. There is no sum: evidence is not counted like votes.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AlternativesTable {
    /// The claims.
    pub columns: Vec<Link>,
    /// The alternatives.
    pub rows: Vec<AlternativeRow>,
}

/// An alternative in a row.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AlternativeRow {
    /// Its fragment.
    pub anchor: String,
    /// The account.
    pub text: String,
    /// How each claim fits it.
    pub cells: Vec<FitCell>,
    /// The reports without which nothing speaks against it, as a sentence.
    pub without: Option<Phrase>,
}

/// How a claim fits an alternative.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FitCell {
    /// The claim, as the head of its column says it.
    pub label: String,
    /// `for`, `against` or `neutral` (`t["fit_" ~ …]`); `null` where it is not said.
    pub fit: Option<&'static str>,
}

/// What a judgement takes for granted.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AssumptionView {
    /// What it is.
    pub text: String,
    /// How well it is grounded (`t["strength_" ~ …]`).
    pub strength: Option<&'static str>,
}

/// One judgement in full.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct JudgementView {
    /// Its fragment: its id.
    pub anchor: String,
    /// The judgement.
    pub text: String,
    /// How likely it is.
    pub likelihood: Option<LikelihoodView>,
    /// How sure the desk is.
    pub confidence: Option<ConfidenceView>,
    /// What the confidence rests on.
    pub basis: Option<String>,
    /// By when and by what it can be settled, and what became of it, as sentences.
    pub settling: Vec<String>,
    /// What it hangs on, as sentences.
    pub hangs_on: Vec<Phrase>,
    /// The claims for it and against it.
    pub grounds: Vec<GroundList>,
    /// What it takes for granted.
    pub assumes: Vec<AssumptionView>,
    /// What would make the desk think again.
    pub would_change: Option<String>,
    /// How it was rated in earlier editions, the newest first.
    pub past: Vec<PastRating>,
}

/// The claims for a judgement, or those against it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GroundList {
    /// `because` or `against` (`t["h_" ~ …]`).
    pub word: &'static str,
    /// The claims, those with one answer together.
    pub rows: Vec<GroundRow>,
}

/// A claim that a judgement names.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GroundRow {
    /// How many rows the answer has, at the first of them; 0 at the others.
    pub span: usize,
    /// The question.
    pub question: Link,
    /// Its event, where the judgement names claims on several.
    pub event: Option<Link>,
    /// The answer, who gives it, and the words.
    pub told: ToldView,
    /// The report.
    pub report: Link,
    /// What makes it weak: that the desk placed it at the event, that a machine wrote it or may have.
    pub marks: Vec<String>,
}

/// The prose of a briefing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TextPage {
    /// The title of the page.
    pub title: String,
    /// The way back to the briefing.
    pub briefing: Option<Link>,
    /// Its status.
    pub status: Option<String>,
}

/// The front page of a site with several briefings or none.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BriefingList {
    /// `briefings`, by which the template of lists knows what it shows.
    pub list: &'static str,
    /// The site's title.
    pub title: String,
    /// What the site is about.
    pub description: Option<String>,
    /// The briefings, newest first.
    pub briefings: Vec<BriefingLine>,
    /// The events, for a site without a briefing.
    pub events: Vec<EventRow>,
}

/// A briefing in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BriefingLine {
    /// The briefing.
    #[serde(flatten)]
    pub link: Link,
    /// The day up to which the desk has read.
    pub as_of: Option<DateView>,
    /// The number of the edition.
    pub edition: Option<u32>,
    /// How things stand.
    pub status: Option<String>,
    /// Whether it is a draft.
    pub draft: bool,
}
