//! What stands between quotation marks, and who probably says it.

use std::collections::BTreeSet;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::super::archive::Archive;
use super::super::concordance::Names;
use super::super::language::LanguageWords;
use super::super::sentences::around;
use super::paragraph;
use super::selector::{Selector, selector};
use crate::model::library::Library;
use crate::model::words::ActorKind;
use crate::quotation::normalise::normalise;

/// A passage between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// Its words, or the first of them.
    pub selector: Selector,
    /// The ids of the actors who may say it, the likeliest first: people, and those near a word such as "said".
    pub speakers: Vec<String>,
    /// Whether the speaker is named in the sentence itself, not only in the one before.
    pub is_near: bool,
    /// The number of its paragraph.
    pub paragraph: usize,
    /// The byte at which it begins.
    pub at: usize,
}

/// At most so many passages are proposed: more than anybody reads.
const MOST_PASSAGES: usize = 60;
/// At most so many are looked at for it. A text of nothing but quotation marks has a hundred thousand.
const MOST_LOOKED_AT: usize = 240;

/// At most so many words of a passage are proposed, so that the quote stays short.
const MOST_WORDS: usize = 14;

/// Finds the passages outside of what is excluded.
pub(super) fn find(library: &Library, archive: &Archive, names: &Names, language: Option<&LanguageWords>) -> Vec<Speech> {
    let look = Look { library, archive, names, language };
    let is_clear = |range: &Range<usize>| {
        let normalised = archive.normalised();
        archive.is_clear(&(normalised.normalised_at(range.start)..normalised.normalised_at(range.end)))
    };
    let spoken = archive.spoken().iter().filter(|range| is_clear(range)).take(MOST_LOOKED_AT);
    spoken.filter_map(|range| look.passage(range)).take(MOST_PASSAGES).collect()
}

/// What is looked through, and what for.
struct Look<'site> {
    library: &'site Library,
    archive: &'site Archive,
    names: &'site Names,
    language: Option<&'site LanguageWords>,
}

struct Speakers {
    found: Vec<String>,
    is_near: bool,
}

impl Look<'_> {
    fn passage(&self, range: &Range<usize>) -> Option<Speech> {
        let speakers = self.speakers(range);
        let short = shortened(self.archive.text(), range);
        let words = self.archive.text()[short.clone()].unicode_words().count();
        if words == 0 || words == 1 && speakers.found.is_empty() {
            return None;
        }
        let selector = selector(self.archive, &short)?;
        let paragraph = paragraph(self.archive, range.start);
        Some(Speech { selector, speakers: speakers.found, is_near: speakers.is_near, paragraph, at: range.start })
    }

    /// Who is named around a passage, outside of quotation marks: in its sentence, else in the sentences beside it.
    fn speakers(&self, range: &Range<usize>) -> Speakers {
        let found = around(self.archive.reading(), range);
        let near = self.named(&found.sentence, range.start);
        if !near.is_empty() {
            return Speakers { found: near, is_near: true };
        }
        let before = self.named(&(found.surroundings.start..range.start), range.start);
        let far = if before.is_empty() { self.named(&found.surroundings, range.start) } else { before };
        Speakers { found: far, is_near: false }
    }

    /// The actors named in a stretch: people before bodies, since they speak, and those nearest to a cue first; without a cue those
    /// nearest
    /// to the passage.
    fn named(&self, stretch: &Range<usize>, passage: usize) -> Vec<String> {
        let text = unspoken(self.archive, stretch);
        let place = normalise(&text[..text.floor_char_boundary(passage.saturating_sub(stretch.start).min(text.len()))]).len();
        let text = normalise(&text);
        let cues = self.language.map_or_else(Vec::new, |language| cues(&text, language));
        let distance = |name: &Range<usize>| {
            let to = |at: usize| if at < name.start { name.start - at } else { at.saturating_sub(name.end) };
            cues.iter().map(|cue| to(cue.start).min(to(cue.end))).min().unwrap_or_else(|| to(place))
        };
        let is_body = |actor: &str| self.library.actor_key(actor).is_none_or(|key| self.library[key].kind != ActorKind::Person);
        let places = self.names.places_in(&text).into_iter();
        let mut found: Vec<(bool, usize, &str)> = places.map(|(actor, range)| (is_body(actor), distance(&range), actor)).collect();
        found.sort_unstable();
        let mut seen = BTreeSet::new();
        found.into_iter().filter(|(_, _, actor)| seen.insert(*actor)).map(|(_, _, actor)| actor.to_owned()).collect()
    }
}

/// The passage without punctuation at its ends, cut behind a comma or a full stop where it is long.
fn shortened(text: &str, range: &Range<usize>) -> Range<usize> {
    let inner = text[range.clone()].trim_start();
    let start = range.end - inner.len();
    let mut end = start + inner.trim_end_matches(|character: char| character.is_whitespace() || matches!(character, ',' | '.')).len();
    let words: Vec<(usize, &str)> = text[start..end].unicode_word_indices().collect();
    if let Some((last, word)) = words.get(MOST_WORDS - 1)
        && words.len() > MOST_WORDS
    {
        let whole = &text[start..start + last + word.len()];
        let clause = whole.rfind([',', ';', ':', '.', '–', '—']).filter(|at| *at > whole.len() / 3);
        end = start + clause.unwrap_or(whole.len());
    }
    let cut = text[start..end].trim_end();
    start..start + cut.len()
}

/// A stretch of the text, with what stands between quotation marks blanked.
fn unspoken(archive: &Archive, stretch: &Range<usize>) -> String {
    let (text, mut at, mut blanked) = (archive.text(), stretch.start, String::new());
    let from = archive.spoken().partition_point(|spoken| spoken.end <= stretch.start);
    for spoken in archive.spoken()[from..].iter().take_while(|spoken| spoken.start < stretch.end) {
        let (from, to) = (spoken.start.max(at), spoken.end.min(stretch.end));
        if from > at {
            blanked.push_str(&text[at..from]);
        }
        blanked.push_str(&" ".repeat(to.saturating_sub(from)));
        at = to.max(at);
    }
    blanked.push_str(text.get(at..stretch.end).unwrap_or_default());
    blanked
}

/// Where somebody is said to say something.
fn cues(text: &str, language: &LanguageWords) -> Vec<Range<usize>> {
    let words: Vec<(usize, String)> = text.unicode_word_indices().map(|(at, word)| (at, word.to_lowercase())).collect();
    let phrases = language.attributes.iter().map(|phrase| phrase.unicode_words().collect::<Vec<_>>());
    let mut cues: Vec<Range<usize>> = Vec::new();
    for phrase in phrases.filter(|phrase| !phrase.is_empty()) {
        for window in words.windows(phrase.len()).filter(|window| window.iter().map(|(_, word)| word.as_str()).eq(phrase.iter().copied())) {
            let last = &window[window.len() - 1];
            cues.push(window[0].0..last.0 + last.1.len());
        }
    }
    cues
}
