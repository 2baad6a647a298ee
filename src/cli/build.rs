//! `variorum build`: checks, then writes the site.

use std::path::PathBuf;

use clap::Args;

use super::console::Console;
use super::findings;
use super::stopwatch::Stopwatch;
use super::{Failure, GlobalArgs, Outcome, site};
use crate::diagnostic::terminal;
use crate::model::address::WebAddress;
use crate::pipeline::{self, BuildOptions, Built, Shard};

/// Check the site and write it; on any error nothing is written and the former site stands
#[derive(Debug, Args)]
pub(super) struct BuildArgs {
    /// The folder to write to [default: `public` in the root of the site]
    #[arg(long, short, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    output: Option<PathBuf>,

    /// The address where the site will stand, in place of the one in `site.yaml`
    #[arg(long, value_name = "URL", value_parser = read_base_url)]
    base_url: Option<BaseUrl>,

    /// Build drafts, too
    #[arg(long)]
    drafts: bool,

    /// Make only the I-th of N parts of the files, for N machines that build one site
    #[arg(long, value_name = "I/N", value_parser = read_shard)]
    shard: Option<Shard>,

    /// Say how long each stage took
    #[arg(long)]
    timings: bool,
}

pub(super) fn run(args: &BuildArgs, global: &GlobalArgs, console: &Console) -> Result<Outcome, Failure> {
    let root = site::root(global)?;
    let output = args.output.clone().unwrap_or_else(|| root.join("public"));
    let base_url = args.base_url.clone().and_then(|BaseUrl(address)| address);
    let options = BuildOptions { base_url, with_drafts: args.drafts, shard: args.shard.unwrap_or_default(), ..BuildOptions::default() };
    let stopwatch = Stopwatch::start();
    let Built { checked, written } = pipeline::build(&root, &output, &options, &|stage| stopwatch.note(stage))?;
    if !checked.diagnostics.is_empty() {
        console.report(&terminal::render_for_people(&checked.diagnostics, &checked.files, console.has_colour(), false));
    }
    let findings = terminal::summary(&checked.diagnostics);
    let findings = if findings.is_empty() { "no findings".to_owned() } else { findings };
    match written {
        Some(written) => {
            let drafts = match written.drafts_left_out {
                0 => String::new(),
                1 => ", 1 draft left out".to_owned(),
                count => format!(", {count} drafts left out"),
            };
            console.tell(&format!("read {}", site::counts(&checked.library)));
            console.say(&format!("wrote {} pages to `{}` ({findings}{drafts})", written.pages, output.display()));
        }
        None => console.say(&format!("nothing was written ({findings})")),
    }
    if args.timings {
        console.report(&stopwatch.report());
    }
    Ok(findings::outcome(&checked.diagnostics, false))
}

/// Reads `I/N`, with I from 1 to N.
fn read_shard(given: &str) -> Result<Shard, String> {
    let numbers = given.split_once('/').and_then(|(number, count)| Some((number.parse().ok()?, count.parse().ok()?)));
    let shard = numbers.and_then(|(number, count)| Shard::new(number, count));
    shard.ok_or_else(|| "a part and the number of parts are wanted, such as `1/4`".to_owned())
}

/// The address of a site; an empty one is none, as a workflow passes it where it knows no address.
#[derive(Debug, Clone)]
pub(super) struct BaseUrl(pub(super) Option<WebAddress>);

pub(super) fn read_base_url(given: &str) -> Result<BaseUrl, String> {
    if given.is_empty() {
        return Ok(BaseUrl(None));
    }
    let refusal = |wrong| format!("it {wrong}: an address such as `https://example.org/docs/` is wanted");
    WebAddress::parse_folder(given).map(|address| BaseUrl(Some(address))).map_err(refusal)
}
