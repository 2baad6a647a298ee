//! One quote as a whole: its parts in order, its context, and what its places are worth.

use std::ops::Range;

use super::archive::{Archive, Excluded};
use super::prove::{Altered, Outcome, TextPosition};
use super::quote::Quote;
use crate::quotation::normalise::{Folded, Normalised};

/// A quote, and where each of its parts stands in the normalised text.
pub(crate) struct Search<'a> {
    pub(crate) quote: &'a Quote,
    pub(crate) found: Vec<&'a [Range<usize>]>,
}

/// At most so many words may stand between two parts of a quote.
const MOST_WORDS_BETWEEN: usize = 200;

/// So many places of an ambiguous quote are told.
const PLACES_TOLD: usize = 5;

/// What the places of a quote as a whole must be.
#[derive(Clone, Copy)]
struct Wanted {
    /// Whether the prefix and the suffix must stand around it.
    in_context: bool,
    /// Whether it must touch no excluded passage.
    clear: bool,
}

/// The places of a quote as a whole.
#[derive(Default)]
struct Wholes {
    /// The first few, as the places of their parts.
    told: Vec<Vec<Range<usize>>>,
    /// How many beginnings or ends they have, whichever are more.
    count: usize,
}

impl Search<'_> {
    /// What the places say, or `None` if the quote as a whole stands nowhere.
    pub(crate) fn outcome(&self, archive: &Archive) -> Option<Outcome> {
        if self.found.is_empty() || self.found.iter().any(|places| places.is_empty()) {
            return None;
        }
        let fits = self.wholes(archive, Wanted { in_context: true, clear: true });
        if fits.count > 1 {
            let places = fits.told.iter().map(|whole| place_of(archive, whole)).collect();
            return Some(Outcome::Ambiguous { places, count: fits.count });
        }
        if let Some(whole) = fits.told.first() {
            let place = place_of(archive, whole);
            let folded = self.folded(archive, &place);
            return Some(Outcome::Proven { place, folded });
        }
        let first = |in_context, clear| self.wholes(archive, Wanted { in_context, clear }).told.into_iter().next();
        if let Some(whole) = first(true, false) {
            return excluded(archive, &whole);
        }
        if let Some(whole) = first(false, true) {
            return Some(out_of_context(archive, &whole));
        }
        first(false, false).and_then(|whole| excluded(archive, &whole))
    }

    /// The wholes that are as wanted. Each part is gone through once forwards and once backwards, so the cost grows with the number of
    /// places and not with that of their combinations: the place before a part that is nearest reaches it if any does.
    fn wholes(&self, archive: &Archive, wanted: Wanted) -> Wholes {
        let reached = self.reached(archive, wanted);
        let leading = self.leading(archive, wanted, &reached);
        let (Some(first), Some(last)) = (leading.first(), leading.last()) else { return Wholes::default() };
        let told = if first.len() >= last.len() {
            first.iter().take(PLACES_TOLD).map(|start| self.onwards(&leading, *start)).collect()
        } else {
            last.iter().take(PLACES_TOLD).map(|end| self.backwards(&reached, *end)).collect()
        };
        Wholes { told, count: first.len().max(last.len()) }
    }

    /// By part, the indices of its places to which the places of the parts before it lead, in order.
    fn reached(&self, archive: &Archive, wanted: Wanted) -> Vec<Vec<usize>> {
        let mut layers: Vec<Vec<usize>> = Vec::with_capacity(self.found.len());
        for (part, places) in self.found.iter().enumerate() {
            let is_last = part + 1 == self.found.len();
            let stands = |place: &Range<usize>| {
                (!wanted.clear || archive.is_clear(place))
                    && (!wanted.in_context
                        || (part > 0 || self.follows_prefix(archive, place)) && (!is_last || self.precedes_suffix(archive, place)))
            };
            let mut before: Vec<usize> = match part.checked_sub(1) {
                Some(former) => layers[former].iter().map(|index| self.found[former][*index].end).collect(),
                None => Vec::new(),
            };
            before.sort_unstable();
            let is_reached = |place: &Range<usize>| {
                part == 0 || {
                    let nearest = before.partition_point(|end| *end <= place.start).checked_sub(1);
                    nearest.is_some_and(|nearest| leads(archive, wanted, before[nearest], place.start))
                }
            };
            layers.push((0..places.len()).filter(|index| stands(&places[*index]) && is_reached(&places[*index])).collect());
        }
        layers
    }

    /// Of the reached places those that lead to a place of the last part, in order.
    fn leading(&self, archive: &Archive, wanted: Wanted, reached: &[Vec<usize>]) -> Vec<Vec<usize>> {
        let mut layers: Vec<Vec<usize>> = Vec::with_capacity(reached.len());
        for (part, indices) in reached.iter().enumerate().rev() {
            let leads_on = |index: &usize| match layers.last() {
                None => true,
                Some(next) => self
                    .nearest_after(part + 1, next, self.found[part][*index].end)
                    .is_some_and(|after| leads(archive, wanted, self.found[part][*index].end, self.found[part + 1][after].start)),
            };
            let leading = indices.iter().copied().filter(leads_on).collect();
            layers.push(leading);
        }
        layers.reverse();
        layers
    }

    /// The first of some places of a part, given by their indices, that begins at `end` or later.
    fn nearest_after(&self, part: usize, indices: &[usize], end: usize) -> Option<usize> {
        indices.get(indices.partition_point(|index| self.found[part][*index].start < end)).copied()
    }

    /// A whole by the place of its first part.
    fn onwards(&self, leading: &[Vec<usize>], start: usize) -> Vec<Range<usize>> {
        let mut whole = vec![self.found[0][start].clone()];
        for (part, indices) in leading.iter().enumerate().skip(1) {
            let end = whole.last().map_or(0, |place| place.end);
            whole.extend(self.nearest_after(part, indices, end).map(|index| self.found[part][index].clone()));
        }
        whole
    }

    /// A whole by the place of its last part.
    fn backwards(&self, reached: &[Vec<usize>], end: usize) -> Vec<Range<usize>> {
        let last = self.found.len() - 1;
        let mut whole = vec![self.found[last][end].clone()];
        for part in (0..last).rev() {
            let start = whole.last().map_or(0, |place| place.start);
            let before = reached[part].iter().map(|index| &self.found[part][*index]).filter(|place| place.end <= start);
            whole.extend(before.max_by_key(|place| place.end).cloned());
        }
        whole.reverse();
        whole
    }

    fn follows_prefix(&self, archive: &Archive, place: &Range<usize>) -> bool {
        archive.normalised().text()[..place.start].trim_end().ends_with(&self.quote.prefix)
    }

    fn precedes_suffix(&self, archive: &Archive, place: &Range<usize>) -> bool {
        archive.normalised().text()[place.end..].trim_start().starts_with(&self.quote.suffix)
    }

    /// The kinds of difference between the quote and the passage that the normalisation overlooked.
    fn folded(&self, archive: &Archive, place: &TextPosition) -> Vec<Folded> {
        let mut folded = Vec::new();
        for (part, range) in self.quote.pattern.parts.iter().zip(&place.parts) {
            let (_, changes) = Normalised::with_changes(&archive.text()[range.clone()]);
            let of_text: Vec<_> = changes.into_iter().map(|change| (change.folded, change.original)).collect();
            for kind in [
                Folded::QuoteMarks,
                Folded::Apostrophes,
                Folded::Dashes,
                Folded::Ellipses,
                Folded::WhiteSpace,
                Folded::SoftHyphens,
                Folded::Invisible,
                Folded::LetterForms,
            ] {
                let of_kind = |change: &&(Folded, String)| change.0 == kind;
                if !part.changes.iter().filter(of_kind).eq(of_text.iter().filter(of_kind)) {
                    folded.push(kind);
                }
            }
        }
        folded.sort_unstable();
        folded.dedup();
        folded
    }
}

/// Whether a part that begins at `start` may follow one that ended at `end`.
fn leads(archive: &Archive, wanted: Wanted, end: usize, start: usize) -> bool {
    // So few bytes hold no more words than may stand there.
    let is_near = start - end <= MOST_WORDS_BETWEEN || {
        let tokens = archive.tokens();
        tokens.before(start) <= tokens.before(end) + MOST_WORDS_BETWEEN
    };
    is_near && (!wanted.clear || archive.is_clear(&(end..start)))
}

fn span_of(whole: &[Range<usize>]) -> Range<usize> {
    whole.first().map_or(0, |part| part.start)..whole.last().map_or(0, |part| part.end)
}

/// Translates a place in the normalised text.
pub(crate) fn place_of(archive: &Archive, whole: &[Range<usize>]) -> TextPosition {
    let normalised = archive.normalised();
    let original = |part: &Range<usize>| normalised.original_start(part.start)..normalised.original_end(part.end);
    let span = span_of(whole);
    TextPosition { offset: archive.characters_before(span.start), range: original(&span), parts: whole.iter().map(original).collect() }
}

/// The outcome of a whole that touches an excluded passage, if it does.
pub(crate) fn excluded(archive: &Archive, whole: &[Range<usize>]) -> Option<Outcome> {
    let Excluded { kind, is_furniture, .. } = archive.excluded_at(&span_of(whole))?;
    Some(Outcome::Excluded { place: place_of(archive, whole), kind: *kind, is_furniture: *is_furniture })
}

fn out_of_context(archive: &Archive, whole: &[Range<usize>]) -> Outcome {
    const WORDS_SHOWN: usize = 8;
    let (text, tokens, span) = (archive.normalised().text(), archive.tokens(), span_of(whole));
    let from = tokens.before(span.start).saturating_sub(WORDS_SHOWN);
    let to = (tokens.before(span.end) + WORDS_SHOWN).min(tokens.len());
    let before = tokens.range(from).start.min(span.start);
    let after = if to == 0 { span.end } else { tokens.range(to - 1).end.max(span.end) };
    Outcome::Altered(Altered::Context {
        place: place_of(archive, whole),
        before: text[before..span.start].trim().to_owned(),
        after: text[span.end..after].trim().to_owned(),
    })
}
