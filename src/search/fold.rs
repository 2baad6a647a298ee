//! Writing text so that letters which readers take for the same are the same: `static/search.js` does the same to what is typed.
//!
//! The order of the steps matters and is the same there: compatibility decomposition (NFKD), lower case, marks dropped, letters folded,
//! composition (NFC), which puts together what only the first step took apart, such as Hangul syllables.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

/// The text with everything folded that a search does not tell apart.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        let is_lower = !text.bytes().any(|byte| byte.is_ascii_uppercase());
        return if is_lower { Cow::Borrowed(text) } else { Cow::Owned(text.to_ascii_lowercase()) };
    }
    let lower = text.nfkd().collect::<String>().to_lowercase();
    let mut folded = String::with_capacity(lower.len());
    for character in lower.chars().filter(|&character| !is_dropped(character)) {
        match letters(character) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(digit(character)),
        }
    }
    Cow::Owned(folded.nfc().collect())
}

/// Marks that people leave out when they type: accents of Latin, Greek and Cyrillic, the points of Hebrew, the vowel signs of Arabic and
/// its tatweel; and characters that are not seen at all. Vowel signs of Indian scripts are letters to their readers and stay.
fn is_dropped(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200d}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// Letters that no decomposition takes apart, and those of Arabic that one keyboard has and another has not. What carries a hamza or a
/// madda has lost it before.
fn letters(character: char) -> Option<&'static str> {
    Some(match character {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        // The Turkish dotless i: who types without it means the same name.
        'ı' => "i",
        // The sigma at the end of a word.
        'ς' => "σ",
        // Alef wasla to alef.
        '\u{671}' => "\u{627}",
        // Alef maqsura and Farsi yeh to yeh.
        '\u{649}' | '\u{6cc}' => "\u{64a}",
        // Farsi and swash kaf to kaf.
        '\u{6a9}' | '\u{6aa}' => "\u{643}",
        // Teh marbuta, heh goal, its teh marbuta, heh doachashmee and ae to heh.
        '\u{629}' | '\u{6c1}' | '\u{6c3}' | '\u{6be}' | '\u{6d5}' => "\u{647}",
        _ => return None,
    })
}

/// The digits of Arabic and of Persian and Urdu as those of ASCII; everything else as it is.
fn digit(character: char) -> char {
    match character {
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => char::from(b'0' + (u32::from(character) & 0xf) as u8),
        _ => character,
    }
}
