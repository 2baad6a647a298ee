//! What is on show now, what is wrong with the content, and how often it was read: all that the answering threads share.

use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, RandomState};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::showing::Showing;
use super::watch::Change;
use super::{Event, ServeOptions};
use crate::load;
use crate::load::archive::ArchiveFolder;
use crate::pipeline::{BuildOptions, Checked, Kept, PipelineError, preview};
use crate::render::findings::Panel;

/// Whoever wants to hear of what happens.
type Listener = Box<dyn Fn(Event<'_>) + Send + Sync>;

/// What the threads share.
pub(super) struct State {
    pub(super) root: PathBuf,
    address: SocketAddr,
    archive: Option<Arc<ArchiveFolder>>,
    /// Whether places can be opened in an editor.
    pub(super) has_editor: bool,
    /// What a page must know to have something written or opened. It is made anew for each run, and no page of another site can read it.
    pub(super) token: String,
    /// One save after the other.
    pub(super) saving: Mutex<()>,
    /// Where the watching thread is told that something was written.
    nudge: Sender<Change>,
    listener: Listener,
    /// What one reading leaves for the next.
    kept: Mutex<Kept>,
    now: Mutex<Now>,
    changed: Condvar,
}

/// The state of the site.
#[derive(Clone)]
pub(super) struct Now {
    /// How often the content was read.
    pub(super) readings: u64,
    /// The last state without errors; `None` where there was none yet.
    pub(super) showing: Option<Showing>,
    /// Whether that state is an older one than was read last.
    pub(super) is_old: bool,
    /// What is wrong with the content as it is.
    pub(super) findings: Arc<Panel>,
    /// The path at which the site will stand, with `/` at both ends.
    pub(super) base: String,
    /// The texts that were read, by path.
    texts: Arc<BTreeMap<String, Arc<str>>>,
}

impl Default for Now {
    fn default() -> Self {
        Self { readings: 0, showing: None, is_old: false, findings: Arc::default(), base: "/".to_owned(), texts: Arc::default() }
    }
}

impl Now {
    /// Whether a file of this path was read.
    pub(super) fn has_text(&self, path: &str) -> bool {
        self.texts.contains_key(path)
    }
}

impl State {
    pub(super) fn new(
        options: &ServeOptions,
        archive: Option<ArchiveFolder>,
        address: SocketAddr,
        nudge: Sender<Change>,
        listener: Listener,
    ) -> Self {
        Self {
            root: options.root.clone(),
            address,
            archive: archive.map(Arc::new),
            has_editor: options.has_editor,
            token: token(),
            saving: Mutex::new(()),
            nudge,
            listener,
            kept: Mutex::default(),
            now: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    pub(super) fn tell(&self, event: Event<'_>) {
        (self.listener)(event);
    }

    /// Whether sources can be annotated.
    pub(super) fn has_archive(&self) -> bool {
        self.archive.is_some()
    }

    /// Has a file that was written, by its path below the root, read at once.
    pub(super) fn nudge(&self, path: &str) {
        let root = self.root.canonicalize().unwrap_or_else(|_| self.root.clone());
        // Nobody listens only while the program ends.
        let _ = self.nudge.send(Change::of_our_own(root.join(path)));
    }

    /// Reads the site anew, of its files only those that are named, where any are; and, where it has no errors, puts it on show.
    ///
    /// # Errors
    /// Where the folder is no site any more or cannot be read; nothing then changes.
    pub(super) fn read(&self, changed: &[PathBuf]) -> Result<(), PipelineError> {
        let origin = format!("http://{}", self.address);
        let options = BuildOptions { origin: Some(origin.clone()), with_drafts: true, ..BuildOptions::default() };
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let read = preview(&self.root, &options, self.archive.clone(), &mut kept, changed)?;
        drop(kept);
        let checked = match &read {
            Ok(preview) => preview.checked(),
            Err(checked) => checked,
        };
        self.tell(Event::Read { checked, is_shown: read.is_ok() });
        let base = checked.library.site.base_url.as_ref().and_then(|address| address.strip_prefix(&origin)).unwrap_or("/");
        // It stands in headers and pages as it is.
        let is_plain = base.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._~%".contains(&byte));
        let base = if is_plain { base.to_owned() } else { "/".to_owned() };
        let (findings, texts) = (panel(checked), texts(checked));
        let showing = read.ok().map(Showing::of);
        let mut now = self.lock();
        now.readings += 1;
        now.findings = Arc::new(findings);
        now.texts = Arc::new(texts);
        now.base = base;
        now.is_old = showing.is_none();
        now.showing = showing.or_else(|| now.showing.take());
        drop(now);
        self.changed.notify_all();
        Ok(())
    }

    /// Whether a change is none: every file that it names says what was read from it last.
    pub(super) fn knows(&self, change: &Change) -> bool {
        let texts = self.now().texts;
        let Ok(root) = self.root.canonicalize() else { return false };
        let is_known = |path: &Path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let below = path.strip_prefix(&root).ok().map(|below| below.to_string_lossy().replace('\\', "/"));
            // What is written waits under a hidden name, which no site reads.
            name.starts_with(".variorum-")
                || below
                    .and_then(|below| texts.get(&below).cloned())
                    .is_some_and(|text| load::text_at(path).is_some_and(|now| *now == *text))
        };
        !change.files.is_empty() && change.files.iter().all(|path| is_known(path))
    }

    /// What is on show.
    pub(super) fn now(&self) -> Now {
        self.lock().clone()
    }

    /// Waits, but no longer than `longest`, until the content was read more than `readings` times; returns how often it was.
    pub(super) fn wait_for_more_than(&self, readings: u64, longest: Duration) -> u64 {
        let now = self.lock();
        let waited = self.changed.wait_timeout_while(now, longest, |now| now.readings <= readings);
        waited.unwrap_or_else(PoisonError::into_inner).0.readings
    }

    /// No thread leaves `now` half changed, so what one that panicked left is as good as any.
    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn panel(checked: &Checked) -> Panel {
    Panel::new(&checked.diagnostics, &checked.files, &checked.library.site)
}

fn texts(checked: &Checked) -> BTreeMap<String, Arc<str>> {
    checked.files.texts.iter().map(|file| (file.path.clone(), Arc::clone(&file.text))).collect()
}

/// A word that nobody can guess: the keys of a map of the standard library are random, so that nobody can choose what collides in it.
fn token() -> String {
    let part = |part: u8| RandomState::new().hash_one(part);
    format!("{:016x}{:016x}", part(0), part(1))
}
