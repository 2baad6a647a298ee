//! `variorum serve`: the site in a browser, while it is being written.

use clap::Args;

use super::console::Console;
use super::{Failure, GlobalArgs, Outcome, site};
use crate::diagnostic::terminal;
use crate::serve::{self, Event, ServeError};

/// Show the site in a browser while it is being written: read anew at every change, with findings on the pages
#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    /// The port of this machine to listen on; 0 for any that is free
    #[arg(long, default_value_t = 1111)]
    port: u16,

    /// Open the site in the browser
    #[arg(long)]
    open: bool,
}

pub(super) fn run(args: &ServeArgs, global: &GlobalArgs, console: Console) -> Result<Outcome, Failure> {
    let root = site::root(global)?;
    let open = args.open;
    serve::serve(&root, args.port, move |event| print(&event, &console, open))?;
    Ok(Outcome::Fine)
}

fn print(event: &Event<'_>, console: &Console, open: bool) {
    match event {
        Event::Read { checked, is_shown } => {
            if !checked.diagnostics.is_empty() {
                console.report(&terminal::render_for_people(&checked.diagnostics, &checked.files, console.has_colour(), false));
            }
            let findings = terminal::summary(&checked.diagnostics);
            let findings = if findings.is_empty() { "no findings" } else { &findings };
            let shown = if *is_shown { "" } else { "; the last state without errors stays on show" };
            console.say(&format!("read {} ({findings}{shown})", site::counts(&checked.library)));
        }
        Event::Unreadable(error) => console.report(&format!("error: {error}; the last state that could be read stays on show\n")),
        Event::Failed => console.report("error: the program failed over the site; the last state that could be read stays on show\n"),
        Event::Faulty(finding) => console.report(finding),
        Event::Listening(address) => {
            console.say(&format!("showing the site at http://{address}/ (Ctrl+C ends it)"));
            if open && let Err(error) = open::that_detached(format!("http://{address}/")) {
                console.say(&format!("no browser could be opened: {error}"));
            }
        }
    }
}

impl From<ServeError> for Failure {
    fn from(error: ServeError) -> Self {
        let failure = Self::new(error.to_string());
        match error {
            ServeError::Port { .. } => failure.with_help("choose another with `--port`; `--port 0` takes any that is free"),
            _ => failure,
        }
    }
}
