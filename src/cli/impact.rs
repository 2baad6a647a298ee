//! `variorum impact`: everything that rests on a source, claim, statement or actor.

use clap::{Args, ValueEnum};

use super::console::{Console, print_data};
use super::{Failure, GlobalArgs, Outcome, site};
use crate::impact::{self, TargetError};
use crate::pipeline;

/// Show everything that rests on a source, claim, statement or actor
#[derive(Debug, Args)]
pub(super) struct ImpactArgs {
    /// `source`, `source#claim`, `actor` or `actor#statement`; `source:` or `actor:` before it where both have the id
    id: String,

    /// How to write the report
    #[arg(long, value_enum, default_value_t = ImpactFormat::Human)]
    format: ImpactFormat,
}

/// How to write the report.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ImpactFormat {
    /// For a terminal.
    Human,
    /// The program's own JSON, `variorum-impact/1`.
    Json,
}

pub(super) fn run(args: &ImpactArgs, global: &GlobalArgs, console: &Console) -> Result<Outcome, Failure> {
    let checked = pipeline::read_folder(&site::root(global)?)?;
    let target = impact::find(&checked.library, &args.id)?;
    if crate::diagnostic::any_error(&checked.diagnostics) {
        console.say("the site has errors, which may hide something: `variorum check` shows them");
    }
    let impact = pipeline::impact(&checked, target);
    print_data(&match args.format {
        ImpactFormat::Human => impact::human(&impact),
        ImpactFormat::Json => impact.json(),
    })?;
    Ok(Outcome::Fine)
}

impl From<TargetError> for Failure {
    fn from(error: TargetError) -> Self {
        let failure = Self::new(error.to_string());
        match error {
            TargetError::Unknown { nearest: Some(nearest), .. } => failure.with_help(format!("did you mean `{nearest}`?")),
            _ => failure,
        }
    }
}
