//! What a look at an archived text gives the desk to mend: findings at the places of the content that they are about.

use std::ops::Range;

use super::archive::{Archive, ExclusionError, Marker};
use super::prove::{Altered, Outcome, TextPosition};
use super::survey::selector::selector;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::id::ClaimKey;
use crate::model::library::{Library, Source};
use crate::model::outline::Step;
use crate::model::wording::listed;
use crate::span::{ColumnUnit, LineIndex, Position, Span};

/// An archived text as findings speak of it. It is no file of the site, so its places are put in words.
pub(super) struct Text<'text> {
    pub(super) archive: &'text Archive,
    /// What it is called: the file in backticks, or the source's own text.
    name: String,
    lines: LineIndex,
}

impl<'text> Text<'text> {
    /// `file` is the name in the archive folder; a source's own text has none.
    pub(super) fn new(archive: &'text Archive, file: Option<&str>) -> Self {
        let name = file.map_or_else(|| "the source's own text".to_owned(), |file| format!("`{file}`"));
        Self { archive, name, lines: LineIndex::new(archive.text()) }
    }

    /// Line and column of a byte of the text; of an HTML file, of what the page shows.
    pub(super) fn position(&self, offset: usize) -> Position {
        self.lines.position(self.archive.text(), offset, ColumnUnit::Characters)
    }

    fn place(&self, range: &Range<usize>) -> String {
        let Position { line, column } = self.position(range.start);
        format!("line {line}, column {column}")
    }

    fn places<'ranges>(&self, ranges: impl Iterator<Item = &'ranges Range<usize>>) -> String {
        listed(&ranges.map(|range| self.place(range)).collect::<Vec<_>>())
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The first few of some places.
    pub(super) fn few_places(&self, ranges: &[Range<usize>]) -> String {
        const FEW: usize = 3;
        let places = self.places(ranges.iter().take(FEW));
        if ranges.len() > FEW { format!("{places} and elsewhere") } else { places }
    }

    /// A name that the source is said to write does not stand in its text.
    pub(super) fn name_absent(&self, source: &Source, index: usize) -> Diagnostic {
        let message = format!("{} does not write `{}`", self.name, source.names[index].form);
        let place = source.record.place(&[Step::Key("names"), Step::Index(index), Step::Key("as")]);
        Diagnostic::new(Code::NameAbsent, place, message, "take over the name as the text writes it, or take the entry away")
    }

    /// What is wrong with a quote; nothing where it is proven.
    pub(super) fn quote(&self, library: &Library, claim: ClaimKey, outcome: &Outcome) -> Option<Diagnostic> {
        let name = &self.name;
        let (code, message, help) = match outcome {
            // What is refused is too long, which its file alone shows.
            Outcome::Proven { .. } | Outcome::Refused => return None,
            Outcome::Absent => (
                Code::QuoteAbsent,
                format!("the quote does not stand in {name}"),
                "take over the words as they stand there, or drop the quote; words in brackets are the desk's and prove nothing".to_owned(),
            ),
            Outcome::Altered(altered) => {
                let (message, help) = self.altered(altered);
                (Code::QuoteAltered, message, help)
            }
            Outcome::Ambiguous { places, count } => {
                let more = if *count > places.len() { " and elsewhere" } else { "" };
                let ready = self.ready_context(places);
                let places = self.places(places.iter().map(|place| &place.range));
                let help = if ready.is_empty() {
                    format!("it stands at {places}{more}; quote more words, or say with `prefix:` or `suffix:` which place is meant")
                } else {
                    format!("it stands at {places}{more}; say which is meant: {ready}")
                };
                (Code::QuoteAmbiguous, format!("the quote stands in {name} {count} times"), help)
            }
            Outcome::Excluded { place, kind, is_furniture } => {
                let place = self.place(&place.range);
                let help = if *is_furniture {
                    format!(
                        "it stands at {place}, in a menu, aside, footer, form or hidden block; where that is the text, say `include: all` under `archive:`"
                    )
                } else {
                    format!(
                        "it stands at {place}, which `archive.exclude` takes out; quote the publisher's own text, or mend the markers of the passage"
                    )
                };
                (Code::QuoteExcluded, format!("the quote stands in a passage of {name} that is excluded as `{kind}`"), help)
            }
        };
        Some(Diagnostic::new(code, library.claim_place(claim, "quote"), message, help))
    }

    /// For the first two places of a quote, the line that tells them apart.
    fn ready_context(&self, places: &[TextPosition]) -> String {
        let line = |place: &TextPosition| {
            let found = selector(self.archive, &place.range)?;
            let (side, words) = found.suffix.map(|words| ("suffix", words)).or_else(|| found.prefix.map(|words| ("prefix", words)))?;
            Some(format!("`{side}: \"{}\"`", words.replace('\\', "\\\\").replace('"', "\\\"")))
        };
        places.iter().take(2).filter_map(line).collect::<Vec<_>>().join(" or ")
    }

    fn altered(&self, altered: &Altered) -> (String, String) {
        let name = &self.name;
        match altered {
            Altered::Words { place, diff } => {
                let help = format!(
                    "against {}: {diff}; what stands in `[-…-]` is in the quote alone, in `{{+…+}}` in the text alone; take over the words of the text",
                    self.place(&place.range)
                );
                (format!("the words of the quote differ from those in {name}"), help)
            }
            Altered::Context { place, before, after } => {
                let help = format!("at {}, they stand between `{before}` and `{after}`", self.place(&place.range));
                (format!("the words stand in {name}, but not with this `prefix` and `suffix`"), help)
            }
            Altered::Order { place } => {
                let help = format!("the first part stands at {}; make a quote of each part", self.place(&place.range));
                (format!("the parts of the quote stand in {name}, but not in this order within 200 words"), help)
            }
        }
    }

    /// An exclusion that excludes nothing.
    pub(super) fn exclusion(&self, source: &Source, error: &ExclusionError) -> Diagnostic {
        let name = &self.name;
        let field = |marker: &Marker| match marker {
            Marker::From => "from",
            Marker::To => "to",
        };
        let (index, field, message, help) = match error {
            ExclusionError::Missing { index, marker } => {
                (index, field(marker), format!("the marker does not stand in {name}"), "take over whole words as they stand there")
            }
            ExclusionError::Repeated { index, marker, count } => (
                index,
                field(marker),
                format!("the marker stands in {name} {count} times"),
                "take a longer marker, which stands there once",
            ),
            ExclusionError::Backward { index } => {
                (index, "to", "the passage would end before it begins".to_owned(), "exchange the markers")
            }
        };
        let place = source.record.place(&[Step::Key("archive"), Step::Key("exclude"), Step::Index(*index), Step::Key(field)]);
        Diagnostic::new(Code::ExclusionMarker, place, message, help)
    }

    /// The hash that the source declares is another text's.
    pub(super) fn hash(&self, source: &Source) -> Option<Diagnostic> {
        let declared = source.archive.sha256.as_deref()?;
        let found = self.archive.sha256();
        if declared.eq_ignore_ascii_case(found) {
            return None;
        }
        let message =
            format!("{} is not the text that was archived: it has the sha256 `{found}`, the source declares `{declared}`", self.name);
        let help = "read the new text again, every quote and every silence, then declare its hash";
        Some(Diagnostic::new(Code::ArchiveChanged, archive_place(source, "sha256"), message, help))
    }

    /// The text is another one than the proofs in the lock were made of, and the source does not say which it should be.
    pub(super) fn hash_of_the_lock(&self, source: &Source, locked: &str) -> Diagnostic {
        let found = self.archive.sha256();
        let message = format!("{} has changed since its quotes were proven: its sha256 was `{locked}` and is `{found}`", self.name);
        let help = "read the new text again, then run `variorum verify` with `--write`; declare the hash as `archive.sha256`";
        Diagnostic::new(Code::ArchiveChanged, archive_place(source, "sha256"), message, help)
    }

    /// The number of words that the source declares is not that of the text. A number of white-space separated tokens, as other programs
    /// count them, will do.
    pub(super) fn words(&self, source: &Source) -> Option<Diagnostic> {
        let (declared, counted) = (source.archive.words?, self.archive.words());
        if declared == counted as u64 || declared == self.archive.text().split_whitespace().count() as u64 {
            return None;
        }
        let message = format!("{} has {counted} words, and the source declares {declared}", self.name);
        let finding = Diagnostic::new(Code::ArchiveWords, archive_place(source, "words"), message, format!("write `words: {counted}`"));
        Some(finding.with_suggestion(counted.to_string()))
    }
}

/// Where something about a source's archive is said: at the field, of several archived texts at that of the newest, else at the nearest
/// thing around it.
pub(super) fn archive_place(source: &Source, field: &str) -> Span {
    match source.captures.len() {
        0 => {}
        count if matches!(field, "file" | "sha256") => return capture_place(source, count - 1, field),
        _ => {}
    }
    source.record.place(&[Step::Key("archive"), Step::Key(field)])
}

/// A field of one of several archived texts.
pub(super) fn capture_place(source: &Source, index: usize, field: &str) -> Span {
    source.record.place(&[Step::Key("captures"), Step::Index(index), Step::Key(field)])
}

/// The name of a field of a source, since its value may be many lines; the file's first line where it is absent.
pub(super) fn source_place(source: &Source, field: &str) -> Span {
    let record = &source.record;
    let key = record.outline.key(&[Step::Key(field)]);
    key.map_or_else(|| record.place(&[]), |key| Span::new(record.file, key))
}
