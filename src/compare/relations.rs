//! How every two answers of a question stand to each other, reckoned once: the verdict, each try without a source, flags and disputes all
//! ask for it.

use fixedbitset::FixedBitSet;

use crate::compare::testimony::Testimony;
use crate::compare::time::Sequence;
use crate::model::library::Question;

/// How two answers stand to each other that cannot both be right at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// They exclude each other.
    Clash,
    /// They would, if they held for one time, and nobody can tell whether they do.
    Vague,
}

/// All answers of a question by their numbers ([`Testimony::number`]).
#[derive(Debug)]
pub(super) struct Relations {
    /// For each answer the others that exclude it; empty where answers are not compared.
    clashing: Vec<FixedBitSet>,
    /// For each answer the others that may do so; empty, too, where the right answer does not change.
    vague: Vec<FixedBitSet>,
    /// Whether two answers fit together without being equal.
    pub(super) some_say_less: bool,
}

impl Relations {
    /// Those of all claims on a question.
    pub(super) fn of(question: &Question, testimonies: &[Testimony]) -> Self {
        let mut shown: Vec<&Testimony> = testimonies.iter().collect();
        shown.sort_by_key(|testimony| testimony.number);
        shown.dedup_by_key(|testimony| testimony.number);
        let none = |is_needed: bool| if is_needed { vec![FixedBitSet::with_capacity(shown.len()); shown.len()] } else { Vec::new() };
        let (clashing, vague) = (none(question.kind.is_compared()), none(question.kind.is_compared() && question.over_time));
        let mut relations = Self { clashing, vague, some_say_less: false };
        if relations.clashing.is_empty() {
            return relations;
        }
        // That something is not known contradicts nothing, and says no less than others do.
        shown.retain(|testimony| !testimony.answer.is_not_known());
        for (index, one) in shown.iter().enumerate() {
            for other in &shown[index + 1..] {
                relations.relate(question, one, other);
            }
        }
        relations
    }

    fn relate(&mut self, question: &Question, one: &Testimony, other: &Testimony) {
        if !question.excludes(one.given(), other.given()) {
            self.some_say_less = self.some_say_less || !question.equals(&one.answer, &other.answer);
            return;
        }
        let related = match if question.over_time { one.time.sequence(other.time) } else { Sequence::Together } {
            Sequence::Together => &mut self.clashing,
            Sequence::Vague => &mut self.vague,
            Sequence::Apart => return,
        };
        related[one.number].insert(other.number);
        related[other.number].insert(one.number);
    }

    /// How two answers stand to each other; `None` where both can be right.
    pub(super) fn between(&self, one: usize, other: usize) -> Option<Relation> {
        let is_among = |related: &[FixedBitSet]| related.get(one).is_some_and(|others| others.contains(other));
        match () {
            () if is_among(&self.clashing) => Some(Relation::Clash),
            () if is_among(&self.vague) => Some(Relation::Vague),
            () => None,
        }
    }

    /// The answers that exclude at least one of some others.
    pub(super) fn clashing_with(&self, answers: impl IntoIterator<Item = usize>) -> FixedBitSet {
        answers.into_iter().fold(FixedBitSet::new(), |mut all, answer| {
            self.clashing.get(answer).into_iter().for_each(|others| all.union_with(others));
            all
        })
    }
}
