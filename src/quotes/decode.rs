//! An archived file → its text with its blocks; and the hashes by which texts are known.

use super::blocks::Reading;
use super::html;
use crate::capture::{self, Capture, CaptureError, CaptureFormat};
use crate::model::digest::sha256_hex;
use crate::prose;
use crate::quotation::swollen::swollen;

/// Reads the bytes of a file called `name`; of an HTML or Markdown file, what a reader of the page sees.
///
/// # Errors
/// See [`CaptureError`].
pub(crate) fn read_file(name: &str, bytes: Vec<u8>) -> Result<Reading, CaptureError> {
    read_capture(capture::open(name, bytes)?)
}

/// Reads what was found in a file.
///
/// # Errors
/// [`CaptureError::TooDeep`], [`CaptureError::Swollen`].
pub(crate) fn read_capture(capture: Capture) -> Result<Reading, CaptureError> {
    if swollen(&capture.text).is_some() {
        return Err(CaptureError::Swollen);
    }
    match capture.format {
        CaptureFormat::Text | CaptureFormat::Subtitles => Ok(Reading::of_text(capture.text)),
        CaptureFormat::Markdown => Ok(Reading::of_prose(prose::read(&capture.text).plain())),
        CaptureFormat::Html => html::reading_of(&capture.text).ok_or(CaptureError::TooDeep),
    }
}

/// What a list of texts is known by where only a change is to be noticed: the first digits of the SHA-256.
pub(crate) fn fingerprint(texts: &[&str]) -> String {
    const DIGITS: usize = 16;
    let mut hash = sha256_hex(texts.join("\n").as_bytes());
    hash.truncate(DIGITS);
    hash
}
