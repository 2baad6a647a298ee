//! Texts that compatibility forms make much longer: what is searched for quotes and words is their NFKC, and U+FDFA alone, of three
//! bytes, stands for eighteen letters.

use std::iter;

use unicode_normalization::char::decompose_compatible;
use unicode_normalization::{IsNormalized, is_nfkc_quick};

/// So many times its own bytes a text may have written out. Texts of Arabic that honour each name stay below two.
pub(crate) const MOST_TIMES: usize = 4;
/// So many bytes written out are let pass whatever the text.
const ALWAYS: usize = 16 * 1024;

/// How many bytes a text has written out; `None` where they are no more than [`MOST_TIMES`] as many as it has itself, or few.
pub(crate) fn swollen(text: &str) -> Option<usize> {
    // No character stands for more than eleven times its own bytes.
    if text.len() * 11 <= ALWAYS {
        return None;
    }
    let is_form = |character: &char| !character.is_ascii() && is_nfkc_quick(iter::once(*character)) == IsNormalized::No;
    let more = text.chars().filter(is_form).map(|character| {
        let mut written_out = 0;
        decompose_compatible(character, |part| written_out += part.len_utf8());
        written_out.saturating_sub(character.len_utf8())
    });
    let written_out = text.len() + more.sum::<usize>();
    (written_out > (MOST_TIMES * text.len()).max(ALWAYS)).then_some(written_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_ligatures_is_swollen_and_one_with_ligatures_is_not() {
        for (text, expected) in [
            ("\u{FDFA}".repeat(1000), Some(33_000)),
            // A few are let pass.
            ("\u{FDFA}".repeat(400), None),
            ("يقول الناس إن المباحثات انتهت بعد ثلاثة أيام \u{FDFA} ".repeat(500), None),
            ("ﬁﬂ three days, ½ and ㎢ 한국어 é".repeat(1000), None),
            ("plain ".repeat(10_000), None),
        ] {
            assert_eq!(swollen(&text), expected, "{}", text.chars().take(20).collect::<String>());
        }
    }

    #[test]
    fn no_character_stands_for_more_than_is_thought() {
        for character in '\0'..=char::MAX {
            let mut written_out = 0;
            decompose_compatible(character, |part| written_out += part.len_utf8());
            assert!(written_out <= 11 * character.len_utf8(), "{character:?}");
        }
    }
}
