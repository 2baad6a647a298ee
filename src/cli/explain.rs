//! `variorum explain`: what a finding means, an example, and what to do.

use clap::Args;

use super::console::print_data;
use super::{Failure, Outcome};
use crate::diagnostic::{Code, nearest};

/// Explain a finding: what it checks, why, an example, and what to write instead
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The number or the name of the finding, such as `V0301` or `unknown-id`
    code: String,
}

pub(super) fn run(args: &ExplainArgs) -> Result<Outcome, Failure> {
    let given = args.code.trim();
    let is_meant = |code: &&Code| code.number().eq_ignore_ascii_case(given) || code.name().eq_ignore_ascii_case(given);
    let Some(code) = Code::ALL.iter().find(is_meant) else { return Err(unknown(given)) };
    let heading = format!("# {} {} ({})", code.number(), code.name(), code.severity().word());
    print_data(&format!("{heading}\n\n{}\n", code.explanation().trim()))?;
    Ok(Outcome::Fine)
}

fn unknown(given: &str) -> Failure {
    let lower = given.to_lowercase();
    let upper = given.to_uppercase();
    let near =
        nearest(&upper, Code::ALL.iter().map(|code| code.number())).or_else(|| nearest(&lower, Code::ALL.iter().map(|code| code.name())));
    let failure = Failure::new(format!("there is no finding `{given}`"));
    match near {
        Some(near) => failure.with_help(format!("did you mean `{near}`?")),
        None => failure.with_help("findings have a number such as `V0301` and a name such as `unknown-id`; `check` shows both"),
    }
}
