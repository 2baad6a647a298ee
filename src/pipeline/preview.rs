//! A site shown file by file, each made when somebody asks for it: an author sees a change as soon as the content is read, however many
//! pages the site has.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::filled::FilledPage;
use super::on_the_fly::KeptProofs;
use super::site::ReadySite;
use super::{BuildOptions, Checked, PipelineError, outputs};
use crate::diagnostic::Diagnostic;
use crate::load::archive::ArchiveFolder;
use crate::load::{self, LoadError};
use crate::model::export_format::{Bundle, ExportFormat};
use crate::model::files::{AssetFile, SiteFiles};
use crate::model::site_map::{PageId, SEARCH_FOLDER};
use crate::parse;
use crate::plan::Plan;
use crate::render::Theme;

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
    /// The files of the search: made together, when the first of them is asked for.
    search: OnceCell<BTreeMap<String, Vec<u8>>>,
}

/// What stands at a path.
#[derive(Debug)]
pub enum Served {
    File(Vec<u8>),
    /// A page that cannot be made.
    Faulty(Diagnostic),
    /// A file that is to be copied and cannot be read.
    Unreadable(LoadError),
    /// Nothing.
    Nothing,
}

/// What is kept from one reading of a site to the next, which then does only what the changes ask for. Empty at first.
#[derive(Default)]
pub struct Kept {
    /// The files as they were on the disk at the last reading, and what was wrong with them.
    loaded: Option<(SiteFiles, Vec<Diagnostic>)>,
    pub(super) records: parse::Kept,
    pub(super) proofs: KeptProofs,
    pub(super) theme: Option<Arc<Theme>>,
}

impl Kept {
    /// The files of the site as they are now. `changed` names all that may have changed since the last reading, by whole paths; nothing
    /// where nobody knows.
    fn load(&mut self, root: &Path, changed: &[PathBuf]) -> Result<(SiteFiles, Vec<Diagnostic>), LoadError> {
        // Should reading fail midway, the changes would be forgotten with it: then the next one begins anew.
        let former = self.loaded.take().filter(|_| !changed.is_empty());
        let again = former.and_then(|(former, findings)| Some((load::load_again(root, &former, changed)?, findings)));
        let loaded = again.map_or_else(|| load::load(root), Ok)?;
        self.loaded = Some(loaded.clone());
        Ok(loaded)
    }
}

/// Reads and checks the site in `root`. Where it has errors, what was found comes back instead. With an archive, quotes are looked up in it,
/// whatever the lock says. Where something is kept from a former reading, `changed` names all that may have changed since, by whole paths;
/// nothing where nobody knows.
///
/// # Errors
/// Where the folder is no site or cannot be read.
pub fn preview(
    root: &Path,
    options: &BuildOptions,
    archive: Option<Arc<ArchiveFolder>>,
    kept: &mut Kept,
    changed: &[PathBuf],
) -> Result<Result<Preview, Checked>, PipelineError> {
    let loaded = kept.load(root, changed)?;
    Ok(ReadySite::of(loaded, options, archive.as_deref(), Some(kept), &|_| ()).map(|site| Preview { site, archive }))
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
            search: OnceCell::new(),
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
        if let Some(bytes) = self.built_in.get(path) {
            return Served::File(bytes.clone());
        }
        let make = |is_wanted: &(dyn Fn(&str) -> bool + Sync)| {
            let files = self.site.beside_the_pages(&self.plan, is_wanted).into_iter();
            files.map(|file| (file.path, file.bytes)).collect::<BTreeMap<String, Vec<u8>>>()
        };
        let found = if path.starts_with(SEARCH_FOLDER) {
            self.search.get_or_init(|| make(&|path| path.starts_with(SEARCH_FOLDER))).get(path).cloned()
        } else {
            make(&|wanted| wanted == path).remove(path)
        };
        found.map_or(Served::Nothing, Served::File)
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
