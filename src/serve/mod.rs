//! Shows a site while it is being written: reads it anew at every change, tells open pages to load again, and shows what is wrong on the
//! pages themselves. While the content has errors, the last sound state stays on show.
//!
//! Only this machine is answered: the server listens on the loopback address and refuses requests that name another host or come from
//! a page of another site, so that no page of the web can read a site that is not yet published.
//!
//! With an archive, claims are read out of archived texts on the pages of their sources. Only then anything is written, into
//! `content/` alone, and only for pages that carry the token of this run.

mod annotate;
mod answer;
mod connection;
mod editor;
mod new_record;
mod page;
mod showing;
mod state;
mod watch;

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use thiserror::Error;

use crate::load::archive::{ArchiveFolder, ArchiveFolderError};
use crate::pipeline::{Checked, PipelineError};
use connection::Request;
use state::State;

/// How many connections are answered at a time. A browser opens six for a site, and every open page keeps one.
const MOST_CONNECTIONS: usize = 64;
/// How long nothing is accepted once the system has refused to.
const PAUSE: Duration = Duration::from_millis(100);

/// Why a site cannot be shown.
#[derive(Debug, Error)]
pub(crate) enum ServeError {
    /// The site cannot be read.
    #[error(transparent)]
    Pipeline(#[from] PipelineError),
    /// There is no archive to read.
    #[error(transparent)]
    Archive(#[from] ArchiveFolderError),
    /// Nobody can listen on the port.
    #[error("port {port} cannot be listened on: {cause}")]
    Port {
        port: u16,
        /// The next port on which somebody can.
        free: Option<u16>,
        /// What the operating system says.
        cause: String,
    },
    /// Changes cannot be watched.
    #[error("the folder `{}` cannot be watched for changes: {cause}", root.display())]
    Watch {
        /// The root of the site.
        root: PathBuf,
        /// What the operating system says.
        cause: String,
    },
}

/// What happens while a site is shown.
#[derive(Debug)]
pub(crate) enum Event<'event> {
    /// The site was read, first or anew.
    Read {
        /// What was found.
        checked: &'event Checked,
        /// Whether this state is on show; if not, errors forbid it.
        is_shown: bool,
    },
    /// The site could not be read; the former state stays on show.
    Unreadable(&'event PipelineError),
    /// The program failed over the site, which is a fault of its own; the former state stays on show.
    Failed,
    /// Browsers are answered at this address on the web.
    Listening(&'event str),
    /// A page could not be made: the finding, for people.
    Faulty(String),
    /// A place is to be opened in an editor. It lies in a file of the site.
    Open(&'event Position<'event>),
}

/// A place in a file of the site.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Position<'path> {
    /// The file.
    pub path: &'path Path,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// How to show a site.
#[derive(Debug, Clone)]
pub(crate) struct ServeOptions {
    /// The site's folder.
    pub root: PathBuf,
    /// The port of this machine; 0 for a free one.
    pub port: u16,
    /// The folder of the archived texts, with which sources can be annotated.
    pub archive: Option<PathBuf>,
    /// Whether whoever listens can open a place in an editor.
    pub has_editor: bool,
}

/// Shows a site until the program is ended. Drafts are shown, too.
///
/// # Errors
/// Where the site cannot be read at the beginning, there is no such archive, the port is taken, or changes cannot be watched.
pub(crate) fn serve(options: &ServeOptions, tell: impl Fn(Event<'_>) + Send + Sync + 'static) -> Result<(), ServeError> {
    let port = options.port;
    let refused = |cause: io::Error| ServeError::Port { port, free: next_free(port), cause: cause.to_string() };
    let archive = options.archive.as_deref().map(ArchiveFolder::open).transpose()?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(refused)?;
    let address = listener.local_addr().map_err(refused)?;
    let (mut changes, nudge) = watch::changes(&options.root)?;
    let state = Arc::new(State::new(options, archive, address, nudge, Box::new(tell)));
    state.read(&[])?;
    state.tell(Event::Listening(&format!("http://{address}{}", state.now().base)));
    let reader = Arc::clone(&state);
    thread::spawn(move || {
        while let Some(change) = changes.wait() {
            if reader.knows(&change) {
                continue;
            }
            match panic::catch_unwind(AssertUnwindSafe(|| reader.read(&change.files))) {
                Ok(Ok(())) => {}
                Ok(Err(error)) => reader.tell(Event::Unreadable(&error)),
                // A read that failed midway has changed nothing that is on show.
                Err(_) => reader.tell(Event::Failed),
            }
            changes.watch_linked_files();
        }
    });
    answer_all(&listener, &state);
    Ok(())
}

/// The next port of this machine on which somebody can listen; none where twenty are taken.
fn next_free(port: u16) -> Option<u16> {
    (port.checked_add(1)?..=port.saturating_add(20)).find(|&port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok())
}

/// Answers every connection on a thread of its own, as many at a time as [`MOST_CONNECTIONS`].
fn answer_all(listener: &TcpListener, state: &Arc<State>) {
    let open = Arc::new(());
    for stream in listener.incoming() {
        let Ok(mut stream) = stream else {
            // The system has no room for another connection; soon it may have.
            thread::sleep(PAUSE);
            continue;
        };
        if Arc::strong_count(&open) > MOST_CONNECTIONS {
            connection::refuse(&mut stream, 503);
            continue;
        }
        let (state, counted) = (Arc::clone(state), Arc::clone(&open));
        let answer = move || {
            if let Some(request) = Request::read(stream) {
                answer::answer(&state, request);
            }
            drop(counted);
        };
        // A thread that cannot be had leaves its connection closed, and the browser asks again.
        let _ = thread::Builder::new().spawn(answer);
    }
}
