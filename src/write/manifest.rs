//! The list of the files that this program wrote, one path a line, sorted.

use std::collections::BTreeSet;
use std::path::Path;

use super::{MANIFEST, WriteError, disk, is_contained, is_of_the_writer};

/// The first line, so that a later program knows what it reads.
const HEADING: &str = "# Files that variorum wrote here. It replaces and removes these and no others.";

/// The paths in the manifest of an output folder; none where there is no manifest.
///
/// The list decides what may be removed, so a path that leads out of the folder is passed over, whoever wrote it.
pub(super) fn read(folder: &Path) -> Result<BTreeSet<String>, WriteError> {
    read_file(&folder.join(MANIFEST))
}

/// The paths in a list of this kind at another place; none where there is no such file.
pub(super) fn read_file(path: &Path) -> Result<BTreeSet<String>, WriteError> {
    let bytes = disk::read(path)?.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let paths = text.lines().filter(|line| !line.starts_with('#')).filter(|path| is_contained(path));
    Ok(paths.filter(|path| !is_of_the_writer(path)).map(str::to_owned).collect())
}

/// The text of a manifest.
pub(super) fn text(paths: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut text = format!("{HEADING}\n");
    for path in paths {
        text.push_str(path.as_ref());
        text.push('\n');
    }
    text
}
