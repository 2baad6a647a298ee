//! `variorum init`: a first site.

use std::path::PathBuf;

use clap::Args;

use super::console::Console;
use super::{Failure, Outcome};
use crate::starter;
use crate::write::{self, WriteError};

/// Write a small, complete, commented site to begin from, with the workflows that publish and review it
#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// The folder of the new site; it may exist, but no file that is to be written may
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    folder: PathBuf,
}

pub(super) fn run(args: &InitArgs, console: &Console) -> Result<Outcome, Failure> {
    let files = starter::files();
    write::create(&args.folder, &files)?;
    console.say(&format!("wrote {} files to `{}`", files.len(), args.folder.display()));
    console.say("next, in that folder:");
    console.say("  variorum check    says what is wrong with the content: nothing, so far");
    console.say("  variorum serve    shows the site in a browser while you change it");
    console.say("  variorum build    writes the site to `public`: open `public/index.html`");
    console.say("  git init          and the workflows in `.github` publish it and help to review changes");
    Ok(Outcome::Fine)
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        let failure = Self::new(error.to_string());
        match error {
            WriteError::Exists { .. } => failure.with_help("choose another folder, or move these files away; nothing was written"),
            _ => failure,
        }
    }
}
