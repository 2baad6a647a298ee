//! The words of a quote against those of the archive, as help for whoever mends the quote.

use std::fmt;

use similar::{ChangeTag, TextDiff};

use super::tokens::Tokens;
use crate::quotation::characters::{is_unspaced, with_invisible_shown};

/// A word diff between a quote and a passage of the archive, both normalised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordDiff {
    /// The stretches in reading order; no two neighbours have the same side.
    pub stretches: Vec<DiffStretch>,
}

/// Words that stand on one side or on both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffStretch {
    /// Where the words stand.
    pub side: DiffSide,
    /// The words; invisible characters are shown as `<U+200B>`.
    pub words: String,
    /// Whether white space stands before the words.
    pub spaced: bool,
}

/// Where the words of a stretch stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffSide {
    /// In the quote and in the archive.
    Both,
    /// In the quote only.
    Quote,
    /// In the archive only.
    Archive,
}

impl WordDiff {
    /// Compares two normalised texts word by word.
    pub(crate) fn between(quote: &str, archive: &str) -> Self {
        let (quote, archive) = (spaced_words(quote), spaced_words(archive));
        let (quote_words, archive_words): (Vec<&str>, Vec<&str>) =
            (quote.iter().map(|(word, _)| *word).collect(), archive.iter().map(|(word, _)| *word).collect());
        let mut diff = Self::default();
        for change in TextDiff::from_slices(&quote_words, &archive_words).iter_all_changes() {
            let side = match change.tag() {
                ChangeTag::Equal => DiffSide::Both,
                ChangeTag::Delete => DiffSide::Quote,
                ChangeTag::Insert => DiffSide::Archive,
            };
            let of_quote = change.old_index().map(|index| quote[index]);
            let of_archive = change.new_index().map(|index| archive[index]);
            if let Some((word, spaced)) = of_quote.or(of_archive) {
                diff.push(side, word, spaced);
            }
        }
        diff
    }

    fn push(&mut self, side: DiffSide, word: &str, spaced: bool) {
        let shown = with_invisible_shown(word);
        match self.stretches.last_mut() {
            Some(last) if last.side == side => {
                last.words.push_str(if spaced { " " } else { "" });
                last.words.push_str(&shown);
            }
            _ => self.stretches.push(DiffStretch { side, words: shown, spaced }),
        }
    }
}

/// Written as `same [-in the quote-] {+in the archive+} same`.
impl fmt::Display for WordDiff {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, stretch) in self.stretches.iter().enumerate() {
            if index > 0 && stretch.spaced {
                formatter.write_str(" ")?;
            }
            match stretch.side {
                DiffSide::Both => formatter.write_str(&stretch.words)?,
                DiffSide::Quote => write!(formatter, "[-{}-]", stretch.words)?,
                DiffSide::Archive => write!(formatter, "{{+{}+}}", stretch.words)?,
            }
        }
        Ok(())
    }
}

/// The words of a text, each with whether white space stands before it; the first one as its script has it.
fn spaced_words(text: &str) -> Vec<(&str, bool)> {
    let tokens = Tokens::of(text);
    let word = |index: usize| {
        let range = tokens.range(index);
        let spaced = if range.start == 0 { !text.starts_with(is_unspaced) } else { text[..range.start].ends_with(' ') };
        (&text[range], spaced)
    };
    (0..tokens.len()).map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_differs() {
        for (quote, archive, expected) in [
            ("a deep deadlok now", "a deep deadlock now", "a deep [-deadlok-] {+deadlock+} now"),
            ("谈判破列了", "谈判破裂了", "谈判破[-列-]{+裂+}了"),
            ("in out", "in and out", "in {+and+} out"),
            ("zero width", "zero\u{200B} width", "[-zero-] {+zero<U+200B>+} width"),
            ("same", "same", "same"),
        ] {
            assert_eq!(WordDiff::between(quote, archive).to_string(), expected);
        }
    }
}
