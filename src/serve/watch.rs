//! Notices that something of a site has changed.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::ServeError;

/// How long nothing must happen after a change: an editor that saves a file touches it several times.
const QUIET: Duration = Duration::from_millis(80);
/// The folders of a site.
const FOLDERS: [&str; 3] = ["content", "templates", "static"];

/// The changes of a site, while this value lives.
pub(super) struct Changes {
    watcher: RecommendedWatcher,
    /// The folders of the site, there or not.
    folders: [PathBuf; FOLDERS.len()],
    /// Whether each change may have made or taken away one of the folders themselves.
    seen: Receiver<bool>,
}

/// Watches the folders of the site in `root`; also the root itself, in which one of them may appear. The output is not watched.
///
/// # Errors
/// [`ServeError::Watch`] where the operating system refuses.
pub(super) fn changes(root: &Path) -> Result<Changes, ServeError> {
    let refused = |error: notify::Error| ServeError::Watch { root: root.to_owned(), cause: error.to_string() };
    let (sender, seen) = channel();
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let below = root.clone();
    let notice = move |event: notify::Result<notify::Event>| {
        // That events were lost is as good a reason to look as an event.
        let is_of_a_folder = event.as_ref().map_or(true, |event| concerns_a_folder_itself(&below, event));
        let matters = event.map_or(true, |event| !matches!(event.kind, EventKind::Access(_)) && concerns_the_site(&below, &event));
        if matters {
            // Nobody listens only while the program ends.
            let _ = sender.send(is_of_a_folder);
        }
    };
    let mut watcher = notify::recommended_watcher(notice).map_err(refused)?;
    watcher.watch(&root, RecursiveMode::NonRecursive).map_err(refused)?;
    let mut changes = Changes { watcher, folders: FOLDERS.map(|name| root.join(name)), seen };
    changes.watch_what_is_there().map_err(refused)?;
    Ok(changes)
}

/// Whether an event is about a folder of the site, or may be.
fn concerns_the_site(root: &Path, event: &notify::Event) -> bool {
    let is_ours = |path: &Path| {
        let first = path.strip_prefix(root).ok().and_then(|rest| rest.components().next());
        first.is_none_or(|first| FOLDERS.iter().any(|name| first.as_os_str() == *name))
    };
    event.need_rescan() || event.paths.is_empty() || event.paths.iter().any(|path| path != root && is_ours(path))
}

/// Whether an event may have made one of the folders of the site, moved it or taken it away: what is watched then is another folder.
fn concerns_a_folder_itself(root: &Path, event: &notify::Event) -> bool {
    let is_folder = |path: &Path| path == root || path.parent() == Some(root) && FOLDERS.iter().any(|name| path.ends_with(name));
    event.need_rescan() || event.paths.is_empty() || event.paths.iter().any(|path| is_folder(path))
}

impl Changes {
    /// Waits for a change and for the quiet after it. `false` once there will be none any more.
    pub(super) fn wait(&mut self) -> bool {
        let Ok(mut is_of_a_folder) = self.seen.recv() else { return false };
        while let Ok(another) = self.seen.recv_timeout(QUIET) {
            is_of_a_folder |= another;
        }
        if is_of_a_folder {
            // A folder that cannot be watched is tried again when one comes or goes. Whoever waits reads the site after this, so what
            // changed meanwhile is seen.
            let _ = self.watch_what_is_there();
        }
        true
    }

    /// Watches the folders that are there now. A folder that was moved away and back, or made anew, is another one to the system.
    fn watch_what_is_there(&mut self) -> notify::Result<()> {
        for folder in &self.folders {
            // What is not watched cannot be let go, which is as well.
            let _ = self.watcher.unwatch(folder);
        }
        self.folders.iter().filter(|folder| folder.is_dir()).try_for_each(|folder| self.watcher.watch(folder, RecursiveMode::Recursive))
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
