//! Where something stands: files by number, spans in bytes, and the one place that turns bytes into lines and columns.
//!
//! Everything inside the program is a byte range. Lines and columns (both from 1) are made only when a finding is shown,
//! because each reader counts differently: people and GitHub count characters, rdjson counts bytes, editors count UTF-16 units.

use std::ops::Range;

/// The number of a file in [`crate::model::files::SiteFiles`], in the order of the sorted paths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in one file. Byte 0 is the first byte of the file, a byte-order mark included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span over `range` of `file`. Files are at most 4 GiB (`load` refuses far smaller ones), so `u32` holds every offset.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Self { file, start: range.start as u32, end: range.end as u32 }
    }

    /// The range for slicing the file's text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A place as people and programs name it: line and column, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in the unit that was asked for.
    pub column: usize,
}

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnUnit {
    /// Unicode scalar values: the columns of the program's own reports, GitHub annotations.
    Characters,
    /// UTF-8 bytes: rdjson.
    Bytes,
    /// UTF-16 code units: SARIF's default, the Language Server Protocol.
    Utf16,
}

/// The starts of a text's lines, for turning byte offsets into positions.
///
/// A line ends after `\n`; the `\r` before it belongs to the line, so columns are the same under either line ending.
/// A byte-order mark at the start of the text is not counted as a character of line 1.
#[derive(Debug, Clone)]
pub(crate) struct LineIndex {
    starts: Vec<u32>,
}

const BYTE_ORDER_MARK: char = '\u{feff}';

impl LineIndex {
    /// Finds the lines of `text`.
    pub(crate) fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(offset, _)| offset as u32 + 1);
        Self { starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The position of byte `offset` of `text`, which must be the text the index was made of. An offset past the end is the end;
    /// one inside a character is that character's.
    pub(crate) fn position(&self, text: &str, offset: usize, unit: ColumnUnit) -> Position {
        let offset = text.floor_char_boundary(offset.min(text.len()));
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        let before = text[start..offset].strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text[start..offset]);
        let column = match unit {
            ColumnUnit::Characters => before.chars().count(),
            ColumnUnit::Bytes => before.len(),
            ColumnUnit::Utf16 => before.encode_utf16().count(),
        };
        Position { line, column: column + 1 }
    }

    /// The byte of `text` at a place whose column counts UTF-16 code units. A place behind the end of its line is that end; one inside a
    /// character is that character's.
    pub(crate) fn offset_of_utf16(&self, text: &str, place: Position) -> usize {
        let line = self.line(text, place.line);
        let start = self.range(text, place.line).start;
        let mark = if text[start..].starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
        let mut units = 0;
        let behind = line.char_indices().find(|(_, character)| {
            units += character.len_utf16();
            units >= place.column
        });
        start + mark + behind.map_or(line.len(), |(offset, _)| offset)
    }

    /// The bytes of `line` (from 1) of `text` without its line ending; empty, at the end, where there is no such line.
    pub(crate) fn range(&self, text: &str, line: usize) -> Range<usize> {
        let start = line.checked_sub(1).and_then(|index| self.starts.get(index)).map_or(text.len(), |&start| start as usize);
        start..start + self.line(text, line).len()
    }

    /// The text of `line` (from 1) without its line ending; empty where there is no such line.
    pub(crate) fn line<'text>(&self, text: &'text str, line: usize) -> &'text str {
        let Some(&start) = line.checked_sub(1).and_then(|index| self.starts.get(index)) else { return "" };
        let end = self.starts.get(line).map_or(text.len(), |&end| end as usize);
        text[start as usize..end].trim_end_matches(['\n', '\r']).trim_start_matches(BYTE_ORDER_MARK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_what_was_asked_for() {
        let text = "\u{feff}ab\r\né😀x\n";
        let index = LineIndex::new(text);
        let x = text.find('x').expect("the text has an x");
        for (unit, column) in [(ColumnUnit::Characters, 3), (ColumnUnit::Bytes, 7), (ColumnUnit::Utf16, 4)] {
            assert_eq!(index.position(text, x, unit), Position { line: 2, column });
        }
        let b = text.find('b').expect("the text has a b");
        assert_eq!(index.position(text, b, ColumnUnit::Characters), Position { line: 1, column: 2 });
        for (offset, character) in text.char_indices().filter(|(_, character)| !"\u{feff}\r\n".contains(*character)) {
            let place = index.position(text, offset, ColumnUnit::Utf16);
            assert_eq!(index.offset_of_utf16(text, place), offset, "{character}");
        }
        assert_eq!(index.offset_of_utf16(text, Position { line: 2, column: 99 }), text.len() - 1);
        assert_eq!(index.line(text, 1), "ab");
        assert_eq!(index.line(text, 9), "");
        assert_eq!(index.position(text, 999, ColumnUnit::Characters), Position { line: 3, column: 1 });
    }
}
