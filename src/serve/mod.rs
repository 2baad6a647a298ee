//! Shows a site while it is being written: reads it anew at every change, tells open pages to load again, and shows what is wrong on the
//! pages themselves. While the content has errors, the last sound state stays on show.
//!
//! Only this machine is answered: the server listens on the loopback address and refuses requests that name another host or come from
//! a page of another site, so that no page of the web can read a site that is not yet published. Nothing is written to the disk.

mod answer;
mod connection;
mod page;
mod showing;
mod state;
mod watch;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use thiserror::Error;

use crate::pipeline::{Checked, PipelineError};
use connection::Request;
use state::State;

/// How many connections are answered at a time. A browser opens six for a site, and every open page keeps one.
const MOST_CONNECTIONS: usize = 64;
/// How long nothing is accepted once the system has refused to.
const PAUSE: Duration = Duration::from_millis(100);

/// Why a site cannot be shown.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The site cannot be read.
    #[error(transparent)]
    Pipeline(#[from] PipelineError),
    /// Nobody can listen on the port.
    #[error("port {port} cannot be listened on: {cause}")]
    Port {
        /// The port.
        port: u16,
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
pub enum Event<'event> {
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
    /// Browsers are answered at this address.
    Listening(SocketAddr),
    /// A page could not be made: the finding, for people.
    Faulty(String),
}

/// Shows the site in `root` on a port of this machine, 0 for a free one, until the program is ended. Drafts are shown, too.
///
/// # Errors
/// Where the site cannot be read at the beginning, the port is taken, or changes cannot be watched.
pub fn serve(root: &Path, port: u16, tell: impl Fn(Event<'_>) + Send + Sync + 'static) -> Result<(), ServeError> {
    let refused = |cause: io::Error| ServeError::Port { port, cause: cause.to_string() };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(refused)?;
    let address = listener.local_addr().map_err(refused)?;
    let mut changes = watch::changes(root)?;
    let state = Arc::new(State::new(root, address, Box::new(tell)));
    state.read()?;
    state.tell(Event::Listening(address));
    let reader = Arc::clone(&state);
    thread::spawn(move || {
        while changes.wait() {
            match panic::catch_unwind(AssertUnwindSafe(|| reader.read())) {
                Ok(Ok(())) => {}
                Ok(Err(error)) => reader.tell(Event::Unreadable(&error)),
                // A read that failed midway has changed nothing that is on show.
                Err(_) => reader.tell(Event::Failed),
            }
        }
    });
    answer_all(&listener, &state);
    Ok(())
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
