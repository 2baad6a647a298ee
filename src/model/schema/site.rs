//! `content/site.yaml`: the only settings file.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Extra, Schema};

/// The site's title, language, authors and limits. The only settings file.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Site")]
pub struct SiteFile {
    /// The site's title.
    pub title: Option<String>,
    /// One or two sentences for the front page and for search engines.
    pub description: Option<String>,
    /// The address where the site stands, `http` or `https`; only for what a standard wants absolute (canonical links, feed, sitemap).
    pub base_url: Option<String>,
    /// The site's language, as a BCP 47 tag; `en` where absent.
    pub language: Option<String>,
    /// Who makes the site.
    pub authors: Option<Vec<String>>,
    /// The licence of the desk's own texts.
    pub licence: Option<String>,
    /// Where a content file can be edited: an address in which `{path}` stands for its path and `{line}`, where it occurs, for a line.
    pub edit_url: Option<String>,
    /// Sizes and shares that are not to be passed.
    pub limits: Option<LimitsFile>,
    /// Free fields for templates.
    pub extra: Option<Extra>,
}

impl Schema for SiteFile {
    const REQUIRED: &'static [&'static str] = &["title"];
}

/// Sizes and shares that are not to be passed.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Limits")]
pub struct LimitsFile {
    /// The most words that a quote may have; 25 where absent. Words in brackets are not counted.
    pub max_quote_words: Option<u32>,
    /// The largest share of an archived text that may be quoted, from 0 to 1; 0.10 where absent.
    pub max_quoted_share: Option<f64>,
    /// The largest content file, in bytes; 4 MiB where absent.
    pub max_file_bytes: Option<u64>,
    /// The largest frontmatter of a Markdown file, in bytes; 1 MiB where absent.
    pub max_frontmatter_bytes: Option<u64>,
    /// The deepest nesting of YAML; 64 where absent.
    pub max_depth: Option<u32>,
}
