//! Answers near the words of a question: numbers and dates beside them, and answers whose own words stand in the sentence.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::super::archive::Archive;
use super::super::language::LanguageWords;
use super::super::looked_for;
use super::super::sentences::around;
use super::super::values::number_of_word;
use super::events::EventFit;
use super::paragraph;
use super::selector::{Selector, selector};
use crate::model::date::Date;
use crate::model::id::QuestionKey;
use crate::model::library::{Library, Question};
use crate::model::words::QuestionKind;

/// A place that may answer a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerNear {
    pub question: QuestionKey,
    /// The answer as a claim writes it, where the place says one.
    pub answer: Option<String>,
    /// The words of the place.
    pub selector: Selector,
    /// The number of its paragraph.
    pub paragraph: usize,
    /// The byte at which it begins.
    pub at: usize,
}

/// Further than so many words from the question's word, a number counts something else.
const WORDS_NEAR: usize = 5;

/// So many places of one question are looked at.
const MOST_PLACES: usize = 12;

/// Looks for answers to the questions of some events: one place a question, one that has an answer before others.
pub(super) fn find(
    library: &Library,
    archive: &Archive,
    events: &[EventFit],
    published: Option<Date>,
    language: Option<&LanguageWords>,
) -> Vec<AnswerNear> {
    let mut answers = Vec::new();
    for (key, question) in library.questions.entries().filter(|(_, question)| events.iter().any(|fit| fit.event == question.event)) {
        let words = words_of(question);
        if words.is_empty() {
            continue;
        }
        let when = library[question.event].when;
        let places = looked_for::places(archive, &words).into_iter().take(MOST_PLACES);
        let found = places.filter_map(|place| near(archive, key, question, &place, (published, when), language));
        answers.extend(found.min_by_key(|answer| answer.answer.is_none()));
    }
    answers
}

/// The words that would show an answer; of a number its unit, where the desk gave none.
fn words_of(question: &Question) -> Vec<String> {
    if !question.look_for.is_empty() {
        return question.look_for.clone();
    }
    let singular = |unit: &String| unit.strip_suffix('s').unwrap_or(unit).to_owned();
    question.unit.as_ref().map(singular).into_iter().filter(|unit| unit.chars().count() > 2).collect()
}

fn near(
    archive: &Archive,
    key: QuestionKey,
    question: &Question,
    place: &Range<usize>,
    (published, when): (Option<Date>, Option<Date>),
    language: Option<&LanguageWords>,
) -> Option<AnswerNear> {
    let sentence = Words::of(archive, &around(archive.reading(), place).sentence);
    let word = sentence.at(place.start)?;
    let found = match question.kind {
        QuestionKind::Number => sentence.number(word, language?),
        QuestionKind::Date => sentence.date(word, language?, published, when),
        QuestionKind::Choice | QuestionKind::Set => sentence.choice(question, word, archive),
        QuestionKind::Open => None,
    };
    let (answer, span) = found.map_or_else(|| (None, sentence.window(archive, word)), |(answer, span)| (Some(answer), span));
    let range = sentence.range(&span);
    let selector = selector(archive, &range)?;
    Some(AnswerNear { question: key, answer, selector, paragraph: paragraph(archive, range.start), at: range.start })
}

/// The words of a sentence with their places in the text.
struct Words<'text> {
    words: Vec<(usize, &'text str)>,
}

impl<'text> Words<'text> {
    fn of(archive: &'text Archive, sentence: &Range<usize>) -> Self {
        let text = &archive.text()[sentence.clone()];
        Self { words: text.unicode_word_indices().map(|(at, word)| (sentence.start + at, word)).collect() }
    }

    /// The index of the word that a byte lies in.
    fn at(&self, byte: usize) -> Option<usize> {
        self.words.partition_point(|(start, _)| *start <= byte).checked_sub(1)
    }

    /// The bytes of some words.
    fn range(&self, span: &Range<usize>) -> Range<usize> {
        let (first, last) = (self.words[span.start], self.words[span.end - 1]);
        first.0..last.0 + last.1.len()
    }

    fn lower(&self, index: usize) -> String {
        self.words[index].1.to_lowercase()
    }

    /// The indices around a word, the nearest first; those before it go first, as `three days` is more usual than `days: three`.
    fn around(&self, word: usize) -> impl Iterator<Item = usize> {
        let count = self.words.len();
        (0..=WORDS_NEAR)
            .flat_map(move |distance| [word.checked_sub(distance), Some(word + distance)])
            .flatten()
            .filter(move |index| *index < count)
    }

    /// The nearest number; `a` and the like count nothing here.
    fn number(&self, word: usize, language: &LanguageWords) -> Option<(String, Range<usize>)> {
        self.around(word).find_map(|index| {
            let lower = self.lower(index);
            let is_article = lower.chars().count() < 3 && !lower.starts_with(|first: char| first.is_ascii_digit());
            let value = number_of_word(&lower, language).filter(|_| !is_article)?;
            Some((value, index.min(word)..index.max(word) + 1))
        })
    }

    /// A day beside its month, else a weekday on or before the day of publication. A year that is not written is that of the
    /// publication, or
    /// of the event.
    fn date(&self, word: usize, language: &LanguageWords, published: Option<Date>, when: Option<Date>) -> Option<(String, Range<usize>)> {
        let nearest: Vec<usize> = self.around(word).collect();
        let month_of = |index: usize| language.months.iter().position(|forms| forms.contains(&self.lower(index).as_str()));
        let day_of = |index: usize| {
            let digits = self.words.get(index)?.1.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
            digits.parse::<u8>().ok().filter(|day| (1..=31).contains(day))
        };
        let year_of = |index: usize| self.words.get(index)?.1.parse::<i16>().ok().filter(|year| (1900..2100).contains(year));
        let known = published.or(when).and_then(|date| date.year());
        for &index in &nearest {
            let Some(month) = month_of(index) else { continue };
            let day = [index.checked_sub(1), Some(index + 1)].into_iter().flatten().find_map(|at| day_of(at).map(|day| (day, at)));
            let year = (index + 1..index + 6).find_map(year_of).or(known);
            let (Some((day, at)), Some(year)) = (day, year) else { continue };
            return Some((format!("{year:04}-{:02}-{day:02}", month + 1), index.min(at)..index.max(at) + 1));
        }
        nearest.into_iter().find_map(|index| {
            let weekday = language.weekdays.iter().position(|forms| forms.contains(&self.lower(index).as_str()))?;
            let last = published?.last_day()?;
            let back = (last.weekday().to_monday_zero_offset() - weekday as i8).rem_euclid(7);
            let day = (0..back).try_fold(last, |day, _| day.yesterday().ok())?;
            Some((day.to_string(), index..index + 1))
        })
    }

    /// An answer of which the words stand in the sentence, but for words that every answer has.
    fn choice(&self, question: &Question, word: usize, archive: &Archive) -> Option<(String, Range<usize>)> {
        const SHORTEST_WORD: usize = 4;
        let stands = |wanted: &str| (0..self.words.len()).any(|index| self.lower(index) == wanted);
        let labels = question.answers.iter().map(|(id, label)| {
            let words: Vec<String> =
                label.unicode_words().filter(|word| word.chars().count() >= SHORTEST_WORD).map(str::to_lowercase).collect();
            (id, words)
        });
        let mut fitting = labels.filter(|(_, words)| !words.is_empty() && words.iter().all(|word| stands(word)));
        let (id, _) = fitting.next()?;
        fitting.next().is_none().then(|| (id.to_string(), self.window(archive, word)))
    }

    /// A few words around a word, as far as no punctuation sets them apart.
    fn window(&self, archive: &Archive, word: usize) -> Range<usize> {
        const BEFORE: usize = 4;
        const BEHIND: usize = 4;
        let is_joined = |index: usize| {
            let (end, next) = (self.words[index].0 + self.words[index].1.len(), self.words[index + 1].0);
            archive.text()[end..next].chars().all(|between| between == ' ' || between == '-')
        };
        let start = (word.saturating_sub(BEFORE)..word).rev().take_while(|index| is_joined(*index)).last().unwrap_or(word);
        let last = (word..(word + BEHIND).min(self.words.len() - 1)).take_while(|index| is_joined(*index)).last();
        start..last.map_or(word, |index| index + 1) + 1
    }
}
