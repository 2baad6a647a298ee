//! Puts new files in the places of the former ones, with a way back.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{MANIFEST, NEW, WriteError, disk, manifest};

/// Inside the staging folder: where the former files stand by.
const FORMER: &str = "former";

/// Refuses where a file or link that is not ours stands in the way of a new one, or a folder is a link that leads elsewhere.
/// A file with the very same bytes is no loss and no obstacle.
pub(super) fn refuse_foreign(folder: &Path, new: &Path, built: &BTreeSet<String>, former: &BTreeSet<String>) -> Result<(), WriteError> {
    for path in built {
        let mut parent = folder.to_owned();
        let (around, _) = path.rsplit_once('/').unwrap_or(("", path));
        for part in around.split('/').filter(|part| !part.is_empty()) {
            parent.push(part);
            let ours = || parent.strip_prefix(folder).ok().and_then(Path::to_str).is_some_and(|path| former.contains(path));
            if disk::is_there(&parent) && !disk::is_folder(&parent) && !ours() {
                return Err(WriteError::Foreign { path: parent });
            }
        }
        let place = folder.join(path);
        if !disk::is_there(&place) || former.contains(path) {
            continue;
        }
        let same = !disk::is_folder(&place) && disk::read(&place)? == disk::read(&new.join(path))?;
        // A folder may give way only where nothing but our own former files stands in it; moving a file over it says so.
        let emptied = disk::is_folder(&place) && disk::files_below(&place)?.iter().all(|below| former.contains(&format!("{path}/{below}")));
        if !same && !emptied {
            return Err(WriteError::Foreign { path: place });
        }
    }
    Ok(())
}

/// Moves every new file to its place and every former one out of the way. On any failure every move is taken back.
pub(super) fn swap(folder: &Path, staging: &Path, built: &BTreeSet<String>, former: &BTreeSet<String>) -> Result<(), WriteError> {
    let mut moves = Moves::default();
    let outcome = move_all(&mut moves, folder, staging, built, former);
    match outcome {
        Ok(()) => Ok(()),
        Err(error) => {
            moves.take_back();
            Err(error)
        }
    }
}

fn move_all(
    moves: &mut Moves,
    folder: &Path,
    staging: &Path,
    built: &BTreeSet<String>,
    former: &BTreeSet<String>,
) -> Result<(), WriteError> {
    let aside = staging.join(FORMER);
    // Until the end the manifest names both the former and the new files, so that even a build that is killed here leaves none behind.
    let new_manifest = staging.join(MANIFEST);
    disk::write(&new_manifest, manifest::text(former.union(built)).as_bytes())?;
    if disk::is_there(&folder.join(MANIFEST)) {
        moves.go(folder.join(MANIFEST), aside.join(MANIFEST))?;
    }
    moves.go(new_manifest.clone(), folder.join(MANIFEST))?;

    for path in former.union(built) {
        let place = folder.join(path);
        if disk::is_there(&place) && !disk::is_folder(&place) && leads_inside(folder, path) {
            moves.go(place, aside.join(path))?;
        }
    }
    remove_empty_folders(folder, former);
    for path in built {
        moves.go(staging.join(NEW).join(path), folder.join(path))?;
    }

    disk::write(&new_manifest, manifest::text(built).as_bytes())?;
    disk::rename(&new_manifest, &folder.join(MANIFEST))
}

/// Whether no folder on the way to the path is a link.
fn leads_inside(folder: &Path, path: &str) -> bool {
    let parents = Path::new(path).ancestors().skip(1).filter(|parent| !parent.as_os_str().is_empty());
    parents.map(|parent| folder.join(parent)).all(|parent| disk::is_folder(&parent))
}

/// Removes the folders that only our former files kept. Those that are still needed are made again.
fn remove_empty_folders(folder: &Path, former: &BTreeSet<String>) {
    let parents = former.iter().filter(|path| leads_inside(folder, path)).flat_map(|path| Path::new(path).ancestors().skip(1));
    let folders: BTreeSet<PathBuf> = parents.filter(|parent| !parent.as_os_str().is_empty()).map(|parent| folder.join(parent)).collect();
    disk::remove_empty(&folders.into_iter().collect::<Vec<_>>());
}

/// Moves that were made, in their order.
#[derive(Default)]
struct Moves(Vec<(PathBuf, PathBuf)>);

impl Moves {
    fn go(&mut self, from: PathBuf, to: PathBuf) -> Result<(), WriteError> {
        disk::rename(&from, &to)?;
        self.0.push((from, to));
        Ok(())
    }

    /// Takes every move back, the last one first.
    fn take_back(self) {
        for (from, to) in self.0.into_iter().rev() {
            // The first failure is the one that is reported; as much as can be put back is put back.
            let _ = disk::rename(&to, &from);
        }
    }
}
