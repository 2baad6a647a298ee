//! Follows the parser's events, builds the outline from them and collects the faults.

mod scalar;

use std::collections::BTreeMap;
use std::ops::Range;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span, Tag};

use super::YamlLimits;
use super::fault::{self, FaultKind, GateFault};
use super::place::{self, MarkerOffsets};
use super::signs::Spared;
use crate::model::outline::{Outline, OutlineBuilder, OutlineKey};
use crate::parse::fence::Fence;

/// What one pass found.
pub(super) struct Read {
    pub(super) outline: Outline,
    pub(super) faults: Vec<GateFault>,
    pub(super) spared: Vec<Spared>,
    /// How far the file was read.
    pub(super) end: usize,
}

/// So many keys of a file that stand a second time are named: beyond, one more finding helps nobody.
const MOST_DOUBLED: usize = 100;

/// The outline of a text that was not read.
pub(super) fn nothing(fence: &Fence) -> Outline {
    OutlineBuilder::default().finish(fence.opening.clone())
}

pub(super) fn read(file: &str, fence: &Fence, limits: &YamlLimits) -> Read {
    let mut reader = Reader::new(file, fence, limits);
    let mut end = fence.frontmatter.end;
    for event in Parser::new_from_str(&file[fence.frontmatter.clone()]) {
        match event {
            Ok((event, span)) => {
                if reader.take(event, span).is_break() {
                    end = reader.last_end;
                    break;
                }
            }
            Err(error) if error.info() == "recursion limit exceeded" => {
                return reader.read_less(fence, &error);
            }
            Err(error) => {
                end = reader.stop(&error);
                break;
            }
        }
    }
    reader.finish(fence, end)
}

type Flow = std::ops::ControlFlow<()>;

struct Reader<'text> {
    /// The file up to the end of its frontmatter, so that nothing here can look into the body.
    text: &'text str,
    start: usize,
    markers: MarkerOffsets<'text>,
    limits: &'text YamlLimits,
    /// How many keys stand a second time.
    doubled: usize,
    builder: OutlineBuilder,
    frames: Vec<Frame>,
    /// Inside a key that is no scalar: how deep, and where it starts.
    strange_key: Option<(usize, usize)>,
    faults: Vec<GateFault>,
    spared: Vec<Spared>,
    documents: usize,
    nodes: usize,
    /// The end of the last key or value.
    last_end: usize,
}

/// A mapping or a sequence that is open.
struct Frame {
    node: usize,
    start: usize,
    in_brackets: bool,
    /// For a mapping, its keys so far; `None` for a sequence.
    keys: Option<BTreeMap<u32, Range<usize>>>,
    /// For a mapping, the key whose value comes next.
    key: Option<OutlineKey>,
}

impl<'text> Reader<'text> {
    fn new(file: &'text str, fence: &Fence, limits: &'text YamlLimits) -> Self {
        let start = fence.frontmatter.start;
        Self {
            text: &file[..fence.frontmatter.end],
            start,
            markers: MarkerOffsets::new(&file[fence.frontmatter.clone()]),
            limits,
            doubled: 0,
            builder: OutlineBuilder::default(),
            frames: Vec::new(),
            strange_key: None,
            faults: Vec::new(),
            spared: Vec::new(),
            documents: 0,
            nodes: 0,
            last_end: start,
        }
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Flow {
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                let marked = anchor > 0 || tag.is_some();
                let range = self.scalar(span, style, marked, value.is_empty(), tag.as_deref());
                self.one_value(range, Some((&value, style)))
            }
            Event::Alias(_) => {
                let start = self.byte(&span.start);
                let range = place::property(self.text, start);
                self.faults.push(GateFault::alias(range.clone()));
                self.one_value(range, None)
            }
            Event::SequenceStart(anchor, tag) => self.open(span, anchor > 0, tag.as_deref(), false),
            Event::MappingStart(anchor, tag) => self.open(span, anchor > 0, tag.as_deref(), true),
            Event::SequenceEnd | Event::MappingEnd => {
                self.close(span);
                Flow::Continue(())
            }
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents < 2 {
                    return Flow::Continue(());
                }
                let range = place::word(self.text, self.byte(&span.start));
                let message = "a second YAML document begins here";
                let help = "keep one record in one file; write `---` in a text with indentation or quotation marks";
                self.faults.push(GateFault::new(FaultKind::SeveralDocuments, range, message, help));
                Flow::Break(())
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Flow::Continue(()),
        }
    }

    /// Takes a scalar or an alias, as a key or as a value.
    fn one_value(&mut self, range: Range<usize>, scalar: Option<(&str, ScalarStyle)>) -> Flow {
        self.last_end = self.last_end.max(range.end);
        if self.strange_key.is_some() {
            return self.count(&range);
        }
        let wants_key = self.frames.last().is_some_and(|frame| frame.keys.is_some() && frame.key.is_none());
        if wants_key {
            self.key(range, scalar);
            return Flow::Continue(());
        }
        let key = self.frames.last_mut().and_then(|frame| frame.key.take());
        let node = self.builder.begin(key);
        self.builder.end(node, range.clone());
        self.count(&range)
    }

    fn key(&mut self, range: Range<usize>, scalar: Option<(&str, ScalarStyle)>) {
        let name = scalar.map_or("", |(name, _)| name);
        if scalar == Some(("", ScalarStyle::Plain)) {
            self.faults.push(fault::no_name(range.clone()));
        }
        if scalar == Some(("<<", ScalarStyle::Plain)) {
            let help = "write the fields out; put the key in quotation marks if it is a name";
            self.faults.push(GateFault::new(FaultKind::MergeKey, range.clone(), "merge keys (`<<`) are not taken", help));
        }
        let number = self.builder.key_number(name);
        let frame = self.frames.last_mut().expect("only a mapping asks for a key");
        frame.key = Some(OutlineKey { number: scalar.map(|_| number), start: range.start, end: range.end });
        let keys = frame.keys.as_mut().expect("only a mapping asks for a key");
        // An alias as a key has no name to compare.
        if scalar.is_none() {
            return;
        }
        if let Some(first) = keys.get(&number) {
            self.doubled += 1;
            if self.doubled > MOST_DOUBLED {
                return;
            }
            let mut fault = GateFault::new(
                FaultKind::DuplicateKey,
                range,
                format!("the key `{name}` stands here a second time"),
                "keep one of the two, or join their values",
            );
            fault.label = Some((first.clone(), "the first is here".to_owned()));
            self.faults.push(fault);
        } else {
            keys.insert(number, range);
        }
    }

    fn open(&mut self, span: Span, anchored: bool, tag: Option<&Tag>, mapping: bool) -> Flow {
        let mut start = self.byte(&span.start);
        if anchored || tag.is_some() {
            self.last_end = self.properties(start, tag);
            start = place::past_white_space(self.text, self.last_end);
        }
        let in_brackets = self.text[start..].starts_with(['[', '{']) && self.byte(&span.end) > start;
        let under_key = self.frames.last().is_some_and(|frame| frame.key.is_some());
        if !mapping && !in_brackets && under_key {
            // The parser gives the first entry, not its dash, for a list that is not indented.
            let dash = place::past_white_space(self.text, place::past_colon(self.text, self.last_end));
            if self.text[dash..].starts_with('-') && dash < start {
                start = dash;
            }
        }
        let range = if in_brackets { start..start + 1 } else { start..start };
        if in_brackets {
            self.last_end = self.last_end.max(range.end);
        }
        let depth = self.frames.len() + self.strange_key.map_or(0, |(depth, _)| depth) + 1;
        if depth > self.limits.depth {
            self.faults.push(GateFault::too_deep(range, self.limits.depth));
            return Flow::Break(());
        }
        if let Some((depth, _)) = &mut self.strange_key {
            *depth += 1;
            return self.count(&range);
        }
        let wants_key = self.frames.last().is_some_and(|frame| frame.keys.is_some() && frame.key.is_none());
        if wants_key {
            self.strange_key = Some((1, start));
            return self.count(&range);
        }
        let key = self.frames.last_mut().and_then(|frame| frame.key.take());
        let node = self.builder.begin(key);
        let keys = mapping.then(BTreeMap::new);
        self.frames.push(Frame { node, start, in_brackets, keys, key: None });
        self.count(&range)
    }

    fn close(&mut self, span: Span) {
        let span_end = self.byte(&span.end);
        if let Some((depth, start)) = &mut self.strange_key {
            *depth -= 1;
            if *depth == 0 {
                let start = *start;
                let closes = self.text[start..].starts_with(['[', '{']);
                let end = if closes { span_end.max(start) } else { self.last_end.max(start) };
                self.strange_key = None;
                self.last_end = self.last_end.max(end);
                self.end_strange_key(start..end);
            }
            return;
        }
        let Some(frame) = self.frames.pop() else { return };
        if frame.in_brackets {
            let end = place::bracket_end(self.text, self.last_end.max(frame.start + 1)).unwrap_or(span_end);
            self.last_end = self.last_end.max(end);
        }
        self.end_frame(&frame);
    }

    fn end_frame(&mut self, frame: &Frame) {
        let first_key = || self.builder.first_key_start(frame.node);
        let start = match frame.keys {
            Some(_) if !frame.in_brackets => first_key().unwrap_or(frame.start),
            _ => frame.start,
        };
        self.last_end = self.last_end.max(start);
        self.builder.end(frame.node, start..self.last_end);
    }

    fn end_strange_key(&mut self, range: Range<usize>) {
        if let Some(frame) = self.frames.last_mut() {
            frame.key = Some(OutlineKey { number: None, start: range.start, end: range.end });
        }
        let message = "a list or a mapping stands where a field's name belongs";
        let help = "write a name, or put text that begins with a bracket in quotation marks";
        self.faults.push(GateFault::new(FaultKind::KeyNotScalar, range, message, help));
    }

    /// Counts a value against the limit.
    fn count(&mut self, range: &Range<usize>) -> Flow {
        self.nodes += 1;
        if self.nodes <= self.limits.nodes {
            return Flow::Continue(());
        }
        let message = format!("the text has more than {} values", self.limits.nodes);
        let help = "split the record; nothing from here on was read";
        self.faults.push(GateFault::new(FaultKind::TooManyNodes, range.clone(), message, help));
        Flow::Break(())
    }

    /// Takes the parser's error, which ends the pass; gives how far the file was read.
    fn stop(&mut self, error: &ScanError) -> usize {
        let offset = self.byte(error.marker());
        let open = self.frames.iter().rev().find(|frame| frame.in_brackets).map(|frame| frame.start);
        // The parser looks ahead to the end of a line before it gives a bracket on it.
        let in_line = || {
            let end = place::text_end(self.text, offset).max(self.start);
            let start = place::line_start(self.text, end).max(self.start);
            place::unclosed_bracket(&self.text[start..end]).map(|bracket| start + bracket)
        };
        let bracket = in_line().or(open).map(|bracket| bracket - self.start);
        let mut fault = fault::translate(&self.text[self.start..], error.info(), offset - self.start, bracket);
        fault.range = fault.range.start + self.start..fault.range.end + self.start;
        if let Some((range, _)) = &mut fault.label {
            *range = range.start + self.start..range.end + self.start;
        }
        let end = fault.range.end.max(self.last_end);
        self.faults.push(fault);
        end
    }

    /// Where the parser's own limit for brackets is passed, it gives no event for any of them, so that the text before it is
    /// read once more, to find where ours is.
    fn read_less(self, fence: &Fence, error: &ScanError) -> Read {
        let end = self.byte(error.marker());
        // Each round reads less, so this ends.
        let end = end.min(fence.frontmatter.end.saturating_sub(1)).max(fence.frontmatter.start);
        let end = self.text.floor_char_boundary(end);
        let shorter = Fence { frontmatter: fence.frontmatter.start..end, ..fence.clone() };
        let mut read = read(self.text, &shorter, self.limits);
        if !read.faults.iter().any(|fault| fault.kind == FaultKind::TooDeep) {
            read.faults.retain(|fault| fault.kind != FaultKind::Syntax);
            read.faults.push(GateFault::too_deep(end..end, self.limits.depth));
        }
        read
    }

    fn finish(mut self, fence: &Fence, end: usize) -> Read {
        // What a fault left open ends where reading did.
        while let Some(frame) = self.frames.pop() {
            self.end_frame(&frame);
        }
        let outline = self.builder.finish(fence.opening.clone());
        Read { outline, faults: self.faults, spared: self.spared, end: self.text.floor_char_boundary(end) }
    }

    fn byte(&self, marker: &Marker) -> usize {
        self.start + self.markers.byte(marker)
    }
}
