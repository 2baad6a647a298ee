//! Makes content harmless to whatever shows it: terminals obey control characters, readers are misled by bidirectional ones, and
//! a GitHub runner obeys what looks like one of its commands. Content comes from many hands, so none of it reaches an output raw.

use std::fmt::Write as _;

/// The text with every control and bidirectional character replaced by a visible one, character for character.
///
/// A runner takes `##[` for the start of a command wherever it stands in a line (`ActionCommand` of actions/runner), invisible
/// characters in between or not; its bracket becomes `⟦`. The other start, `::`, counts only at the start of a line: whoever
/// prints a whole line of content must put something before it.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut commands = CommandStarts::default();
    for character in text.chars() {
        let begins_command = commands.next_begins_one(character);
        let harmless = match character {
            '\u{00}'..='\u{1f}' => char::from_u32(0x2400 + character as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
            '\u{7f}' => '\u{2421}',
            _ if misleads(character) => char::REPLACEMENT_CHARACTER,
            '[' if begins_command => '⟦',
            other => other,
        };
        shown.push(harmless);
    }
    shown
}

/// Watches a text for the start of a runner's command.
#[derive(Default)]
struct CommandStarts {
    /// How many `#` stand before the place, with nothing between them that a runner sees.
    hashes: u8,
}

impl CommandStarts {
    /// Whether the next character is a bracket that makes a command of what stands before it.
    fn next_begins_one(&mut self, character: char) -> bool {
        let begins = character == '[' && self.hashes >= 2;
        if character == '#' {
            self.hashes = self.hashes.saturating_add(1);
        } else if !is_ignorable(character) {
            self.hashes = 0;
        }
        begins
    }
}

/// JSON text whose strings cannot do harm either: the same characters, written as escapes.
///
/// Outside strings, JSON holds neither of these characters, so the text can be rewritten as it stands and means the same.
pub(crate) fn harmless_json(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    let mut commands = CommandStarts::default();
    for character in json.chars() {
        let begins_command = commands.next_begins_one(character);
        if misleads(character) || character == '\u{7f}' {
            let _ = write!(shown, "\\u{:04x}", character as u32);
        } else if begins_command {
            shown.push_str("\\u005b");
        } else {
            shown.push(character);
        }
    }
    shown
}

/// C1 controls, bidirectional controls, and line ends that only some readers know.
fn misleads(character: char) -> bool {
    matches!(character,
        '\u{80}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters that a comparison by culture passes over: those which Unicode lets a reader ignore (`Default_Ignorable_Code_Point`).
fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_commands_or_misleads_is_left() {
        for (given, shown) in [
            ("plain ## [ é نص", "plain ## [ é نص"),
            ("\u{1b}[31mred\u{7}", "␛[31mred␇"),
            ("a\nb\r\tc\u{7f}", "a␊b␍␉c␡"),
            ("\u{202e}txt.exe", "\u{fffd}txt.exe"),
            ("\u{9b}2J", "\u{fffd}2J"),
            ("see ##[add-mask]x", "see ##⟦add-mask]x"),
            ("see #\u{200d}#\u{ad}[add-mask]x", "see #\u{200d}#\u{ad}⟦add-mask]x"),
            ("#\u{e0061}#\u{3164}[x]", "#\u{e0061}#\u{3164}⟦x]"),
            ("#\u{202e}#[x]", "#\u{fffd}#⟦x]"),
        ] {
            assert_eq!(visible(given), shown);
            assert_eq!(visible(given).chars().count(), given.chars().count(), "columns stay");
        }
    }

    #[test]
    fn json_means_the_same() {
        let given = serde_json::json!({"text": "##[error]x #\u{ad}#\u{200d}[add-mask]y \u{202e}\u{2028}\u{9b} ###[ # ["});
        let written = harmless_json(&given.to_string());
        assert!(
            !written.contains("##[") && !written.contains("[add-mask]") && !written.contains('\u{202e}') && !written.contains('\u{9b}'),
            "{written}"
        );
        assert_eq!(serde_json::from_str::<serde_json::Value>(&written).expect("still JSON"), given);
    }
}
