//! One actor across the reports.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Link, Phrase, ToldView, WithdrawalView, Wording, WordsView};

/// The page of an actor. What the desk says of it stands in `prose`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ActorPage {
    /// The name that the site uses.
    pub title: String,
    /// What sentences call it.
    pub called: String,
    /// Its offices, and how often it is named and quoted, as sentences.
    pub lead: Vec<String>,
    /// What it is part of, its members, its other names, as sentences.
    pub facts: Vec<Phrase>,
    /// Addresses that identify it elsewhere.
    pub same_as: Vec<String>,
    /// The heading above what it says.
    pub says_heading: String,
    /// What it says, by event.
    pub says: Vec<SpokenTable>,
    /// What its members say, and theirs, where that is little.
    pub members_say: Vec<AboutRow>,
    /// What its members say, where that is much.
    pub more_members_say: Vec<AboutRow>,
    /// How many of these there are, and how many of them do not count, as a phrase.
    pub all_members_say: String,
    /// By whom it is contradicted, and on what, as sentences.
    pub contradicted: Vec<Phrase>,
    /// What others say of it: the first lines.
    pub about: Vec<AboutRow>,
    /// What others say of it: the rest.
    pub more_about: Vec<AboutRow>,
    /// The names that reports give it, in one sentence; `null` where none is known.
    pub names: Option<Phrase>,
    /// Its statements in the order of time, unknown dates last.
    pub statements: Vec<StatementView>,
}

/// What an actor says on one event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SpokenTable {
    /// The event.
    pub event: Link,
    /// A row for each answer.
    pub rows: Vec<SpokenRow>,
}

/// One answer of an actor.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SpokenRow {
    /// The question.
    pub question: Link,
    /// How many rows from here on are of this question; 0 behind the first of them.
    pub span: usize,
    /// The answer, leading to the first claim that gives it.
    pub answer: Link,
    /// Whether reports have it give answers that exclude each other.
    pub told_differently: bool,
    /// Whether its reports have it by hearsay.
    pub by_hearsay: bool,
    /// What a later text of the report's publisher says in its place; `null` where there is none.
    pub changed: Option<Phrase>,
    /// Whether all claims of it are withdrawn.
    pub withdrawn: bool,
    /// The words in which reports give it.
    pub words: Vec<WordsView>,
    /// Those reports, each at its claim.
    pub reports: Vec<Link>,
}

/// What somebody says of an actor.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AboutRow {
    /// The question.
    pub question: Link,
    /// The answer, who gives it, and the words.
    pub told: ToldView,
    /// The report.
    pub report: Link,
}

/// An utterance.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StatementView {
    /// Its fragment.
    pub anchor: String,
    /// What it was about, when and how it was made, at which event, and how many reports carry it, as sentences.
    pub facts: Vec<Phrase>,
    /// Why it does not count; `null` where it does.
    pub withdrawn: Option<WithdrawalView>,
    /// What several reports carry of it, by question, side by side.
    pub collations: Vec<CollationView>,
}

/// What the reports have of one statement on one question, side by side.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CollationView {
    /// The question.
    pub question: Link,
    /// Whether the words that not all have are marked.
    pub marked: bool,
    /// The wordings by report.
    pub wordings: Vec<WordingView>,
}

/// How one report words a statement.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WordingView {
    /// The report, at the claim.
    pub report: Link,
    /// The answer that the words give.
    pub answer: String,
    /// The language of the words, where it is not the page's, and its direction.
    pub language: Wording,
    /// Its quote in runs of words; empty where it has none.
    pub runs: Vec<WordRun>,
    /// What is wrong with the quote (`t["quote_" ~ …]`).
    pub fault: Option<&'static str>,
    /// Whether it does not count.
    pub withdrawn: bool,
}

/// Words of a quote in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WordRun {
    /// The words, white space among them.
    pub text: String,
    /// Whether another report words it without them.
    pub marked: bool,
}
