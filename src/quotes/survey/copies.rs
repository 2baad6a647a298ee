//! How much of a text stands in another one word by word: in runs of eight words and more, counted in both.
//!
//! What speakers say is cut out first: two reporters who quote one minister alike have copied nobody. Words are compared in small letters
//! and without punctuation.

use std::collections::BTreeSet;

use super::super::archive::Archive;
use super::super::tokens::bare;

/// A shorter run is a phrase that two people may write.
const RUN: usize = 8;

/// Fewer shared words are no copy, whatever their share.
const FEWEST_WORDS: usize = 24;

/// A smaller share of either text is no copy.
const SMALLEST_SHARE: f64 = 0.1;

/// The words of a text in its own voice, ready to be compared.
#[derive(Debug, Clone, Default)]
pub struct OwnWords {
    /// Stretches between what was cut out; no run reaches over a cut.
    stretches: Vec<Vec<String>>,
    count: usize,
}

/// What two texts share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    /// Of the first text's words, the share that stands in shared runs, from 0 to 1.
    pub of_first: f64,
    /// The same of the second text.
    pub of_second: f64,
    /// The longest run, in words of the first.
    pub longest: usize,
}

impl OwnWords {
    /// The words of a text outside of quotation marks and excluded passages.
    pub fn of(archive: &Archive) -> Self {
        let normalised = archive.normalised();
        let spoken = archive.spoken().iter().map(|range| normalised.normalised_at(range.start)..normalised.normalised_at(range.end));
        let mut cuts: Vec<_> = spoken.chain(archive.cut().iter().cloned()).collect();
        cuts.sort_by_key(|cut| cut.start);
        let tokens = archive.tokens();
        let mut own = Self { stretches: vec![Vec::new()], count: 0 };
        let mut cuts = cuts.into_iter().peekable();
        for index in 0..tokens.len() {
            let token = tokens.range(index);
            while cuts.next_if(|cut| cut.end <= token.start).is_some() {}
            if cuts.peek().is_some_and(|cut| cut.start < token.end) {
                if own.stretches.last().is_some_and(|stretch| !stretch.is_empty()) {
                    own.stretches.push(Vec::new());
                }
                continue;
            }
            let word = bare(&normalised.text()[token]);
            if let Some(stretch) = own.stretches.last_mut().filter(|_| word.chars().any(char::is_alphanumeric)) {
                stretch.push(word);
                own.count += 1;
            }
        }
        own
    }

    /// What this text shares with another, where it is so much that one may be made of the other.
    pub fn shared_with(&self, other: &Self) -> Option<Shared> {
        let (covered, longest) = self.covered(&other.runs());
        let (covered_there, _) = other.covered(&self.runs());
        let share = |words: usize, of: usize| if of == 0 { 0.0 } else { f64::from(words as u32) / f64::from(of as u32) };
        let shared = Shared { of_first: share(covered, self.count), of_second: share(covered_there, other.count), longest };
        let is_copy = covered.max(covered_there) >= FEWEST_WORDS && shared.of_first.max(shared.of_second) >= SMALLEST_SHARE;
        is_copy.then_some(shared)
    }

    /// Every run of the fewest words.
    fn runs(&self) -> BTreeSet<&[String]> {
        self.stretches.iter().flat_map(|stretch| stretch.windows(RUN)).collect()
    }

    /// How many words stand in runs of another text, and the longest such run.
    fn covered(&self, runs: &BTreeSet<&[String]>) -> (usize, usize) {
        let (mut covered, mut longest) = (0, 0);
        for stretch in &self.stretches {
            let (mut end, mut begun) = (0, 0);
            for (at, run) in stretch.windows(RUN).enumerate().filter(|(_, run)| runs.contains(run)) {
                if at > end || end == 0 {
                    begun = at;
                }
                covered += at + run.len() - end.max(at);
                end = at + run.len();
                longest = longest.max(end - begun);
            }
        }
        (covered, longest)
    }
}
