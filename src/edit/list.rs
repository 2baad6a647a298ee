//! Where new entries of a list go in the text of a record.

use std::ops::Range;

use super::Refusal;
use crate::model::outline::{Outline, Place, Step};
use crate::model::parsed::is_null;
use crate::parse::fence::Fence;
use crate::parse::spans::{self, FaultKind, YamlLimits};

/// What is added to a list, in both ways of writing it.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Its lines, without a dash or indentation.
    pub(super) block: Vec<String>,
    /// Between brackets, in one line.
    pub(super) flow: String,
}

impl Entry {
    /// A word that needs no quotation marks.
    pub(super) fn word(word: &str) -> Self {
        Self { block: vec![word.to_owned()], flow: word.to_owned() }
    }
}

/// The texts that come of adding `entries` to the list `key`, the likeliest to be right first. Whoever asked reads them again: white
/// space at the end of a block of text may belong to it.
pub(super) fn with_entries(text: &str, fence: &Fence, key: &'static str, entries: &[Entry]) -> Result<Vec<String>, Refusal> {
    let outline = outline(text, fence)?;
    let root = outline.root();
    if text[root.value()].starts_with('{') {
        return Err(Refusal::Braces);
    }
    let sheet = Sheet { text, fence, line_end: line_end_of(text, fence), root };
    let Some(list) = root.get(Step::Key(key)) else { return Ok(vec![sheet.with_new_list(key, entries)]) };
    let value = &text[list.value()];
    if is_null(value) {
        return Ok(vec![sheet.with_first_entries(list, entries)?]);
    }
    match list.children().last() {
        None if value.starts_with('[') => Ok(vec![sheet.with_first_entries(list, entries)?]),
        Some(entry) if value.starts_with('[') => Ok(vec![sheet.with_more_in_brackets(entry, entries)]),
        Some(entry) if value.starts_with('-') => Ok(sheet.with_more_lines(list, entry, entries)),
        _ => Err(Refusal::NoList(key)),
    }
}

/// Where everything stands. The site's own limits were kept when it was read.
fn outline(text: &str, fence: &Fence) -> Result<Outline, Refusal> {
    let limits = YamlLimits { bytes: usize::MAX, depth: 100, nodes: usize::MAX };
    let gated = spans::gate(text, fence, &limits);
    match gated.faults.iter().find(|fault| !matches!(fault.kind, FaultKind::CutShort)) {
        Some(fault) => Err(Refusal::Unreadable(fault.message.clone())),
        None => Ok(gated.outline),
    }
}

/// How the lines of the file end: as its first one.
fn line_end_of(text: &str, fence: &Fence) -> &'static str {
    if text[fence.opening.end..].trim_start_matches([' ', '\t']).starts_with("\r\n") { "\r\n" } else { "\n" }
}

struct Sheet<'text> {
    text: &'text str,
    fence: &'text Fence,
    line_end: &'static str,
    root: Place<'text>,
}

impl Sheet<'_> {
    /// A list that was not there: before the claims where there are some, with the comments right above them, else at the end.
    fn with_new_list(&self, key: &str, entries: &[Entry]) -> String {
        let indent = self.indent_of(self.root.value().start);
        let head = if entries.iter().all(|entry| entry.block.len() == 1) {
            format!("{indent}{key}: [{}]{}", in_brackets(entries), self.line_end)
        } else {
            format!("{indent}{key}:{}{}", self.line_end, self.lines(&format!("{indent}  "), 2, entries))
        };
        let before_claims = self.root.get(Step::Key("claims")).and_then(Place::key).map(|claims| self.with_comments_above(claims.start));
        self.with(before_claims.unwrap_or(self.fence.frontmatter.end), &head)
    }

    /// The first entries of a list that is there without any, on the lines below its name; what stood for none goes.
    fn with_first_entries(&self, list: Place<'_>, entries: &[Entry]) -> Result<String, Refusal> {
        let key = list.key().expect("a field of a mapping has a key");
        let (line, value) = (self.line_of(key.end), list.value());
        if value.end > line.end {
            return Err(Refusal::Unsafe);
        }
        let behind = self.text[value.end..line.end].trim_end();
        let before = self.text[..value.start].trim_end();
        let lines = self.lines(&format!("{}  ", self.indent_of(key.start)), 2, entries);
        Ok(format!("{before}{behind}{}{lines}{}", self.line_end, &self.text[self.next_line(line.end)..]))
    }

    /// More entries of a list in brackets, behind the last one.
    fn with_more_in_brackets(&self, last: Place<'_>, entries: &[Entry]) -> String {
        let end = last.value().end;
        self.with(end, &format!(", {}", in_brackets(entries)))
    }

    /// More entries of a list of lines: behind the last one, with the comments that are indented as its fields are.
    fn with_more_lines(&self, list: Place<'_>, final_entry: Place<'_>, entries: &[Entry]) -> Vec<String> {
        let dash = list.value().start;
        let indent = " ".repeat(dash - self.line_of(dash).start);
        let gap = self.gap(final_entry, indent.len());
        let lines = self.lines(&indent, gap, entries);
        let end = self.text[..final_entry.value().end].trim_end().len();
        let behind = self.with_comments_below(self.next_line(end), indent.len());
        let behind_blank_lines = self.fence.frontmatter.end.min(behind + blank_lines(&self.text[behind..self.fence.frontmatter.end]));
        [behind, behind_blank_lines].map(|place| self.with(place, &lines)).into()
    }

    /// How far the fields of an entry stand behind its dash.
    fn gap(&self, last: Place<'_>, indent: usize) -> usize {
        let start = last.value().start;
        let line = self.line_of(start);
        let is_beside_dash = self.text[line.start + indent..].starts_with('-') && last.children().next().is_some();
        if is_beside_dash { (start - line.start - indent).clamp(2, 8) } else { 2 }
    }

    fn lines(&self, indent: &str, gap: usize, entries: &[Entry]) -> String {
        lines(indent, gap, self.line_end, entries)
    }

    /// The text with `new` put in. Before new lines, a last line that had no end gets one.
    fn with(&self, place: usize, new: &str) -> String {
        let (before, behind) = self.text.split_at(place);
        let is_in_a_line = self.line_of(place).start != place;
        let missing = if new.ends_with('\n') && is_in_a_line { self.line_end } else { "" };
        format!("{before}{missing}{new}{behind}")
    }

    /// The line at `offset`, without its end.
    fn line_of(&self, offset: usize) -> Range<usize> {
        let start =
            self.text[..offset].rfind('\n').map_or_else(|| self.text.len() - self.text.trim_start_matches('\u{feff}').len(), |end| end + 1);
        let end = self.text[offset..].find('\n').map_or(self.text.len(), |length| offset + length);
        start..end.max(start)
    }

    /// The start of the line behind `offset`; the end of the fields where there is none.
    fn next_line(&self, offset: usize) -> usize {
        self.text[offset..].find('\n').map_or(self.fence.frontmatter.end, |length| offset + length + 1).min(self.fence.frontmatter.end)
    }

    /// The white space before `offset` in its line.
    fn indent_of(&self, offset: usize) -> String {
        " ".repeat(if self.root.value().is_empty() { 0 } else { offset - self.line_of(offset).start })
    }

    /// The start of the lines of comment at the left margin right above the line at `offset`.
    fn with_comments_above(&self, offset: usize) -> usize {
        let mut start = self.line_of(offset).start;
        while start > self.fence.frontmatter.start {
            let above = self.line_of(start - 1);
            if !self.text[above.clone()].starts_with('#') {
                break;
            }
            start = above.start;
        }
        start
    }

    /// The end of the lines of comment from `start` on that are indented by more than `indent`.
    fn with_comments_below(&self, start: usize, indent: usize) -> usize {
        let mut end = start;
        while end < self.fence.frontmatter.end {
            let line = &self.text[self.line_of(end)];
            let comment = line.trim_start_matches(' ');
            if !comment.starts_with('#') || line.len() - comment.len() <= indent {
                break;
            }
            end = self.next_line(end);
        }
        end
    }
}

/// Entries line by line, each behind a dash, with its fields `gap` columns behind that.
pub(super) fn lines(indent: &str, gap: usize, line_end: &str, entries: &[Entry]) -> String {
    let (dash, blank) = (format!("-{}", " ".repeat(gap - 1)), " ".repeat(gap));
    let mut text = String::new();
    for entry in entries {
        for (number, line) in entry.block.iter().enumerate() {
            text.extend([indent, if number == 0 { &dash } else { &blank }, line, line_end]);
        }
    }
    text
}

fn in_brackets(entries: &[Entry]) -> String {
    entries.iter().map(|entry| entry.flow.as_str()).collect::<Vec<_>>().join(", ")
}

/// The length of the lines without text with which `text` begins.
fn blank_lines(text: &str) -> usize {
    text.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum()
}
