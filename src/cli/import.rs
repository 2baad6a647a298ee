//! `variorum import`: work that exists elsewhere, as new files and appended claims.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::console::Console;
use super::{Failure, GlobalArgs, Outcome, site};
use crate::import::ImportFormat;
use crate::pipeline::{self, ImportError};

/// Bring in work that exists elsewhere: a plan first, then only new files and appended claims
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// The file to bring in
    #[arg(value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,

    /// What the file is [default: by its name and its beginning]
    #[arg(long = "as", value_enum, value_name = "FORMAT")]
    format: Option<ImportWord>,

    /// Show the plan and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// A format as the command line names it.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ImportWord {
    /// The table of claims that `export csv` writes
    Csv,
    /// CSL-JSON, from a citation manager
    Csl,
    /// `BibTeX` or `BibLaTeX`
    Bibtex,
    /// RIS
    Ris,
    /// W3C Web Annotations, or what the Hypothesis API gives
    Annotations,
    /// A sheet of Auto Archiver
    AutoArchiver,
}

impl ImportWord {
    fn format(self) -> ImportFormat {
        match self {
            Self::Csv => ImportFormat::Csv,
            Self::Csl => ImportFormat::Csl,
            Self::Bibtex => ImportFormat::Bibtex,
            Self::Ris => ImportFormat::Ris,
            Self::Annotations => ImportFormat::Annotations,
            Self::AutoArchiver => ImportFormat::AutoArchiver,
        }
    }
}

pub(super) fn run(args: &ImportArgs, global: &GlobalArgs, console: &Console) -> Result<Outcome, Failure> {
    let root = site::root(global)?;
    let plan = pipeline::import(&root, &args.file, args.format.map(ImportWord::format), args.dry_run)?;
    let plan = match plan {
        Ok(plan) => plan,
        Err(ImportError::Faults(faults)) => {
            for fault in &faults {
                let entry = if fault.number == 0 { String::new() } else { format!("entry {}: ", fault.number) };
                console.report(&format!("{entry}{}\n", crate::diagnostic::visible(&fault.message)));
            }
            return Err(Failure::new("nothing was written").with_help("mend the entries that are named, and import the file again"));
        }
        Err(error) => {
            let help = error.help();
            return Err(Failure::new(error.to_string()).with_help(help));
        }
    };
    for line in &plan.lines {
        console.say(line);
    }
    if plan.new.is_empty() && plan.changed.is_empty() {
        console.say("nothing to do");
    } else if args.dry_run {
        console.say("nothing was written, as `--dry-run` asks");
    } else {
        console.say("next: `variorum check` says what the new files lack");
    }
    Ok(Outcome::Fine)
}
