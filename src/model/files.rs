//! What was found in the site's folder, before anything in it is understood.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::span::FileId;

/// The files of a site, sorted by path.
#[derive(Debug, Clone, Default)]
pub struct SiteFiles {
    /// Text files that are read: `content/site.yaml`, `content/quotes.lock`, frozen editions, the records of each kind, and the site's own templates;
    /// beside them, files that only a finding points at.
    /// A `FileId` is an index into this list.
    pub texts: Vec<TextFile>,
    /// Files that are copied as they are: everything else below `content/`, and `static/`.
    pub assets: Vec<AssetFile>,
    /// Files of `texts` that could not be read and stand there only so that findings can point at them.
    pub unread: BTreeSet<FileId>,
    /// Whether any of them is a symbolic link: then a file elsewhere may be one of the site, too.
    pub has_links: bool,
    /// Indices of `assets` that are not published, since no text links them.
    pub held_back: BTreeSet<usize>,
}

impl SiteFiles {
    /// The files that are published as they are.
    pub fn published(&self) -> impl Iterator<Item = &AssetFile> {
        self.assets.iter().enumerate().filter(|(index, _)| !self.held_back.contains(index)).map(|(_, asset)| asset)
    }

    /// The id by which a finding names a file that is copied, by its index in `assets`. It follows those of the texts.
    pub fn asset_id(&self, index: usize) -> FileId {
        FileId((self.texts.len() + index) as u32)
    }

    /// The file that stands at a path below the root.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.texts.binary_search_by(|text| text.path.as_str().cmp(path)).ok().map(|index| FileId(index as u32))
    }

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
    /// Path relative to the site's root, with `/`.
    pub path: String,
    /// Path below the output folder, with `/`.
    pub output: String,
    /// Where its bytes lie.
    pub origin: PathBuf,
}

/// The archived text of a source, as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchivedFile {
    /// Its path in the archive folder, with `/`.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Why the archive folder gives no text for a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoArchive {
    /// None of these files is there.
    Missing {
        /// The names that were looked for, in their order.
        names: Vec<String>,
    },
    /// The name, or the link of that name, leads out of the archive folder.
    Outside { name: String },
    /// The file is there and cannot be read.
    Unreadable {
        name: String,
        /// What the operating system says.
        cause: String,
    },
}

/// One file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Path below the output folder, with `/`.
    pub path: String,
    pub bytes: Vec<u8>,
}

impl crate::diagnostic::Texts for SiteFiles {
    fn path(&self, file: FileId) -> &str {
        match self.texts.get(file.0 as usize) {
            Some(text) => &text.path,
            None => self.assets.get(file.0 as usize - self.texts.len()).map_or("", |asset| asset.path.as_str()),
        }
    }

    fn text(&self, file: FileId) -> &str {
        self.texts.get(file.0 as usize).map_or("", |text| &text.text)
    }
}
