//! Tables: the claims that `export csv` writes, and the sheets that Auto Archiver fills.

use std::collections::BTreeMap;

use super::{Brought, ImportFault, Read, date, known, unreadable};
use crate::model::answer::NOT_KNOWN;
use crate::model::library::Library;
use crate::model::schema::{AnswerFile, ClaimFile, WithdrawnFile};
use crate::model::words::{Mode, Sourcing};

/// Between the things of a list in one field.
const BETWEEN: &str = ";";

type Row = BTreeMap<String, String>;

/// A row a claim; what names no claim is a source alone.
pub(super) fn claims(library: &Library, text: &str) -> Read {
    let rows = rows(text)?;
    let (mut brought, mut faults) = (Vec::new(), Vec::new());
    for (number, row) in (1..).zip(&rows).filter(|(_, row)| !is_unfilled(row)) {
        match claim(library, number, row) {
            Ok(source) => brought.push(source),
            Err(message) => faults.push(ImportFault { number, message }),
        }
    }
    if faults.is_empty() { Ok(brought) } else { Err(faults) }
}

/// Whether a row of a sheet to fill was left as it was given.
fn is_unfilled(row: &Row) -> bool {
    const FILLED: [&str; 6] = ["id", "answer", "by", "quote", "says", "note"];
    FILLED.iter().all(|name| row.get(*name).is_none_or(|field| field.trim().is_empty()))
}

/// A row an address that was archived.
pub(super) fn auto_archiver(text: &str) -> Read {
    let rows = rows(text)?;
    let brought = (1..).zip(&rows).filter_map(|(number, row)| {
        let field = |names: &[&str]| names.iter().find_map(|name| row.get(*name).and_then(|value| known(value)));
        Some(Brought {
            number,
            url: Some(field(&["link", "url"])?),
            title: field(&["upload title", "title"]),
            published: field(&["upload timestamp", "timestamp"]).and_then(|written| date(&written)),
            retrieved: field(&["archive date", "date"]).and_then(|written| date(&written)),
            ..Brought::default()
        })
    });
    Ok(brought.collect())
}

/// The rows by the names of their columns, in small letters.
fn rows(text: &str) -> Result<Vec<Row>, Vec<ImportFault>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let head = reader.headers().map_err(|error| unreadable("table", error))?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable("table", error))?;
        let fields = head.iter().zip(&record).map(|(name, value)| (name.trim().to_lowercase(), unguarded(value).to_owned()));
        let row: Row = fields.collect();
        if row.values().any(|value| !value.trim().is_empty()) {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// A field without the apostrophe that keeps spreadsheets from taking it for a formula.
fn unguarded(field: &str) -> &str {
    let Some(rest) = field.strip_prefix('\'') else { return field };
    let is_skipped = |character: char| character.is_whitespace() || character.is_control() || character == '\u{feff}';
    let is_guarded = rest.trim_start_matches(is_skipped).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || rest.starts_with(['\t', '\r', '\n']);
    if is_guarded { rest } else { field }
}

fn claim(library: &Library, number: usize, row: &Row) -> Result<Brought, String> {
    let field = |name: &str| row.get(name).and_then(|value| known(value));
    let (of_id, claim_id) = match field("id").as_deref().and_then(|id| id.split_once('#')) {
        Some((source, claim)) => (Some(source.to_owned()), Some(claim.to_owned())),
        None => (None, field("id")),
    };
    let source = field("source").or(of_id).ok_or("it names no source")?;
    let question = field("question").ok_or("it names no question")?;
    let key = library.question_key(&question).ok_or_else(|| format!("there is no question `{question}`"))?;
    let answer = field("answer").ok_or("it has no answer")?;
    let is_list = library[key].kind.adds_up() && answer != NOT_KNOWN;
    let answer = if is_list { AnswerFile::List(listed(&answer)) } else { AnswerFile::Text(answer) };
    let by = field("by").map(|by| listed(&by));
    let claim = ClaimFile {
        id: claim_id,
        question: Some(question),
        answer: Some(answer),
        as_of: field("as_of"),
        only: field("only").filter(|only| only == "true").map(|_| true),
        by,
        statement: field("statement"),
        sourcing: word(field("sourcing").as_deref(), Sourcing::ALL, Sourcing::word, "sourcing")?,
        on_behalf_of: field("on_behalf_of"),
        about: field("about").map(|about| listed(&about)),
        mode: word(field("mode").as_deref(), Mode::ALL, Mode::word, "mode")?,
        quote: field("quote"),
        prefix: field("prefix"),
        suffix: field("suffix"),
        says: field("says"),
        translation: field("translation"),
        credibility: field("credibility").map(|code| code.parse().map_err(|_| format!("`{code}` is no credibility"))).transpose()?,
        location: field("location"),
        note: field("note"),
        withdrawn: field("withdrawn").filter(|withdrawn| withdrawn == "true").map(|_| WithdrawnFile::default()),
    };
    Ok(Brought {
        number,
        id: Some(source),
        title: field("source_title"),
        publisher: field("publisher"),
        url: field("url"),
        published: field("published"),
        reliability: field("reliability"),
        events: std::iter::once(library[library[key].event].id.to_string()).collect(),
        claims: vec![claim],
        ..Brought::default()
    })
}

fn listed(field: &str) -> Vec<String> {
    field.split(BETWEEN).filter_map(known).collect()
}

/// A word of a closed list.
fn word<Word: Copy>(field: Option<&str>, all: &[Word], spelled: impl Fn(Word) -> &'static str, list: &str) -> Result<Option<Word>, String> {
    let Some(field) = field else { return Ok(None) };
    let found = all.iter().copied().find(|word| spelled(*word) == field);
    found.map(Some).ok_or_else(|| format!("`{field}` is no word of `{list}`"))
}
