//! Text as a scalar of YAML: plain where every reader takes it for that text, else between quotation marks.

use std::fmt::Write as _;

use serde_yaml::Value;

use crate::model::library::Author;

/// A text as YAML that may stand behind a colon, in a list and in braces.
pub(crate) fn text(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A list of texts, in brackets.
pub(crate) fn list<Text: AsRef<str>>(texts: &[Text]) -> String {
    let texts: Vec<String> = texts.iter().map(|entry| text(entry.as_ref())).collect();
    format!("[{}]", texts.join(", "))
}

/// A text between double quotation marks.
pub(crate) fn quoted(text: &str) -> String {
    let mut yaml = String::with_capacity(text.len() + 2);
    yaml.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => yaml.extend(['\\', letter]),
            '\n' => yaml.push_str("\\n"),
            '\t' => yaml.push_str("\\t"),
            '\r' => yaml.push_str("\\r"),
            // Nobody sees these in a file, and some readers of YAML take some of them for the end of a line.
            _ if letter.is_control() || is_unseen(letter) => {
                write!(yaml, "\\U{:08X}", u32::from(letter)).expect("a string takes every text");
            }
            _ => yaml.push(letter),
        }
    }
    yaml.push('"');
    yaml
}

fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether YAML takes the text as it stands for itself, in a line and between brackets. A number is taken for itself where its spelling
/// comes back; with an exponent, or with nothing but a zero behind the point, no reader can be trusted to give it back.
fn is_plain(text: &str) -> bool {
    let is_simple = !text.is_empty() && !text.chars().any(|letter| letter.is_control() || is_unseen(letter) || "[]{},".contains(letter));
    let reads_back = |yaml: &str| match serde_yaml::from_str::<Value>(yaml) {
        Ok(Value::Mapping(fields)) => match fields.into_iter().next() {
            Some((_, Value::String(read))) => read == text,
            Some((_, Value::Number(read))) => read.to_string() == text && !text.contains(['e', 'E']) && !text.ends_with(".0"),
            _ => false,
        },
        _ => false,
    };
    is_simple && reads_back(&format!("a: {text}\n")) && reads_back(&format!("{{a: {text}}}"))
}

/// A list of authors under its field, each on a line of its own; nothing where there are none.
pub(crate) fn authors(authors: &[Author]) -> Vec<String> {
    let field = |name: &str, words: &str| (!words.is_empty()).then(|| format!("{name}: {}", text(words)));
    let entry = |author: &Author| {
        let fields = match author {
            Author::Named(name) => vec![field("name", name)],
            Author::Person { given, particle, family } => vec![field("family", family), field("given", given), field("particle", particle)],
        };
        format!("  - {{{}}}", fields.into_iter().flatten().collect::<Vec<_>>().join(", "))
    };
    let head = (!authors.is_empty()).then(|| "authors:".to_owned());
    head.into_iter().chain(authors.iter().map(entry)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_plain_where_it_can_be() {
        for (words, yaml) in [
            ("two-days", "two-days"),
            ("The talks lasted two days.", "The talks lasted two days."),
            ("73..", "73.."),
            ("..73", "..73"),
            ("73~", "73~"),
            ("2025-03-04T19:59Z", "2025-03-04T19:59Z"),
            ("marta-ruiz#press-line", "marta-ruiz#press-line"),
            ("3", "3"),
            ("3.5", "3.5"),
            ("3.50", "\"3.50\""),
            ("3.0", "\"3.0\""),
            ("9e60", "\"9e60\""),
            ("", "\"\""),
            ("~", "\"~\""),
            ("null", "\"null\""),
            ("true", "\"true\""),
            ("He said: no", "\"He said: no\""),
            ("a #1", "\"a #1\""),
            ("one, two", "\"one, two\""),
            ("*x", "\"*x\""),
            (" x", "\" x\""),
            ("“so” \"he\" \\ said\n", "\"“so” \\\"he\\\" \\\\ said\\n\""),
            ("a\u{2028}b", "\"a\\U00002028b\""),
        ] {
            assert_eq!(text(words), yaml, "{words:?}");
        }
    }
}
