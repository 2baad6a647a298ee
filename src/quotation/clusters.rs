//! Where a text may be cut so that NFKC of its pieces is NFKC of the whole.

use std::iter;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, is_nfc_quick, is_nfkc_quick};

use super::characters::SOFT_HYPHEN;
use super::invisible::may_be_invisible;

/// Whether NFKC of what stands before this character cannot depend on it.
pub(crate) fn starts_cluster(character: char) -> bool {
    if character.is_ascii() || is_common_letter(character) || is_common_mark(character) {
        return true;
    }
    // What nobody sees hangs on what stands before it, so that it can be dropped there.
    if character == SOFT_HYPHEN || may_be_invisible(character) {
        return false;
    }
    match is_nfkc_quick(iter::once(character)) {
        IsNormalized::Yes => canonical_combining_class(character) == 0,
        IsNormalized::Maybe => false,
        IsNormalized::No => {
            let mut first = None;
            decompose_compatible(character, |part| first = first.or(Some(part)));
            first.is_some_and(|first| canonical_combining_class(first) == 0 && is_nfc_quick(iter::once(first)) != IsNormalized::Maybe)
        }
    }
}

/// Whether NFKC leaves a character as it is, if nothing combines with it.
pub(crate) fn is_unchanged_alone(character: char) -> bool {
    is_common_mark(character)
        || (character != SOFT_HYPHEN && !may_be_invisible(character) && is_nfkc_quick(iter::once(character)) == IsNormalized::Yes)
}

/// The letters that most texts consist of, known to begin a cluster and to be their own NFKC: a fast answer for the
/// common case.
pub(crate) fn is_common_letter(character: char) -> bool {
    matches!(character, '\u{00C0}'..='\u{00FF}' | '\u{0400}'..='\u{0482}' | '\u{05D0}'..='\u{05EA}'
        | '\u{0621}'..='\u{064A}' | '\u{0905}'..='\u{0939}' | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

/// The typographic quote marks, of which the same is known.
fn is_common_mark(character: char) -> bool {
    matches!(character, '\u{2018}'..='\u{201D}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_common_letters() {
        for letter in ('\0'..=char::MAX).filter(|letter| is_common_letter(*letter) || is_common_mark(*letter)) {
            assert_eq!(is_nfkc_quick(iter::once(letter)), IsNormalized::Yes, "{letter:?}");
            assert_eq!(canonical_combining_class(letter), 0, "{letter:?}");
        }
    }
}
