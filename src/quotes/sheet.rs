//! A source's archived text laid out for the person who reads claims out of it: paragraphs, passages in use, names; and from words that
//! were selected a quote that stands there once.

use std::ops::Range;

use super::archive::Archive;
use super::concordance::Names;

use super::own_text::quotes_of;
use super::prove::{Outcome, prove};
use super::quote::Quote;
use crate::capture::CaptureError;
use crate::model::files::ArchivedFile;
use crate::model::id::{ClaimKey, SourceKey};
use crate::model::library::Library;
use crate::model::words::ExclusionKind;
use crate::quotation::characters::is_word_character;
use crate::quotation::pattern::escaped;

/// The most words of context that are tried on one side of a quote.
const MOST_CONTEXT: usize = 12;

/// The archived text of one source. All ranges are bytes of [`Sheet::text`].
#[derive(Debug)]
pub struct Sheet {
    archive: Archive,
    /// The paragraphs, headings, entries of lists and cells that have text, in order.
    pub paragraphs: Vec<Range<usize>>,
    /// What claims quote: the claim, which part of the quote it is, and where. By where they begin.
    pub quoted: Vec<(ClaimKey, usize, Range<usize>)>,
    /// The passages that are not the publisher's.
    pub excluded: Vec<(ExclusionKind, Range<usize>)>,
    /// Where names of actors stand: the actor's id and the first byte, in order.
    pub names: Vec<(String, usize)>,
}

/// Words that were selected, as fields of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selected {
    /// The words, as a quote.
    pub quote: String,
    /// What stands before them, where that is needed to tell them from the same words elsewhere.
    pub prefix: Option<String>,
    /// What stands behind them, where that is needed.
    pub suffix: Option<String>,
    /// Where they stand: the selection, widened to whole words.
    pub range: Range<usize>,
}

impl Sheet {
    /// Lays out the text of a source as it is archived.
    ///
    /// # Errors
    /// Bytes that are no text.
    pub fn new(library: &Library, key: SourceKey, file: ArchivedFile) -> Result<Self, CaptureError> {
        let source = &library[key];
        let mut archive = Archive::read(&file.name, file.bytes)?;
        if !source.archive.include_all {
            archive.exclude_furniture();
        }
        archive.exclude(&source.archive.exclude);
        let claims = quotes_of(library, key);
        let outcomes = prove(&archive, &claims.iter().map(|(_, quote)| quote.clone()).collect::<Vec<_>>());
        let mut quoted = Vec::new();
        for ((claim, _), outcome) in claims.iter().zip(&outcomes) {
            if let Outcome::Proven { place, .. } = outcome {
                quoted.extend(place.parts.iter().enumerate().map(|(part, range)| (*claim, part, range.clone())));
            }
        }
        quoted.sort_by_key(|(claim, _, range)| (range.start, range.end, *claim));
        Ok(Self {
            paragraphs: archive.reading().paragraphs(),
            excluded: archive.excluded().iter().map(|excluded| (excluded.kind, excluded.range.clone())).collect(),
            names: Names::of(library).places(&archive),
            quoted,
            archive,
        })
    }

    /// The text as archived; of an HTML or Markdown file, what the page shows.
    pub fn text(&self) -> &str {
        self.archive.text()
    }

    /// The words in `range` as a quote, with as much context as tells them from the same words elsewhere. `None` where the range has no
    /// words.
    pub fn select(&self, range: Range<usize>) -> Option<Selected> {
        let range = self.whole_words(range)?;
        let quote = escaped(&folded(&self.text()[range.clone()]));
        let selected =
            |prefix: Option<String>, suffix: Option<String>| Selected { quote: quote.clone(), prefix, suffix, range: range.clone() };
        let stands_there = |selected: &Selected| {
            let quote = Quote::new(&selected.quote, selected.prefix.as_deref(), selected.suffix.as_deref());
            let outcome = prove(&self.archive, &[quote]).pop();
            matches!(outcome, Some(Outcome::Proven { place, .. }) if place.range.start < range.end && range.start < place.range.end)
        };
        let alone = selected(None, None);
        let quote = Quote::new(&alone.quote, None, None);
        if !matches!(prove(&self.archive, &[quote]).pop(), Some(Outcome::Ambiguous { .. })) {
            return Some(alone);
        }
        let behind = |count: usize| first_words(&self.text()[range.end..], count);
        let before = |count: usize| last_words(&self.text()[..range.start], count);
        let candidates = (1..=MOST_CONTEXT)
            .flat_map(|count| [selected(None, behind(count)), selected(before(count), None), selected(before(count), behind(count))]);
        Some(candidates.into_iter().find(stands_there).unwrap_or(alone))
    }

    /// A range without white space at its ends, widened to whole words: a quote begins and ends with one.
    fn whole_words(&self, range: Range<usize>) -> Option<Range<usize>> {
        let text = self.text();
        let (start, end) = (text.floor_char_boundary(range.start.min(text.len())), text.ceil_char_boundary(range.end.min(text.len())));
        let words = text.get(start..end)?;
        let start = start + (words.len() - words.trim_start().len());
        let end = start + words.trim().len();
        if start >= end {
            return None;
        }
        let joins = |at: usize| {
            let is_word = |letter: Option<char>| letter.is_some_and(is_word_character);
            is_word(text[..at].chars().next_back()) && is_word(text[at..].chars().next())
        };
        let (mut start, mut end) = (start, end);
        while joins(start) {
            start = text.floor_char_boundary(start - 1);
        }
        while joins(end) {
            end = text.ceil_char_boundary(end + 1);
        }
        Some(start..end)
    }
}

/// The text with every run of white space as one blank.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn first_words(text: &str, count: usize) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().take(count).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn last_words(text: &str, count: usize) -> Option<String> {
    let mut words: Vec<&str> = text.split_whitespace().rev().take(count).collect();
    words.reverse();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{linked, sound_but};

    fn sheet(text: &str) -> Sheet {
        let (library, _) = linked(&sound_but(&[]));
        let source = library.source_key("gazette").expect("the sample has it");
        let file = ArchivedFile { name: "a.txt".to_owned(), bytes: text.as_bytes().to_vec() };
        Sheet::new(&library, source, file).expect("it is text")
    }

    #[test]
    fn a_text_is_laid_out_with_what_is_used_and_who_is_named() {
        let sheet = sheet("Talks end\n\nMarta Ruiz left after three days.\n\n\nThe union said no.\n");
        let texts: Vec<&str> = sheet.paragraphs.iter().map(|range| &sheet.text()[range.clone()]).collect();
        assert_eq!(texts, ["Talks end", "Marta Ruiz left after three days.", "The union said no."]);
        let quoted: Vec<&str> = sheet.quoted.iter().map(|(_, _, range)| &sheet.text()[range.clone()]).collect();
        assert_eq!(quoted, ["after three days"]);
        let names: Vec<(&str, &str)> = sheet.names.iter().map(|(actor, at)| (actor.as_str(), &sheet.text()[*at..*at + 5])).collect();
        assert_eq!(names, [("ruiz", "Marta"), ("union", "The u")]);
    }

    #[test]
    fn words_that_stand_twice_get_as_much_context_as_they_need() {
        let sheet = sheet("It ended.\n\nThe talks ended on Monday. The talks ended on Monday evening, [sic] he said.\n");
        let select = |words: &str, nth: usize| {
            let (at, _) = sheet.text().match_indices(words).nth(nth).expect("the words stand there");
            sheet.select(at..at + words.len()).expect("they are words")
        };
        let parts = |selected: &Selected| (selected.quote.clone(), selected.prefix.clone(), selected.suffix.clone());
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(parts(&select("evening", 0)), ("evening".to_owned(), None, None));
        assert_eq!(parts(&select("talks ended on Monday", 0)), ("talks ended on Monday".to_owned(), None, some(".")));
        assert_eq!(parts(&select("talks ended on Monday", 1)), ("talks ended on Monday".to_owned(), None, some("evening,")));
        assert_eq!(select("alks end", 0).quote, "talks ended", "it is widened to whole words");
        assert_eq!(select("ended.\n\nThe", 0).quote, "ended. The");
        assert_eq!(select("[sic]", 0).quote, "\\[sic\\]", "brackets of the text are no insertion");
        assert_eq!(sheet.select(9..11), None);
    }
}
