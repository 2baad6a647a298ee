//! `variorum export`: one artefact made of the site.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::console::{Console, print_bytes};
use super::{Failure, GlobalArgs, Outcome, build, findings, site};
use crate::diagnostic::terminal;
use crate::model::export_format::{Bundle, DataFormat, ExportFormat, Table};
use crate::pipeline::{self, BuildOptions, Exported};
use crate::write;

/// Make one artefact of the site: an archive, a table, a list of sources
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// What to make
    format: ExportFormat,

    /// The file to write to; `-` is standard output [default: standard output]
    #[arg(long, short, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    output: Option<PathBuf>,

    /// Which table to write as CSV [default: claims]
    #[arg(long)]
    table: Option<Table>,

    /// With `csv`: a sheet to fill and to `import`, a row for every question that a source has no claim on
    #[arg(long, conflicts_with = "table")]
    template: bool,

    /// The address where the site will stand, in place of the one in `site.yaml`
    #[arg(long, value_name = "URL", value_parser = build::read_base_url)]
    base_url: Option<build::BaseUrl>,

    /// Take drafts along, too
    #[arg(long)]
    drafts: bool,
}

impl ValueEnum for ExportFormat {
    fn value_variants<'formats>() -> &'formats [Self] {
        Self::WORDS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Bundle(Bundle::SingleFile) => "All pages as one HTML file that needs nothing else",
            Self::Bundle(Bundle::Epub) => "All pages as a book for e-readers (EPUB 3)",
            Self::Bundle(Bundle::Zip) => "All pages in one archive, to open from a folder",
            Self::Data(DataFormat::Json) => "All that the site shows, for programs",
            Self::Data(DataFormat::Csv(_)) => "A table for spreadsheets: the claims, or with `--table comparison` the comparison",
            Self::Data(DataFormat::Csl) => "The sources as CSL-JSON",
            Self::Data(DataFormat::Bibtex) => "The sources as BibLaTeX",
            Self::Data(DataFormat::Ris) => "The sources as RIS",
            Self::Data(DataFormat::Annotations) => "The quotes as W3C Web Annotations (JSON-LD)",
        };
        Some(PossibleValue::new(self.word()).help(help))
    }
}

impl ValueEnum for Table {
    fn value_variants<'tables>() -> &'tables [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Claims => "One row for every claim",
            Self::Comparison => "One row for every question and source, with the verdict",
        };
        Some(PossibleValue::new(self.word()).help(help))
    }
}

pub(super) fn run(args: &ExportArgs, global: &GlobalArgs, console: &Console) -> Result<Outcome, Failure> {
    let format = with_table(args.format, args.table)?;
    if args.template && !matches!(format, ExportFormat::Data(DataFormat::Csv(_))) {
        return Err(Failure::new(format!("`--template` goes with `csv`, and `{}` is no table", format.word())));
    }
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    if output.is_none() && !format.is_text() && std::io::stdout().is_terminal() {
        let failure = Failure::new(format!("`{}` is no text that a terminal could show", format.word()));
        return Err(failure.with_help("name a file with `--output FILE`"));
    }
    let root = site::root(global)?;
    let base_url = args.base_url.clone().and_then(|build::BaseUrl(address)| address);
    let options = BuildOptions { base_url, with_drafts: args.drafts, ..BuildOptions::default() };
    let Exported { checked, bytes } =
        if args.template { pipeline::sheet(&root, &options)? } else { pipeline::export(&root, format, &options)? };
    if !checked.diagnostics.is_empty() {
        console.report(&terminal::render_for_people(&checked.diagnostics, &checked.files, console.has_colour(), false));
    }
    match (bytes, output) {
        (None, _) => console.say(&format!("nothing was written ({})", terminal::summary(&checked.diagnostics))),
        (Some(bytes), None) => print_bytes(&bytes)?,
        (Some(bytes), Some(path)) => {
            write::deliver(&root, path, &bytes).map_err(|error| Failure::new(error.to_string()))?;
            console.say(&format!("wrote `{}`", path.display()));
        }
    }
    Ok(findings::outcome(&checked.diagnostics, false))
}

/// The format with the table that was asked for.
fn with_table(format: ExportFormat, table: Option<Table>) -> Result<ExportFormat, Failure> {
    match (format, table) {
        (ExportFormat::Data(DataFormat::Csv(_)), Some(table)) => Ok(ExportFormat::Data(DataFormat::Csv(table))),
        (format, None) => Ok(format),
        (format, Some(_)) => Err(Failure::new(format!("`--table` goes with `csv`, and `{}` is no table", format.word()))),
    }
}
