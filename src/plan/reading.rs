//! Letters for answers, so that equal answers to one question are seen to be equal.

use std::collections::BTreeSet;

use crate::model::answer::{Answer, answer_label};
use crate::model::comparison::Comparisons;
use crate::model::id::QuestionKey;
use crate::model::library::Library;
use crate::model::view::AnswerView;

/// The different answers that live claims give to one question, in ascending order.
#[derive(Debug)]
pub(crate) struct Readings<'plan> {
    library: &'plan Library,
    question: QuestionKey,
    given: Vec<&'plan Answer>,
}

impl<'plan> Readings<'plan> {
    /// The readings of a question.
    pub(crate) fn of(library: &'plan Library, comparisons: &'plan Comparisons, question: QuestionKey) -> Self {
        let given: BTreeSet<&Answer> = if library[question].kind.is_compared() {
            let claims = comparisons.question(question).cells.iter().flat_map(|cell| &cell.claims);
            claims.filter(|&&claim| library.is_live(claim)).map(|&claim| &library[claim].answer).collect()
        } else {
            BTreeSet::new()
        };
        Self { library, question, given: given.into_iter().collect() }
    }

    /// The answer with its letter.
    pub(crate) fn view(&self, answer: &Answer) -> AnswerView {
        let reading = self.given.binary_search(&answer).ok().map(letters);
        AnswerView { reading, label: answer_label(&self.library[self.question], answer, &self.library.words) }
    }
}

/// `a` to `z`, then `aa`, `ab`, …
fn letters(index: usize) -> String {
    let mut rest = index + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(b'a' + (rest % 26) as u8);
        rest /= 26;
    }
    letters.iter().rev().map(|&letter| char::from(letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_go_on_after_z() {
        for (index, expected) in [(0, "a"), (25, "z"), (26, "aa"), (27, "ab"), (26 + 26 * 26, "aaa")] {
            assert_eq!(letters(index), expected);
        }
    }
}
