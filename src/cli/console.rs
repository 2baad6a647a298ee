//! Standard output and standard error.

use std::io::{ErrorKind, Write as _};

use anstream::{AutoStream, ColorChoice};

use super::{ColorWhen, Failure, GlobalArgs};
use crate::diagnostic::visible;

/// Where and how much to print.
#[derive(Debug, Clone)]
pub(super) struct Console {
    color: ColorChoice,
    quiet: bool,
    verbose: bool,
}

impl Console {
    pub(super) fn new(global: &GlobalArgs) -> Self {
        let color = match global.color {
            // Looks at the terminal and at `NO_COLOR`, `CLICOLOR_FORCE` and `TERM`.
            ColorWhen::Auto => AutoStream::choice(&std::io::stderr()),
            ColorWhen::Always => ColorChoice::Always,
            ColorWhen::Never => ColorChoice::Never,
        };
        Self { color, quiet: global.quiet, verbose: global.verbose }
    }

    /// Whether standard output shows colours.
    pub(super) fn shows_colour_on_stdout(global: &GlobalArgs) -> bool {
        match global.color {
            ColorWhen::Auto => !matches!(AutoStream::choice(&std::io::stdout()), ColorChoice::Never),
            ColorWhen::Always => true,
            ColorWhen::Never => false,
        }
    }

    /// Whether standard error shows colours.
    pub(super) fn has_colour(&self) -> bool {
        !matches!(self.color, ColorChoice::Never)
    }

    /// Prints findings or an error to standard error, whatever `--quiet` says.
    pub(super) fn report(&self, text: &str) {
        // Where standard error is gone there is nobody to tell; the exit status still says it.
        let _ = AutoStream::new(std::io::stderr(), self.color).write_all(text.as_bytes());
    }

    /// Says how a command went, in a line.
    pub(super) fn say(&self, line: &str) {
        if !self.quiet {
            self.report(&format!("{line}\n"));
        }
    }

    /// Says something that only the curious want to know, in a line.
    pub(super) fn tell(&self, line: &str) {
        if self.verbose {
            self.report(&format!("{line}\n"));
        }
    }

    /// Says why the program could not run.
    pub(super) fn fail(&self, failure: &Failure) {
        let help = failure.help.as_ref().map_or_else(String::new, |help| format!("help: {}\n", visible(help)));
        self.report(&format!("error: {}\n{help}", visible(&failure.message)));
    }
}

/// Prints data to standard output. A reader that has gone away has read what it wanted.
pub(super) fn print_data(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
}

/// Prints data that may be no text to standard output.
pub(super) fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::new(format!("could not write to standard output: {error}"))),
        _ => Ok(()),
    }
}
