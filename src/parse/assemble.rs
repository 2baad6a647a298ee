//! Which files are records, under which ids, and the lists that they make.

use std::collections::BTreeMap;

use super::limits::Limits;
use super::record::{self, Outcome, Shape};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::files::SiteFiles;
use crate::model::id::Id;
use crate::model::kind::{Kind, RecordPath};
use crate::model::parsed::{FileRecord, Parsed, ParsedSite};
use crate::model::schema::{ActorFile, BriefingFile, EventFile, PageFile, QuestionFile, SourceFile};
use crate::span::{FileId, Span};

/// A file that is a record.
pub(super) struct Record {
    pub(super) file: FileId,
    kind: Kind,
    id: Id,
    shape: Shape,
}

/// What came of reading a record.
#[derive(Debug)]
pub(super) enum ReadRecord {
    Source(Box<Parsed<SourceFile>>),
    Actor(Box<Parsed<ActorFile>>),
    Event(Box<Parsed<EventFile>>),
    Question(Box<Parsed<QuestionFile>>),
    Briefing(Box<Parsed<BriefingFile>>),
    Page(Box<Parsed<PageFile>>),
    /// It could not be read, which a finding says.
    Unread(Kind, Id),
}

impl ReadRecord {
    /// The file of a record that could be read.
    pub(super) fn file(&mut self) -> Option<&mut FileRecord> {
        match self {
            Self::Source(record) => Some(&mut record.record),
            Self::Actor(record) => Some(&mut record.record),
            Self::Event(record) => Some(&mut record.record),
            Self::Question(record) => Some(&mut record.record),
            Self::Briefing(record) => Some(&mut record.record),
            Self::Page(record) => Some(&mut record.record),
            Self::Unread(..) => None,
        }
    }

    /// Adds the record to the list of its kind, or notes that it could not be read. Records come sorted by id.
    pub(super) fn add_to(self, site: &mut ParsedSite) {
        match self {
            Self::Source(record) => site.sources.push(*record),
            Self::Actor(record) => site.actors.push(*record),
            Self::Event(record) => site.events.push(*record),
            Self::Question(record) => site.questions.push(*record),
            Self::Briefing(record) => site.briefings.push(*record),
            Self::Page(record) => site.pages.push(*record),
            Self::Unread(kind, id) => drop(site.unread.insert((kind, id))),
        }
    }
}

/// The records of the site, by kind and id; of two files for one id the first, and the finding that there is a second.
///
/// A file whose name is no id counts under the id that was proposed for it, so that the other findings are right while it is renamed.
pub(super) fn records(files: &SiteFiles) -> (Vec<Record>, Vec<Diagnostic>) {
    let mut by_id: BTreeMap<(Kind, Id), Record> = BTreeMap::new();
    let mut misnamed = Vec::new();
    let mut diagnostics = Vec::new();
    for (index, text) in files.texts.iter().enumerate() {
        let Some(path) = RecordPath::read(&text.path) else { continue };
        let file = FileId(index as u32);
        let shape = if path.bare { Shape::Bare } else { Shape::Fenced };
        let Some(id) = Id::parse(path.stem) else {
            misnamed.push((file, path.kind, Id::propose(path.stem), shape));
            continue;
        };
        if let Some(first) = by_id.get(&(path.kind, id.clone())) {
            diagnostics.push(twice(files, first, file));
            continue;
        }
        by_id.insert((path.kind, id.clone()), Record { file, kind: path.kind, id, shape });
    }
    for (file, kind, proposed, shape) in misnamed {
        if let Some(id) = proposed.and_then(|id| Id::parse(&id)) {
            by_id.entry((kind, id.clone())).or_insert(Record { file, kind, id, shape });
        }
    }
    (by_id.into_values().collect(), diagnostics)
}

fn twice(files: &SiteFiles, first: &Record, second: FileId) -> Diagnostic {
    let paths = (&files.text(first.file).path, &files.text(second).path);
    let message = format!("the {} `{}` has two files: `{}` and `{}`", first.kind.word(), first.id, paths.0, paths.1);
    Diagnostic::new(Code::IdTwice, Span::new(second, 0..0), message, "keep one of the two")
        .with_label(Span::new(first.file, 0..0), "the first is here")
}

/// Reads one record.
pub(super) fn read(files: &SiteFiles, record: &Record, limits: &Limits) -> (ReadRecord, Vec<Diagnostic>) {
    let &Record { file, kind, ref id, shape } = record;
    if files.unread.contains(&file) {
        return (ReadRecord::Unread(kind, id.clone()), Vec::new());
    }
    let text = files.text(file);
    macro_rules! of_kind {
        ($fields:ty, $variant:ident) => {{
            let mut diagnostics = Vec::new();
            let outcome: Outcome<$fields> = record::read(file, text, id.clone(), shape, limits);
            let read = match outcome.take(&mut diagnostics) {
                Some(record) => ReadRecord::$variant(Box::new(record)),
                None => ReadRecord::Unread(kind, id.clone()),
            };
            (read, diagnostics)
        }};
    }
    match kind {
        Kind::Source => of_kind!(SourceFile, Source),
        Kind::Actor => of_kind!(ActorFile, Actor),
        Kind::Event => of_kind!(EventFile, Event),
        Kind::Question => of_kind!(QuestionFile, Question),
        Kind::Briefing => of_kind!(BriefingFile, Briefing),
        Kind::Page => of_kind!(PageFile, Page),
    }
}
