//! What was found in the site's folder, before anything in it is understood.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::span::FileId;

/// The files of a site, sorted by path.
#[derive(Debug, Clone, Default)]
pub struct SiteFiles {
    /// Text files that are read: `content/site.yaml`, `content/quotes.lock`, the records of each kind, and the site's own templates;
    /// beside them, files that only a finding points at.
    /// A [`FileId`] is an index into this list.
    pub texts: Vec<TextFile>,
    /// Files that are copied as they are: everything else below `content/`, and `static/`.
    pub assets: Vec<AssetFile>,
    /// Files of `texts` that could not be read and stand there only so that findings can point at them.
    pub unread: BTreeSet<FileId>,
}

impl SiteFiles {
    /// The file that a span points into.
    pub fn text(&self, file: FileId) -> &TextFile {
        &self.texts[file.0 as usize]
    }
}

/// A text file of the site.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// Path relative to the site's root, with `/`.
    pub path: String,
    /// Its text; empty where it could not be read, which a finding then says.
    pub text: Arc<str>,
}

/// A file that is copied as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetFile {
    /// Path below the output folder, with `/`.
    pub output: String,
    /// Where its bytes lie.
    pub origin: PathBuf,
}

/// One file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Path below the output folder, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl crate::diagnostic::Texts for SiteFiles {
    fn path(&self, file: FileId) -> &str {
        &Self::text(self, file).path
    }

    fn text(&self, file: FileId) -> &str {
        &Self::text(self, file).text
    }
}
