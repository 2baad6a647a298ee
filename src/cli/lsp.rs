//! `variorum lsp`: the site for editors that speak the Language Server Protocol.

use clap::Args;

use super::{Failure, GlobalArgs, Outcome, site};
use crate::lsp;

/// Answer an editor over standard input and output: findings, completion, hover, go to definition, rename (Language Server Protocol)
#[derive(Debug, Args)]
pub(super) struct LspArgs {
    /// Taken and without effect: many editors add it to say what is always so here
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(super) fn run(_args: &LspArgs, global: &GlobalArgs) -> Result<Outcome, Failure> {
    let root = site::root(global)?;
    lsp::run(&root).map_err(|error| Failure::new(format!("the editor cannot be answered: {error}")))?;
    Ok(Outcome::Fine)
}
