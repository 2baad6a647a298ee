//! A sheet to fill: one row for every question that a source could answer and has no claim on yet.

use std::io::{self, Write};

use super::{BETWEEN, table};
use crate::export::tables::field::Field;
use crate::model::comparison::{Cell, Comparisons};
use crate::model::id::QuestionKey;
use crate::model::library::{Library, Question};

/// The columns: what says which row it is, what may be answered, and what an import reads.
const HEAD: [&str; 19] = [
    "source",
    "source_title",
    "event_title",
    "question",
    "question_text",
    "kind",
    "unit",
    "answers",
    "answer",
    "by",
    "sourcing",
    "quote",
    "prefix",
    "suffix",
    "says",
    "location",
    "as_of",
    "about",
    "note",
];
/// How many of the columns are filled for whoever fills the rest.
const GIVEN: usize = 8;

/// Writes the rows by event and question, each with the words of its question. `comparisons` are those of the same library.
///
/// # Errors
/// Where the writer refuses.
pub fn sheet(library: &Library, comparisons: &Comparisons, writer: &mut impl Write) -> io::Result<()> {
    let keys = library.questions.keys();
    table(HEAD, keys.flat_map(|key| open_cells(library, comparisons, key).map(move |cell| row(library, key, cell))), writer)
}

fn open_cells<'site>(library: &'site Library, comparisons: &'site Comparisons, key: QuestionKey) -> impl Iterator<Item = &'site Cell> {
    let cells = comparisons.question(key).cells.iter();
    cells.filter(|cell| cell.claims.is_empty() && library[cell.source].withdrawn_with.is_none())
}

fn row(library: &Library, key: QuestionKey, cell: &Cell) -> [Field; HEAD.len()] {
    let (question, source) = (&library[key], &library[cell.source]);
    let given: [Field; GIVEN] = [
        Field::text(source.id.as_str()),
        Field::text(&source.name),
        Field::text(&library[question.event].title),
        Field::text(question.id.as_str()),
        Field::text(&question.question),
        Field::text(question.kind.word()),
        Field::known(question.unit.as_deref()),
        Field::text(answers(question)),
    ];
    let mut given = given.into_iter();
    std::array::from_fn(|_| given.next().unwrap_or_else(|| Field::known(None)))
}

/// The answers to choose from, each by its id and what it means.
fn answers(question: &Question) -> String {
    let answers = question.answers.iter().map(|(id, label)| format!("{id} ({label})"));
    answers.collect::<Vec<_>>().join(BETWEEN)
}
