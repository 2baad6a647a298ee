//! `content/site.yaml`: the only settings file.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Extra, ReviewedFile, Schema};
use crate::model::words::{Extent, SourceForm};

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
    /// A name of the feed that stays when title and address change: any text, written once. Absent: what the first frozen edition fixed.
    pub feed_id: Option<String>,
    /// Sizes and shares that are not to be passed.
    pub limits: Option<LimitsFile>,
    /// What sources are taken to be where they do not say.
    pub defaults: Option<DefaultsFile>,
    /// Free fields for templates.
    pub extra: Option<Extra>,
}

impl Schema for SiteFile {
    const REQUIRED: &'static [&'static str] = &["title"];
}

/// What sources are taken to be where they leave a field out.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Defaults")]
pub struct DefaultsFile {
    /// Their language, as a BCP 47 tag.
    pub language: Option<String>,
    /// What sort of document they are.
    pub form: Option<SourceForm>,
    /// The questions for which the desk has read them: `all`, or a list of question ids.
    pub reviewed: Option<ReviewedFile>,
    /// How much of their text the desk has.
    pub extent: Option<Extent>,
}

/// Sizes and shares that are not to be passed.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Limits")]
pub struct LimitsFile {
    /// The most words that a quote may have; 25 where absent. Words in brackets are not counted.
    pub max_quote_words: Option<u32>,
    /// The largest share of an archived text that may be quoted, from 0 to 1; 0.25 where absent. It holds above `max_quoted_words`.
    pub max_quoted_share: Option<f64>,
    /// How many words of an archived text may be quoted whatever their share; 150 where absent.
    pub max_quoted_words: Option<u32>,
    /// The largest content file, in bytes; 4 MiB where absent.
    pub max_file_bytes: Option<u64>,
    /// The largest frontmatter of a Markdown file, in bytes; 1 MiB where absent.
    pub max_frontmatter_bytes: Option<u64>,
    /// The deepest nesting of YAML; 64 where absent.
    pub max_depth: Option<u32>,
}
