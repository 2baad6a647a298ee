//! A quote as the desk wrote it → the parts that must stand in the text.
//!
//! - `...`, `…`, `[...]` and `[…]` split the quote; at an end they are ignored.
//! - A bracket group that stands as a word of its own is the desk's insertion and matches nothing; white space that it
//!   leaves before punctuation, or after an opening mark, goes with it.
//! - A bracket group joined to letters stands for letters that the text has, in any case, or lacks.
//! - `\[` and `\]` are brackets of the text. A `[` that nothing closes is one too.

use std::ops::Range;

use super::boundary::is_hyphen;
use super::characters::{Unified, extends, is_word_character, unified};
use super::normalise::{Change, Folded, Normalised, normalise};

/// A quote that can be looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    pub(crate) parts: Vec<Part>,
}

/// What stands together: between two ellipses, or the whole quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) pieces: Vec<Piece>,
    /// Whether an ellipsis of the quote stands before the part.
    pub(crate) open_start: bool,
    /// Whether an ellipsis of the quote stands after the part.
    pub(crate) open_end: bool,
    /// What the normalisation changed in the part's literal text.
    pub(crate) changes: Vec<(Folded, String)>,
}

/// A stretch of a part, in normalised text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Piece {
    /// Stands in the text as it is.
    Literal(String),
    /// Letters that the text has, in any case, or lacks.
    Optional(String),
}

impl Piece {
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Literal(text) | Self::Optional(text) => text,
        }
    }
}

impl Part {
    /// The part as a reader would say it: with the letters in brackets.
    pub(crate) fn spoken(&self) -> String {
        self.pieces.iter().map(Piece::text).collect()
    }
}

impl Pattern {
    /// Reads the syntax of a quote.
    pub(crate) fn parse(quote: &str) -> Self {
        Self::from_marked(&mark(quote))
    }

    /// A text without syntax: every character stands for itself.
    pub(crate) fn literal(text: &str) -> Self {
        let normalised = normalise(text);
        let pieces = vec![Piece::Literal(normalised.clone())];
        let part = Part { pieces, open_start: false, open_end: false, changes: Vec::new() };
        Self { parts: if normalised.is_empty() { Vec::new() } else { vec![part] } }
    }

    fn from_marked(marked: &str) -> Self {
        let (normalised, changes) = Normalised::with_changes(marked);
        let text = normalised.text();
        let (stretches, mut parts) = (split_at_ellipses(text), Vec::new());
        for (index, stretch) in stretches.iter().enumerate() {
            let range = trimmed(text, stretch.clone());
            let (pieces, literal_ranges) = pieces_of(text, range.clone());
            if literal_ranges.is_empty() {
                continue;
            }
            let changes = changes_within(&changes, &literal_ranges);
            parts.push(Part { pieces, open_start: index > 0, open_end: index + 1 < stretches.len(), changes });
        }
        // A full stop or quote mark set apart by ellipses proves nothing.
        if parts.iter().any(has_words) {
            parts.retain(has_words);
        }
        Self { parts }
    }
}

// The syntax is carried through the normalisation by noncharacters, which no text holds.
pub(crate) const OPEN: char = '\u{FDD0}';
pub(crate) const CLOSE: char = '\u{FDD1}';
pub(crate) const ELLIPSIS: char = '\u{FDD2}';

/// Words of a text as a quote: its brackets are literal ones.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('[', "\\[").replace(']', "\\]")
}

/// Replaces the syntax by marks and drops the insertions.
pub(crate) fn mark(quote: &str) -> String {
    let quote: Vec<char> = quote
        .chars()
        .map(|character| if matches!(character, OPEN | CLOSE | ELLIPSIS) { char::REPLACEMENT_CHARACTER } else { character })
        .collect();
    let last_close = quote.iter().rposition(|character| *character == ']').unwrap_or(0);
    let mut marked = String::new();
    let mut at = 0;
    while at < quote.len() {
        let next = quote.get(at + 1).copied();
        if quote[at] == '\\' && matches!(next, Some('[' | ']')) {
            marked.extend(next);
            at += 2;
        } else if quote[at] == '[' && at < last_close {
            let inside = quote[at + 1..].iter().take_while(|character| **character != ']').count();
            let after = &quote[at + inside + 2..];
            let group: String = quote[at + 1..=at + inside].iter().collect();
            let dropped = mark_group(&mut marked, &group, &quote[..at], after);
            at += inside + 2 + dropped;
        } else {
            marked.push(quote[at]);
            at += 1;
        }
    }
    marked
}

/// Writes what a bracket group stands for. Returns how many characters of white space after it go with it.
fn mark_group(marked: &mut String, group: &str, before: &[char], after: &[char]) -> usize {
    let inside = normalise(group);
    if inside.contains("...") && inside.chars().all(|character| matches!(character, '.' | ' ')) {
        marked.push(ELLIPSIS);
        return 0;
    }
    if joins(before.iter().rev().copied()) || joins(after.iter().copied()) {
        marked.push(OPEN);
        marked.push_str(group);
        marked.push(CLOSE);
        return 0;
    }
    if after.first().is_some_and(|next| closes(*next)) {
        marked.truncate(marked.trim_end().len());
    }
    let attached = !marked.is_empty() && !marked.ends_with(char::is_whitespace);
    if attached { after.iter().take_while(|next| next.is_whitespace()).count() } else { 0 }
}

/// Whether letters stand next to a bracket, directly or across an apostrophe or hyphen.
fn joins(mut outward: impl Iterator<Item = char>) -> bool {
    match outward.next() {
        Some(next) if is_word_character(next) => true,
        Some(next) if unified(next) == Some(Unified::Single) || is_hyphen(next) => outward.next().is_some_and(is_word_character),
        _ => false,
    }
}

fn closes(next: char) -> bool {
    !next.is_whitespace()
        && !is_word_character(next)
        && !extends(next)
        && !matches!(next, '(' | '[' | '{' | '“' | '‘' | '„' | '‚' | '«' | '‹' | '「' | '『' | '（' | '\\')
}

/// The stretches between runs of three or more dots and the marked ellipses.
fn split_at_ellipses(text: &str) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let (mut from, mut at) = (0, 0);
    let bytes = text.as_bytes();
    while at < text.len() {
        let dots = bytes[at..].iter().take_while(|byte| **byte == b'.').count();
        let length = if text[at..].starts_with(ELLIPSIS) { ELLIPSIS.len_utf8() } else { dots };
        if length >= 3 {
            stretches.push(from..at);
            at += length;
            from = at;
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    stretches.push(from..text.len());
    stretches
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start.max(range.start + part.trim_end().len())
}

/// The pieces of a stretch, and where its literal ones stand.
fn pieces_of(text: &str, range: Range<usize>) -> (Vec<Piece>, Vec<Range<usize>>) {
    let (mut pieces, mut literal_ranges) = (Vec::new(), Vec::new());
    let mut from = range.start;
    let mut push = |from: usize, to: usize, optional: bool| {
        if from < to {
            let stretch = text[from..to].to_owned();
            pieces.push(if optional { Piece::Optional(stretch) } else { Piece::Literal(stretch) });
            if !optional {
                literal_ranges.push(from..to);
            }
        }
    };
    for (offset, mark) in text[range.clone()].match_indices([OPEN, CLOSE]) {
        push(from, range.start + offset, mark.starts_with(CLOSE));
        from = range.start + offset + mark.len();
    }
    push(from, range.end, false);
    (pieces, literal_ranges)
}

fn changes_within(changes: &[Change], ranges: &[Range<usize>]) -> Vec<(Folded, String)> {
    let within = |change: &&Change| ranges.iter().any(|range| range.contains(&change.at));
    changes.iter().filter(within).map(|change| (change.folded, change.original.clone())).collect()
}

fn has_words(part: &Part) -> bool {
    part.spoken().chars().any(is_word_character)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a quote, with optional letters in parentheses.
    fn parts(quote: &str) -> Vec<String> {
        let shown = |piece: &Piece| match piece {
            Piece::Literal(text) => text.clone(),
            Piece::Optional(text) => format!("({text})"),
        };
        Pattern::parse(quote).parts.iter().map(|part| part.pieces.iter().map(shown).collect()).collect()
    }

    #[test]
    fn reads_the_syntax() {
        for (quote, expected) in [
            ("plain  words", vec!["plain words"]),
            ("one ... two … three [...] four [ … ] five", vec!["one", "two", "three", "four", "five"]),
            ("...one.... two…", vec!["one", "two"]),
            ("he [Asif] said", vec!["he said"]),
            ("he said [loudly], then", vec!["he said, then"]),
            ("he said [loudly]. Then", vec!["he said. Then"]),
            ("said [x] “yes”", vec!["said \"yes\""]),
            ("“[He] left” [today]", vec!["\"left\""]),
            ("[The] end", vec!["end"]),
            ("[H]e said talk[s]", vec!["(H)e said talk(s)"]),
            ("[Asif]’s men, non-[state]", vec!["(Asif)'s men, non-(state)"]),
            ("deadlock—[a word] no", vec!["deadlock-no"]),
            (r"a \[sic\] b", vec!["a [sic] b"]),
            ("never [closed", vec!["never [closed"]),
            ("“... yes ... .”", vec!["yes"]),
            ("[only] [...] [these]", vec![]),
            ("", vec![]),
            ("他[王毅]说", vec!["他(王毅)说"]),
            ("e.g. this.. that", vec!["e.g. this.. that"]),
        ] {
            assert_eq!(parts(quote), expected, "{quote}");
        }
    }

    #[test]
    fn knows_the_edges_that_ellipses_made() {
        let open = |quote: &str| -> Vec<(bool, bool)> {
            Pattern::parse(quote).parts.iter().map(|part| (part.open_start, part.open_end)).collect()
        };
        assert_eq!(open("a ... b"), [(false, true), (true, false)]);
        assert_eq!(open("... a"), [(true, false)]);
    }
}
