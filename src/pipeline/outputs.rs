//! The files of the output beside the pages, and whether any two files of it would have one path.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use rayon::prelude::*;

use super::Checked;
use crate::diagnostic::{Code, Diagnostic};
use crate::editions::freeze;
use crate::export::feed::{self, FeedItem};
use crate::export::{self, Content, sitemap};
use crate::model::comparison::Comparisons;
use crate::model::export_format::{DataFormat, ExportFormat};
use crate::model::files::{AssetFile, OutputFile, SiteFiles};
use crate::model::id::BriefingKey;
use crate::model::library::{Briefing, Library};
use crate::model::site_map::{NO_JEKYLL, PageId, SEARCH_FOLDER, SiteMap, THEME_FOLDER, content_copy};
use crate::model::view::{Body, EditionView, Phrase};
use crate::plan::{self, Plan};
use crate::render::theme;
use crate::search;
use crate::span::Span;

/// Whoever takes files of the site as they are made, on any thread.
pub(super) trait Taker: Sync {
    /// Why a file is not taken.
    type Refused: Send;

    /// Takes a file.
    fn take(&self, file: OutputFile) -> Result<(), Self::Refused>;

    /// Takes a file that a large site makes large, while it is written. Whoever needs all of it takes it as a whole.
    fn take_written(&self, path: &str, write: &WriteFile<'_>) -> Result<(), Self::Refused> {
        self.take(whole(path, write))
    }
}

/// Writes a file.
pub(super) type WriteFile<'site> = dyn Fn(&mut dyn Write) -> io::Result<()> + 'site;

impl<Refused: Send, Take: Fn(OutputFile) -> Result<(), Refused> + Sync> Taker for Take {
    type Refused = Refused;

    fn take(&self, file: OutputFile) -> Result<(), Refused> {
        self(file)
    }
}

/// A file in memory.
pub(super) fn whole(path: &str, write: &WriteFile<'_>) -> OutputFile {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("a list of bytes refuses none, and what is written can be");
    OutputFile { path: path.to_owned(), bytes }
}

/// Makes what a build writes beside pages and copied files, as far as its paths are wanted, and hands each file on, on any thread. The files
/// of the search are made together, and are wanted where their folder is.
pub(super) fn beside_the_pages<Files: Taker>(
    site: &Checked,
    plan: &Plan<'_>,
    with_drafts: bool,
    is_wanted: &(impl Fn(&str) -> bool + Sync),
    taker: &Files,
) -> Result<(), Files::Refused> {
    let hand_on = |file: OutputFile| if is_wanted(&file.path) { taker.take(file) } else { Ok(()) };
    let Checked { library, comparisons, .. } = site;
    // What is sent for an address without a page has no address of its own, and a front page that shows another page has that one's.
    let pages = plan.pages().iter().filter(|page| **page != PageId::NotFound && plan.has_own_address(**page));
    let paths: Vec<String> = pages.map(|page| page.path(library)).collect();
    let content = content(library, comparisons, with_drafts);
    let formats = DataFormat::ALL.par_iter().filter(|&&format| is_wanted(ExportFormat::Data(format).path()));
    formats.try_for_each(|&format| {
        taker.take_written(ExportFormat::Data(format).path(), &|writer| export::for_programs(format, content, writer))
    })?;
    hand_on(sitemap::robots(library))?;
    // GitHub Pages would otherwise run the files through Jekyll, which drops some.
    hand_on(OutputFile { path: NO_JEKYLL.to_owned(), bytes: Vec::new() })?;
    sitemap::sitemap(library, &paths).into_iter().chain(feed(library, comparisons, plan)).try_for_each(hand_on)?;
    if is_wanted(SEARCH_FOLDER) {
        search::index(plan.documents(), str::to_owned).files().try_for_each(hand_on)?;
    }
    content_copies(library, &site.files, with_drafts).try_for_each(hand_on)
}

/// The content files as written, byte for byte, for whoever wants to see what a page was made from. A draft is nobody's to read yet.
fn content_copies<'site>(
    library: &'site Library,
    files: &'site SiteFiles,
    with_drafts: bool,
) -> impl ParallelIterator<Item = OutputFile> + 'site {
    let drafts = || library.briefings.iter().filter(|briefing| briefing.draft).map(|briefing| briefing.record.path.as_str());
    let held_back: BTreeSet<&str> = if with_drafts { BTreeSet::new() } else { drafts().collect() };
    let is_of_draft = move |path: &str| held_back.contains(path) || held_back.iter().any(|draft| is_edition_of(path, draft));
    let texts = files.texts.par_iter().filter(move |text| !is_of_draft(&text.path));
    texts.filter_map(|text| Some(OutputFile { path: content_copy(&text.path)?, bytes: text.text.as_bytes().to_vec() }))
}

/// Whether a file is a frozen edition of the briefing in this file.
fn is_edition_of(path: &str, briefing: &str) -> bool {
    let id = briefing.trim_start_matches("content/briefings/").trim_end_matches(".md").trim_end_matches(".yaml");
    path.strip_prefix("content/editions/").and_then(|rest| rest.rsplit_once('/')).is_some_and(|(folder, _)| folder == id)
}

/// What the files for programs are made of.
pub(super) fn content<'site>(library: &'site Library, comparisons: &'site Comparisons, with_drafts: bool) -> Content<'site> {
    Content { library, comparisons, with_drafts, claim_path: plan::claim_path }
}

/// The feed of the briefings that have a page: an entry for each edition that is news.
fn feed(library: &Library, comparisons: &Comparisons, plan: &Plan<'_>) -> Option<OutputFile> {
    let briefings = plan.pages().iter().filter_map(|page| if let PageId::Briefing(key) = page { Some(*key) } else { None });
    let items: Vec<FeedItem> = briefings.flat_map(|key| feed_items(library, comparisons, plan, key)).collect();
    feed::feed(library, &items)
}

/// The editions of a briefing that are news; of one that was never frozen the present one.
fn feed_items(library: &Library, comparisons: &Comparisons, plan: &Plan<'_>, key: BriefingKey) -> Vec<FeedItem> {
    let briefing = &library[key];
    let authors = briefing.authors.clone();
    let editions = match plan.view(PageId::Changes(key)).body {
        Body::Changes(page) => page.editions,
        _ => Vec::new(),
    };
    if editions.is_empty() {
        return vec![FeedItem {
            urn: freeze(library, comparisons, key).urn(),
            title: briefing.title.clone(),
            as_of: briefing.as_of,
            path: PageId::Briefing(key).path(library),
            authors,
            summary: briefing.changed.as_ref().or(briefing.summary.as_ref()).or(briefing.status.as_ref()).cloned(),
            changes: Vec::new(),
        }];
    }
    let path = PageId::Changes(key).path(library);
    let item = |edition: &EditionView| {
        let lists = edition.lists.iter().filter(|list| list.class != "wording");
        Some(FeedItem {
            urn: edition.urn.clone()?,
            title: library.words.say("feed_title", &[("briefing", &briefing.title), ("edition", &edition.heading)]),
            as_of: edition.as_of,
            path: format!("{path}#{}", edition.anchor),
            authors: authors.clone(),
            summary: Some(edition.lead.clone()),
            changes: edition.desk.iter().cloned().chain(lists.flat_map(|list| list.lines.iter().map(Phrase::plain))).collect(),
        })
    };
    editions.iter().filter_map(item).collect()
}

/// The files that are copied: the site's own, and those of the built-in theme that the site has none of the same name for.
///
/// A file of the site's `static/` with the name of a built-in one takes its place; every other one stands at the root of the output.
pub(super) fn copied(files: &SiteFiles) -> (Vec<AssetFile>, Vec<OutputFile>) {
    let mut built_in: BTreeMap<String, OutputFile> = theme_files().map(|file| (file.path.clone(), file)).collect();
    let mut own: Vec<AssetFile> = files.published().cloned().collect();
    for asset in &mut own {
        if built_in.remove(&asset.path).is_some() {
            asset.output.clone_from(&asset.path);
        }
    }
    (own, built_in.into_values().collect())
}

/// Findings for briefings whose page would stand where a further page of another briefing does.
fn briefings_within_briefings(library: &Library) -> Vec<Diagnostic> {
    let further = |key| PageId::Briefing(key).of_same_record().into_iter().skip(1).map(|page| page.path(library));
    let taken: BTreeSet<String> = library.briefings.keys().flat_map(further).collect();
    let within = library.briefings.entries().filter(|&(key, _)| taken.contains(&PageId::Briefing(key).path(library)));
    let finding = |(key, briefing): (BriefingKey, &Briefing)| {
        let message = format!("`{}` would be a page of two briefings", PageId::Briefing(key).path(library));
        Diagnostic::new(Code::OutputTwice, briefing.record.place(&[]), message, "give this file another name")
    };
    within.map(finding).collect()
}

fn theme_files() -> impl Iterator<Item = OutputFile> {
    theme::built_in_assets().into_iter().map(|file| OutputFile { path: format!("{THEME_FOLDER}{}", file.path), ..file })
}

/// Every file of the site.
pub(super) fn site_map(library: &Library, files: &SiteFiles, plan: &Plan<'_>) -> SiteMap {
    let (_, theme_files) = copied(files);
    SiteMap::new(library, plan.pages(), plan.has_bundles(), files).with_theme(theme_files.into_iter().map(|file| file.path))
}

/// Findings for copied files whose path a built file, or another copied one, has too, whatever the case of the letters.
pub(super) fn collisions(library: &Library, files: &SiteFiles, site_map: &SiteMap) -> Vec<Diagnostic> {
    let (own, _) = copied(files);
    let built = site_map.made().map(|path| (path.to_lowercase(), "a file that the build makes".to_owned()));
    let mut taken: BTreeMap<String, String> = built.collect();
    let mut findings = briefings_within_briefings(library);
    for (index, asset) in own.iter().enumerate() {
        let place = Span::new(files.asset_id(index), 0..0);
        let path = asset.output.to_lowercase();
        let index = search::is_index_path(&path).then_some("the index of the search");
        match taken.get(&path).map(String::as_str).or(index) {
            Some(other) => {
                let message = format!("`{}` and {other} would be one file of the site", asset.output);
                findings.push(Diagnostic::new(Code::OutputTwice, place, message, "give one of them another name"));
            }
            None => drop(taken.insert(path, format!("`{}`", asset.output))),
        }
    }
    findings
}
