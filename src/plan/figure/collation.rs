//! One statement as several sources word it: which words all of them have.
//!
//! The words that all have are the longest run, in order, that is left when the wordings are compared one after the other; of two
//! wordings that is their plain difference. So the work grows with the number of wordings, not with the number of their pairs.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::model::id::{ClaimKey, StatementKey};
use crate::model::view::{CollationView, FigureView, Link, WordRun, WordingView};
use crate::plan::viewpoint::{Viewpoint, in_table_order};

/// A piece of a wording: a word, or what stands between words.
#[derive(Debug)]
struct Piece<'text> {
    text: &'text str,
    /// The word as it is compared; `None` for white space, punctuation and what the desk inserted in brackets.
    word: Option<String>,
}

/// What several reports have of one statement, by question, side by side.
pub(crate) fn collations(at: &Viewpoint<'_>, claims: &[ClaimKey]) -> Vec<CollationView> {
    let library = at.library();
    let mut claims = in_table_order(at, claims.iter().copied());
    claims.dedup();
    let by_question = claims.chunk_by(|&left, &right| library[left].question == library[right].question);
    let side_by_side = by_question.filter(|claims| claims.iter().any(|&claim| library[claim].source != library[claims[0]].source));
    side_by_side.map(|claims| one_question(at, claims)).collect()
}

/// The collation that prose places: that of several reports, or how the only report words it.
pub(crate) fn collation_of(at: &Viewpoint<'_>, statement: StatementKey) -> FigureView {
    let tallies = &at.comparisons().actor(at.library()[statement].actor).statements;
    let claims = tallies.iter().filter(|tally| tally.statement == statement).flat_map(|tally| tally.claims.iter().copied());
    let claims: Vec<ClaimKey> = claims.collect();
    let mut collations = collations(at, &claims);
    if collations.is_empty() {
        collations.extend(claims.iter().map(|&claim| one_question(at, &[claim])));
    }
    FigureView::Collation { statement: at.statement(statement), collations }
}

/// The wordings of the claims on one question. Words are compared between live quotes in one language only: a translation shares no
/// words with its original, and what the desk wrote is nobody's wording.
fn one_question(at: &Viewpoint<'_>, claims: &[ClaimKey]) -> CollationView {
    let library = at.library();
    let quote = |claim: &ClaimKey| library[*claim].quote.as_deref().filter(|_| library.is_live(*claim));
    let language = |claim: &ClaimKey| library[library[*claim].source].language.as_ref().map(AsRef::as_ref).map(str::to_owned);
    let first = claims.iter().find(|claim| quote(claim).is_some()).and_then(language);
    let is_compared = |claim: &ClaimKey| quote(claim).is_some() && language(claim) == first;
    let compared: Vec<ClaimKey> = claims.iter().copied().filter(is_compared).collect();
    let by_one_source = compared.windows(2).all(|pair| library[pair[0]].source == library[pair[1]].source);
    let quotes: Vec<&str> = compared.iter().filter_map(quote).collect();
    let mut collated = (!by_one_source).then(|| collate(&quotes)).flatten().map(Vec::into_iter);
    let marked = collated.is_some();
    let wording = |claim: &ClaimKey| {
        let runs = collated.as_mut().filter(|_| is_compared(claim)).and_then(Iterator::next);
        let plain = || library[*claim].quote.as_deref().map(unmarked);
        let told = &library[*claim];
        let state = at.comparisons().quote(*claim);
        WordingView {
            report: Link { href: at.claim_href(*claim), label: at.source(told.source).label },
            answer: at.answer_of(*claim),
            language: at.words_of(told.source, ""),
            runs: runs.or_else(plain).unwrap_or_default(),
            fault: state.is_unproven().then(|| state.word()),
            withdrawn: !library.is_live(*claim),
        }
    };
    CollationView { question: at.short_question(library[claims[0]].question), marked, wordings: claims.iter().map(wording).collect() }
}

/// Each wording in runs, with the words marked that not every wording has. `None` where fewer than two wordings or no common word
/// leave nothing to set apart.
fn collate(wordings: &[&str]) -> Option<Vec<Vec<WordRun>>> {
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
fn unmarked(wording: &str) -> Vec<WordRun> {
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
