//! Every place of many parts in one pass over a text.
//!
//! The longest literal stretch of each part is looked for; where it stands, the rest of the part is compared letter by
//! letter and the word boundaries are looked at.

use std::collections::BTreeMap;
use std::ops::Range;

use super::archive::Archive;
use super::strikes::Strikes;
use crate::quotation::boundary::{Haystack, may_begin, may_end};
use crate::quotation::pattern::{Part, Piece};

/// The places of parts in a normalised text.
pub(crate) struct Places {
    /// By the number of a distinct part, its places in order.
    places: Vec<Vec<Range<usize>>>,
    /// By the index of a part, the number of the distinct part it is.
    numbers: Vec<usize>,
}

impl Places {
    /// The places of the parts of each quote, given how many parts each has.
    pub(crate) fn by_quote(&self, lengths: impl Iterator<Item = usize>) -> Vec<Vec<&[Range<usize>]>> {
        let mut indices = 0..self.numbers.len();
        lengths.map(|length| indices.by_ref().take(length).map(|index| self.of(index)).collect()).collect()
    }

    /// The places of the part at an index, as byte ranges in order.
    fn of(&self, index: usize) -> &[Range<usize>] {
        &self.places[self.numbers[index]]
    }
}

/// Looks for parts in the archive's normalised text.
pub(crate) fn find_all(archive: &Archive, parts: &[&Part]) -> Places {
    let is_hyphen = |at: usize| archive.is_hyphen_at(at);
    find_in(&Haystack { text: archive.normalised().text(), is_hyphen: &is_hyphen }, parts)
}

/// Looks for parts in a normalised text.
pub(crate) fn find_in(haystack: &Haystack<'_>, parts: &[&Part]) -> Places {
    let mut by_part: BTreeMap<(&[Piece], bool, bool), usize> = BTreeMap::new();
    let mut distinct: Vec<(&Part, Anchor<'_>)> = Vec::new();
    let mut numbers = Vec::with_capacity(parts.len());
    for part in parts {
        let number = *by_part.entry((&part.pieces, part.open_start, part.open_end)).or_insert(distinct.len());
        if number == distinct.len() {
            distinct.push((part, Anchor::of(part)));
        }
        numbers.push(number);
    }
    let mut places = vec![Vec::new(); distinct.len()];
    let strikes = Strikes::new(distinct.iter().map(|(_, anchor)| anchor.literal));
    strikes.find(haystack.text, |number, at| {
        let (part, anchor) = &distinct[number];
        places[number].extend(place_at(haystack, part, anchor, at));
    });
    for places in &mut places {
        places.sort_by_key(|place| (place.start, place.end));
        places.dedup();
    }
    Places { places, numbers }
}

/// The literal stretch of a part that is looked for first.
struct Anchor<'a> {
    /// The index of its piece.
    piece: usize,
    literal: &'a str,
}

impl<'a> Anchor<'a> {
    /// The first of the longest, so that the choice depends on nothing but the quote.
    fn of(part: &'a Part) -> Self {
        let literals = part.pieces.iter().enumerate().filter(|(_, piece)| matches!(piece, Piece::Literal(_)));
        let longest = literals.rev().max_by_key(|(_, piece)| piece.text().len());
        let (piece, literal) = longest.map_or((0, ""), |(index, piece)| (index, piece.text()));
        Self { piece, literal }
    }
}

/// The place of the whole part, given where its anchor stands.
fn place_at(haystack: &Haystack<'_>, part: &Part, anchor: &Anchor<'_>, at: usize) -> Option<Range<usize>> {
    let text = haystack.text;
    let (before, behind) = (&part.pieces[..anchor.piece], &part.pieces[anchor.piece + 1..]);
    let anchor_end = at + anchor.literal.len();
    let begins = |start: &usize| may_begin(haystack, *start, part.open_start);
    let ends = |end: &usize| may_end(haystack, *end, part.open_end);
    // Most parts are one piece, which may stand anywhere in a text: no lists are made for it.
    let start = if before.is_empty() { Some(at).filter(begins) } else { backwards(text, before, at).into_iter().find(begins) }?;
    let end =
        if behind.is_empty() { Some(anchor_end).filter(ends) } else { forwards(text, behind, anchor_end).into_iter().rev().find(ends) }?;
    Some(start..end)
}

/// Where the pieces may end that follow one another from `at`, ascending.
fn forwards(text: &str, pieces: &[Piece], at: usize) -> Vec<usize> {
    let mut ends = vec![at];
    for piece in pieces {
        let wanted = piece.text();
        let mut next = Vec::new();
        for end in ends {
            match piece {
                Piece::Literal(_) => next.extend(text[end..].starts_with(wanted).then_some(end + wanted.len())),
                Piece::Optional(_) => {
                    let taken = same_letters(text[end..].chars(), wanted.chars());
                    next.extend([Some(end), taken.map(|taken| end + taken)].into_iter().flatten());
                }
            }
        }
        next.sort_unstable();
        next.dedup();
        ends = next;
    }
    ends
}

/// Where the pieces may begin that lead up to `at`, ascending.
fn backwards(text: &str, pieces: &[Piece], at: usize) -> Vec<usize> {
    let mut starts = vec![at];
    for piece in pieces.iter().rev() {
        let wanted = piece.text();
        let mut next = Vec::new();
        for start in starts {
            match piece {
                Piece::Literal(_) => next.extend(text[..start].ends_with(wanted).then(|| start - wanted.len())),
                Piece::Optional(_) => {
                    let taken = same_letters(text[..start].chars().rev(), wanted.chars().rev());
                    next.extend([Some(start), taken.map(|taken| start - taken)].into_iter().flatten());
                }
            }
        }
        next.sort_unstable();
        next.dedup();
        starts = next;
    }
    starts
}

/// How many bytes of `text` are the wanted letters in any case.
fn same_letters(mut text: impl Iterator<Item = char>, wanted: impl Iterator<Item = char>) -> Option<usize> {
    let mut bytes = 0;
    for letter in wanted {
        let found = text.next()?;
        let same = found == letter || found.to_lowercase().eq(letter.to_lowercase()) || found.to_uppercase().eq(letter.to_uppercase());
        if !same {
            return None;
        }
        bytes += found.len_utf8();
    }
    Some(bytes)
}
