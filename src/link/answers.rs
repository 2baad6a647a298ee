//! Answers: from what a file says to what its question makes of it.

use std::collections::BTreeMap;

use crate::diagnostic::{self, Code, Diagnostic};
use crate::model::answer::{Answer, NOT_KNOWN};
use crate::model::date::Date;
use crate::model::library::Question;
use crate::model::number::{Number, NumberFault, NumberRange};
use crate::model::outline::Step;
use crate::model::parsed::FileRecord;
use crate::model::schema::{AnswerFile, QuestionFile};
use crate::model::words::QuestionKind;

/// Where an answer stands: its claim's file and the path to it.
pub(super) struct AnswerPlace<'claim> {
    pub(super) record: &'claim FileRecord,
    pub(super) path: &'claim [Step<'claim>],
}

/// Reads the answer to `question`, whose file says `fields`. `None` where there is none; `diagnostics` says why, unless that was said
/// already of the question or of the value.
pub(super) fn read(
    question: &Question,
    fields: &QuestionFile,
    given: &AnswerFile,
    place: &AnswerPlace<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Answer> {
    let says_not_known = |text: &str| text == NOT_KNOWN || question.kind == QuestionKind::Date && text == "unknown";
    let is_not_known = match given {
        AnswerFile::Text(text) => says_not_known(text),
        AnswerFile::List(list) => question.kind.adds_up() && matches!(list.as_slice(), [only] if says_not_known(only)),
        AnswerFile::Number(_) => false,
    };
    if is_not_known {
        return Some(Answer::NotKnown);
    }
    if question.kind.lists_answers() && question.answers.is_empty() {
        return None;
    }
    let wrong = match (question.kind, given) {
        (QuestionKind::Set, AnswerFile::List(list)) => return set(question, fields, list, place, diagnostics),
        (kind, AnswerFile::List(_)) => {
            let message = format!("the question `{}` is of kind `{kind}` and takes one answer, not a list", question.id);
            Wrong { message, help: "write one answer, without brackets".to_owned(), near: None }
        }
        (kind, AnswerFile::Text(text) | AnswerFile::Number(text)) => {
            let written = as_written(given, text, place);
            if written.trim().is_empty() {
                return None;
            }
            let answer = match kind {
                QuestionKind::Choice => member(question, fields, written).map(|index| index.map(Answer::Choice)),
                QuestionKind::Set => member(question, fields, written).map(|index| index.map(|index| Answer::Set(vec![index]))),
                QuestionKind::Number => number(question, written, text).map(Some),
                QuestionKind::Date => date(written).map(Some),
                QuestionKind::Open => Ok(Some(Answer::Open(written.to_owned()))),
            };
            match answer {
                Ok(answer) => return answer,
                Err(wrong) => wrong,
            }
        }
    };
    diagnostics.push(wrong.diagnostic(place.record, place.path));
    None
}

/// Why an answer is none.
struct Wrong {
    message: String,
    help: String,
    near: Option<String>,
}

impl Wrong {
    fn diagnostic(self, record: &FileRecord, path: &[Step<'_>]) -> Diagnostic {
        let diagnostic = Diagnostic::new(Code::UnknownAnswer, record.place(path), self.message, self.help);
        match self.near {
            Some(near) => diagnostic.with_suggestion(near),
            None => diagnostic,
        }
    }
}

/// A number as the file spells it, where that is known: `0044` and `1.50` are text for a date or an open question.
fn as_written<'text>(given: &AnswerFile, text: &'text str, place: &AnswerPlace<'text>) -> &'text str {
    let written = place.record.written(place.path).filter(|_| matches!(given, AnswerFile::Number(_)));
    written.filter(|written| !written.starts_with(['"', '\'', '|', '>', '!'])).unwrap_or(text)
}

fn set(
    question: &Question,
    fields: &QuestionFile,
    list: &[String],
    place: &AnswerPlace<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Answer> {
    let mut firsts: BTreeMap<usize, usize> = BTreeMap::new();
    let mut whole = true;
    for (position, id) in list.iter().enumerate().filter(|(_, id)| !id.trim().is_empty()) {
        let path = |position| [place.path, &[Step::Index(position)]].concat();
        match member(question, fields, id) {
            Err(wrong) => {
                diagnostics.push(wrong.diagnostic(place.record, &path(position)));
                whole = false;
            }
            Ok(None) => whole = false,
            Ok(Some(index)) => {
                if let Some(&first) = firsts.get(&index) {
                    let (second, first) = (place.record.place(&path(position)), place.record.place(&path(first)));
                    diagnostics.push(super::references::listed_twice(id, second, first));
                } else {
                    firsts.insert(index, position);
                }
            }
        }
    }
    (whole && !firsts.is_empty()).then(|| Answer::Set(firsts.into_keys().collect()))
}

/// The index of an answer; `Ok(None)` where the question lists it under an id that is none, which was said there.
fn member(question: &Question, fields: &QuestionFile, id: &str) -> Result<Option<usize>, Wrong> {
    if let Some(index) = question.answers.iter().position(|(known, _)| known.as_str() == id) {
        return Ok(Some(index));
    }
    if fields.answers.iter().flat_map(|answers| &answers.0).any(|(known, _)| known == id) {
        return Ok(None);
    }
    let ids: Vec<&str> = question.answers.iter().map(|(known, _)| known.as_str()).collect();
    let near = diagnostic::nearest(id, ids.iter().copied()).map(str::to_owned);
    let listed = ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    let help = match &near {
        Some(near) => format!("did you mean `{near}`? The question has {listed}"),
        None => format!("the question has {listed}; correct the answer, or add it there"),
    };
    Err(Wrong { message: format!("the question `{}` has no answer `{id}`", question.id), help, near })
}

fn number(question: &Question, written: &str, value: &str) -> Result<Answer, Wrong> {
    // YAML's hexadecimal and octal numbers count by their value; a decimal must not lose digits on the way through a processor's number.
    let other_base = || Number::parse(value).filter(|_| written.contains(['x', 'o'])).map(NumberRange::exactly);
    let range = NumberRange::parse(written);
    range.or_else(|fault| other_base().ok_or(fault)).map(Answer::Number).map_err(|fault| match fault {
        NumberFault::Form => Wrong {
            message: format!("the question `{}` takes a number of at most 28 digits, or a range, not `{written}`", question.id),
            help: "write digits without the unit: `73`, `73~` (about), `73..` (at least), `..73` (at most) or `70..80`".to_owned(),
            near: None,
        },
        NumberFault::Backward => {
            Wrong { message: format!("the range `{written}` runs backward"), help: "put the smaller number first".to_owned(), near: None }
        }
    })
}

fn date(written: &str) -> Result<Answer, Wrong> {
    Date::parse(written).map(Answer::Date).map_err(|error| Wrong {
        message: format!("the question takes a date: {error}"),
        help: error.help().to_owned(),
        near: None,
    })
}
