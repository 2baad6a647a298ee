//! The proof: each quote of a source against its archived text.
//!
//! All parts of all quotes are found in one pass (`find`); only quotes that do not stand there cost more. A quote
//! is proven if its whole stands in exactly one place outside the excluded passages, with its prefix and suffix next to
//! it where it has them.

use std::ops::Range;

use super::archive::Archive;
use super::diff::WordDiff;
use super::find::find_all;
use super::missed::{altered, reaching_across};
use super::quote::Quote;
use super::search::Search;
use crate::model::words::{ExclusionKind, QuoteState};
use crate::quotation::normalise::Folded;
use crate::quotation::pattern::Part;

/// What a look at the archived text says about a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The quote stands there once, or is pinned by its context.
    Proven {
        /// Where.
        place: TextPosition,
        /// What the normalisation overlooked, sorted; empty for a quote copied letter by letter.
        folded: Vec<Folded>,
    },
    /// The quote stands there more than once, and no context tells the places apart.
    Ambiguous {
        /// The first few places.
        places: Vec<TextPosition>,
        /// How many beginnings or ends the places have, whichever are more.
        count: usize,
    },
    /// The quote stands only in an excluded passage, or reaches into or across one.
    Excluded {
        /// The first such place.
        place: TextPosition,
        /// The kind of the exclusion.
        kind: ExclusionKind,
        /// Whether the page itself tells the passage apart, not the desk.
        is_furniture: bool,
    },
    /// The words stand, but in another context or order; or a near passage stands there.
    Altered(Altered),
    /// Nothing like it stands there.
    Absent,
    /// It was not looked for ([`crate::model::quote::refusal`]).
    Refused,
}

/// In which way a quote differs from the archived text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Altered {
    /// A near passage has at least 60 % of the words in the same order.
    Words {
        /// The passage.
        place: TextPosition,
        /// The quote, or its first part that does not stand there, against the passage.
        diff: WordDiff,
    },
    /// The words stand there, but not with this prefix or suffix.
    Context {
        /// The first place of the words.
        place: TextPosition,
        /// The words before that place.
        before: String,
        /// The words after it.
        after: String,
    },
    /// Every part stands there, but not in this order within 200 words.
    Order {
        /// The first place of the first part.
        place: TextPosition,
    },
}

/// A place in the archived text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPosition {
    /// The character offset in the normalised text, as the lock records it.
    pub offset: usize,
    /// The byte range of the whole in [`Archive::text`].
    pub range: Range<usize>,
    /// The byte ranges of the parts in [`Archive::text`], in order; one where the quote has no ellipsis.
    pub parts: Vec<Range<usize>>,
}

impl Outcome {
    /// The state that the page shows.
    pub fn state(&self) -> QuoteState {
        match self {
            Self::Proven { .. } => QuoteState::Proven,
            Self::Ambiguous { .. } => QuoteState::Ambiguous,
            Self::Excluded { .. } => QuoteState::Excluded,
            Self::Altered(_) => QuoteState::Altered,
            Self::Absent => QuoteState::Absent,
            Self::Refused => QuoteState::Unarchived,
        }
    }

    /// Where the quote stands, if it does.
    pub fn place(&self) -> Option<&TextPosition> {
        match self {
            Self::Proven { place, .. }
            | Self::Excluded { place, .. }
            | Self::Altered(Altered::Words { place, .. } | Altered::Context { place, .. } | Altered::Order { place }) => Some(place),
            Self::Ambiguous { places, .. } => places.first(),
            Self::Absent | Self::Refused => None,
        }
    }
}

/// Looks for every quote; the outcomes come in the order of the quotes and depend on nothing but quote and archive.
pub fn prove(archive: &Archive, quotes: &[Quote]) -> Vec<Outcome> {
    let parts: Vec<&Part> = quotes.iter().flat_map(|quote| &quote.pattern.parts).collect();
    let places = find_all(archive, &parts);
    let found = places.by_quote(quotes.iter().map(|quote| quote.pattern.parts.len()));
    let searches: Vec<Search<'_>> = quotes.iter().zip(found).map(|(quote, found)| Search { quote, found }).collect();
    let mut outcomes: Vec<Option<Outcome>> = searches.iter().map(|search| search.outcome(archive)).collect();
    settle(archive, &searches, &mut outcomes, reaching_across);
    settle(archive, &searches, &mut outcomes, altered);
    let missing = |quote: &Quote| if quote.is_refused() { Outcome::Refused } else { Outcome::Absent };
    outcomes.into_iter().zip(quotes).map(|(outcome, quote)| outcome.unwrap_or_else(|| missing(quote))).collect()
}

/// Asks `ask` about the quotes that have no outcome yet.
fn settle(
    archive: &Archive,
    searches: &[Search<'_>],
    outcomes: &mut [Option<Outcome>],
    ask: fn(&Archive, &[&Search<'_>]) -> Vec<Option<Outcome>>,
) {
    let is_open = |index: &usize| outcomes[*index].is_none() && !searches[*index].quote.is_empty();
    let open: Vec<usize> = (0..searches.len()).filter(is_open).collect();
    if open.is_empty() {
        return;
    }
    let asked: Vec<&Search<'_>> = open.iter().map(|index| &searches[*index]).collect();
    for (index, outcome) in open.into_iter().zip(ask(archive, &asked)) {
        outcomes[index] = outcome;
    }
}

#[cfg(test)]
mod tests;
