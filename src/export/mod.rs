//! What other programs are given, and what readers take along: the data file of every build and the forms in which it can be
//! exported, the feed, the sitemap, and the JSON Schemas of all that is read and written.

pub mod annotations;
pub mod book;
pub mod bundle;
pub mod data;
pub mod feed;
pub mod schema;
pub mod sitemap;
pub mod sources;
pub mod tables;

use crate::model::comparison::Comparisons;
use crate::model::export_format::{DataFormat, ExportFormat, Table};
use crate::model::files::OutputFile;
use crate::model::id::ClaimKey;
use crate::model::library::Library;

/// What the files for programs are made of.
#[derive(Clone, Copy)]
pub struct Content<'site> {
    /// What the site says.
    pub library: &'site Library,
    /// What it amounts to.
    pub comparisons: &'site Comparisons,
    /// Whether drafts of briefings are told of, too.
    pub with_drafts: bool,
    /// The one full place of a claim, below the output folder, with its fragment.
    pub claim_path: fn(&Library, ClaimKey) -> String,
}

/// A file for programs, the same whether a build writes it or it is exported alone.
pub fn for_programs(format: DataFormat, content: Content<'_>) -> OutputFile {
    let Content { library, comparisons, with_drafts, .. } = content;
    let bytes = match format {
        DataFormat::Json => return data::data_file(library, comparisons, with_drafts),
        DataFormat::Csv(Table::Claims) => tables::claims(library, comparisons).into_bytes(),
        DataFormat::Csv(Table::Comparison) => tables::comparison(library, comparisons).into_bytes(),
        DataFormat::Csl => sources::csl(library).into_bytes(),
        DataFormat::Bibtex => sources::bibtex(library).into_bytes(),
        DataFormat::Ris => sources::ris(library).into_bytes(),
        DataFormat::Annotations => annotations::annotations(content).into_bytes(),
    };
    OutputFile { path: ExportFormat::Data(format).path().to_owned(), bytes }
}
