//! The files in which articles are saved: what a reader of the page saw, and what the file says of it beside the text.
//!
//! - [`decode`]: bytes → text, in the encoding that the file itself declares;
//! - `warc`, `wacz`: web archives → the page that they were made for;
//! - `subtitles`: cues → the words that were spoken, without times;
//! - [`metadata`]: what an HTML page says of its title, publisher, author, date, language and address;
//! - [`main_text`]: which part of a page is probably the article. A guess, for proposals alone.
//!
//! Everything that looks into archived texts begins here, so that a proposal and a proof read the same words. Nothing here reads a file.

pub(crate) mod decode;
mod http;
pub(crate) mod main_text;
pub(crate) mod metadata;
mod saved_by;
mod subtitles;
mod wacz;
mod warc;

pub(crate) use decode::{CaptureError, CaptureFormat};

/// What was found in a saved file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Capture {
    /// Its text, without a byte order mark; of HTML and Markdown the markup.
    pub text: String,
    /// How the words are to be got at.
    pub format: CaptureFormat,
    /// The address from which the page came, where the file says it.
    pub address: Option<String>,
    /// When it was saved, in EDTF, where the file says it.
    pub retrieved: Option<String>,
    /// What the archive calls the page.
    pub title: Option<String>,
    /// The language that a file of subtitles declares.
    pub language: Option<String>,
    /// Of subtitles: the byte at which each cue begins, and its time as the file writes it. Ascending.
    pub times: Vec<(usize, String)>,
}

/// Reads the bytes of a file called `name`.
///
/// # Errors
/// Bytes that are no text, and archives that are damaged or hold no page; see [`CaptureError`].
pub(crate) fn open(name: &str, bytes: Vec<u8>) -> Result<Capture, CaptureError> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(CaptureError::TooLarge);
    }
    if has_ending(name, "wacz") {
        return wacz::page(&bytes);
    }
    if is_warc(name) {
        return warc::page(bytes.as_slice(), None, http::most_unpacked(bytes.len()))?.ok_or(CaptureError::NoPage);
    }
    let text = decode::decode(name, bytes, None)?;
    let format = CaptureFormat::of(name, &text);
    Ok(match format {
        CaptureFormat::Subtitles => subtitles::read(&text),
        CaptureFormat::Html => saved_by::read(text),
        CaptureFormat::Text | CaptureFormat::Markdown => Capture { text, format, ..Capture::default() },
    })
}

fn is_warc(name: &str) -> bool {
    has_ending(name, "warc")
        || name.rsplit_once('.').is_some_and(|(stem, ending)| ending.eq_ignore_ascii_case("gz") && has_ending(stem, "warc"))
}

fn has_ending(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, own)| own.eq_ignore_ascii_case(ending))
}
