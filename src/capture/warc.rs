//! Web archives in the WARC format (ISO 28500): records one after the other, each packed by itself where the file is.
//!
//! Of all that a browser loaded, the page is wanted: the answer from the wanted address, else the first page that a server sent.

use std::io::{BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

use super::decode::{CaptureError, CaptureFormat, decode};
use super::http::{self, Body};
use super::{Capture, saved_by};

/// At most so much of an archive is unpacked: 1 GiB.
const MOST_UNPACKED: u64 = 1 << 30;

/// At most so many bytes has the head of a record.
const LONGEST_HEAD: u64 = 64 << 10;

/// The page in a WARC file, packed with gzip or not; `None` where there is none. Where `wanted` names an address, its page goes before
/// others. It unpacks to at most `most` bytes.
pub(super) fn page(mut file: impl BufRead, wanted: Option<&str>, most: u64) -> Result<Option<Capture>, CaptureError> {
    if file.fill_buf().map_err(damaged)?.starts_with(&[0x1F, 0x8B]) {
        find_page(&mut BufReader::new(MultiGzDecoder::new(file).take(MOST_UNPACKED)), wanted, most)
    } else {
        find_page(&mut file.take(MOST_UNPACKED), wanted, most)
    }
}

/// The head of a record.
#[derive(Debug, Default)]
struct Head {
    kind: String,
    target: Option<String>,
    date: Option<String>,
    media_type: String,
    length: u64,
}

fn find_page(reader: &mut impl BufRead, wanted: Option<&str>, most: u64) -> Result<Option<Capture>, CaptureError> {
    let mut first: Option<Capture> = None;
    let mut refused = None;
    while let Some(head) = next_head(reader)? {
        let is_page = matches!(head.kind.as_str(), "response" | "resource");
        let is_wanted = wanted.is_none_or(|wanted| head.target.as_deref().is_some_and(|target| same_address(target, wanted)));
        if !is_page || first.is_some() && !is_wanted {
            pass_over(reader, head.length)?;
            continue;
        }
        if head.length > most {
            refused = refused.or(Some(CaptureError::TooLarge));
            pass_over(reader, head.length)?;
            continue;
        }
        let block = take(reader, head.length)?;
        match capture(&head, block, most) {
            Ok(Some(capture)) if is_wanted => return Ok(Some(capture)),
            Ok(Some(capture)) => first = Some(capture),
            Ok(None) => {}
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    match (first, refused) {
        (None, Some(error)) => Err(error),
        (first, _) => Ok(first),
    }
}

/// The page of a record, where it is one.
fn capture(head: &Head, block: Vec<u8>, most: u64) -> Result<Option<Capture>, CaptureError> {
    let body = if head.kind == "response" {
        http::body(&block, most)?
    } else {
        http::kind_of(&head.media_type).map(|is_html| Body { bytes: block, is_html, charset: None })
    };
    let Some(Body { bytes, is_html, charset }) = body else { return Ok(None) };
    let text = decode(if is_html { "page.htm" } else { "page.txt" }, bytes, charset.as_deref())?;
    let mut capture = if is_html { saved_by::read(text) } else { Capture { text, format: CaptureFormat::Text, ..Capture::default() } };
    capture.address = head.target.clone().or(capture.address);
    capture.retrieved = head.date.clone().or(capture.retrieved);
    Ok(Some(capture))
}

/// Whether two addresses are one to a reader: a fragment or a slash at the end makes no other page.
fn same_address(one: &str, other: &str) -> bool {
    let bare = |address: &str| address.split('#').next().unwrap_or_default().trim_end_matches('/').to_owned();
    bare(one) == bare(other)
}

/// Reads the next record as far as its block; `None` at the end of the file.
fn next_head(reader: &mut impl BufRead) -> Result<Option<Head>, CaptureError> {
    let mut limited = reader.take(LONGEST_HEAD);
    let mut line = Vec::new();
    // Two empty lines end a record.
    let version = loop {
        line.clear();
        if limited.read_until(b'\n', &mut line).map_err(damaged)? == 0 {
            return Ok(None);
        }
        if !line.trim_ascii().is_empty() {
            break line.trim_ascii();
        }
    };
    if !version.starts_with(b"WARC/") {
        return Err(CaptureError::Damaged("a record does not begin with `WARC/`".to_owned()));
    }
    let (mut head, mut length) = (Head::default(), None);
    loop {
        line.clear();
        if limited.read_until(b'\n', &mut line).map_err(damaged)? == 0 {
            return Err(CaptureError::Damaged("a record is cut".to_owned()));
        }
        let text = String::from_utf8_lossy(&line);
        let Some((name, value)) = text.trim().split_once(':') else {
            if text.trim().is_empty() {
                break;
            }
            continue;
        };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "warc-type" => head.kind = value.to_ascii_lowercase(),
            "warc-target-uri" => head.target = Some(value.trim_matches(['<', '>']).to_owned()),
            "warc-date" => head.date = super::metadata::edtf(value),
            "content-type" => head.media_type = value.to_ascii_lowercase(),
            "content-length" => length = value.parse().ok(),
            _ => {}
        }
    }
    head.length = length.ok_or_else(|| CaptureError::Damaged("a record without a length".to_owned()))?;
    Ok(Some(head))
}

fn take(reader: &mut impl BufRead, length: u64) -> Result<Vec<u8>, CaptureError> {
    let mut block = Vec::new();
    reader.take(length).read_to_end(&mut block).map_err(damaged)?;
    if block.len() as u64 == length { Ok(block) } else { Err(CaptureError::Damaged("a record is cut".to_owned())) }
}

fn pass_over(reader: &mut impl BufRead, length: u64) -> Result<(), CaptureError> {
    let passed = std::io::copy(&mut reader.take(length), &mut std::io::sink()).map_err(damaged)?;
    if passed == length { Ok(()) } else { Err(CaptureError::Damaged("a record is cut".to_owned())) }
}

#[expect(clippy::needless_pass_by_value, reason = "it stands where an error is mapped")]
fn damaged(error: std::io::Error) -> CaptureError {
    CaptureError::Damaged(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: u64 = 1 << 20;

    fn record(kind: &str, target: &str, block: &str) -> String {
        String::from_utf8(record_of_bytes(kind, target, block.as_bytes())).expect("it is text")
    }

    fn record_of_bytes(kind: &str, target: &str, block: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {target}\r\nWARC-Date: 2025-03-04T20:00:00Z\r\nContent-Length: {}\r\n\r\n",
            block.len()
        );
        [head.as_bytes(), block, b"\r\n\r\n"].concat()
    }

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut packed = Vec::new();
        flate2::read::GzEncoder::new(bytes, flate2::Compression::best()).read_to_end(&mut packed).expect("bytes can be packed");
        packed
    }

    /// An archive of the web, of one file.
    fn collection(warc: &[u8]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        archive.start_file("archive/data.warc", zip::write::SimpleFileOptions::default()).expect("a file can begin");
        std::io::Write::write_all(&mut archive, warc).expect("memory takes bytes");
        archive.finish().expect("it is whole").into_inner()
    }

    #[test]
    fn a_small_archive_of_an_endless_page_is_refused_however_it_is_packed() {
        let endless = format!("<p>{}", "a b ".repeat(2 << 20));
        let sent = |more: &str, body: &[u8]| {
            let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{more}\r\n");
            record_of_bytes("response", "https://example.org/a", &[head.as_bytes(), body].concat())
        };
        let whole = sent("", endless.as_bytes());
        let in_itself = sent("Content-Encoding: gzip\r\n", &packed(endless.as_bytes()));
        let mut deflated = Vec::new();
        let encoder = flate2::read::DeflateEncoder::new(endless.as_bytes(), flate2::Compression::best());
        { encoder }.read_to_end(&mut deflated).expect("bytes can be packed");
        for (name, bytes) in [
            ("page.warc.gz", packed(&whole)),
            ("page.warc", in_itself.clone()),
            ("page.warc", sent("Content-Encoding: deflate\r\n", &deflated)),
            ("page.warc.gz", packed(&in_itself)),
            ("page.wacz", collection(&whole)),
            ("page.wacz", collection(&in_itself)),
        ] {
            assert!(bytes.len() < 100_000, "{name} is small");
            assert_eq!(crate::capture::open(name, bytes), Err(CaptureError::TooLarge), "{name}");
        }
        // An archive that is as large as its page accounts for it, and a page of the usual size needs no account.
        assert_eq!(crate::capture::open("page.warc", whole).map(|found| found.text), Ok(endless));
        let usual = format!("<p>{}", "a b ".repeat(1 << 19));
        let read = crate::capture::open("page.warc.gz", packed(&sent("", usual.as_bytes())));
        assert_eq!(read.map(|found| found.text), Ok(usual));
    }

    fn answer(status: &str, media_type: &str, more: &str, body: &str) -> String {
        format!("HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}\r\n{body}")
    }

    #[test]
    fn finds_the_page_among_what_was_loaded() {
        let chunked = "Transfer-Encoding: chunked\r\n";
        let archive = [
            record("warcinfo", "", "software: none\r\n"),
            record("response", "https://example.org/old", &answer("301 Moved", "text/html", "", "moved")),
            record("response", "https://example.org/style.css", &answer("200 OK", "text/css", "", "p {}")),
            record(
                "response",
                "https://example.org/a",
                &answer("200 OK", "text/html; charset=utf-8", chunked, "4\r\n<p>o\r\n2\r\nne\r\n0\r\n\r\n"),
            ),
            record("response", "https://example.org/b", &answer("200 OK", "text/html", "", "<p>two")),
        ]
        .concat();
        let found = |wanted| page(archive.as_bytes(), wanted, MOST).expect("it is sound").expect("a page");
        assert_eq!((found(None).text.as_str(), found(None).address.as_deref()), ("<p>one", Some("https://example.org/a")));
        assert_eq!(found(Some("https://example.org/b/#x")).text, "<p>two");
        assert_eq!(found(Some("https://example.org/c")).text, "<p>one");
        assert_eq!(found(None).retrieved.as_deref(), Some("2025-03-04T20:00:00Z"));
    }

    #[test]
    fn what_is_cut_packed_otherwise_or_empty_is_said() {
        let whole = record("response", "https://example.org/a", &answer("200 OK", "text/html", "", "<p>one"));
        assert!(matches!(page(&whole.as_bytes()[..whole.len() - 12], None, MOST), Err(CaptureError::Damaged(_))));
        assert_eq!(page(&b""[..], None, MOST), Ok(None));
        assert!(matches!(page(&b"PK nothing of ours\r\n"[..], None, MOST), Err(CaptureError::Damaged(_))));
        let mut packed =
            record("response", "https://example.org/a", &answer("200 OK", "text/html", "Content-Encoding: br\r\n", "\u{1}\u{2}"))
                .into_bytes();
        let end = packed.len() - 5;
        packed[end] = 0xFF;
        assert_eq!(page(packed.as_slice(), None, MOST), Err(CaptureError::Packed("br".to_owned())));
    }
}
