//! Puts new files in the places of the former ones, with a way back.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::made::MADE;
use super::{MANIFEST, NEW, WriteError, disk, manifest};

/// Inside the staging folder: where the former files stand by.
const FORMER: &str = "former";
/// Inside the staging folder: the former files once the new site is whole, on their way out.
const SETTLED: &str = "settled";
/// Inside the staging folder: the list of the new files.
const BUILT: &str = "built";

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

/// Moves every new file to its place and every former one out of the way. On any failure every move is taken back; [`recover`] does the
/// same where the program was ended in between.
///
/// `standing` are the files that stay as they are; the manifest names them, too.
pub(super) fn swap(
    folder: &Path,
    staging: &Path,
    built: &BTreeSet<String>,
    former: &BTreeSet<String>,
    standing: &BTreeSet<String>,
) -> Result<(), WriteError> {
    let moved = move_all(folder, staging, built, former, standing);
    if moved.is_err() {
        // The first failure is the one that is reported. What cannot be put back now is put back by the next run.
        let _ = recover(folder, staging);
    }
    moved
}

pub(super) fn move_all(
    folder: &Path,
    staging: &Path,
    built: &BTreeSet<String>,
    former: &BTreeSet<String>,
    standing: &BTreeSet<String>,
) -> Result<(), WriteError> {
    let aside = staging.join(FORMER);
    // What takes the place of a former file is on the disk before the former one leaves it.
    let waiting: Vec<PathBuf> = built.iter().map(|path| staging.join(NEW).join(path)).collect();
    disk::settle(&waiting)?;
    disk::write(&staging.join(BUILT), manifest::text(built).as_bytes())?;
    // Until the end the manifest names both the former and the new files, so that nothing of ours is ever taken for somebody else's.
    let new_manifest = staging.join(MANIFEST);
    disk::write(&new_manifest, manifest::text(&(&(former | built) | standing)).as_bytes())?;
    // That the former manifest stands by is the sign that files may have moved.
    if disk::is_there(&folder.join(MANIFEST)) {
        disk::rename(&folder.join(MANIFEST), &aside.join(MANIFEST))?;
    } else {
        disk::write(&aside.join(MANIFEST), manifest::text(former).as_bytes())?;
    }
    disk::rename(&new_manifest, &folder.join(MANIFEST))?;

    for path in former.union(built) {
        let place = folder.join(path);
        if disk::is_there(&place) && !disk::is_folder(&place) && disk::leads_inside(folder, path) {
            disk::rename(&place, &aside.join(path))?;
        }
    }
    remove_empty_folders(folder, former);
    for path in built {
        disk::rename(&staging.join(NEW).join(path), &folder.join(path))?;
    }

    disk::write(&new_manifest, manifest::text(built.union(standing)).as_bytes())?;
    disk::rename(&new_manifest, &folder.join(MANIFEST))?;
    let places: Vec<PathBuf> = built.iter().map(|path| folder.join(path)).chain([folder.join(MANIFEST)]).collect();
    disk::settle_folders(&places)?;
    // The new site is whole: from here on nothing is taken back.
    disk::rename(&aside, &staging.join(SETTLED))
}

/// Whether the waiting folder was left by a build that was ended while files changed their places.
pub(super) fn is_interrupted(staging: &Path) -> bool {
    disk::is_there(&staging.join(FORMER).join(MANIFEST))
}

/// Puts the former site back where a build was ended while files changed their places: first the new files go back to where they
/// waited, then the former ones to their places, at last the former manifest. Each step can be repeated, should this be ended as well.
pub(super) fn recover(folder: &Path, staging: &Path) -> Result<(), WriteError> {
    if !is_interrupted(staging) {
        return Ok(());
    }
    let (new, aside) = (staging.join(NEW), staging.join(FORMER));
    let built = manifest::read_file(&staging.join(BUILT))?;
    let listed = manifest::read_file(&aside.join(MANIFEST))?;
    // A new file stands in its place only once it has left the waiting folder and the former one has made room.
    let has_moved = |path: &&String| !disk::is_there(&new.join(path)) && (!listed.contains(*path) || disk::is_there(&aside.join(path)));
    for path in built.iter().filter(has_moved).filter(|path| disk::is_there(&folder.join(path))) {
        disk::rename(&folder.join(path), &new.join(path))?;
    }
    remove_empty_folders(folder, &built);
    let former = disk::files_below(&aside)?;
    for path in former.iter().filter(|path| *path != MANIFEST) {
        disk::rename(&aside.join(path), &folder.join(path))?;
    }
    disk::rename(&aside.join(MANIFEST), &folder.join(MANIFEST))
}

/// Whether a waiting folder holds nothing but what builds leave in it.
pub(super) fn is_ours(staging: &Path) -> bool {
    const OURS: [&str; 6] = [NEW, FORMER, SETTLED, BUILT, MANIFEST, MADE];
    !disk::is_there(staging) || disk::names_in(staging).is_ok_and(|names| names.iter().all(|name| OURS.contains(&name.as_str())))
}

/// Removes the folders that only our former files kept. Those that are still needed are made again.
fn remove_empty_folders(folder: &Path, former: &BTreeSet<String>) {
    let parents = former.iter().filter(|path| disk::leads_inside(folder, path)).flat_map(|path| Path::new(path).ancestors().skip(1));
    let folders: BTreeSet<PathBuf> = parents.filter(|parent| !parent.as_os_str().is_empty()).map(|parent| folder.join(parent)).collect();
    disk::remove_empty(&folders.into_iter().collect::<Vec<_>>());
}
