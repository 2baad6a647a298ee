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

/// The first character of a text that nobody sees and that is there for nothing. What turns directions has findings of its own, marks of
/// direction serve beside letters that run from right to left, and selectors say how a picture looks.
pub(crate) fn first_unneeded(text: &str) -> Option<char> {
    let mut before = None;
    let runs_to_the_left =
        || text.chars().any(|character| matches!(character, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'));
    text.chars().find(|&character| {
        let invisible = is_invisible(character, before.replace(character));
        invisible
            && match character {
                '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FE0E}' | '\u{FE0F}' => false,
                '\u{061C}' | '\u{200E}' | '\u{200F}' => !runs_to_the_left(),
                _ => true,
            }
    })
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
            ("\u{202E}turned", None),
            ("left\u{200F}", Some('\u{200F}')),
            ("(\u{200E}3) دن", None),
            ("⚠\u{FE0F}", None),
            ("می\u{200C}خواهم", None),
            ("lat\u{200C}in", Some('\u{200C}')),
            ("क\u{94D}\u{200D}ष", None),
            ("👩\u{200D}🚀", None),
        ] {
            assert_eq!(first_unneeded(text), expected, "{text}");
        }
    }
}
