//! The words by which a passage is found again, and only it: the passage, with context where the words stand more than once.

use std::ops::Range;

use super::super::archive::Archive;
use super::super::prove::{Outcome, prove};
use super::super::quote::Quote;
use super::on_one_line;

/// A quote and its context, as a claim carries them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector {
    /// The words, as the archive has them, on one line.
    pub quote: String,
    /// The words right before, where they are needed.
    pub prefix: Option<String>,
    /// The words right after, where they are needed.
    pub suffix: Option<String>,
}

/// At most so many words of context are tried on a side.
const MOST_CONTEXT: usize = 8;
/// Words that stand at more places are told apart by no context that is worth trying.
const MOST_PLACES: usize = 12;

/// A selector that the proof finds at this place and nowhere else; `None` where there is none, as in an excluded passage. `range` is
/// in bytes
/// of [`Archive::text`].
pub fn selector(archive: &Archive, range: &Range<usize>) -> Option<Selector> {
    let text = archive.text();
    let quote = written(text.get(range.clone())?);
    if quote.is_empty() {
        return None;
    }
    let (before, after) = (words_before(text, range.start), words_after(text, range.end));
    let plain = Selector { quote: quote.clone(), prefix: None, suffix: None };
    match outcome(archive, &plain) {
        Some(outcome) if leads_to(&outcome, range) => return Some(plain),
        Some(Outcome::Ambiguous { count, .. }) if count > MOST_PLACES => return None,
        _ => {}
    }
    let suffixes = (1..=after.len()).map(|count| Selector { suffix: Some(after[..count].join(" ")), ..plain.clone() });
    let prefixes = (1..=before.len()).map(|count| Selector { prefix: Some(before[before.len() - count..].join(" ")), ..plain.clone() });
    let both = Selector {
        prefix: (!before.is_empty()).then(|| before.join(" ")),
        suffix: (!after.is_empty()).then(|| after.join(" ")),
        ..plain.clone()
    };
    suffixes.chain(prefixes).chain([both]).find(|selector| outcome(archive, selector).is_some_and(|outcome| leads_to(&outcome, range)))
}

/// What the proof of a selector says.
fn outcome(archive: &Archive, selector: &Selector) -> Option<Outcome> {
    let quote = Quote::new(&selector.quote, selector.prefix.as_deref(), selector.suffix.as_deref());
    prove(archive, &[quote]).pop()
}

/// Whether a proof leads to this place.
fn leads_to(outcome: &Outcome, range: &Range<usize>) -> bool {
    matches!(outcome, Outcome::Proven { place, .. } if place.range.start < range.end && range.start < place.range.end)
}

/// A passage as a quote is written: on one line, literal brackets marked.
pub(super) fn written(passage: &str) -> String {
    on_one_line(passage).replace('[', "\\[")
}

/// The last words before a place, within its line.
fn words_before(text: &str, at: usize) -> Vec<&str> {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    let mut words: Vec<&str> = line.split_whitespace().rev().take(MOST_CONTEXT).collect();
    words.reverse();
    words
}

/// The first words behind a place, within its line.
fn words_after(text: &str, at: usize) -> Vec<&str> {
    text[at..].split('\n').next().unwrap_or_default().split_whitespace().take(MOST_CONTEXT).collect()
}
