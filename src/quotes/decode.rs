//! The bytes of an archived file → its text.
//!
//! Read are UTF-8 (with or without a byte order mark) and UTF-16 with one. Nothing is guessed: other bytes are an error
//! that says where they stand, because a text decoded by guess would be compared with words nobody wrote.

use sha2::{Digest, Sha256};

use super::blocks::Reading;
use super::html;
use crate::{markup, prose};

/// Why an archived file cannot be read as text. Offsets are in bytes from the start of the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The file has no byte order mark and is not UTF-8.
    #[error("not UTF-8: byte 0x{byte:02X} at offset {offset}")]
    NotUtf8 {
        /// Where the first wrong byte stands.
        offset: usize,
        /// The wrong byte.
        byte: u8,
    },
    /// The file has a UTF-16 byte order mark, but a surrogate stands alone or the last unit is cut.
    #[error("damaged UTF-16 at offset {offset}")]
    DamagedUtf16 {
        /// Where the damaged unit stands.
        offset: usize,
    },
    /// The file has a UTF-32 byte order mark.
    #[error("UTF-32 is not read")]
    Utf32,
    /// The file has a NUL byte near its start: UTF-16 without a byte order mark, or no text.
    #[error("no text: a NUL byte at offset {offset} (UTF-16 needs a byte order mark)")]
    Nul {
        /// Where the byte stands.
        offset: usize,
    },
    /// The file is 4 GiB or larger, more than the offsets of a text can count.
    #[error("4 GiB or larger")]
    TooLarge,
    /// The elements of an HTML file are nested deeper than any article needs, or are more than its bytes account for.
    #[error("elements nested deeper than {}, or left open so that they are made again and again", markup::DEEPEST)]
    TooDeep,
}

impl DecodeError {
    /// What to do about it, for the help of a finding.
    pub fn help(&self) -> &'static str {
        match self {
            Self::TooLarge | Self::TooDeep => "archive the article alone, or its text",
            _ => "save the file as UTF-8, or as UTF-16 with a byte order mark",
        }
    }
}

/// How the words of an archived file are to be got at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArchiveFormat {
    /// As they stand.
    Text,
    /// As the site's own texts are read.
    Markdown,
    /// With an HTML parser.
    Html,
}

impl ArchiveFormat {
    /// The format by the file's name: `.html`, `.htm` and `.xhtml` are HTML, `.md` is Markdown, `.txt` is text. A name
    /// without one of these is HTML if its text begins like an HTML document.
    pub fn of(name: &str, text: &str) -> Self {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        match extension.as_deref() {
            Some("html" | "htm" | "xhtml") => Self::Html,
            Some("md" | "markdown") => Self::Markdown,
            Some("txt" | "text") => Self::Text,
            _ => {
                let start: String = text.trim_start().chars().take(14).collect::<String>().to_ascii_lowercase();
                if start.starts_with("<!doctype html") || start.starts_with("<html") { Self::Html } else { Self::Text }
            }
        }
    }
}

/// Reads the bytes of a file called `name`, without a byte order mark; of an HTML or Markdown file, what a reader of the page sees.
///
/// # Errors
/// Bytes that are neither UTF-8 nor UTF-16 with a byte order mark, and HTML nested too deeply.
pub(crate) fn read_file(name: &str, bytes: Vec<u8>) -> Result<Reading, DecodeError> {
    let text = decode(bytes)?;
    match ArchiveFormat::of(name, &text) {
        ArchiveFormat::Text => Ok(Reading::of_text(text)),
        ArchiveFormat::Markdown => Ok(Reading::of_prose(prose::read(&text).plain())),
        ArchiveFormat::Html => html::reading_of(&text).ok_or(DecodeError::TooDeep),
    }
}

/// The SHA-256 of a file's bytes, in lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut hexadecimal = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        hexadecimal.push(char::from(DIGITS[usize::from(byte >> 4)]));
        hexadecimal.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    hexadecimal
}

/// What a list of texts is known by where only a change is to be noticed: the first digits of the SHA-256.
pub(crate) fn fingerprint(texts: &[&str]) -> String {
    const DIGITS: usize = 16;
    let mut hash = sha256_hex(texts.join("\n").as_bytes());
    hash.truncate(DIGITS);
    hash
}

fn decode(bytes: Vec<u8>) -> Result<String, DecodeError> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(DecodeError::TooLarge);
    }
    match bytes.as_slice() {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Err(DecodeError::Utf32),
        [0xFF, 0xFE, units @ ..] => decode_utf16(units, u16::from_le_bytes),
        [0xFE, 0xFF, units @ ..] => decode_utf16(units, u16::from_be_bytes),
        _ => decode_utf8(bytes),
    }
}

fn decode_utf8(bytes: Vec<u8>) -> Result<String, DecodeError> {
    if let Some(offset) = bytes.iter().take(1024).position(|byte| *byte == 0) {
        return Err(DecodeError::Nul { offset });
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        DecodeError::NotUtf8 { offset, byte: error.as_bytes()[offset] }
    })?;
    if text.starts_with('\u{FEFF}') {
        text.remove(0);
    }
    Ok(text)
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, DecodeError> {
    const MARK: usize = 2;
    let (units, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut offset = MARK;
    for decoded in char::decode_utf16(units.iter().copied().map(unit)) {
        let character = decoded.map_err(|_| DecodeError::DamagedUtf16 { offset })?;
        text.push(character);
        offset += 2 * character.len_utf16();
    }
    if rest.is_empty() { Ok(text) } else { Err(DecodeError::DamagedUtf16 { offset }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_unicode_and_refuses_the_rest() {
        let little: Vec<u8> = [0xFEFF, 0x5E73, 0xD83D, 0xDE00].iter().flat_map(|unit: &u16| unit.to_le_bytes()).collect();
        let big: Vec<u8> = [0xFEFF, 0x5E73, 0x0041].iter().flat_map(|unit: &u16| unit.to_be_bytes()).collect();
        let alone: Vec<u8> = [0xFEFF, 0x0041, 0xD83D, 0x0041].iter().flat_map(|unit: &u16| unit.to_le_bytes()).collect();
        for (bytes, expected) in [
            ("plain".into(), Ok("plain")),
            ("\u{FEFF}marked".into(), Ok("marked")),
            (Vec::new(), Ok("")),
            (little, Ok("平😀")),
            (big, Ok("平A")),
            (alone, Err(DecodeError::DamagedUtf16 { offset: 4 })),
            (vec![0xFF, 0xFE, 0x41], Err(DecodeError::DamagedUtf16 { offset: 2 })),
            (vec![0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], Err(DecodeError::Utf32)),
            (b"caf\xE9 au lait".to_vec(), Err(DecodeError::NotUtf8 { offset: 3, byte: 0xE9 })),
            (b"H\0i\0".to_vec(), Err(DecodeError::Nul { offset: 1 })),
        ] {
            let read = read_file("a.txt", bytes.clone()).map(|reading| reading.text);
            assert_eq!(read, expected.map(str::to_owned), "{bytes:?}");
        }
    }

    #[test]
    fn chooses_the_format_by_name_and_else_by_the_start() {
        for (name, text, expected) in [
            ("a.HTML", "plain", ArchiveFormat::Html),
            ("a.txt", "<!DOCTYPE html>", ArchiveFormat::Text),
            ("a.md", "<html>", ArchiveFormat::Markdown),
            ("page", " <!doctype HTML><p>", ArchiveFormat::Html),
            ("page", "plain", ArchiveFormat::Text),
            ("平.web", "平平平平平平平平平平平平平平平平", ArchiveFormat::Text),
        ] {
            assert_eq!(ArchiveFormat::of(name, text), expected, "{name}");
        }
    }

    #[test]
    fn hashes_like_every_other_program() {
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
