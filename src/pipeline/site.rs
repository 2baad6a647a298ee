//! The files of a site that has no errors: handed on one by one as they are made, or all of them together for a file that holds them.

use std::convert::Infallible;
use std::path::Path;
use std::sync::{Arc, Mutex};

use rayon::prelude::*;

use super::filled::FilledPage;
use super::on_the_fly::KeptProofs;
use super::outputs::Taker;
use super::{BuildOptions, Checked, Kept, Shard, Stage, Watch, each_page, examine_watched, outputs};
use crate::diagnostic::{self, Diagnostic};
use crate::export::book::epub::epub;
use crate::export::book::single_file::single_file;
use crate::export::book::{BuiltSite, NewAddress};
use crate::export::bundle;
use crate::load::archive::ArchiveFolder;
use crate::load::{self, LoadError};
use crate::model::address::WebAddress;
use crate::model::export_format::{Bundle, ExportFormat};
use crate::model::files::{OutputFile, SiteFiles};
use crate::model::site_map::PageId;
use crate::model::view::FigureView;
use crate::plan::{Downloads, Plan};
use crate::render::Theme;
use crate::render::markdown::Piece;
use crate::search;

/// The site's own style sheet. Like every file of `static/` that is none of the theme's, it is copied to the root of the output.
const CUSTOM_STYLE: &str = "static/custom.css";

/// A site without errors, and what its files are made with.
pub(super) struct ReadySite {
    /// The site.
    pub(super) checked: Checked,
    pub(super) theme: Arc<Theme>,
    with_drafts: bool,
}

impl ReadySite {
    /// Reads and checks the site in `root`. Where it has errors, what was found comes back instead.
    pub(super) fn read(root: &Path, options: &BuildOptions, watch: Watch<'_>) -> Result<Result<Self, Checked>, LoadError> {
        let loaded = load::load(root)?;
        watch(Stage::Load);
        Ok(Self::of(loaded, options, None, None, watch))
    }

    /// The same with the archived texts at hand: what is wrong with quotes is said, and keeps nothing from being shown.
    /// Where anything is kept from the last time, it spares work.
    #[expect(clippy::result_large_err, reason = "what was read comes back either way, once for each reading")]
    pub(super) fn of(
        (files, diagnostics): (SiteFiles, Vec<Diagnostic>),
        options: &BuildOptions,
        archive: Option<&ArchiveFolder>,
        kept: Option<&mut Kept>,
        watch: Watch<'_>,
    ) -> Result<Self, Checked> {
        let mut none_kept = KeptProofs::default();
        let (records, proofs, former_theme) = match kept {
            Some(kept) => (Some(&mut kept.records), &mut kept.proofs, Some(&mut kept.theme)),
            None => (None, &mut none_kept, None),
        };
        let archive = archive.map(|archive| (archive, proofs));
        let (mut checked, of_archive) = examine_watched(files, diagnostics, archive, records, watch);
        if let Some(base_url) = &options.base_url {
            checked.library.site.base_url = Some(base_url.clone());
        }
        if let Some(origin) = &options.origin {
            let path = checked.library.site.base_url.as_ref().map_or("", |address| path_of(address));
            checked.library.site.base_url = WebAddress::parse_folder(&format!("{origin}/{path}")).ok();
        }
        let words = &checked.library.words;
        let former = former_theme.as_ref().and_then(|theme| theme.as_ref()).filter(|theme| theme.is_of(&checked.files, words));
        let theme = match former.map_or_else(|| Theme::new(&checked.files, words).map(Arc::new), |theme| Ok(Arc::clone(theme))) {
            Ok(theme) => theme,
            Err(findings) => return Err(checked.with(findings).with(of_archive)),
        };
        if let Some(former) = former_theme {
            *former = Some(Arc::clone(&theme));
        }
        if diagnostic::any_error(&checked.diagnostics) {
            return Err(checked.with(of_archive));
        }
        checked.add(of_archive);
        watch(Stage::Theme);
        Ok(Self { checked, theme, with_drafts: options.with_drafts })
    }

    /// The pages.
    pub(super) fn plan(&self) -> Plan<'_> {
        let plan = Plan::new(&self.checked.library, &self.checked.comparisons, self.with_drafts);
        let has_custom_style = self.checked.files.assets.iter().any(|asset| asset.path == CUSTOM_STYLE);
        plan.with_own_texts(&self.checked.own_texts).with_custom_style(has_custom_style)
    }

    /// How many drafts stay unbuilt.
    pub(super) fn drafts_left_out(&self) -> usize {
        let drafts = self.checked.library.briefings.iter().filter(|briefing| briefing.draft).count();
        if self.with_drafts { 0 } else { drafts }
    }

    /// Makes every file of the shard but the bundles and those that are copied: has each page made, and gives the taker each other file, on any
    /// thread. Returns what is wrong with the site's templates; where that is anything, files are missing.
    pub(super) fn make<Files: Taker>(
        &self,
        plan: &Plan<'_>,
        shard: Shard,
        watch: Watch<'_>,
        make_page: impl Fn(FilledPage<'_>) -> Result<Result<(), Diagnostic>, Files::Refused> + Sync,
        taker: &Files,
    ) -> Result<Vec<Diagnostic>, Files::Refused> {
        let library = &self.checked.library;
        let is_wanted = |page: PageId| shard == Shard::WHOLE || shard.has(&page.path(library));
        let findings = each_page(plan, &self.theme, is_wanted, make_page)?;
        watch(Stage::Pages);
        if !findings.is_empty() {
            return Ok(findings);
        }
        outputs::beside_the_pages(&self.checked, plan, self.with_drafts, &|path: &str| shard.has(path), taker)?;
        watch(Stage::Data);
        Ok(Vec::new())
    }

    /// What is made beside the pages and stands at a wanted path.
    pub(super) fn beside_the_pages(&self, plan: &Plan<'_>, is_wanted: impl Fn(&str) -> bool + Sync) -> Vec<OutputFile> {
        let made = Mutex::new(Vec::new());
        let made_all = outputs::beside_the_pages(&self.checked, plan, self.with_drafts, &is_wanted, &|file: OutputFile| {
            made.lock().expect("no thread ends while it adds a file").push(file);
            Ok::<_, Infallible>(())
        });
        match made_all {
            Ok(()) => made.into_inner().expect("no thread ends while it adds a file"),
        }
    }

    /// Every file of the site but the bundles, sorted by path; and what is wrong with the site's templates. Where that is anything,
    /// files are missing.
    pub(super) fn files(&self, plan: &Plan<'_>) -> Result<(Vec<OutputFile>, Vec<Diagnostic>), LoadError> {
        let made = Mutex::new(Vec::new());
        let add = |file| made.lock().expect("no thread ends while it adds a file").push(file);
        let make_page = |page: FilledPage<'_>| Ok::<_, LoadError>(page.render().map(add));
        let findings = self.make(plan, Shard::WHOLE, &|_| (), make_page, &|file: OutputFile| {
            add(file);
            Ok(())
        })?;
        Ok((self.with_copied(made.into_inner().expect("no thread ends while it adds a file"))?, findings))
    }

    /// The files that were made, with those that are copied, sorted by path.
    pub(super) fn with_copied(&self, mut files: Vec<OutputFile>) -> Result<Vec<OutputFile>, LoadError> {
        let (own, built_in) = outputs::copied(&self.checked.files);
        files.extend(built_in);
        files.extend(own.par_iter().map(load::asset).collect::<Result<Vec<_>, _>>()?);
        files.sort_by(|left, right| left.path.cmp(&right.path));
        Ok(files)
    }

    /// The site as a book of one form, from its files sorted by path.
    fn book(&self, plan: &Plan<'_>, files: &[&OutputFile], form: fn(&BuiltSite<'_>) -> Vec<u8>) -> Vec<u8> {
        let search_script = |address: &NewAddress<'_>| search::index(plan.documents(), address).script();
        form(&BuiltSite { book: &plan.book(), files, words: &self.checked.library.words, search_script: &search_script })
    }

    /// Every bundle of the site that is of the shard, or what is wrong with a template of it. `made` are the files that [`make`](Self::make) handed on.
    pub(super) fn bundles(
        &self,
        plan: &Plan<'_>,
        shard: Shard,
        made: Vec<OutputFile>,
    ) -> Result<Result<Vec<OutputFile>, Diagnostic>, LoadError> {
        let files = self.with_copied(made)?;
        let path = |bundle| ExportFormat::Bundle(bundle).path().to_owned();
        let bundles = Bundle::ALL.par_iter().filter(|&&bundle| shard.has(ExportFormat::Bundle(bundle).path()));
        Ok(bundles.map(|&bundle| Ok(OutputFile { path: path(bundle), bytes: self.bundle(plan, &files, bundle)? })).collect())
    }

    /// One file that holds all of these files of the site, which are sorted, or all pages of them. In it stands another `data.html`
    /// than beside it, with links to no file but those that it holds.
    ///
    /// # Errors
    /// What is wrong with the site's template of that page.
    pub(super) fn bundle(&self, plan: &Plan<'_>, files: &[OutputFile], bundle: Bundle) -> Result<Vec<u8>, Diagnostic> {
        let view = plan.data_page(Downloads::ForPrograms);
        let no_prose: Vec<Piece<FigureView>> = Vec::new();
        let html = self.theme.render_page(view.body.template(), &view, &no_prose)?;
        let page = OutputFile { path: view.path, bytes: html.into_bytes() };
        let files: Vec<&OutputFile> = files.iter().map(|file| if file.path == page.path { &page } else { file }).collect();
        Ok(match bundle {
            Bundle::SingleFile => self.book(plan, &files, single_file),
            Bundle::Epub => self.book(plan, &files, epub),
            Bundle::Zip => bundle::zip(&self.checked.library, &files),
        })
    }
}

/// The path of an address, without its first `/`.
fn path_of(address: &str) -> &str {
    address.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path)
}
