//! A state of the site that is on show. It lives on a thread of its own, since its pages borrow what was read, and answers one question
//! after the other until a later state takes its place.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::diagnostic::{Diagnostic, terminal};
use crate::pipeline::{Found, Preview, Shelf};
use crate::render::{Html, findings};

/// What stands at a path, ready to be sent.
#[derive(Debug)]
pub(super) enum Answer {
    /// A file.
    File(Vec<u8>),
    /// What is wrong with a page that cannot be made: for the page, and for the terminal.
    Faulty(Html, String),
    /// A file that cannot be read: why.
    Unreadable(String),
    /// Nothing.
    Nothing,
}

struct Question {
    path: String,
    answer: Sender<Answer>,
}

/// Where to ask for the files of a state.
#[derive(Clone)]
pub(super) struct Showing {
    questions: Sender<Question>,
}

impl Showing {
    /// Shows `preview` until the last `Showing` of it is dropped.
    pub(super) fn of(preview: Preview) -> Self {
        let (questions, asked) = channel();
        thread::spawn(move || answer_all(&preview, &asked));
        Self { questions }
    }

    /// What stands at a path below the root of the site.
    pub(super) fn find(&self, path: &str) -> Answer {
        let (answer, answered) = channel();
        let question = Question { path: path.to_owned(), answer };
        // A thread that has ended has no answers; no page of ours ends one.
        self.questions.send(question).ok().and_then(|()| answered.recv().ok()).unwrap_or(Answer::Nothing)
    }
}

fn answer_all(preview: &Preview, asked: &Receiver<Question>) {
    let shelf = preview.shelf();
    for Question { path, answer } in asked {
        // Whoever asked may have gone away.
        let _ = answer.send(find(preview, &shelf, &path));
    }
}

fn find(preview: &Preview, shelf: &Shelf<'_>, path: &str) -> Answer {
    match shelf.find(path) {
        Found::File(bytes) => Answer::File(bytes),
        Found::Faulty(finding) => faulty(preview, finding),
        Found::Unreadable(error) => Answer::Unreadable(error.to_string()),
        Found::Nothing => Answer::Nothing,
    }
}

fn faulty(preview: &Preview, finding: Diagnostic) -> Answer {
    let checked = preview.checked();
    let finding = [finding];
    Answer::Faulty(findings::panel(&finding, &checked.files, &checked.library.site), terminal::render(&finding, &checked.files, false))
}
