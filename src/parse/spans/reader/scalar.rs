//! Which bytes of the text a scalar is, and the anchors and tags before a value.

use std::ops::Range;

use saphyr_parser::{ScalarStyle, Span, Tag};

use super::Reader;
use crate::parse::spans::fault::{self, GateFault};
use crate::parse::spans::place;
use crate::parse::spans::signs::Spared;

impl Reader<'_> {
    /// The bytes of a scalar's own text.
    pub(super) fn scalar(&mut self, span: Span, style: ScalarStyle, marked: bool, empty: bool, tag: Option<&Tag>) -> Range<usize> {
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let (mut start, end) = (self.byte(&span.start), self.byte(&span.end));
        if block {
            // The span begins at the first line of content; the value begins at its `|` or `>`, on the line of the key.
            start = if marked { start } else { place::next_value(self.text, self.last_end) };
        }
        if marked {
            let behind = self.properties(start, tag);
            if empty && style == ScalarStyle::Plain {
                return behind..behind;
            }
            start = place::past_white_space(self.text, behind);
        }
        match style {
            ScalarStyle::Plain if empty => self.empty(start),
            ScalarStyle::Plain => {
                let range = start..place::text_end(self.text, end).max(start);
                let in_brackets = self.frames.iter().any(|frame| frame.in_brackets);
                if in_brackets && self.text[start..].starts_with(['|', '>', '?']) {
                    self.faults.push(fault::indicator_in_brackets(range.clone()));
                }
                self.faults.extend(place::comment_in_text(self.text, range.end).map(GateFault::cut_short));
                range
            }
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                // The span may run over white space and a comment behind the closing mark.
                let range = start..place::quoted_end(self.text, start);
                self.spared.push(Spared { range: range.clone(), indent: None });
                range
            }
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let range = start..place::text_end(self.text, end).max(start);
                let content = self.byte(&span.start);
                if self.text[content..range.end.max(content)].starts_with('\t') {
                    self.faults.push(GateFault::tab(content));
                }
                self.spared.push(Spared { range: range.clone(), indent: Some(span.start.col()) });
                range
            }
        }
    }

    /// Where a value that is left empty would be written: behind the colon or the dash, else behind the key.
    fn empty(&self, start: usize) -> Range<usize> {
        let under_key = self.frames.last().is_some_and(|frame| frame.key.is_some()) && self.strange_key.is_none();
        let place =
            if under_key { place::past_colon(self.text, self.last_end) } else { start + usize::from(self.text[start..].starts_with('-')) };
        place..place
    }

    /// Reads the anchor and the tag at `start`, in either order; gives where the last of them ends.
    pub(super) fn properties(&mut self, mut start: usize, tag: Option<&Tag>) -> usize {
        let mut end = start;
        while self.text[start..].starts_with(['&', '!']) {
            let range = place::property(self.text, start);
            end = range.end;
            if self.text[start..].starts_with('&') {
                self.faults.push(GateFault::anchor(range));
            } else if !tag.is_some_and(is_core_type) {
                self.faults.push(GateFault::tag(range));
            }
            start = place::past_white_space(self.text, end);
        }
        end
    }
}

/// Whether serde reads the tag as the type it would find anyway, or as the text it asks for.
fn is_core_type(tag: &Tag) -> bool {
    let types = ["str", "int", "float", "bool", "null", "map", "seq"];
    tag.is_yaml_core_schema() && types.contains(&tag.suffix.as_str())
        || tag.handle.is_empty() && tag.suffix.strip_prefix("tag:yaml.org,2002:").is_some_and(|name| types.contains(&name))
}
