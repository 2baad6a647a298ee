//! `variorum new`: files that are begun by the program and finished by an author.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::console::Console;
use super::{Failure, GlobalArgs, Outcome, site};
use crate::draft::Tally;
use crate::model::kind::Kind;
use crate::model::wording::{counted_in_digits, listed};
use crate::pipeline::{self, DraftError, DraftedSource, SourceRequest};

/// Begin new files; what exists is never written over
#[derive(Debug, Args)]
pub(super) struct NewArgs {
    #[command(subcommand)]
    thing: New,
}

#[derive(Debug, Subcommand)]
enum New {
    Source(NewSourceArgs),
    /// Begin actors, each in a file with every field explained
    Actor(NewRecordArgs),
    /// Begin events, each in a file with every field explained
    Event(NewRecordArgs),
    /// Begin questions, each in a file with every field explained
    Question(NewRecordOfEventArgs),
    /// Begin briefings, each in a file with every field explained
    Briefing(NewRecordOfEventArgs),
    /// Begin pages, each in a file with every field explained
    Page(NewRecordArgs),
}

#[derive(Debug, Args)]
struct NewRecordArgs {
    /// The ids, one for each file
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
}

#[derive(Debug, Args)]
struct NewRecordOfEventArgs {
    /// The ids, one for each file
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,

    /// The event that they are about
    #[arg(long, value_name = "ID")]
    event: Option<String>,
}

/// A kind of content file as the command line names it.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum KindWord {
    /// Documents that somebody published
    Source,
    /// Persons, bodies, states, armed groups, media and unnamed voices
    Actor,
    /// Things that happened
    Event,
    /// Rows of comparison tables
    Question,
    /// What the desk concludes
    Briefing,
    /// Plain prose
    Page,
}

impl KindWord {
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Source => Kind::Source,
            Self::Actor => Kind::Actor,
            Self::Event => Kind::Event,
            Self::Question => Kind::Question,
            Self::Briefing => Kind::Briefing,
            Self::Page => Kind::Page,
        }
    }
}

/// Begin sources from saved articles: text, HTML, WACZ, WARC or subtitles
///
/// What an article says of itself is written; what the program found in it stands behind `# `, ready to be accepted.
#[derive(Debug, Args)]
struct NewSourceArgs {
    /// The ids, one for each file; without them the names of the files give the ids
    #[arg(value_name = "ID")]
    ids: Vec<String>,

    /// The saved articles, which stay where they are
    #[arg(long, required = true, num_args = 1.., value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    from: Vec<PathBuf>,

    /// The event that they are about [default: those that fit are proposed]
    #[arg(long, value_name = "ID")]
    event: Option<String>,

    /// The folder of the archived texts, by which files are named and copies found [default: the folder of the files]
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    archive: Option<PathBuf>,
}

pub(super) fn run(args: &NewArgs, global: &GlobalArgs, console: &Console) -> Result<Outcome, Failure> {
    match &args.thing {
        New::Source(args) => sources(args, global, console),
        New::Actor(args) => records(Kind::Actor, &args.ids, None, global, console),
        New::Event(args) => records(Kind::Event, &args.ids, None, global, console),
        New::Question(args) => records(Kind::Question, &args.ids, args.event.as_deref(), global, console),
        New::Briefing(args) => records(Kind::Briefing, &args.ids, args.event.as_deref(), global, console),
        New::Page(args) => records(Kind::Page, &args.ids, None, global, console),
    }
}

fn records(kind: Kind, ids: &[String], event: Option<&str>, global: &GlobalArgs, console: &Console) -> Result<Outcome, Failure> {
    let written = pipeline::new_records(&site::root(global)?, kind, ids, event)?.map_err(|faults| failure(console, faults))?;
    for path in &written {
        console.say(&format!("wrote {path}"));
    }
    console.say("next: fill in what stands open, take the `# ` away from what you use, then `variorum check`");
    Ok(Outcome::Fine)
}

fn sources(args: &NewSourceArgs, global: &GlobalArgs, console: &Console) -> Result<Outcome, Failure> {
    let request = SourceRequest { files: &args.from, ids: &args.ids, event: args.event.as_deref(), archive: args.archive.as_deref() };
    let drafted = pipeline::new_sources(&site::root(global)?, request)?.map_err(|faults| failure(console, faults))?;
    for source in &drafted {
        console.say(&told(source));
    }
    console.say("next: take the `# ` away from the proposals that hold, then `variorum check`");
    Ok(Outcome::Fine)
}

/// The last fault ends the run; those before it are told first.
fn failure(console: &Console, mut faults: Vec<DraftError>) -> Failure {
    let last = faults.pop().map_or_else(|| Failure::new("nothing was written"), Failure::from);
    for fault in faults {
        console.fail(&Failure::from(fault));
    }
    last
}

impl From<DraftError> for Failure {
    fn from(error: DraftError) -> Self {
        let failure = Self::new(error.to_string());
        match error.help() {
            Some(help) => failure.with_help(help),
            None => failure,
        }
    }
}

fn told(source: &DraftedSource) -> String {
    let known = if source.known.is_empty() { "nothing".to_owned() } else { listed(&source.known) };
    let Tally { actors, passages, events, claims, originals } = source.tally;
    let proposed = [(actors, "actor"), (passages, "passage to leave out"), (events, "event"), (claims, "claim"), (originals, "original")];
    let counted: Vec<String> = proposed.iter().filter(|(count, _)| *count > 0).map(|(count, thing)| counted_thing(*count, thing)).collect();
    let proposals = if counted.is_empty() { "proposes nothing".to_owned() } else { format!("proposes {}", listed(&counted)) };
    format!("wrote {}: the file says {known} of itself; {proposals}", source.path)
}

fn counted_thing(count: usize, thing: &str) -> String {
    match thing.split_once(' ') {
        Some((noun, rest)) => format!("{} {rest}", counted_in_digits(count, noun)),
        None => counted_in_digits(count, thing),
    }
}
