//! How answers are put in words: the same everywhere, from the explanation to the tables. And how reports for the terminal, which
//! are in English, count and list things.

use crate::model::comparison::QuestionComparison;
use crate::model::interface_words::InterfaceWords;
use crate::model::library::{Answer, Question};
use crate::model::number::{Number, NumberRange, NumberShape};
use crate::model::words::{Flag, Verdict};

/// An answer as readers see it: its label, the number with its unit, the date in words, the text.
pub fn answer_label(question: &Question, answer: &Answer, words: &InterfaceWords) -> String {
    match answer {
        Answer::Choice(index) => question.answers[*index].1.clone(),
        Answer::Set(members) => words.listed(&members.iter().map(|&member| &question.answers[member].1).collect::<Vec<_>>()),
        Answer::Number(range) => range_with_unit(question, *range, words),
        Answer::Date(date) => date.prose(words.dates()),
        Answer::Open(text) => text.clone(),
        Answer::NotKnown => words.get("answer_not_known").to_owned(),
    }
}

/// An answer as the data file writes it: the answer's id, the number or the date as text.
pub fn answer_word(question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::Choice(index) => question.answers[*index].0.to_string(),
        Answer::Set(members) => members.iter().map(|&member| question.answers[member].0.as_str()).collect::<Vec<_>>().join(", "),
        Answer::Number(range) => range.to_string(),
        Answer::Date(date) => date.to_string(),
        Answer::Open(text) => text.clone(),
        Answer::NotKnown => "not-known".to_owned(),
    }
}

/// The key of the words that fit a verdict best: `verdict_one-publisher_one-report`.
pub fn verdict_key(comparison: &QuestionComparison) -> String {
    let reports = comparison.total.map_or(0, |total| total.reports);
    match comparison.verdict {
        Verdict::OnePublisher if reports == 1 => "verdict_one-publisher_one-report".to_owned(),
        Verdict::OneOrigin if comparison.flags.contains(&Flag::OneSided) => "verdict_one-origin_one-side".to_owned(),
        verdict => format!("verdict_{verdict}"),
    }
}

/// What the keys of the words for a verdict are made of, behind `verdict_`: see [`verdict_key`].
pub fn verdict_labels(verdict: Verdict) -> Vec<&'static str> {
    match verdict {
        Verdict::OnePublisher => vec![verdict.word(), "one-publisher_one-report"],
        Verdict::OneOrigin => vec![verdict.word(), "one-origin_one-side"],
        verdict => vec![verdict.word()],
    }
}

/// A number or range in words, with the unit of its question: `at least 73 people`.
fn range_with_unit(question: &Question, range: NumberRange, words: &InterfaceWords) -> String {
    match range.shape() {
        NumberShape::Exact(number) => with_unit(question, number, words),
        NumberShape::About(number) => words.say("number_about", &[("number", &with_unit(question, number, words))]),
        NumberShape::AtLeast(number) => words.say("number_at_least", &[("number", &with_unit(question, number, words))]),
        NumberShape::AtMost(number) => words.say("number_at_most", &[("number", &with_unit(question, number, words))]),
        NumberShape::Between(low, high) => {
            words.say("number_from_to", &[("low", &low.to_string()), ("high", &with_unit(question, high, words))])
        }
    }
}

/// A number with the unit of its question.
pub fn with_unit(question: &Question, number: Number, words: &InterfaceWords) -> String {
    let number = number.to_string();
    match &question.unit {
        Some(unit) => words.say("number_with_unit", &[("number", &number), ("unit", unit)]),
        None => number,
    }
}

/// In English, a count in digits and what is counted, in the singular or plural: `1 report`, `4 reports`.
pub fn counted_in_digits(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

/// In English, things in a row: `a`, `a and b`, `a, b and c`.
pub fn listed<Thing: AsRef<str>>(things: &[Thing]) -> String {
    match things {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [rest @ .., last] => format!("{} and {}", rest.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "), last.as_ref()),
    }
}

/// The text with a capital at its start, where its script has capitals.
pub fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
