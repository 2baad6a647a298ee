//! What a server sent, as a web archive keeps it: head and body, the body unpacked.

use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::decode::{CaptureError, charset_of};

/// No page unpacks to more than this: 64 MiB, as of the files of a site.
const MOST_BYTES: u64 = 64 << 20;
/// To so much it may unpack, however small the archive: 4 MiB.
const FREE_BYTES: u64 = 4 << 20;
/// Pages that people wrote are packed to a tenth of their size; one that unpacks to more than so many times was made to fill a memory.
const MOST_TIMES: u64 = 16;

/// To how many bytes a page may unpack, of an archive that has so many.
pub(super) fn most_unpacked(archive: usize) -> u64 {
    (archive as u64).saturating_mul(MOST_TIMES).clamp(FREE_BYTES, MOST_BYTES)
}

/// The body of a page.
pub(super) struct Body {
    /// Its bytes, unpacked.
    pub(super) bytes: Vec<u8>,
    /// Whether the server called it HTML; else it is plain text.
    pub(super) is_html: bool,
    /// The encoding that the server named.
    pub(super) charset: Option<String>,
}

/// Reads an answer whose body unpacks to at most so many bytes; `None` where it is no page with text.
pub(super) fn body(answer: &[u8], most: u64) -> Result<Option<Body>, CaptureError> {
    const MOST_HEADERS: usize = 256;
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut response = httparse::Response::new(&mut headers);
    let Ok(httparse::Status::Complete(length)) = response.parse(answer) else { return Ok(None) };
    let header = |name: &str| {
        let found = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        found.map(|header| String::from_utf8_lossy(header.value).trim().to_ascii_lowercase()).unwrap_or_default()
    };
    let Some(is_html) = kind_of(&header("content-type")).filter(|_| response.code == Some(200)) else { return Ok(None) };
    let sent = &answer[length..];
    // Many archivers keep the header and undo the chunks.
    let whole =
        if header("transfer-encoding").contains("chunked") { unchunked(sent).unwrap_or_else(|| sent.to_vec()) } else { sent.to_vec() };
    let bytes = unpacked(whole, &header("content-encoding"), most)?;
    Ok(Some(Body { bytes, is_html, charset: charset_of(&header("content-type")) }))
}

/// Whether a media type is HTML or plain text; `None` for every other.
pub(super) fn kind_of(media_type: &str) -> Option<bool> {
    match media_type.split(';').next().unwrap_or_default().trim() {
        "text/html" | "application/xhtml+xml" => Some(true),
        "text/plain" => Some(false),
        _ => None,
    }
}

fn unchunked(sent: &[u8]) -> Option<Vec<u8>> {
    let (mut rest, mut whole) = (sent, Vec::with_capacity(sent.len()));
    loop {
        let end = rest.windows(2).position(|pair| pair == b"\r\n")?;
        let size = std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[end + 2..];
        if size == 0 {
            return Some(whole);
        }
        whole.extend(rest.get(..size)?);
        rest = rest.get(size..)?.strip_prefix(b"\r\n")?;
    }
}

/// What archivers have unpacked already does not begin like a packed body.
fn unpacked(bytes: Vec<u8>, packing: &str, most: u64) -> Result<Vec<u8>, CaptureError> {
    match packing {
        "" | "identity" => Ok(bytes),
        "gzip" | "x-gzip" if bytes.starts_with(&[0x1F, 0x8B]) => inflated(MultiGzDecoder::new(bytes.as_slice()), most),
        "deflate" => inflated(ZlibDecoder::new(bytes.as_slice()), most)
            .or_else(|error| match error {
                CaptureError::TooLarge => Err(error),
                _ => inflated(DeflateDecoder::new(bytes.as_slice()), most),
            })
            .or_else(|error| if looks_like_text(&bytes) { Ok(bytes.clone()) } else { Err(error) }),
        _ if looks_like_text(&bytes) => Ok(bytes),
        other => Err(CaptureError::Packed(other.to_owned())),
    }
}

fn looks_like_text(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"<") || std::str::from_utf8(bytes).is_ok()
}

fn inflated(packed: impl Read, most: u64) -> Result<Vec<u8>, CaptureError> {
    let mut bytes = Vec::new();
    packed.take(most + 1).read_to_end(&mut bytes).map_err(|error| CaptureError::Damaged(error.to_string()))?;
    if bytes.len() as u64 > most { Err(CaptureError::TooLarge) } else { Ok(bytes) }
}
