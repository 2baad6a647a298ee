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
    /// How many answers there are.
    answers: usize,
    /// Which of them exclude which: a row for each, with a bit for every other; empty where answers are not compared.
    clashing: FixedBitSet,
    /// Which may do so; empty, too, where the right answer does not change.
    vague: FixedBitSet,
    /// Whether two answers fit together without being equal.
    pub(super) some_say_less: bool,
}

impl Relations {
    /// Those of all claims on a question.
    pub(super) fn of(question: &Question, testimonies: &[Testimony]) -> Self {
        let mut shown: Vec<&Testimony> = testimonies.iter().collect();
        shown.sort_by_key(|testimony| testimony.number);
        shown.dedup_by_key(|testimony| testimony.number);
        let answers = if question.kind.is_compared() { shown.len() } else { 0 };
        let clashing = FixedBitSet::with_capacity(answers * answers);
        let vague = FixedBitSet::with_capacity(if question.over_time { answers * answers } else { 0 });
        let mut relations = Self { answers, clashing, vague, some_say_less: false };
        // That something is not known contradicts nothing, and says no less than others do.
        shown.retain(|testimony| answers > 0 && !testimony.answer.is_not_known());
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
        related.insert(one.number * self.answers + other.number);
        related.insert(other.number * self.answers + one.number);
    }

    /// How two answers stand to each other; `None` where both can be right.
    pub(super) fn between(&self, one: usize, other: usize) -> Option<Relation> {
        let place = one * self.answers + other;
        match () {
            () if self.clashing.contains(place) => Some(Relation::Clash),
            () if self.vague.contains(place) => Some(Relation::Vague),
            () => None,
        }
    }
}
