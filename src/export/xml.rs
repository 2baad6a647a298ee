//! Text inside XML.

use std::borrow::Cow;

/// Text as the content of an element or of a quoted attribute. Control characters that XML 1.0 cannot hold are dropped.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let is_special = |character: char| matches!(character, '&' | '<' | '>' | '"') || !is_allowed(character);
    if !text.contains(is_special) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars().filter(|&character| is_allowed(character)) {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(character),
        }
    }
    Cow::Owned(escaped)
}

/// The characters of XML 1.0; a `char` is never a surrogate.
fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r') || (character >= ' ' && !matches!(character, '\u{fffe}' | '\u{ffff}'))
}
