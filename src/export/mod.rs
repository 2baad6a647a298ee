//! What other programs are given, and what readers take along: the data file of every build and the forms in which it can be
//! exported, the feed, the sitemap, the author's reference, and the JSON Schemas of all that is read and written.

pub mod bundle;
pub mod data;
pub mod feed;
pub mod reference;
pub mod schema;
pub mod sitemap;
pub mod sources;
pub mod tables;
mod xml;

use crate::model::comparison::Comparisons;
use crate::model::export_format::{DataFormat, ExportFormat, Table};
use crate::model::files::OutputFile;
use crate::model::library::Library;

/// A file for programs, the same whether a build writes it or it is exported alone.
///
/// `comparisons` are those of the same library. Drafts of briefings are left out unless `with_drafts`.
pub fn for_programs(format: DataFormat, library: &Library, comparisons: &Comparisons, with_drafts: bool) -> OutputFile {
    let bytes = match format {
        DataFormat::Json => return data::data_file(library, comparisons, with_drafts),
        DataFormat::Csv(Table::Claims) => tables::claims(library, comparisons).into_bytes(),
        DataFormat::Csv(Table::Comparison) => tables::comparison(library, comparisons).into_bytes(),
        DataFormat::Csl => sources::csl(library).into_bytes(),
        DataFormat::Bibtex => sources::bibtex(library).into_bytes(),
        DataFormat::Ris => sources::ris(library).into_bytes(),
    };
    OutputFile { path: ExportFormat::Data(format).path().to_owned(), bytes }
}
