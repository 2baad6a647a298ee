//! The explanation of a verdict: one plain sentence made of the counts, every word of which a reader can check against the table.

use crate::model::comparison::{AnswerTally, Cell, QuestionComparison, Tally};
use crate::model::interface_words::InterfaceWords;
use crate::model::library::{Library, Question};
use crate::model::wording::answer_label;
use crate::model::words::{CellState, QuestionKind, Verdict};

/// The most answers that the sentence names; the rest are counted.
const NAMED_ANSWERS: usize = 6;

/// The sentence for a question, in the language of the words.
pub fn explanation(library: &Library, question: &Question, comparison: &QuestionComparison, words: &InterfaceWords) -> String {
    let mut clauses = vec![match comparison.verdict {
        Verdict::Unanswered => words.get("explain_unanswered").to_owned(),
        Verdict::Open => {
            let claims = comparison.cells.iter().flat_map(|cell| &cell.claims).filter(|&&claim| library.is_live(claim)).count();
            with_tally(words, "explain_open", claims, comparison.total.unwrap_or_default(), &[])
        }
        _ => given(question, comparison, words),
    }];
    clauses.extend(silence(&comparison.cells, words));
    words.say("explain_sentence", &[("clauses", &capital(&clauses.join(words.get("semicolon"))))])
}

/// `Two answers from 3 reports and 2 origins: …`
fn given(question: &Question, comparison: &QuestionComparison, words: &InterfaceWords) -> String {
    let used: Vec<&AnswerTally> = comparison.answers.iter().filter(|answer| answer.tally.reports > 0).collect();
    let label = |tally: &AnswerTally| words.isolated(&answer_label(question, &tally.answer, words));
    let named = if let [only] = used.as_slice() {
        label(only)
    } else {
        let answer = |tally: &&AnswerTally| tallied(words, "explain_answer", tally.tally, &[("answer", &label(tally))]);
        let mut named: Vec<String> = used.iter().take(NAMED_ANSWERS).map(answer).collect();
        if used.len() > NAMED_ANSWERS {
            named.push(words.count("explain_others", used.len() - NAMED_ANSWERS, &[]));
        }
        words.listed(&named)
    };
    let key = if question.kind == QuestionKind::Set { "explain_members" } else { "explain_answers" };
    with_tally(words, key, used.len(), comparison.total.unwrap_or_default(), &[("answers", &named)])
}

/// `1 of 4 sources in scope is silent`, for every kind of silence; `None` where every source answers.
fn silence(cells: &[Cell], words: &InterfaceWords) -> Option<String> {
    let kinds = [CellState::Silent, CellState::Excerpt, CellState::NotReviewed, CellState::TooEarly, CellState::Withdrawn];
    let sources = words.count("count_sources", cells.len(), &[]);
    let counted = kinds.map(|state| (state, cells.iter().filter(|cell| cell.state == state).count()));
    let said: Vec<String> = counted
        .into_iter()
        .filter(|&(_, count)| count > 0)
        .enumerate()
        .map(|(place, (state, count))| {
            let key = if place == 0 { "explain_silence" } else { "explain_more_silence" };
            words.count(&format!("{key}_{state}"), count, &[("sources", &sources)])
        })
        .collect();
    (!said.is_empty()).then(|| words.listed(&said))
}

/// A sentence that counts something, with the reports and origins behind it.
fn with_tally(words: &InterfaceWords, key: &str, count: usize, total: Tally, parts: &[(&str, &str)]) -> String {
    let (reports, origins) = behind(words, total);
    let parts: Vec<(&str, &str)> =
        [("reports", reports.as_str()), ("origins", &origins)].into_iter().chain(parts.iter().copied()).collect();
    words.count(key, count, &parts)
}

/// A sentence with the reports and origins behind something.
fn tallied(words: &InterfaceWords, key: &str, tally: Tally, parts: &[(&str, &str)]) -> String {
    let (reports, origins) = behind(words, tally);
    let parts: Vec<(&str, &str)> =
        [("reports", reports.as_str()), ("origins", &origins)].into_iter().chain(parts.iter().copied()).collect();
    words.say(key, &parts)
}

fn behind(words: &InterfaceWords, tally: Tally) -> (String, String) {
    (words.count("count_reports", tally.reports, &[]), words.count("count_origins", tally.origins, &[]))
}

/// The text with a capital at its start, where its script has capitals.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
