//! How much of a text is quoted: the measure of `max_quoted_share`.

use super::archive::{Archive, joined};
use super::prove::Outcome;
use crate::model::word_count::words_in;

/// The quoted words of a text against all of its words, excluded passages left out of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotedShare {
    /// Words that quotes cover; a passage quoted twice counts once.
    pub quoted: usize,
    /// Words of the text.
    pub words: usize,
}

impl QuotedShare {
    /// The share as a number from 0 to 1; 0 for a text without words.
    pub fn fraction(self) -> f64 {
        // Texts of less than 4 GiB have fewer words than an `f64` counts exactly.
        #[expect(clippy::cast_precision_loss, reason = "word counts stay far below 2^52")]
        let fraction = self.quoted as f64 / self.words.max(1) as f64;
        fraction
    }
}

/// Measures what the proven and ambiguous quotes of a source cover. Of an ambiguous quote the first place counts; words
/// of quotes that stand nowhere cannot be counted here.
pub fn quoted_share<'a>(archive: &Archive, outcomes: impl IntoIterator<Item = &'a Outcome>) -> QuotedShare {
    let places = outcomes.into_iter().filter(|outcome| matches!(outcome, Outcome::Proven { .. } | Outcome::Ambiguous { .. }));
    let mut covered: Vec<_> = places.filter_map(Outcome::place).flat_map(|place| place.parts.iter().cloned()).collect();
    covered.sort_by_key(|part| (part.start, part.end));
    let words = |range: std::ops::Range<usize>| words_in(&archive.text()[range]);
    let quoted = joined(covered.into_iter()).into_iter().map(words).sum();
    QuotedShare { quoted, words: archive.words_not_excluded() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::library::Exclusion;
    use crate::model::words::ExclusionKind;
    use crate::quotes::prove::prove;
    use crate::quotes::quote::Quote;

    #[test]
    fn a_passage_quoted_twice_counts_once() {
        let mut archive = Archive::of_text("one two three four five six seven eight nine ten AD buy buy".to_owned());
        let exclusion = Exclusion { from: "AD".to_owned(), to: None, kind: ExclusionKind::Advertisement };
        assert_eq!(archive.exclude(&[exclusion]), []);
        let quotes = ["two three", "three [or] four", "six ... eight", "two three", "not there", "buy buy"];
        let quotes: Vec<Quote> = quotes.iter().map(|quote| Quote::new(quote, None, None)).collect();
        let share = quoted_share(&archive, &prove(&archive, &quotes));
        assert_eq!(share, QuotedShare { quoted: 5, words: 10 });
        assert!((share.fraction() - 0.5).abs() < f64::EPSILON);
    }
}
