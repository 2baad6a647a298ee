//! Text that shows itself as other than it is: letters borrowed from another script, and characters that turn the order of what follows.
//!
//! Scripts, and which letters look alike, are those of the Unicode consortium (UTS #39, `unicode-security`).

use unicode_security::{MixedScript, skeleton};

/// What misleads in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misleading {
    /// A character that shows every letter behind it in the order that it wants.
    Overrides(char),
    /// A character that begins a direction which nothing ends, so that it reaches into what stands behind the text.
    StaysOpen(char),
    /// A word with a letter that looks like one of the script of the others.
    Mixes {
        /// The word.
        word: String,
        /// The letter.
        letter: char,
    },
}

impl Misleading {
    /// What is wrong with the text, as what is said of it: `holds …`.
    pub fn message(&self) -> String {
        match self {
            Self::Overrides(character) => format!("holds {}, which shows what follows in another order", number(*character)),
            Self::StaysOpen(character) => format!("begins a direction with {} and does not end it", number(*character)),
            Self::Mixes { word, letter } => format!("mixes scripts in `{word}`, where `{letter}` ({}) is a look-alike", number(*letter)),
        }
    }

    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Overrides(_) => "take the character out: letters are written in the order in which they are read",
            Self::StaysOpen(_) => "take the character out, or write its end (U+2069 or U+202C)",
            Self::Mixes { .. } => "type the word anew, in one script",
        }
    }
}

fn number(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// The first thing in a text that misleads whoever reads it.
pub fn misleading(text: &str) -> Option<Misleading> {
    if text.is_ascii() {
        return None;
    }
    turned(text).or_else(|| text.split(|character: char| !character.is_alphanumeric()).find_map(mixed))
}

/// Whether a character overrides the order of what follows it. No text needs it: who writes Hebrew or Arabic writes neither.
pub fn overrides(character: char) -> bool {
    matches!(character, '\u{202D}' | '\u{202E}')
}

fn turned(text: &str) -> Option<Misleading> {
    let mut open: Vec<char> = Vec::new();
    for character in text.chars() {
        match character {
            _ if overrides(character) => return Some(Misleading::Overrides(character)),
            '\u{202A}' | '\u{202B}' | '\u{2066}'..='\u{2068}' => open.push(character),
            '\u{202C}' if open.last().is_some_and(|last| matches!(last, '\u{202A}' | '\u{202B}')) => drop(open.pop()),
            // The end of an isolate ends what was begun in it, too.
            '\u{2069}' => while open.pop().is_some_and(|last| matches!(last, '\u{202A}' | '\u{202B}')) {},
            _ => {}
        }
    }
    open.first().map(|character| Misleading::StaysOpen(*character))
}

/// A word of several scripts that has the looks of one. `μmol` has not, and says what it means.
fn mixed(word: &str) -> Option<Misleading> {
    if word.is_ascii() || word.is_single_script() {
        return None;
    }
    let looks: String = skeleton(word).collect();
    let borrowed = |letter: &char| !letter.is_ascii() && skeleton(letter.encode_utf8(&mut [0; 4])).ne([*letter]);
    (looks != word && looks.as_str().is_single_script())
        .then(|| Misleading::Mixes { word: word.to_owned(), letter: word.chars().find(borrowed).unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_something_else_is_found() {
        for (text, expected) in [
            ("Marta Ruiz", None),
            ("Марта Руис", None),
            ("首脳会談は三日間で終了 NATO", None),
            ("ドック労組ABC", None),
            ("Straße, Ångström, İstanbul", None),
            ("5 μmol, 3 kΩ, β-carotene", None),
            ("مذاکرات (3 دن)", None),
            ("\u{2067}שלום\u{2069} x", None),
            ("\u{202B}שלום\u{202C} x", None),
            ("\u{2067}a\u{202B}b\u{2069}", None),
            ("M\u{430}rta Ruiz", Some(Misleading::Mixes { word: "M\u{430}rta".to_owned(), letter: '\u{430}' })),
            ("https://ex\u{430}mple.org/a", Some(Misleading::Mixes { word: "ex\u{430}mple".to_owned(), letter: '\u{430}' })),
            ("Dockers \u{39f}NE", Some(Misleading::Mixes { word: "\u{39f}NE".to_owned(), letter: '\u{39f}' })),
            ("a\u{202E}b\u{202C}", Some(Misleading::Overrides('\u{202E}'))),
            ("a\u{2067}b", Some(Misleading::StaysOpen('\u{2067}'))),
            ("a\u{202B}b\u{2069}", None),
            ("a\u{202A}b\u{2067}c\u{2069}", Some(Misleading::StaysOpen('\u{202A}'))),
        ] {
            assert_eq!(misleading(text), expected, "{text}");
        }
    }
}
