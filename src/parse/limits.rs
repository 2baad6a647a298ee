//! The sizes that a content file may have, and the lengths of its quotes.

use super::spans::YamlLimits;
use crate::model::library::QuoteLimits;
use crate::model::schema::SiteFile;

/// The deepest nesting that `site.yaml` can allow: `serde_yaml` follows 128 levels.
pub(super) const MOST_DEPTH: u32 = 100;

/// The longest text that stands in lists and menus, in bytes: a title, a name, a label. Each stands on many pages.
pub(super) const MOST_IN_NAME: usize = 1_000;
/// The longest other text in YAML, in bytes.
pub(super) const MOST_IN_TEXT: usize = 20_000;

/// The most claims of a source: every two answers to a question are compared.
pub(crate) const MOST_CLAIMS: usize = 1_000;

/// The most entries of the list, or the mapping, that stands under a name.
pub(super) fn most_entries(name: &str) -> usize {
    match name {
        // Lists that each judgement or claim has, and what is told together on one page.
        "because" | "against" => 50,
        "by" | "about" | "judgements" => 100,
        "claims" => MOST_CLAIMS,
        _ => 2_000,
    }
}

/// What the site allows (`limits:` in `site.yaml`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limits {
    /// The largest content file, in bytes.
    pub(super) file_bytes: usize,
    /// The largest frontmatter of a Markdown file, in bytes.
    pub(super) frontmatter_bytes: usize,
    /// The deepest nesting of YAML.
    pub(super) depth: usize,
    /// The most words of a quote.
    pub(super) quote_words: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let quote_words = QuoteLimits::default().max_quote_words as usize;
        Self { file_bytes: 4 << 20, frontmatter_bytes: 1 << 20, depth: 64, quote_words }
    }
}

impl Limits {
    /// The limits that the settings name, and the usual ones for the rest; one out of range was reported, and is as good as absent.
    pub(super) fn of(settings: Option<&SiteFile>) -> Self {
        let usual = Self::default();
        let Some(limits) = settings.and_then(|settings| settings.limits.as_ref()) else { return usual };
        let bytes = |given: Option<u64>, usual: usize| {
            given.filter(|&bytes| bytes > 0).map_or(usual, |bytes| usize::try_from(bytes).unwrap_or(usize::MAX))
        };
        Self {
            file_bytes: bytes(limits.max_file_bytes, usual.file_bytes),
            frontmatter_bytes: bytes(limits.max_frontmatter_bytes, usual.frontmatter_bytes),
            depth: limits.max_depth.filter(|depth| (1..=MOST_DEPTH).contains(depth)).map_or(usual.depth, |depth| depth as usize),
            quote_words: limits.max_quote_words.filter(|&words| words > 0).map_or(usual.quote_words, |words| words as usize),
        }
    }

    /// The limits for the YAML text of a file.
    pub(super) fn yaml(&self, fenced: bool) -> YamlLimits {
        let bytes = if fenced { self.frontmatter_bytes } else { self.file_bytes };
        YamlLimits { bytes, depth: self.depth, nodes: 200_000 }
    }
}
