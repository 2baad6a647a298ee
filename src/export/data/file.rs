//! The shape of the data file. Other programs rely on the names and the order of the keys (`docs/data.md`, "Form"); the doc
//! comments become its JSON Schema.

use schemars::JsonSchema;
use serde::Serialize;

use crate::export::each::Each;
use crate::model::words::{
    ActorKind, CellState, Confidence, Effect, Fit, Flag, Likelihood, Mode, QuestionKind, QuoteState, Reliability, SourceForm, Sourcing,
    Strength, Verdict, VerdictGroup, Was,
};

/// The name of the format and its version.
pub const FORMAT: &str = "variorum/2";

/// All that the site shows, for programs. Arrays are sorted by id, absent values are `null`.
#[derive(Serialize, JsonSchema)]
#[serde(rename = "Data")]
pub struct Data<'library> {
    /// The name of the format and its version: `variorum/2`.
    pub format: &'static str,
    /// The site.
    pub site: Site<'library>,
    /// What the desk concludes.
    pub briefings: Vec<Briefing<'library>>,
    /// What happened.
    #[schemars(with = "Vec<Event<'library>>")]
    pub events: Each<'library, Event<'library>>,
    /// Rows of the comparison tables, compared.
    #[schemars(with = "Vec<Question<'library>>")]
    pub questions: Each<'library, Question<'library>>,
    /// What the sources say.
    #[schemars(with = "Vec<Claim<'library>>")]
    pub claims: Each<'library, Claim<'library>>,
    /// The sources.
    #[schemars(with = "Vec<Source<'library>>")]
    pub sources: Each<'library, Source<'library>>,
    /// Who speaks and is spoken of.
    #[schemars(with = "Vec<Actor<'library>>")]
    pub actors: Each<'library, Actor<'library>>,
}

/// The site.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Site<'library> {
    /// Its title.
    pub title: &'library str,
    /// The address where it stands.
    pub base_url: Option<&'library str>,
    /// Its language, as a BCP 47 tag.
    pub language: &'library str,
}

/// What the desk concludes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Briefing<'library> {
    /// Its id.
    pub id: &'library str,
    /// Its title.
    pub title: &'library str,
    /// The day up to which the desk has read, in EDTF.
    pub as_of: String,
    /// The number of the edition.
    pub edition: Option<u32>,
    /// Ids of the events it covers.
    pub events: Vec<&'library str>,
    /// What the desk holds to be so.
    pub judgements: Vec<Judgement<'library>>,
    /// Its frozen editions, the oldest first.
    pub editions: Vec<Edition<'library>>,
    /// Accounts that exclude one another.
    pub alternatives: Vec<Alternative<'library>>,
    /// Claims weighed against them, as written.
    pub evidence: Vec<Evidence<'library>>,
    /// Signs to watch for, as written.
    pub watch: Vec<Watch<'library>>,
}

/// A key judgement.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Judgement<'library> {
    /// Its id within the briefing.
    pub id: &'library str,
    /// The judgement, as a sentence.
    pub text: &'library str,
    /// How likely it is (ICD 203).
    pub likelihood: Option<Likelihood>,
    /// How sure the desk is of its ground.
    pub confidence: Option<Confidence>,
    /// What it takes for granted.
    pub assumes: Vec<Assumption<'library>>,
    /// The day by which it can be settled, in EDTF.
    pub resolves_by: Option<String>,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// Claims that support it.
    pub because: Vec<String>,
    /// Claims that speak against it.
    pub against: Vec<String>,
    /// What it hangs on: each source that carries a claim for or against it, or whose copy does, left out with its copies.
    pub without: Vec<Without<'library>>,
}

/// What a judgement takes for granted.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Assumption<'library> {
    /// What it is.
    pub text: &'library str,
    /// How well that is grounded.
    pub strength: Option<Strength>,
}

/// What became of a judgement.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Outcome {
    /// The day on which it was settled, in EDTF.
    pub on: Option<String>,
    /// Whether it came true.
    pub was: Was,
    /// Claims that settle it.
    pub because: Vec<String>,
}

/// A frozen edition, and how much changed since the one before.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Edition<'library> {
    /// Its number.
    pub edition: u32,
    /// The day up to which the desk had read, in EDTF.
    pub as_of: &'library str,
    /// The digest of its file.
    pub sha256: &'library str,
    /// Significant changes since the edition before; `null` for the first.
    pub significant: Option<usize>,
    /// Factual changes.
    pub factual: Option<usize>,
    /// Changes of wording.
    pub wording: Option<usize>,
}

/// A claim weighed against the alternatives.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Evidence<'library> {
    /// The claim.
    pub claim: String,
    /// How it fits them, by the id of each of which it is said.
    pub fits: std::collections::BTreeMap<&'library str, Fit>,
}

/// An account that excludes the others.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Alternative<'library> {
    /// Its id.
    pub id: &'library str,
    /// The account.
    pub text: &'library str,
}

/// A sign to watch for.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Watch<'library> {
    /// What would be seen.
    pub sign: &'library str,
    /// The judgement or alternative that it would speak for.
    pub points_to: Option<&'library str>,
    /// Whether it was seen.
    pub seen: bool,
    /// The day on which it was, in EDTF.
    pub on: Option<String>,
    /// Claims that say so.
    pub because: Vec<String>,
}

/// What leaving out one source and its copies does to a judgement.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Without<'library> {
    /// The source's id.
    pub source: &'library str,
    /// What it does.
    pub effect: Effect,
    /// Whether all that speaks against the judgement would go.
    pub against_gone: bool,
}

/// One thing that happened.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Event<'library> {
    /// Its id.
    pub id: &'library str,
    /// What it is called.
    pub title: &'library str,
    /// When it happened, in EDTF.
    pub when: Option<String>,
    /// Where it happened.
    pub place: Option<&'library str>,
    /// Ids of the sources that cover it, withdrawn ones among them.
    pub sources: Vec<&'library str>,
    /// Ids of its questions.
    pub questions: Vec<&'library str>,
}

/// One row of a comparison table, compared.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Question<'library> {
    /// Its id.
    pub id: &'library str,
    /// The id of the event it is about.
    pub event: &'library str,
    /// The question.
    pub question: &'library str,
    /// How its answers compare.
    pub kind: QuestionKind,
    /// Whether the right answer changes.
    pub over_time: bool,
    /// What the comparison says.
    pub verdict: Verdict,
    /// The group of the verdict.
    pub group: VerdictGroup,
    /// What stands beside the verdict, sorted.
    pub flags: Vec<Flag>,
    /// The verdict in one or two sentences, by name.
    pub explanation: String,
    /// How many sources carry what is counted; `null`, as the counts below, where answers exclude each other, are only listed, or lack.
    pub reports: Option<usize>,
    /// How many publishers and voices must at least be wrong for it to be wrong.
    pub origins: Option<usize>,
    /// The same with all unknown publishers taken for one.
    pub origins_at_least: Option<usize>,
    /// The origins among parties, mediators and witnesses.
    pub party_origins: Option<usize>,
    /// The answers: of a choice or set every declared one, of a number or date every distinct one, of an open question none;
    /// `not-known` last, where it is given.
    pub answers: Vec<AnswerCount<'library>>,
    /// What each source that covers the event has on the question.
    pub cells: Vec<Cell<'library>>,
    /// The sources without which, and without whose copies, the verdict would be of another group.
    pub fragile: Vec<Fragility<'library>>,
}

/// One answer and who stands behind it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AnswerCount<'library> {
    /// The answer: an id, a number, or a date in EDTF.
    #[schemars(with = "AnswerValue")]
    pub answer: serde_json::Value,
    /// The answer for readers.
    pub label: String,
    /// How many sources carry it.
    pub reports: usize,
    /// How many publishers and voices must at least be wrong for it to lose every support.
    pub origins: usize,
    /// The same with all unknown publishers taken for one.
    pub origins_at_least: usize,
    /// The origins among parties, mediators and witnesses.
    pub party_origins: usize,
    /// The sources that carry it.
    pub sources: Vec<&'library str>,
    /// The actors who hold it.
    pub actors: Vec<&'library str>,
    /// The latest time at which it was given, in EDTF, where the right answer changes.
    pub as_of: Option<String>,
}

/// What one source has on one question.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Cell<'library> {
    /// The source's id.
    pub source: &'library str,
    /// What the cell says.
    pub state: CellState,
    /// How often the words that the question says to look for stand in the text; `null` where nobody counted.
    pub looked_for: Option<usize>,
    /// The source's claims on the question, withdrawn ones among them.
    pub claims: Vec<String>,
}

/// That a verdict hangs on one source.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Fragility<'library> {
    /// The source that is left out.
    pub without: &'library str,
    /// The verdict without it.
    pub verdict: Verdict,
    /// Whether that one stands higher, in the order differ, dispute, developing, one, alike.
    pub rises: bool,
}

/// One thing that a source says in answer to one question.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Claim<'library> {
    /// Its id: `source-id#claim-id`.
    pub id: String,
    /// The source's id.
    pub source: &'library str,
    /// The question's id.
    pub question: &'library str,
    /// The id of the question's event.
    pub event: &'library str,
    /// The answer: an id, a list of ids, a number, a date in EDTF, or text.
    #[schemars(with = "AnswerValue")]
    pub answer: serde_json::Value,
    /// Of a set: whether the source says that there are no others.
    pub only: bool,
    /// When the answer held, in EDTF, as the source says.
    pub as_of: Option<String>,
    /// Who says so; empty for the source's own voice.
    pub by: Vec<&'library str>,
    /// The utterance: `actor-id#statement-id`.
    pub statement: Option<String>,
    /// How the source came by it.
    pub sourcing: Option<Sourcing>,
    /// Whose words render the speaker.
    pub mode: Option<Mode>,
    /// Exact words of the archived text.
    pub quote: Option<&'library str>,
    /// What can be said of the quote.
    pub quote_state: QuoteState,
    /// Where the source has several archived texts and the quote does not stand in all of them: what came of it in each.
    pub captures: Vec<InCapture<'library>>,
    /// The claim in the desk's own words.
    pub says: Option<&'library str>,
    /// The Admiralty code of the information, 1 to 6; `null` where it is not rated.
    pub credibility: Option<u8>,
    /// Whether the claim, its statement or its source is withdrawn.
    pub withdrawn: bool,
    /// The id of the later text of its publisher that answers the question in its place; it then takes no part in any count.
    pub replaced_by: Option<&'library str>,
}

/// What came of a quote in one of several archived texts.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InCapture<'library> {
    /// The SHA-256 of the text's bytes.
    pub sha256: &'library str,
    /// What can be said of the quote there.
    pub state: QuoteState,
}

/// One of several archived texts of one address.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Capture<'library> {
    /// When the desk retrieved it, in EDTF.
    pub retrieved: String,
    /// The SHA-256 of its bytes.
    pub sha256: &'library str,
}

/// A document that somebody published.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Source<'library> {
    /// Its id.
    pub id: &'library str,
    /// Its title; many texts have none.
    pub title: Option<&'library str>,
    /// What tables call it.
    pub short: &'library str,
    /// Who published the text at the root of its chain: the owner, where that is an actor; `null` where nobody knows.
    pub publisher: Option<&'library str>,
    /// When it was published, in EDTF.
    pub published: Option<String>,
    /// Its address.
    pub url: Option<&'library str>,
    /// What sort of document it is.
    pub form: Option<SourceForm>,
    /// The Admiralty code of the source, A to F; `null` where it is not rated.
    pub reliability: Option<Reliability>,
    /// Ids of the events it is about.
    pub covers: Vec<&'library str>,
    /// Its archived texts in the order of retrieval, where its publisher changed it.
    pub captures: Vec<Capture<'library>>,
    /// The id of the same publisher's earlier text that it updates.
    pub updates: Option<&'library str>,
    /// The id of the later text that updates it.
    pub updated_by: Option<&'library str>,
    /// Whether it is withdrawn.
    pub withdrawn: bool,
}

/// A person, body, state, armed group or unnamed voice.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Actor<'library> {
    /// Its id.
    pub id: &'library str,
    /// The name that the site uses.
    pub name: &'library str,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// The id of its side: the top of the chain of what it is part of.
    pub side: &'library str,
    /// Other forms in which sources write its name.
    pub names: Vec<Name<'library>>,
    /// The claims that it makes.
    pub claims: Vec<String>,
    /// The claims that are about it.
    pub about: Vec<String>,
    /// Where it stands.
    pub positions: Vec<Position<'library>>,
    /// Whom it disagrees with, and on what.
    pub disputes: Vec<Dispute<'library>>,
}

/// A form of an actor's name.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Name<'library> {
    /// The form.
    #[serde(rename = "as")]
    pub form: &'library str,
    /// The sources that write it so.
    pub sources: Vec<&'library str>,
}

/// Where an actor stands on a question.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Position<'library> {
    /// The question's id.
    pub question: &'library str,
    /// The answers that the actor holds.
    #[schemars(with = "Vec<AnswerValue>")]
    pub answers: Vec<serde_json::Value>,
    /// The sources that report it.
    pub sources: Vec<&'library str>,
}

/// A disagreement with another actor.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Dispute<'library> {
    /// The other's id.
    pub with: &'library str,
    /// The question's id.
    pub question: &'library str,
}

/// An answer: an id, a list of ids, a number, a date in EDTF, or text. Only the schema is made of it.
#[derive(JsonSchema)]
#[schemars(untagged, rename = "AnswerValue")]
#[expect(dead_code, reason = "only the schema is made of it; values are JSON already")]
pub(crate) enum AnswerValue {
    /// An id, a date in EDTF, or text.
    Text(String),
    /// A number.
    Number(f64),
    /// The ids of a set.
    Ids(Vec<String>),
}
