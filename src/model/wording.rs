//! How counts, lists and answers are put in words: the same everywhere, from the explanation to the tables.

use crate::model::date::DateWords;
use crate::model::library::{Answer, Question};
use crate::model::number::Number;

/// An answer as readers see it: its label, the number with its unit, the date in words, the text.
pub fn answer_label(question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::Choice(index) => question.answers[*index].1.clone(),
        Answer::Set(members) => listed(&members.iter().map(|&member| question.answers[member].1.clone()).collect::<Vec<_>>()),
        Answer::Number(number) => with_unit(question, *number),
        Answer::Date(date) => date.prose(&DateWords::ENGLISH),
        Answer::Open(text) => text.clone(),
    }
}

/// An answer as the data file writes it: the answer's id, the number or the date as text.
pub fn answer_word(question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::Choice(index) => question.answers[*index].0.to_string(),
        Answer::Set(members) => members.iter().map(|&member| question.answers[member].0.as_str()).collect::<Vec<_>>().join(", "),
        Answer::Number(number) => number.to_string(),
        Answer::Date(date) => date.to_string(),
        Answer::Open(text) => text.clone(),
    }
}

/// A number with the unit of its question.
pub fn with_unit(question: &Question, number: Number) -> String {
    question.unit.as_ref().map_or_else(|| number.to_string(), |unit| format!("{number} {unit}"))
}

/// A count in digits and what is counted, in the singular or plural: `1 report`, `4 reports`.
pub fn counted_in_digits(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

/// Things in a row: `a`, `a and b`, `a, b and c`.
pub fn listed<Thing: AsRef<str>>(things: &[Thing]) -> String {
    match things {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [rest @ .., last] => format!("{} and {}", rest.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "), last.as_ref()),
    }
}
