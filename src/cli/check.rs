//! `variorum check`: everything that can be said of a site without writing it.

use clap::Args;

use super::console::Console;
use super::findings::{self, Format};
use super::{Failure, GlobalArgs, Outcome, site};
use crate::pipeline;

/// Check the site: everything that can be said without writing it
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
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

pub(super) fn run(args: &CheckArgs, global: &GlobalArgs, console: &Console) -> Result<Outcome, Failure> {
    let root = site::root(global)?;
    let checked = pipeline::check(&root)?;
    console.tell(&format!("checked {}", site::counts(&checked.library)));
    findings::print_as_asked(console, (args.format, args.all), &checked.diagnostics, &checked.files, &site::repository_prefix(&root))?;
    Ok(findings::outcome(&checked.diagnostics, args.deny_warnings))
}
