//! A run of words: what Markdown's own grammar leaves as text between two other things, across line ends within a paragraph.
//!
//! Markdown hands out text in pieces (a bracket here, an entity there). The brackets of this site's own grammar are looked for in the
//! joined words, and their places are mapped back to the source.

use std::ops::Range;

/// The range without white space at its ends: empty, and where the range ends, when nothing else stands in it.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = &text[range.clone()];
    let start = range.start + (slice.len() - slice.trim_start().len());
    start..start + slice.trim().len()
}

/// Joined words with the places that they come from.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) text: String,
    segments: Vec<Segment>,
}

#[derive(Debug)]
struct Segment {
    /// Where the segment begins in the run.
    offset: usize,
    source: Range<usize>,
    /// Whether the words stand in the source as they are, so that bytes correspond.
    literal: bool,
    /// Whether the first character was escaped with a backslash, and so is no bracket.
    escaped: bool,
}

impl Run {
    /// Adds words that stand at `range` of `source`.
    pub(super) fn push(&mut self, words: &str, source: &str, range: Range<usize>) {
        let continues = self.segments.last().is_some_and(|last| last.source.end == range.start);
        let escaped = !continues && range.start > 0 && source.as_bytes()[range.start - 1] == b'\\';
        let literal = source.get(range.clone()) == Some(words);
        self.segments.push(Segment { offset: self.text.len(), source: range, literal, escaped });
        self.text.push_str(words);
    }

    /// Adds the end of a line.
    pub(super) fn push_line_end(&mut self, range: Range<usize>) {
        self.segments.push(Segment { offset: self.text.len(), source: range, literal: false, escaped: false });
        self.text.push('\n');
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.segments.clear();
    }

    /// Whether the ASCII character at byte `offset` stands for itself: neither escaped nor written as an entity.
    pub(super) fn is_live(&self, offset: usize) -> bool {
        let segment = &self.segments[self.segment_at(offset)];
        segment.literal && !(segment.escaped && segment.offset == offset)
    }

    /// The bytes of the source that a range of the run comes from.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let start = self.source_start(range.start);
            return start..start;
        }
        let last = &self.segments[self.segment_at(range.end - 1)];
        let end = if last.literal { last.source.start + (range.end - last.offset) } else { last.source.end };
        self.source_start(range.start)..end
    }

    fn source_start(&self, offset: usize) -> usize {
        let Some(index) = self.segments.partition_point(|segment| segment.offset <= offset).checked_sub(1) else { return 0 };
        let segment = &self.segments[index];
        if segment.literal { segment.source.start + (offset - segment.offset) } else { segment.source.start }
    }

    fn segment_at(&self, offset: usize) -> usize {
        self.segments.partition_point(|segment| segment.offset <= offset).saturating_sub(1)
    }
}
