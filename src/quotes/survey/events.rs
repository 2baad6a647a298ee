//! The events that a text is probably about: those whose participants it names, and whose place, day or title it has.

use unicode_segmentation::UnicodeSegmentation as _;

use super::super::archive::Archive;
use super::super::concordance::NameCount;
use super::super::language::LanguageWords;
use super::super::values::Sentence;
use crate::model::id::{ActorKey, EventKey};
use crate::model::library::{Event, Library};

/// An event that fits a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFit {
    pub event: EventKey,
    /// What speaks for it, as phrases.
    pub reasons: Vec<String>,
}

/// Shorter words of a title or a place are articles and the like.
const SHORTEST_WORD: usize = 4;

/// Finds the events that fit, the likeliest first: two kinds of evidence at least.
pub(super) fn find(library: &Library, archive: &Archive, names: &[NameCount], language: Option<&LanguageWords>) -> Vec<EventFit> {
    let text = text_not_excluded(archive);
    let words = Sentence::of(&text);
    let mut fits: Vec<(usize, EventFit)> = Vec::new();
    for (key, event) in library.events.entries() {
        let (mut score, mut reasons) = (0, Vec::new());
        let parties: Vec<&ActorKey> = event.participants.iter().chain(&event.mediators).collect();
        let there = parties.iter().filter(|actor| is_named(library, names, ***actor)).count();
        if there > 0 && 2 * there >= parties.len() {
            score += 100 * there / parties.len();
            reasons.push(format!("names {there} of {} parties", parties.len()));
        }
        if let Some(place) = event.place.as_deref().filter(|place| words_there(&text, place) > 50) {
            score += 100;
            reasons.push(format!("names {place}"));
        }
        if has_day(event, &words, language) {
            score += 100;
            reasons.push("gives its day or month".to_owned());
        }
        let title = words_there(&text, &event.title);
        if title > 60 {
            score += title;
            reasons.push("has the words of its title".to_owned());
        }
        if reasons.len() >= 2 && (parties.is_empty() || there > 0) {
            fits.push((score, EventFit { event: key, reasons }));
        }
    }
    // Equal ones stay in the order of their ids.
    fits.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    fits.into_iter().map(|(_, fit)| fit).collect()
}

/// Whether an actor, or somebody who belongs to it, is named.
fn is_named(library: &Library, names: &[NameCount], actor: ActorKey) -> bool {
    names.iter().any(|name| library.actor_key(&name.actor).is_some_and(|named| named == actor || library.side(named) == actor))
}

fn has_day(event: &Event, words: &Sentence, language: Option<&LanguageWords>) -> bool {
    let (Some(when), Some(language)) = (event.when.as_ref(), language) else { return false };
    words.has_date(when, language)
}

/// Of the long words of a title or a place, how many in a hundred stand in a text.
fn words_there(text: &str, title: &str) -> usize {
    let wanted: Vec<String> = title.unicode_words().filter(|word| word.chars().count() >= SHORTEST_WORD).map(str::to_lowercase).collect();
    let there = wanted.iter().filter(|word| text.unicode_words().any(|found| found.to_lowercase() == **word)).count();
    (100 * there).checked_div(wanted.len()).unwrap_or(0)
}

fn text_not_excluded(archive: &Archive) -> String {
    let (text, mut at, mut kept) = (archive.normalised().text(), 0, String::new());
    for cut in archive.cut() {
        kept.push_str(&text[at.min(cut.start)..cut.start]);
        kept.push(' ');
        at = cut.end;
    }
    kept.push_str(&text[at..]);
    kept
}
