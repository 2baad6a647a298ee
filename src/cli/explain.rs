//! `variorum explain`: what a finding means, an example, and what to do.

use clap::Args;

use super::console::print_data;
use super::{Failure, Outcome};
use crate::diagnostic::{Code, nearest};
use crate::model::words::{Flag, Verdict};

/// Explain a finding (what it checks, why, an example, what to write instead), a verdict or a flag
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The number or the name of the finding, such as `V0301` or `unknown-id`; or the word of a verdict or a flag
    code: String,
}

pub(super) fn run(args: &ExplainArgs) -> Result<Outcome, Failure> {
    let given = args.code.trim();
    let is_meant = |code: &&Code| code.number().eq_ignore_ascii_case(given) || code.name().eq_ignore_ascii_case(given);
    let Some(code) = Code::ALL.iter().find(is_meant) else {
        let word = word(given).ok_or_else(|| unknown(given))?;
        return print_data(&word).map(|()| Outcome::Fine);
    };
    let heading = format!("# {} {} ({})", code.number(), code.name(), code.severity().word());
    print_data(&format!("{heading}\n\n{}\n", code.explanation().trim()))?;
    Ok(Outcome::Fine)
}

/// What a verdict or a flag means.
fn word(given: &str) -> Option<String> {
    let is_meant = |word: &str| word.eq_ignore_ascii_case(given);
    let verdict = Verdict::ALL.iter().find(|verdict| is_meant(verdict.word())).map(|verdict| {
        let group = verdict.group();
        let group = format!("It belongs to the group `{}`: {}", group.word(), group.meaning());
        (verdict.word(), "verdict", verdict.meaning(), group, "Verdicts")
    });
    let flag = Flag::ALL.iter().find(|flag| is_meant(flag.word()));
    let flag = flag.map(|flag| (flag.word(), "flag", flag.meaning(), "A flag never changes a verdict.".to_owned(), "Flags"));
    let (word, sort, meaning, more, section) = verdict.or(flag)?;
    Some(format!("# {word} ({sort})\n\n{meaning}\n\n{more}\n\nHow it comes about: docs/comparison.md, \"{section}\".\n"))
}

fn unknown(given: &str) -> Failure {
    let lower = given.to_lowercase();
    let upper = given.to_uppercase();
    let words = Verdict::ALL.iter().map(|verdict| verdict.word()).chain(Flag::ALL.iter().map(|flag| flag.word()));
    let near = nearest(&upper, Code::ALL.iter().map(|code| code.number()))
        .or_else(|| nearest(&lower, Code::ALL.iter().map(|code| code.name()).chain(words)));
    let failure = Failure::new(format!("there is no finding, verdict or flag `{given}`"));
    match near {
        Some(near) => failure.with_help(format!("did you mean `{near}`?")),
        None => failure.with_help("findings have a number such as `V0301` and a name such as `unknown-id`; `check` shows both"),
    }
}
