//! Finds in the text what the event parser's markers do not say: bytes for characters, ends of quotes, indicators.

use std::ops::Range;

use saphyr_parser::Marker;

/// The byte offsets of the parser's markers, which count characters where the program counts bytes.
///
/// Line and column are gone by, not the marker's index: behind a directive with other than ASCII letters, the parser's index
/// counts some bytes as characters, and only the next line puts its column right.
pub(super) struct MarkerOffsets<'text> {
    text: &'text str,
    /// The number of the first character of each line.
    lines: Vec<u32>,
    /// The byte offset of every [`STRIDE`]th character; empty where all are ASCII and the two counts agree.
    checkpoints: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'text> MarkerOffsets<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        let mut lines = vec![0];
        let mut checkpoints = Vec::new();
        let mut last = '\0';
        for (index, (offset, letter)) in text.char_indices().enumerate() {
            // A line ends at `\n`, at `\r\n`, and for the parser at a lone `\r`.
            if last == '\n' || last == '\r' && letter != '\n' {
                lines.push(index as u32);
            }
            if index % STRIDE == 0 {
                checkpoints.push(offset as u32);
            }
            last = letter;
        }
        if matches!(last, '\n' | '\r') {
            lines.push(text.chars().count() as u32);
        }
        if text.is_ascii() {
            checkpoints.clear();
        }
        Self { text, lines, checkpoints }
    }

    /// The byte offset of a marker; the end of the text where it lies behind it.
    pub(super) fn byte(&self, marker: &Marker) -> usize {
        let line = self.lines.get(marker.line().saturating_sub(1));
        let index = line.map_or(self.text.len(), |&line| line as usize + marker.col());
        if self.checkpoints.is_empty() {
            return index.min(self.text.len());
        }
        let Some(&start) = self.checkpoints.get(index / STRIDE) else { return self.text.len() };
        let start = start as usize;
        self.text[start..].char_indices().nth(index % STRIDE).map_or(self.text.len(), |(offset, _)| start + offset)
    }
}

/// The end of the quoted scalar that starts at `start`: behind its closing mark, or the end of the text.
pub(super) fn quoted_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mark = bytes[start];
    let mut offset = start + 1;
    while let Some(&byte) = bytes.get(offset) {
        match byte {
            b'\\' if mark == b'"' => offset += 1,
            b'\'' if mark == b'\'' && bytes.get(offset + 1) == Some(&b'\'') => offset += 1,
            _ if byte == mark => return offset + 1,
            _ => {}
        }
        offset += 1;
    }
    text.len()
}

/// From `offset`, which is behind a key or a value, to the next value: past white space, comments, and the indicators that
/// stand between block values.
pub(super) fn next_value(text: &str, mut offset: usize) -> usize {
    loop {
        offset = past_white_space(text, offset);
        let rest = &text[offset..];
        match rest.strip_prefix(['-', ':', '?']) {
            Some(after) if after.chars().next().is_none_or(char::is_whitespace) => offset += 1,
            _ => return offset,
        }
    }
}

/// The next character that is neither white space nor in a comment.
pub(super) fn past_white_space(text: &str, mut offset: usize) -> usize {
    loop {
        let rest = &text[offset..];
        offset += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        if !text[offset..].starts_with('#') {
            return offset;
        }
        offset = line_end(text, offset);
    }
}

/// The end of the bracket that closes behind `offset`, where nothing but white space, comments and a comma stand before it. The parser
/// may name a later place: it looks ahead past blanks and comments.
pub(super) fn bracket_end(text: &str, offset: usize) -> Option<usize> {
    let mut offset = past_white_space(text, offset);
    if text[offset..].starts_with(',') {
        offset = past_white_space(text, offset + 1);
    }
    text[offset..].starts_with([']', '}']).then_some(offset + 1)
}

/// The word at `offset`, up to white space; if it starts with a bracket or a comma, that alone.
pub(super) fn word(text: &str, offset: usize) -> Range<usize> {
    let offset = text.floor_char_boundary(offset.min(text.len()));
    let rest = &text[offset..];
    let length = if rest.starts_with(['[', ']', '{', '}', ',']) { 1 } else { rest.find(char::is_whitespace).unwrap_or(rest.len()) };
    offset..offset + length
}

/// The property (`&anchor` or `!tag`) at `offset`. Flow indicators end it as white space does.
pub(super) fn property(text: &str, offset: usize) -> Range<usize> {
    let rest = &text[offset..];
    let end = rest.find(|letter: char| letter.is_whitespace() || "[]{},".contains(letter));
    offset..offset + end.unwrap_or(rest.len())
}

pub(super) fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The end of the line at `offset`, before its line ending.
pub(super) fn line_end(text: &str, offset: usize) -> usize {
    let end = text[offset..].find('\n').map_or(text.len(), |length| offset + length);
    if text[offset..end].ends_with('\r') { end - 1 } else { end }
}

/// The end of the last text at or before `offset`.
pub(super) fn text_end(text: &str, offset: usize) -> usize {
    text[..offset].trim_end_matches([' ', '\t', '\r', '\n']).len()
}

/// The comment behind the plain text that ends at `end`, where it looks like the rest of that text: comments have a blank behind `#`.
pub(super) fn comment_in_text(text: &str, end: usize) -> Option<Range<usize>> {
    let comment = text[end..].trim_start_matches([' ', '\t']);
    let start = text.len() - comment.len();
    let goes_on = comment.strip_prefix('#').is_some_and(|comment| comment.starts_with(char::is_alphanumeric));
    // Only now is the end of the line looked for: a line may hold texts without number.
    (goes_on && start > end).then(|| start..start + text[start..line_end(text, start)].trim_end().len())
}

/// The first tab that indents `line`, among the white space and the dashes before its text.
pub(super) fn indenting_tab(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    for (offset, byte) in line.bytes().enumerate() {
        match byte {
            b'\t' => return Some(offset),
            b' ' => {}
            b'-' | b'?' if matches!(bytes.get(offset + 1), Some(b' ' | b'\t')) => {}
            _ => return None,
        }
    }
    None
}

/// The last bracket of `text` that is opened and not closed, quoted ones aside.
pub(super) fn unclosed_bracket(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut open = Vec::new();
    let mut offset = 0;
    while let Some(&byte) = bytes.get(offset) {
        match byte {
            b'[' | b'{' => open.push(offset),
            b']' | b'}' => {
                open.pop();
            }
            b'"' | b'\'' => {
                offset = quoted_end(text, offset);
                continue;
            }
            _ => {}
        }
        offset += 1;
    }
    open.pop()
}

/// The first escape in the double-quoted scalar at `start` that YAML does not know.
pub(super) fn wrong_escape(text: &str, start: usize) -> Option<Range<usize>> {
    let end = quoted_end(text, start);
    let mut offset = start + 1;
    while let Some(found) = text[offset..end].find('\\') {
        let backslash = offset + found;
        let letter = text[backslash + 1..end].chars().next()?;
        let digits = match letter {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let after = backslash + 1 + letter.len_utf8();
        let number: String = text[after..end].chars().take(digits).collect();
        let known = if digits > 0 {
            number.chars().all(|digit| digit.is_ascii_hexdigit())
                && u32::from_str_radix(&number, 16).is_ok_and(|code| number.len() == digits && char::from_u32(code).is_some())
        } else {
            "0abt\tnvfre \"/\\N_LP\r\n".contains(letter)
        };
        if !known {
            return Some(backslash..after);
        }
        offset = after;
    }
    None
}

/// The next character that is not a space or a tab.
pub(super) fn past_blanks(text: &str, offset: usize) -> usize {
    let offset = text.floor_char_boundary(offset.min(text.len()));
    let rest = &text[offset..];
    offset + (rest.len() - rest.trim_start_matches([' ', '\t']).len())
}

/// The offset behind the colon that follows the key ending at `offset`; `offset` itself where none does.
pub(super) fn past_colon(text: &str, offset: usize) -> usize {
    let rest = text[offset..].trim_start_matches([' ', '\t', '\r', '\n']);
    if rest.starts_with(':') { text.len() - rest.len() + 1 } else { offset }
}
