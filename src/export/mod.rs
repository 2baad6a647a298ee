//! What other programs are given, and what readers take along: the data file of every build and the forms in which it can be
//! exported, the feed, the sitemap, and the JSON Schemas of all that is read and written.

pub mod annotations;
pub mod book;
pub mod bundle;
pub mod data;
pub mod each;
pub mod feed;
pub mod schema;
pub mod sitemap;
pub mod sources;
pub mod tables;

use std::io::{self, BufWriter, Write};

use crate::model::comparison::Comparisons;
use crate::model::export_format::{DataFormat, Table};
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

/// Writes a file for programs, the same whether it is one of a build or is exported alone. Of what a large site makes large, no more is in
/// memory than is just being written.
///
/// # Errors
/// Where the writer refuses.
pub fn for_programs(format: DataFormat, content: Content<'_>, writer: &mut dyn Write) -> io::Result<()> {
    let Content { library, comparisons, with_drafts, .. } = content;
    let mut writer = BufWriter::with_capacity(1 << 16, writer);
    match format {
        DataFormat::Json => data::data_file(library, comparisons, with_drafts, &mut writer),
        DataFormat::Csv(Table::Claims) => tables::claims(library, comparisons, &mut writer),
        DataFormat::Csv(Table::Comparison) => tables::comparison(library, comparisons, &mut writer),
        DataFormat::Csl => writer.write_all(sources::csl(library).as_bytes()),
        DataFormat::Bibtex => writer.write_all(sources::bibtex(library).as_bytes()),
        DataFormat::Ris => writer.write_all(sources::ris(library).as_bytes()),
        DataFormat::Annotations => annotations::annotations(content, &mut writer),
    }?;
    writer.flush()
}
