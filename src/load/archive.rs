//! Reads the archive folder: the texts as they were retrieved, which are no part of the site. It is read for `verify` alone.
//!
//! Nothing outside the folder is ever read, whatever a name or a symbolic link says.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use thiserror::Error;

use crate::model::files::{ArchivedFile, NoArchive};
use crate::model::library::Source;

/// The endings that a source's text may have where the source names no file, in the order in which they are looked for.
pub(super) const ENDINGS: [&str; 3] = ["txt", "md", "html"];

/// A folder of archived texts.
#[derive(Debug)]
pub struct ArchiveFolder {
    root: PathBuf,
}

/// Why there is no archive folder to read.
#[derive(Debug, Error)]
pub enum ArchiveFolderError {
    /// Nothing is there.
    #[error("the archive folder `{}` does not exist", .0.display())]
    Missing(PathBuf),
    /// It is no folder.
    #[error("the archive `{}` is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// It is there and cannot be read.
    #[error("the archive folder `{}` cannot be read: {cause}", folder.display())]
    Unreadable {
        /// The folder.
        folder: PathBuf,
        /// What the operating system says.
        cause: io::Error,
    },
}

impl ArchiveFolder {
    /// Opens a folder.
    ///
    /// # Errors
    /// Where there is no folder at the path, or it cannot be listed.
    #[expect(clippy::disallowed_methods, reason = "this is where archived texts are read")]
    pub fn open(folder: &Path) -> Result<Self, ArchiveFolderError> {
        let refused = |cause: io::Error| match cause.kind() {
            ErrorKind::NotFound => ArchiveFolderError::Missing(folder.to_owned()),
            ErrorKind::NotADirectory => ArchiveFolderError::NotAFolder(folder.to_owned()),
            _ => ArchiveFolderError::Unreadable { folder: folder.to_owned(), cause },
        };
        let root = fs::canonicalize(folder).map_err(refused)?;
        if !root.is_dir() {
            return Err(ArchiveFolderError::NotAFolder(folder.to_owned()));
        }
        fs::read_dir(&root).map_err(refused)?;
        Ok(Self { root })
    }

    /// The archived text of a source: the file that it names, else `<source-id>.txt`, `.md` or `.html`.
    ///
    /// # Errors
    /// Where there is none that may be read; see [`NoArchive`].
    pub fn read(&self, source: &Source) -> Result<ArchivedFile, NoArchive> {
        let names: Vec<String> = match &source.archive.file {
            Some(file) => vec![file.clone()],
            None => ENDINGS.iter().map(|ending| format!("{}.{ending}", source.id)).collect(),
        };
        for name in &names {
            if let Some(bytes) = self.file(name)? {
                return Ok(ArchivedFile { name: name.clone(), bytes });
            }
        }
        Err(NoArchive::Missing { names })
    }

    /// The bytes of a file in the folder; `None` where nothing of that name is there.
    #[expect(clippy::disallowed_methods, reason = "this is where archived texts are read")]
    fn file(&self, name: &str) -> Result<Option<Vec<u8>>, NoArchive> {
        let below = Path::new(name);
        let is_below = !name.contains(['\\', '\0']) && below.components().all(|part| matches!(part, Component::Normal(_)));
        if !is_below || name.is_empty() {
            return Err(NoArchive::Outside { name: name.to_owned() });
        }
        let unreadable = |cause: &str| NoArchive::Unreadable { name: name.to_owned(), cause: cause.to_owned() };
        let path = self.root.join(below);
        if let Err(error) = fs::symlink_metadata(&path) {
            let is_missing = matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory);
            return if is_missing { Ok(None) } else { Err(unreadable(&error.to_string())) };
        }
        let file = fs::canonicalize(&path).map_err(|error| unreadable(&error.to_string()))?;
        if !file.starts_with(&self.root) {
            return Err(NoArchive::Outside { name: name.to_owned() });
        }
        if !file.is_file() {
            return Err(unreadable("it is not a regular file"));
        }
        fs::read(&file).map(Some).map_err(|error| unreadable(&error.to_string()))
    }
}
