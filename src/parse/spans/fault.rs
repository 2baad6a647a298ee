//! What the gate refuses, in words, and the parser's own errors put in plain ones.

use std::ops::Range;

use super::place;

/// What is wrong with a YAML text before its fields are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// Larger than the limit; nothing of it was read.
    TooLarge,
    /// Nested deeper than the limit; nothing behind that was read.
    TooDeep,
    /// More values than the limit; nothing behind that was read.
    TooManyNodes,
    /// An anchor, `&name`.
    Anchor,
    /// An alias, `*name`.
    Alias,
    /// A merge key, `<<`.
    MergeKey,
    /// A tag that is not one of YAML's core types.
    Tag,
    /// A key that its mapping already has.
    DuplicateKey,
    /// A key that is a mapping or a sequence.
    KeyNotScalar,
    /// A tab where YAML indents or separates.
    Tab,
    /// A character that YAML does not allow.
    ControlCharacter,
    /// U+0085, U+2028 or U+2029 outside quotation marks, which readers of YAML take in different ways.
    LineSeparator,
    /// A second document.
    SeveralDocuments,
    /// A comment that looks like the rest of the text before it.
    CutShort,
    /// Not YAML; nothing behind that was read.
    Syntax,
}

/// One fault that the gate found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateFault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where, in bytes of the file.
    pub range: Range<usize>,
    /// What is wrong, as one lower-case phrase.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Another place that belongs to it, with a phrase on it.
    pub label: Option<(Range<usize>, String)>,
}

impl GateFault {
    pub(super) fn new(kind: FaultKind, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { kind, range, message: message.into(), help: help.into(), label: None }
    }

    pub(super) fn anchor(range: Range<usize>) -> Self {
        let message = "anchors (`&`) are not taken";
        Self::new(FaultKind::Anchor, range, message, "write the value out; text that starts with `&` needs quotation marks")
    }

    pub(super) fn alias(range: Range<usize>) -> Self {
        let message = "aliases (`*`) are not taken";
        Self::new(FaultKind::Alias, range, message, "write the value out; text that starts with `*` needs quotation marks")
    }

    pub(super) fn tag(range: Range<usize>) -> Self {
        let message = "tags (`!`) are not taken";
        Self::new(FaultKind::Tag, range, message, "remove the tag; text that starts with `!` needs quotation marks")
    }

    pub(super) fn tab(offset: usize) -> Self {
        let message = "a tab stands where YAML takes only spaces";
        Self::new(FaultKind::Tab, offset..offset + 1, message, "put spaces in its place")
    }

    pub(super) fn cut_short(range: Range<usize>) -> Self {
        let message = "a comment cuts the text short here, for a blank and `#` begin one";
        let help = "put the whole text in quotation marks; write `# ` with a blank behind it for a comment";
        Self::new(FaultKind::CutShort, range, message, help)
    }

    pub(super) fn too_deep(range: Range<usize>, limit: usize) -> Self {
        let message = format!("the values are nested more than {limit} deep");
        Self::new(FaultKind::TooDeep, range, message, "nest less; nothing from here on was read")
    }

    fn syntax(range: Range<usize>, message: &str, help: &str) -> Self {
        Self::new(FaultKind::Syntax, range, message, help)
    }
}

/// A key that is left empty, which serde's parser does not take everywhere.
pub(super) fn no_name(range: Range<usize>) -> GateFault {
    GateFault::syntax(range, "a field's name is missing before this colon", "write `field: value`")
}

/// A plain scalar with `|`, `>` or `?` at its start, which the event parser takes between brackets and serde's does not.
pub(super) fn indicator_in_brackets(range: Range<usize>) -> GateFault {
    let message = "between brackets, a text cannot begin with `|`, `>` or `?`";
    GateFault::syntax(range, message, QUOTE_IT)
}

const QUOTE_IT: &str = "put the text in quotation marks";
const INDENT_IT: &str =
    "check the indentation: fields of one record start in the same column; text with `: `, `#` or brackets needs quotation marks";

/// Puts the parser's error `info` at byte `offset` of `text` in plain words. `bracket` is the innermost bracket that was open.
pub(super) fn translate(text: &str, info: &str, offset: usize, bracket: Option<usize>) -> GateFault {
    let end = place::text_end(text, text.len());
    let at_end = offset >= end;
    let here = if at_end { end..end } else { place::word(text, place::past_blanks(text, offset)) };
    if let Some(fault) = tab(text, info, offset) {
        return fault;
    }
    if let Some(fault) = property(text, info, &here) {
        return fault;
    }
    if info.contains("quoted scalar") {
        return quoted(text, info, offset, here);
    }
    if info.contains("misplaced bracket") {
        let help = "remove it, or put the text in quotation marks";
        return GateFault::syntax(here, "a bracket is closed here that was not opened", help);
    }
    match bracket.filter(|&bracket| bracket < here.start) {
        Some(bracket) => in_brackets(text, info, here, at_end, bracket),
        None => in_lines(text, info, offset, here),
    }
}

/// A tab that the parser took offence at, whatever it says.
fn tab(text: &str, info: &str, offset: usize) -> Option<GateFault> {
    let start = place::line_start(text, offset.min(text.len()));
    let in_line = place::indenting_tab(&text[start..]).map(|tab| start + tab);
    let before = text[..offset].len() - text[..offset].trim_end_matches([' ', '\t']).len();
    let beside = text[offset - before..offset].find('\t').map(|tab| offset - before + tab);
    let later = || {
        let mut starts = text[offset..].match_indices('\n').map(|(newline, _)| offset + newline + 1);
        starts.find_map(|start| place::indenting_tab(&text[start..]).map(|tab| start + tab))
    };
    let speaks_of_tab = info.contains("tab");
    let found = in_line.or(beside).or_else(|| speaks_of_tab.then(later).flatten());
    found.map(GateFault::tab)
}

/// Anchors, aliases and tags that the parser itself could not read; most often text that begins with their sign.
fn property(text: &str, info: &str, here: &Range<usize>) -> Option<GateFault> {
    let about_anchors = info.contains("anchor") && !info.contains("indentation");
    match text[here.start..].chars().next() {
        Some('*') if about_anchors => Some(GateFault::alias(here.clone())),
        Some('&') if about_anchors => Some(GateFault::anchor(here.clone())),
        Some('!') => Some(GateFault::tag(here.clone())),
        _ => None,
    }
}

fn quoted(text: &str, info: &str, offset: usize, here: Range<usize>) -> GateFault {
    let mark = offset..offset + usize::from(offset < text.len());
    if info.starts_with("invalid trailing content") {
        let help = "a quoted text ends at its second mark: put the other kind of quotation marks around the whole";
        return GateFault::syntax(here, "something follows the quoted text", help);
    }
    if info.contains("escape") || info.contains("hexadecimal") {
        let range = place::wrong_escape(text, offset).unwrap_or(mark);
        let help = "write `\\\\` for a backslash, or use single quotation marks, in which a backslash is just a letter";
        return GateFault::syntax(range, "this escape is not one that YAML knows", help);
    }
    let help = "close it with the same mark; lines that go on with it are indented; write `\\\"` or `''` for a mark in the text";
    GateFault::syntax(mark, "the quotation mark that opens here is not closed", help)
}

fn in_brackets(text: &str, info: &str, here: Range<usize>, at_end: bool, bracket: usize) -> GateFault {
    let (name, closing) = if text[bracket..].starts_with('[') { ("list", ']') } else { ("mapping", '}') };
    if at_end {
        let help = format!("close it with `{closing}`, or put the text in quotation marks");
        return GateFault::syntax(bracket..bracket + 1, "the bracket that opens here is not closed", &help);
    }
    let mut here = here;
    let (message, help) = if info.contains("indentation") {
        // The whole line is meant, whatever the parser stopped at.
        here.start = place::past_blanks(text, place::line_start(text, here.start)).min(here.start);
        let help = format!("indent it by at least one space more than the field, or close the {name} with `{closing}` before it");
        (format!("this line is inside a {name} and not indented"), help)
    } else if text[here.clone()].starts_with(',') {
        ("an entry is missing before this comma".to_owned(), "remove the comma".to_owned())
    } else {
        let help = format!("separate entries by `,`, close the {name} with `{closing}`, put text with such signs in quotation marks");
        (format!("the {name} goes on here without a `,` or its `{closing}`"), help)
    };
    let mut fault = GateFault::syntax(here, &message, &help);
    fault.label = Some((bracket..bracket + 1, format!("the {name} opens here")));
    fault
}

fn in_lines(text: &str, info: &str, offset: usize, here: Range<usize>) -> GateFault {
    let first = place::past_blanks(text, place::line_start(text, here.start)).min(here.start);
    let before = &text[first..here.start];
    if info.starts_with("simple key expect") {
        // The parser notices only on the next line that this one had no colon.
        let end = place::text_end(text, offset.min(text.len()));
        let start = place::past_blanks(text, place::line_start(text, end)).min(end);
        let help = "write `field: value`; indent the line where it goes on with the text above it";
        return GateFault::syntax(start..end, "this line has no colon after a field's name", help);
    }
    if info.starts_with("mapping values are not allowed") {
        if before.contains(": ") {
            return GateFault::syntax(here, "a value has a colon in it and no quotation marks", QUOTE_IT);
        }
        return GateFault::syntax(first..here.end, "a field stands here below a value that is complete", INDENT_IT);
    }
    if info.starts_with("unexpected character") || info.contains("did not find expected node content") {
        let sign = text[here.start..].chars().next().unwrap_or(' ');
        return GateFault::syntax(here, &format!("a value cannot begin with `{sign}`"), QUOTE_IT);
    }
    if info.starts_with("block sequence entries are not allowed") {
        let help = "begin the list on the next line, or put text that begins with `-` in quotation marks";
        return GateFault::syntax(here, "a list cannot begin on the line of its field", help);
    }
    if info.contains("block scalar") {
        let help = "leave the line empty behind `|` or `>`, and indent all lines of the text below it alike";
        return GateFault::syntax(here, "the block of text that begins with `|` or `>` is not well formed", help);
    }
    if info.contains("directive") || info.contains("TAG") || text.starts_with('%') {
        let range = if text.starts_with('%') { 0..place::line_end(text, 0) } else { here };
        return GateFault::syntax(range, "directives (`%`) are not taken", "remove the line that begins with `%`");
    }
    if info.contains("byte order mark") {
        let mark = here.start..here.start + '\u{feff}'.len_utf8().min(here.len());
        return GateFault::syntax(mark, "a byte-order mark stands inside the text", "remove this invisible character");
    }
    // Of an entry of a list, its dash is what does not fit.
    let start = if before.trim_matches(['-', ' ']).is_empty() { first } else { here.start };
    GateFault::syntax(start..here.end, "this does not fit the lines above it", INDENT_IT)
}
