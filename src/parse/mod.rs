//! Reads each content file for itself: its fields, where each of them stands, and the body below them.
//!
//! Everything that one file alone can tell is found here; what an id leads to is `link`'s to say. A file that cannot be read is left out
//! and said so; the others are read all the same.

mod assemble;
mod faults;
pub mod fence;
mod fields;
mod frontmatter;
mod kept;
mod language;
mod limits;
mod long_lists;
mod record;
mod required;
pub mod spans;
mod values;
mod words;

#[cfg(test)]
mod tests;

pub use kept::Kept;
pub(crate) use limits::MOST_CLAIMS;

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic};
use crate::model::files::SiteFiles;
use crate::model::id::Id;
use crate::model::parsed::ParsedSite;
use crate::model::schema::SiteFile;
use crate::span::FileId;
use assemble::ReadRecord;
use limits::Limits;
use record::Shape;

const SETTINGS: &str = "content/site.yaml";

/// Reads every content file, and the site's own words of the interface. The findings are sorted by place.
pub fn parse(files: &SiteFiles) -> (ParsedSite, Vec<Diagnostic>) {
    parse_again(files, &mut Kept::default())
}

/// The same, where files were read before: what is kept of those that have the same text is taken from `kept`, and they are not read
/// again. Whoever reads once more hands the site back with [`Kept::keep`].
pub fn parse_again(files: &SiteFiles, kept: &mut Kept) -> (ParsedSite, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut site = ParsedSite::default();
    if let Some(file) = position(files, SETTINGS).filter(|file| !files.unread.contains(file)) {
        let id = Id::parse("site").expect("`site` is one segment of letters");
        let outcome = record::read::<SiteFile>(file, files.text(file), id, Shape::Bare, &Limits::default());
        site.site = outcome.take(&mut diagnostics);
    }
    let limits = Limits::of(site.site.as_ref().map(|settings| &settings.fields));
    let (records, doubles) = assemble::records(files);
    diagnostics.extend(doubles);
    kept.begin(limits);
    let records: Vec<_> = records.into_iter().map(|record| (kept.take(files, record.file), record)).collect();
    let read = |(former, record): (Option<_>, _)| former.unwrap_or_else(|| assemble::read(files, &record, &limits));
    let outcomes: Vec<(ReadRecord, Vec<Diagnostic>)> = records.into_par_iter().map(read).collect();
    for (mut record, findings) in outcomes {
        diagnostics.extend_from_slice(&findings);
        kept.note(&mut record, findings);
        record.add_to(&mut site);
    }
    let (words, findings) = kept.words(files, site.site.as_ref().and_then(|settings| settings.fields.language.as_deref()));
    site.words = words;
    diagnostics.extend(findings);
    diagnostic::settle(&mut diagnostics);
    (site, diagnostics)
}

fn position(files: &SiteFiles, path: &str) -> Option<FileId> {
    files.texts.binary_search_by(|text| text.path.as_str().cmp(path)).ok().map(|index| FileId(index as u32))
}
