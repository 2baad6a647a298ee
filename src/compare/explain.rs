//! The explanation: one plain sentence made of the counts, every word of which a reader can check against the table.

use crate::compare::conflict::{Holders, group_by_answer, incompatible_groups};
use crate::compare::verdict::Finding;
use crate::model::comparison::{AnswerTally, Cell, Tally};
use crate::model::id::{ActorKey, ClaimKey, SourceKey};
use crate::model::library::{Library, Question};
use crate::model::wording::{answer_label, counted_in_digits, listed, with_unit};
use crate::model::words::{CellState, QuestionKind, Verdict};

/// The most answers that the sentence names; the rest are counted.
const NAMED_ANSWERS: usize = 6;

/// The sentence for a question, in English.
pub(super) fn explain(
    library: &Library,
    question: &Question,
    finding: &Finding,
    answers: &[AnswerTally],
    total: Tally,
    claims: &[ClaimKey],
    cells: &[Cell],
) -> String {
    let mut parts = vec![match finding.verdict {
        Verdict::Unanswered => "No answer in any source".to_owned(),
        Verdict::Open => format!("Not compared by machine; {} in {}", counted_in_digits(claims.len(), "claim"), carried(total)),
        _ => given(question, answers, total),
    }];
    parts.extend(reason(library, question, finding, claims));
    parts.extend(silence(cells));
    format!("{}.", parts.join("; "))
}

/// `Two answers from 3 reports and 2 origins: …`
fn given(question: &Question, answers: &[AnswerTally], total: Tally) -> String {
    let used: Vec<&AnswerTally> = answers.iter().filter(|answer| answer.tally.reports > 0).collect();
    let thing = if question.kind == QuestionKind::Set { "member" } else { "answer" };
    let head = format!("{} from {}", capital(&counted(used.len(), thing)), carried(total));
    if let [only] = used.as_slice() {
        return format!("{head}: {}", answer_label(question, &only.answer));
    }
    let mut named: Vec<String> = used
        .iter()
        .take(NAMED_ANSWERS)
        .map(|answer| {
            let Tally { reports, origins } = answer.tally;
            format!(
                "{} ({}, {})",
                answer_label(question, &answer.answer),
                counted_in_digits(reports, "report"),
                counted_in_digits(origins, "origin")
            )
        })
        .collect();
    if used.len() > NAMED_ANSWERS {
        named.push(counted(used.len() - NAMED_ANSWERS, "other"));
    }
    format!("{head}: {}", listed(&named))
}

/// Why the verdict is what it is, where the counts alone do not show it.
fn reason(library: &Library, question: &Question, finding: &Finding, claims: &[ClaimKey]) -> Option<String> {
    // A set's members are tallied one by one, so it is the claims that tell whether there is more than one answer.
    let groups = group_by_answer(library, claims);
    let several = groups.len() > 1;
    match finding.verdict {
        Verdict::SourcesDiffer => Some(match speaker_of_both(library, finding.witness?) {
            Some(speaker) => format!("the sources report {speaker} differently"),
            None => "the sources differ in their own voice".to_owned(),
        }),
        Verdict::Disputed => Some(dispute(library, question, &groups)),
        Verdict::Partial => Some("none excludes another, but some say less".to_owned()),
        Verdict::SingleOrigin | Verdict::Agreed if several && question.kind == QuestionKind::Number => {
            Some(format!("equal within the tolerance of {}", with_unit(question, question.tolerance)))
        }
        Verdict::SingleOrigin if several => Some("none excludes another".to_owned()),
        _ => None,
    }
}

/// Who is at odds: two who hold positions, or one with itself. It depends on who holds what and not on the order of sources.
fn dispute(library: &Library, question: &Question, groups: &[Holders<'_>]) -> String {
    let mut alone = None;
    for (left, right) in incompatible_groups(question, groups) {
        let Some(holder) = sole_holder(library, left).filter(|&holder| sole_holder(library, right) == Some(holder)) else {
            return "the positions exclude each other".to_owned();
        };
        alone = alone.or(Some(holder));
    }
    match alone {
        Some(Holder::Actor(actor)) => format!("{} gives more than one answer", library[actor].name),
        _ => "a source contradicts itself".to_owned(),
    }
}

/// Whoever holds a position: an actor, or a source in its own voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holder {
    Actor(ActorKey),
    Source(SourceKey),
}

/// The only one who holds an answer; `None` where several do.
fn sole_holder(library: &Library, holders: &Holders<'_>) -> Option<Holder> {
    let actors = holders.actors.keys().map(|&actor| Holder::Actor(actor));
    let sources = holders.own.iter().map(|&claim| Holder::Source(library[claim].source));
    let mut all = actors.chain(sources);
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// The name of a speaker to whom both claims are attributed.
fn speaker_of_both(library: &Library, (first, second): (ClaimKey, ClaimKey)) -> Option<&str> {
    let speakers = &library[second].by;
    library[first].by.iter().find(|actor| speakers.contains(actor)).map(|&actor| library[actor].name.as_str())
}

/// `1 of 4 sources in scope is silent`, for every kind of silence; `None` where every source answers.
fn silence(cells: &[Cell]) -> Option<String> {
    let kinds = [
        (CellState::Silent, "silent"),
        (CellState::Excerpt, "known only in part"),
        (CellState::NotReviewed, "not yet read for this"),
        (CellState::TooEarly, "too early to know"),
        (CellState::Withdrawn, "withdrawn"),
    ];
    let count = |state| cells.iter().filter(|cell| cell.state == state).count();
    let said: Vec<String> = kinds
        .into_iter()
        .map(|(state, words)| (count(state), words))
        .filter(|&(count, _)| count > 0)
        .enumerate()
        .map(|(place, (count, words))| {
            let verb = if count == 1 { "is" } else { "are" };
            if place == 0 {
                format!("{count} of {} in scope {verb} {words}", counted_in_digits(cells.len(), "source"))
            } else {
                format!("{count} {verb} {words}")
            }
        })
        .collect();
    (!said.is_empty()).then(|| listed(&said))
}

fn carried(total: Tally) -> String {
    format!("{} and {}", counted_in_digits(total.reports, "report"), counted_in_digits(total.origins, "origin"))
}

/// A count in words up to ten, and what is counted.
fn counted(count: usize, thing: &str) -> String {
    const WORDS: [&str; 11] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let plural = if count == 1 { "" } else { "s" };
    WORDS.get(count).map_or_else(|| format!("{count} {thing}{plural}"), |word| format!("{word} {thing}{plural}"))
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
