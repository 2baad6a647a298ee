//! What is written in the files, each for itself: typed fields, where each of them stands, and the body below them.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::model::id::Id;
use crate::model::interface_words::InterfaceWords;
use crate::model::kind::Kind;
use crate::model::outline::{Outline, Place, Step};
use crate::model::prose::Prose;
use crate::model::schema::{ActorFile, BriefingFile, EventFile, PageFile, QuestionFile, SiteFile, SourceFile};
use crate::span::{FileId, Span};

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
    /// The words of the interface in the site's language: the built-in ones with the site's own over them.
    pub words: Arc<InterfaceWords>,
    /// Records that could not be read, which a finding says: a reference to one is not reported as well.
    pub unread: BTreeSet<(Kind, Id)>,
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
    pub file: FileId,
    /// Path relative to the site's root, with `/`.
    pub path: String,
    /// The whole text of the file.
    pub text: Arc<str>,
    /// Where each field of the frontmatter stands.
    pub outline: Arc<Outline>,
    /// The body below the frontmatter, in bytes of the file; empty where there is none.
    pub body: Range<usize>,
    /// The body as it was understood. Its ranges are bytes of the body.
    pub prose: Arc<Prose>,
}

impl FileRecord {
    /// The text of the body.
    pub fn body_text(&self) -> &str {
        &self.text[self.body.clone()]
    }

    /// Where in the file a stretch of the body stands.
    pub fn span_in_body(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.body.start + range.start..self.body.start + range.end)
    }

    /// The place of a field's value; where nothing is written there, the first line of the nearest thing around it. The
    /// empty path is the file's first line.
    pub fn place(&self, path: &[Step<'_>]) -> Span {
        let written = self.outline.value(path).filter(|range| !path.is_empty() && !is_null(&self.text[range.clone()]));
        Span::new(self.file, written.unwrap_or_else(|| self.outline.nearest(&path[..path.len().saturating_sub(1)])))
    }

    /// Whether a value other than `null` is written at `path`, sound or not: what was reported there is not missing as well.
    pub fn is_written(&self, path: &[Step<'_>]) -> bool {
        self.outline.value(path).is_some_and(|range| !is_null(&self.text[range]))
    }

    /// How many entries other than `null` the list at `path` has.
    pub fn entries(&self, path: &[Step<'_>]) -> usize {
        let entries = self.outline.find(path).into_iter().flat_map(Place::children);
        entries.filter(|entry| !is_null(&self.text[entry.value()])).count()
    }

    /// What is written at `path`, with its quotation marks; `None` where nothing is, or `null`.
    pub fn written(&self, path: &[Step<'_>]) -> Option<&str> {
        self.outline.value(path).map(|range| &self.text[range]).filter(|text| !is_null(text))
    }
}

/// Whether a value as it stands in YAML is the absent one.
pub fn is_null(written: &str) -> bool {
    matches!(written, "" | "~" | "null" | "Null" | "NULL")
}
