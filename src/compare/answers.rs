//! Who stands behind each answer: reports and origins, always counted beside each other.

use std::collections::BTreeMap;

use crate::compare::ground::sort_once;
use crate::compare::testimony::{Holder, Testimony};
use crate::compare::verdict::Case;
use crate::model::answer::Answer;
use crate::model::comparison::AnswerTally;
use crate::model::date::Date;
use crate::model::id::{ActorKey, SourceKey};

/// The answers of a question with who stands behind them: every declared answer of a choice, every declared member of a set, every
/// distinct number or date that is given; nothing for an open question; `not-known` last, where it is given.
pub(super) fn tally_answers(case: &Case<'_>) -> Vec<AnswerTally> {
    let question = case.question;
    if !question.kind.is_compared() {
        return Vec::new();
    }
    let mut carried: BTreeMap<Answer, Vec<&Testimony>> = BTreeMap::new();
    if question.kind.lists_answers() {
        carried.extend((0..question.answers.len()).map(|index| (Answer::Choice(index), Vec::new())));
    }
    for &testimony in &case.testimonies {
        let answer = &case.library[testimony.claim].answer;
        if answer.members().is_empty() {
            carried.entry(answer.clone()).or_default().push(testimony);
        }
        for &member in answer.members() {
            carried.entry(Answer::Choice(member)).or_default().push(testimony);
        }
    }
    carried.into_iter().map(|(answer, testimonies)| tally_answer(case, answer, &testimonies)).collect()
}

fn tally_answer(case: &Case<'_>, answer: Answer, testimonies: &[&Testimony]) -> AnswerTally {
    let mut sources: Vec<SourceKey> = testimonies.iter().map(|testimony| testimony.source).collect();
    let holders = || testimonies.iter().flat_map(|testimony| testimony.holders.iter().copied());
    let own = |holder| if let Holder::Source(source) = holder { Some(source) } else { None };
    let mut own_voice: Vec<SourceKey> = holders().filter_map(own).collect();
    let mut actors: Vec<ActorKey> = holders().filter_map(Holder::actor).collect();
    sort_once(&mut sources);
    sort_once(&mut own_voice);
    sort_once(&mut actors);
    let as_of = if case.question.over_time { latest(testimonies) } else { None };
    AnswerTally { answer, tally: case.voices.tally(testimonies), sources, own_voice, actors, as_of }
}

/// The time that ends last.
fn latest(testimonies: &[&Testimony]) -> Option<Date> {
    testimonies.iter().filter_map(|testimony| testimony.time.at).max_by_key(|date| (date.time_range().last, *date))
}
