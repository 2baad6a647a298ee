//! The compact table: question, finding, and the answers with who gives them.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Link, ToldView, VerdictView};

/// The questions of one event, or one of them, with their answers.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CompactTable {
    /// Unique on the page; the table's fragment.
    pub id: String,
    /// The event.
    pub event: Link,
    /// How many questions and reports there are, as a phrase.
    pub caption: String,
    /// Whether answers have the columns and reports are numbers, as from four reports on.
    pub by_answer: bool,
    /// The reports in the order of the columns or of their numbers.
    pub reports: Vec<ReportHead>,
    /// The questions, findings first.
    pub rows: Vec<CompactRow>,
    /// Whether a cell says nothing, so that the sign for it must be explained.
    pub has_silence: bool,
    /// Whether cells hold words that a switch can show.
    pub has_words: bool,
    /// What is known of the quotes, as a sentence; `null` where there are none.
    pub quotes: Option<String>,
}

/// A report as the head of a column, or as a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReportHead {
    /// The report, by its short name.
    #[serde(flatten)]
    pub link: Link,
    /// Its number in the table, from 1.
    pub number: usize,
    /// Whether the desk placed it at this event.
    pub matched: bool,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
}

/// One question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CompactRow {
    /// The question, by its short name.
    pub question: Link,
    /// What was found.
    pub verdict: VerdictView,
    /// Whether the answers fit together and some say less.
    pub some_say_less: bool,
    /// A cell a report; empty where answers have the columns.
    pub cells: Vec<CompactCell>,
    /// The answers with their reports; empty where reports have the columns.
    pub answers: Vec<AnswerChips>,
    /// How many answers are left to the question's page.
    pub more: usize,
    /// The reports that were read and say nothing, by name; where answers have the columns, how many there are.
    pub silent: Option<String>,
}

/// What one report has on one question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CompactCell {
    /// The report, by its short name.
    pub report: String,
    /// The kind of silence (`t["silence_" ~ …]`), `claims` where there is none.
    pub state: &'static str,
    /// The answers.
    pub told: Vec<ToldView>,
    /// On paper, which leads nowhere, the answers that `told` counts.
    pub on_paper: Vec<ToldView>,
}

/// One answer and the numbers of the reports that give it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AnswerChips {
    /// The answer in words.
    pub label: String,
    /// The reports.
    pub chips: Vec<Chip>,
    /// How many more there are.
    pub more: usize,
}

/// A report as a number.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Chip {
    /// Its number in the table.
    pub number: usize,
    /// Its words.
    pub href: String,
    /// Its name, and who says so according to it.
    pub title: String,
    /// Whether it says so in its own voice.
    pub own: bool,
    /// Whether it has it by hearsay.
    pub hearsay: bool,
    /// Whether what it says was withdrawn.
    pub withdrawn: bool,
}
