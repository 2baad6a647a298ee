//! What the comparison found: for every question, actor, event and pair of sources.
//!
//! Lists are in the order of keys, that is of ids, unless their comment says otherwise.

use crate::model::id::{ActorKey, ClaimKey, EventKey, QuestionKey, SourceKey, StatementKey};
use crate::model::library::Answer;
use crate::model::list::List;
use crate::model::words::{CellState, Flag, QuoteState, Verdict};

/// Everything that follows from comparing the claims of a library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparisons {
    /// By question.
    pub questions: List<QuestionKey, QuestionComparison>,
    /// By event.
    pub events: List<EventKey, EventComparison>,
    /// By actor.
    pub actors: List<ActorKey, ActorComparison>,
    /// By source.
    pub sources: List<SourceKey, SourceComparison>,
    /// Every two sources that both answer some question, over all events.
    pub pairs: Vec<Pair>,
    /// By claim: what can be said of its quote.
    pub quotes: List<ClaimKey, QuoteState>,
}

/// One question's answers compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionComparison {
    /// The verdict.
    pub verdict: Verdict,
    /// The flags, sorted.
    pub flags: Vec<Flag>,
    /// Why the verdict is what it is, where the counts alone do not show it. `model/explanation.rs` makes the sentence.
    pub reason: Option<Reason>,
    /// Two claims that show the verdict, where it rests on a pair: the first pair found in the order of answers.
    pub witness: Option<(ClaimKey, ClaimKey)>,
    /// The answers with who stands behind them (fine print 27): choice and set in the order of the file, others in ascending order.
    pub answers: Vec<AnswerTally>,
    /// Reports and origins over all answers.
    pub total: Tally,
    /// One cell for each source that covers the event.
    pub cells: Vec<Cell>,
    /// The sources without which the verdict would be another.
    pub fragile: Vec<Fragility>,
}

/// Why a verdict is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The sources report one speaker in different ways.
    ReportedDifferently(ActorKey),
    /// The sources differ in their own voice.
    OwnVoicesDiffer,
    /// The positions of different holders exclude each other.
    PositionsExclude,
    /// One speaker gives more than one answer.
    ActorDisagreesWithItself(ActorKey),
    /// A source contradicts itself in its own voice.
    SourceContradictsItself,
    /// No answer excludes another, but some say less.
    SomeSayLess,
    /// The numbers are equal within the tolerance of the question.
    WithinTolerance,
    /// No answer excludes another.
    NoneExcludes,
}

/// How many stand behind something. A report is a source that carries it; an origin is who stands behind it (`comparison.md`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sources.
    pub reports: usize,
    /// Origins.
    pub origins: usize,
}

/// One answer and who stands behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerTally {
    /// The answer; of a set, a single member.
    pub answer: Answer,
    /// How many carry it.
    pub tally: Tally,
    /// The sources that carry it, in either voice.
    pub sources: Vec<SourceKey>,
    /// Those of them that give it in their own voice.
    pub own_voice: Vec<SourceKey>,
    /// The actors who hold it.
    pub actors: Vec<ActorKey>,
}

/// What one source has on one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The source.
    pub source: SourceKey,
    /// What the cell says.
    pub state: CellState,
    /// Its claims on the question, withdrawn ones among them.
    pub claims: Vec<ClaimKey>,
}

/// That a verdict hangs on one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fragility {
    /// The source that is left out.
    pub without: SourceKey,
    /// The verdict without it.
    pub verdict: Verdict,
}

/// One event's sources compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventComparison {
    /// The sources that cover it, withdrawn ones among them.
    pub sources: Vec<SourceKey>,
    /// Its questions in the order of the table: by `order`, then id.
    pub questions: Vec<QuestionKey>,
    /// Its questions that no live claim answers, in the order of the table.
    pub unanswered: Vec<QuestionKey>,
    /// Actors who hold a position on one of its questions.
    pub speakers: Vec<ActorKey>,
    /// Whose words each source carries: by source, then voice.
    pub voices: Vec<VoiceShare>,
}

/// How much of a source is one voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoiceShare {
    /// The source.
    pub source: SourceKey,
    /// Whose voice.
    pub voice: Voice,
    /// Live claims on the event's questions.
    pub claims: usize,
    /// Words of their quotes (white-space separated; words in brackets are not counted).
    pub quoted_words: usize,
}

/// Whose voice a claim is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// The source's own.
    Own,
    /// Somebody of this side.
    Side {
        /// The side.
        side: ActorKey,
        /// Whether the speaker is named.
        named: bool,
    },
    /// Several speakers of different sides together.
    Joint,
}

/// One actor across the sources.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActorComparison {
    /// The actors that are directly part of it.
    pub members: Vec<ActorKey>,
    /// The forms in which sources write its name (fine print 28), by form.
    pub names: Vec<NameTally>,
    /// The claims it makes, withdrawn ones among them.
    pub claims: Vec<ClaimKey>,
    /// The claims that are about it, withdrawn ones among them.
    pub about: Vec<ClaimKey>,
    /// Its statements in the order of time, unknown dates last.
    pub statements: Vec<StatementTally>,
    /// Its positions, by question.
    pub positions: Vec<Position>,
    /// Whom it disagrees with, and on what: by actor, then question.
    pub disputes: Vec<Dispute>,
    /// Live sources that cover an event in which it takes part, mediates or is spoken of, and never mention it.
    pub unmentioned_by: Vec<SourceKey>,
}

/// A form of an actor's name and the sources that use it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameTally {
    /// The form.
    pub form: String,
    /// The sources.
    pub sources: Vec<SourceKey>,
    /// The roles that these sources give, each once, sorted.
    pub roles: Vec<String>,
}

/// A statement and the claims that carry it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementTally {
    /// The statement.
    pub statement: StatementKey,
    /// The claims, withdrawn ones among them.
    pub claims: Vec<ClaimKey>,
}

/// An actor's position on a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The question.
    pub question: QuestionKey,
    /// The answers that the actor holds, each with the claims that say so; ascending.
    pub answers: Vec<(Answer, Vec<ClaimKey>)>,
    /// The sources that report it.
    pub sources: Vec<SourceKey>,
}

/// A disagreement with another actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dispute {
    /// The other.
    pub with: ActorKey,
    /// The question.
    pub question: QuestionKey,
}

/// One source across its questions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceComparison {
    /// The questions that it answers with a live claim.
    pub answered: Vec<QuestionKey>,
}

/// How two sources agree (fine print 29).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The source with the lower id.
    pub a: SourceKey,
    /// The other.
    pub b: SourceKey,
    /// Questions on which both have live claims.
    pub joint: usize,
    /// Those of them on which they do not differ in the sense of `sources-differ`.
    pub compatible: usize,
}

impl Comparisons {
    /// The comparison of a question.
    pub fn question(&self, key: QuestionKey) -> &QuestionComparison {
        &self.questions[key]
    }

    /// The comparison of an event's sources.
    pub fn event(&self, key: EventKey) -> &EventComparison {
        &self.events[key]
    }

    /// An actor across the sources.
    pub fn actor(&self, key: ActorKey) -> &ActorComparison {
        &self.actors[key]
    }

    /// A source across its questions.
    pub fn source(&self, key: SourceKey) -> &SourceComparison {
        &self.sources[key]
    }

    /// What can be said of a claim's quote.
    pub fn quote(&self, key: ClaimKey) -> QuoteState {
        self.quotes[key]
    }

    /// The pairs in which `source` stands first. Those in which it stands second are found through the other.
    pub fn pairs_from(&self, source: SourceKey) -> &[Pair] {
        let start = self.pairs.partition_point(|pair| pair.a < source);
        let end = self.pairs.partition_point(|pair| pair.a <= source);
        &self.pairs[start..end]
    }
}
