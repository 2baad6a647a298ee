//! A page that is filled and not yet rendered: a page is a function of its view, its prose and what it is rendered with, so whoever has
//! the digest of these knows whether a former build made the very same page.

use super::prose_pieces;
use crate::diagnostic::Diagnostic;
use crate::model::digest::Digest;
use crate::model::files::{OutputFile, SiteFiles};
use crate::model::library::Library;
use crate::model::site_map::PageId;
use crate::model::view::{FigureView, PageView};
use crate::plan::Plan;
use crate::render::Theme;
use crate::render::markdown::Piece;

/// What the program was made from: its sources, built-in templates and dependencies.
const PROGRAM: &str = env!("VARIORUM_MADE_FROM");

/// What pages are rendered with: the program, the site's own templates and words, and the language, which has the rules of its plurals.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tools(Digest);

impl Tools {
    pub(super) fn of(files: &SiteFiles, library: &Library) -> Self {
        let templates = files.texts.iter().filter(|file| file.path.starts_with("templates/"));
        let templates: Vec<(&str, &str)> = templates.map(|file| (file.path.as_str(), &*file.text)).collect();
        Self(digest(&(PROGRAM, env!("CARGO_PKG_VERSION"), &library.site.language, templates)))
    }
}

/// A page that is filled and not yet rendered.
pub(super) struct FilledPage<'site> {
    theme: &'site Theme,
    view: PageView,
    prose: Vec<Piece<FigureView>>,
}

impl<'site> FilledPage<'site> {
    pub(super) fn of(plan: &Plan<'_>, theme: &'site Theme, page: PageId) -> Self {
        Self { theme, view: plan.view(page), prose: prose_pieces(plan, page) }
    }

    /// Where it stands below the output folder.
    pub(super) fn path(&self) -> &str {
        &self.view.path
    }

    /// All that it is made from.
    pub(super) fn made_from(&self, tools: Tools) -> Digest {
        digest(&(tools.0.to_string(), self.view.body.template(), &self.view, &self.prose))
    }

    /// The page, or what is wrong with the template that it is made with.
    pub(super) fn render(self) -> Result<OutputFile, Diagnostic> {
        let Self { theme, mut view, prose } = self;
        let path = std::mem::take(&mut view.path);
        let html = theme.render_page(view.body.template(), view, prose)?;
        Ok(OutputFile { path, bytes: html.into_bytes() })
    }
}

/// The digest of a value as JSON, which says all that a template can see of it.
fn digest(value: &impl serde::Serialize) -> Digest {
    Digest::of_json(value).expect("views are lists, texts and numbers")
}
