//! What a source's page asks for while claims are read out of its archived text, and the few things that it may have written.
//!
//! Everything that is written lies in `content/`: claims and read questions at the end of lists of a source's file, and new records. Each
//! save says which version of the file it was made for. Where the file is another one by now, nothing is written, and the page gets both.

use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde_json::{Value, json};

use super::connection::Request;
use super::new_record::{self, NewRecord};
use super::showing::{Answer, Asked};
use super::state::State;
use crate::edit::{self, Refusal};
use crate::load::{self, ContentFileError};
use crate::model::digest::sha256_hex;
use crate::model::schema::ClaimFile;
use crate::write;

/// What is answered: a status and JSON.
pub(super) type Reply = (u16, Value);

#[derive(Deserialize)]
struct Save {
    path: String,
    version: String,
    claim: ClaimFile,
}

#[derive(Deserialize)]
struct MarkRead {
    source: String,
    path: String,
    version: String,
    question: String,
}

#[derive(Deserialize)]
struct Select {
    source: String,
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct DraftOf {
    source: String,
    claim: ClaimFile,
}

/// The archived text of a source, with all that is needed to read claims out of it.
pub(super) fn sheet(state: &State, address: &str) -> Reply {
    let source = address.split_once("?source=").map(|(_, source)| percent_decode_str(source).decode_utf8_lossy().into_owned());
    ask(state, Asked::Sheet(source.unwrap_or_default()))
}

/// Answers what a page sends.
pub(super) fn answer(state: &State, name: &str, mut request: Request) -> (Request, Reply) {
    let Some(body) = request.body() else { return (request, refusal(400, "what was sent did not come whole")) };
    let reply = match name {
        "select" => read(&body, |Select { source, start, end }| ask(state, Asked::Select(source, start..end))),
        "draft" => read(&body, |DraftOf { source, claim }| ask(state, Asked::Draft(source, Box::new(claim)))),
        "save" => read(&body, |save: Save| {
            let claim = edit_of_claim(&save);
            change(
                state,
                &save.path,
                &save.version,
                |text| edit::append_claims(&save.path, text, std::slice::from_ref(&save.claim)),
                &claim,
            )
        }),
        "read" => read(&body, |read: MarkRead| mark_read(state, &read)),
        "new" => read(&body, |record: NewRecord| make(state, &record)),
        _ => refusal(404, "there is nothing of this name"),
    };
    (request, reply)
}

fn edit_of_claim(save: &Save) -> String {
    edit::claim_yaml(&save.claim)
}

fn mark_read(state: &State, read: &MarkRead) -> Reply {
    let asked = Asked::Read(read.source.clone(), read.question.clone());
    match state.now().showing.map(|showing| showing.ask(asked)) {
        Some(Answer::Questions(questions)) => {
            let own = format!("reviewed: [{}]\n", read.question);
            change(state, &read.path, &read.version, |text| edit::add_reviewed(&read.path, text, &questions), &own)
        }
        Some(Answer::Refused(reason)) => refusal(422, &reason),
        _ => refusal(422, "the site is not on show"),
    }
}

/// Changes a content file, if it still is the version that the page knows. `own` are the lines that were to be added.
fn change(state: &State, path: &str, version: &str, edit: impl Fn(&str) -> Result<String, Refusal>, own: &str) -> Reply {
    let _one_at_a_time = state.saving.lock();
    let file = match load::content_file(&state.root, path) {
        Ok(file) => file,
        Err(error @ ContentFileError::Missing(_)) => return (409, json!({"reason": error.to_string(), "own": own, "theirs": ""})),
        Err(error) => return refusal(422, &error.to_string()),
    };
    if sha256_hex(file.text.as_bytes()) != version {
        let reason = format!("`{path}` has changed since this page was loaded, so nothing was written");
        return (409, json!({"reason": reason, "own": own, "theirs": file.text}));
    }
    let changed = match edit(&file.text) {
        Ok(changed) => changed,
        Err(reason) => return refusal(422, &reason.to_string()),
    };
    match write::replace(&file.place, changed.as_bytes()) {
        Ok(()) => {
            state.nudge(path);
            (200, json!({"version": sha256_hex(changed.as_bytes())}))
        }
        Err(error) => refusal(422, &error.to_string()),
    }
}

/// Makes a new record.
fn make(state: &State, record: &NewRecord) -> Reply {
    let file = match new_record::file(record) {
        Ok(file) => file,
        Err(reason) => return refusal(422, &reason),
    };
    let _one_at_a_time = state.saving.lock();
    if !load::may_be_made(&state.root, &file.path) {
        return refusal(422, &format!("`{}` would not lie in `content/`", file.path));
    }
    match write::create(&state.root, std::slice::from_ref(&file)) {
        Ok(()) => {
            state.nudge(&file.path);
            (200, json!({"path": file.path}))
        }
        Err(error) => refusal(422, &error.to_string()),
    }
}

fn read<'body, Sent: Deserialize<'body>>(body: &'body [u8], answer: impl FnOnce(Sent) -> Reply) -> Reply {
    match serde_json::from_slice(body) {
        Ok(sent) => answer(sent),
        Err(error) => refusal(422, &format!("what was sent cannot be read: {error}")),
    }
}

fn ask(state: &State, asked: Asked) -> Reply {
    match state.now().showing.map(|showing| showing.ask(asked)) {
        Some(Answer::Json(text)) => (200, serde_json::from_str(&text).unwrap_or(Value::Null)),
        Some(Answer::Refused(reason)) => refusal(422, &reason),
        _ => refusal(422, "the site is not on show; mend its errors first"),
    }
}

fn refusal(status: u16, reason: &str) -> Reply {
    (status, json!({"reason": reason}))
}
