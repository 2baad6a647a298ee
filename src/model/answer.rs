//! Answers: what each kind of question takes, how two answers compare, and how one reads.
//!
//! All that follows from the kind of a question alone is said here, so that the rooms which list, draw, write or look for answers ask what
//! an answer is made of and not which kind it is. Only `link/answers.rs`, which reads answers, and `quotes/survey/answers.rs`, which
//! looks for them in texts, know the kinds themselves.

use crate::model::date::Date;
use crate::model::interface_words::InterfaceWords;
use crate::model::library::Question;
use crate::model::number::{Number, NumberRange, NumberShape};
use crate::model::words::QuestionKind;

/// The answer of every question that the source or speaker does not know it, as files write it.
pub const NOT_KNOWN: &str = "not-known";

impl QuestionKind {
    /// Whether a question of the kind lists its answers.
    pub fn lists_answers(self) -> bool {
        match self {
            Self::Choice | Self::Set => true,
            Self::Number | Self::Date | Self::Open => false,
        }
    }

    /// Whether an answer may name several of those that the question lists, so that answers add up.
    pub fn adds_up(self) -> bool {
        match self {
            Self::Set => true,
            Self::Choice | Self::Number | Self::Date | Self::Open => false,
        }
    }

    /// Whether answers are compared, and not only listed.
    pub fn is_compared(self) -> bool {
        match self {
            Self::Choice | Self::Set | Self::Number | Self::Date => true,
            Self::Open => false,
        }
    }
}

/// An answer to a question, of the question's kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// An index into the question's answers.
    Choice(usize),
    /// Indices into the question's answers: sorted, each once, at least one.
    Set(Vec<usize>),
    /// A number or a range of numbers in the question's unit.
    Number(NumberRange),
    /// A day, a span of days or a time.
    Date(Date),
    /// Free text.
    Open(String),
    /// It is not known, according to the source or speaker: an answer of every kind.
    NotKnown,
}

/// An answer that can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// A number or a range of numbers.
    Number(NumberRange),
    /// A time.
    Date(Date),
}

impl Answer {
    /// Whether it says that the answer is not known.
    pub fn is_not_known(&self) -> bool {
        *self == Self::NotKnown
    }

    /// The members of a set, as indices into the question's answers; nothing of other answers.
    pub fn members(&self) -> &[usize] {
        match self {
            Self::Set(members) => members,
            Self::Choice(_) | Self::Number(_) | Self::Date(_) | Self::Open(_) | Self::NotKnown => &[],
        }
    }

    /// The answers that it is made of, as indices into the question's answers; nothing where the question lists none.
    pub fn listed(&self) -> &[usize] {
        match self {
            Self::Choice(index) => std::slice::from_ref(index),
            Self::Set(members) => members,
            Self::Number(_) | Self::Date(_) | Self::Open(_) | Self::NotKnown => &[],
        }
    }

    /// What can be drawn on a scale, and looked for in a text as a figure or a date.
    pub fn quantity(&self) -> Option<Quantity> {
        match self {
            Self::Number(range) => Some(Quantity::Number(*range)),
            Self::Date(date) => Some(Quantity::Date(*date)),
            Self::Choice(_) | Self::Set(_) | Self::Open(_) | Self::NotKnown => None,
        }
    }
}

/// What a claim gives as its answer. Tables tell as one answer what claims give alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Given<'a> {
    pub answer: &'a Answer,
    /// Of a set: whether the claim says that there are no others.
    pub only: bool,
}

impl<'a> From<&'a Answer> for Given<'a> {
    fn from(answer: &'a Answer) -> Self {
        Self { answer, only: false }
    }
}

impl Question {
    /// Whether two answers cannot both be right. Members of sets add up, unless one of the two claims says that its own are all. Free text
    /// is compared by nobody, and that something is not known contradicts nothing.
    pub fn excludes(&self, left: Given<'_>, right: Given<'_>) -> bool {
        match (left.answer, right.answer) {
            (Answer::Choice(left), Answer::Choice(right)) => left != right,
            (Answer::Number(left), Answer::Number(right)) => left.excludes(*right, self.tolerance),
            (Answer::Date(left), Answer::Date(right)) => left.excludes(right),
            (Answer::Set(members), Answer::Set(others)) => {
                left.only && !is_part(others, members) || right.only && !is_part(members, others)
            }
            _ => false,
        }
    }

    /// Whether two answers are the same: of numbers within the tolerance, of times in whatever zone.
    pub fn equals(&self, left: &Answer, right: &Answer) -> bool {
        match left {
            Answer::Number(left) => matches!(right, Answer::Number(right) if left.equals(*right, self.tolerance)),
            Answer::Date(left) => matches!(right, Answer::Date(right) if left.equals(right)),
            Answer::Choice(_) | Answer::Set(_) | Answer::Open(_) | Answer::NotKnown => left == right,
        }
    }

    /// Whether an answer says nothing that `other` does not say: the same, some of its members, or a range around it. That some members are
    /// all says something new where there were others.
    pub fn follows_from(&self, answer: Given<'_>, other: Given<'_>) -> bool {
        match (answer.answer, other.answer) {
            (Answer::Set(part), Answer::Set(whole)) => is_part(part, whole) && !(answer.only && part.len() < whole.len()),
            (Answer::Number(answer), Answer::Number(other)) => answer.follows_from(*other, self.tolerance),
            (Answer::Date(answer), Answer::Date(other)) => answer.follows_from(other),
            (answer, other) => answer == other,
        }
    }

    /// What it takes for an answer, in English: for an author who has to write one.
    pub fn takes(&self) -> String {
        match self.kind {
            QuestionKind::Choice | QuestionKind::Set => self.answers.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(" "),
            QuestionKind::Number => self.unit.clone().unwrap_or_else(|| "a number".to_owned()),
            QuestionKind::Date => "a date in EDTF".to_owned(),
            QuestionKind::Open => "text".to_owned(),
        }
    }
}

/// Whether all members of one set are members of another; both are sorted, and have none twice.
fn is_part(part: &[usize], whole: &[usize]) -> bool {
    part.iter().all(|member| whole.binary_search(member).is_ok())
}

/// An answer as readers see it: its label, the number with its unit, the date in words, the text.
pub fn answer_label(question: &Question, answer: &Answer, words: &InterfaceWords) -> String {
    match answer {
        Answer::Choice(index) => question.answers[*index].1.clone(),
        Answer::Set(members) => words.listed(&members.iter().map(|&member| &question.answers[member].1).collect::<Vec<_>>()),
        Answer::Number(range) => range_in_words(*range, question.unit.as_deref(), words),
        Answer::Date(date) => date.prose(words.dates()),
        Answer::Open(text) => text.clone(),
        Answer::NotKnown => words.get("answer_not_known").to_owned(),
    }
}

/// An answer as the data file writes it: the answer's id, the number or the date as text.
pub fn answer_word(question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::Choice(_) | Answer::Set(_) => answer_ids(question, answer).join(", "),
        Answer::Number(range) => range.to_string(),
        Answer::Date(date) => date.to_string(),
        Answer::Open(text) => text.clone(),
        Answer::NotKnown => NOT_KNOWN.to_owned(),
    }
}

/// The ids of the answers that an answer is made of, in the order of the question; nothing where the question lists none.
pub fn answer_ids<'question>(question: &'question Question, answer: &Answer) -> Vec<&'question str> {
    answer.listed().iter().map(|&index| question.answers[index].0.as_str()).collect()
}

/// A number or range in words, with its unit: `at least 73 people`.
pub fn range_in_words(range: NumberRange, unit: Option<&str>, words: &InterfaceWords) -> String {
    let named = |number: Number| in_unit(number, unit, words);
    match range.shape() {
        NumberShape::Exact(number) => named(number),
        NumberShape::About(number) => words.say("number_about", &[("number", &named(number))]),
        NumberShape::AtLeast(number) => words.say("number_at_least", &[("number", &named(number))]),
        NumberShape::AtMost(number) => words.say("number_at_most", &[("number", &named(number))]),
        NumberShape::Between(low, high) => words.say("number_from_to", &[("low", &low.to_string()), ("high", &named(high))]),
    }
}

/// A number with the unit of its question.
pub fn with_unit(question: &Question, number: Number, words: &InterfaceWords) -> String {
    in_unit(number, question.unit.as_deref(), words)
}

fn in_unit(number: Number, unit: Option<&str>, words: &InterfaceWords) -> String {
    let number = number.to_string();
    match unit {
        Some(unit) => words.say("number_with_unit", &[("number", &number), ("unit", unit)]),
        None => number,
    }
}
