//! Pages about the site itself: how to read it, what to download, what is not there.

use schemars::JsonSchema;
use serde::Serialize;

/// `method.html`: what every label means.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MethodPage {
    /// The lists of words.
    pub glossaries: Vec<Glossary>,
}

/// The words of one closed list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Glossary {
    /// The list: `verdict`, `flag`, … (`t["h_terms_" ~ …]`, introduced by `t["about_terms_" ~ …]`).
    pub list: &'static str,
    /// Its words.
    pub terms: Vec<TermView>,
}

/// A word and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TermView {
    /// Its fragment, to which the label leads from everywhere: `verdict-disputed`.
    pub anchor: String,
    /// The word as pages show it.
    pub label: String,
    /// What it means.
    pub meaning: String,
}

/// `data.html`: what can be downloaded.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DataPage {
    /// Files that hold all pages.
    pub bundles: Vec<Download>,
    /// Files for programs.
    pub for_programs: Vec<Download>,
}

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Download {
    /// Where a build writes it, below the output folder.
    pub path: &'static str,
    /// Its address from here; `null` where it does not stand beside the page.
    pub href: Option<String>,
    /// The key of what it holds in `t`.
    pub word: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// The command that makes it; `null` where it is made with the site alone.
    pub command: Option<String>,
}

/// `404.html`: served for every address that has no page, at any depth. Its links are absolute or there are none.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NotFoundPage {
    /// Whether the site's address is known, so that the page can link to the others.
    pub has_links: bool,
    /// The lines of style that it brings with it, because it finds no style sheet at every depth.
    pub style: &'static str,
    /// By what its policy allows them: `'sha256-…'`, with their hash in Base64.
    pub style_source: String,
}
