//! Whether a passage may begin and end where it does: a quote never begins or ends inside a word.
//!
//! Without this rule "cat" would be proven by "concatenate", and a quote that lost its last letter would be proven by
//! the word it lost it from. A passage is refused where
//! - the letter before or after it is a letter or digit of a script with spaces (`talks` in `talkshow`, `, he` in
//!   `yes, he`); next to an ellipsis of the quote punctuation may stand at the cut;
//! - an apostrophe, a true hyphen, a middle dot, a Hebrew double mark, or between digits a dot, comma or colon joins it to
//!   such a letter (`can` in `can't`, `violent` in `non-violent`, `3` in `3,000`); a dash does not join;
//! - it would cut a letter from its marks.
//!
//! Scripts without spaces between words do not show where a word ends: between their letters a passage may begin and
//! end anywhere, so there a quote shortened at its edge is still a true quote. A run of Katakana is never cut.

use super::characters::{Unified, extends, is_fraction, is_hebrew_letter, is_unspaced, is_word_character, unified};

/// A text to look in, and the way to what its dashes were before they were unified.
pub(crate) struct Haystack<'a> {
    /// The normalised text.
    pub(crate) text: &'a str,
    /// Whether the `-` at this byte offset was a hyphen in the original text and not a dash.
    pub(crate) is_hyphen: &'a dyn Fn(usize) -> bool,
}

/// Whether a passage may begin at the byte offset `at`. `open` stands for an edge that an ellipsis of the quote made.
pub(crate) fn may_begin(haystack: &Haystack<'_>, at: usize, open: bool) -> bool {
    let mut before = haystack.text[..at].char_indices().rev();
    let Some((previous_at, previous)) = before.next() else { return true };
    if previous == ' ' {
        return true;
    }
    let Some(first) = haystack.text[at..].chars().next() else { return true };
    let beyond = before.next().map(|(_, beyond)| beyond);
    !extends(first) && !cuts(haystack, first, (previous_at, previous), beyond, open)
}

/// Whether a passage may end at the byte offset `at`.
pub(crate) fn may_end(haystack: &Haystack<'_>, at: usize, open: bool) -> bool {
    let mut after = haystack.text[at..].char_indices();
    let Some((_, next)) = after.next() else { return true };
    if next == ' ' {
        return true;
    }
    let Some(last) = haystack.text[..at].chars().next_back() else { return true };
    let beyond = after.next().map(|(_, beyond)| beyond);
    !extends(next) && !cuts(haystack, last, (at, next), beyond, open)
}

/// Whether `inner`, the edge of the passage, and `outer`, its neighbour at an offset, belong to one word; `beyond`
/// stands on the other side of `outer`.
fn cuts(haystack: &Haystack<'_>, inner: char, outer: (usize, char), beyond: Option<char>, open: bool) -> bool {
    let (outer_at, outer) = outer;
    if inner.is_numeric() && (outer == MINUS || is_fraction(outer)) {
        return true;
    }
    if is_word_character(outer) {
        return if is_word_character(inner) {
            !is_unspaced(outer) && !is_unspaced(inner) && is_katakana(outer) == is_katakana(inner)
        } else {
            !is_unspaced(outer) && (!open || is_joiner(haystack, inner, None))
        };
    }
    let Some(beyond) = beyond.filter(|beyond| is_word_character(*beyond) && is_word_character(inner)) else {
        return false;
    };
    match outer {
        '.' | ',' | ':' => inner.is_numeric() && beyond.is_numeric(),
        '"' | '\u{05F3}' | '\u{05F4}' => is_hebrew_letter(inner) && is_hebrew_letter(beyond),
        _ => !is_unspaced(inner) && !is_unspaced(beyond) && is_joiner(haystack, outer, Some(outer_at)),
    }
}

/// The minus sign: the number behind it is another without it.
const MINUS: char = '\u{2212}';

/// Whether a mark holds the letters on its two sides together as one word.
fn is_joiner(haystack: &Haystack<'_>, mark: char, at: Option<usize>) -> bool {
    match mark {
        '\'' | '·' => true,
        '-' => at.is_none_or(|at| (haystack.is_hyphen)(at)),
        _ => false,
    }
}

fn is_katakana(character: char) -> bool {
    matches!(character, '\u{30A1}'..='\u{30FF}')
}

/// Whether an original character is one of the hyphens: what joins words, where a dash sets them apart.
pub(crate) fn is_hyphen(original: char) -> bool {
    unified(original) == Some(Unified::Dash) && !matches!(original, '\u{2012}'..='\u{2015}' | '\u{2E3A}' | '\u{2E3B}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks for `quote` in `text`, in which `—` is a dash.
    fn stands(text: &str, quote: &str, open: bool) -> bool {
        let normalised = crate::quotation::normalise::Normalised::of(text);
        let is_hyphen = |at: usize| text[normalised.original_start(at)..].chars().next().is_some_and(is_hyphen);
        let haystack = Haystack { text: normalised.text(), is_hyphen: &is_hyphen };
        let at = haystack.text.find(quote).expect("the quote is a part of the text");
        may_begin(&haystack, at, open) && may_end(&haystack, at + quote.len(), open)
    }

    #[test]
    fn keeps_words_whole() {
        for (text, quote, expected) in [
            ("concatenate", "cat", false),
            ("a cat, a dog", "cat", true),
            ("(cat)", "cat", true),
            ("we can't go", "can", false),
            ("we can't go", "t go", false),
            ("said 'we can'", "we can", true),
            ("a non-violent protest", "violent protest", false),
            ("deadlock—which", "deadlock", true),
            ("the 2019–2021 war", "2019", true),
            ("cost 3,000 lira", "3", false),
            ("at −5 degrees", "5 degrees", false),
            ("at −5 degrees", "−5 degrees", true),
            ("killed 10² people", "killed 10", true),
            ("killed 10½ people", "killed 10", false),
            ("killed 10½ people", "killed 10½", true),
            ("killed 10½ people", "½ people", false),
            ("a crowd of ½ a million", "½ a million", true),
            ("the talks² failed", "the talks", true),
            ("at 10:30, then", "10:30", true),
            ("grew 3.5 %", "5 %", false),
            ("yes, he said", ", he said", false),
            ("(a) man", ") man", false),
            ("\"Yes,\" he", "\"Yes,\"", true),
            ("l’accord est", "accord", false),
            ("col·lecció nova", "lecció nova", false),
            ("صرح الوزير خواجة", "الوزير", true),
            ("صرح الوزير خواجة", "وزير", false),
            ("דובר צה\"ל אמר", "דובר צה", false),
            ("अध्यक्ष ने कहा", "अध्यक्ष ने", true),
            ("अध्यक्ष ने कहा", "ने कह", false),
            ("谈判破裂了", "判破裂", true),
            ("12日の会談", "2日", false),
            ("12日の会談", "12", true),
            ("パキスタンの首相", "スタン", false),
            ("パキスタンの首相", "パキスタン", true),
            ("การเจรจาล้มเหลว", "เจรจา", true),
            ("การเจรจาล้มเหลว", "เจรจาล", false),
        ] {
            assert_eq!(stands(text, quote, false), expected, "{quote} in {text}");
        }
        assert!(!stands("q\u{0323} r", "q", false));
        assert!(!stands("👩\u{200D}🚀 up", "👩", false));
        assert!(stands("the deal, he left", ", he left", true));
        assert!(!stands("x-ray", "-ray", true));
    }
}
