//! YAML text → typed fields, with all that is wrong in one reading.
//!
//! serde stops at its first error. So each value that it refuses is said, taken out of a copy of the text, and the copy is read again,
//! until the rest is sound. Places come from the outline of the text as it was written.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::fence::Fence;
use super::fields;
use super::{faults, faults::Refusal};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::outline::{Place, Step};
use crate::model::parsed::{FileRecord, is_null};
use crate::model::schema::Schema;
use crate::span::Span;

/// No file is read again more often than this: beyond, one more finding helps nobody, and hostile files must not take long.
const MOST_READINGS: usize = 300;
/// Nor is more text than this read again for one file, in bytes.
const MOST_READ_AGAIN: usize = 32 << 20;
/// So many unknown fields of a file are named; each takes a search among the known ones.
const MOST_UNKNOWN: usize = 100;

/// One step of a path, owned.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PathStep {
    Key(String),
    Index(usize),
}

impl PathStep {
    pub(super) fn as_step(&self) -> Step<'_> {
        match self {
            Self::Key(key) => Step::Key(key),
            Self::Index(index) => Step::Index(*index),
        }
    }
}

/// A path to a value.
pub(super) type ValuePath = Vec<PathStep>;

pub(super) fn steps(path: &[PathStep]) -> Vec<Step<'_>> {
    path.iter().map(PathStep::as_step).collect()
}

/// What one frontmatter says.
pub(super) struct Read<Fields> {
    /// The fields; `None` where nothing of them could be read.
    pub(super) fields: Option<Fields>,
    /// The values that were taken out: what is said of one is said already.
    pub(super) replaced: BTreeSet<ValuePath>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads the fields of a record whose YAML has passed the gate.
pub(super) fn read<Fields: Schema>(record: &FileRecord, fence: &Fence) -> Read<Fields> {
    let root = record.outline.root();
    let mut copy = Copy { record, fence, edits: Vec::new() };
    copy.hide_duplicate_keys(root);
    copy.empty_null_entries(root, &mut Vec::new());
    let mut read =
        Read { fields: None, replaced: copy.edits.iter().filter_map(|edit| edit.path.clone()).collect(), diagnostics: Vec::new() };
    if is_null(&record.text[root.value()]) {
        read.fields = Some(Fields::default());
        return read;
    }
    let readings = MOST_READINGS.min(MOST_READ_AGAIN / fence.frontmatter.len().max(1)).max(3);
    for _ in 0..readings {
        match deserialise::<Fields>(&copy.yaml()) {
            Ok((fields, ignored)) => {
                let hidden = copy.hidden();
                let ignored: Vec<ValuePath> = ignored.into_iter().filter(|path| !is_hidden(hidden, path)).collect();
                read.diagnostics.extend(ignored.iter().take(MOST_UNKNOWN).filter_map(|path| fields::unknown::<Fields>(record, path)));
                if ignored.len() > MOST_UNKNOWN {
                    let message = format!("the file has {} unknown fields, of which the first {MOST_UNKNOWN} are named", ignored.len());
                    let help = "mend these first; fields of your own go under `extra:` at the top";
                    read.diagnostics.push(Diagnostic::new(Code::UnknownField, record.place(&[]), message, help));
                }
                read.fields = Some(fields);
                return read;
            }
            Err(refusal) => {
                let path = existing(record, &refusal.path);
                if path.is_empty() {
                    read.diagnostics.push(faults::whole(record, fence, &refusal));
                    return read;
                }
                if read.replaced.insert(path.clone()) {
                    read.diagnostics.push(faults::value(record, &path, &refusal));
                }
                if !copy.take_out(path) {
                    return read;
                }
            }
        }
    }
    let message = "the file has too many faults; the rest of it was not read";
    let span = Span::new(record.file, record.outline.opening());
    read.diagnostics.push(Diagnostic::new(Code::YamlLimit, span, message, "mend those that are named first"));
    read
}

fn deserialise<Fields: Schema>(yaml: &str) -> Result<(Fields, Vec<ValuePath>), Refusal> {
    let mut ignored = Vec::new();
    let mut note = |path: serde_ignored::Path<'_>| ignored.push(ignored_path(&path));
    let deserializer = serde_ignored::Deserializer::new(serde_yaml::Deserializer::from_str(yaml), &mut note);
    match serde_path_to_error::deserialize(deserializer) {
        Ok(fields) => Ok((fields, ignored)),
        Err(error) => {
            let path = error.path().iter().map_while(|segment| match segment {
                serde_path_to_error::Segment::Seq { index } => Some(PathStep::Index(*index)),
                serde_path_to_error::Segment::Map { key } => Some(PathStep::Key(key.clone())),
                serde_path_to_error::Segment::Enum { .. } | serde_path_to_error::Segment::Unknown => None,
            });
            let path = path.collect();
            let (line, column) = error.inner().location().map_or((1, 1), |location| (location.line(), location.column()));
            Err(Refusal { path, message: error.inner().to_string(), line, column })
        }
    }
}

fn ignored_path(path: &serde_ignored::Path<'_>) -> ValuePath {
    use serde_ignored::Path;
    match path {
        Path::Root => Vec::new(),
        Path::Seq { parent, index } => extended(parent, PathStep::Index(*index)),
        Path::Map { parent, key } => extended(parent, PathStep::Key(key.clone())),
        Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => ignored_path(parent),
    }
}

fn extended(parent: &serde_ignored::Path<'_>, step: PathStep) -> ValuePath {
    let mut path = ignored_path(parent);
    path.push(step);
    path
}

/// As much of `path` as the file has.
fn existing(record: &FileRecord, path: &[PathStep]) -> ValuePath {
    let mut place = record.outline.root();
    let there = path.iter().take_while(|step| match place.get(step.as_step()) {
        Some(child) => {
            place = child;
            true
        }
        None => false,
    });
    there.cloned().collect()
}

/// The text as serde is to see it.
struct Copy<'record> {
    record: &'record FileRecord,
    fence: &'record Fence,
    edits: Vec<Edit>,
}

struct Edit {
    /// The value that it takes out; `None` for the key of a duplicate.
    path: Option<ValuePath>,
    /// Bytes of the file that are left out.
    range: Range<usize>,
    /// Where the substitute goes; at the end of what is left out or before it.
    at: usize,
    /// How many of [`substitutes`] have been tried before this one.
    tried: usize,
    substitute: String,
}

/// Whether a field is one that stands twice, under the name of its own.
fn is_hidden(hidden: &[Edit], path: &[PathStep]) -> bool {
    let Some(PathStep::Key(name)) = path.last() else { return false };
    let start = name.strip_prefix("duplicate-").and_then(|start| start.parse::<usize>().ok());
    start.is_some_and(|start| hidden.binary_search_by_key(&start, |edit| edit.at).is_ok())
}

/// What stands for a value that was taken out, in the order in which it is tried: absent, where a field may be; an empty text or an
/// empty mapping, where a list or a mapping must have something.
fn substitutes(path: &[PathStep]) -> &'static [&'static str] {
    match path.last() {
        Some(PathStep::Index(_)) => &[" ''", " {}"],
        _ => &[" null", " ''", " {}"],
    }
}

impl Copy<'_> {
    fn yaml(&self) -> Cow<'_, str> {
        let text = &self.record.text[self.fence.frontmatter.clone()];
        if self.edits.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut edits: Vec<&Edit> = self.edits.iter().collect();
        edits.sort_by_key(|edit| edit.at);
        let text = &self.record.text;
        let mut yaml = String::with_capacity(self.fence.frontmatter.len());
        let mut done = self.fence.frontmatter.start;
        for edit in edits {
            yaml.push_str(&text[done..edit.at.max(done)]);
            yaml.push_str(&edit.substitute);
            yaml.push_str(&text[edit.at.max(done)..edit.range.start.max(edit.at)]);
            done = edit.range.end.max(edit.at);
        }
        yaml.push_str(&text[done..self.fence.frontmatter.end]);
        Cow::Owned(yaml)
    }

    /// Takes the value at `path` out, or tries the next substitute where it is out already; `false` where nothing is left to try.
    fn take_out(&mut self, path: ValuePath) -> bool {
        if let Some(edit) = self.edits.iter_mut().find(|edit| edit.path.as_ref() == Some(&path)) {
            edit.tried += 1;
            let Some(next) = substitutes(&path).get(edit.tried) else { return false };
            (*next).clone_into(&mut edit.substitute);
            return true;
        }
        let Some(place) = self.record.outline.find(&steps(&path)) else { return false };
        self.edits.retain(|edit| edit.path.as_ref().is_none_or(|inner| !inner.starts_with(&path)));
        let range = place.value();
        self.edits.retain(|edit| edit.path.is_some() || !(range.start <= edit.at && edit.range.end <= range.end));
        let substitute = substitutes(&path)[0].to_owned();
        let at = place.key().map_or(range.start, |key| past_colon(&self.record.text, key.end).min(range.start));
        self.edits.push(Edit { path: Some(path), range, at, tried: 0, substitute });
        true
    }

    /// Gives every field that its mapping already has a name of its own that no field has: the gate has said so, and the first counts.
    /// Where keys are not fields, nothing minds a key that stands twice.
    fn hide_duplicate_keys(&mut self, place: Place<'_>) {
        let mut names = BTreeSet::new();
        for child in place.children() {
            if matches!(child.name(), Some("answers" | "names_in" | "extra")) && !names.contains(child.name().unwrap_or_default()) {
                names.extend(child.name());
                continue;
            }
            if let (Some(name), Some(range)) = (child.name(), child.key())
                && !names.insert(name)
            {
                let substitute = format!("duplicate-{}", range.start);
                self.edits.push(Edit { path: None, at: range.start, range, tried: 0, substitute });
            } else {
                self.hide_duplicate_keys(child);
            }
        }
    }

    /// The keys that stand twice. They are hidden in the order in which they stand, before anything else is taken out.
    fn hidden(&self) -> &[Edit] {
        let hidden = self.edits.iter().take_while(|edit| edit.path.is_none()).count();
        &self.edits[..hidden]
    }

    /// `null` is absent also as an entry of a list or a label of an answer, where serde would read the word.
    fn empty_null_entries(&mut self, place: Place<'_>, path: &mut ValuePath) {
        let labels = matches!(path.as_slice(), [PathStep::Key(key)] if key == "answers" || key == "names_in");
        for (index, child) in place.children().enumerate() {
            let step = child.key().map_or(PathStep::Index(index), |_| PathStep::Key(child.name().unwrap_or_default().to_owned()));
            if path.is_empty() && child.name() == Some("extra") {
                continue;
            }
            let is_entry = matches!(step, PathStep::Index(_));
            path.push(step);
            if (is_entry || labels) && is_null(&self.record.text[child.value()]) {
                let at = child.value().start;
                let substitute = " ''".to_owned();
                self.edits.push(Edit { path: Some(path.clone()), range: child.value(), at, tried: usize::from(!is_entry), substitute });
            } else {
                self.empty_null_entries(child, path);
            }
            path.pop();
        }
    }
}

/// The offset behind the colon that follows the key ending at `offset`.
fn past_colon(text: &str, offset: usize) -> usize {
    text[offset..].find(':').map_or(offset, |colon| offset + colon + 1)
}
