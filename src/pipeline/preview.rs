//! A site shown file by file, each made when somebody asks for it: an author sees a change as soon as the content is read, however many
//! pages the site has.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::filled::FilledPage;
use super::site::ReadySite;
use super::{BuildOptions, Checked, PipelineError, outputs};
use crate::diagnostic::Diagnostic;
use crate::load::archive::ArchiveFolder;
use crate::load::{self, LoadError};
use crate::model::export_format::{Bundle, ExportFormat};
use crate::model::files::AssetFile;
use crate::model::site_map::PageId;
use crate::plan::Plan;

/// A site without errors that can be shown, and the archived texts of its sources, where they are at hand.
pub struct Preview {
    site: ReadySite,
    archive: Option<Arc<ArchiveFolder>>,
}

/// The files of a site, by path.
pub struct Shelf<'site> {
    site: &'site ReadySite,
    plan: Plan<'site>,
    pages: BTreeMap<String, PageId>,
    own: BTreeMap<String, AssetFile>,
    built_in: BTreeMap<String, Vec<u8>>,
    /// Made together, when the first of them is asked for.
    beside: OnceCell<BTreeMap<String, Vec<u8>>>,
}

/// What stands at a path.
#[derive(Debug)]
pub enum Served {
    /// A file.
    File(Vec<u8>),
    /// A page that cannot be made.
    Faulty(Diagnostic),
    /// A file that is to be copied and cannot be read.
    Unreadable(LoadError),
    /// Nothing.
    Nothing,
}

/// Reads and checks the site in `root`. Where it has errors, what was found comes back instead. With an archive, quotes are looked up in it,
/// whatever the lock says.
///
/// # Errors
/// Where the folder is no site or cannot be read.
pub fn preview(
    root: &Path,
    options: &BuildOptions,
    archive: Option<Arc<ArchiveFolder>>,
) -> Result<Result<Preview, Checked>, PipelineError> {
    Ok(ReadySite::read_with(root, options, archive.as_deref(), &|_| ())?.map(|site| Preview { site, archive }))
}

impl Preview {
    /// The site.
    pub fn checked(&self) -> &Checked {
        &self.site.checked
    }

    /// The folder of the archived texts.
    pub(super) fn archive(&self) -> Option<&ArchiveFolder> {
        self.archive.as_deref()
    }

    /// Its files. Nothing is made yet.
    pub fn shelf(&self) -> Shelf<'_> {
        let plan = self.site.plan();
        let library = &self.site.checked.library;
        let (own, built_in) = outputs::copied(&self.site.checked.files);
        Shelf {
            site: &self.site,
            pages: plan.pages().iter().map(|&page| (page.path(library), page)).collect(),
            plan,
            own: own.into_iter().map(|asset| (asset.output.clone(), asset)).collect(),
            built_in: built_in.into_iter().map(|file| (file.path, file.bytes)).collect(),
            beside: OnceCell::new(),
        }
    }
}

impl Shelf<'_> {
    /// Makes or reads the file at a path below the root of the site.
    pub fn find(&self, path: &str) -> Served {
        if let Some(&page) = self.pages.get(path) {
            return match FilledPage::of(&self.plan, &self.site.theme, page).render() {
                Ok(file) => Served::File(file.bytes),
                Err(finding) => Served::Faulty(finding),
            };
        }
        if let Some(asset) = self.own.get(path) {
            return match load::asset(asset) {
                Ok(file) => Served::File(file.bytes),
                Err(error) => Served::Unreadable(error),
            };
        }
        if let Some(bundle) = Bundle::ALL.iter().copied().find(|&bundle| ExportFormat::Bundle(bundle).path() == path) {
            return self.bundle(bundle);
        }
        let made = || self.site.beside_the_pages(&self.plan).into_iter().map(|file| (file.path, file.bytes)).collect();
        match self.built_in.get(path).or_else(|| self.beside.get_or_init(made).get(path)) {
            Some(bytes) => Served::File(bytes.clone()),
            None => Served::Nothing,
        }
    }

    /// Makes the whole site for a file that holds it. It is made anew each time: an author asks for it rarely.
    fn bundle(&self, bundle: Bundle) -> Served {
        let files = match self.site.files(&self.plan) {
            Ok((files, findings)) => match findings.into_iter().next() {
                Some(finding) => return Served::Faulty(finding),
                None => files,
            },
            Err(error) => return Served::Unreadable(error),
        };
        match self.site.bundle(&self.plan, &files, bundle) {
            Ok(bytes) => Served::File(bytes),
            Err(finding) => Served::Faulty(finding),
        }
    }
}
