//! The few things that are done to the disk, each with an error that says what was tried on what.
#![expect(clippy::disallowed_methods, reason = "writing the output is this module's work")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::WriteError;

pub(super) fn refused(action: &'static str, path: &Path, source: std::io::Error) -> WriteError {
    WriteError::Disk { action, path: path.to_owned(), source }
}

pub(super) fn canonical(path: &Path) -> Result<PathBuf, WriteError> {
    path.canonicalize().map_err(|source| refused("find", path, source))
}

/// Whether something stands at the path, be it a link that leads nowhere.
pub(super) fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether something stands at the path that is neither a file nor a link.
pub(super) fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir())
}

/// Makes the folder and those around it. Returns the ones that did not exist, the outermost first.
pub(super) fn create_folders(folder: &Path) -> Result<Vec<PathBuf>, WriteError> {
    let mut missing: Vec<PathBuf> = folder.ancestors().take_while(|ancestor| !is_there(ancestor)).map(Path::to_owned).collect();
    missing.reverse();
    fs::create_dir_all(folder).map_err(|source| refused("make the folder", folder, source))?;
    Ok(missing)
}

/// Writes a new file. What already stands at the path, be it a link, is neither written over nor followed.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    write_by(path, &|file| file.write_all(bytes))
}

/// Writes a new file like [`write`], piece by piece.
pub(super) fn write_by(path: &Path, write: &dyn Fn(&mut dyn std::io::Write) -> std::io::Result<()>) -> Result<(), WriteError> {
    let write = || fs::File::create_new(path).and_then(|mut file| write(&mut file));
    with_room(path, write)?.map_err(|source| refused("write", path, source))
}

/// Whether a file, and no link, stands at the path and holds these bytes.
pub(super) fn has_bytes(path: &Path, bytes: &[u8]) -> bool {
    let is_as_long = path.symlink_metadata().is_ok_and(|there| there.is_file() && there.len() == bytes.len() as u64);
    is_as_long && fs::read(path).is_ok_and(|there| there == bytes)
}

/// The bytes of a file that is no link; `None` where there is none that can be read.
pub(super) fn own_bytes(path: &Path) -> Option<Vec<u8>> {
    path.symlink_metadata().is_ok_and(|there| there.is_file()).then(|| fs::read(path).ok()).flatten()
}

/// Whether a file, and no link, stands at the path and holds the bytes of another.
pub(super) fn have_same_bytes(path: &Path, other: &Path) -> bool {
    let (Ok(there), Ok(wanted)) = (path.symlink_metadata(), other.metadata()) else { return false };
    if !there.is_file() || there.len() != wanted.len() {
        return false;
    }
    let (Ok(there), Ok(wanted)) = (fs::File::open(path), fs::File::open(other)) else { return false };
    let [mut there, mut wanted] = [there, wanted].map(|file| std::io::BufReader::with_capacity(1 << 16, file));
    loop {
        let (Ok(one), Ok(other)) = (there.fill_buf(), wanted.fill_buf()) else { return false };
        let length = one.len().min(other.len());
        if length == 0 || one[..length] != other[..length] {
            return one.is_empty() && other.is_empty();
        }
        there.consume(length);
        wanted.consume(length);
    }
}

/// Whether no folder on the way from `folder` to the path below it is a link.
pub(super) fn leads_inside(folder: &Path, path: &str) -> bool {
    let parents = Path::new(path).ancestors().skip(1).filter(|parent| !parent.as_os_str().is_empty());
    parents.map(|parent| folder.join(parent)).all(|parent| is_folder(&parent))
}

/// Writes a file under a fresh name that nobody can know beforehand, and gives it the name of the former one once it is whole.
pub(super) fn write_over(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    make_room(path)?;
    // A hidden name, which no site reads, should the program be ended before the file has its own.
    let mut waiting = tempfile::Builder::new();
    waiting.prefix(".variorum-").suffix(".new");
    // Like any other new file: the user's mask decides who may read it.
    #[cfg(unix)]
    waiting.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let write = |mut file: tempfile::NamedTempFile| {
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map(drop).map_err(|refusal| refusal.error)
    };
    waiting.tempfile_in(folder_of(path)).and_then(write).map_err(|source| refused("write", path, source))
}

/// Hands bytes to what stands at the path and is no file: a pipe, a terminal, a device. Bytes that are there stay.
pub(super) fn hand_to(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let opened = fs::OpenOptions::new().append(true).open(path);
    opened.and_then(|mut there| there.write_all(bytes)).map_err(|source| refused("write", path, source))
}

/// Whether what stands at the path takes bytes and is no file that another could replace. A link is none, but for those below `/dev` and
/// `/proc`: there, names stand for open files and belong to the whole machine.
pub(super) fn takes_bytes(path: &Path) -> bool {
    let Ok(metadata) = path.symlink_metadata() else { return false };
    let kind = metadata.file_type();
    let is_of_the_system =
        || folder_of(path).canonicalize().is_ok_and(|folder| ["/dev", "/proc"].iter().any(|name| folder.starts_with(name)));
    !kind.is_dir() && (is_of_the_system() || !kind.is_file() && !kind.is_symlink())
}

/// The folder in which a path lies.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file that this program holds locked for as long as the value lives.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "the open file is the lock")] fs::File);

/// Locks a file, which is made for it; `None` while another program holds it. What somebody else has put in its place stays.
pub(super) fn lock(path: &Path) -> Result<Option<Lock>, WriteError> {
    let refused = |source| refused("lock", path, source);
    loop {
        make_room(path)?;
        if path.symlink_metadata().is_ok_and(|there| !there.is_file()) {
            return Err(WriteError::Foreign { path: path.to_owned() });
        }
        let file = fs::OpenOptions::new().create(true).append(true).open(path).map_err(refused)?;
        match file.try_lock() {
            Err(fs::TryLockError::WouldBlock) => return Ok(None),
            Err(fs::TryLockError::Error(source)) if source.kind() != ErrorKind::Unsupported => return Err(refused(source)),
            Ok(()) | Err(fs::TryLockError::Error(_)) => {}
        }
        // Whoever held it before has taken the file away while this one was on its way: what is locked then guards nothing.
        let locked = same_file::Handle::from_file(file.try_clone().map_err(refused)?).map_err(refused)?;
        if same_file::Handle::from_path(path).is_ok_and(|there| there == locked) {
            return Ok(Some(Lock(file)));
        }
    }
}

pub(super) fn copy(from: &Path, to: &Path) -> Result<(), WriteError> {
    make_room(to)?;
    let mut reader = fs::File::open(from).map_err(|source| refused("read", from, source))?;
    let mut writer = fs::File::create_new(to).map_err(|source| refused("write", to, source))?;
    // The bytes alone: the permissions of the content are nothing to the site.
    std::io::copy(&mut reader, &mut writer).map(drop).map_err(|source| refused("copy to", to, source))
}

/// Makes sure that files, and their names in their folders, are on the disk, so that they outlive a loss of power.
pub(super) fn settle(files: &[PathBuf]) -> Result<(), WriteError> {
    // One by one, each waits for the disk.
    const MANY: usize = 64;
    match files.first() {
        Some(first) if files.len() > MANY && settle_file_system(first) => Ok(()),
        _ => settle_each(files.iter().map(PathBuf::as_path)).and_then(|()| settle_folders(files)),
    }
}

/// The same for nothing but the names of files in their folders.
pub(super) fn settle_folders(files: &[PathBuf]) -> Result<(), WriteError> {
    settle_each(files.iter().map(|path| folder_of(path)).collect::<BTreeSet<_>>().into_iter())
}

fn settle_each<'path>(mut paths: impl Iterator<Item = &'path Path>) -> Result<(), WriteError> {
    paths.try_for_each(|path| match fs::File::open(path).and_then(|file| file.sync_all()) {
        // Some systems settle no folders, or nothing that was opened to be read.
        Err(error) if !matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported | ErrorKind::PermissionDenied) => {
            Err(refused("write to the disk", path, error))
        }
        _ => Ok(()),
    })
}

/// Settles everything on the file system of a path at once. Returns whether the system could.
#[cfg(target_os = "linux")]
fn settle_file_system(path: &Path) -> bool {
    fs::File::open(path).is_ok_and(|file| rustix::fs::syncfs(file).is_ok())
}

#[cfg(not(target_os = "linux"))]
fn settle_file_system(_path: &Path) -> bool {
    false
}

fn make_room(path: &Path) -> Result<(), WriteError> {
    let Some(parent) = path.parent() else { return Ok(()) };
    fs::create_dir_all(parent).map_err(|source| refused("make the folder", parent, source))
}

/// Does something with a path; where its folder is missing, makes it and tries again.
fn with_room<T>(path: &Path, act: impl Fn() -> std::io::Result<T>) -> Result<std::io::Result<T>, WriteError> {
    match act() {
        Err(error) if error.kind() == ErrorKind::NotFound => make_room(path).map(|()| act()),
        outcome => Ok(outcome),
    }
}

/// The bytes of a file; `None` where there is none.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(refused("read", path, source)),
    }
}

pub(super) fn rename(from: &Path, to: &Path) -> Result<(), WriteError> {
    #[cfg(test)]
    super::tests::end_here()?;
    with_room(to, || fs::rename(from, to))?.map_err(|source| refused("replace", to, source))
}

/// Removes a file of ours that nobody needs any more. Where it cannot be removed there is nothing more to do.
pub(super) fn remove_file(path: &Path) {
    let _ = fs::remove_file(path);
}

/// Removes a folder and everything in it, where it is there.
pub(super) fn remove_folder(folder: &Path) -> Result<(), WriteError> {
    match fs::remove_dir_all(folder) {
        Err(source) if source.kind() != ErrorKind::NotFound => Err(refused("clear away", folder, source)),
        _ => Ok(()),
    }
}

/// Removes those of the folders that are empty, the last one first.
pub(super) fn remove_empty(folders: &[PathBuf]) {
    for folder in folders.iter().rev() {
        // A folder with something in it refuses, which is what is wanted.
        let _ = fs::remove_dir(folder);
    }
}

/// The names of what stands in a folder itself.
pub(super) fn names_in(folder: &Path) -> Result<Vec<String>, WriteError> {
    let listed = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(|source| refused("list", folder, source))?;
    Ok(listed.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
}

/// The paths of all files below a folder, with `/`.
pub(super) fn files_below(folder: &Path) -> Result<BTreeSet<String>, WriteError> {
    let mut files = BTreeSet::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = open.pop() {
        for entry in fs::read_dir(&folder).map_err(|source| refused("list", &folder, source))? {
            let entry = entry.map_err(|source| refused("list", &folder, source))?;
            // Every name here was written from a `String`.
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if is_folder(&entry.path()) {
                open.push((entry.path(), format!("{path}/")));
            } else {
                files.insert(path);
            }
        }
    }
    Ok(files)
}
