//! Tables for spreadsheets and statistics, as CSV (RFC 4180).
//!
//! The tables are long, not wide: a column for every source would be another table for every event, and 3,000 columns where 3,000
//! sources cover one; whoever wants the sources across makes a pivot table of the rows. Lists within a field are separated by `; `.
//!
//! The text begins with a byte order mark. Spreadsheets take a file without one for the code page of the machine and spoil every
//! name that is not ASCII; the readers of statistics programs skip it.

mod claims;
mod comparison;
mod field;
mod sheet;

pub use claims::claims;
pub use comparison::comparison;
pub use sheet::sheet;

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use crate::model::answer::{Answer, Quantity, answer_ids, answer_word};
use crate::model::library::{Library, Question};
use crate::model::number::NumberShape;
use field::Field;

/// U+FEFF in UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// Between the things of a list in one field. No id holds it.
const BETWEEN: &str = "; ";

/// Writes a table with a head and rows as wide as it.
fn table<const COLUMNS: usize>(
    head: [&str; COLUMNS],
    rows: impl Iterator<Item = [Field; COLUMNS]>,
    writer: &mut impl Write,
) -> io::Result<()> {
    writer.write_all(BYTE_ORDER_MARK.as_bytes())?;
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(writer);
    table.write_record(head)?;
    for row in rows {
        table.write_record(row.into_iter().map(Field::written))?;
    }
    table.flush()
}

/// An answer as the data file writes it.
fn answer_field(question: &Question, answer: &Answer) -> Field {
    if let Some(Quantity::Number(range)) = answer.quantity()
        && let NumberShape::Exact(number) = range.shape()
    {
        return Field::Number(number.to_string());
    }
    Field::Text(answer_text(question, answer))
}

/// An answer as the data file writes it, in text: the ids of a set are sorted.
fn answer_text(question: &Question, answer: &Answer) -> String {
    let mut ids = answer_ids(question, answer);
    ids.sort_unstable();
    if ids.is_empty() { answer_word(question, answer) } else { ids.join(BETWEEN) }
}

/// The ids and the names of actors, each a list.
fn actors(library: &Library, actors: &[crate::model::id::ActorKey], between: &str) -> (String, String) {
    let joined = |text: &dyn Fn(&crate::model::library::Actor) -> String| {
        actors.iter().map(|&actor| text(&library[actor])).collect::<Vec<_>>().join(between)
    };
    (joined(&|actor| actor.id.to_string()), joined(&|actor| actor.name.clone()))
}
