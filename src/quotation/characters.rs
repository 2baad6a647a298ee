//! Which characters the stated normalisation unifies, and which count as letters of a word.
//!
//! The lists are closed: a character that is not named here is compared as it stands. Marks that only look alike
//! (the Hebrew geresh and gershayim, the ʻokina, half rings, wave dashes) are letters or signs of their own and stay
//! apart.

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// The soft hyphen: dropped, for it is where a word may be broken and no part of it.
pub(crate) const SOFT_HYPHEN: char = '\u{AD}';

/// What a character is unified into, if it is one of the unified characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unified {
    /// A double quote mark, written `"`.
    Double,
    /// An apostrophe or single quote mark, written `'`.
    Single,
    /// A dash or hyphen, written `-`.
    Dash,
    /// An ellipsis character, written `...`.
    Ellipsis,
    /// White space, folded to one space.
    Space,
}

/// Classifies a character that NFKC has already been applied to.
///
/// Quote marks are those with the Unicode property `Quotation_Mark`, the ornamental ones, and the accents and primes
/// that stand for quote marks on a typewriter. Dashes are the hyphens and dashes of the property `Dash` without the
/// wavy ones and without the minus sign, which belongs to its number.
pub(crate) fn unified(character: char) -> Option<Unified> {
    Some(match character {
        '"'
        | '«'
        | '»'
        | '\u{201C}'..='\u{201F}'
        | '\u{275D}'
        | '\u{275E}'
        | '\u{2E42}'
        | '\u{300C}'..='\u{300F}'
        | '\u{301D}'..='\u{301F}'
        | '\u{1F676}'..='\u{1F678}' => Unified::Double,
        '\''
        | '`'
        | '´'
        | '\u{02BC}'
        | '\u{2018}'..='\u{201B}'
        | '\u{2032}'
        | '\u{2035}'
        | '\u{2039}'
        | '\u{203A}'
        | '\u{275B}'
        | '\u{275C}' => Unified::Single,
        '-' | '\u{058A}' | '\u{05BE}' | '\u{1806}' | '\u{2010}'..='\u{2015}' | '\u{2E3A}' | '\u{2E3B}' => Unified::Dash,
        '\u{2026}' | '\u{22EF}' => Unified::Ellipsis,
        _ if character.is_whitespace() => Unified::Space,
        _ => return None,
    })
}

/// Whether a character belongs to a word: letters, digits, combining marks, the low line and the joiners that shape
/// letters.
pub(crate) fn is_word_character(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || character == '_';
    }
    (character.is_alphanumeric() && !is_note_digit(character)) || extends(character)
}

/// Whether a character is a raised, lowered or circled digit or a fraction: marks of notes and exponents, which are no digits of the
/// number or letters of the word before them.
pub(crate) fn is_note_digit(character: char) -> bool {
    !character.is_ascii()
        && matches!(character, '²' | '³' | '¹' | '¼'..='¾' | '\u{2070}' | '\u{2074}'..='\u{2079}' | '\u{2080}'..='\u{2089}'
            | '\u{2150}'..='\u{215F}' | '\u{2189}' | '\u{2460}'..='\u{249B}' | '\u{24EA}'..='\u{24FF}' | '\u{2776}'..='\u{2793}')
}

/// Whether a character is a fraction: next to digits it makes another number of them.
pub(crate) fn is_fraction(character: char) -> bool {
    matches!(character, '¼'..='¾' | '\u{2150}'..='\u{215F}' | '\u{2189}')
}

/// Whether a character belongs to the one before it, so that no passage may begin with it or end before it.
pub(crate) fn extends(character: char) -> bool {
    !character.is_ascii()
        && (is_combining_mark(character)
            || canonical_combining_class(character) != 0
            || matches!(character, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}'))
}

/// Whether a letter belongs to a script that is written without spaces between words, so that the text itself does
/// not say where a word ends: Han, Hiragana, Thai, Lao, Khmer, Burmese, Tibetan and their neighbours.
///
/// Katakana is left out: a run of Katakana is one word, and a passage that cuts it is refused.
pub(crate) fn is_unspaced(character: char) -> bool {
    // It is asked of every character of every text, and most of them come before the first such script.
    character >= '\u{0E01}'
        && matches!(character,
        '\u{0E01}'..='\u{0EFF}' | '\u{0F00}'..='\u{0FFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{1950}'..='\u{19DF}' | '\u{1A20}'..='\u{1AAF}' | '\u{1B00}'..='\u{1B7F}' | '\u{A980}'..='\u{A9FF}'
        | '\u{AA60}'..='\u{AADF}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309F}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a character is a letter of the Hebrew alphabet, in which a double mark stands inside words.
pub(crate) fn is_hebrew_letter(character: char) -> bool {
    matches!(character, '\u{05D0}'..='\u{05EA}')
}

/// Shows characters that take no room on the page by their code point, so that a reader of a message can see what
/// differs. Joiners that shape letters are left alone.
pub(crate) fn with_invisible_shown(text: &str) -> String {
    let is_invisible = |character: char| {
        character.is_control()
            || matches!(character, '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    let shown = |character: char| {
        if is_invisible(character) { format!("<U+{:04X}>", u32::from(character)) } else { character.to_string() }
    };
    text.chars().map(shown).collect()
}
