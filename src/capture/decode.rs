//! The bytes of an archived file → its text.
//!
//! Read are UTF-8 (with or without a byte order mark), UTF-16 with one, and of HTML the encoding that the page or its server declares.
//! Nothing is guessed: other bytes are an error that says where they stand, because a text decoded by guess would be compared with words
//! nobody wrote.

use encoding_rs::{Encoding, UTF_8};

use crate::markup;
use crate::quotation::swollen::MOST_TIMES;

/// Why an archived file cannot be read. Offsets are in bytes from the start of the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaptureError {
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
    /// The page declares an encoding in which its bytes make no text.
    #[error("it declares the encoding {encoding}, and is not written in it")]
    NotAsDeclared { encoding: &'static str },
    /// The file has a UTF-32 byte order mark.
    #[error("UTF-32 is not read")]
    Utf32,
    /// The file has a NUL byte near its start: UTF-16 without a byte order mark, or no text.
    #[error("no text: a NUL byte at offset {offset} (UTF-16 needs a byte order mark)")]
    Nul {
        /// Where the byte stands.
        offset: usize,
    },
    /// The file is 4 GiB or larger, or an archive unpacks to more than is read.
    #[error("larger than what is read of one article")]
    TooLarge,
    /// The elements of an HTML file are nested deeper than any article needs, or are more than its bytes account for.
    #[error(
        "elements nested deeper than {} or left open so that they are made again and again, or a tag of countless attributes",
        markup::DEEPEST
    )]
    TooDeep,
    /// Ligatures and other compatibility forms stand for a text that is many times longer.
    #[error("its letters written out are more than {MOST_TIMES} times as many bytes as it has")]
    Swollen,
    /// A web archive is cut or damaged.
    #[error("a damaged archive: {0}")]
    Damaged(String),
    /// A web archive holds no page with text.
    #[error("an archive without a page that a server sent")]
    NoPage,
    /// A web archive holds the page in a packing that is not read.
    #[error("the page is packed as `{0}`, which is not read")]
    Packed(String),
}

impl CaptureError {
    /// What to do about it, for the help of a finding.
    pub fn help(&self) -> &'static str {
        match self {
            Self::TooLarge | Self::TooDeep | Self::Swollen => "archive the article alone, or its text",
            Self::Damaged(_) | Self::NoPage | Self::Packed(_) => "save the page anew, or save its text as UTF-8",
            Self::NotUtf8 { .. } | Self::DamagedUtf16 { .. } | Self::NotAsDeclared { .. } | Self::Utf32 | Self::Nul { .. } => {
                "save the file as UTF-8, or as UTF-16 with a byte order mark"
            }
        }
    }
}

/// How the words of an archived file are to be got at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CaptureFormat {
    /// As they stand.
    #[default]
    Text,
    /// As the site's own texts are read.
    Markdown,
    /// With an HTML parser.
    Html,
    /// Cue by cue, without the times.
    Subtitles,
}

impl CaptureFormat {
    /// The format by the file's name: `.html`, `.htm` and `.xhtml` are HTML, `.md` is Markdown, `.vtt` and `.srt` are subtitles, `.txt` is
    /// text. A name without one of these is HTML if its text begins like an HTML document.
    pub fn of(name: &str, text: &str) -> Self {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        match extension.as_deref() {
            Some("html" | "htm" | "xhtml") => Self::Html,
            Some("md" | "markdown") => Self::Markdown,
            Some("txt" | "text") => Self::Text,
            Some("vtt" | "srt") => Self::Subtitles,
            _ => {
                let start: String = text.trim_start().chars().take(14).collect::<String>().to_ascii_lowercase();
                if start.starts_with("<!doctype html") || start.starts_with("<html") { Self::Html } else { Self::Text }
            }
        }
    }
}

/// Where a page declares its encoding: browsers look no further.
const DECLARED_WITHIN: usize = 1024;

/// The text of a file; `charset` is what the server called its encoding.
///
/// # Errors
/// Bytes that are no text in an encoding that is declared or that Unicode marks.
pub(super) fn decode(name: &str, bytes: Vec<u8>, charset: Option<&str>) -> Result<String, CaptureError> {
    match bytes.as_slice() {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Err(CaptureError::Utf32),
        [0xFF, 0xFE, units @ ..] => decode_utf16(units, u16::from_le_bytes),
        [0xFE, 0xFF, units @ ..] => decode_utf16(units, u16::from_be_bytes),
        _ => decode_bytes(name, bytes, charset),
    }
}

/// Browsers and archivers save pages as UTF-8 and leave the old declaration, so what is UTF-8 is read as that.
fn decode_bytes(name: &str, bytes: Vec<u8>, charset: Option<&str>) -> Result<String, CaptureError> {
    if let Some(offset) = bytes.iter().take(1024).position(|byte| *byte == 0) {
        return Err(CaptureError::Nul { offset });
    }
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let declared = charset.map(str::to_owned).or_else(|| declared_charset(name, bytes));
            let encoding = declared.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|encoding| *encoding != UTF_8);
            let Some(encoding) = encoding else { return Err(CaptureError::NotUtf8 { offset, byte: bytes[offset] }) };
            let decoded = encoding.decode_without_bom_handling_and_without_replacement(bytes);
            decoded.ok_or(CaptureError::NotAsDeclared { encoding: encoding.name() })?.into_owned()
        }
    };
    if text.starts_with('\u{FEFF}') {
        text.remove(0);
    }
    Ok(text)
}

/// The encoding that an HTML page declares in its first bytes.
fn declared_charset(name: &str, bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]).to_ascii_lowercase();
    if CaptureFormat::of(name, &start) != CaptureFormat::Html {
        return None;
    }
    start.match_indices("<meta").find_map(|(at, _)| {
        let tag = start[at..].split('>').next()?;
        charset_of(tag)
    })
}

/// The value behind `charset=` in a tag or a header.
pub(super) fn charset_of(text: &str) -> Option<String> {
    let value = text.split("charset").nth(1)?.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|character: char| !(character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | ':' | '.')));
    let label = &value[..end.unwrap_or(value.len())];
    (!label.is_empty()).then(|| label.to_owned())
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, CaptureError> {
    const MARK: usize = 2;
    let (units, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut offset = MARK;
    for decoded in char::decode_utf16(units.iter().copied().map(unit)) {
        let character = decoded.map_err(|_| CaptureError::DamagedUtf16 { offset })?;
        text.push(character);
        offset += 2 * character.len_utf16();
    }
    if rest.is_empty() { Ok(text) } else { Err(CaptureError::DamagedUtf16 { offset }) }
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
            (alone, Err(CaptureError::DamagedUtf16 { offset: 4 })),
            (vec![0xFF, 0xFE, 0x41], Err(CaptureError::DamagedUtf16 { offset: 2 })),
            (vec![0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], Err(CaptureError::Utf32)),
            (b"caf\xE9 au lait".to_vec(), Err(CaptureError::NotUtf8 { offset: 3, byte: 0xE9 })),
            (b"H\0i\0".to_vec(), Err(CaptureError::Nul { offset: 1 })),
        ] {
            let read = decode("a.txt", bytes.clone(), None);
            assert_eq!(read, expected.map(str::to_owned), "{bytes:?}");
        }
    }

    #[test]
    fn reads_the_encoding_that_a_page_declares() {
        let page = |declaration: &str, bytes: &[u8]| [format!("<!doctype html>{declaration}<p>").as_bytes(), bytes].concat();
        for (bytes, charset, expected) in [
            (page("<meta charset=windows-1252>", b"caf\xE9"), None, Ok("café")),
            (
                page("<META http-equiv=\"Content-Type\" content='text/html; charset=\"windows-1256\"'>", b"\xD3\xE1\xC7\xE3"),
                None,
                Ok("سلام"),
            ),
            (page("", b"\x83\x65"), Some("Shift_JIS"), Ok("テ")),
            (page("<meta charset=euc-jp>", b"\xFF\xFF"), None, Err(CaptureError::NotAsDeclared { encoding: "EUC-JP" })),
            (page("<meta charset=utf-8>", b"\xE9"), None, Err(CaptureError::NotUtf8 { offset: 38, byte: 0xE9 })),
            (page("<meta charset=windows-1252>", "é".as_bytes()), None, Ok("é")),
        ] {
            let read = decode("page", bytes.clone(), charset).map(|text| text.rsplit_once("<p>").expect("a paragraph").1.to_owned());
            assert_eq!(read, expected.map(str::to_owned), "{bytes:?}");
        }
    }

    #[test]
    fn chooses_the_format_by_name_and_else_by_the_start() {
        for (name, text, expected) in [
            ("a.HTML", "plain", CaptureFormat::Html),
            ("a.txt", "<!DOCTYPE html>", CaptureFormat::Text),
            ("a.md", "<html>", CaptureFormat::Markdown),
            ("a.srt", "1", CaptureFormat::Subtitles),
            ("page", " <!doctype HTML><p>", CaptureFormat::Html),
            ("page", "plain", CaptureFormat::Text),
            ("平.web", "平平平平平平平平平平平平平平平平", CaptureFormat::Text),
        ] {
            assert_eq!(CaptureFormat::of(name, text), expected, "{name}");
        }
    }
}
