//! Text as a YAML scalar that every reader of YAML takes for this text and no other.

/// The text, in double quotes where it would be read as something else: also within `[]` and `{}`, and behind a comment's `#`.
pub(crate) fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// The text in double quotes.
pub(crate) fn quoted(text: &str) -> String {
    // A string of JSON is one of YAML, too.
    serde_json::Value::from(text).to_string()
}

fn is_plain(text: &str) -> bool {
    let is_letter = |character: char| character.is_alphanumeric();
    let is_inner = |character: char| {
        is_letter(character) || matches!(character, ' ' | '-' | '/' | '.' | '(' | ')' | '+' | '~' | ';' | '\'' | '’' | '–')
    };
    let begins = text.starts_with(char::is_alphabetic) && text.ends_with(|last: char| is_letter(last) || matches!(last, '.' | ')' | '~'));
    begins && text.chars().all(is_inner) && !text.contains("  ") && !is_word_of_yaml(text)
}

/// What YAML 1.1 or 1.2 reads as something else than text.
fn is_word_of_yaml(text: &str) -> bool {
    const WORDS: [&str; 11] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "inf", "nan"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back() {
        for text in [
            "Dock talks end",
            "no",
            "Null",
            "a: b",
            "a #b",
            "- a",
            "",
            " a",
            "a ",
            "{a}",
            "[a]",
            "it's",
            "“so”",
            "x\ny",
            "\\",
            "\"",
            "73",
            "2025-03-04",
            "0x1F",
            "@a",
            "`a`",
            "a, b",
            "é\u{2028}",
            "don't.",
            "1e5",
            "~",
            "a\tb",
            "!x",
            "&x",
            "*x",
            "%x",
            "|",
            ">",
            "?",
            "x:",
        ] {
            for written in [format!("- {}", scalar(text)), format!("[{}]", scalar(text)), format!("- {} # x", scalar(text))] {
                let read: Vec<serde_yaml::Value> = serde_yaml::from_str(&written).unwrap_or_else(|error| panic!("{written}: {error}"));
                assert_eq!(read, [serde_yaml::Value::from(text)], "{written}");
            }
        }
        assert_eq!(scalar("Dock talks end"), "Dock talks end");
    }
}
