//! One statement as several sources word it: which words all of them have.
//!
//! The words that all have are the longest run, in order, that is left when the wordings are compared one after the other; of two
//! wordings that is their plain difference. So the work grows with the number of wordings, not with the number of their pairs.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::model::view::WordRun;

/// A piece of a wording: a word, or what stands between words.
#[derive(Debug)]
struct Piece<'text> {
    text: &'text str,
    /// The word as it is compared; `None` for white space, punctuation and what the desk inserted in brackets.
    word: Option<String>,
}

/// Each wording in runs, with the words marked that not every wording has. `None` where fewer than two wordings or no common word
/// leave nothing to set apart.
pub(crate) fn collate(wordings: &[&str]) -> Option<Vec<Vec<WordRun>>> {
    let pieces: Vec<Vec<Piece<'_>>> = wordings.iter().map(|wording| pieces(wording)).collect();
    let words = |pieces: &[Piece<'_>]| -> Vec<String> { pieces.iter().filter_map(|piece| piece.word.clone()).collect() };
    let ([first, .., _], true) = (pieces.as_slice(), wordings.len() > 1) else { return None };
    let mut common = words(first);
    for other in &pieces[1..] {
        let other = words(other);
        common = shared(&other, &common).into_iter().zip(other).filter_map(|(is_shared, word)| is_shared.then_some(word)).collect();
    }
    let marked = |pieces: &Vec<Piece<'_>>| runs(pieces, &shared(&words(pieces), &common));
    (!common.is_empty()).then(|| pieces.iter().map(marked).collect())
}

/// A wording in one run, nothing marked.
pub(crate) fn unmarked(wording: &str) -> Vec<WordRun> {
    vec![WordRun { text: wording.to_owned(), marked: false }]
}

/// For each word, whether `other` has it too, at its place in the order.
fn shared(words: &[String], other: &[String]) -> Vec<bool> {
    let mut shared = vec![false; words.len()];
    for operation in capture_diff_slices(Algorithm::Myers, words, other) {
        if let DiffOp::Equal { old_index, len, .. } = operation {
            shared[old_index..old_index + len].fill(true);
        }
    }
    shared
}

fn pieces(wording: &str) -> Vec<Piece<'_>> {
    let mut depth = 0_usize;
    let mut pieces = Vec::new();
    for text in wording.split_word_bounds() {
        match text {
            "[" => depth += 1,
            "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_word = depth == 0 && text.contains(char::is_alphanumeric);
        pieces.push(Piece { text, word: is_word.then(|| text.to_lowercase().replace('\u{2019}', "'")) });
    }
    pieces
}

/// Joins pieces of one sort. What stands between two marked words is marked with them.
fn runs(pieces: &[Piece<'_>], shared: &[bool]) -> Vec<WordRun> {
    let mut shared = shared.iter();
    let is_marked: Vec<Option<bool>> =
        pieces.iter().map(|piece| piece.word.as_ref().map(|_| !shared.next().copied().unwrap_or_default())).collect();
    let mut runs: Vec<WordRun> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let before = runs.last().is_some_and(|run| run.marked);
        let after = || is_marked[index..].iter().find_map(|mark| *mark).unwrap_or_default();
        let marked = is_marked[index].unwrap_or_else(|| before && after());
        match runs.last_mut() {
            Some(run) if run.marked == marked => run.text.push_str(piece.text),
            _ => runs.push(WordRun { text: piece.text.to_owned(), marked }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The wordings with marked words in asterisks.
    fn shown(wordings: &[&str]) -> Option<Vec<String>> {
        let told = |run: WordRun| if run.marked { format!("*{}*", run.text) } else { run.text };
        collate(wordings).map(|all| all.into_iter().map(|runs| runs.into_iter().map(told).collect()).collect())
    }

    #[test]
    fn words_that_not_all_have_are_marked() {
        for (wordings, expected) in [
            (
                vec!["failed to bring about any workable solution", "unable to forge a mutually acceptable solution"],
                vec!["*failed* to *bring about any workable* solution", "*unable* to *forge a mutually acceptable* solution"],
            ),
            (vec!["Open War", "an “open war”"], vec!["Open War", "*an* “open war”"]),
            (vec!["a b c", "a c", "a b d"], vec!["a *b c*", "a *c*", "a *b d*"]),
            (
                vec!["the talks [in Istanbul] ended", "the talks ended, he said"],
                vec!["the talks [in Istanbul] ended", "the talks ended, *he said*"],
            ),
            (vec!["谈判 破裂", "谈判 结束"], vec!["谈判 *破裂*", "谈判 *结束*"]),
            (vec!["don’t stop", "don't stop"], vec!["don’t stop", "don't stop"]),
        ] {
            assert_eq!(shown(&wordings).as_deref(), Some(expected.iter().map(|&text| text.to_owned()).collect::<Vec<_>>().as_slice()));
        }
    }

    #[test]
    fn nothing_is_marked_where_nothing_can_be_set_apart() {
        for wordings in [vec![], vec!["alone"], vec!["open war", "full-scale conflict"], vec!["", "a"]] {
            assert_eq!(shown(&wordings), None, "{wordings:?}");
        }
    }

    #[test]
    fn no_word_is_lost() {
        let wordings = ["  Well, 12% – “so”  ", "so [he] said: 12%!", "12% so"];
        let collated = collate(&wordings).expect("all three have a word in common");
        let texts = collated.into_iter().map(|runs| runs.into_iter().map(|run| run.text).collect::<String>());
        assert!(texts.eq(wordings));
    }
}
