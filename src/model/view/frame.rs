//! What surrounds every page.

use schemars::JsonSchema;
use serde::Serialize;

use super::DateView;

/// What surrounds a page: head, navigation and foot.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Frame {
    /// The site's title.
    pub site: String,
    /// The page's own title, for the window and search engines.
    pub title: String,
    /// One sentence about the page, for search engines; `null` where there is nothing to say.
    pub description: Option<String>,
    /// The site's language, BCP 47.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// What leads from the page to the root of the output: empty, or `../` as often as needed.
    pub root: String,
    /// The front page, relative; `null` on a page that does not know where it will be read.
    pub home: Option<String>,
    /// The navigation; empty on a page that does not know where it will be read.
    pub navigation: Vec<NavigationLink>,
    /// The pages that the foot leads to; empty likewise.
    pub foot: Vec<NavigationLink>,
    /// The day up to which the desk has read; `null` in a site without a briefing.
    pub as_of: Option<DateView>,
    /// The edition of the briefing; `null` where none is numbered or the page belongs to none.
    pub edition: Option<u32>,
    /// The page's absolute address; `null` without a `base_url`.
    pub canonical: Option<String>,
    /// The feed of editions; `null` where there is none.
    pub feed: Option<String>,
    /// Structured data of the page as one JSON document, safe inside a `<script>`; `null` where the page has none.
    pub json_ld: Option<String>,
    /// The content file that the page was made from; `null` for pages made from all of them.
    pub file: Option<FileLink>,
    /// The licence of the desk's own texts.
    pub licence: Option<String>,
    /// Whether the page has wide tables and is printed in landscape.
    pub wide: bool,
    /// The style sheets, relative, in the order in which they hold: that of the theme, then the site's own `static/custom.css` where there
    /// is one. Empty on a page that does not know where it will be read.
    pub stylesheets: Vec<String>,
}

/// An entry of the navigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NavigationLink {
    /// The address, relative.
    pub href: String,
    /// The key of its word in `t` (`nav_sources`); `null` where `label` says it.
    pub word: Option<&'static str>,
    /// Its text where the content gives it (the title of a page).
    pub label: Option<String>,
    /// For `aria-current`: `page` where it leads to the page itself, `true` where to the list the page belongs to, else `null`.
    pub current: Option<&'static str>,
}

/// The content file behind a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FileLink {
    /// Its path below the site's root.
    pub path: String,
    /// Its copy as written; `null` on a page that does not know where it will be read.
    pub copy: Option<String>,
    /// Where it can be edited; `null` without an `edit_url`.
    pub edit: Option<String>,
}
