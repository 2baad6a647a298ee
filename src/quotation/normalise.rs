//! The stated normalisation and no more, with the way back to the text as it was.
//!
//! In this order: soft hyphens and characters that nobody sees are dropped ([`super::invisible`]); Unicode NFKC is applied, but to
//! raised, lowered and circled digits and to fractions, which would become digits of the number beside them; quote marks, apostrophes,
//! dashes and ellipsis characters are unified; two single marks side by side (`''`, two backticks) are one double quote mark, read from
//! the left; runs of white space become one space, none at either end. Case, accents, punctuation and minus signs stay.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

use super::characters::{SOFT_HYPHEN, Unified, is_note_digit, unified};
use super::clusters::{is_common_letter, is_unchanged_alone, starts_cluster};
use super::invisible::is_invisible;

/// One of the differences that the normalisation overlooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Folded {
    /// Double quote marks of another shape.
    QuoteMarks,
    /// Apostrophes or single quote marks of another shape.
    Apostrophes,
    /// Dashes or hyphens of another length.
    Dashes,
    /// An ellipsis character for three dots.
    Ellipses,
    /// White space of another kind or length.
    WhiteSpace,
    /// Soft hyphens on one side only.
    SoftHyphens,
    /// Characters that nobody sees, on one side only: zero-width spaces, direction marks, variation selectors.
    Invisible,
    /// Compatible or composed forms of the same letters (NFKC): ligatures, full-width forms, accents.
    LetterForms,
}

impl Folded {
    /// The difference in words, for messages and pages.
    pub fn words(self) -> &'static str {
        match self {
            Self::QuoteMarks => "quote marks",
            Self::Apostrophes => "apostrophes",
            Self::Dashes => "dashes",
            Self::Ellipses => "ellipses",
            Self::WhiteSpace => "white space",
            Self::SoftHyphens => "soft hyphens",
            Self::Invisible => "invisible characters",
            Self::LetterForms => "letter forms",
        }
    }
}

/// A place where the normalisation changed something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    /// What was overlooked.
    pub(crate) folded: Folded,
    /// The byte offset in the normalised text.
    pub(crate) at: usize,
    /// What stood there.
    pub(crate) original: String,
}

/// A normalised text that knows where each of its bytes came from.
#[derive(Debug, Clone, Default)]
pub struct Normalised {
    text: String,
    anchors: Vec<Anchor>,
}

/// From here on, normalised and original text run in step (`original_len` 0), or all stands for one original piece.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    normalised: u32,
    original: u32,
    original_len: u32,
}

impl Normalised {
    /// Normalises a text of less than 4 GiB.
    pub fn of(original: &str) -> Self {
        Writer::new(original, false).run().0
    }

    /// Normalises a text and lists what was changed, in order.
    pub(crate) fn with_changes(original: &str) -> (Self, Vec<Change>) {
        Writer::new(original, true).run()
    }

    /// The normalised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte offset in the original text of the character that begins at `offset` in the normalised text.
    pub fn original_start(&self, offset: usize) -> usize {
        let after = self.anchors.partition_point(|anchor| anchor.normalised as usize <= offset);
        let Some(anchor) = after.checked_sub(1).map(|index| self.anchors[index]) else {
            return offset;
        };
        if anchor.original_len > 0 {
            return anchor.original as usize;
        }
        anchor.original as usize + (offset - anchor.normalised as usize)
    }

    /// The byte offset in the normalised text from which on nothing comes from before `original`.
    pub(crate) fn normalised_at(&self, original: usize) -> usize {
        let after = self.anchors.partition_point(|anchor| anchor.original as usize <= original);
        let end = self.anchors.get(after).map_or(self.text.len(), |anchor| anchor.normalised as usize);
        let Some(anchor) = after.checked_sub(1).map(|index| self.anchors[index]) else { return 0 };
        let begun = original - anchor.original as usize;
        if begun == 0 {
            anchor.normalised as usize
        } else if anchor.original_len > 0 {
            end
        } else {
            (anchor.normalised as usize + begun).min(end)
        }
    }

    /// The byte offset in the original text where the character ends that ends at `offset` in the normalised text.
    pub fn original_end(&self, offset: usize) -> usize {
        let after = self.anchors.partition_point(|anchor| (anchor.normalised as usize) < offset);
        let Some(anchor) = after.checked_sub(1).map(|index| self.anchors[index]) else {
            return offset;
        };
        if anchor.original_len > 0 {
            return (anchor.original + anchor.original_len) as usize;
        }
        anchor.original as usize + (offset - anchor.normalised as usize)
    }
}

/// The normalised text alone, for short texts such as a prefix.
pub(crate) fn normalise(original: &str) -> String {
    Normalised::of(original).text
}

struct Writer<'a> {
    original: &'a str,
    output: Normalised,
    changes: Option<Vec<Change>>,
    /// White space read and not yet written: its byte range.
    space: Option<(usize, usize)>,
    /// Where the single mark began that was just written and that a second one would double.
    single: Option<usize>,
    /// How far the original offset was ahead of the normalised one (wrapping) where text was last copied in step.
    step: Option<usize>,
}

/// The treatment of each ASCII byte: copied, folded or looked at.
const COPIED: u8 = 0;
const FOLDED: u8 = 1;
const MARK: u8 = 2;
const NOT_ASCII: u8 = 3;

const TREATMENT: [u8; 256] = {
    let mut table = [COPIED; 256];
    let mut byte = 0;
    while byte < 256 {
        if byte >= 128 {
            table[byte] = NOT_ASCII;
        }
        byte += 1;
    }
    table[b' ' as usize] = FOLDED;
    table[b'\t' as usize] = FOLDED;
    table[b'\n' as usize] = FOLDED;
    table[0x0B] = FOLDED;
    table[0x0C] = FOLDED;
    table[b'\r' as usize] = FOLDED;
    table[b'\'' as usize] = MARK;
    table[b'`' as usize] = MARK;
    table
};

impl<'a> Writer<'a> {
    fn new(original: &'a str, recording: bool) -> Self {
        let output = Normalised { text: String::with_capacity(original.len()), ..Normalised::default() };
        let changes = recording.then(Vec::new);
        Self { original, output, changes, space: None, single: None, step: None }
    }

    fn run(mut self) -> (Normalised, Vec<Change>) {
        let mut at = 0;
        while at < self.original.len() {
            at = self.ascii(at);
            if at < self.original.len() {
                at = self.cluster(at);
            }
        }
        (self.output, self.changes.unwrap_or_default())
    }

    /// Writes ASCII text from `from` up to the first character that is not ASCII, or to the ASCII character that this
    /// one combines with. Returns where it stopped.
    fn ascii(&mut self, from: usize) -> usize {
        let bytes = self.original.as_bytes();
        let (mut run, mut at) = (from, from);
        while at < bytes.len() {
            match TREATMENT[bytes[at] as usize] {
                COPIED => {}
                FOLDED => {
                    let copied = |near: Option<&u8>| near.is_some_and(|byte| TREATMENT[*byte as usize] == COPIED);
                    let is_kept = bytes[at] == b' ' && at > run && copied(bytes.get(at + 1));
                    if !is_kept {
                        self.copy(run, at);
                        self.fold_space(at, at + 1);
                        run = at + 1;
                    }
                }
                MARK => {
                    self.copy(run, at);
                    self.write_character(char::from(bytes[at]), at, at + 1);
                    run = at + 1;
                }
                _ => {
                    let mut following = self.original[at..].chars();
                    let joins = at > run && following.next().is_some_and(|next| !starts_cluster(next));
                    let stop = if joins { at - 1 } else { at };
                    self.copy(run, stop);
                    return stop;
                }
            }
            at += 1;
        }
        self.copy(run, at);
        at
    }

    /// Copies a run of common letters at once, if nothing after it combines with the last. Returns where it ends.
    fn common_letters(&mut self, from: usize) -> Option<usize> {
        let rest = &self.original[from..];
        let beyond = rest.char_indices().find(|(_, character)| !is_common_letter(*character));
        let end = match beyond {
            None => rest.len(),
            Some((end, next)) if starts_cluster(next) => end,
            // The last letter is left to what combines with it.
            Some((end, _)) => rest[..end].char_indices().next_back().map_or(0, |(last, _)| last),
        };
        self.copy(from, from + end);
        (end > 0).then_some(from + end)
    }

    /// Writes one character with all that combines with it. Returns where it ends.
    fn cluster(&mut self, from: usize) -> usize {
        if let Some(end) = self.common_letters(from) {
            return end;
        }
        let mut following = self.original[from..].char_indices();
        let first = following.next().map_or(SOFT_HYPHEN, |(_, first)| first);
        let end = following.find(|(_, character)| starts_cluster(*character)).map_or(self.original.len(), |(offset, _)| from + offset);
        let raw = &self.original[from..end];
        if raw.len() == first.len_utf8() && is_unchanged_alone(first) {
            match unified(first) {
                None => self.copy(from, end),
                Some(_) => self.write_character(first, from, end),
            }
            return end;
        }
        let mut kept = self.without_unseen(raw);
        // An acute accent standing alone is a typewriter's apostrophe; NFKC would make it a space and a mark.
        if let Some(rest) = kept.strip_prefix(['´', '\u{1FFD}']) {
            let rest = rest.to_owned();
            self.write_character('´', from, end);
            kept = rest;
        }
        let composed: String = if kept.starts_with(is_note_digit) { kept.nfc().collect() } else { kept.nfkc().collect() };
        if composed == raw && !composed.chars().any(|character| unified(character).is_some()) {
            self.copy(from, end);
            return end;
        }
        let dots = composed.len() > 1 && composed.bytes().all(|byte| byte == b'.');
        if dots {
            self.record(Folded::Ellipses, raw);
        } else if composed != kept && !composed.chars().all(|character| unified(character).is_some()) {
            self.record(Folded::LetterForms, raw);
        }
        for character in composed.chars() {
            self.write_character(character, from, end);
        }
        end
    }

    /// A character with what combines with it, without soft hyphens and characters that nobody sees.
    fn without_unseen(&mut self, raw: &str) -> String {
        let mut before = self.output.text.chars().next_back().filter(|_| self.space.is_none()).map(|last| (last, 0));
        let mut kept = String::with_capacity(raw.len());
        for character in raw.chars() {
            if character == SOFT_HYPHEN {
                self.record(Folded::SoftHyphens, raw);
            } else if is_invisible(character, before.map(|(last, _)| last)) {
                self.record(Folded::Invisible, raw);
            } else {
                before = last_in_order(before, character);
                kept.push(character);
            }
        }
        kept
    }

    /// Copies original text that needs no change.
    fn copy(&mut self, from: usize, to: usize) {
        if from < to {
            self.before_text();
            self.copy_in_step(from, to);
        }
    }

    fn copy_in_step(&mut self, from: usize, to: usize) {
        let step = Some(from.wrapping_sub(self.output.text.len()));
        if self.step != step {
            self.anchor(from, 0);
            self.step = step;
        }
        self.output.text.push_str(&self.original[from..to]);
    }

    fn fold_space(&mut self, from: usize, to: usize) {
        self.single = None;
        self.space = Some((self.space.map_or(from, |(start, _)| start), to));
    }

    /// Writes one character that stands for the original bytes `from..to`.
    fn write_character(&mut self, character: char, from: usize, to: usize) {
        let kind = unified(character);
        if kind == Some(Unified::Space) {
            return self.fold_space(from, to);
        }
        let doubled = self.single.filter(|_| kind == Some(Unified::Single));
        self.before_text();
        let mut encoded = [0; 4];
        let (written, folded, from) = match (kind, doubled) {
            (Some(Unified::Single), Some(began)) => {
                self.output.text.pop();
                self.forget_single();
                ("\"", Some(Folded::QuoteMarks), began)
            }
            (Some(Unified::Single), None) => {
                self.single = Some(from);
                ("'", Some(Folded::Apostrophes), from)
            }
            (Some(Unified::Double), _) => ("\"", Some(Folded::QuoteMarks), from),
            (Some(Unified::Dash), _) => ("-", Some(Folded::Dashes), from),
            (Some(Unified::Ellipsis), _) => ("...", Some(Folded::Ellipses), from),
            _ => (&*character.encode_utf8(&mut encoded), None, from),
        };
        let original = &self.original[from..to];
        if let Some(folded) = folded.filter(|_| original != written) {
            self.record(folded, original);
        }
        if original == written {
            self.copy_in_step(from, to);
        } else {
            self.anchor(from, to - from);
            self.output.text.push_str(written);
        }
    }

    /// The first of two single marks was no apostrophe after all.
    fn forget_single(&mut self) {
        self.single = None;
        self.step = None;
        let at = self.output.text.len();
        if let Some(changes) = &mut self.changes {
            changes.pop_if(|change| change.at >= at && change.folded == Folded::Apostrophes);
        }
        if self.output.anchors.last().is_some_and(|anchor| anchor.normalised as usize == at) {
            self.output.anchors.pop();
        }
    }

    /// Writes pending white space, if any text stands before it.
    fn before_text(&mut self) {
        self.single = None;
        let empty = self.output.text.is_empty();
        if let Some((from, to)) = self.space.take().filter(|_| !empty) {
            let original = &self.original[from..to];
            if original == " " {
                self.copy_in_step(from, to);
            } else {
                self.record(Folded::WhiteSpace, original);
                self.anchor(from, to - from);
                self.output.text.push(' ');
            }
        }
    }

    fn anchor(&mut self, original: usize, original_len: usize) {
        self.step = None;
        let normalised = self.output.text.len() as u32;
        let anchor = Anchor { normalised, original: original as u32, original_len: original_len as u32 };
        let repeats = self
            .output
            .anchors
            .last()
            .is_some_and(|last| original_len > 0 && last.original == anchor.original && last.original_len == anchor.original_len);
        if !repeats {
            self.output.anchors.push(anchor);
        }
    }

    fn record(&mut self, folded: Folded, original: &str) {
        let space_to_come = self.space.is_some() && !self.output.text.is_empty();
        let at = self.output.text.len() + usize::from(space_to_come);
        if let Some(changes) = &mut self.changes {
            changes.push(Change { folded, at, original: original.to_owned() });
        }
    }
}

/// The last character that the normalisation leaves of `before` and `next`, with its combining class. Of several marks on one letter that
/// is the one of the highest class, for NFKC puts marks in the order of their classes.
fn last_in_order(before: Option<(char, u8)>, next: char) -> Option<(char, u8)> {
    let mut last = before;
    let mut follow = |part: char| {
        let class = canonical_combining_class(part);
        if class == 0 || last.is_none_or(|(_, highest)| class >= highest) {
            last = Some((part, class));
        }
    };
    if is_note_digit(next) {
        follow(next);
    } else {
        decompose_compatible(next, follow);
    }
    last
}

#[cfg(test)]
mod tests;
