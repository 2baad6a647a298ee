//! The direction in which languages and pieces of text are written.

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

/// The direction in which a language is written, by its script subtag or, without one, by the script that the language commonly uses.
pub fn direction(language: &str) -> &'static str {
    const SCRIPTS: [&str; 9] = ["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"];
    const LANGUAGES: [&str; 19] =
        ["ar", "arc", "azb", "ckb", "dv", "fa", "glk", "he", "khw", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sd", "ug", "ur"];
    let tag = language.to_ascii_lowercase();
    let mut subtags = tag.split('-');
    let primary = subtags.next().unwrap_or_default();
    let script = subtags.find(|subtag| subtag.len() == 4 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let right_to_left = match script {
        Some(script) => SCRIPTS.contains(&script),
        None => LANGUAGES.contains(&primary) || primary == "yi",
    };
    if right_to_left { "rtl" } else { "ltr" }
}

/// Whether a piece of text runs against the direction (`ltr` or `rtl`) of the sentence that it stands in, so that without being kept
/// apart it would put the signs around it out of place.
pub fn runs_against(text: &str, direction: &str) -> bool {
    match direction {
        "rtl" => has_signed_number(text) || text.chars().any(|character| character.is_alphabetic() && !is_right_to_left(character)),
        _ => text.chars().any(is_right_to_left),
    }
}

/// The direction of the first letter of a text; `None` where it has none.
pub fn first_strong(text: &str) -> Option<&'static str> {
    let letter = text.chars().find(|character| character.is_alphabetic())?;
    Some(if is_right_to_left(letter) { "rtl" } else { "ltr" })
}

/// A piece of text inside a sentence without markup, kept apart by control characters (Unicode Standard Annex 9) where it runs against
/// the direction of the sentence.
pub fn isolated(text: &str, direction: &str) -> String {
    if runs_against(text, direction) { format!("{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}") } else { text.to_owned() }
}

/// The blocks of the scripts that are written from right to left, Hebrew to the Arabic presentation forms.
fn is_right_to_left(character: char) -> bool {
    let is_in_block =
        matches!(u32::from(character), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF);
    is_in_block && character.is_alphabetic()
}

/// In a sentence that runs to the left, the sign before a number would move behind it.
fn has_signed_number(text: &str) -> bool {
    let mut characters = text.chars().peekable();
    let mut former = None;
    while let Some(character) = characters.next() {
        let is_free = former.is_none_or(char::is_whitespace);
        if is_free && matches!(character, '-' | '+' | '\u{2212}') && characters.peek().is_some_and(char::is_ascii_digit) {
            return true;
        }
        former = Some(character);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_outweighs_the_language() {
        for (language, expected) in
            [("en", "ltr"), ("ur", "rtl"), ("ps-AF", "rtl"), ("pa-Arab-PK", "rtl"), ("ur-Latn", "ltr"), ("yi", "rtl")]
        {
            assert_eq!(direction(language), expected, "{language}");
        }
    }

    #[test]
    fn only_what_runs_against_a_sentence_is_kept_apart() {
        for (text, direction, expected) in [
            ("Marta Ruiz", "ltr", false),
            ("Marta Ruiz", "rtl", true),
            ("مارتا", "rtl", false),
            ("مارتا", "ltr", true),
            ("3–4, 2025-03-04", "rtl", false),
            ("-4", "rtl", true),
            ("-4", "ltr", false),
            ("", "rtl", false),
        ] {
            assert_eq!(runs_against(text, direction), expected, "{text} in {direction}");
        }
        assert_eq!([first_strong("(1) عربی abc"), first_strong("1. abc عربی"), first_strong("(1)")], [Some("rtl"), Some("ltr"), None]);
        assert_eq!(isolated("Ruiz", "rtl"), "\u{2068}Ruiz\u{2069}");
        assert_eq!(isolated("Ruiz", "ltr"), "Ruiz");
    }
}
