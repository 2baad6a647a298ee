//! What is on show now, what is wrong with the content, and how often it was read: all that the answering threads share.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::Event;
use super::showing::Showing;
use crate::model::address::WebAddress;
use crate::pipeline::{BuildOptions, Checked, PipelineError, preview};
use crate::render::{Html, findings};

/// Whoever wants to hear of what happens.
type Listener = Box<dyn Fn(Event<'_>) + Send + Sync>;

/// What the threads share.
pub(super) struct State {
    root: PathBuf,
    address: SocketAddr,
    listener: Listener,
    now: Mutex<Now>,
    changed: Condvar,
}

/// The state of the site.
#[derive(Clone, Default)]
pub(super) struct Now {
    /// How often the content was read.
    pub(super) readings: u64,
    /// The last state without errors; `None` where there was none yet.
    pub(super) showing: Option<Showing>,
    /// What is wrong with the content as it is.
    pub(super) findings: Html,
}

impl State {
    pub(super) fn new(root: &Path, address: SocketAddr, listener: Listener) -> Self {
        Self { root: root.to_owned(), address, listener, now: Mutex::default(), changed: Condvar::new() }
    }

    pub(super) fn tell(&self, event: Event<'_>) {
        (self.listener)(event);
    }

    /// Reads the site anew and, where it has no errors, puts it on show.
    ///
    /// # Errors
    /// Where the folder is no site any more or cannot be read; nothing then changes.
    pub(super) fn read(&self) -> Result<(), PipelineError> {
        let options = BuildOptions { base_url: WebAddress::parse_folder(&format!("http://{}/", self.address)).ok(), with_drafts: true };
        let read = preview(&self.root, &options)?;
        let (findings, showing) = match read {
            Ok(preview) => {
                self.tell(Event::Read { checked: preview.checked(), is_shown: true });
                (panel(preview.checked()), Some(Showing::of(preview)))
            }
            Err(checked) => {
                self.tell(Event::Read { checked: &checked, is_shown: false });
                (panel(&checked), None)
            }
        };
        let mut now = self.lock();
        now.readings += 1;
        now.findings = findings;
        now.showing = showing.or_else(|| now.showing.take());
        drop(now);
        self.changed.notify_all();
        Ok(())
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

fn panel(checked: &Checked) -> Html {
    findings::panel(&checked.diagnostics, &checked.files, &checked.library.site)
}
