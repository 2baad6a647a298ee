//! `data/briefing.json`: all that the site shows, for programs (`docs/data.md`, "Form").
//!
//! Keys stand in the order of the fields of [`mod@file`], arrays are sorted by id, and absent values are `null`, so the same content
//! gives the same bytes.

pub mod file;

mod compared;
mod content;
mod lines;

use std::io::{self, Write};

use serde::Serialize as _;
use serde_json::Serializer;

use crate::export::each::Each;
use crate::model::answer::{Answer, Quantity, answer_word};
use crate::model::comparison::Comparisons;
use crate::model::id::ClaimKey;
use crate::model::library::{Library, Question};
use lines::Lines;

/// Writes the data file: JSON with a line for each field and for each thing in its lists, and a line end at its end.
///
/// `comparisons` are those of the same library. Drafts of briefings are left out unless `with_drafts`.
///
/// # Errors
/// Where the writer refuses.
pub fn data_file(library: &Library, comparisons: &Comparisons, with_drafts: bool, writer: &mut impl Write) -> io::Result<()> {
    let briefings = library.briefings.iter().zip(&comparisons.judgements).filter(|(briefing, _)| with_drafts || !briefing.draft);
    let data = file::Data {
        format: file::FORMAT,
        site: content::site(library),
        briefings: briefings.map(|(briefing, judgements)| content::briefing(library, judgements, briefing)).collect(),
        events: Each::new(|| content::events(library, comparisons)),
        questions: Each::new(|| compared::questions(library, comparisons)),
        claims: Each::new(|| content::claims(library, comparisons)),
        sources: Each::new(|| library.sources.iter().map(|source| content::source(library, source))),
        actors: Each::new(|| compared::actors(library, comparisons)),
    };
    data.serialize(&mut Serializer::with_formatter(&mut *writer, Lines::default()))?;
    writer.write_all(b"\n")
}

/// An answer in the terms of its question: ids, a number, a date in EDTF, text.
fn answer_value(question: &Question, answer: &Answer) -> serde_json::Value {
    if !answer.members().is_empty() {
        return compared::sorted_ids(question, answer).into();
    }
    match answer.quantity() {
        Some(Quantity::Number(range)) => range.to_json(),
        Some(Quantity::Date(_)) | None => answer_word(question, answer).into(),
    }
}

/// The ids of claims across the site, in the order of their keys, which is that of the ids.
fn claim_ids(library: &Library, claims: &[ClaimKey]) -> Vec<String> {
    let mut claims = claims.to_vec();
    claims.sort_unstable();
    claims.into_iter().map(|claim| library.claim_id(claim)).collect()
}

/// The ids of things, sorted.
fn ids<'library, Key: Copy, Thing: 'library>(
    library: &'library Library,
    keys: &[Key],
    id: impl Fn(&'library Thing) -> &'library str,
) -> Vec<&'library str>
where
    Library: std::ops::Index<Key, Output = Thing>,
{
    let mut ids: Vec<&str> = keys.iter().map(|&key| id(&library[key])).collect();
    ids.sort_unstable();
    ids
}
