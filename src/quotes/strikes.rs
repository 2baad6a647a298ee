//! Every place of many stretches of text in one pass.
//!
//! The first eight bytes of each stretch are looked for at every byte of the text at once, with a bit table that lets
//! nearly nothing else through. Shorter stretches go into an Aho–Corasick automaton.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

const WINDOW_BYTES: usize = size_of::<u64>();

/// Stretches to look for, by their numbers.
#[derive(Debug, Default)]
pub(crate) struct Strikes {
    stretches: Vec<Box<[u8]>>,
    /// The first bytes of the long stretches, with their numbers, sorted.
    windows: Vec<(u64, usize)>,
    /// A bit for every hash that some window has.
    table: Vec<u64>,
    short: Option<AhoCorasick>,
    /// By the automaton's number, the numbers of the stretches that are spelled so.
    short_numbers: Vec<Vec<usize>>,
}

impl Strikes {
    /// Takes stretches, numbered from 0; empty ones are never found, equal ones are each found.
    pub(crate) fn new<'a>(stretches: impl Iterator<Item = &'a str>) -> Self {
        let stretches: Vec<Box<[u8]>> = stretches.map(|stretch| stretch.as_bytes().into()).collect();
        let mut windows = Vec::new();
        let mut by_spelling: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
        for (number, stretch) in stretches.iter().enumerate() {
            match window_of(stretch) {
                Some(window) => windows.push((window, number)),
                None if stretch.is_empty() => {}
                None => by_spelling.entry(stretch).or_default().push(number),
            }
        }
        windows.sort_unstable();
        let mut table = vec![0; (1 << HASH_BITS) / 64];
        for (window, _) in &windows {
            let hash = hash_of(*window);
            table[hash / 64] |= 1 << (hash % 64);
        }
        // Automata have a limit of 2^31 states, far more than a site's names or quotes of less than eight bytes have.
        let short =
            AhoCorasick::builder().match_kind(MatchKind::Standard).kind(Some(AhoCorasickKind::ContiguousNFA)).build(by_spelling.keys());
        let short_numbers: Vec<Vec<usize>> = by_spelling.into_values().collect();
        let short = short.ok().filter(|_| !short_numbers.is_empty());
        Self { stretches, windows, table, short, short_numbers }
    }

    /// Calls `strike` with the number and the byte offset of every place, of overlapping ones too.
    pub(crate) fn find(&self, text: &str, mut strike: impl FnMut(usize, usize)) {
        if !self.windows.is_empty() {
            self.find_long(text.as_bytes(), &mut strike);
        }
        for found in self.short.iter().flat_map(|automaton| automaton.find_overlapping_iter(text)) {
            for number in &self.short_numbers[found.pattern().as_usize()] {
                strike(*number, found.start());
            }
        }
    }

    fn find_long(&self, text: &[u8], strike: &mut impl FnMut(usize, usize)) {
        for (at, bytes) in text.windows(WINDOW_BYTES).enumerate() {
            let Some(window) = window_of(bytes) else { continue };
            let hash = hash_of(window);
            if self.table[hash / 64] >> (hash % 64) & 1 == 0 {
                continue;
            }
            let from = self.windows.partition_point(|(known, _)| *known < window);
            for (_, number) in self.windows[from..].iter().take_while(|(known, _)| *known == window) {
                if text[at..].starts_with(&self.stretches[*number]) {
                    strike(*number, at);
                }
            }
        }
    }
}

fn window_of(bytes: &[u8]) -> Option<u64> {
    bytes.first_chunk().map(|window| u64::from_le_bytes(*window))
}

const HASH_BITS: u32 = 16;

/// The upper bits of a multiplicative hash.
fn hash_of(window: u64) -> usize {
    (window.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - HASH_BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_place_of_short_and_long_stretches() {
        let stretches = ["aba", "abababab", "", "abababab", "ababababa", "b"];
        let mut found = Vec::new();
        Strikes::new(stretches.into_iter()).find("abababababx", |number, at| found.push((number, at)));
        found.sort_unstable();
        let mut expected = Vec::new();
        for (number, stretch) in stretches.iter().enumerate().filter(|(_, stretch)| !stretch.is_empty()) {
            expected.extend((0..11).filter(|at| "abababababx"[*at..].starts_with(stretch)).map(|at| (number, at)));
        }
        assert_eq!(found, expected);
    }
}
