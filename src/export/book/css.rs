//! Style sheets, read just well enough to find what a book has to change in them.

use std::iter::Peekable;
use std::str::CharIndices;

/// The style sheet with every address in a `url()` as `change` wants it.
pub(super) fn with_addresses(css: &str, change: &mut impl FnMut(&str) -> String) -> String {
    let mut written = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(position) = rest.find("url(") {
        let (before, after) = rest.split_at(position + "url(".len());
        written.push_str(before);
        let Some(end) = after.find(')') else {
            written.push_str(after);
            return written;
        };
        let address = after[..end].trim().trim_matches(['"', '\'']);
        written.push('"');
        written.push_str(&change(address));
        written.push('"');
        rest = &after[end..];
    }
    written + rest
}

/// Goes through a style sheet, past comments, strings, brackets and, unless told otherwise, parentheses.
pub(super) struct Scanner<'css> {
    characters: Peekable<CharIndices<'css>>,
    /// Whether what stands in parentheses is seen, too.
    pub(super) enters_parentheses: bool,
}

impl<'css> Scanner<'css> {
    pub(super) fn new(css: &'css str) -> Self {
        Self { characters: css.char_indices().peekable(), enters_parentheses: false }
    }

    /// The next character, with its place.
    pub(super) fn next_significant(&mut self) -> Option<(usize, char)> {
        loop {
            let (position, character) = self.characters.next()?;
            match character {
                '/' if self.characters.next_if(|(_, next)| *next == '*').is_some() => self.skip_comment(),
                '"' | '\'' => self.skip_string(character),
                '[' => self.skip_to(']'),
                '(' if !self.enters_parentheses => self.skip_to(')'),
                _ => return Some((position, character)),
            }
        }
    }

    fn skip_comment(&mut self) {
        let mut before = ' ';
        for (_, character) in self.characters.by_ref() {
            if before == '*' && character == '/' {
                return;
            }
            before = character;
        }
    }

    fn skip_string(&mut self, quote: char) {
        let mut is_escaped = false;
        for (_, character) in self.characters.by_ref() {
            if character == quote && !is_escaped {
                return;
            }
            is_escaped = character == '\\' && !is_escaped;
        }
    }

    fn skip_to(&mut self, end: char) {
        let mut depth = 1;
        let start = if end == ']' { '[' } else { '(' };
        while let Some((_, character)) = self.characters.next() {
            match character {
                '"' | '\'' => self.skip_string(character),
                _ if character == start => depth += 1,
                _ if character == end => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_however_they_are_written() {
        let css = "a { b: url(x.png) url( \"y z.png\" ), url('w') } c { d: url(";
        let changed = with_addresses(css, &mut |address| format!("<{address}>"));
        assert_eq!(changed, "a { b: url(\"<x.png>\") url(\"<y z.png>\"), url(\"<w>\") } c { d: url(");
    }
}
