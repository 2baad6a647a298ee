//! What is known of quotes without an archive: how many words they have, and where they stand in a text that the site itself carries.

use std::ops::Range;

use crate::model::id::ClaimKey;
use crate::model::words::ExclusionKind;

/// A source's own text with what is marked in it. Ranges are bytes of its plain text ([`crate::prose::Prose::plain`]).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnText {
    /// The proven quotes, by where they begin.
    pub quoted: Vec<QuotedPassage>,
    /// The passages that are not the publisher's, by where they begin. They may overlap.
    pub excluded: Vec<ExcludedPassage>,
}

/// A stretch of text that a claim quotes; a quote with an ellipsis has several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedPassage {
    /// The claim.
    pub claim: ClaimKey,
    /// Which stretch of the quote it is, from 0.
    pub part: usize,
    /// Where it stands.
    pub range: Range<usize>,
}

/// A stretch of text that is not the publisher's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExcludedPassage {
    /// What sort of text it is.
    pub kind: ExclusionKind,
    /// Where it stands.
    pub range: Range<usize>,
}

/// The words of a quote that are the source's: white-space separated tokens with a letter or digit, without those in brackets
/// (fine print 12). A literal bracket is written `\[`.
pub fn quoted_words(quote: &str) -> usize {
    let mut own = String::with_capacity(quote.len());
    let mut depth = 0_usize;
    let mut characters = quote.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => own.extend(characters.next().filter(|_| depth == 0)),
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => own.push(character),
            _ => {}
        }
    }
    own.split_whitespace().filter(|token| token.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::quoted_words;

    #[test]
    fn brackets_and_ellipses_are_not_words() {
        for (quote, words) in [
            ("after three days", 3),
            ("[The] talks ... ended", 2),
            ("[H]e said [so] \\[sic\\]", 3),
            ("", 0),
            ("“no deadlock”", 2),
            ("a [b", 1),
        ] {
            assert_eq!(quoted_words(quote), words, "{quote}");
        }
    }
}
