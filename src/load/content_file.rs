//! One content file that is about to be changed, and files of a site to which symbolic links lead.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;
use walkdir::WalkDir;

use crate::model::id::Id;
use crate::model::kind::RecordPath;

/// A content file as it is now.
#[derive(Debug)]
pub struct ContentFile {
    /// Where it lies, behind a link where its name is one.
    pub place: PathBuf,
    pub text: String,
}

/// Why a file is none that may be changed. Displayed, it is one lower-case phrase.
#[derive(Debug, Error)]
pub enum ContentFileError {
    /// Its path is that of no record.
    #[error("`{0}` is no content file")]
    NoRecord(String),
    /// It lies outside of `content/`, or a link leads it there.
    #[error("`{0}` lies outside of `content/`, where nothing is written")]
    Outside(String),
    /// It is gone.
    #[error("`{0}` is not there any more")]
    Missing(String),
    /// It cannot be read as text.
    #[error("`{path}` cannot be read: {cause}")]
    Unreadable {
        /// Path below the site's root.
        path: String,
        /// What the operating system says.
        cause: io::Error,
    },
}

/// Reads a record of the site in `root` that is about to be changed. `path` is relative to the root, with `/`.
///
/// # Errors
/// Where the path is that of no record below `content/`, or the file cannot be read.
#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
pub fn content_file(root: &Path, path: &str) -> Result<ContentFile, ContentFileError> {
    if RecordPath::read(path).is_none_or(|record| Id::parse(record.stem).is_none()) {
        return Err(ContentFileError::NoRecord(path.to_owned()));
    }
    let failed = |cause: io::Error| match cause.kind() {
        ErrorKind::NotFound => ContentFileError::Missing(path.to_owned()),
        _ => ContentFileError::Unreadable { path: path.to_owned(), cause },
    };
    let content = fs::canonicalize(root).map_err(failed)?.join("content");
    let place = fs::canonicalize(root.join(path)).map_err(failed)?;
    if !place.starts_with(&content) {
        return Err(ContentFileError::Outside(path.to_owned()));
    }
    let text = fs::read_to_string(&place).map_err(failed)?;
    Ok(ContentFile { place, text })
}

/// Whether a new record of this path would lie in `content/` itself, not behind a link that leads out of it.
pub fn may_be_made(root: &Path, path: &str) -> bool {
    let is_record = RecordPath::read(path).is_some_and(|record| Id::parse(record.stem).is_some());
    let Ok(content) = fs::canonicalize(root.join("content")) else { return false };
    let nearest = root.join(path).ancestors().skip(1).find_map(|folder| fs::canonicalize(folder).ok());
    is_record && nearest.is_some_and(|folder| folder.starts_with(&content))
}

/// The text of a file; `None` where there is none.
#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
pub fn text_at(place: &Path) -> Option<String> {
    fs::read_to_string(place).ok()
}

/// Where the symbolic links in these folders lead, as long as that is a file in the site's root: a change there changes the site.
pub fn linked_files(root: &Path, folders: &[&str]) -> Vec<PathBuf> {
    let Ok(root) = fs::canonicalize(root) else { return Vec::new() };
    let entries = folders.iter().flat_map(|folder| WalkDir::new(root.join(folder)).into_iter().filter_map(Result::ok));
    let links = entries.filter(walkdir::DirEntry::path_is_symlink).filter_map(|entry| fs::canonicalize(entry.path()).ok());
    let mut targets: Vec<PathBuf> = links.filter(|target| target.starts_with(&root) && target.is_file()).collect();
    targets.sort();
    targets.dedup();
    targets
}
