//! Reads each content file for itself: its fields, where each of them stands, and the body below them.
//!
//! Everything that one file alone can tell is found here; what an id leads to is `link`'s to say. A file that cannot be read is left out
//! and said so; the others are read all the same.

mod assemble;
mod faults;
pub mod fence;
mod fields;
mod frontmatter;
mod language;
mod limits;
mod record;
mod required;
pub mod spans;
mod values;
mod words;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic};
use crate::model::files::SiteFiles;
use crate::model::id::Id;
use crate::model::parsed::ParsedSite;
use crate::model::schema::SiteFile;
use crate::span::FileId;
use limits::Limits;
use record::Shape;

const SETTINGS: &str = "content/site.yaml";

/// Reads every content file, and the site's own words of the interface. The findings are sorted by place.
pub fn parse(files: &SiteFiles) -> (ParsedSite, Vec<Diagnostic>) {
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
    let outcomes: Vec<(assemble::Add, Vec<Diagnostic>)> =
        records.into_par_iter().map(|record| assemble::read(files, record, &limits)).collect();
    for (add, findings) in outcomes {
        diagnostics.extend(findings);
        add(&mut site);
    }
    let (words, findings) = words::words(files, site.site.as_ref().and_then(|settings| settings.fields.language.as_deref()));
    site.words = Arc::new(words);
    diagnostics.extend(findings);
    diagnostic::settle(&mut diagnostics);
    (site, diagnostics)
}

fn position(files: &SiteFiles, path: &str) -> Option<FileId> {
    files.texts.binary_search_by(|text| text.path.as_str().cmp(path)).ok().map(|index| FileId(index as u32))
}
