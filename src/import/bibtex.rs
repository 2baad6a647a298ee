//! Lists of sources in BibTeX and BibLaTeX.

use std::collections::BTreeMap;

use biblatex::{Bibliography, ChunksExt as _, Entry, Field as Value, Person, RawBibliography, RawChunk, Spanned};

use super::{Brought, ImportFault, Read, known, unreadable};
use crate::model::id::Id;
use crate::model::library::Author;

/// The most bytes that the entries come to with all strings put in.
const MOST_BYTES: usize = 8 << 20;
/// The most work of joining pieces: the library moves all that are left for each that it joins, so it grows with their square.
const MOST_WORK: usize = 64_000_000;

/// Every entry; what the file says of months in words is read as `BibLaTeX` does.
///
/// Cross-references are not followed: the library that reads BibTeX follows them without end where they lead in a circle.
pub(super) fn read(text: &str) -> Read {
    const REFERENCES: [&str; 3] = ["crossref", "xdata", "ids"];
    let mut raw = RawBibliography::parse(text).map_err(|error| unreadable("BibTeX", error))?;
    for entry in &mut raw.entries {
        entry.v.fields.retain(|field| !REFERENCES.iter().any(|name| field.key.v.eq_ignore_ascii_case(name)));
    }
    bounded(&raw)?;
    let bibliography = Bibliography::from_raw(raw).map_err(|error| unreadable("BibTeX", error))?;
    Ok((1..).zip(bibliography.iter()).map(|(number, entry)| brought(number, entry)).collect())
}

/// Refuses what the library would follow without end or copy beyond measure: strings made of strings, long strings put in over and over,
/// and fields of pieces without number.
fn bounded(raw: &RawBibliography<'_>) -> Result<(), Vec<ImportFault>> {
    let refused = |message: String| Err(unreadable("BibTeX that can be read", message));
    let strings: BTreeMap<&str, &Value<'_>> = raw.abbreviations.iter().map(|string| (string.key.v, &string.value.v)).collect();
    let is_string = |chunk: &Spanned<RawChunk<'_>>| matches!(chunk.v, RawChunk::Abbreviation(name) if strings.contains_key(name));
    if let Some(string) = raw.abbreviations.iter().find(|string| string.value.v.iter().any(is_string)) {
        return refused(format!("the string `{}` is made of other strings; write it out", string.key.v));
    }
    let whole = |value: &Value<'_>| value.iter().map(|chunk| Size::of(text_of(chunk))).fold(Size::default(), Size::and);
    let sizes: BTreeMap<&str, Size> = strings.iter().map(|(&name, value)| (name, whole(value))).collect();
    let put_in = |chunk: &Spanned<RawChunk<'_>>| match chunk.v {
        RawChunk::Abbreviation(name) => sizes.get(name).copied().unwrap_or_else(|| Size::of(name)),
        RawChunk::Normal(text) => Size::of(text),
    };
    let (mut bytes, mut work) = (0_usize, 0_usize);
    for field in raw.entries.iter().flat_map(|entry| &entry.v.fields) {
        let size = field.value.v.iter().map(put_in).fold(Size::default(), Size::and);
        bytes = bytes.saturating_add(size.bytes);
        work = work.saturating_add(size.pieces.saturating_mul(size.pieces));
    }
    match () {
        () if bytes > MOST_BYTES => refused(format!("with its strings put in, it is longer than {} MiB", MOST_BYTES >> 20)),
        () if work > MOST_WORK => refused("a field has braces, formulas or strings by the thousand".to_owned()),
        () => Ok(()),
    }
}

/// How much a text comes to.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    bytes: usize,
    /// The most pieces into which the library cuts it: at braces and formulas, and between strings.
    pieces: usize,
}

impl Size {
    fn of(text: &str) -> Self {
        Self { bytes: text.len(), pieces: 1 + text.matches(['{', '}', '$']).count() }
    }

    fn and(self, other: Self) -> Self {
        Self { bytes: self.bytes.saturating_add(other.bytes), pieces: self.pieces.saturating_add(other.pieces) }
    }
}

fn text_of<'text>(chunk: &Spanned<RawChunk<'text>>) -> &'text str {
    match chunk.v {
        RawChunk::Normal(text) | RawChunk::Abbreviation(text) => text,
    }
}

fn brought(number: usize, entry: &Entry) -> Brought {
    let field = |name: &str| entry.get(name).and_then(|chunks| known(&chunks.format_verbatim()));
    let first = |names: &[&str]| names.iter().find_map(|name| field(name));
    let of_parts = || {
        let year = field("year")?;
        let month = field("month").and_then(|month| month_number(&month));
        let day = field("day").and_then(|day| day.parse::<u8>().ok()).map_or_else(String::new, |day| format!("-{day:02}"));
        Some(month.map_or_else(|| year.clone(), |month| format!("{year}-{month:02}{day}")))
    };
    let edtf = |written: String| crate::model::date::Date::parse(&written).is_ok().then_some(written);
    Brought {
        number,
        id: Id::propose(&entry.key.replace([':', '.'], "-")),
        title: first(&["title"]),
        publisher: first(&["journaltitle", "journal", "publisher", "organization", "institution"]),
        authors: entry.author().unwrap_or_default().into_iter().filter_map(|person| author(&person)).collect(),
        url: first(&["url"]),
        published: first(&["date"]).or_else(of_parts).and_then(edtf),
        retrieved: first(&["urldate"]).and_then(edtf),
        language: first(&["langid", "language"]).and_then(|language| crate::capture::metadata::language_tag(&language)),
        ..Brought::default()
    }
}

/// A name with one part is a body's, or whoever's has no other.
fn author(person: &Person) -> Option<Author> {
    let family = known(&person.name)?;
    if person.given_name.trim().is_empty() && person.prefix.trim().is_empty() {
        return Some(Author::Named(family));
    }
    let given = format!("{} {}", person.given_name, person.suffix).trim().to_owned();
    Some(Author::Person { given, particle: person.prefix.trim().to_owned(), family })
}

fn month_number(month: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = month.to_lowercase();
    let named = MONTHS.iter().position(|name| lower.starts_with(name)).map(|index| index as u8 + 1);
    named.or_else(|| lower.parse().ok()).filter(|month| (1..=12).contains(month))
}
