//! What the pages of the last build were made from, and which bytes came of it: a page that would be made from the same again need not be.
//!
//! The list only spares work. Whatever stands in it, a file counts only while its own bytes are those that were made; without the list,
//! every page is made anew.

use std::collections::BTreeMap;
use std::path::Path;

use super::disk;
use crate::model::digest::Digest;

/// The name of the list in the output folder.
pub(super) const MADE: &str = ".variorum-made";

/// The first line, so that a later program knows what it reads.
const HEADING: &str =
    "# What the files were made from, the digest of their bytes, their paths. It spares the next build work, and may be removed.";

/// How a file was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Making {
    /// What it was made from.
    pub(super) from: Digest,
    /// The bytes that came of it.
    pub(super) bytes: Digest,
}

/// The list in an output folder, by path. Lines that are none of ours are passed over.
pub(super) fn read(folder: &Path) -> BTreeMap<String, Making> {
    let bytes = disk::own_bytes(&folder.join(MADE)).unwrap_or_default();
    let making = |line: &str| {
        let mut parts = line.splitn(3, ' ');
        let making = Making { from: Digest::read(parts.next()?)?, bytes: Digest::read(parts.next()?)? };
        Some((parts.next()?.to_owned(), making))
    };
    String::from_utf8_lossy(&bytes).lines().filter_map(making).collect()
}

/// The text of the list.
pub(super) fn text(made: &BTreeMap<String, Making>) -> String {
    let mut text = format!("{HEADING}\n");
    for (path, Making { from, bytes }) in made {
        text.extend([&from.to_string(), " ", &bytes.to_string(), " ", path, "\n"]);
    }
    text
}
