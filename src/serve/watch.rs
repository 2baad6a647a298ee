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
    /// Folders of the site that were not there yet, to be watched once they are.
    missing: Vec<PathBuf>,
    seen: Receiver<()>,
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
        let matters = event.map_or(true, |event| !matches!(event.kind, EventKind::Access(_)) && concerns_the_site(&below, &event));
        if matters {
            // Nobody listens only while the program ends.
            let _ = sender.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(notice).map_err(refused)?;
    watcher.watch(&root, RecursiveMode::NonRecursive).map_err(refused)?;
    let mut changes = Changes { watcher, missing: FOLDERS.map(|name| root.join(name)).into(), seen };
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

impl Changes {
    /// Waits for a change and for the quiet after it. `false` once there will be none any more.
    pub(super) fn wait(&mut self) -> bool {
        if self.seen.recv().is_err() {
            return false;
        }
        while self.seen.recv_timeout(QUIET).is_ok() {}
        // A folder that cannot be watched is tried again at the next change.
        let _ = self.watch_what_is_there();
        true
    }

    fn watch_what_is_there(&mut self) -> notify::Result<()> {
        let (there, missing): (Vec<_>, Vec<_>) = std::mem::take(&mut self.missing).into_iter().partition(|folder| folder.is_dir());
        self.missing = missing;
        for folder in there {
            if let Err(error) = self.watcher.watch(&folder, RecursiveMode::Recursive) {
                self.missing.push(folder);
                return Err(error);
            }
        }
        Ok(())
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
