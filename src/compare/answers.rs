//! Who stands behind each answer: reports and origins, always counted beside each other.

use std::collections::BTreeMap;

use crate::compare::ground::sort_once;
use crate::compare::origin::origin;
use crate::model::comparison::{AnswerTally, Tally};
use crate::model::id::ClaimKey;
use crate::model::library::{Answer, Library, Question};
use crate::model::words::QuestionKind;

/// The answers of a question with who stands behind them (fine print 27): every declared answer of a choice, every declared member of
/// a set, every distinct number or date that is given, nothing for an open question.
pub(super) fn tally_answers(library: &Library, question: &Question, claims: &[ClaimKey]) -> Vec<AnswerTally> {
    let mut carried: BTreeMap<Answer, Vec<ClaimKey>> = match question.kind {
        QuestionKind::Choice | QuestionKind::Set => (0..question.answers.len()).map(|index| (Answer::Choice(index), Vec::new())).collect(),
        QuestionKind::Number | QuestionKind::Date | QuestionKind::Open => BTreeMap::new(),
    };
    for &key in claims {
        match &library[key].answer {
            Answer::Set(members) => {
                for &member in members {
                    carried.entry(Answer::Choice(member)).or_default().push(key);
                }
            }
            Answer::Open(_) => {}
            answer => carried.entry(answer.clone()).or_default().push(key),
        }
    }
    carried.into_iter().map(|(answer, claims)| tally_answer(library, answer, &claims)).collect()
}

/// Reports and origins of some claims.
pub(super) fn tally(library: &Library, claims: &[ClaimKey]) -> Tally {
    let mut sources: Vec<_> = claims.iter().map(|&claim| library[claim].source).collect();
    let mut origins: Vec<_> = claims.iter().map(|&claim| origin(library, claim)).collect();
    sort_once(&mut sources);
    sort_once(&mut origins);
    let origins = origins.len();
    Tally { reports: sources.len(), origins, origins_at_least: origins, party_origins: 0 }
}

fn tally_answer(library: &Library, answer: Answer, claims: &[ClaimKey]) -> AnswerTally {
    let mut sources: Vec<_> = claims.iter().map(|&claim| library[claim].source).collect();
    let mut own_voice: Vec<_> =
        claims.iter().map(|&claim| &library[claim]).filter(|claim| claim.by.is_empty()).map(|claim| claim.source).collect();
    let mut actors: Vec<_> = claims.iter().flat_map(|&claim| library[claim].by.iter().copied()).collect();
    sort_once(&mut sources);
    sort_once(&mut own_voice);
    sort_once(&mut actors);
    AnswerTally { answer, tally: tally(library, claims), sources, own_voice, actors, as_of: None }
}
