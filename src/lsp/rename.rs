//! A new id for a thing, wherever its old one stands: the edits of every file, and the file's own new name. Pure.
//!
//! An id is rewritten where the server itself would take it for the thing: in fields that name things of its kind, in references,
//! citations, figures and links of prose, and in `quotes.lock`. Frozen editions keep what they said.

use std::ops::Range;

use super::answers::{kinds_at, thing};
use super::place::{beside, cursor};
use crate::model::id::Id;
use crate::model::kind::{Kind, RecordPath};
use crate::model::library::Library;
use crate::model::thing::Thing;
use crate::model::words::ThingKind;

/// The proofs of quotes, by source and claim.
const LOCK: &str = "content/quotes.lock";

/// A place in a text, in bytes, and what stands there then.
type Edit = (Range<usize>, String);

/// What a new id changes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Renaming {
    /// The places that change, by file, in the order of the text.
    pub(super) edits: Vec<(String, Vec<Edit>)>,
    /// The file of the thing, and where it lies then; `None` for parts of a file.
    pub(super) moved: Option<(String, String)>,
}

/// Plans a new id for a thing. `files` are the texts of the site by path.
///
/// # Errors
/// Why it cannot be, as a sentence.
pub(super) fn renaming<'text>(
    library: &Library,
    files: impl Iterator<Item = (&'text str, &'text str)>,
    target: Thing,
    new: &str,
) -> Result<Renaming, String> {
    let moved = refused_or_moved(library, target, new)?;
    let files: Vec<(&str, &str)> = files.collect();
    let mut all = vec![New { target, id: new.to_owned() }];
    if let Thing::Question(_) = target {
        let segment = |id: &str| id.rsplit('/').next().unwrap_or(id).to_owned();
        if segment(target.own_id(library)) != segment(new) {
            // A claim without an id has the last segment of its question's, and is renamed with it.
            all.extend(claims_named_by(library, &files, target).into_iter().map(|target| New { target, id: segment(new) }));
        }
    }
    let mut edits = Vec::new();
    for (path, text) in files {
        let mut of_file: Vec<Edit> = all.iter().flat_map(|new| new.edits(library, path, text)).collect();
        of_file.sort_by_key(|(range, _)| range.start);
        if !of_file.is_empty() {
            edits.push((path.to_owned(), of_file));
        }
    }
    Ok(Renaming { edits, moved })
}

fn refused_or_moved(library: &Library, target: Thing, new: &str) -> Result<Option<(String, String)>, String> {
    let taken = || Err(format!("there is a {} `{new}` already", target.kind().word()));
    let Some(kind) = target.kind().of_file() else {
        Id::parse_segment(new).ok_or_else(|| format!("`{new}` is no id of one segment: small letters, digits and hyphens"))?;
        let whole = target.id(library);
        let sibling = whole.rsplit_once('#').map(|(record, _)| format!("{record}#{new}"));
        let is_taken = sibling.is_some_and(|sibling| Thing::all(library, target.kind()).iter().any(|other| other.id(library) == sibling));
        return if is_taken { taken() } else { Ok(None) };
    };
    Id::parse(new).ok_or_else(|| format!("`{new}` is no id: small letters, digits and hyphens, with `/` between segments"))?;
    if Thing::of_file(library, kind, new).is_some() {
        return taken();
    }
    let old = target.own_id(library);
    let folder = |id: &str| id.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    if folder(old) != folder(new) {
        return Err("a new id stays in the folder of the old one, so that links from the file still lead where they did".to_owned());
    }
    if let Thing::Source(key) = target {
        let archive = &library[key].archive;
        if archive.file.is_none() && (archive.sha256.is_some() || archive.words.is_some()) {
            return Err("its archived text is found by the id: write `archive.file` first".to_owned());
        }
    }
    let moved = target.record(library).and_then(|record| {
        let path = record.path.clone();
        let ending = path.rsplit_once('.')?.1;
        Some((path.clone(), format!("content/{}/{new}.{ending}", kind.folder())))
    });
    Ok(moved)
}

/// The claims on a question that have no id of their own.
fn claims_named_by(library: &Library, files: &[(&str, &str)], question: Thing) -> Vec<Thing> {
    let mut found = Vec::new();
    for (path, text) in files {
        let Some(source) = RecordPath::read(path).filter(|record| record.kind == Kind::Source) else { continue };
        for range in occurrences(text, question.own_id(library)) {
            let at = cursor(text, range.start);
            if at.path == ["claims", "question"] && beside(text, range.start, "id").is_none() {
                let id = question.own_id(library).rsplit('/').next().unwrap_or_default();
                found.extend(library.source_key(source.stem).and_then(|key| library.claim_key(key, id)).map(Thing::from));
            }
        }
    }
    found
}

/// A thing and its new id.
struct New {
    target: Thing,
    id: String,
}

impl New {
    fn edits(&self, library: &Library, path: &str, text: &str) -> Vec<Edit> {
        let old = self.target.own_id(library);
        let found: Vec<Range<usize>> = if path == LOCK {
            self.in_lock(library, text)
        } else if path.starts_with("content/editions/") {
            Vec::new()
        } else {
            occurrences(text, old).filter(|range| self.is_meant(library, path, text, range)).collect()
        };
        found.into_iter().map(|range| (range, self.id.clone())).collect()
    }

    /// Whether the old id at `range` names the thing.
    fn is_meant(&self, library: &Library, path: &str, text: &str, range: &Range<usize>) -> bool {
        let at = cursor(text, range.start);
        let (before, behind) = (&text[..range.start], &text[range.end..]);
        if !at.path.is_empty() || at.is_name {
            if at.is_name {
                return false;
            }
            let word = &text[at.word.clone()];
            let Some(named) = thing(library, path, &at, word) else { return false };
            let is_part = before.ends_with('#');
            return match word.split_once('#') {
                // The record in front of a part's id.
                Some(_) if !is_part => behind.starts_with('#') && owner(library, named) == Some(self.target),
                Some(_) => named == self.target,
                None => named == self.target && (self.target.kind().is_part() || kinds_at(path, &at).contains(&self.target.kind())),
            };
        }
        self.is_meant_in_prose(library, path, text, range)
    }

    fn is_meant_in_prose(&self, library: &Library, path: &str, text: &str, range: &Range<usize>) -> bool {
        let (before, behind) = (&text[..range.start], &text[range.end..]);
        if self.target.kind().is_part() {
            let whole = self.target.id(library);
            let Some((record, _)) = whole.split_once('#') else { return false };
            let cites = before.ends_with(&format!("@{record}#")) || before.ends_with(&format!("=\"{record}#"));
            let links = ["claim-", "quoted-", "statement-"].iter().any(|place| {
                before.ends_with(place) && self.is_linked(library, path, before.trim_end_matches(place).trim_end_matches('#'))
            });
            return cites || links;
        }
        let of_kind = |before: &str| match before.strip_suffix(':') {
            Some(before) => {
                Kind::ALL.iter().any(|kind| before.ends_with(&format!("[[{}", kind.word())) && self.target.kind() == (*kind).into())
            }
            None => {
                before.ends_with("[[")
                    && Kind::ALL.iter().all(|&kind| {
                        self.target.kind() == kind.into() || Thing::of_file(library, kind, self.target.own_id(library)).is_none()
                    })
            }
        };
        let is_source = self.target.kind() == ThingKind::Source;
        let is_actor = self.target.kind() == ThingKind::Actor;
        if behind.starts_with('#') {
            let is_statement = before.ends_with("statement=\"");
            return is_source && (before.ends_with('@') || before.ends_with("claim(id=\"")) || is_actor && is_statement;
        }
        let argument = || {
            let names = [("event=\"", ThingKind::Event), ("question=\"", ThingKind::Question), ("question(id=\"", ThingKind::Question)];
            behind.starts_with('"') && names.iter().any(|(name, kind)| before.ends_with(name) && self.target.kind() == *kind)
        };
        let linked = || {
            [".md", ".yaml"].iter().any(|ending| behind.starts_with(ending)) && {
                let ending = behind.len() - if behind.starts_with(".md") { ".md".len() } else { ".yaml".len() };
                self.is_linked(library, path, &text[..text.len() - ending])
            }
        };
        of_kind(before) || argument() || linked()
    }

    /// Whether the address that ends `before` leads to the file of the thing, or of the thing that it is part of.
    fn is_linked(&self, library: &Library, path: &str, before: &str) -> bool {
        let start = before.rfind(['(', '<', ' ', '\n', ':']).map_or(0, |sign| sign + 1);
        let address = &before[start..];
        let target = owner(library, self.target).unwrap_or(self.target);
        let Some(kind) = target.kind().of_file() else { return false };
        let file = ["md", "yaml"].map(|ending| format!("content/{}/{}.{ending}", kind.folder(), target.own_id(library)));
        let whole = match address.strip_prefix('/') {
            Some(address) => format!("content/{address}"),
            None if address.is_empty() => path.to_owned(),
            None => resolved(path, address),
        };
        file.contains(&whole)
    }

    /// The old id as a key of the proofs, or as an actor of one.
    fn in_lock(&self, library: &Library, text: &str) -> Vec<Range<usize>> {
        let old = self.target.own_id(library);
        let owner = owner(library, self.target);
        let mut source = "";
        let mut found = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let key = line.trim_end().strip_suffix(':').filter(|key| !key.starts_with([' ', '#']));
            source = key.unwrap_or(source);
            match self.target {
                Thing::Source(_) if key == Some(old) => found.push(start..start + old.len()),
                Thing::Claim(_) if owner.is_some_and(|owner| owner.own_id(library) == source) => {
                    let indent = line.len() - line.trim_start().len();
                    if indent == 4 && line[indent..].strip_prefix(old).is_some_and(|rest| rest.starts_with(": ")) {
                        found.push(start + indent..start + indent + old.len());
                    }
                }
                Thing::Actor(_) if line.trim_start().len() < line.len() && line.contains(": {quote:") => {
                    let quoted = format!("\"{old}\"");
                    found.extend(line.match_indices(&quoted).map(|(at, _)| start + at + 1..start + at + 1 + old.len()));
                }
                _ => {}
            }
            start += line.len();
        }
        found
    }
}

/// The record that a part belongs to.
fn owner(library: &Library, part: Thing) -> Option<Thing> {
    match part {
        Thing::Claim(key) => Some(Thing::Source(library[key].source)),
        Thing::Statement(key) => Some(Thing::Actor(library[key].actor)),
        Thing::Judgement(key, _) => Some(Thing::Briefing(key)),
        Thing::Site | Thing::Briefing(_) | Thing::Event(_) | Thing::Question(_) | Thing::Source(_) | Thing::Actor(_) | Thing::Page(_) => {
            None
        }
    }
}

/// A relative address, seen from the file at `path`.
fn resolved(path: &str, address: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Where an id stands in a text and is not a piece of a longer one.
fn occurrences<'text>(text: &'text str, id: &'text str) -> impl Iterator<Item = Range<usize>> + 'text {
    let is_of_id = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let bytes = text.as_bytes();
    text.match_indices(id).map(|(start, id)| start..start + id.len()).filter(move |range| {
        let before = range.start.checked_sub(1).and_then(|at| bytes.get(at));
        let is_place = |place: &str| text[..range.start].ends_with(place);
        let is_begun = !before.is_some_and(is_of_id) || ["#claim-", "#quoted-", "#statement-"].into_iter().any(is_place);
        is_begun && !bytes.get(range.end).is_some_and(|byte| is_of_id(byte) || *byte == b'/')
    })
}
