//! `variorum list`: the things of a kind, and what is missing of each.

use clap::{Args, ValueEnum};

use super::console::{Console, print_data};
use super::{Failure, GlobalArgs, Outcome, new::KindWord, site};
use crate::listing::listing;
use crate::pipeline;

/// List the things of a kind: ids, titles, and what is missing
#[derive(Debug, Args)]
pub(super) struct ListArgs {
    /// The kind
    kind: KindWord,

    /// How to write the list
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    format: ListFormat,
}

/// How to write the list.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ListFormat {
    /// A line a thing.
    Human,
    /// The program's own JSON, `variorum-list/1`.
    Json,
}

pub(super) fn run(args: &ListArgs, global: &GlobalArgs, console: &Console) -> Result<Outcome, Failure> {
    let checked = pipeline::read_folder(&site::root(global)?)?;
    if crate::diagnostic::any_error(&checked.diagnostics) {
        console.say("the site has errors, which may hide something: `variorum check` shows them");
    }
    let listing = listing(&checked.library, args.kind.kind());
    print_data(&match args.format {
        ListFormat::Human => listing.human(),
        ListFormat::Json => listing.json(),
    })?;
    Ok(Outcome::Fine)
}
