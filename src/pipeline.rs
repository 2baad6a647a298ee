//! The stages in their order. Commands differ only in where they stop along it.
//!
//! `check` goes as far as can be gone without writing: it reads, links, compares and applies the rules, and renders only where the site
//! has templates of its own, since the built-in ones are tested. `build` goes on to write, and stops before that on any error.

mod annotating;
mod drafts;
mod editions;
mod export;
mod filled;
mod import;
mod on_the_fly;
mod outputs;
mod preview;
mod proofs;
mod shard;
mod site;

pub use annotating::{Draft, DraftFinding, Selection, SheetFault, SheetView};
pub use drafts::{DraftError, DraftedSource, SourceRequest, new_records, new_sources};
pub use editions::{FreezeError, Frozen, freeze, write_edition};
pub use export::{Exported, export, sheet};
pub use import::{ImportError, import};
pub use preview::{Kept, Preview, Served, Shelf, preview};
pub use proofs::{LockFate, Verified, verify};
pub use shard::Shard;

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::path::Path;
use std::sync::{Arc, Mutex};

use rayon::prelude::*;

use crate::check;
use crate::compare::compare;
use crate::diagnostic::{self, Diagnostic};
use crate::impact::{self, Impact};
use crate::link::link;
use crate::load::archive::{ArchiveFolder, ArchiveFolderError};
use crate::load::{LoadError, RevisionError, load, load_revision};
use crate::model::address::WebAddress;
use crate::model::comparison::Comparisons;
use crate::model::export_format::{Bundle, ExportFormat};
use crate::model::files::{OutputFile, SiteFiles};
use crate::model::id::SourceKey;
use crate::model::library::Library;
use crate::model::quote::OwnText;
use crate::model::site_map::PageId;
use crate::model::thing::Thing;
use crate::model::view::FigureView;
use crate::parse::{self, parse_again};
use crate::plan::Plan;
use crate::quotes::{self, LockFile};
use crate::render::markdown::{self, Piece, Setting};
use crate::render::{Theme, highlight, theme};
use crate::span::FileId;
use crate::write::{self, Output, WriteError};
use filled::{FilledPage, Tools};
use on_the_fly::{KeptProofs, on_the_fly};
use outputs::{Taker, WriteFile};
use site::ReadySite;

/// Why the program could not run.
#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    /// The site cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// There is no archive folder to read.
    #[error(transparent)]
    Archive(#[from] ArchiveFolderError),
    /// The site cannot be written; the former one stands.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// A site that was read, with all that can be said of it.
#[derive(Debug)]
pub struct Checked {
    pub files: SiteFiles,
    /// What they say.
    pub library: Library,
    /// What it amounts to.
    pub comparisons: Comparisons,
    /// What is quoted in the texts that sources carry themselves.
    pub own_texts: BTreeMap<SourceKey, OwnText>,
    /// The findings, sorted by place, none twice.
    pub diagnostics: Vec<Diagnostic>,
}

/// How to build.
#[derive(Debug, Clone, Default)]
pub struct BuildOptions {
    /// The address where the site will stand, ending in `/`, in place of the one in `site.yaml`.
    pub base_url: Option<WebAddress>,
    /// Scheme, host and port that take the place of those of the address where the site will stand; its path stays.
    pub origin: Option<String>,
    /// Whether drafts are built, too.
    pub with_drafts: bool,
    /// The part of the files to make; all of them by default.
    pub shard: Shard,
}

/// A stage of a build, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Files are read.
    Load,
    /// Text is read as fields and prose.
    Parse,
    /// Ids are resolved.
    Link,
    /// Rules are applied.
    Check,
    /// Proofs of quotes are looked at.
    Quotes,
    /// Sources are compared.
    Compare,
    /// Paths are held against each other, templates are read.
    Theme,
    /// Pages are listed, with what many of them need.
    Plan,
    /// Pages are filled, rendered and laid in their place or beside it.
    Pages,
    /// Data files, copies of the content and the index of the search are made.
    Data,
    /// Files that hold the whole site are made.
    Bundles,
    /// New files change places with former ones.
    Write,
}

/// Whoever wants to hear that a stage has ended. The program's stages know no clock.
pub type Watch<'watch> = &'watch dyn Fn(Stage);

/// What came of a build.
#[derive(Debug)]
pub struct Built {
    /// The site.
    pub checked: Checked,
    /// What was written; `None` where errors forbade it and the former site stands.
    pub written: Option<Written>,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Pages.
    pub pages: usize,
    /// Files, the pages among them.
    pub files: usize,
    /// Drafts that were left out.
    pub drafts_left_out: usize,
}

/// Says everything of the site in `root` that can be said without writing.
///
/// # Errors
/// Where the folder is no site or cannot be read.
pub fn check(root: &Path) -> Result<Checked, PipelineError> {
    check_with(root, &BTreeMap::new())
}

/// The same with other texts in place of those that stand in files, by path below the root: those of an editor's open windows.
///
/// # Errors
/// Where the folder is no site or cannot be read.
pub fn check_with(root: &Path, open: &BTreeMap<String, Arc<str>>) -> Result<Checked, PipelineError> {
    let (mut files, diagnostics) = load(root)?;
    for (path, text) in open {
        if let Some(file) = files.find(path).filter(|file| !files.unread.contains(file)) {
            files.texts[file.0 as usize].text = Arc::clone(text);
        }
    }
    let mut checked = examine(files, diagnostics);
    let findings = match Theme::new(&checked.files, &checked.library.words) {
        Ok(theme) if theme.has_own_templates() => {
            let plan = Plan::new(&checked.library, &checked.comparisons, true).with_own_texts(&checked.own_texts);
            match each_page(&plan, &theme, |_| true, |page| Ok::<_, Infallible>(page.render().map(drop))) {
                Ok(findings) => findings,
            }
        }
        Ok(_) => Vec::new(),
        Err(findings) => findings,
    };
    checked.add(findings);
    Ok(checked)
}

/// Reads the site in `root` and compares its sources; pages are not tried.
///
/// # Errors
/// Where the folder is no site or cannot be read.
pub fn read_folder(root: &Path) -> Result<Checked, PipelineError> {
    Ok(read(root)?)
}

/// Reads states of one site, one after the other: a file that stands in the next as it stood in the last is not parsed again.
#[derive(Debug, Default)]
pub struct States {
    records: parse::Kept,
}

impl States {
    /// Reads the site in `root` and compares its sources; pages are not tried.
    ///
    /// # Errors
    /// Where the folder is no site or cannot be read.
    pub fn folder(&mut self, root: &Path) -> Result<Checked, PipelineError> {
        Ok(self.examine(load(root)?))
    }

    /// The same of the site in `root` as a git revision holds it.
    ///
    /// # Errors
    /// Where git, the revision or a site in it is missing.
    pub fn revision(&mut self, root: &Path, revision: &str) -> Result<Checked, RevisionError> {
        Ok(self.examine(load_revision(root, revision)?))
    }

    fn examine(&mut self, (files, diagnostics): (SiteFiles, Vec<Diagnostic>)) -> Checked {
        examine_watched(files, diagnostics, None, Some(&mut self.records), &|_| ()).0
    }
}

/// What rests on something, and what the verdicts would be without it.
pub fn impact(checked: &Checked, target: Thing) -> Impact {
    let without = impact::without(&checked.library, &checked.comparisons, target);
    let compared = compare(&without, checked.comparisons.texts.clone());
    impact::impact(&checked.library, &checked.comparisons, &compared, target)
}

/// Checks the site in `root` and writes it to `output`. On any error nothing is written, and the former site stands. `watch` hears of
/// every stage that has ended.
///
/// # Errors
/// Where the folder is no site or cannot be read, and where the output cannot be written.
pub fn build(root: &Path, output: &Path, options: &BuildOptions, watch: Watch<'_>) -> Result<Built, PipelineError> {
    write::recover(root, output)?;
    let site = match ReadySite::read(root, options, watch)? {
        Ok(site) => site,
        Err(checked) => return Ok(checked.unwritten()),
    };
    let building = Output::begin(root, output)?;
    let plan = site.plan();
    watch(Stage::Plan);
    let shard = options.shard;
    let kept = Mutex::new(Vec::new());
    // A bundle holds all pages, whichever shard writes them.
    let makes_bundles = plan.has_bundles() && Bundle::ALL.iter().any(|&bundle| shard.has(ExportFormat::Bundle(bundle).path()));
    let keep = |file: OutputFile| {
        if makes_bundles {
            kept.lock().expect("no thread ends while it adds a file").push(file);
        }
    };
    let tools = Tools::of(&site.checked.files, &site.checked.library);
    let make_page = |page: FilledPage<'_>| {
        if !shard.has(page.path()) {
            return Ok(page.render().map(keep));
        }
        let from = page.made_from(tools);
        if let Some(file) = building.keep(page.path(), from) {
            keep(file);
            return Ok(Ok(()));
        }
        match page.render() {
            Ok(file) => {
                building.put_made(&file, from)?;
                keep(file);
                Ok(Ok(()))
            }
            Err(finding) => Ok(Err(finding)),
        }
    };
    let beside = BesideThePages { building: &building, shard, keep: makes_bundles.then_some(&keep) };
    let findings = site.make(&plan, if makes_bundles { Shard::WHOLE } else { shard }, watch, make_page, &beside)?;
    if !findings.is_empty() {
        return Ok(site.checked.with(findings).unwritten());
    }
    if makes_bundles {
        match site.bundles(&plan, shard, kept.into_inner().expect("no thread ends while it adds a file"))? {
            Ok(bundles) => bundles.iter().try_for_each(|bundle| building.put(bundle))?,
            Err(finding) => return Ok(site.checked.with(vec![finding]).unwritten()),
        }
        watch(Stage::Bundles);
    }
    let (own, built_in) = outputs::copied(&site.checked.files);
    own.par_iter().filter(|asset| shard.has(&asset.output)).try_for_each(|asset| building.copy(asset))?;
    built_in.iter().filter(|file| shard.has(&file.path)).try_for_each(|file| building.put(file))?;
    let pages = plan.pages().iter().filter(|page| shard.has(&page.path(&site.checked.library))).count();
    let drafts_left_out = site.drafts_left_out();
    let files = building.finish()?;
    watch(Stage::Write);
    Ok(Built { checked: site.checked, written: Some(Written { pages, files, drafts_left_out }) })
}

/// Writes the files of a shard that stand beside the pages.
struct BesideThePages<'build, Keep> {
    building: &'build Output,
    shard: Shard,
    /// Keeps every file for those that hold all of them, where such are made.
    keep: Option<&'build Keep>,
}

impl<Keep: Fn(OutputFile) + Sync> Taker for BesideThePages<'_, Keep> {
    type Refused = WriteError;

    fn take(&self, file: OutputFile) -> Result<(), WriteError> {
        if self.shard.has(&file.path) {
            self.building.put(&file)?;
        }
        if let Some(keep) = self.keep {
            keep(file);
        }
        Ok(())
    }

    fn take_written(&self, path: &str, write: &WriteFile<'_>) -> Result<(), WriteError> {
        match self.keep {
            Some(_) => self.take(outputs::whole(path, write)),
            None if self.shard.has(path) => self.building.put_written(path, write),
            None => Ok(()),
        }
    }
}

/// The stages from the folder to the comparisons, and the rules.
fn read(root: &Path) -> Result<Checked, LoadError> {
    let (files, diagnostics) = load(root)?;
    Ok(examine(files, diagnostics))
}

/// The stages from the files to the comparisons, and the rules.
fn examine(files: SiteFiles, diagnostics: Vec<Diagnostic>) -> Checked {
    examine_watched(files, diagnostics, None, None, &|_| ()).0
}

/// The same with the archived texts, where they are at hand; beside it, what is wrong with quotes and texts, which keeps no site from being
/// shown. Where records and proofs are kept for the next time, those of the last time spare work.
fn examine_watched(
    mut files: SiteFiles,
    mut diagnostics: Vec<Diagnostic>,
    archive: Option<(&ArchiveFolder, &mut KeptProofs)>,
    kept: Option<&mut parse::Kept>,
    watch: Watch<'_>,
) -> (Checked, Vec<Diagnostic>) {
    let mut none_kept = parse::Kept::default();
    let is_kept = kept.is_some();
    let kept = kept.unwrap_or(&mut none_kept);
    let (parsed, findings) = parse_again(&files, kept);
    watch(Stage::Parse);
    diagnostics.extend(findings);
    let (mut library, findings) = link(&parsed);
    if is_kept {
        kept.keep(parsed);
    } else {
        drop(parsed);
    }
    watch(Stage::Link);
    diagnostics.extend(findings);
    let (frozen, findings) = crate::editions::read(&library, &files);
    diagnostics.extend(findings);
    library.editions = frozen;
    diagnostics.extend(check::check(&library));
    diagnostics.extend(check::editions(&library, &files));
    let (held_back, findings) = check::unlinked(&library, &files);
    files.held_back = held_back;
    // What is wrong with a file comes before that nobody needs it.
    let told: BTreeSet<FileId> = diagnostics.iter().map(|diagnostic| diagnostic.span.file).collect();
    diagnostics.extend(findings.into_iter().filter(|finding| !told.contains(&finding.span.file)));
    diagnostics.extend(theme::unused(&files));
    diagnostics.extend(highlight::unknown_languages(&library));
    watch(Stage::Check);
    let (proofs, findings, of_archive) = match archive {
        None => {
            let (proofs, findings) = quotes::states(&library, lock_file(&files));
            (proofs, findings, Vec::new())
        }
        Some((archive, kept)) => {
            let (proofs, findings) = on_the_fly(&library, &files, archive, kept);
            (proofs, Vec::new(), findings)
        }
    };
    diagnostics.extend(findings);
    let found = proofs.found(&library);
    library.take_proofs(proofs.records, proofs.counted);
    watch(Stage::Quotes);
    let comparisons = compare(&library, found);
    watch(Stage::Compare);
    diagnostics.extend(quotes::doubtful_silences(&library, &comparisons, &library.counted));
    let plan = Plan::new(&library, &comparisons, true);
    let site_map = outputs::site_map(&library, &files, &plan);
    diagnostics.extend(check::links(&library, &files, &site_map));
    diagnostics.extend(outputs::collisions(&library, &files, &site_map));
    diagnostic::settle(&mut diagnostics);
    (Checked { files, library, comparisons, own_texts: proofs.own_texts, diagnostics }, of_archive)
}

/// Every page of a site, and what is made beside them, where it has no errors: for tests of what content may cause.
#[cfg(test)]
pub(crate) fn make_everything(files: SiteFiles) {
    static THEME: std::sync::OnceLock<Theme> = std::sync::OnceLock::new();
    let checked = examine(files, Vec::new());
    drop(diagnostic::terminal::render(&checked.diagnostics, &checked.files, false));
    if diagnostic::any_error(&checked.diagnostics) {
        return;
    }
    // The theme of a site without templates and words of its own is always the same, and takes long to read.
    let theme = THEME.get_or_init(|| Theme::new(&checked.files, &checked.library.words).expect("the built-in theme is sound"));
    let plan = Plan::new(&checked.library, &checked.comparisons, true).with_own_texts(&checked.own_texts);
    let drop_all = |file: OutputFile| {
        drop(file);
        Ok::<_, Infallible>(())
    };
    assert_eq!(each_page(&plan, theme, |_| true, |page| Ok::<_, Infallible>(page.render().map(drop))), Ok(Vec::new()));
    outputs::beside_the_pages(&checked, &plan, true, &|_: &str| true, &drop_all).expect("nothing refuses a file");
}

/// The proofs that the site carries.
fn lock_file(files: &SiteFiles) -> Option<LockFile<'_>> {
    let file = files.find(proofs::LOCK_PATH).filter(|file| !files.unread.contains(file))?;
    Some(LockFile { file, text: &files.text(file).text })
}

/// Fills every page that is wanted and hands it on, on any thread; no two pages are held together. Returns what is wrong with the site's
/// templates, in one order.
fn each_page<Refused: Send>(
    plan: &Plan<'_>,
    theme: &Theme,
    is_wanted: impl Fn(PageId) -> bool + Sync,
    make: impl Fn(FilledPage<'_>) -> Result<Result<(), Diagnostic>, Refused> + Sync,
) -> Result<Vec<Diagnostic>, Refused> {
    let pages = plan.pages().par_iter().filter(|&&page| is_wanted(page));
    let faults = pages.map(|&page| make(FilledPage::of(plan, theme, page)).map(Result::err));
    let faults: Vec<Option<Diagnostic>> = faults.collect::<Result<_, _>>()?;
    let mut findings: Vec<Diagnostic> = faults.into_iter().flatten().collect();
    diagnostic::settle(&mut findings);
    Ok(findings)
}

/// The Markdown that stands on a page, as HTML and figures; none where it has no body.
fn prose_pieces(plan: &Plan<'_>, page: PageId) -> Vec<Piece<FigureView>> {
    let (Some(record), Some(references)) = (page.record(plan.library), plan.references(page)) else { return Vec::new() };
    let marks = plan.marks(page);
    let words = &plan.library.words;
    let setting = Setting { top_heading: plan.top_heading(page), words, direction: plan.direction(page), marks: marks.as_ref() };
    let mut numbers = 1..;
    markdown::pieces(&record.prose, setting, &references, |figure| plan.figure(page, numbers.next()?, figure))
}

impl Checked {
    fn add(&mut self, findings: Vec<Diagnostic>) {
        self.diagnostics.extend(findings);
        diagnostic::settle(&mut self.diagnostics);
    }

    fn with(mut self, findings: Vec<Diagnostic>) -> Self {
        self.add(findings);
        self
    }

    fn unwritten(self) -> Built {
        Built { checked: self, written: None }
    }
}
