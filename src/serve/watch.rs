//! Notices that something of a site has changed.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::ServeError;
use crate::load;

/// How long nothing must happen after a change: an editor that saves a file touches it several times. One that takes longer is read in
/// between, and again once it is done.
const QUIET: Duration = Duration::from_millis(15);
/// The folders of a site.
const FOLDERS: [&str; 3] = ["content", "templates", "static"];

/// The changes of a site, while this value lives.
pub(super) struct Changes {
    watcher: RecommendedWatcher,
    root: PathBuf,
    /// The folders of the site, there or not.
    folders: [PathBuf; FOLDERS.len()],
    /// The folders outside of these in which files lie to which links of the site lead.
    beside: Vec<PathBuf>,
    seen: Receiver<Change>,
}

/// What has changed.
#[derive(Debug, Default)]
pub(super) struct Change {
    /// The files and folders that are named; none where nobody knows.
    pub(super) files: Vec<PathBuf>,
    /// Whether it may have made or taken away one of the folders themselves.
    is_of_a_folder: bool,
    /// Whether this program made it, so that nothing more is to be waited for.
    is_our_own: bool,
}

impl Change {
    /// A change of a file that this program made itself.
    pub(super) fn of_our_own(file: PathBuf) -> Self {
        Self { files: vec![file], is_our_own: true, ..Self::default() }
    }
}

/// Watches the folders of the site in `root`; also the root itself, in which one of them may appear. The output is not watched. Changes can
/// also be told by whoever holds the sender.
///
/// # Errors
/// [`ServeError::Watch`] where the operating system refuses.
pub(super) fn changes(root: &Path) -> Result<(Changes, Sender<Change>), ServeError> {
    let refused = |error: notify::Error| ServeError::Watch { root: root.to_owned(), cause: error.to_string() };
    let (sender, seen) = channel();
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let below = root.clone();
    let nudge = sender.clone();
    let notice = move |event: notify::Result<notify::Event>| {
        // That events were lost is as good a reason to look as an event.
        let event = event.unwrap_or_default();
        if !matches!(event.kind, EventKind::Access(_)) && concerns_the_site(&below, &event) {
            let is_of_a_folder = concerns_a_folder_itself(&below, &event);
            let files = if event.need_rescan() { Vec::new() } else { event.paths };
            // Nobody listens only while the program ends.
            let _ = sender.send(Change { files, is_of_a_folder, is_our_own: false });
        }
    };
    let mut watcher = notify::recommended_watcher(notice).map_err(refused)?;
    watcher.watch(&root, RecursiveMode::NonRecursive).map_err(refused)?;
    let folders = FOLDERS.map(|name| root.join(name));
    let mut changes = Changes { watcher, root, folders, beside: Vec::new(), seen };
    changes.watch_what_is_there().map_err(refused)?;
    changes.watch_linked_files();
    Ok((changes, nudge))
}

/// Whether an event is about a folder of the site, or may be. Beside them, only files are watched to which links lead.
fn concerns_the_site(root: &Path, event: &notify::Event) -> bool {
    let is_ours = |path: &Path| {
        let Ok(below) = path.strip_prefix(root) else { return true };
        let mut parts = below.components();
        let is_of_a_folder = parts.next().is_none_or(|first| FOLDERS.iter().any(|name| first.as_os_str() == *name));
        is_of_a_folder || load::linked_files(root, &FOLDERS).iter().any(|target| target == path)
    };
    event.need_rescan() || event.paths.is_empty() || event.paths.iter().any(|path| path != root && is_ours(path))
}

/// Whether an event may have made one of the folders of the site, moved it or taken it away: what is watched then is another folder.
fn concerns_a_folder_itself(root: &Path, event: &notify::Event) -> bool {
    let is_folder = |path: &Path| path == root || path.parent() == Some(root) && FOLDERS.iter().any(|name| path.ends_with(name));
    event.need_rescan() || event.paths.is_empty() || event.paths.iter().any(|path| is_folder(path))
}

impl Changes {
    /// Waits for a change and for the quiet after it; what this program changed itself is whole at once. `None` once there will be none any
    /// more.
    pub(super) fn wait(&mut self) -> Option<Change> {
        let mut change = self.seen.recv().ok()?;
        let mut names_all = !change.files.is_empty();
        while !change.is_our_own
            && let Ok(another) = self.seen.recv_timeout(QUIET)
        {
            change.is_of_a_folder |= another.is_of_a_folder;
            change.is_our_own |= another.is_our_own;
            names_all &= !another.files.is_empty();
            change.files.extend(another.files);
        }
        if !names_all {
            change.files.clear();
        }
        if change.is_of_a_folder {
            // A folder that cannot be watched is tried again when one comes or goes. Whoever waits reads the site after this, so what
            // changed meanwhile is seen.
            let _ = self.watch_what_is_there();
        }
        Some(change)
    }

    /// Watches the folders that are there now. A folder that was moved away and back, or made anew, is another one to the system.
    fn watch_what_is_there(&mut self) -> notify::Result<()> {
        for folder in &self.folders {
            // What is not watched cannot be let go, which is as well.
            let _ = self.watcher.unwatch(folder);
        }
        self.folders.iter().filter(|folder| folder.is_dir()).try_for_each(|folder| self.watcher.watch(folder, RecursiveMode::Recursive))
    }

    /// Watches the folders in which files lie to which links lead now: editors replace files, so a file itself would soon be another one.
    pub(super) fn watch_linked_files(&mut self) {
        let targets = load::linked_files(&self.root, &FOLDERS);
        let is_watched = |target: &PathBuf| self.folders.iter().any(|folder| target.starts_with(folder));
        let mut beside: Vec<PathBuf> =
            targets.iter().filter(|target| !is_watched(target)).filter_map(|target| target.parent().map(Path::to_owned)).collect();
        beside.retain(|folder| *folder != self.root);
        beside.dedup();
        if beside != self.beside {
            for folder in &self.beside {
                // One that is gone is let go already.
                let _ = self.watcher.unwatch(folder);
            }
            for folder in &beside {
                // Without it a change there shows with the next one; the rest of the site is watched all the same.
                let _ = self.watcher.watch(folder, RecursiveMode::NonRecursive);
            }
            self.beside = beside;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_folders_of_the_site_matter() {
        let event = |paths: &[&str]| notify::Event { paths: paths.iter().map(Into::into).collect(), ..notify::Event::default() };
        for (paths, matters) in [
            (&["/site/content/a.md"][..], true),
            (&["/site/templates"], true),
            (&["/site/public/index.html"], false),
            (&["/site"], false),
            (&["/site/public/x", "/site/static/x.css"], true),
            (&[], true),
        ] {
            assert_eq!(concerns_the_site(Path::new("/site"), &event(paths)), matters, "{paths:?}");
        }
    }
}
