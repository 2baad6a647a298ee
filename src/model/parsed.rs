//! What is written in the files, each for itself: typed fields, where each of them stands, and the body below them.

use std::ops::Range;
use std::sync::Arc;

use crate::model::id::Id;
use crate::model::outline::Outline;
use crate::model::schema::{ActorFile, BriefingFile, EventFile, PageFile, QuestionFile, SiteFile, SourceFile};
use crate::span::FileId;

/// All files of the site, parsed. Each list is sorted by id; ids are unique within a kind.
#[derive(Debug, Default)]
pub struct ParsedSite {
    /// `content/site.yaml`.
    pub site: Option<Parsed<SiteFile>>,
    /// `content/sources/`.
    pub sources: Vec<Parsed<SourceFile>>,
    /// `content/actors/`.
    pub actors: Vec<Parsed<ActorFile>>,
    /// `content/events/`.
    pub events: Vec<Parsed<EventFile>>,
    /// `content/questions/`.
    pub questions: Vec<Parsed<QuestionFile>>,
    /// `content/briefings/`.
    pub briefings: Vec<Parsed<BriefingFile>>,
    /// `content/pages/`.
    pub pages: Vec<Parsed<PageFile>>,
}

/// One parsed file.
#[derive(Debug, Clone)]
pub struct Parsed<Fields> {
    /// The id that its path gives it; for `site.yaml` the id `site`.
    pub id: Id,
    /// What its frontmatter says. A field that could not be read is absent here, and a finding says why.
    pub fields: Fields,
    /// The file's text and where in it each field stands.
    pub record: FileRecord,
}

/// A content file's text with the places of its fields.
#[derive(Debug, Clone, Default)]
pub struct FileRecord {
    /// The file.
    pub file: FileId,
    /// Path relative to the site's root, with `/`.
    pub path: String,
    /// The whole text of the file.
    pub text: Arc<str>,
    /// Where each field of the frontmatter stands.
    pub outline: Arc<Outline>,
    /// The body below the frontmatter, in bytes of the file; empty where there is none.
    pub body: Range<usize>,
}

impl FileRecord {
    /// The text of the body.
    pub fn body_text(&self) -> &str {
        &self.text[self.body.clone()]
    }
}
