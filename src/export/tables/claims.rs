//! One row for every claim.

use std::io::{self, Write};

use super::{BETWEEN, actors, answer_field, table};
use crate::export::tables::field::Field;
use crate::model::answer::answer_label;
use crate::model::comparison::Comparisons;
use crate::model::id::ClaimKey;
use crate::model::library::Library;
use crate::model::words::{Mode, Reliability, Sourcing};

/// The columns, named like the keys of the data file where they hold the same.
const HEAD: [&str; 36] = [
    "id",
    "source",
    "source_title",
    "publisher",
    "published",
    "url",
    "event",
    "event_title",
    "question",
    "question_text",
    "kind",
    "unit",
    "answer",
    "answer_label",
    "voice",
    "by",
    "by_names",
    "statement",
    "sourcing",
    "mode",
    "quote",
    "quote_state",
    "translation",
    "says",
    "location",
    "credibility",
    "reliability",
    "withdrawn",
    "as_of",
    "only",
    "on_behalf_of",
    "about",
    "prefix",
    "suffix",
    "note",
    "replaced_by",
];

/// Writes the claims of the site in the order of their ids, as CSV. `comparisons` are those of the same library.
///
/// `voice` is `own` where a source says something itself and `attributed` where it says who does, so that nobody counts the two as
/// one by leaving out a column.
///
/// # Errors
/// Where the writer refuses.
pub fn claims(library: &Library, comparisons: &Comparisons, writer: &mut impl Write) -> io::Result<()> {
    let keys = library.claims.keys();
    table(HEAD, keys.map(|key| row(library, comparisons, key)), writer)
}

fn row(library: &Library, comparisons: &Comparisons, key: ClaimKey) -> [Field; HEAD.len()] {
    let claim = &library[key];
    let (source, question) = (&library[claim.source], &library[claim.question]);
    let event = &library[question.event];
    let (by, by_names) = actors(library, &claim.by, BETWEEN);
    [
        Field::text(library.claim_id(key)),
        Field::text(source.id.as_str()),
        Field::known(source.title.as_deref()),
        Field::known(source.publisher.as_deref()),
        Field::known(source.published.map(|date| date.to_string()).as_deref()),
        Field::known(source.url.as_deref()),
        Field::text(event.id.as_str()),
        Field::text(&event.title),
        Field::text(question.id.as_str()),
        Field::text(&question.question),
        Field::text(question.kind.word()),
        Field::known(question.unit.as_deref()),
        answer_field(question, &claim.answer),
        Field::text(answer_label(question, &claim.answer, &library.words)),
        Field::text(if claim.by.is_empty() { "own" } else { "attributed" }),
        Field::text(by),
        Field::text(by_names),
        Field::known(claim.statement.map(|statement| library.statement_id(statement)).as_deref()),
        Field::known(claim.sourcing.map(Sourcing::word)),
        Field::known(claim.mode.map(Mode::word)),
        Field::known(claim.quote.as_deref()),
        Field::text(comparisons.quote(key).word()),
        Field::known(claim.translation.as_deref()),
        Field::known(claim.says.as_deref()),
        Field::known(claim.location.as_deref()),
        claim.credibility.map_or(Field::known(None), |code| Field::count(code.into())),
        Field::known(source.reliability.map(Reliability::word)),
        Field::text(if library.is_live(key) { "false" } else { "true" }),
        Field::known(claim.as_of.map(|date| date.to_string()).as_deref()),
        Field::text(if claim.only { "true" } else { "" }),
        Field::known(claim.on_behalf_of.map(|actor| library[actor].id.as_str())),
        Field::text(actors(library, &claim.about, BETWEEN).0),
        Field::known(claim.prefix.as_deref()),
        Field::known(claim.suffix.as_deref()),
        Field::known(claim.note.as_deref()),
        Field::known(claim.replaced_by.map(|later| library[later].id.as_str())),
    ]
}
