//! Checked silence: how often the words stand in a text that would show an answer to a question (`look_for` of a question).
//!
//! A word is found where another begins with it, in any case: `day` stands in `Days`, not in `today`. Excluded passages are left out.

use std::collections::BTreeMap;
use std::ops::Range;

use super::archive::Archive;
use super::decode::fingerprint;
use super::findings::source_place;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::comparison::Comparisons;
use crate::model::id::{QuestionKey, SourceKey};
use crate::model::library::Library;
use crate::model::quote::{Counted, LookedFor};
use crate::model::wording::counted_in_digits;
use crate::model::words::CellState;
use crate::quotation::characters::{extends, is_unspaced, is_word_character};
use crate::quotation::normalise::normalise;

/// The questions of which words are looked for in a source's text, with the words: those of the events that it covers.
pub(crate) fn questions_of(library: &Library, source: SourceKey) -> impl Iterator<Item = (QuestionKey, &[String])> {
    let questions = library.questions.entries().filter(|(_, question)| !question.look_for.is_empty());
    questions
        .filter(move |(_, question)| library[source].coverage(question.event).is_some())
        .map(|(key, question)| (key, question.look_for.as_slice()))
}

/// By question, what its words are known by in the lock: what came of others says nothing of these.
pub(crate) fn fingerprints(library: &Library) -> BTreeMap<QuestionKey, String> {
    let questions = library.questions.entries().filter(|(_, question)| !question.look_for.is_empty());
    questions.map(|(key, question)| (key, fingerprint_of(&question.look_for))).collect()
}

/// The fingerprint of some words.
pub(crate) fn fingerprint_of(words: &[String]) -> String {
    fingerprint(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The silences that may be none: where a source is silent on a question, and words that would answer it stand in its text.
pub fn doubtful_silences(library: &Library, comparisons: &Comparisons, counted: &Counted) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (key, question) in library.questions.entries().filter(|(_, question)| !question.look_for.is_empty()) {
        let silent = comparisons.question(key).cells.iter().filter(|cell| cell.state == CellState::Silent);
        for (source, found) in silent.filter_map(|cell| Some((cell.source, counted.looked_for(cell.source, key)?))) {
            if found.count > 0 {
                let times = counted_in_digits(found.count, "time");
                let message = format!(
                    "`{}` is silent on `{}`, but its text has words that would answer it: {times}, first in paragraph {}",
                    library[source].id, question.id, found.paragraph
                );
                let help = "read the places; add the claim, or take the words out of `look_for` that mean something else there";
                findings.push(Diagnostic::new(Code::SilenceDoubtful, source_place(&library[source], "reviewed"), message, help));
            }
        }
    }
    findings
}

/// Counts the words in a text; words that nothing is left of are never found.
pub(crate) fn look_for(archive: &Archive, words: &[String]) -> LookedFor {
    let places = places(archive, words);
    let paragraph = places.first().map(|first| archive.reading().paragraphs_of(first).first().copied().unwrap_or(1));
    LookedFor { count: places.len(), paragraph: paragraph.unwrap_or(0) }
}

/// Where the words stand outside of excluded passages, in bytes of [`Archive::text`].
pub(super) fn places(archive: &Archive, words: &[String]) -> Vec<Range<usize>> {
    let wanted: Vec<String> = words.iter().map(|word| normalise(word).to_lowercase()).filter(|word| !word.is_empty()).collect();
    let normalised = archive.normalised();
    let text = normalised.text();
    let (mut places, mut before) = (Vec::new(), None);
    for (at, character) in text.char_indices() {
        let begins = begins_word(before, character);
        before = Some(character);
        if !begins {
            continue;
        }
        let Some(length) = wanted.iter().find_map(|word| length_of(&text[at..], word)) else { continue };
        if archive.is_clear(&(at..at + length)) {
            places.push(normalised.original_start(at)..normalised.original_end(at + length));
        }
    }
    places
}

/// Whether a word may begin with this character; in scripts without spaces it may anywhere.
fn begins_word(before: Option<char>, character: char) -> bool {
    let is_inner = before.is_some_and(is_word_character) && !is_unspaced(character);
    is_word_character(character) && !extends(character) && !is_inner
}

/// How many bytes of a text are the wanted letters, which are in lower case.
fn length_of(text: &str, wanted: &str) -> Option<usize> {
    let mut wanted = wanted.chars().peekable();
    for (at, character) in text.char_indices() {
        if wanted.peek().is_none() {
            return Some(at);
        }
        for lower in character.to_lowercase() {
            if wanted.next() != Some(lower) {
                return None;
            }
        }
    }
    wanted.peek().is_none().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::library::Exclusion;
    use crate::model::words::ExclusionKind;

    #[test]
    fn words_are_found_by_their_beginnings() {
        for (text, words, count, paragraph) in [
            ("It lasted days.\n\nThree-DAY talks; today.", &["day"][..], 2, 1),
            ("Nothing.\n\nThe talks took three days", &["three day"], 1, 2),
            ("Es dauerte drei Tage", &["TAG", "Woche"], 1, 1),
            ("会谈持续了三天", &["三天"], 1, 1),
            ("today", &["day"], 0, 0),
            ("days", &[""], 0, 0),
        ] {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(look_for(&Archive::of_text(text.to_owned()), &words), LookedFor { count, paragraph }, "{text}");
        }
    }

    #[test]
    fn excluded_passages_are_left_out() {
        let mut archive = Archive::of_text("Nothing here. 2 Comments: three days, I say".to_owned());
        archive.exclude(&[Exclusion { from: "2 Comments".to_owned(), to: None, kind: ExclusionKind::ReaderComments }]);
        assert_eq!(look_for(&archive, &["day".to_owned()]).count, 0);
    }
}
