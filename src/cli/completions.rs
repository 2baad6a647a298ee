//! `variorum completions`: shell completions.

use clap::{Args, CommandFactory as _};

use super::console::print_data;
use super::{Cli, Failure, Outcome};

/// Print completions for a shell
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    shell: clap_complete::Shell,
}

pub(super) fn run(args: &CompletionsArgs) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "variorum", &mut script);
    print_data(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Fine)
}
