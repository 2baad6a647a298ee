//! `variorum diff`: what changed in meaning between two states of the content.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::console::{Console, print_data};
use super::findings::{self, Format};
use super::{Failure, GlobalArgs, Outcome, site};
use crate::diagnostic::{Diagnostic, Severity};
use crate::diff::write::{self, MarkdownLimit};
use crate::diff::{Difference, State, diff};
use crate::model::wording::{counted_in_digits, listed};
use crate::pipeline::{Checked, States};

/// Show what changed in meaning between two states of the content
///
/// Each state is the folder of a site or a git revision, which is read without checking it out.
#[derive(Debug, Args)]
#[command(after_help = "Exit status: 0 the same, 1 different, 2 could not compare, or one of the states has errors.")]
pub(super) struct DiffArgs {
    /// The former state: a folder or a git revision
    base: String,

    /// The new state: a folder or a git revision [default: the working folder]
    head: Option<String>,

    /// How to write the report
    #[arg(long, value_enum, default_value_t = DiffFormat::Human)]
    format: DiffFormat,

    /// For which place on GitHub Markdown must be short enough
    #[arg(long, value_enum, default_value_t = Fit::Summary)]
    fit: Fit,

    /// End with status 0 although the states differ
    #[arg(long)]
    exit_zero: bool,
}

/// How to write the report.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum DiffFormat {
    /// For a terminal.
    Human,
    /// GitHub Flavored Markdown.
    Markdown,
    /// One page that needs nothing else, with the tables before and after.
    Html,
    /// The program's own JSON, `variorum-diff/1`.
    Json,
}

/// Places on GitHub that limit the length of Markdown.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Fit {
    /// A job summary: 1 MiB.
    Summary,
    /// A comment: 65,536 characters.
    Comment,
}

pub(super) fn run(args: &DiffArgs, global: &GlobalArgs, console: &Console) -> Result<Outcome, Failure> {
    let mut reading = States::default();
    let before = read(&args.base, global, &mut reading)?;
    let (after, head) = match &args.head {
        Some(head) => (read(head, global, &mut reading)?, head.as_str()),
        None => (SiteRead { checked: reading.folder(&site::root(global)?)?, root: site::root(global)? }, "working folder"),
    };
    let states =
        [(&before, args.base.as_str()), (&after, head)].map(|(side, name)| State { name: name.to_owned(), errors: side.errors().count() });
    for (side, state) in [&before, &after].into_iter().zip(&states) {
        if state.errors > 0 {
            console.say(&format!("errors of {}:", state.name));
            let errors: Vec<Diagnostic> = side.errors().cloned().collect();
            findings::print(console, Format::Human, &errors, &side.checked.files, &site::repository_prefix(&side.root))?;
        }
    }
    let broken: Vec<String> = states
        .iter()
        .filter(|state| state.errors > 0)
        .map(|state| format!("`{}` has {}", state.name, counted_in_digits(state.errors, "error")))
        .collect();
    let [base, head] = states;
    let difference = diff((&before.checked.library, &before.checked.comparisons), (&after.checked.library, &after.checked.comparisons))
        .between(base, head);
    print_data(&text(args, &difference, Console::shows_colour_on_stdout(global)))?;
    if !broken.is_empty() {
        return Err(Failure::new(format!("{}, so the comparison may lack something", listed(&broken))));
    }
    Ok(if difference.same || args.exit_zero { Outcome::Fine } else { Outcome::Findings })
}

fn text(args: &DiffArgs, difference: &Difference, colour: bool) -> String {
    match args.format {
        DiffFormat::Human => write::human(difference, colour),
        DiffFormat::Html => write::html(difference),
        DiffFormat::Json => write::json(difference),
        DiffFormat::Markdown => write::markdown(
            difference,
            match args.fit {
                Fit::Summary => MarkdownLimit::Summary,
                Fit::Comment => MarkdownLimit::Comment,
            },
        ),
    }
}

/// One state, read.
struct SiteRead {
    checked: Checked,
    /// The site's folder, of which a revision is read.
    root: PathBuf,
}

impl SiteRead {
    fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.checked.diagnostics.iter().filter(|finding| finding.severity() == Severity::Error)
    }
}

/// Reads a state: the folder of a site where there is one of this name, else a revision of the site that the command works on.
fn read(name: &str, global: &GlobalArgs, reading: &mut States) -> Result<SiteRead, Failure> {
    let folder = Path::new(name);
    if folder.join("content/site.yaml").is_file() {
        return Ok(SiteRead { checked: reading.folder(folder)?, root: folder.to_owned() });
    }
    let root = site::root(global)?;
    let help = if folder.is_dir() {
        format!("the folder `{name}` is no site: it has no `content/site.yaml`")
    } else {
        "name the folder of a site, or a commit, branch or tag".to_owned()
    };
    let checked = reading.revision(&root, name).map_err(|error| Failure::new(error.to_string()).with_help(help))?;
    Ok(SiteRead { checked, root })
}
