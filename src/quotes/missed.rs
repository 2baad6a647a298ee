//! Quotes that do not stand in the text: why not, where that can be told.

use std::ops::Range;

use super::archive::Archive;
use super::diff::WordDiff;
use super::find::find_in;
use super::near::{NearPassage, is_near, near_passages};
use super::prove::{Altered, Outcome};
use super::search::{Search, excluded, place_of};
use super::tokens::Tokens;
use crate::quotation::boundary::Haystack;
use crate::quotation::characters::is_word_character;
use crate::quotation::pattern::Part;

/// Quotes that stand in the text only if the excluded passages are cut out: they reach across one.
pub(crate) fn reaching_across(archive: &Archive, searches: &[&Search<'_>]) -> Vec<Option<Outcome>> {
    if archive.cut().is_empty() {
        return vec![None; searches.len()];
    }
    let (text, cuts) = without_excluded(archive);
    // Whether a `-` was a hyphen is not asked here: it only decides between two refusals.
    let haystack = Haystack { text: &text, is_hyphen: &|_| false };
    let parts: Vec<&Part> = searches.iter().flat_map(|search| &search.quote.pattern.parts).collect();
    let places = find_in(&haystack, &parts);
    let found = places.by_quote(searches.iter().map(|search| search.quote.pattern.parts.len()));
    let across = |found: Vec<&[Range<usize>]>| {
        let (first, rest) = found.split_first()?;
        // Only a part that itself reaches across a cut can have been missed before.
        let crossing = |place: &Range<usize>| cuts.iter().find(|(at, _)| place.start < *at && *at < place.end);
        let everywhere = !first.is_empty() && rest.iter().all(|places| !places.is_empty());
        let (_, cut) = found.iter().copied().flatten().find_map(crossing).filter(|_| everywhere)?;
        excluded(archive, std::slice::from_ref(cut))
    };
    found.into_iter().map(across).collect()
}

/// The normalised text without its excluded passages, and at which offset each was cut out.
fn without_excluded(archive: &Archive) -> (String, Vec<(usize, Range<usize>)>) {
    let text = archive.normalised().text();
    let (mut rest, mut cuts, mut from) = (String::with_capacity(text.len()), Vec::new(), 0);
    for cut in archive.cut() {
        rest.push_str(text[from..cut.start].trim_end());
        cuts.push((rest.len(), cut.clone()));
        rest.push(' ');
        let after = &text[cut.end..];
        from = cut.end + (after.len() - after.trim_start().len());
    }
    rest.push_str(&text[from..]);
    (rest, cuts)
}

/// Quotes that stand nowhere: altered, if enough of their words do.
pub(crate) fn altered(archive: &Archive, searches: &[&Search<'_>]) -> Vec<Option<Outcome>> {
    let spoken: Vec<String> = searches.iter().flat_map(|search| search.quote.pattern.parts.iter().map(Part::spoken)).collect();
    let text = archive.normalised().text();
    let mut nearest = near_passages(text, archive.tokens(), &spoken).into_iter().zip(&spoken);
    let outcome = |search: &&Search<'_>| {
        let nearest: Vec<_> = nearest.by_ref().take(search.quote.pattern.parts.len()).collect();
        altered_by(archive, search, &nearest)
    };
    searches.iter().map(outcome).collect()
}

fn altered_by(archive: &Archive, search: &Search<'_>, nearest: &[(Option<NearPassage>, &String)]) -> Option<Outcome> {
    if search.found.iter().all(|places| !places.is_empty()) {
        let first = search.found.first()?.first()?;
        return Some(Outcome::Altered(Altered::Order { place: place_of(archive, std::slice::from_ref(first)) }));
    }
    let (mut shared, mut words) = (0, 0);
    for ((near, spoken), places) in nearest.iter().zip(&search.found) {
        let of_part = Tokens::of(spoken).len();
        words += of_part;
        shared += if places.is_empty() { near.as_ref().map_or(0, |near| near.shared) } else { of_part };
    }
    if !is_near(shared, words) {
        return None;
    }
    let mut missing = nearest.iter().zip(&search.found).filter(|(_, places)| places.is_empty());
    let shown = missing.clone().find_map(|((near, spoken), _)| near.as_ref().map(|near| (near, *spoken)));
    let Some((near, spoken)) = shown else {
        // The parts that are missing have nothing near; show where the first that stands does.
        let first = search.found.iter().copied().flatten().next()?;
        let diff = WordDiff::between(missing.next().map_or("", |((_, spoken), _)| spoken), "");
        return Some(Outcome::Altered(Altered::Words { place: place_of(archive, std::slice::from_ref(first)), diff }));
    };
    let passage = without_outer_marks(archive.normalised().text(), &near.range, spoken);
    let diff = WordDiff::between(spoken, &archive.normalised().text()[passage.clone()]);
    Some(Outcome::Altered(Altered::Words { place: place_of(archive, &[passage]), diff }))
}

/// A passage of whole words without the punctuation at its edges, where the quote has none there.
fn without_outer_marks(text: &str, range: &Range<usize>, quote: &str) -> Range<usize> {
    let is_mark = |character: char| !is_word_character(character) && !character.is_control();
    let mut passage = &text[range.clone()];
    if !quote.ends_with(is_mark) {
        passage = passage.trim_end_matches(is_mark);
    }
    let end = range.start + passage.len();
    if !quote.starts_with(is_mark) {
        passage = passage.trim_start_matches(is_mark);
    }
    if passage.is_empty() { range.clone() } else { end - passage.len()..end }
}
