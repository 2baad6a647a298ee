//! Reads the archive folder: the texts as they were retrieved, which are no part of the site. It is read for `verify` alone.
//!
//! Nothing outside the folder is ever read, whatever a name or a symbolic link says.
#![expect(
    clippy::disallowed_types,
    reason = "when a file was written tells whether it must be read again; nothing that is built depends on it"
)]

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, SystemTime};

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

/// How the files look in which the text of a source may stand, without their bytes: as long as none of it changes, they hold the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looks(Vec<Option<Look>>);

/// How a file looks.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Look {
    bytes: u64,
    modified: SystemTime,
    /// When anything of it was changed, its time of writing among that, in seconds and nanoseconds.
    #[cfg(unix)]
    changed: (i64, i64),
}

/// Some file systems keep times in steps of two seconds: a file that was written so lately may be written again and look the same.
const SETTLED: Duration = Duration::from_secs(2);

impl Look {
    /// `None` where it may change without looking different.
    fn of(metadata: &Metadata) -> Option<Self> {
        let modified = metadata.modified().ok()?;
        let is_settled = SystemTime::now().duration_since(modified).is_ok_and(|age| age > SETTLED);
        is_settled.then(|| Self {
            bytes: metadata.len(),
            modified,
            #[cfg(unix)]
            changed: (std::os::unix::fs::MetadataExt::ctime(metadata), std::os::unix::fs::MetadataExt::ctime_nsec(metadata)),
        })
    }
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
        folder: PathBuf,
        /// What the operating system says.
        cause: io::Error,
    },
}

/// A saved article, as somebody names it on the command line.
#[derive(Debug)]
pub struct Saved {
    /// Its name in the archive folder, with `/`; `None` where it lies elsewhere.
    pub name: Option<String>,
    pub bytes: Vec<u8>,
    /// Whether it lies among what the site publishes.
    pub is_of_the_site: bool,
}

/// No larger file is read: 1 GiB.
const MOST_BYTES: u64 = 1 << 30;

/// Reads a saved article. `archive` is the archive folder, that of the file where it is not given; `root` the root of the site.
///
/// # Errors
/// Where it is no file, cannot be read, or is larger than anything that one article needs.
#[expect(clippy::disallowed_methods, reason = "this is where archived texts are read")]
pub fn saved(root: &Path, path: &Path, archive: Option<&Path>) -> io::Result<Saved> {
    let file = fs::canonicalize(path)?;
    let metadata = fs::metadata(&file)?;
    if !metadata.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is not a regular file"));
    }
    if metadata.len() > MOST_BYTES {
        return Err(io::Error::new(ErrorKind::FileTooLarge, format!("it is larger than {MOST_BYTES} bytes")));
    }
    let folder = match archive {
        Some(folder) => Some(fs::canonicalize(folder)?),
        None => file.parent().map(Path::to_owned),
    };
    let below = folder.and_then(|folder| file.strip_prefix(folder).ok().map(Path::to_owned));
    let name = below.map(|below| below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"));
    let is_of_the_site = fs::canonicalize(root.join("content")).is_ok_and(|content| file.starts_with(content));
    Ok(Saved { name, bytes: fs::read(&file)?, is_of_the_site })
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
        let names = names(source);
        for name in &names {
            if let Some(bytes) = self.file(name)? {
                return Ok(ArchivedFile { name: name.clone(), bytes });
            }
        }
        Err(NoArchive::Missing { names })
    }

    /// How the files look that may be read for a source, those of earlier captures among them; `None` where one of them may change without
    /// looking different.
    pub fn looks(&self, source: &Source) -> Option<Looks> {
        let captures = source.captures.iter().map(|capture| capture.file.clone());
        // Nothing outside is even asked for: on some systems a name alone leads to another machine.
        let look = |name: String| match lies_below(&name).then(|| fs::metadata(self.root.join(name))) {
            Some(Ok(metadata)) => Look::of(&metadata).map(Some),
            Some(Err(_)) | None => Some(None),
        };
        names(source).into_iter().chain(captures).map(look).collect::<Option<_>>().map(Looks)
    }

    /// The bytes of a file in the folder; `None` where nothing of that name is there.
    #[expect(clippy::disallowed_methods, reason = "this is where archived texts are read")]
    fn file(&self, name: &str) -> Result<Option<Vec<u8>>, NoArchive> {
        if !lies_below(name) {
            return Err(NoArchive::Outside { name: name.to_owned() });
        }
        let unreadable = |cause: &str| NoArchive::Unreadable { name: name.to_owned(), cause: cause.to_owned() };
        let path = self.root.join(name);
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

/// The names of the files in one of which a source's text stands, by which they are looked for.
fn names(source: &Source) -> Vec<String> {
    match &source.archive.file {
        Some(file) => vec![file.clone()],
        None => ENDINGS.iter().map(|ending| format!("{}.{ending}", source.id)).collect(),
    }
}

/// Whether a name leads to something in the folder, links aside.
fn lies_below(name: &str) -> bool {
    let is_plain = !name.is_empty() && !name.contains(['\\', '\0']);
    is_plain && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}
