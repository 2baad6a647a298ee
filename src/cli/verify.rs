//! `variorum verify`: every quote against the archived text of its source.

use std::path::PathBuf;

use clap::Args;

use super::console::{Console, print_data};
use super::findings::{self, Format};
use super::{Failure, GlobalArgs, Outcome, site};
use crate::diagnostic::machine::{self, MachineFormat};
use crate::pipeline::{self, LockFate, Verified};
use crate::quotes::report;

/// Look every quote up in the archived text of its source, and count the names that stand there
#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// The folder of the archived texts
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    archive: PathBuf,

    /// Record what is proven in `content/quotes.lock`; nothing else is ever written
    #[arg(long)]
    write: bool,

    /// How to print findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,

    /// Name every place, where the like is else told once
    #[arg(long)]
    all: bool,

    /// End with status 1 on warnings, too
    #[arg(long)]
    deny_warnings: bool,
}

pub(super) fn run(args: &VerifyArgs, global: &GlobalArgs, console: &Console) -> Result<Outcome, Failure> {
    let root = site::root(global)?;
    let verified = pipeline::verify(&root, &args.archive, args.write)?;
    match args.format {
        Format::Human => print_data(&report::concordance(&verified.library, &verified.verification))?,
        Format::Json => return print_json(&verified).map(|()| outcome(args, &verified)),
        Format::Github | Format::Sarif | Format::Rdjson => {}
    }
    findings::print_as_asked(console, (args.format, args.all), &verified.diagnostics, &verified.files, &site::repository_prefix(&root))?;
    let overlooked = report::overlooked(&verified.library, &verified.verification);
    for line in &overlooked {
        console.tell(line);
    }
    console.say(&report::summary(&verified.verification));
    if !overlooked.is_empty() {
        console.say(&format!("{} of them under the stated normalisation only; `-v` says how", overlooked.len()));
    }
    if let Some(line) = fate(verified.lock) {
        console.say(line);
    }
    Ok(outcome(args, &verified))
}

fn outcome(args: &VerifyArgs, verified: &Verified) -> Outcome {
    findings::outcome(&verified.diagnostics, args.deny_warnings)
}

/// The findings as `check` prints them, and beside them what came of each source.
fn print_json(verified: &Verified) -> Result<(), Failure> {
    let findings = machine::render(MachineFormat::Json, &verified.diagnostics, &verified.files, "");
    let mut report: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&findings).map_err(|error| Failure::new(format!("the findings are no JSON: {error}")))?;
    let sources = serde_json::to_value(report::sources(&verified.library, &verified.verification))
        .map_err(|error| Failure::new(format!("the report is no JSON: {error}")))?;
    report.insert("sources".to_owned(), sources);
    print_data(&format!("{:#}\n", serde_json::Value::Object(report)))
}

fn fate(lock: LockFate) -> Option<&'static str> {
    match lock {
        LockFate::UpToDate => None,
        LockFate::Differs => Some("content/quotes.lock says otherwise; `--write` records what was proven"),
        LockFate::Written => Some("wrote content/quotes.lock"),
        LockFate::Withheld => Some("content/quotes.lock was not written, since the content has errors of its own; mend them first"),
    }
}
