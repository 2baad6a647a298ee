//! Web archives in the WACZ format 1.1.1: a ZIP file with WARC files, and a list of the pages that they were made for.

use std::borrow::Cow;
use std::io::{BufReader, Cursor, Read};

use serde_json::Value;
use zip::ZipArchive;

use super::decode::CaptureError;
use super::http::most_unpacked;
use super::{Capture, warc};

type Archive<'bytes> = ZipArchive<Cursor<&'bytes [u8]>>;

/// The page for which the archive was made: the main page where it names one, else the first of its list, else the first that a server
/// sent.
pub(super) fn page(bytes: &[u8]) -> Result<Capture, CaptureError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| CaptureError::Damaged(error.to_string()))?;
    let most = most_unpacked(bytes.len());
    let listed = main_page(&mut archive, most)?;
    let mut names: Vec<String> = archive.file_names().flatten().filter(|name| is_warc(name)).map(Cow::into_owned).collect();
    names.sort_unstable();
    let mut other = None;
    for name in &names {
        // It may be far larger than its page, so it is read as it is unpacked.
        let Ok(warc) = archive.by_name(name) else { continue };
        let Some(mut found) = warc::page(BufReader::new(warc), listed.address.as_deref(), most)? else { continue };
        let is_listed = listed.address.is_none() || found.address == listed.address;
        if is_listed {
            found.title.clone_from(&listed.title);
            return Ok(found);
        }
        other = other.or(Some(found));
    }
    other.ok_or(CaptureError::NoPage)
}

/// What the archive says of its main page.
#[derive(Default)]
struct Listed {
    address: Option<String>,
    title: Option<String>,
}

fn main_page(archive: &mut Archive<'_>, most: u64) -> Result<Listed, CaptureError> {
    let text = |value: &Value, field: &str| value.get(field).and_then(Value::as_str).map(str::to_owned);
    let package = json(member(archive, "datapackage.json", most)?);
    let main = package.as_ref().and_then(|package| text(package, "mainPageUrl").or_else(|| text(package, "mainPageURL")));
    let pages = member(archive, "pages/pages.jsonl", most)?.unwrap_or_default();
    let mut pages = pages.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let page = pages.find(|page| text(page, "url").is_some_and(|url| main.as_ref().is_none_or(|main| *main == url)));
    let address = main.or_else(|| page.as_ref().and_then(|page| text(page, "url")));
    Ok(Listed { address, title: page.as_ref().and_then(|page| text(page, "title")) })
}

fn json(bytes: Option<Vec<u8>>) -> Option<Value> {
    serde_json::from_slice(&bytes?).ok()
}

fn is_warc(name: &str) -> bool {
    name.starts_with("archive/") && super::is_warc(name)
}

/// The bytes of a file in the archive; `None` where there is none.
fn member(archive: &mut Archive<'_>, name: &str, most: u64) -> Result<Option<Vec<u8>>, CaptureError> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| CaptureError::Damaged(error.to_string()))?;
    if bytes.len() as u64 > most { Err(CaptureError::TooLarge) } else { Ok(Some(bytes)) }
}
