//! What the comparison found: for every question, event, actor, source and judgement.
//!
//! Lists are in the order of keys, that is of ids, unless their comment says otherwise.

use std::collections::BTreeMap;

use crate::model::answer::{Answer, Given};
use crate::model::date::Date;
use crate::model::id::{ActorKey, BriefingKey, ClaimKey, EventKey, QuestionKey, SourceKey, StatementKey};
use crate::model::library::{Claim, Library, Publisher};
use crate::model::list::{Key as _, List};
use crate::model::quote::TextFindings;
use crate::model::wording::verdict_key;
use crate::model::words::{CellState, Effect, Flag, QuoteState, Verdict, VerdictGroup};

/// The most cells that the tables of all events have together, one for each question and source. Where there are more, no table is made.
pub const MOST_CELLS: usize = 2_000_000;

/// The most speakers who are compared on one question, since every two of them may disagree. Where there are more, nobody's disagreements
/// are listed.
pub const MOST_SPEAKERS: usize = 1_000;

/// Everything that follows from comparing the claims of a library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparisons {
    /// Each question's answers.
    pub questions: List<QuestionKey, QuestionComparison>,
    /// Each event's sources.
    pub events: List<EventKey, EventComparison>,
    /// Each actor across the sources.
    pub actors: List<ActorKey, ActorComparison>,
    /// Each source across its questions.
    pub sources: List<SourceKey, SourceComparison>,
    /// Each briefing's judgements, as written.
    pub judgements: List<BriefingKey, Vec<JudgementComparison>>,
    /// What was found in the archived texts, of which some of this follows.
    pub texts: TextFindings,
}

/// One question's answers compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionComparison {
    pub verdict: Verdict,
    /// The flags, sorted.
    pub flags: Vec<Flag>,
    /// Two claims that show the verdict, where it rests on a pair: the first pair found in the order of answers.
    pub witness: Option<(ClaimKey, ClaimKey)>,
    /// Claims of which nobody can tell whether they hold for one time, and which would then exclude each other; one an answer, in the order
    /// of answers. Either none or two and more.
    pub vague: Vec<ClaimKey>,
    /// Whose all answers are that exclude each other, where they lie within one side.
    pub within: Option<Within>,
    /// Whether two participants or mediators of different sides give answers that exclude each other.
    pub parties_dispute: bool,
    /// The answers with who stands behind them: choice and set in the order of the file, others in ascending order, `not-known` last.
    pub answers: Vec<AnswerTally>,
    /// Who stands behind the whole; `None` where there is no whole, that is where answers exclude each other, are only listed, or lack.
    pub total: Option<Tally>,
    /// One cell for each source that covers the event.
    pub cells: Vec<Cell>,
    /// The sources without which, and without whose copies, the verdict would be of another group.
    pub fragile: Vec<Fragility>,
    /// Those of them that the desk itself matched to the event: the verdict hangs on an inference.
    pub inference: Vec<Fragility>,
}

/// Within what all answers lie that exclude each other. Only a participant or mediator is a side of the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// A side of the event.
    Side,
    /// A side of the event, one of whose answers another side's own organ passes on.
    PassedOn,
    /// What one medium, or one owner of media, publishes and is quoted with.
    Publisher,
    /// A speaker or a group of speakers who took no part.
    Voice,
}

/// How many stand behind something (`docs/comparison.md`, "Origins").
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sources that carry it.
    pub reports: usize,
    /// The smallest number of publishers and voices that must all be wrong for it to lose every support.
    pub origins: usize,
    /// The same with all unknown publishers taken for one.
    pub origins_at_least: usize,
    /// The origins among parties, mediators and witnesses.
    pub party_origins: usize,
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
    /// The latest time at which it was given, where the right answer changes over time.
    pub as_of: Option<Date>,
}

/// What one source has on one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub source: SourceKey,
    /// What the cell says.
    pub state: CellState,
    /// How often the words that the question says to look for stand in the source's text, where they were counted.
    pub looked_for: Option<usize>,
    /// Its claims on the question, withdrawn ones among them.
    pub claims: Vec<ClaimKey>,
}

/// That a verdict hangs on one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fragility {
    /// The source that is left out, with its copies.
    pub without: SourceKey,
    /// The verdict without it.
    pub verdict: Verdict,
    /// Whether that one stands higher.
    pub rises: bool,
}

/// What a judgement hangs on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JudgementComparison {
    /// What leaving out a source and its copies does, for every source that carries a live claim for or against the judgement, or
    /// whose copy does.
    pub without: Vec<Without>,
    /// How many of the claims that support it are live.
    pub supports: usize,
    /// The origins of these.
    pub origins: usize,
    /// On how many events they are.
    pub events: usize,
    /// Who stands behind all that support it, where that is one.
    pub behind: Option<Behind>,
}

/// The one who stands behind several claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// A side: each claim is its word alone.
    Side(ActorKey),
    /// Nobody: all of it is hearsay, or a machine's text.
    Nobody,
    /// Whoever published all of them.
    Publisher(Publisher),
}

/// What leaving out one source does to a judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Without {
    /// The source that is left out, with its copies.
    pub source: SourceKey,
    /// What it does.
    pub effect: Effect,
    /// Whether all that speaks against the judgement would go.
    pub against_gone: bool,
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
    /// How many live claims on its questions are somebody's word, those of a source that speaks for somebody among them.
    pub voices: BTreeMap<Voice, usize>,
}

/// Whose word a claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// Of somebody of this side.
    Side(ActorKey),
    /// Several speakers of different sides together.
    Joint,
}

/// One actor across the sources.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActorComparison {
    /// The actors that are directly part of it.
    pub members: Vec<ActorKey>,
    /// The forms in which sources write its name, by form.
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
    /// What is known of its mentions in the texts of live sources that cover an event in which it takes part, mediates, speaks or is
    /// spoken of.
    pub mentions: Vec<Mention>,
}

/// Whether a source mentions an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    pub source: SourceKey,
    /// Whether it does.
    pub state: MentionState,
}

/// What is known of one actor's names in one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MentionState {
    /// It is named there, or a claim is by, for or about it.
    Named,
    /// Its names were counted there and do not occur.
    NeverNamed,
    /// Nobody counted, so nothing is said.
    NotCounted,
}

/// A form of an actor's name and the sources that use it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameTally {
    pub form: String,
    pub sources: Vec<SourceKey>,
    /// The roles that these sources give, each once, sorted.
    pub roles: Vec<String>,
}

/// A statement and the claims that carry it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementTally {
    pub statement: StatementKey,
    /// The claims, withdrawn ones among them.
    pub claims: Vec<ClaimKey>,
}

/// An actor's position on a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
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
    pub question: QuestionKey,
}

/// One source across its questions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceComparison {
    /// The questions that it answers with a claim that counts.
    pub answered: Vec<QuestionKey>,
    /// Where it differs from others, by question.
    pub differs: Vec<Difference>,
}

/// That a source differs from others on a question: in its own voice, or in what one speaker said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    pub question: QuestionKey,
    /// A claim of the source.
    pub own: ClaimKey,
    /// A claim of another source that excludes it.
    pub other: ClaimKey,
}

impl QuestionComparison {
    /// Whether all that excludes each other is a report at odds with itself, which is neither a side's matter nor a party's.
    pub fn contradicts_itself(&self) -> bool {
        let has = |flag| self.flags.contains(&flag);
        self.verdict == Verdict::SideDiffers && has(Flag::SelfContradiction) && !has(Flag::SplitSide) && !has(Flag::ActorShifts)
    }

    /// Whether all answers that exclude each other lie within this, and are not those of one report at odds with itself.
    pub fn is_within(&self, within: Within) -> bool {
        self.within == Some(within) && !self.contradicts_itself()
    }

    /// Whether all that excludes each other is the word of a report or a publisher, so that no side and no party is at odds.
    pub fn is_of_reports(&self) -> bool {
        self.verdict.group() == VerdictGroup::Differ || self.contradicts_itself() || self.within == Some(Within::Publisher)
    }

    /// Whether no report was read for the question, so that nobody can say what reports do not say.
    pub fn is_unread(&self) -> bool {
        // Whoever noted a claim that was withdrawn later has read the report, too.
        let was_read = |cell: &Cell| matches!(cell.state, CellState::Silent | CellState::Excerpt) || !cell.claims.is_empty();
        self.verdict == Verdict::Unanswered && !self.is_too_early() && !self.cells.iter().any(was_read)
    }

    /// Whether every report was published before the question could be answered.
    pub fn is_too_early(&self) -> bool {
        !self.cells.is_empty() && self.cells.iter().all(|cell| cell.state == CellState::TooEarly)
    }

    /// The key of the words for what was found.
    pub fn label_key(&self) -> String {
        if self.contradicts_itself() {
            format!("flag_{}", Flag::SelfContradiction)
        } else if self.is_unread() {
            "verdict_of_unread".to_owned()
        } else {
            verdict_key(self)
        }
    }
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
        self.texts.quotes[key.index()]
    }

    /// What a judgement of a briefing hangs on, by its index there.
    pub fn judgement(&self, briefing: BriefingKey, index: usize) -> &JudgementComparison {
        &self.judgements[briefing][index]
    }

    /// Whether two sources give the same answer to a question, each by whomever, and neither carries what excludes an answer of the other.
    /// Free text is never compared.
    pub fn agree(&self, library: &Library, question: QuestionKey, one: SourceKey, other: SourceKey) -> bool {
        let asked = &library[question];
        let [one, other] = [one, other].map(|source| self.held(library, question, source));
        let [one, other] = [&one, &other].map(|held| held.iter().map(|(answer, only)| Given { answer, only: *only }));
        let pairs: Vec<(Given<'_>, Given<'_>)> = one.flat_map(|left| other.clone().map(move |right| (left, right))).collect();
        asked.kind.is_compared()
            && pairs.iter().any(|(left, right)| asked.equals(left.answer, right.answer))
            && !pairs.iter().any(|(left, right)| asked.excludes(*left, *right))
    }

    /// The answers that a source has of each holder, and whether they are called whole. The members of a set that one holder names in
    /// several claims are put together.
    fn held(&self, library: &Library, question: QuestionKey, source: SourceKey) -> Vec<(Answer, bool)> {
        let mut held: Vec<(&[ActorKey], Answer, bool)> = Vec::new();
        for claim in self.claims(library, question, source).filter(|claim| !claim.answer.is_not_known()) {
            let list = held.iter_mut().find(|(by, answer, _)| *by == claim.by && matches!(answer, Answer::Set(_)));
            match (list, &claim.answer) {
                (Some((_, Answer::Set(members), only)), Answer::Set(more)) => {
                    members.extend(more);
                    members.sort_unstable();
                    members.dedup();
                    *only |= claim.only;
                }
                (_, answer) => held.push((&claim.by, answer.clone(), claim.only)),
            }
        }
        held.into_iter().map(|(_, answer, only)| (answer, only)).collect()
    }

    /// The claims of a source on a question that count.
    fn claims<'library>(
        &self,
        library: &'library Library,
        question: QuestionKey,
        source: SourceKey,
    ) -> impl Iterator<Item = &'library Claim> {
        let cell = self.question(question).cells.iter().find(|cell| cell.source == source);
        cell.map_or(&[][..], |cell| &cell.claims).iter().filter(|&&claim| library.counts(claim)).map(|&claim| &library[claim])
    }
}
