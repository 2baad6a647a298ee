//! A source as other programs cite it: CSL-JSON, BibLaTeX and RIS, and one line of text.
//!
//! What the desk does not know is left out, never filled in: a citation manager shows an absent date as absent. Nothing here reads
//! claims or verdicts; a citation says where a text is to be found, not what it is worth.

mod bibtex;
mod csl;
mod ris;
mod text;

#[cfg(test)]
mod tests;

pub(crate) use bibtex::bibtex;
pub(crate) use csl::csl_json;
pub(crate) use ris::ris;
pub(crate) use text::text;

use crate::model::date::Date;
use crate::model::library::{Author, Source};

/// The authors of a source. Where they are not known one by one, what is known is one name.
fn authors(source: &Source) -> Vec<Author> {
    if source.authors.is_empty() { source.author.iter().cloned().map(Author::Named).collect() } else { source.authors.clone() }
}

/// A date of which something is known.
fn known(date: Option<&Date>) -> Option<Date> {
    date.copied().filter(|date| !date.is_unknown())
}

/// Text on one line, with single spaces: line ends carry meaning in all of these formats.
fn on_one_line(text: &str) -> String {
    let visible: String = text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
