//! Shows a site while it is being written: reads it anew at every change, tells open pages to load again, and shows what is wrong on the
//! pages themselves. While the content has errors, the last sound state stays on show.
//!
//! Only this machine is answered: the server listens on the loopback address and refuses requests that name another host, so that no
//! page of the web can read a site that is not yet published. Nothing is written to the disk.

mod answer;
mod page;
mod showing;
mod state;
mod watch;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use thiserror::Error;

use crate::pipeline::{Checked, PipelineError};
use state::State;

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
    let refused = |cause: Box<dyn std::error::Error + Send + Sync>| ServeError::Port { port, cause: cause.to_string() };
    let server = tiny_http::Server::http((Ipv4Addr::LOCALHOST, port)).map_err(refused)?;
    let Some(address) = server.server_addr().to_ip() else {
        return Err(ServeError::Port { port, cause: "it has no address".to_owned() });
    };
    let mut changes = watch::changes(root)?;
    let state = Arc::new(State::new(root, address, Box::new(tell)));
    state.read()?;
    state.tell(Event::Listening(address));
    let reader = Arc::clone(&state);
    thread::spawn(move || {
        while changes.wait() {
            if let Err(error) = reader.read() {
                reader.tell(Event::Unreadable(&error));
            }
        }
    });
    for request in server.incoming_requests() {
        let state = Arc::clone(&state);
        thread::spawn(move || answer::answer(&state, request));
    }
    Ok(())
}
