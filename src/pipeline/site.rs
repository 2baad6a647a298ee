//! The files of a site that has no errors: handed on one by one as they are made, or all of them together for what holds a whole site.

use std::path::Path;
use std::sync::Mutex;

use rayon::prelude::*;

use super::{BuildOptions, Checked, PipelineError, outputs, read, render_all};
use crate::diagnostic::{self, Diagnostic};
use crate::load::{self, LoadError};
use crate::model::files::OutputFile;
use crate::model::interface_words::InterfaceWords;
use crate::plan::Plan;
use crate::render::Theme;

/// A site without errors, and what its files are made with.
pub(super) struct ReadySite {
    /// The site.
    pub(super) checked: Checked,
    words: InterfaceWords,
    theme: Theme,
    with_drafts: bool,
}

impl ReadySite {
    /// Reads and checks the site in `root`. Where it has errors, what was found comes back instead.
    pub(super) fn read(root: &Path, options: &BuildOptions) -> Result<Result<Self, Checked>, LoadError> {
        let (mut checked, words) = read(root)?;
        if let Some(base_url) = &options.base_url {
            checked.library.site.base_url = Some(base_url.clone());
        }
        let theme = match Theme::new(&checked.files, &words) {
            Ok(theme) => theme,
            Err(findings) => return Ok(Err(checked.with(findings))),
        };
        if diagnostic::any_error(&checked.diagnostics) {
            return Ok(Err(checked));
        }
        Ok(Ok(Self { checked, words, theme, with_drafts: options.with_drafts }))
    }

    /// The pages.
    pub(super) fn plan(&self) -> Plan<'_> {
        let plan = Plan::new(&self.checked.library, &self.checked.comparisons, self.with_drafts);
        plan.with_own_texts(&self.checked.own_texts)
    }

    /// How many drafts stay unbuilt.
    pub(super) fn drafts_left_out(&self) -> usize {
        let drafts = self.checked.library.briefings.iter().filter(|briefing| briefing.draft).count();
        if self.with_drafts { 0 } else { drafts }
    }

    /// Makes every file but those that are copied and hands each on, on any thread. Returns what is wrong with the site's templates;
    /// where that is anything, files are missing.
    pub(super) fn make<Refused: Send>(
        &self,
        plan: &Plan<'_>,
        hand_on: impl Fn(OutputFile) -> Result<(), Refused> + Sync,
    ) -> Result<Vec<Diagnostic>, Refused> {
        let findings = render_all(plan, &self.theme, &self.words, &hand_on)?;
        if !findings.is_empty() {
            return Ok(findings);
        }
        let Checked { library, comparisons, .. } = &self.checked;
        for file in outputs::beside_the_pages(library, comparisons, plan, self.with_drafts) {
            hand_on(file)?;
        }
        Ok(Vec::new())
    }

    /// Every file of the site, those that are copied among them, sorted by path; and what is wrong with the site's templates. Where
    /// that is anything, files are missing.
    pub(super) fn files(&self) -> Result<(Vec<OutputFile>, Vec<Diagnostic>), PipelineError> {
        let (own, built_in) = outputs::copied(&self.checked.files);
        let made = Mutex::new(built_in);
        let findings = self.make::<LoadError>(&self.plan(), |file| {
            made.lock().expect("no thread ends while it adds a file").push(file);
            Ok(())
        })?;
        let mut files = made.into_inner().expect("no thread ends while it adds a file");
        files.par_extend(own.par_iter().map(load::asset).collect::<Result<Vec<_>, _>>()?);
        files.sort_by(|left, right| left.path.cmp(&right.path));
        Ok((files, findings))
    }
}
