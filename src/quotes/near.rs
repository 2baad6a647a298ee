//! Near passages for parts of quotes that do not stand in the text: help for the desk, never a proof.
//!
//! A passage is near if it has at least 60 % of the words in the same order. A word counts as the same if it differs in
//! one letter, so that a slip in a short quote is shown rather than called absent. The words of all failing quotes are
//! looked up in one pass; windows are looked at only around a part's rarest words, of which every near passage must
//! have one.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::tokens::{Tokens, bare};

/// A near passage of one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NearPassage {
    /// The byte range in the normalised text.
    pub(crate) range: Range<usize>,
    /// How many words of the part it has, in order.
    pub(crate) shared: usize,
}

/// Of every hundred words, how many a near passage must have.
const NEAR_PERCENT: usize = 60;

/// At most so many windows are looked at for one part: more only repeat the same common words.
const MOST_WINDOWS: usize = 1000;

/// At most so many pairs of words are compared for one part, so that a long quote costs no more than a short one.
const MOST_PAIRS: usize = 500_000;

/// At most so many words of a part may stand as slips: a passage that needs more is not near.
const MOST_SLIPS: usize = 20;

/// Longer words are compared as they are.
const LONGEST_SLIP: usize = 40;

/// Shorter words are not the same if they differ in a letter: `no` is not `so`.
const SHORTEST_SLIP: usize = 4;

/// Looks for a near passage of each part, given as normalised text.
pub(crate) fn near_passages(text: &str, tokens: &Tokens, parts: &[String]) -> Vec<Option<NearPassage>> {
    let mut lookup = Lookup::default();
    let wanted: Vec<Vec<usize>> = parts.iter().map(|part| lookup.add(part)).collect();
    lookup.fill(text, tokens, &wanted);
    wanted.iter().map(|words| lookup.nearest(tokens, words)).collect()
}

/// Whether so many shared words are enough of a quote.
pub(crate) fn is_near(shared: usize, words: usize) -> bool {
    words > 0 && 100 * shared >= NEAR_PERCENT * words
}

/// The wanted words, and where each stands among the words of the text.
#[derive(Default)]
struct Lookup {
    numbers: BTreeMap<String, usize>,
    /// By the number of a word, the indices of the text's words that are it, ascending.
    places: Vec<Vec<u32>>,
    /// By the number of a word, the indices of the text's words that are a slip of it, ascending; found only for words
    /// that some part allows a slip.
    slips: Vec<Vec<u32>>,
}

impl Lookup {
    /// Numbers the words of a part.
    fn add(&mut self, part: &str) -> Vec<usize> {
        let tokens = Tokens::of(part);
        let mut words = Vec::with_capacity(tokens.len());
        for index in 0..tokens.len() {
            let next = self.numbers.len();
            words.push(*self.numbers.entry(bare(&part[tokens.range(index)])).or_insert(next));
        }
        words
    }

    fn fill(&mut self, text: &str, tokens: &Tokens, wanted: &[Vec<usize>]) {
        self.places = vec![Vec::new(); self.numbers.len()];
        // The words are spelled twice rather than kept: a text of 50 MB has eight millions of them.
        for index in 0..tokens.len() {
            if let Some(number) = self.numbers.get(&bare(&text[tokens.range(index)])) {
                self.places[*number].push(index as u32);
            }
        }
        self.slips = vec![Vec::new(); self.numbers.len()];
        let by_edge = self.words_with_slips(wanted);
        if by_edge.is_empty() {
            return;
        }
        for index in 0..tokens.len() {
            let word = bare(&text[tokens.range(index)]);
            let near = edges_of(&word).into_iter().flatten().filter_map(|edge| by_edge.get(&edge)).flatten();
            for (number, wanted) in near {
                if is_slip(&word, wanted) {
                    let slips = &mut self.slips[*number];
                    if slips.last() != Some(&(index as u32)) {
                        slips.push(index as u32);
                    }
                }
            }
        }
    }

    /// The words of a part that may stand as slips: those that the text does not have; all, if the part is short. They depend on the part
    /// and the text alone, not on what else is looked for.
    fn slipping(&self, part: &[usize]) -> BTreeSet<usize> {
        const SHORT_PART: usize = 3;
        let may_slip = |number: &&usize| self.places[**number].is_empty() || part.len() <= SHORT_PART;
        part.iter().filter(may_slip).take(MOST_SLIPS).copied().collect()
    }

    /// Where each word of a part stands, as it is or as a slip.
    fn places_of(&self, part: &[usize]) -> Vec<Cow<'_, [u32]>> {
        let slipping = self.slipping(part);
        let places = part.iter().map(|number| {
            let mut places = Cow::Borrowed(self.places[*number].as_slice());
            if slipping.contains(number) && !self.slips[*number].is_empty() {
                places.to_mut().extend(&self.slips[*number]);
                places.to_mut().sort_unstable();
            }
            places
        });
        places.collect()
    }

    /// The words that some part allows a slip, by their edges.
    fn words_with_slips(&self, wanted: &[Vec<usize>]) -> BTreeMap<Edge, Vec<(usize, String)>> {
        let allowed: BTreeSet<usize> = wanted.iter().flat_map(|part| self.slipping(part)).collect();
        let mut by_edge: BTreeMap<Edge, Vec<(usize, String)>> = BTreeMap::new();
        for (word, number) in self.numbers.iter().filter(|(_, number)| allowed.contains(number)) {
            let may_slip = (SHORTEST_SLIP..=LONGEST_SLIP).contains(&word.chars().count());
            for edge in edges_of(word).into_iter().flatten().filter(|_| may_slip) {
                by_edge.entry(edge).or_default().push((*number, word.clone()));
            }
        }
        by_edge
    }

    fn nearest(&self, tokens: &Tokens, words: &[usize]) -> Option<NearPassage> {
        let slack = words.len() / 2 + 2;
        let places = self.places_of(words);
        let mut windows_left = (MOST_PAIRS / (words.len().max(1) * (words.len() + 2 * slack))).max(1);
        let mut best: Option<(usize, Range<usize>)> = None;
        for start in window_starts(&places) {
            let window = start.saturating_sub(slack)..(start + words.len() + slack).min(tokens.len());
            if words_within(&places, &window) <= best.as_ref().map_or(0, |(most, _)| *most) {
                continue;
            }
            if windows_left == 0 {
                break;
            }
            windows_left -= 1;
            let shared = shared_words(&places, &window);
            if let (Some(first), Some(last)) = (shared.first(), shared.last())
                && best.as_ref().is_none_or(|(most, _)| shared.len() > *most)
            {
                // Words of the quote beyond the first and last match stand against words of the text.
                let from = first.1.saturating_sub(first.0).max(window.start);
                let to = (last.1 + words.len() - last.0).min(window.end);
                best = Some((shared.len(), from..to));
            }
        }
        let (shared, passage) = best.filter(|(shared, _)| is_near(*shared, words.len()))?;
        let range = tokens.range(passage.start).start..tokens.range(passage.end - 1).end;
        Some(NearPassage { range, shared })
    }
}

/// Where a near passage may begin, by the part's rarest words. A passage that lacks at most `missing` of the words has
/// one of any `missing + 1` of them.
fn window_starts(places: &[Cow<'_, [u32]>]) -> BTreeSet<usize> {
    let missing = places.len() * (100 - NEAR_PERCENT) / 100;
    let mut rarest: Vec<usize> = (0..places.len()).collect();
    rarest.sort_by_key(|index| (places[*index].len(), *index));
    let strikes =
        rarest.iter().take(missing + 1).flat_map(|index| places[*index].iter().map(move |place| (*place as usize).saturating_sub(*index)));
    strikes.take(MOST_WINDOWS).collect()
}

/// How many words of a part stand in a window in any order: no more are shared in order.
fn words_within(places: &[Cow<'_, [u32]>], window: &Range<usize>) -> usize {
    let stands = |places: &&Cow<'_, [u32]>| {
        let from = places.partition_point(|place| (*place as usize) < window.start);
        places.get(from).is_some_and(|place| (*place as usize) < window.end)
    };
    places.iter().filter(stands).count()
}

/// A longest sequence of words that part and window share in order, as pairs of word indices.
fn shared_words(places: &[Cow<'_, [u32]>], window: &Range<usize>) -> Vec<(usize, usize)> {
    let (rows, width) = (places.len(), window.len() + 1);
    let same: Vec<&[u32]> = places
        .iter()
        .map(|places| {
            let from = places.partition_point(|place| (*place as usize) < window.start);
            let to = places.partition_point(|place| (*place as usize) < window.end);
            &places[from..to]
        })
        .collect();
    let is_same = |row: usize, column: usize| same[row].binary_search(&((window.start + column) as u32)).is_ok();
    // How many words are shared from a row and a column on.
    let mut longest = vec![0_u32; (rows + 1) * width];
    for row in (0..rows).rev() {
        for column in (0..window.len()).rev() {
            let passed = longest[(row + 1) * width + column].max(longest[row * width + column + 1]);
            let taken = longest[(row + 1) * width + column + 1] + u32::from(is_same(row, column));
            longest[row * width + column] = passed.max(taken);
        }
    }
    let (mut row, mut column, mut pairs) = (0, 0, Vec::new());
    while row < rows && column < window.len() {
        let here = longest[row * width + column];
        if is_same(row, column) && here == longest[(row + 1) * width + column + 1] + 1 {
            pairs.push((row, window.start + column));
            row += 1;
            column += 1;
        } else if here == longest[(row + 1) * width + column] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

/// The first or last two letters of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    First(char, char),
    Last(char, char),
}

/// Both edges of a word: two words that differ in one letter have one of them in common, unless the two middle letters
/// of four are exchanged.
fn edges_of(word: &str) -> [Option<Edge>; 2] {
    let (mut forwards, mut backwards) = (word.chars(), word.chars().rev());
    let first = forwards.next().zip(forwards.next()).map(|(one, other)| Edge::First(one, other));
    let last = backwards.next().zip(backwards.next()).map(|(one, other)| Edge::Last(one, other));
    [first, last]
}

/// Whether two words differ in one letter: put in, left out, replaced, or two neighbours exchanged.
fn is_slip(word: &str, wanted: &str) -> bool {
    // A letter takes up to four bytes, so words further apart in length are not one letter apart.
    word.len().abs_diff(wanted.len()) <= 4 && strsim::osa_distance(word, wanted) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The near passage of a part, and how many words it shares.
    fn near(text: &str, part: &str) -> Option<(String, usize)> {
        let found = near_passages(text, &Tokens::of(text), &[part.to_owned()]).remove(0)?;
        Some((text[found.range].to_owned(), found.shared))
    }

    #[test]
    fn finds_three_words_of_five_in_order() {
        let text = "Before it all began, the talks of the two sides ended in a deep deadlock after three long days.";
        for (part, expected) in [
            ("ended in a deep crisis", Some(("ended in a deep deadlock", 4))),
            ("ended with a deep crisis", Some(("ended in a deep deadlock", 3))),
            ("ended with no deep crisis", None),
            ("deadlock deep a in ended", None),
            ("deep deadlok", Some(("deep deadlock", 2))),
            ("deadlok", Some(("deadlock", 1))),
            ("the talks, of the two sides, ended", Some(("the talks of the two sides ended", 7))),
            ("sides ended in deadlock", Some(("sides ended in a deep deadlock", 4))),
            ("nothing like it anywhere else", None),
        ] {
            assert_eq!(near(text, part), expected.map(|(text, shared)| (text.to_owned(), shared)), "{part}");
        }
        assert_eq!(near("他说谈判已经破裂了。", "谈判己经破裂"), Some(("谈判已经破裂".to_owned(), 5)));
    }
}
