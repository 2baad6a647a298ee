//! The command line: reads arguments, calls the pipeline, prints. Nothing else in the program prints or reads the environment.
//!
//! Data goes to standard output, all else to standard error. The exit status is 0 where all is fine, 1 where there are findings that
//! count, 2 where the program could not run.

mod build;
mod check;
mod completions;
mod console;
mod diff;
mod edition;
mod explain;
mod export;
mod findings;
mod impact;
mod import;
mod init;
mod list;
mod lsp;
mod new;
mod schema;
mod serve;
mod site;
mod stopwatch;
mod verify;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use console::Console;

use crate::pipeline::PipelineError;

/// What the program says of itself, and its commands.
#[derive(Debug, Parser)]
#[command(name = "variorum", version, about, max_term_width = 100, propagate_version = true, after_help = EXIT_STATUS)]
struct Cli {
    #[command(flatten)]
    global: GlobalArgs,
    #[command(subcommand)]
    command: Command,
}

const EXIT_STATUS: &str = "Exit status: 0 fine, 1 findings, 2 the program could not run.";

/// Options that every command takes.
#[derive(Debug, Args)]
struct GlobalArgs {
    /// Work on the site in this folder [default: the nearest folder, from here upwards, with a `content/site.yaml`]
    #[arg(long, global = true, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    root: Option<PathBuf>,

    /// Say nothing but findings and errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,

    /// Say more of what is being done
    #[arg(short, long, global = true)]
    verbose: bool,

    /// When to use colours; `NO_COLOR` is honoured
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorWhen,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ColorWhen {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::InitArgs),
    New(new::NewArgs),
    List(list::ListArgs),
    Import(import::ImportArgs),
    Check(check::CheckArgs),
    Verify(verify::VerifyArgs),
    Build(build::BuildArgs),
    Serve(serve::ServeArgs),
    Edition(edition::EditionArgs),
    Diff(diff::DiffArgs),
    Impact(impact::ImpactArgs),
    Export(export::ExportArgs),
    Explain(explain::ExplainArgs),
    Schema(schema::SchemaArgs),
    Lsp(lsp::LspArgs),
    Completions(completions::CompletionsArgs),
}

/// How a run ended that could be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All is fine.
    Fine,
    /// There are findings that count.
    Findings,
}

/// Why a run could not be made, for people.
#[derive(Debug)]
struct Failure {
    /// What is wrong.
    message: String,
    /// What to do about it.
    help: Option<String>,
}

impl Failure {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl From<PipelineError> for Failure {
    fn from(error: PipelineError) -> Self {
        Self::new(error.to_string())
    }
}

/// Runs the program with these arguments, the first of which is its name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help goes to standard output, faults to standard error; where neither can be written, the status still says which it was.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let console = Console::new(&cli.global);
    match cli.command.run(&cli.global, &console) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => {
            console.fail(&failure);
            ExitCode::from(2)
        }
    }
}

impl Command {
    fn run(&self, global: &GlobalArgs, console: &Console) -> Result<Outcome, Failure> {
        match self {
            Self::Init(args) => init::run(args, console),
            Self::New(args) => new::run(args, global, console),
            Self::List(args) => list::run(args, global, console),
            Self::Import(args) => import::run(args, global, console),
            Self::Check(args) => check::run(args, global, console),
            Self::Verify(args) => verify::run(args, global, console),
            Self::Build(args) => build::run(args, global, console),
            Self::Serve(args) => serve::run(args, global, console.clone()),
            Self::Edition(args) => edition::run(args, global, console),
            Self::Diff(args) => diff::run(args, global, console),
            Self::Impact(args) => impact::run(args, global, console),
            Self::Export(args) => export::run(args, global, console),
            Self::Explain(args) => explain::run(args),
            Self::Schema(args) => schema::run(args),
            Self::Lsp(args) => lsp::run(args, global),
            Self::Completions(args) => completions::run(args),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Cli::command().debug_assert();
    }
}
