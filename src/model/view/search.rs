//! The page of the search.

use schemars::JsonSchema;
use serde::Serialize;

use super::NavigationLink;

/// `search.html`. Its script fills it; all words that the script shows stand in the page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SearchPage {
    /// Where the script stands, relative.
    pub script: String,
    /// The folder of the index, relative, ending in `/`.
    pub folder: String,
    /// The kinds of what is found, in the order of the lists.
    pub kinds: Vec<FoundKind>,
    /// The keys in `t` of what the index says of a result by number, in the order of the numbers.
    pub marks: Vec<String>,
    /// Where a reader without JavaScript finds the same.
    pub lists: Vec<NavigationLink>,
}

/// A kind of what is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FoundKind {
    /// Its word in the index, and its heading as `t["found_" ~ …]`.
    pub word: &'static str,
    /// Whether the titles are the exact words of a source.
    pub quoted: bool,
}
