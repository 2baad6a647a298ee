//! Opens a place of a finding in an editor of this machine. Only files of the site can be opened.

use std::path::PathBuf;

use serde::Deserialize;
use serde_json::json;

use super::annotate::Reply;
use super::connection::Request;
use super::state::State;
use super::{Event, Position};

#[derive(Deserialize)]
struct Open {
    path: String,
    line: usize,
    column: usize,
}

/// Answers a page that wants a place to be opened.
pub(super) fn answer(state: &State, mut request: Request) -> (Request, Reply) {
    let sent = request.body().and_then(|body| serde_json::from_slice::<Open>(&body).ok());
    let file = sent.as_ref().and_then(|sent| file_of_the_site(state, &sent.path));
    let reply = match (sent, file) {
        (Some(Open { line, column, .. }), Some(path)) if state.has_editor => {
            state.tell(Event::Open(&Position { path: &path, line, column }));
            (200, json!({}))
        }
        _ => (422, json!({"reason": "this is no place in a file of the site that can be opened"})),
    };
    (request, reply)
}

/// Where a file lies that was read for the site.
fn file_of_the_site(state: &State, path: &str) -> Option<PathBuf> {
    let root = state.root.canonicalize().ok()?;
    state.now().has_text(path).then(|| root.join(path))
}
