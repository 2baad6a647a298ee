//! Files below `content/` that are no records and to which no text leads.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::files::{AssetFile, SiteFiles};
use crate::model::kind::Kind;
use crate::model::library::Library;
use crate::model::prose::LocalTarget;
use crate::model::thing::Thing;
use crate::span::Span;

/// Files that no text links, as indices into `assets`, with what is said of each. What lies among the records of a kind is probably a note
/// or a saved article, and is held back; the indices are of these. What lies elsewhere is published, since templates may show it.
pub(crate) fn unlinked(library: &Library, files: &SiteFiles) -> (BTreeSet<usize>, Vec<Diagnostic>) {
    let things = Thing::with_prose(library);
    let linked: BTreeSet<String> = things.par_iter().flat_map_iter(|&(_, record)| linked_by(record)).collect();
    let mut held_back = BTreeSet::new();
    let mut diagnostics = Vec::new();
    for (index, asset) in files.assets.iter().enumerate() {
        let Some(below) = asset.path.strip_prefix("content/").filter(|_| !linked.contains(&asset.path)) else { continue };
        if files.find(&asset.path).is_some() {
            // It is told already that its name is none of a record.
            continue;
        }
        let is_among_records = below.split_once('/').is_some_and(|(folder, _)| Kind::of_folder(folder).is_some());
        if is_among_records {
            held_back.insert(index);
        }
        diagnostics.push(finding(files, index, asset, is_among_records));
    }
    (held_back, diagnostics)
}

fn linked_by(record: &crate::model::parsed::FileRecord) -> Vec<String> {
    let targets = record.prose.local_links().map(|(link, _)| link.target(&record.path));
    targets.filter_map(|target| if let LocalTarget::File(path) = target { Some(path) } else { None }).collect()
}

fn finding(files: &SiteFiles, index: usize, asset: &AssetFile, is_held_back: bool) -> Diagnostic {
    let (message, help) = if is_held_back {
        (format!("no text links `{}`, so it is not published", asset.path), "link it, or keep it outside of `content/`")
    } else {
        (format!("`{}` is published, and no text links it", asset.path), "link it, move it to `static/`, or keep it outside of the site")
    };
    Diagnostic::new(Code::FileUnlinked, Span::new(files.asset_id(index), 0..0), message, help)
}
