//! Where the words of a normalised text begin and end, for distances and for showing near passages.
//!
//! A word is what stands between spaces; in scripts written without spaces every letter counts as a word, since the
//! text does not say where its words end.

use std::ops::Range;

use crate::quotation::characters::{extends, is_unspaced};

/// The words of a text as byte ranges, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tokens {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Tokens {
    /// Finds the words of a normalised text of less than 4 GiB.
    pub(crate) fn of(text: &str) -> Self {
        let mut tokens = Self::default();
        // Where the word began that is being read, and whether with a letter of an unspaced script.
        let mut open: Option<(usize, bool)> = None;
        for (at, character) in text.char_indices() {
            let alone = is_unspaced(character) && !extends(character);
            // Marks and punctuation after a letter that stands alone stay with it.
            let begins = alone
                || match open {
                    None => character != ' ',
                    Some((_, after_alone)) => after_alone && character.is_alphanumeric() && !extends(character),
                };
            if (begins || character == ' ')
                && let Some((start, _)) = open.take()
            {
                tokens.push(start, at);
            }
            if begins {
                open = Some((at, alone));
            }
        }
        if let Some((start, _)) = open {
            tokens.push(start, text.len());
        }
        tokens
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The byte range of a word.
    pub(crate) fn range(&self, index: usize) -> Range<usize> {
        self.starts[index] as usize..self.ends[index] as usize
    }

    /// How many words begin before a byte offset.
    pub(crate) fn before(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| (*start as usize) < offset)
    }

    fn push(&mut self, start: usize, end: usize) {
        self.starts.push(start as u32);
        self.ends.push(end as u32);
    }
}

/// A word without the punctuation around it, in lower case: what is compared when near passages are looked for.
pub(crate) fn bare(word: &str) -> String {
    let trimmed = word.trim_matches(|character: char| !character.is_alphanumeric() && !extends(character));
    if trimmed.is_empty() { word.to_owned() } else { trimmed.to_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_words() {
        for (text, expected) in [
            ("the deal, he said", vec!["the", "deal,", "he", "said"]),
            ("谈判失败, 他说", vec!["谈", "判", "失", "败,", "他", "说"]),
            ("中国GDP增长", vec!["中", "国", "GDP", "增", "长"]),
            ("パキスタンの話", vec!["パキスタン", "の", "話"]),
            ("वार्ता विफल", vec!["वार्ता", "विफल"]),
            ("", vec![]),
        ] {
            let tokens = Tokens::of(text);
            let words: Vec<&str> = (0..tokens.len()).map(|index| &text[tokens.range(index)]).collect();
            assert_eq!(words, expected);
        }
        assert_eq!(Tokens::of("one two three").before(4), 1);
        assert_eq!(bare("“Deal,”"), "deal");
    }
}
