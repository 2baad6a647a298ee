//! How findings are printed, and what they mean for the exit status.

use clap::ValueEnum;

use super::console::{Console, print_data};
use super::{Failure, Outcome};
use crate::diagnostic::machine::{self, MachineFormat};
use crate::diagnostic::{Diagnostic, Severity, terminal};
use crate::model::files::SiteFiles;

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, to standard error.
    Human,
    /// The program's own JSON.
    Json,
    /// Annotations of GitHub Actions.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// The diagnostic format of reviewdog.
    Rdjson,
}

impl Format {
    fn for_machines(self) -> Option<MachineFormat> {
        match self {
            Self::Human => None,
            Self::Json => Some(MachineFormat::Json),
            Self::Github => Some(MachineFormat::Github),
            Self::Sarif => Some(MachineFormat::Sarif),
            Self::Rdjson => Some(MachineFormat::Rdjson),
        }
    }
}

/// Prints findings: for programs to standard output, for people to standard error, with their count at the end.
pub(super) fn print(console: &Console, format: Format, diagnostics: &[Diagnostic], files: &SiteFiles, prefix: &str) -> Result<(), Failure> {
    print_as_asked(console, (format, false), diagnostics, files, prefix)
}

/// The same; `all` names each finding, where people are else told the like once.
pub(super) fn print_as_asked(
    console: &Console,
    (format, all): (Format, bool),
    diagnostics: &[Diagnostic],
    files: &SiteFiles,
    prefix: &str,
) -> Result<(), Failure> {
    if let Some(format) = format.for_machines() {
        return print_data(&machine::render(format, diagnostics, files, prefix));
    }
    if !diagnostics.is_empty() {
        console.report(&terminal::render_for_people(diagnostics, files, console.has_colour(), all));
        console.say(&terminal::summary(diagnostics));
    }
    Ok(())
}

/// Whether any of the findings counts: errors do, warnings where they are denied.
pub(super) fn outcome(diagnostics: &[Diagnostic], deny_warnings: bool) -> Outcome {
    let counts = |diagnostic: &Diagnostic| match diagnostic.severity() {
        Severity::Error => true,
        Severity::Warning => deny_warnings,
        Severity::Note => false,
    };
    if diagnostics.iter().any(counts) { Outcome::Findings } else { Outcome::Fine }
}
