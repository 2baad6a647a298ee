//! One quote as a whole: its parts in order, its context, and what its places are worth.

use std::collections::BTreeMap;
use std::ops::Range;

use super::archive::{Archive, Excluded};
use super::prove::{Altered, Outcome, Place};
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

/// Beyond so many places nobody needs the number.
const MOST_PLACES: usize = 1000;

/// The places of a quote as a whole, sorted by what they are worth.
#[derive(Default)]
struct Tally {
    fits: Vec<Vec<Range<usize>>>,
    fit_count: usize,
    excluded: Option<Vec<Range<usize>>>,
    out_of_context: Option<Vec<Range<usize>>>,
    excluded_out_of_context: Option<Vec<Range<usize>>>,
}

impl Search<'_> {
    /// What the places say, or `None` if the quote as a whole stands nowhere.
    pub(crate) fn outcome(&self, archive: &Archive) -> Option<Outcome> {
        let tally = self.tally(archive);
        if tally.fit_count > 1 {
            let places = tally.fits.iter().map(|whole| place_of(archive, whole)).collect();
            return Some(Outcome::Ambiguous { places, count: tally.fit_count });
        }
        if let Some(whole) = tally.fits.first() {
            let place = place_of(archive, whole);
            let folded = self.folded(archive, &place);
            return Some(Outcome::Proven { place, folded });
        }
        if let Some(whole) = tally.excluded {
            return excluded(archive, &whole);
        }
        if let Some(whole) = tally.out_of_context {
            return Some(out_of_context(archive, &whole));
        }
        tally.excluded_out_of_context.and_then(|whole| excluded(archive, &whole))
    }

    fn tally(&self, archive: &Archive) -> Tally {
        let mut tally = Tally::default();
        for first in self.found.first().into_iter().copied().flatten() {
            for whole in self.wholes_from(archive, first) {
                let span = span_of(&whole);
                let fits = self.fits_context(archive, &span);
                let slot = match (fits, archive.excluded_at(&span).is_some()) {
                    (true, false) => {
                        tally.fit_count += 1;
                        if tally.fits.len() < PLACES_TOLD {
                            tally.fits.push(whole);
                        }
                        continue;
                    }
                    (true, true) => &mut tally.excluded,
                    (false, false) => &mut tally.out_of_context,
                    (false, true) => &mut tally.excluded_out_of_context,
                };
                slot.get_or_insert(whole);
            }
            if tally.fit_count >= MOST_PLACES {
                break;
            }
        }
        tally
    }

    /// The wholes that begin with one place of the first part; no two end alike.
    fn wholes_from(&self, archive: &Archive, first: &Range<usize>) -> Vec<Vec<Range<usize>>> {
        let mut by_end = BTreeMap::from([(first.end, vec![first.clone()])]);
        for places in self.found.iter().skip(1) {
            let tokens = archive.tokens();
            let mut next = BTreeMap::new();
            for (end, whole) in &by_end {
                let words = tokens.before(*end);
                let following = places.partition_point(|place| place.start < *end);
                let near = |place: &&Range<usize>| tokens.before(place.start) <= words + MOST_WORDS_BETWEEN;
                for place in places[following..].iter().take_while(near) {
                    let longer = || whole.iter().chain([place]).cloned().collect();
                    next.entry(place.end).or_insert_with(longer);
                }
            }
            by_end = next;
        }
        by_end.into_values().collect()
    }

    fn fits_context(&self, archive: &Archive, span: &Range<usize>) -> bool {
        let text = archive.normalised().text();
        text[..span.start].trim_end().ends_with(&self.quote.prefix) && text[span.end..].trim_start().starts_with(&self.quote.suffix)
    }

    /// The kinds of difference between the quote and the passage that the normalisation overlooked.
    fn folded(&self, archive: &Archive, place: &Place) -> Vec<Folded> {
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

fn span_of(whole: &[Range<usize>]) -> Range<usize> {
    whole.first().map_or(0, |part| part.start)..whole.last().map_or(0, |part| part.end)
}

/// Translates a place in the normalised text.
pub(crate) fn place_of(archive: &Archive, whole: &[Range<usize>]) -> Place {
    let normalised = archive.normalised();
    let original = |part: &Range<usize>| normalised.original_start(part.start)..normalised.original_end(part.end);
    let span = span_of(whole);
    Place { offset: archive.characters_before(span.start), range: original(&span), parts: whole.iter().map(original).collect() }
}

/// The outcome of a whole that touches an excluded passage, if it does.
pub(crate) fn excluded(archive: &Archive, whole: &[Range<usize>]) -> Option<Outcome> {
    let Excluded { kind, .. } = archive.excluded_at(&span_of(whole))?;
    Some(Outcome::Excluded { place: place_of(archive, whole), kind: *kind })
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
