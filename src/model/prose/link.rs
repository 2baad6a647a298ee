//! Where links of prose lead.

use crate::model::address::WebAddress;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Elsewhere on the web.
    Web(WebAddress),
    /// To somebody's letter box: an address with `mailto:`.
    Mail(String),
    /// Into the site.
    Local(LocalLink),
}

/// An address without a scheme, split at `#`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalLink {
    /// The path as written, percent signs decoded; empty for a place on the same page.
    pub path: String,
    /// What stands after `#`.
    pub fragment: Option<String>,
}

/// Where a [`LocalLink`] leads once the file that holds it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LocalTarget {
    /// A place on the same page, or its top.
    SamePage,
    /// A path relative to the site's root with `/`, such as `content/actors/x.md` or `content/sources/map.png`.
    File(String),
    /// The path leads out of `content/`.
    Outside,
}

impl LocalLink {
    /// The file that the link in `from` leads to. `from` is the path of a content file relative to the site's root. Paths are relative to
    /// that file; one that begins with `/` counts from `content/`.
    pub fn target(&self, from: &str) -> LocalTarget {
        if self.path.is_empty() {
            return LocalTarget::SamePage;
        }
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut segments: Vec<&str> = match self.path.strip_prefix('/') {
            Some(_) => vec!["content"],
            None => folder.split('/').collect(),
        };
        for segment in self.path.split('/') {
            match segment {
                "" | "." => {}
                ".." => {
                    segments.pop();
                }
                name => segments.push(name),
            }
            if segments.first() != Some(&"content") {
                return LocalTarget::Outside;
            }
        }
        LocalTarget::File(segments.join("/"))
    }
}
