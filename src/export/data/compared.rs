//! What the comparison found: questions and actors.

use super::{answer_value, claim_ids, file, ids};
use crate::model::answer::{Answer, answer_ids, answer_label};
use crate::model::comparison::{ActorComparison, Comparisons, QuestionComparison};
use crate::model::explanation::explanation;
use crate::model::library::{Actor, Library, Question};

pub(super) fn questions<'library>(
    library: &'library Library,
    comparisons: &'library Comparisons,
) -> impl Iterator<Item = file::Question<'library>> {
    library.questions.iter().zip(&comparisons.questions).map(move |(row, comparison)| question(library, row, comparison))
}

fn question<'library>(
    library: &'library Library,
    question: &'library Question,
    comparison: &'library QuestionComparison,
) -> file::Question<'library> {
    let cells = comparison.cells.iter().map(|cell| file::Cell {
        source: library[cell.source].id.as_str(),
        state: cell.state,
        looked_for: cell.looked_for,
        claims: claim_ids(library, &cell.claims),
    });
    let fragile = comparison.fragile.iter().map(|one| file::Fragility {
        without: library[one.without].id.as_str(),
        verdict: one.verdict,
        rises: one.rises,
    });
    file::Question {
        id: question.id.as_str(),
        event: library[question.event].id.as_str(),
        question: &question.question,
        kind: question.kind,
        over_time: question.over_time,
        verdict: comparison.verdict,
        group: comparison.verdict.group(),
        flags: sorted_flags(comparison),
        explanation: explanation(library, question, comparison, &library.words),
        reports: comparison.total.map(|total| total.reports),
        origins: comparison.total.map(|total| total.origins),
        origins_at_least: comparison.total.map(|total| total.origins_at_least),
        party_origins: comparison.total.map(|total| total.party_origins),
        answers: answers(library, question, comparison),
        cells: cells.collect(),
        fragile: fragile.collect(),
    }
}

fn sorted_flags(comparison: &QuestionComparison) -> Vec<crate::model::words::Flag> {
    let mut flags = comparison.flags.clone();
    flags.sort_by_key(|flag| flag.word());
    flags
}

/// Declared answers by id, numbers and dates in ascending order.
fn answers<'library>(library: &'library Library, question: &Question, comparison: &QuestionComparison) -> Vec<file::AnswerCount<'library>> {
    let mut tallies: Vec<_> = comparison.answers.iter().collect();
    tallies.sort_by_key(|tally| (tally.answer.is_not_known(), sorted_ids(question, &tally.answer)));
    tallies
        .into_iter()
        .map(|tally| file::AnswerCount {
            answer: one_answer(question, &tally.answer),
            label: answer_label(question, &tally.answer, &library.words),
            reports: tally.tally.reports,
            origins: tally.tally.origins,
            origins_at_least: tally.tally.origins_at_least,
            party_origins: tally.tally.party_origins,
            sources: ids(library, &tally.sources, |source| source.id.as_str()),
            actors: ids(library, &tally.actors, |actor| actor.id.as_str()),
            as_of: tally.as_of.map(|date| date.to_string()),
        })
        .collect()
}

/// The ids that an answer is made of, sorted. Numbers and dates have none, so a stable sort leaves them as they are.
pub(super) fn sorted_ids<'question>(question: &'question Question, answer: &Answer) -> Vec<&'question str> {
    let mut ids = answer_ids(question, answer);
    ids.sort_unstable();
    ids
}

/// The entry of one answer; a set has one entry a member, so that is its id and not a list.
fn one_answer(question: &Question, answer: &Answer) -> serde_json::Value {
    match sorted_ids(question, answer).first() {
        Some(&id) => id.into(),
        None => answer_value(question, answer),
    }
}

pub(super) fn actors<'library>(
    library: &'library Library,
    comparisons: &'library Comparisons,
) -> impl Iterator<Item = file::Actor<'library>> {
    library.actors.iter().zip(&comparisons.actors).map(move |(one, comparison)| actor(library, one, comparison))
}

fn actor<'library>(library: &'library Library, actor: &'library Actor, comparison: &'library ActorComparison) -> file::Actor<'library> {
    let names = comparison
        .names
        .iter()
        .map(|name| file::Name { form: &name.form, sources: ids(library, &name.sources, |source| source.id.as_str()) });
    let positions = comparison.positions.iter().map(|position| {
        let question = &library[position.question];
        let mut answers: Vec<&Answer> = position.answers.iter().map(|(answer, _)| answer).collect();
        answers.sort_by_key(|answer| sorted_ids(question, answer));
        file::Position {
            question: question.id.as_str(),
            answers: answers.into_iter().map(|answer| answer_value(question, answer)).collect(),
            sources: ids(library, &position.sources, |source| source.id.as_str()),
        }
    });
    let disputes = comparison
        .disputes
        .iter()
        .map(|dispute| file::Dispute { with: library[dispute.with].id.as_str(), question: library[dispute.question].id.as_str() });
    file::Actor {
        id: actor.id.as_str(),
        name: &actor.name,
        kind: actor.kind,
        side: library[actor.side].id.as_str(),
        names: names.collect(),
        claims: claim_ids(library, &comparison.claims),
        about: claim_ids(library, &comparison.about),
        positions: positions.collect(),
        disputes: disputes.collect(),
    }
}
