//! A state of the site that is on show. It lives on a thread of its own, since its pages borrow what was read, and answers one question
//! after the other until a later state takes its place.

use std::ops::Range;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, terminal};
use crate::model::id::Id;
use crate::model::schema::ClaimFile;
use crate::pipeline::{Preview, Served, SheetFault, Shelf};
use crate::render::findings::Panel;

/// What stands at a path, ready to be sent.
#[derive(Debug)]
pub(super) enum Answer {
    File(Vec<u8>),
    /// What is wrong with a page that cannot be made: for the page, and for the terminal.
    Faulty(Panel, String),
    /// A file that cannot be read: why.
    Unreadable(String),
    /// What a page asked for that is being annotated, as JSON.
    Json(String),
    /// Question ids.
    Questions(Vec<Id>),
    /// Why a page that is being annotated gets nothing.
    Refused(String),
    /// Nothing.
    Nothing,
}

/// What is asked of a state.
#[derive(Debug)]
pub(super) enum Asked {
    /// The file at a path below the root of the site.
    File(String),
    /// The archived text of a source, and what is needed to read claims out of it.
    Sheet(String),
    /// Selected words of a source's text as a quote.
    Select(String, Range<usize>),
    /// A claim of a source on its way.
    Draft(String, Box<ClaimFile>),
    /// The questions to be listed as read for a source, once this one is.
    Read(String, String),
}

struct Question {
    asked: Asked,
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
        self.ask(Asked::File(path.to_owned()))
    }

    /// What the state has to say.
    pub(super) fn ask(&self, asked: Asked) -> Answer {
        let (answer, answered) = channel();
        let question = Question { asked, answer };
        // A thread that has ended has no answers; no page of ours ends one.
        self.questions.send(question).ok().and_then(|()| answered.recv().ok()).unwrap_or(Answer::Nothing)
    }
}

fn answer_all(preview: &Preview, asked: &Receiver<Question>) {
    let shelf = preview.shelf();
    for Question { asked, answer } in asked {
        let given = match asked {
            Asked::File(path) => find(preview, &shelf, &path),
            Asked::Sheet(source) => json(preview.sheet(&source)),
            Asked::Select(source, range) => json(preview.select(&source, range)),
            Asked::Draft(source, claim) => json(preview.draft(&source, &claim)),
            Asked::Read(source, question) => match preview.read_with(&source, &question) {
                Ok(questions) => Answer::Questions(questions),
                Err(fault) => Answer::Refused(fault.to_string()),
            },
        };
        // Whoever asked may have gone away.
        let _ = answer.send(given);
    }
}

fn json<View: Serialize>(view: Result<View, SheetFault>) -> Answer {
    match view {
        Ok(view) => Answer::Json(serde_json::to_string(&view).expect("views are lists, texts and numbers")),
        Err(fault) => Answer::Refused(fault.to_string()),
    }
}

fn find(preview: &Preview, shelf: &Shelf<'_>, path: &str) -> Answer {
    match shelf.find(path) {
        Served::File(bytes) => Answer::File(bytes),
        Served::Faulty(finding) => faulty(preview, finding),
        Served::Unreadable(error) => Answer::Unreadable(error.to_string()),
        Served::Nothing => Answer::Nothing,
    }
}

fn faulty(preview: &Preview, finding: Diagnostic) -> Answer {
    let checked = preview.checked();
    let finding = [finding];
    Answer::Faulty(Panel::new(&finding, &checked.files, &checked.library.site), terminal::render(&finding, &checked.files, false))
}
