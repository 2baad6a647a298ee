//! How many words a text has: by Unicode's word boundaries (UAX #29), so that a text written without spaces is not one word.
//!
//! Each ideograph is a word, and so is each run of letters and digits; punctuation alone is none. Every limit, share and length of the
//! site is counted here.

use unicode_segmentation::UnicodeSegmentation as _;

/// The words of a text.
pub fn words_in(text: &str) -> usize {
    // White space always ends a word, so the text may be cut there; nearly all tokens are then one run of letters, quickly told.
    text.split_ascii_whitespace().map(|token| if is_one_word(token) { 1 } else { token.unicode_words().count() }).sum()
}

/// Whether a token is certainly one word: common letters and digits alone, with common punctuation at its ends.
fn is_one_word(token: &str) -> bool {
    let inner = token.trim_start_matches(['"', '(', '“', '«']).trim_end_matches([',', '.', ';', '!', '?', ')', '"', '”', '»']);
    let is_plain = |character: char| character.is_ascii_alphanumeric() || is_common_letter(character);
    !inner.is_empty() && inner.chars().all(is_plain)
}

/// Letters that UAX #29 joins to one another, of scripts that many texts consist of.
fn is_common_letter(character: char) -> bool {
    matches!(character, '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' | '\u{410}'..='\u{44F}' | '\u{621}'..='\u{64A}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation as _;

    use super::words_in;

    #[test]
    fn words_are_those_of_unicode() {
        for (text, words) in [
            ("after three days", 3),
            ("“no deadlock”, he said — loudly", 5),
            ("谈判已经破裂。", 6),
            ("can't stop at 3.5 or 1,200", 6),
            ("وزیر نے کہا۔", 3),
            ("self-made men", 3),
            ("— … !", 0),
            ("", 0),
        ] {
            assert_eq!(words_in(text), words, "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_short_way_counts_as_the_long_one(text in "([a-zA-Z0-9éßÐжЯمن谈3.,'’:_\"“” -]|\\PC){0,40}") {
            prop_assert_eq!(words_in(&text), text.unicode_words().count());
        }
    }
}
