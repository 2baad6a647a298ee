//! Characters that nobody sees: what a page or an editor leaves in a text without anybody meaning it.
//!
//! The joiners (U+200C, U+200D) shape letters of Arabic and Indic scripts and hold pictures of several characters together; there they
//! are letters of the word, and stay.

/// Whether a character is one that nobody sees. `before` is the character before it, which tells what a joiner is there for.
pub(crate) fn is_invisible(character: char, before: Option<char>) -> bool {
    match character {
        '\u{200C}' | '\u{200D}' => !before.is_some_and(needs_joiners),
        _ => may_be_invisible(character) && character != '\u{200C}' && character != '\u{200D}',
    }
}

/// Whether a character is one that nobody sees, or a joiner, of which its surroundings decide.
pub(crate) fn may_be_invisible(character: char) -> bool {
    !character.is_ascii()
        && matches!(character, '\u{034F}' | '\u{061C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E01EF}')
}

/// The first character of a text that nobody sees, if it has one.
pub fn first_invisible(text: &str) -> Option<char> {
    let mut before = None;
    for character in text.chars() {
        if is_invisible(character, before) {
            return Some(character);
        }
        before = Some(character);
    }
    None
}

/// Whether joiners belong to the writing: after letters and marks of Arabic, Syriac, Thaana and N'Ko, of the scripts of India and its
/// neighbours, of Mongolian, and after pictures.
fn needs_joiners(before: char) -> bool {
    matches!(before, '\u{0600}'..='\u{08FF}' | '\u{0900}'..='\u{0DFF}' | '\u{0E00}'..='\u{109F}' | '\u{1780}'..='\u{18AF}'
        | '\u{A8E0}'..='\u{A8FF}' | '\u{FB50}'..='\u{FDCF}' | '\u{FE70}'..='\u{FEFE}' | '\u{2600}'..='\u{27BF}'
        | '\u{11000}'..='\u{11FFF}' | '\u{1F000}'..='\u{1FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joiners_stay_where_they_shape_letters() {
        for (text, expected) in [
            ("plain", None),
            ("zero\u{200B}width", Some('\u{200B}')),
            ("\u{202E}turned", Some('\u{202E}')),
            ("می\u{200C}خواهم", None),
            ("lat\u{200C}in", Some('\u{200C}')),
            ("क\u{94D}\u{200D}ष", None),
            ("👩\u{200D}🚀", None),
        ] {
            assert_eq!(first_invisible(text), expected, "{text}");
        }
    }
}
