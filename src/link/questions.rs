//! Questions, and which fields belong to which kind of them.

use super::events::{date, event_key};
use super::references::{References, meant_id};
use super::texts;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::answer::NOT_KNOWN;
use crate::model::id::{Id, QuestionKey};
use crate::model::kind::Kind;
use crate::model::library::Question;
use crate::model::list::List;
use crate::model::number::Number;
use crate::model::outline::Step;
use crate::model::parsed::{FileRecord, Parsed, ParsedSite};
use crate::model::schema::{AnswerFile, QuestionFile};
use crate::model::words::QuestionKind;

/// Links the questions. One without an event or a kind is left out.
pub(super) fn link(site: &ParsedSite, references: &mut References<'_>) -> List<QuestionKey, Question> {
    let mut questions = List::default();
    let mut keys = Vec::with_capacity(site.questions.len());
    for Parsed { id, fields, record } in &site.questions {
        let event = event_key(references.field(Kind::Event, record, &[Step::Key("event")], fields.event.as_ref()));
        if let Some(kind) = fields.kind {
            references.note_all(fields_of_kind(kind, fields, record));
        }
        let (Some(event), Some(kind)) = (event, fields.kind) else {
            keys.push(None);
            continue;
        };
        keys.push(Some(questions.push(Question {
            id: id.clone(),
            record: record.clone(),
            question: fields.question.clone().unwrap_or_else(|| id.to_string()),
            short: fields.short.clone(),
            event,
            order: fields.order,
            kind,
            answers: answers(kind, fields),
            unit: fields.unit.clone(),
            tolerance: tolerance(fields),
            knowable_from: date(fields.knowable_from.as_ref()),
            over_time: fields.over_time.unwrap_or(false),
            look_for: texts(fields.look_for.as_ref()),
            verdict: fields.verdict.clone(),
            because: fields.because.clone(),
            extra: fields.extra.clone().unwrap_or_default(),
        })));
    }
    references.keep_questions(keys);
    questions
}

/// What belongs to another kind, and the answers that a kind needs.
fn fields_of_kind(kind: QuestionKind, fields: &QuestionFile, record: &FileRecord) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let written = |field| record.is_written(&[Step::Key(field)]);
    let has_answers = fields.answers.as_ref().is_some_and(|answers| !answers.0.is_empty());
    if kind.lists_answers() && !has_answers && (!written("answers") || fields.answers.is_some()) {
        let message = format!("a question of kind `{kind}` has `answers`, and this one has none");
        let help = "list them: `answers: {first-answer: First answer, second-answer: Second answer}`";
        let place = if written("answers") { record.place(&[Step::Key("answers")]) } else { record.place(&[Step::Key("kind")]) };
        diagnostics.push(Diagnostic::new(Code::QuestionAnswers, place, message, help));
    }
    if !kind.lists_answers() && has_answers {
        let message = format!("a question of kind `{kind}` takes no `answers`");
        let listing = QuestionKind::ALL.iter().filter(|kind| kind.lists_answers()).map(|kind| format!("`{kind}`")).collect::<Vec<_>>();
        let help = format!("take the answers away, or make the question one of kind {}", listing.join(" or "));
        diagnostics.push(Diagnostic::new(Code::QuestionAnswers, record.place(&[Step::Key("answers")]), message, help));
    }
    if fields.answers.iter().flat_map(|answers| &answers.0).any(|(id, _)| id == NOT_KNOWN) {
        let place = record.place(&[Step::Key("answers"), Step::Key(NOT_KNOWN)]);
        let message = "`not-known` is an answer of every question, and is not listed";
        let help = "take it out of `answers`; claims answer `not-known` all the same";
        diagnostics.push(Diagnostic::new(Code::AnswerOfEveryQuestion, place, message, help));
    }
    for (field, owner) in [
        ("unit", QuestionKind::Number),
        ("tolerance", QuestionKind::Number),
        ("verdict", QuestionKind::Open),
        ("because", QuestionKind::Open),
    ] {
        if kind != owner && written(field) {
            let message = format!("`{field}` belongs to questions of kind `{owner}`, and this one is of kind `{kind}`");
            let help = "take the field away, or change the kind";
            diagnostics.push(Diagnostic::new(Code::FieldOfAnotherKind, record.place(&[Step::Key(field)]), message, help));
        }
    }
    diagnostics
}

fn answers(kind: QuestionKind, fields: &QuestionFile) -> Vec<(Id, String)> {
    if !kind.lists_answers() {
        return Vec::new();
    }
    let listed = fields.answers.iter().flat_map(|answers| &answers.0).filter(|(id, _)| id != NOT_KNOWN);
    let answer = |(id, label): &(String, String)| meant_id(id).map(|id| (id, label.clone()));
    listed.filter_map(answer).collect()
}

fn tolerance(fields: &QuestionFile) -> Number {
    match &fields.tolerance {
        Some(AnswerFile::Text(text) | AnswerFile::Number(text)) => {
            Number::parse(text).filter(|number| !number.is_negative()).unwrap_or(Number::ZERO)
        }
        Some(AnswerFile::List(_)) | None => Number::ZERO,
    }
}
