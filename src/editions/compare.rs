//! What changed from one edition to the next, and how grave it is.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::edition::{Edition, FrozenClaim, FrozenJudgement, FrozenQuestion, FrozenSource};
use crate::model::words::QuoteState;

/// How grave a change is, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeClass {
    /// A conclusion is new, gone, or rated otherwise; a verdict left its group; a source was withdrawn or counts again.
    Significant,
    /// Claims, answers, questions, sources, or what a conclusion rests on are others.
    Factual,
    /// Only words changed.
    Wording,
}

/// What changed between two editions; what did not is not in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditionChanges {
    /// Judgements, in the order of the later edition; those that are gone follow.
    pub judgements: Vec<JudgementTurn>,
    /// Questions by id.
    pub questions: Vec<QuestionTurn>,
    /// Sources by id.
    pub sources: Vec<SourceTurn>,
    /// Whether title or status changed.
    pub has_other_words: bool,
}

/// A judgement that is new, gone or other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgementTurn {
    /// As it was.
    pub before: Option<FrozenJudgement>,
    /// As it is.
    pub after: Option<FrozenJudgement>,
}

/// A question that is new, gone or other, with what changed among its claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionTurn {
    pub id: String,
    /// As it was.
    pub before: Option<FrozenQuestion>,
    /// As it is.
    pub after: Option<FrozenQuestion>,
    /// Claims that are new.
    pub added: usize,
    /// Claims that are gone.
    pub removed: usize,
    /// Claims with another answer, of other speakers, withdrawn, counting again, or no longer proven.
    pub changed: usize,
}

/// A source that is new, gone or other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceTurn {
    pub id: String,
    /// As it was.
    pub before: Option<FrozenSource>,
    /// As it is.
    pub after: Option<FrozenSource>,
}

/// What changed from `before` to `after`.
pub(crate) fn compare(before: &Edition, after: &Edition) -> EditionChanges {
    let now = after.judgements.iter().map(|judgement| (before.judgement(&judgement.id), Some(judgement)));
    let gone =
        before.judgements.iter().filter(|judgement| after.judgement(&judgement.id).is_none()).map(|judgement| (Some(judgement), None));
    let judgements = now.chain(gone).filter(|(before, after)| before != after);
    let sources = paired(&before.sources, &after.sources, |source| &source.id).into_iter().filter(|(_, before, after)| before != after);
    EditionChanges {
        judgements: judgements.map(|(before, after)| JudgementTurn { before: before.cloned(), after: after.cloned() }).collect(),
        questions: compare_questions(before, after),
        sources: sources
            .map(|(id, before, after)| SourceTurn { id: id.to_owned(), before: before.cloned(), after: after.cloned() })
            .collect(),
        has_other_words: before.title != after.title || before.status != after.status,
    }
}

/// The things of both editions by id.
fn paired<'editions, Thing>(
    before: &'editions [Thing],
    after: &'editions [Thing],
    id: fn(&Thing) -> &String,
) -> Vec<(&'editions str, Option<&'editions Thing>, Option<&'editions Thing>)> {
    let mut pairs: BTreeMap<&str, (Option<&Thing>, Option<&Thing>)> = BTreeMap::new();
    for thing in before {
        pairs.entry(id(thing)).or_default().0 = Some(thing);
    }
    for thing in after {
        pairs.entry(id(thing)).or_default().1 = Some(thing);
    }
    pairs.into_iter().map(|(id, (before, after))| (id, before, after)).collect()
}

fn compare_questions(before: &Edition, after: &Edition) -> Vec<QuestionTurn> {
    let mut counts: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    let mut reworded: BTreeSet<&str> = BTreeSet::new();
    for (_, old, new) in paired(&before.claims, &after.claims, |claim| &claim.id) {
        let count = |claim: &'_ FrozenClaim| claim.question.clone();
        match (old, new) {
            (Some(old), Some(new)) if count(old) != count(new) => {
                counts.entry(&old.question).or_default().1 += 1;
                counts.entry(&new.question).or_default().0 += 1;
            }
            (Some(old), Some(new)) if is_other(old, new) => counts.entry(&new.question).or_default().2 += 1,
            (Some(old), Some(new)) if old != new => drop(reworded.insert(&new.question)),
            (Some(_), Some(_)) | (None, None) => {}
            (None, Some(new)) => counts.entry(&new.question).or_default().0 += 1,
            (Some(old), None) => counts.entry(&old.question).or_default().1 += 1,
        }
    }
    let turn = |(id, old, new): (&str, Option<&FrozenQuestion>, Option<&FrozenQuestion>)| {
        let (added, removed, changed) = counts.get(id).copied().unwrap_or_default();
        let is_changed = old != new || added + removed + changed > 0 || reworded.contains(id);
        is_changed.then(|| QuestionTurn { id: id.to_owned(), before: old.cloned(), after: new.cloned(), added, removed, changed })
    };
    paired(&before.questions, &after.questions, |question| &question.id).into_iter().filter_map(turn).collect()
}

/// Whether a claim says something else, or counts otherwise.
fn is_other(old: &FrozenClaim, new: &FrozenClaim) -> bool {
    let lost_proof = old.quote_state == QuoteState::Proven && new.quote_state.is_unproven();
    old.answer != new.answer || old.by != new.by || old.withdrawn != new.withdrawn || lost_proof
}

impl EditionChanges {
    /// The gravest class of what changed; `None` where nothing did.
    pub fn class(&self) -> Option<ChangeClass> {
        self.classes().chain(self.has_other_words.then_some(ChangeClass::Wording)).min()
    }

    /// How many judgements, questions and sources changed in this class.
    pub fn count(&self, class: ChangeClass) -> usize {
        self.classes().filter(|one| *one == class).count()
    }

    fn classes(&self) -> impl Iterator<Item = ChangeClass> {
        let judgements = self.judgements.iter().map(JudgementTurn::class);
        judgements.chain(self.questions.iter().map(QuestionTurn::class)).chain(self.sources.iter().map(SourceTurn::class))
    }
}

impl JudgementTurn {
    /// How grave the change is.
    pub fn class(&self) -> ChangeClass {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) if !self.is_rated_anew() && !self.is_settled() => {
                let has_other_ground = before.because != after.because || before.against != after.against;
                if has_other_ground { ChangeClass::Factual } else { ChangeClass::Wording }
            }
            _ => ChangeClass::Significant,
        }
    }

    /// Whether nothing but what it rests on is other.
    pub fn has_only_other_ground(&self) -> bool {
        self.class() == ChangeClass::Factual
            && self.before.as_ref().zip(self.after.as_ref()).is_some_and(|(before, after)| before.text == after.text)
    }

    /// Whether something became of it.
    pub fn is_settled(&self) -> bool {
        self.before.as_ref().zip(self.after.as_ref()).is_some_and(|(before, after)| before.outcome != after.outcome)
    }

    /// Whether its likelihood or confidence is another.
    pub fn is_rated_anew(&self) -> bool {
        let rating = |judgement: &FrozenJudgement| (judgement.likelihood, judgement.confidence);
        self.before.as_ref().zip(self.after.as_ref()).is_some_and(|(before, after)| rating(before) != rating(after))
    }
}

impl QuestionTurn {
    /// How grave the change is.
    pub fn class(&self) -> ChangeClass {
        if self.is_moved() {
            return ChangeClass::Significant;
        }
        let verdict = |question: &FrozenQuestion| question.verdict;
        let is_factual = self.before.as_ref().map(verdict) != self.after.as_ref().map(verdict);
        let has_other_claims = self.added + self.removed + self.changed > 0;
        if is_factual || has_other_claims { ChangeClass::Factual } else { ChangeClass::Wording }
    }

    /// Whether its verdict left its group.
    pub fn is_moved(&self) -> bool {
        let group = |question: &FrozenQuestion| question.verdict.group();
        self.before.as_ref().zip(self.after.as_ref()).is_some_and(|(before, after)| group(before) != group(after))
    }
}

impl SourceTurn {
    /// How grave the change is.
    pub fn class(&self) -> ChangeClass {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) if before.withdrawn != after.withdrawn => ChangeClass::Significant,
            (Some(_), Some(_)) => ChangeClass::Wording,
            _ => ChangeClass::Factual,
        }
    }
}
