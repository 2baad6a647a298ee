//! `variorum edition`: freezes the state of a briefing as its edition.

use clap::Args;

use super::console::{Console, print_data};
use super::findings::{self, Format};
use super::{Failure, GlobalArgs, Outcome, site};
use crate::editions::{ChangeClass, EditionChanges};
use crate::pipeline::{self, FreezeError};

/// Freeze the state of a briefing as its edition, so that later editions can say what changed
///
/// Without `--write` the file is printed and nothing is written.
#[derive(Debug, Args)]
pub(super) struct EditionArgs {
    /// The briefing's id; the number of the edition is what it says under `edition:`
    briefing: String,

    /// Take the content of this git revision instead of the folder's
    #[arg(long, value_name = "REVISION")]
    at: Option<String>,

    /// Write it to `content/editions/BRIEFING/N.json`
    #[arg(long)]
    write: bool,

    /// Write over the same edition where it was frozen before and says something else
    #[arg(long, requires = "write")]
    again: bool,
}

pub(super) fn run(args: &EditionArgs, global: &GlobalArgs, console: &Console) -> Result<Outcome, Failure> {
    let root = site::root(global)?;
    let frozen = match pipeline::freeze(&root, &args.briefing, args.at.as_deref()) {
        Ok(frozen) => frozen,
        Err(FreezeError::Errors(checked)) => {
            let prefix = site::repository_prefix(&root);
            findings::print(console, Format::Human, &checked.diagnostics, &checked.files, &prefix)?;
            return Err(Failure::new(FreezeError::Errors(checked).to_string()).with_help("mend what is named above first"));
        }
        Err(error) => return Err(error.into()),
    };
    if !args.write {
        print_data(&frozen.text)?;
        return Ok(Outcome::Fine);
    }
    let number = frozen.edition.edition;
    match &frozen.former {
        Some(former) if *former == frozen.text => {
            console.say(&format!("`{}` is frozen as it is", frozen.path));
            return Ok(Outcome::Fine);
        }
        Some(_) if !args.again => {
            let message = format!("edition {number} of `{}` is frozen, and says something else", args.briefing);
            let next = number + 1;
            let help = format!("write `edition: {next}` for what comes next; `--again` writes over an edition that nobody has read yet");
            return Err(Failure::new(message).with_help(help));
        }
        _ => {}
    }
    pipeline::write_edition(&root, &frozen)?;
    console.say(&format!("wrote {}", frozen.path));
    if let Some(changes) = &frozen.changes {
        console.say(&told(changes));
    }
    Ok(Outcome::Fine)
}

/// How many changes of each class there are since the edition before.
fn told(changes: &EditionChanges) -> String {
    let [significant, factual, wording] =
        [ChangeClass::Significant, ChangeClass::Factual, ChangeClass::Wording].map(|class| changes.count(class));
    format!("since the edition before: {significant} significant, {factual} factual, {wording} of wording")
}

impl From<FreezeError> for Failure {
    fn from(error: FreezeError) -> Self {
        let failure = Self::new(error.to_string());
        match error {
            FreezeError::NoNumber(_) => failure.with_help("write `edition: 1` into it"),
            FreezeError::NoBriefing(_) => failure.with_help("name the file below `content/briefings/` without its ending"),
            _ => failure,
        }
    }
}
