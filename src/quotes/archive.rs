//! An archived text, ready for proofs: normalised once, hashed once, its excluded passages located.

use std::ops::Range;
use std::sync::OnceLock;

use super::blocks::Reading;
use super::decode::{read_capture, read_file};
use super::find::find_all;
use super::speech::spoken;
use super::tokens::Tokens;
use crate::capture::{Capture, CaptureError};
use crate::model::digest::sha256_hex;
use crate::model::library::Exclusion;
use crate::model::word_count::words_in;
use crate::model::words::ExclusionKind;
use crate::prose::PlainText;
use crate::quotation::boundary::is_hyphen;
use crate::quotation::normalise::Normalised;
use crate::quotation::pattern::{Part, Pattern};

/// The archived text of one source.
#[derive(Debug)]
pub struct Archive {
    sha256: String,
    reading: Reading,
    normalised: Normalised,
    excluded: Vec<Excluded>,
    /// The excluded passages in the normalised text, overlapping ones joined.
    cut: Vec<Range<usize>>,
    tokens: OnceLock<Tokens>,
    words: OnceLock<usize>,
    /// What stands between quotation marks.
    spoken: OnceLock<Vec<Range<usize>>>,
    /// How many characters of the normalised text stand before each block of [`BLOCK_BYTES`].
    characters: OnceLock<Vec<u32>>,
}

/// An excluded passage that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excluded {
    /// The kind of the exclusion.
    pub kind: ExclusionKind,
    /// The byte range in [`Archive::text`].
    pub range: Range<usize>,
    /// The byte range in the normalised text.
    pub(crate) normalised: Range<usize>,
    /// Whether the page itself tells it apart, not the desk.
    pub is_furniture: bool,
}

/// Which of the two markers of an exclusion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// The words the passage begins with.
    From,
    /// The words the passage ends with.
    To,
}

/// Why an exclusion excludes nothing. `index` counts the exclusions of the source from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExclusionError {
    /// The marker does not stand in the text, or only inside longer words.
    #[error("the marker does not stand in the archived text")]
    Missing {
        /// Which exclusion.
        index: usize,
        /// Which marker of it.
        marker: Marker,
    },
    /// The marker stands in the text more than once.
    #[error("the marker stands {count} times in the archived text")]
    Repeated {
        /// Which exclusion.
        index: usize,
        /// Which marker of it.
        marker: Marker,
        /// How often it stands there.
        count: usize,
    },
    /// The passage would end before it begins.
    #[error("the passage would end before it begins")]
    Backward {
        /// Which exclusion.
        index: usize,
    },
}

impl Archive {
    /// Reads an archived file: `name` tells HTML from text, the hash is of the bytes.
    ///
    /// # Errors
    /// Bytes that are no text; see `CaptureError`.
    pub fn read(name: &str, bytes: Vec<u8>) -> Result<Self, CaptureError> {
        let sha256 = sha256_hex(&bytes);
        Ok(Self::new(sha256, read_file(name, bytes)?))
    }

    /// Takes what was found in a file; `sha256` is the hash of the file's bytes.
    ///
    /// # Errors
    /// `CaptureError::TooDeep`, `CaptureError::Swollen`.
    pub fn of_capture(sha256: String, capture: Capture) -> Result<Self, CaptureError> {
        Ok(Self::new(sha256, read_capture(capture)?))
    }

    /// Takes plain text; the hash is of its UTF-8 bytes.
    pub fn of_text(text: String) -> Self {
        Self::new(sha256_hex(text.as_bytes()), Reading::of_text(text))
    }

    /// Takes a text that the source carries itself; the hash is of its words' UTF-8 bytes.
    pub(crate) fn of_prose(plain: PlainText) -> Self {
        Self::new(sha256_hex(plain.text.as_bytes()), Reading::of_prose(plain))
    }

    fn new(sha256: String, reading: Reading) -> Self {
        Self {
            sha256,
            normalised: Normalised::of(&reading.text),
            reading: reading.numbered(),
            excluded: Vec::new(),
            cut: Vec::new(),
            tokens: OnceLock::new(),
            words: OnceLock::new(),
            spoken: OnceLock::new(),
            characters: OnceLock::new(),
        }
    }

    /// Excludes what the page itself tells apart from its text: menus, asides, footers, forms and hidden blocks. Comes before
    /// [`Archive::exclude`].
    pub fn exclude_furniture(&mut self) {
        let (text, mut found) = (self.normalised.text(), Vec::new());
        for range in &self.reading.navigation {
            let passage = self.normalised.normalised_at(range.start)..self.normalised.normalised_at(range.end);
            let words = text[passage.clone()].trim_start();
            let normalised = passage.end - words.len()..passage.end - words.len() + words.trim_end().len();
            if !normalised.is_empty() {
                found.push(Excluded { kind: ExclusionKind::Navigation, range: range.clone(), normalised, is_furniture: true });
            }
        }
        self.excluded.append(&mut found);
        self.join_excluded();
    }

    /// Locates the excluded passages. Those that cannot be located exclude nothing and are reported, in order.
    pub fn exclude(&mut self, exclusions: &[Exclusion]) -> Vec<ExclusionError> {
        let markers: Vec<Pattern> = exclusions
            .iter()
            .flat_map(|exclusion| [Some(exclusion.from.as_str()), exclusion.to.as_deref()])
            .map(|marker| Pattern::literal(marker.unwrap_or_default()))
            .collect();
        let parts: Vec<&Part> = markers.iter().filter_map(|marker| marker.parts.first()).collect();
        let found = find_all(self, &parts);
        let found = found.by_quote(markers.iter().map(|marker| marker.parts.len()));
        let places: Vec<&[Range<usize>]> = found.iter().map(|found| found.first().copied().unwrap_or_default()).collect();
        let mut errors = Vec::new();
        for (index, exclusion) in exclusions.iter().enumerate() {
            let from = once(places[2 * index], index, Marker::From);
            let to = match exclusion.to {
                Some(_) => once(places[2 * index + 1], index, Marker::To),
                None => Ok(self.normalised.text().len()..self.normalised.text().len()),
            };
            match (from, to) {
                (Ok(from), Ok(to)) if from.end <= to.start => self.add_excluded(exclusion, from.start..to.end),
                (Ok(_), Ok(_)) => errors.push(ExclusionError::Backward { index }),
                (from, to) => errors.extend(from.err().into_iter().chain(to.err())),
            }
        }
        self.join_excluded();
        errors
    }

    fn join_excluded(&mut self) {
        self.excluded.sort_by_key(|excluded| (excluded.normalised.start, excluded.normalised.end));
        self.cut = joined(self.excluded.iter().map(|excluded| excluded.normalised.clone()));
    }

    fn add_excluded(&mut self, exclusion: &Exclusion, normalised: Range<usize>) {
        let range = self.normalised.original_start(normalised.start)..self.normalised.original_end(normalised.end);
        self.excluded.push(Excluded { kind: exclusion.kind, range, normalised, is_furniture: false });
    }

    /// The SHA-256 of the file's bytes, in lower-case hexadecimal digits.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The text as archived; of an HTML or Markdown file, what the page shows. All byte ranges of places are in it.
    pub fn text(&self) -> &str {
        &self.reading.text
    }

    /// The text with its blocks.
    pub(crate) fn reading(&self) -> &Reading {
        &self.reading
    }

    /// What stands between quotation marks, in bytes of the text; found when it is first asked for.
    pub(crate) fn spoken(&self) -> &[Range<usize>] {
        self.spoken.get_or_init(|| spoken(&self.reading))
    }

    /// The text that quotes are compared with.
    pub fn normalised(&self) -> &Normalised {
        &self.normalised
    }

    /// The words of the text.
    pub fn words(&self) -> usize {
        *self.words.get_or_init(|| words_in(&self.reading.text))
    }

    /// The words of the text without the excluded passages.
    pub fn words_not_excluded(&self) -> usize {
        let text = self.normalised.text();
        let excluded: usize = self.cut.iter().map(|cut| words_in(&text[cut.clone()])).sum();
        self.words().saturating_sub(excluded)
    }

    /// The excluded passages, by where they begin.
    pub fn excluded(&self) -> &[Excluded] {
        &self.excluded
    }

    /// The first excluded passage that a range of the normalised text touches.
    pub(crate) fn excluded_at(&self, range: &Range<usize>) -> Option<&Excluded> {
        self.excluded.iter().find(|excluded| excluded.normalised.start < range.end && range.start < excluded.normalised.end)
    }

    /// Whether a range of the normalised text touches no excluded passage.
    pub(crate) fn is_clear(&self, range: &Range<usize>) -> bool {
        let after = self.cut.partition_point(|cut| cut.end <= range.start);
        self.cut.get(after).is_none_or(|cut| range.end <= cut.start)
    }

    pub(crate) fn cut(&self) -> &[Range<usize>] {
        &self.cut
    }

    /// The words of the normalised text, found when they are first asked for.
    pub(crate) fn tokens(&self) -> &Tokens {
        self.tokens.get_or_init(|| Tokens::of(self.normalised.text()))
    }

    /// How many characters of the normalised text stand before a byte offset.
    pub(crate) fn characters_before(&self, offset: usize) -> usize {
        let bytes = self.normalised.text().as_bytes();
        let blocks = self.characters.get_or_init(|| {
            let mut before = 0;
            let block_starts = bytes.chunks(BLOCK_BYTES).map(|block| {
                let start = before;
                before += characters_begun(block) as u32;
                start
            });
            block_starts.collect()
        });
        let block = offset / BLOCK_BYTES;
        let Some(before) = blocks.get(block) else { return characters_begun(bytes) };
        *before as usize + characters_begun(&bytes[block * BLOCK_BYTES..offset])
    }

    /// Whether the `-` at an offset of the normalised text was a hyphen, not a dash.
    pub(crate) fn is_hyphen_at(&self, offset: usize) -> bool {
        self.reading.text[self.normalised.original_start(offset)..].chars().next().is_some_and(is_hyphen)
    }
}

/// Large enough that the table is small, small enough that the rest is counted in no time.
const BLOCK_BYTES: usize = 4096;

/// The characters that begin in a stretch of UTF-8.
fn characters_begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

/// Joins ranges, sorted by their starts, that overlap or touch.
pub(crate) fn joined(sorted: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in sorted {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

fn once(places: &[Range<usize>], index: usize, marker: Marker) -> Result<Range<usize>, ExclusionError> {
    match places {
        [] => Err(ExclusionError::Missing { index, marker }),
        [place] => Ok(place.clone()),
        _ => Err(ExclusionError::Repeated { index, marker, count: places.len() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exclusion(from: &str, to: Option<&str>) -> Exclusion {
        Exclusion { from: from.to_owned(), to: to.map(str::to_owned), kind: ExclusionKind::ReaderComments }
    }

    fn archive(exclusions: &[Exclusion]) -> (Archive, Vec<ExclusionError>) {
        let mut archive = Archive::of_text("One two.\n“3 Comments” a b\nAd: buy. End of ad. More ad: x".to_owned());
        let errors = archive.exclude(exclusions);
        (archive, errors)
    }

    #[test]
    fn locates_passages_with_both_markers() {
        let (archive, errors) = archive(&[exclusion("Ad: buy", Some("of  ad.")), exclusion("\"3 Comments\"", Some("buy."))]);
        assert_eq!(errors, []);
        let texts: Vec<_> = archive.excluded().iter().map(|found| &archive.text()[found.range.clone()]).collect();
        assert_eq!(texts, ["“3 Comments” a b\nAd: buy.", "Ad: buy. End of ad."]);
        assert_eq!((archive.words(), archive.words_not_excluded()), (14, 5));
    }

    #[test]
    fn reports_markers_that_do_not_fit() {
        for (bad, expected) in [
            (exclusion("4 Comments", None), ExclusionError::Missing { index: 0, marker: Marker::From }),
            (exclusion("", None), ExclusionError::Missing { index: 0, marker: Marker::From }),
            (exclusion("Comment", None), ExclusionError::Missing { index: 0, marker: Marker::From }),
            (exclusion("two", Some("gone")), ExclusionError::Missing { index: 0, marker: Marker::To }),
            (exclusion("two", Some("ad")), ExclusionError::Repeated { index: 0, marker: Marker::To, count: 2 }),
            (exclusion("buy.", Some("Comments")), ExclusionError::Backward { index: 0 }),
        ] {
            let (archive, errors) = archive(std::slice::from_ref(&bad));
            assert_eq!(errors, [expected], "{bad:?}");
            assert_eq!(archive.words_not_excluded(), archive.words());
        }
    }

    #[test]
    fn furniture_of_a_page_is_excluded_where_it_is_asked_for() {
        let page = "<nav>Home</nav><p>One two<aside>Buy three</aside><p>four";
        let mut archive = Archive::read("a.html", page.into()).expect("it is a page");
        assert_eq!((archive.words(), archive.words_not_excluded()), (6, 6));
        archive.exclude_furniture();
        assert_eq!(archive.words_not_excluded(), 3);
        let at = archive.normalised().text().find("One").expect("it stands there");
        assert!(archive.is_clear(&(at..at + 7)) && !archive.is_clear(&(at..at + 9)));
    }

    #[test]
    fn excludes_to_the_end() {
        let (archive, errors) = archive(&[exclusion("3 Comments", None)]);
        assert_eq!(errors, []);
        // The opening quote mark stays, as a rest of the word that the passage begins in.
        assert_eq!(archive.words_not_excluded(), 2);
    }

    #[test]
    fn a_text_of_ligatures_is_no_archive() {
        assert_eq!(Archive::read("a.txt", "\u{FDFA}".repeat(1_000).into()).err(), Some(CaptureError::Swollen));
        assert!(Archive::read("a.txt", "three days \u{FDFA} ".repeat(1_000).into()).is_ok());
    }
}
