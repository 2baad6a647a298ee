//! One actor across the sources (`docs/comparison.md`, "Actors, sources and judgements").

use schemars::JsonSchema;
use serde::Serialize;

use super::{AnswerView, ClaimView, DateView, Link, WithdrawalView, Wording};

/// The page of an actor. The notes of the desk stand in `prose`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ActorPage {
    /// The name that the site uses.
    pub title: String,
    /// What sort of actor it is (`t["actor_" ~ …]`).
    pub kind: &'static str,
    /// What it is part of, from itself to its side; itself alone where it belongs to nobody.
    pub chain: Vec<Link>,
    /// The actors that are directly part of it.
    pub members: Vec<Link>,
    /// Its offices, as the desk knows them.
    pub roles: Vec<RoleView>,
    /// Other forms of its name that the desk knows.
    pub aliases: Vec<String>,
    /// Its name in other languages and scripts.
    pub names_in: Vec<Wording>,
    /// Addresses that identify it elsewhere.
    pub same_as: Vec<String>,
    /// How many sources mention it.
    pub mentioned_by: usize,
    /// How many sources are about an event that concerns it.
    pub in_scope: usize,
    /// Its names and roles by source; the name that the site uses first, then the most used.
    pub names: Vec<NameView>,
    /// Its statements in the order of time, unknown dates last.
    pub statements: Vec<StatementView>,
    /// Its position on each question that can be compared.
    pub positions: Vec<PositionView>,
    /// What it says on questions that no machine compares.
    pub open_claims: Vec<ClaimView>,
    /// Whom it disagrees with, and on what.
    pub disputes: Vec<DisputeView>,
    /// What others claim about it.
    pub about: Vec<ClaimView>,
    /// Sources on an event that concerns it which never mention it.
    pub unmentioned_by: Vec<Link>,
}

/// An office or function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RoleView {
    /// What it is called.
    pub title: String,
    /// Since when; `null` where not known.
    pub from: Option<DateView>,
    /// Until when; `null` where not known.
    pub to: Option<DateView>,
}

/// A form of the name and who uses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NameView {
    /// The form.
    pub form: Wording,
    /// Whether it is the name that the site uses.
    pub own: bool,
    /// The roles that these sources give, each once.
    pub roles: Vec<String>,
    /// The sources.
    pub sources: Vec<Link>,
}

/// An utterance and how the sources word it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StatementView {
    /// Its fragment.
    pub anchor: String,
    /// What it was about; its id where that is not said.
    pub about: String,
    /// When it was made; `null` where not known.
    pub on: Option<DateView>,
    /// How it was made.
    pub via: Option<String>,
    /// The event it belongs to.
    pub event: Option<Link>,
    /// Why it does not count; `null` where it does.
    pub withdrawn: Option<WithdrawalView>,
    /// How many sources carry it.
    pub sources: usize,
    /// What several of them carry of it, by question, side by side.
    pub collations: Vec<CollationView>,
    /// What one of them alone carries of it.
    pub alone: Vec<WordingView>,
}

/// What the sources have of one statement on one question, side by side.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CollationView {
    /// The question.
    pub question: Link,
    /// Whether the words that not all have are marked.
    pub marked: bool,
    /// The wordings by source.
    pub wordings: Vec<WordingView>,
}

/// How one source words a statement.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WordingView {
    /// The claim.
    pub claim: ClaimView,
    /// Its quote in runs of words; empty where it has none.
    pub runs: Vec<WordRun>,
}

/// Words of a quote in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WordRun {
    /// The words, white space among them.
    pub text: String,
    /// Whether another source words it without them.
    pub marked: bool,
}

/// An actor's position on a question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PositionView {
    /// The question.
    pub question: Link,
    /// The answers it is reported to give; more than one where it is reported differently.
    pub answers: Vec<HeldAnswer>,
}

/// An answer that an actor is reported to give.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HeldAnswer {
    /// The answer.
    pub answer: AnswerView,
    /// The sources that report it, each at its claim.
    pub sources: Vec<Link>,
}

/// A disagreement with another actor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DisputeView {
    /// The other.
    pub with: Link,
    /// The questions.
    pub questions: Vec<Link>,
}
