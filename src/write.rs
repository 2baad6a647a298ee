//! Writes the built site: all of it or nothing, and never over anything that is not ours.
//!
//! A file that stands in the output with the very bytes that were made stays as it is, its time too. All others are first written to a
//! folder of their own inside the output, so that a full disk or a page that cannot be rendered leaves the former site as it stood; only
//! when everything is there do they change places with the former files, which stand by until the last one has moved and come back if one
//! cannot. A program that is ended in between leaves them there, and the next one puts them back before it does anything else.
//! Beside them a list says what each page was made from: one that would be made from the same again, and whose file has the bytes that were
//! made, is neither rendered nor written.
//!
//! A manifest in the output says which files are ours: only those are replaced, and
//! only those that are no longer built are taken away. One build at a time writes to an output: a lock, which the system lets go however
//! the program ends, refuses the second one.
//!
//! Symbolic links inside the output are never followed. The output folder itself may be one.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::model::digest::Digest;
use crate::model::files::{AssetFile, OutputFile};
use made::{MADE, Making};

mod made;
mod manifest;
mod swap;

/// The list of our files, in the output folder.
pub(crate) const MANIFEST: &str = ".variorum-manifest";

/// The folder inside the output in which the new files wait.
const STAGING: &str = ".variorum-staging";

/// The file in the output folder that a build holds locked while it writes.
const LOCK: &str = ".variorum-lock";

/// Inside the staging folder: the new files by their paths.
const NEW: &str = "new";

/// Folders of a site in which no output may lie.
const FOLDERS_OF_THE_SITE: [&str; 4] = ["content", "templates", "static", ".git"];

/// Why the site could not be written. The former site stands.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The output folder is the site, lies in what the site is made of, or holds the site.
    #[error("the output `{}` would mix with the site itself: {reason}", path.display())]
    DangerousOutput {
        /// The output folder.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A file was to be written among the files that the site is made of.
    #[error("`{}` lies in `{name}`, among the files that the site is made of; choose another place", path.display())]
    FileOfTheSite {
        /// The file.
        path: PathBuf,
        /// The folder of the site.
        name: &'static str,
    },
    /// Another program is writing to the output.
    #[error("another build is writing to `{}`; wait until it has ended", path.display())]
    Busy {
        /// The output folder.
        path: PathBuf,
    },
    /// A file stands where one of ours belongs.
    #[error("`{}` is in the way: this program did not write it, so it stays; move it, or choose another output", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// Files that were to be made are there already.
    #[error("{} already: {}", if paths.len() == 1 { "this file is there" } else { "these files are there" }, listed(paths))]
    Exists {
        /// The files.
        paths: Vec<PathBuf>,
    },
    /// A path of a file leaves the output folder.
    #[error("`{path}` is no path of a file inside the output")]
    NotContained { path: String },
    /// The disk refused.
    #[error("could not {action} `{}`: {source}", path.display())]
    Disk {
        /// What was tried.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
}

/// Writes one file in the place of a former one: all of it or nothing. A link at the path is replaced, not followed.
///
/// # Errors
/// [`WriteError::Disk`] where the disk refuses; the former file then stands.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    disk::write_over(path, bytes)
}

/// Writes one file as [`replace`] does, into a folder that is made where it is missing.
///
/// # Errors
/// [`WriteError::Disk`] where the disk refuses; a former file then stands.
pub(crate) fn replace_in_folder(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    disk::create_folders(disk::folder_of(path))?;
    replace(path, bytes)
}

/// Writes what somebody asked for to a place of their choice: a file, as [`replace`] does, or a pipe, a terminal or a device, which is
/// opened and never replaced. `root` is the root of the site that it was made of.
///
/// # Errors
/// [`WriteError::FileOfTheSite`] where the path lies in `content`, `templates`, `static` or `.git` of the site; [`WriteError::Disk`]
/// where the disk refuses, and a former file then stands.
pub(crate) fn deliver(root: &Path, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let place = resolved(disk::folder_of(path))?.join(path.file_name().unwrap_or_default());
    if let Some(name) = folder_of_the_site(&disk::canonical(root)?, &place) {
        return Err(WriteError::FileOfTheSite { path: path.to_owned(), name });
    }
    if disk::takes_bytes(path) { disk::hand_to(path, bytes) } else { replace(path, bytes) }
}

/// Makes new files below a folder, which is made where it is missing: all of them or none. Nothing that is there is touched.
///
/// # Errors
/// [`WriteError::Exists`] where something stands at one of the paths, with all of these; [`WriteError::Disk`] where the disk refuses, and
/// what was made so far is taken away again.
pub(crate) fn create(folder: &Path, files: &[OutputFile]) -> Result<(), WriteError> {
    let paths = files.iter().map(|file| folder.join(&file.path));
    let there: Vec<PathBuf> = paths.filter(|path| disk::is_there(path)).collect();
    if !there.is_empty() {
        return Err(WriteError::Exists { paths: there });
    }
    let mut made = Vec::new();
    let mut folders = Vec::new();
    let written = files.iter().try_for_each(|file| {
        let path = folder.join(&file.path);
        folders.extend(disk::create_folders(path.parent().unwrap_or(folder))?);
        made.push(path.clone());
        disk::write(&path, &file.bytes)
    });
    if written.is_err() {
        for path in &made {
            disk::remove_file(path);
        }
        disk::remove_empty(&folders);
    }
    written
}

/// Puts the former site back in `folder` where a build was ended while files changed their places. Whatever else a build then finds, the
/// output is whole.
///
/// # Errors
/// Like [`Output::begin`].
pub(crate) fn recover(root: &Path, folder: &Path) -> Result<(), WriteError> {
    if swap::is_interrupted(&folder.join(STAGING)) { Output::begin(root, folder).map(drop) } else { Ok(()) }
}

/// What becomes of a file that was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It waits for its place.
    Waits,
    /// A former build left it in its place with the same bytes.
    Stands,
}

/// A site that is being written. Dropping it without [`finish`](Self::finish) leaves the former site as it stood.
#[derive(Debug)]
pub(crate) struct Output {
    folder: PathBuf,
    staging: PathBuf,
    /// Folders that did not exist before, the outermost first.
    created: Vec<PathBuf>,
    /// The paths of the files that former builds wrote.
    former: BTreeSet<String>,
    /// What was handed over, by path.
    built: Mutex<BTreeMap<String, Fate>>,
    /// How former builds made their pages.
    formerly_made: BTreeMap<String, Making>,
    /// How this one does.
    made: Mutex<BTreeMap<String, Making>>,
    /// Held while this value lives.
    _lock: disk::Lock,
}

impl Output {
    /// Makes ready to write to `folder` the site whose root is `root`. Nothing of the former site changes.
    ///
    /// # Errors
    /// [`WriteError::DangerousOutput`] where the folder is the root, holds it, or lies in `content`, `templates`, `static` or `.git`;
    /// [`WriteError::Busy`] while another build writes to it; [`WriteError::Disk`] where the folder cannot be made.
    pub(crate) fn begin(root: &Path, folder: &Path) -> Result<Self, WriteError> {
        let root = disk::canonical(root)?;
        let folder = resolved(folder)?;
        refuse_danger(&root, &folder)?;
        let created = disk::create_folders(&folder)?;
        let Some(lock) = disk::lock(&folder.join(LOCK))? else { return Err(WriteError::Busy { path: folder }) };
        let staging = folder.join(STAGING);
        if !swap::is_ours(&staging) {
            return Err(WriteError::Foreign { path: staging });
        }
        swap::recover(&folder, &staging)?;
        let former = manifest::read(&folder)?;
        let formerly_made = made::read(&folder);
        let output = Self { staging, folder, created, former, built: Mutex::default(), formerly_made, made: Mutex::default(), _lock: lock };
        disk::remove_folder(&output.staging)?;
        disk::create_folders(&output.staging.join(NEW))?;
        Ok(output)
    }

    /// Takes a file: writes it to the waiting folder, unless it stands in its place already. Files of several threads may come in any
    /// order; no two may have one path.
    ///
    /// # Errors
    /// [`WriteError::NotContained`] for a path that is absolute, has `..` in it or is one of the program's own;
    /// [`WriteError::Disk`] where the disk refuses.
    pub(crate) fn put(&self, file: &OutputFile) -> Result<(), WriteError> {
        let waiting = self.waiting(&file.path)?;
        let fate = match self.standing(&file.path) {
            Some(place) if disk::has_bytes(&place, &file.bytes) => Fate::Stands,
            _ => disk::write(&waiting, &file.bytes).map(|()| Fate::Waits)?,
        };
        locked(&self.built).insert(file.path.clone(), fate);
        Ok(())
    }

    /// Takes a file like [`put`](Self::put) while it is written: it never is in memory as a whole.
    ///
    /// # Errors
    /// Like [`put`](Self::put).
    pub(crate) fn put_written(&self, path: &str, write: &dyn Fn(&mut dyn Write) -> io::Result<()>) -> Result<(), WriteError> {
        let waiting = self.waiting(path)?;
        disk::write_by(&waiting, write)?;
        let fate = match self.standing(path) {
            Some(place) if disk::have_same_bytes(&place, &waiting) => {
                disk::remove_file(&waiting);
                Fate::Stands
            }
            _ => Fate::Waits,
        };
        locked(&self.built).insert(path.to_owned(), fate);
        Ok(())
    }

    /// The file of this path that a former build made from the same, if it stands in its place with the bytes that it was given. It then
    /// stays there.
    pub(crate) fn keep(&self, path: &str, from: Digest) -> Option<OutputFile> {
        let making = *self.formerly_made.get(path).filter(|making| making.from == from)?;
        let bytes = disk::own_bytes(&self.standing(path)?).filter(|bytes| Digest::of(bytes) == making.bytes)?;
        locked(&self.built).insert(path.to_owned(), Fate::Stands);
        locked(&self.made).insert(path.to_owned(), making);
        Some(OutputFile { path: path.to_owned(), bytes })
    }

    /// Takes a file like [`put`](Self::put) and remembers what it was made from, for [`keep`](Self::keep) of the next build.
    ///
    /// # Errors
    /// Like [`put`](Self::put).
    pub(crate) fn put_made(&self, file: &OutputFile, from: Digest) -> Result<(), WriteError> {
        self.put(file)?;
        locked(&self.made).insert(file.path.clone(), Making { from, bytes: Digest::of(&file.bytes) });
        Ok(())
    }

    /// Takes a file as it is from elsewhere, like [`put`](Self::put).
    ///
    /// # Errors
    /// Like [`put`](Self::put); also where the file cannot be read.
    pub(crate) fn copy(&self, asset: &AssetFile) -> Result<(), WriteError> {
        let waiting = self.waiting(&asset.output)?;
        let fate = match self.standing(&asset.output) {
            Some(place) if disk::have_same_bytes(&place, &asset.origin) => Fate::Stands,
            _ => disk::copy(&asset.origin, &waiting).map(|()| Fate::Waits)?,
        };
        locked(&self.built).insert(asset.output.clone(), fate);
        Ok(())
    }

    /// Puts the waiting files in the places of the former ones and takes away what is no longer built. Returns the number of files.
    ///
    /// # Errors
    /// [`WriteError::Foreign`] where a file that is not ours stands in the way, and [`WriteError::Disk`]; in both cases the former
    /// site stands.
    pub(crate) fn finish(self) -> Result<usize, WriteError> {
        let built = std::mem::take(&mut *locked(&self.built));
        let with_fate = |wanted| built.iter().filter(move |(_, fate)| **fate == wanted).map(|(path, _)| path.clone());
        let (new, standing): (BTreeSet<String>, BTreeSet<String>) = (with_fate(Fate::Waits).collect(), with_fate(Fate::Stands).collect());
        let going: BTreeSet<String> = self.former.difference(&standing).cloned().collect();
        if !(new.is_empty() && going.is_empty()) {
            swap::refuse_foreign(&self.folder, &self.staging.join(NEW), &new, &self.former)?;
            swap::swap(&self.folder, &self.staging, &new, &going, &standing)?;
        }
        self.remember();
        Ok(built.len())
    }

    /// Writes down how the pages were made, where that changed. The site is whole without it, so a disk that refuses is no fault of the build.
    fn remember(&self) {
        let made = locked(&self.made);
        if *made != self.formerly_made {
            let waiting = self.staging.join(MADE);
            let _ = disk::write(&waiting, made::text(&made).as_bytes()).and_then(|()| disk::rename(&waiting, &self.folder.join(MADE)));
        }
    }

    /// Where a former build has put a file of this path, if no link lies on the way.
    fn standing(&self, path: &str) -> Option<PathBuf> {
        (self.former.contains(path) && disk::leads_inside(&self.folder, path)).then(|| self.folder.join(path))
    }

    fn waiting(&self, path: &str) -> Result<PathBuf, WriteError> {
        if !is_contained(path) || is_of_the_writer(path) {
            return Err(WriteError::NotContained { path: path.to_owned() });
        }
        Ok(self.staging.join(NEW).join(path))
    }
}

impl Drop for Output {
    /// Clears away the waiting folder and, where nothing came of the build, the folders made for it.
    fn drop(&mut self) {
        // Nobody can be told of a failure here, and the next build clears away what is left.
        let _ = disk::remove_folder(&self.staging);
        disk::remove_file(&self.folder.join(LOCK));
        disk::remove_empty(&self.created);
    }
}

/// What several threads fill; none of them leaves it half changed.
fn locked<Filled>(filled: &Mutex<Filled>) -> MutexGuard<'_, Filled> {
    filled.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Paths for a message.
fn listed(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| format!("`{}`", path.display())).collect::<Vec<_>>().join(", ")
}

/// Whether the path leads to a file below the folder it is joined to, on every system.
fn is_contained(path: &str) -> bool {
    let mut components = Path::new(path).components();
    !path.is_empty()
        && !path.contains(|sign: char| sign.is_control() || matches!(sign, '\\' | ':'))
        && !path.ends_with('/')
        && components.all(|part| matches!(part, Component::Normal(_)))
}

/// Whether the path is one of the writer's own inside an output.
fn is_of_the_writer(path: &str) -> bool {
    path == MANIFEST || path == MADE || path == LOCK || path.split('/').next() == Some(STAGING)
}

/// The folder with every link on the way resolved; its last parts need not exist.
fn resolved(folder: &Path) -> Result<PathBuf, WriteError> {
    let absolute = std::path::absolute(folder).map_err(|source| disk::refused("find", folder, source))?;
    let mut missing = Vec::new();
    let mut existing = absolute.as_path();
    while !disk::is_there(existing) {
        let (Some(name), Some(parent)) = (existing.file_name(), existing.parent()) else { break };
        missing.push(name.to_owned());
        existing = parent;
    }
    let mut resolved = disk::canonical(existing)?;
    resolved.extend(missing.iter().rev());
    Ok(resolved)
}

fn refuse_danger(root: &Path, folder: &Path) -> Result<(), WriteError> {
    let refuse = |reason: String| Err(WriteError::DangerousOutput { path: folder.to_owned(), reason });
    if folder == root {
        return refuse("it is the root of the site".to_owned());
    }
    if root.starts_with(folder) {
        return refuse("the site lies in it".to_owned());
    }
    match folder_of_the_site(root, folder) {
        Some(name) => refuse(format!("it lies in `{name}`")),
        None => Ok(()),
    }
}

/// The folder of the site in which a path lies, or which it names; case does not matter to every disk.
fn folder_of_the_site(root: &Path, path: &Path) -> Option<&'static str> {
    let first = path.strip_prefix(root).ok()?.components().next()?.as_os_str().to_str()?;
    FOLDERS_OF_THE_SITE.into_iter().find(|name| first.eq_ignore_ascii_case(name))
}

mod disk;

#[cfg(test)]
mod tests;
