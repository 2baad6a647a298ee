//! What changed between two states of the content: the one model that every writer writes.
//!
//! These types are a report: they hold text and ids, no keys, so a writer needs neither of the two libraries. Their JSON is the format
//! [`FORMAT`]. Lists are sorted by id where their comment names no other order.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diff::remark::Remark;
use crate::model::address::WebAddress;
use crate::model::words::{CellState, Effect, Flag, QuoteState, ThingKind, Verdict};

/// The name and version of the JSON format.
pub const FORMAT: &str = "variorum-diff/1";

macro_rules! words {
    ($($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $meaning:literal])+ $variant:ident = $word:literal,)+ })+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
        pub enum $name {
            $($(#[doc = $meaning])+ #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// The word as the JSON format writes it.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.word())
            }
        }
    )+};
}

words! {
    /// What happened to a record or a page.
    Change {
        /// It is new.
        Added = "added",
        /// It is gone.
        Removed = "removed",
        /// It says something else.
        Changed = "changed",
        /// It has another id; beside that, fields may have changed too.
        Renamed = "renamed",
    }

    /// Whether a run of words stands in both texts.
    RunKind {
        /// In both.
        Same = "same",
        /// Only in the former text.
        Removed = "removed",
        /// Only in the new text.
        Added = "added",
    }

    /// What happened to a judgement; the first that fits.
    JudgementState {
        /// It is gone.
        Vanished = "vanished",
        /// No live claim supports it any more.
        Unsupported = "unsupported",
        /// A support was withdrawn or removed, lost its proof, or answers a question whose verdict got worse.
        Weakened = "weakened",
        /// Its likelihood or confidence is another.
        Reassessed = "reassessed",
        /// What speaks for or against it changed otherwise.
        Moved = "moved",
        /// Only its own words changed.
        Reworded = "reworded",
        /// It is new.
        Added = "added",
    }

    /// What happened to something that other things rest on.
    Fate {
        /// It is marked as withdrawn, or rests on something that is.
        Withdrawn = "withdrawn",
        /// It is gone.
        Removed = "removed",
        /// It counts again.
        Reinstated = "reinstated",
    }

    /// On which side of a judgement a claim stands.
    GroundSide {
        /// It supports the judgement.
        Because = "because",
        /// It speaks against it.
        Against = "against",
    }

    /// What a highlight is about, the gravest first.
    HighlightKind {
        /// One of the states has errors, so that the report may lack something.
        Errors = "errors",
        /// A judgement vanished, lost its support or lost some of it.
        Judgement = "judgement",
        /// A verdict flipped.
        Verdict = "verdict",
        /// The likelihood or confidence of a judgement changed.
        Assessment = "assessment",
        /// The words of a quote changed, or its proof was lost.
        Quote = "quote",
        /// A source, claim or statement was withdrawn, reinstated or removed.
        Withdrawal = "withdrawal",
        /// A flag beside a verdict was gained or lost.
        Flag = "flag",
    }
}

/// Everything that changed in meaning between two states of the content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Difference {
    /// `variorum-diff/1`.
    pub format: String,
    /// The former state.
    pub before: State,
    /// The new state.
    pub after: State,
    /// Whether nothing changed.
    pub same: bool,
    /// How much changed.
    pub counts: Counts,
    /// What a reviewer must know, the gravest first.
    pub highlights: Vec<Highlight>,
    /// Judgements that changed or whose ground moved, the gravest first, then by id.
    pub judgements: Vec<JudgementChange>,
    /// Questions whose verdict, flags or cells changed: flipped verdicts first, then by id.
    pub questions: Vec<QuestionChange>,
    /// Quotes whose words or proof changed.
    pub quotes: Vec<QuoteChange>,
    /// Sources, claims and statements that were withdrawn, removed or reinstated, with what rested on them.
    pub withdrawals: Vec<WithdrawalChange>,
    /// Records that were added, removed, changed or renamed, by kind, then id.
    pub records: Vec<RecordChange>,
    /// Pages of the site that are new, gone or different, by path.
    pub pages: Vec<PageChange>,
}

/// One of the two states.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct State {
    /// How the reader called it: a folder or a revision.
    pub name: String,
    /// How many errors it has. What an error hides is missing from the report.
    pub errors: usize,
}

/// How much changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// Verdicts that flipped.
    pub verdicts: usize,
    /// Judgements that are weaker, unsupported or gone.
    pub judgements_weaker: usize,
    /// Judgements that changed in any way.
    pub judgements: usize,
    /// Cells of comparison tables that changed.
    pub cells: usize,
    /// Quotes whose words or proof changed.
    pub quotes: usize,
    /// Sources, claims and statements withdrawn.
    pub withdrawn: usize,
    /// Records by kind; only kinds of which something changed.
    pub records: Vec<RecordCount>,
    /// Pages that are new, gone or different.
    pub pages: usize,
}

/// How many records of a kind changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RecordCount {
    /// The kind.
    pub kind: ThingKind,
    /// New ones.
    pub added: usize,
    /// Those that are gone.
    pub removed: usize,
    /// Those that say something else under the same id.
    pub changed: usize,
    /// Those with another id.
    pub renamed: usize,
}

/// One thing that a reviewer must know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Highlight {
    /// What it is about.
    pub kind: HighlightKind,
    /// The id of the question, judgement, claim or other record; empty where it is about a whole state.
    pub id: String,
    /// The sentence, in English.
    #[schemars(with = "String")]
    pub text: Remark,
}

/// A record that was added, removed, changed or renamed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RecordChange {
    /// What it is.
    pub kind: ThingKind,
    /// Its id; of a removed record the former one.
    pub id: String,
    /// Its former id, where it was renamed.
    pub former_id: Option<String>,
    /// What happened to it.
    pub change: Change,
    /// A title for readers.
    pub title: String,
    /// Where it stands.
    pub place: Option<FileLine>,
    /// The fields that changed, in the order of the file format; all fields of an added or removed record.
    pub fields: Vec<FieldChange>,
}

/// Where something stands in a content file: in the new state, or in the former where it is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FileLine {
    /// Path relative to the site's root, with `/`.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Where it can be edited, by the site's `edit_url`.
    pub edit_url: Option<WebAddress>,
}

/// A field that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FieldChange {
    /// The field's name; `archive.words` for a field inside another.
    pub field: String,
    /// The line on which it stands in the record's file.
    pub line: Option<usize>,
    /// How it changed.
    #[serde(flatten)]
    pub difference: FieldDifference,
}

/// How a field changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "form", rename_all = "lowercase")]
pub enum FieldDifference {
    /// One value for another; absent is `null`.
    Value {
        /// The former value.
        before: Option<String>,
        /// The new value.
        after: Option<String>,
    },
    /// Entries of a list.
    List {
        /// Entries that are gone, in their order.
        removed: Vec<String>,
        /// New entries, in their order.
        added: Vec<String>,
        /// Whether entries that stayed changed their order.
        reordered: bool,
    },
    /// A text, word by word.
    Words {
        /// The runs that make up both texts.
        runs: Vec<Run>,
    },
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Run {
    /// Which of the two texts it stands in.
    pub kind: RunKind,
    /// The words with the white space around them.
    pub text: String,
}

/// A question whose comparison changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct QuestionChange {
    /// The question's id.
    pub id: String,
    /// The question.
    pub question: String,
    /// The event's id.
    pub event: String,
    /// The event's title.
    pub event_title: String,
    /// The former verdict and the new one.
    pub verdict: Turn<Verdict>,
    /// Flags gained.
    pub flags_gained: Vec<Flag>,
    /// Flags lost.
    pub flags_lost: Vec<Flag>,
    /// The former explanation and the new one.
    pub explanation: Turn<String>,
    /// What changed the comparison: what weighs most first, then by kind and id.
    pub why: Vec<Cause>,
    /// Cells that changed, by source.
    pub cells: Vec<CellChange>,
    /// Cells that carry a claim and did not change, by source, for comparison: at most [`CONTEXT_CELLS`].
    pub context: Vec<CellChange>,
    /// How many cells did not change, those of `context` among them.
    pub unchanged: usize,
}

/// How many unchanged cells stand beside changed ones.
pub const CONTEXT_CELLS: usize = 24;

impl QuestionChange {
    /// Whether the verdict is another.
    pub fn is_flipped(&self) -> bool {
        self.verdict.before != self.verdict.after
    }
}

/// A value before and after. The two may be equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Turn<Value> {
    /// Before.
    pub before: Value,
    /// After.
    pub after: Value,
}

impl<Value: PartialEq> Turn<Value> {
    /// The turn, where it is one.
    pub(super) fn new(before: Value, after: Value) -> Option<Self> {
        (before != after).then_some(Self { before, after })
    }
}

/// A change that a comparison follows from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cause {
    /// What changed.
    pub kind: ThingKind,
    /// Its id.
    pub id: String,
    /// How it changed, in English.
    #[schemars(with = "String")]
    pub what: Remark,
}

impl Cause {
    /// `claim `gazette#length`: added`, in English.
    pub(super) fn remark(&self) -> Remark {
        Remark::from(self.kind.word()).text(" ").literal(&self.id).text(": ").remark(&self.what)
    }
}

/// A cell before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CellChange {
    /// The source's id.
    pub source: String,
    /// The source's title.
    pub title: String,
    /// Before; `null` where the source was not in scope.
    pub before: Option<CellView>,
    /// After; `null` where the source is not in scope.
    pub after: Option<CellView>,
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CellView {
    /// What it says of the source.
    pub state: CellState,
    /// Its claims, by id.
    pub claims: Vec<CellClaim>,
}

/// A claim as a cell shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CellClaim {
    /// `source#claim`.
    pub id: String,
    /// The answer as readers see it.
    pub answer: String,
    /// Who says so; empty for the source's own voice.
    pub by: Vec<String>,
    /// The quote.
    pub quote: Option<String>,
    /// What can be said of the quote.
    pub quote_state: QuoteState,
    /// The claim in the desk's own words.
    pub says: Option<String>,
    /// Whether it, its statement or its source is withdrawn.
    pub withdrawn: bool,
}

/// A judgement that changed, or whose ground moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct JudgementChange {
    /// `briefing#judgement`.
    pub id: String,
    /// The judgement as it now stands; of one that is gone, as it stood.
    pub text: String,
    /// What happened to it.
    pub state: JudgementState,
    /// The likelihood, where it changed; absent is `null`.
    pub likelihood: Option<Turn<Option<String>>>,
    /// The confidence, where it changed; absent is `null`.
    pub confidence: Option<Turn<Option<String>>>,
    /// What happened to the claims for and against it: what weakens it first, then by claim.
    pub ground: Vec<GroundChange>,
    /// How many live claims supported it and support it.
    pub live_supports: Turn<usize>,
    /// The sources without which it fares otherwise than it did, by source.
    pub without: Vec<WithoutChange>,
    /// Where it stands.
    pub place: Option<FileLine>,
}

/// What leaving out a source and its copies does to a judgement, and did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WithoutChange {
    /// The source that is left out.
    pub source: String,
    /// `null` where the source does not bear on the judgement.
    pub effect: Turn<Option<Effect>>,
}

/// What happened to a claim that a judgement names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GroundChange {
    /// `source#claim`.
    pub claim: String,
    /// On which side it stands.
    pub side: GroundSide,
    /// Whether it weakens the judgement.
    pub weakens: bool,
    /// What happened, in English.
    #[schemars(with = "String")]
    pub what: Remark,
}

/// A quote whose words or proof changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct QuoteChange {
    /// `source#claim`.
    pub claim: String,
    /// Whether the words changed.
    pub reworded: bool,
    /// The words of both quotes; a quote gained or lost is one run.
    pub runs: Vec<Run>,
    /// What could be said of the quote, and what can.
    pub state: Turn<QuoteState>,
    /// Where it stands.
    pub place: Option<FileLine>,
}

impl QuoteChange {
    /// Whether a quote that was proven is no longer.
    pub fn lost_proof(&self) -> bool {
        self.state.before == QuoteState::Proven && self.state.after.is_unproven()
    }
}

/// Something withdrawn, removed or reinstated, and what rested on it in the former state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WithdrawalChange {
    /// What it is.
    pub kind: ThingKind,
    /// Its id.
    pub id: String,
    /// A title for readers.
    pub title: String,
    /// What happened to it.
    pub fate: Fate,
    /// The day of the withdrawal, as an EDTF date, where known.
    pub on: Option<String>,
    /// The reason given.
    pub why: Option<String>,
    /// The claims that go with it.
    pub claims: Vec<String>,
    /// The questions in whose tables these claims stood.
    pub questions: Vec<String>,
    /// The questions among them whose verdict flipped.
    pub flipped: Vec<String>,
    /// The judgements that name one of these claims, on either side.
    pub judgements: Vec<String>,
    /// The pages whose prose cites one of these claims, as paths below the site's output.
    pub cited_on: Vec<String>,
}

/// A page of the site that is new, gone or different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PageChange {
    /// Path below the output folder; of a page that is gone the former one.
    pub path: String,
    /// Its former path, where it moved.
    pub former_path: Option<String>,
    /// What happened to it.
    pub change: Change,
    /// The changed records that it shows: at most [`PAGE_REASONS`], by kind, then id.
    pub because: Vec<String>,
}

/// How many records are named as the reason for which a page changes.
pub const PAGE_REASONS: usize = 8;
