//! The template engine: built-in templates, which a site may override file by file, and findings for what is wrong with the site's own.
//!
//! Built-in templates are registered as `built-in/NAME`; wherever `NAME` is asked for, the site's own file of that name comes first.
//! So an own `page.html` can still `{% extends "built-in/page.html" %}`.

mod fault;
mod sentences;
mod unused;

#[cfg(test)]
mod tests;

pub(crate) use unused::unused;

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, Tera};

use crate::diagnostic::Diagnostic;
use crate::model::files::{OutputFile, SiteFiles};
use crate::model::interface_words::InterfaceWords;
use crate::span::FileId;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// What stands before the names of built-in templates.
const BUILT_IN: &str = "built-in/";
/// The folder of a site's own templates.
const FOLDER: &str = "templates/";
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The built-in files of `static/`, sorted by path; their paths count from there.
pub(crate) fn built_in_assets() -> Vec<OutputFile> {
    let file = |file: &include_dir::File<'_>| OutputFile { path: slashes(file.path()), bytes: file.contents().to_vec() };
    let mut assets: Vec<OutputFile> = files_below(&STATIC).into_iter().map(file).collect();
    assets.sort_by(|left, right| left.path.cmp(&right.path));
    assets
}

/// The built-in templates by name, sorted.
fn built_in_templates() -> BTreeMap<String, &'static str> {
    let named = |file: &'static include_dir::File<'static>| Some((slashes(file.path()), file.contents_utf8()?));
    files_below(&TEMPLATES).into_iter().filter_map(named).filter(|(name, _)| is_template(name)).collect()
}

/// Only these names are escaped by the template engine, so nothing else is a template.
fn is_template(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|extension| extension == "html" || extension == "xml")
}

fn slashes(path: &std::path::Path) -> String {
    path.components().map(|component| component.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn files_below<'dir>(dir: &'dir Dir<'dir>) -> Vec<&'dir include_dir::File<'dir>> {
    let mut files: Vec<_> = dir.files().collect();
    for folder in dir.dirs() {
        files.extend(files_below(folder));
    }
    files
}

/// One of the site's own templates.
#[derive(Debug, Clone, PartialEq, Eq)]
struct OwnTemplate {
    file: FileId,
    text: Arc<str>,
    /// Bytes of a byte-order mark before what the engine reads.
    skipped: usize,
}

impl OwnTemplate {
    fn source(&self) -> &str {
        &self.text[self.skipped..]
    }
}

/// The templates of a site, ready to be filled. Shared between threads.
#[derive(Clone)]
pub(crate) struct Theme {
    tera: Tera,
    own: OwnTemplates,
    words: Arc<InterfaceWords>,
}

/// The site's own templates by name, and where to point when a finding has no place in any.
#[derive(Debug, Clone, PartialEq, Eq)]
struct OwnTemplates {
    by_name: BTreeMap<String, OwnTemplate>,
    settings: FileId,
}

impl OwnTemplates {
    /// A template of the site with the very text of the built-in one is no override.
    fn of(built_in: &BTreeMap<String, &str>, files: &SiteFiles) -> Self {
        let mut by_name = BTreeMap::new();
        let mut settings = FileId(0);
        for (index, file) in files.texts.iter().enumerate() {
            let id = FileId(index as u32);
            if file.path == "content/site.yaml" {
                settings = id;
            }
            let name = file.path.strip_prefix(FOLDER).filter(|name| is_template(name));
            if let Some(name) = name.filter(|name| built_in.get(*name) != Some(&&*file.text)) {
                let skipped = if file.text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
                by_name.insert(name.to_owned(), OwnTemplate { file: id, text: Arc::clone(&file.text), skipped });
            }
        }
        Self { by_name, settings }
    }
}

impl Theme {
    /// Reads the built-in templates and the site's own.
    ///
    /// # Errors
    /// Every fault of syntax in the site's own templates; where there is none, every name in them that leads nowhere.
    pub(crate) fn new(files: &SiteFiles, words: &Arc<InterfaceWords>) -> Result<Self, Vec<Diagnostic>> {
        Self::with_built_in(&built_in_templates(), files, words)
    }

    fn with_built_in(built_in: &BTreeMap<String, &str>, files: &SiteFiles, words: &Arc<InterfaceWords>) -> Result<Self, Vec<Diagnostic>> {
        let own = OwnTemplates::of(built_in, files);
        let syntax: Vec<Diagnostic> = own.by_name.iter().flat_map(|(name, template)| own.syntax_faults(name, template)).collect();
        if !syntax.is_empty() {
            return Err(syntax);
        }
        let mut tera = Tera::default();
        sentences::register(&mut tera, words);
        let templates = built_in.iter().map(|(name, text)| (format!("{BUILT_IN}{name}"), *text));
        let overrides = own.by_name.iter().map(|(name, template)| (name.clone(), template.source()));
        let loaded =
            tera.set_fallback_prefixes([BUILT_IN]).and_then(|()| tera.add_raw_templates(templates.chain(overrides).collect::<Vec<_>>()));
        if let Err(error) = loaded {
            return Err(own.faults(&error));
        }
        tera.global_context().insert("t", words.table());
        Ok(Self { tera, own, words: Arc::clone(words) })
    }

    /// Whether a theme of these files and words would be the same. Words are the same only where they were not read anew.
    pub(crate) fn is_of(&self, files: &SiteFiles, words: &Arc<InterfaceWords>) -> bool {
        Arc::ptr_eq(&self.words, words) && OwnTemplates::of(&built_in_templates(), files) == self.own
    }

    /// Whether the site overrides anything. Where it does not, `check` need not render: the built-in templates are tested.
    pub(crate) fn has_own_templates(&self) -> bool {
        !self.own.by_name.is_empty()
    }

    /// Fills `template` with `view`, which must serialise to a mapping, and, as `prose`, the pieces of the page's Markdown. Both are given
    /// away: once the engine has their values, a page that shows the whole site would hold it twice.
    ///
    /// # Errors
    /// The first thing that the engine stumbles over, such as a variable that the page does not have.
    pub(crate) fn render_page(&self, template: &str, view: impl Serialize, prose: impl Serialize) -> Result<String, Diagnostic> {
        let mut context = Context::from_serialize(&view).map_err(|error| self.own.fault(&error, template))?;
        drop(view);
        context.insert("prose", &prose);
        drop(prose);
        self.tera.render(template, &context).map_err(|error| self.own.fault(&error, template))
    }
}
