//! Spellings in a text that are nearly a registered name form and nobody registered.
//!
//! Looked at are runs of words that begin with capitals, as many as the form has; in scripts without capitals, names of
//! two words or more of which one is spelled as registered. A spelling is alike if it begins with the same letter and
//! differs by 1 letter (forms of 5 to 8 letters), 2 (to 15) or 3. An ending put to a form is an inflection (`Pakistani`)
//! and not alike; so are forms of fewer than 5 letters never, for `Iran` is not `Iraq`. Scripts without spaces are not
//! looked at, since the text does not say where a name ends.

use std::collections::BTreeMap;
use std::ops::Range;

use super::tokens::Tokens;
use crate::quotation::characters::{is_unspaced, is_word_character};

/// A spelling like a registered form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAlike {
    /// The spelling, in normalised text.
    pub spelling: String,
    /// The registered form that it is most like.
    pub form: String,
    /// The ids of the actors that have this form.
    pub actors: Vec<String>,
    /// Its byte ranges in the archive's text, in order.
    pub places: Vec<Range<usize>>,
}

/// A look-alike by the number of its form, with its places in the normalised text.
pub(crate) struct Resemblance {
    pub(crate) spelling: String,
    pub(crate) form: usize,
    pub(crate) places: Vec<Range<usize>>,
}

/// The forms by what a look-alike shares with them.
#[derive(Debug, Default)]
pub(crate) struct LookAlikes {
    forms: Vec<String>,
    /// By form, which letters it has.
    letters: Vec<u64>,
    by_key: BTreeMap<Key, Vec<usize>>,
    /// The numbers of words that forms have, ascending.
    word_counts: Vec<usize>,
}

/// Longer runs of letters are no names.
const LONGEST_NAME: usize = 100;

/// Number of words, first letter, number of letters.
type Key = (usize, char, usize);

impl LookAlikes {
    /// Takes the forms, normalised.
    pub(crate) fn new<'a>(forms: impl Iterator<Item = &'a str>) -> Self {
        let mut index = Self { forms: forms.map(str::to_owned).collect(), ..Self::default() };
        index.letters = index.forms.iter().map(|form| letters_of(form)).collect();
        for (number, form) in index.forms.iter().enumerate() {
            if let Some(key) = key_of(form).filter(|_| !form.contains(is_unspaced)) {
                index.by_key.entry(key).or_default().push(number);
                index.word_counts.push(key.0);
            }
        }
        index.word_counts.sort_unstable();
        index.word_counts.dedup();
        index
    }

    /// Looks through a normalised text; `taken` are the places of registered forms, in order.
    pub(crate) fn find(&self, text: &str, tokens: &Tokens, taken: &[Range<usize>]) -> Vec<Resemblance> {
        let mut found: BTreeMap<(String, usize), Vec<Range<usize>>> = BTreeMap::new();
        let longest = self.word_counts.last().copied().unwrap_or_default();
        for index in 0..tokens.len() {
            if !may_begin_name(&text[tokens.range(index)]) {
                continue;
            }
            let first = without_marks(text, tokens.range(index));
            let following = (index + 1..tokens.len()).take(longest.saturating_sub(1));
            let mut words = vec![first.clone()];
            words.extend(following.map(|index| without_marks(text, tokens.range(index))));
            // The longest run counts, as among registered forms.
            for words in self.word_counts.iter().rev().filter_map(|count| words.get(..*count)) {
                let run = first.start..words.last().map_or(first.end, |last| last.end);
                if run.start >= run.end || is_broken(text, words) || is_taken(taken, &run) {
                    continue;
                }
                let spelling = &text[run.clone()];
                if let Some(form) = self.nearest(spelling, words.len()) {
                    found.entry((spelling.to_owned(), form)).or_default().push(run);
                    break;
                }
            }
        }
        let mut found: Vec<Resemblance> =
            found.into_iter().map(|((spelling, form), places)| Resemblance { spelling, form, places }).collect();
        found.sort_by_key(|found| found.places[0].start);
        found
    }

    fn nearest(&self, spelling: &str, words: usize) -> Option<usize> {
        let (_, first, letters) = key_of(spelling).filter(|(_, _, letters)| *letters <= LONGEST_NAME)?;
        let letter_set = letters_of(spelling);
        let most = most_differences(letters + 3);
        let lengths = letters.saturating_sub(most)..=letters + most;
        let candidates = lengths.filter_map(|length| self.by_key.get(&(words, first, length))).flatten();
        let alike = candidates.filter_map(|number| {
            let form = &self.forms[*number];
            let allowed = most_differences(form.chars().count());
            // Each difference puts in, takes out or exchanges one letter, so most forms are told apart without being compared.
            if (self.letters[*number] ^ letter_set).count_ones() as usize > 2 * allowed {
                return None;
            }
            let distance = strsim::osa_distance(form, spelling);
            let near = distance > 0 && distance <= allowed;
            (near && !is_inflected(form, spelling) && has_anchor(form, spelling)).then_some((distance, *number))
        });
        alike.min().map(|(_, number)| number)
    }
}

fn key_of(form: &str) -> Option<Key> {
    Some((form.split(' ').count(), form.chars().next()?, form.chars().count()))
}

/// Which letters a text has, a bit a letter; letters that share a bit are not told apart.
fn letters_of(text: &str) -> u64 {
    text.chars().fold(0, |letters, letter| letters | 1 << (u32::from(letter) % 64))
}

fn most_differences(letters: usize) -> usize {
    match letters {
        0..5 => 0,
        5..=8 => 1,
        9..=15 => 2,
        _ => 3,
    }
}

/// A word's range without the punctuation around it and without a possessive ending.
fn without_marks(text: &str, range: Range<usize>) -> Range<usize> {
    let word = &text[range.clone()];
    let inner = word.trim_start_matches(|character| !is_word_character(character));
    let start = range.end - inner.len();
    let inner = inner.trim_end_matches(|character| !is_word_character(character));
    let inner = inner.strip_suffix("'s").unwrap_or(inner);
    start..start + inner.len()
}

/// Whether a word may begin a name: with a capital, or in a script that has none.
fn may_begin_name(word: &str) -> bool {
    // Asked in this order since most words are lower-case, which is quickly told.
    let first = word.chars().find(|character| !character.is_ascii_punctuation());
    first.is_some_and(|first| !first.is_lowercase() && first.is_alphabetic() && !is_unspaced(first))
}

/// Whether punctuation stands between the words of a run; a dot after an initial does not break it.
fn is_broken(text: &str, words: &[Range<usize>]) -> bool {
    words.windows(2).any(|pair| {
        let between = &text[pair[0].end..pair[1].start.max(pair[0].end)];
        between != " " && !(between == ". " && text[pair[0].clone()].chars().count() == 1)
    })
}

/// Whether a registered form stands over the run or across one of its ends. One that stands inside, as `Asif` in
/// `Khawja Asif`, does not make the whole registered.
fn is_taken(taken: &[Range<usize>], run: &Range<usize>) -> bool {
    let from = taken.partition_point(|place| place.end <= run.start);
    let mut over = taken[from..].iter().take_while(|place| place.start < run.end);
    over.any(|place| place.start < run.start || place.end > run.end || place == run)
}

/// Whether one is the other with an ending, or both are one word with two endings of one letter.
fn is_inflected(form: &str, spelling: &str) -> bool {
    let grown = |short: &str, long: &str| long.strip_prefix(short).is_some_and(|end| !short.ends_with(end));
    grown(form, spelling) || grown(spelling, form)
}

/// Whether scripts without capitals give a second sign of a name: another word spelled as registered.
fn has_anchor(form: &str, spelling: &str) -> bool {
    let capital = spelling.chars().next().is_some_and(char::is_uppercase);
    capital || form.split(' ').zip(spelling.split(' ')).any(|(registered, found)| registered == found)
}
