//! Records that were added, removed, changed or renamed, field by field.

use std::collections::BTreeMap;

use crate::diff::difference::{Change, FieldChange, FieldDifference, FileLine, RecordChange, Run, RunKind};
use crate::diff::names::{Names, Renames};
use crate::diff::snapshot::{self, Field, Value};
use crate::diff::words::compare_words;
use crate::model::library::Library;
use crate::model::outline::Step;
use crate::model::parsed::FileRecord;
use crate::model::thing::Thing;
use crate::model::words::ThingKind;
use crate::span::{ColumnUnit, LineIndex};

/// A record in one or both states, under the name that both share.
pub(super) struct Pair {
    pub(super) name: String,
    pub(super) before: Option<Thing>,
    pub(super) after: Option<Thing>,
}

/// The records of a kind, by name.
pub(super) fn pair_records(kind: ThingKind, before: Names<'_>, after: Names<'_>) -> Vec<Pair> {
    let mut pairs: BTreeMap<String, (Option<Thing>, Option<Thing>)> = BTreeMap::new();
    for key in Thing::all(before.library, kind) {
        pairs.entry(before.of(key)).or_default().0 = Some(key);
    }
    for key in Thing::all(after.library, kind) {
        pairs.entry(after.of(key)).or_default().1 = Some(key);
    }
    pairs.into_iter().map(|(name, (before, after))| Pair { name, before, after }).collect()
}

/// Every record that is not the same in both states, by kind, then id.
pub(super) fn compare_records(before: &Library, after: &Library, renames: &Renames) -> Vec<RecordChange> {
    let (before, after) = (Names::before(before, renames), Names::after(after));
    let mut places = Places::new(after.library);
    let mut changes = Vec::new();
    for &kind in ThingKind::ALL {
        for pair in pair_records(kind, before, after) {
            changes.extend(compare_pair(&pair, before, after, &mut places));
        }
    }
    changes
}

fn compare_pair(pair: &Pair, before: Names<'_>, after: Names<'_>, places: &mut Places<'_>) -> Option<RecordChange> {
    let (key, library) = pair.after.map_or((pair.before, before.library), |key| (Some(key), after.library));
    let key = key?;
    let former_id = pair.before.map(|key| key.id(before.library)).filter(|former| *former != pair.name);
    if former_id.is_none() && is_untouched(pair, before, after) {
        return None;
    }
    let fields_of = |key: Option<Thing>, names| key.map(|key| snapshot::fields(key, names)).unwrap_or_default();
    let mut fields = compare_fields(fields_of(pair.before, before), fields_of(pair.after, after));
    let change = match (pair.before, pair.after, &former_id) {
        (None, _, _) => Change::Added,
        (_, None, _) => Change::Removed,
        (_, _, Some(former)) if is_renamed_itself(former, &pair.name) => Change::Renamed,
        _ if fields.is_empty() => return None,
        _ => Change::Changed,
    };
    for field in &mut fields {
        field.line = places.field_line(key, library, &field.field);
    }
    Some(RecordChange {
        kind: key.kind(),
        id: pair.name.clone(),
        former_id,
        change,
        title: key.title(library),
        place: places.record(key, library),
        fields,
    })
}

/// A part whose record was renamed follows it: only a part that is called otherwise within its record was renamed itself.
fn is_renamed_itself(former: &str, name: &str) -> bool {
    match (former.rsplit_once('#'), name.rsplit_once('#')) {
        (Some((_, former)), Some((_, name))) => former != name,
        _ => former != name,
    }
}

/// Whether the file says the same, word for word, with nothing renamed that it could refer to. This only spares work.
fn is_untouched(pair: &Pair, before: Names<'_>, after: Names<'_>) -> bool {
    let record = |key: Option<Thing>, library| key.and_then(|key| Thing::record(key, library));
    let (Some(old), Some(new)) = (record(pair.before, before.library), record(pair.after, after.library)) else { return false };
    before.renames().is_none() && !old.text.is_empty() && old.text == new.text
}

/// The fields that differ, in the order of the new state; those that are gone stand behind the field they followed.
fn compare_fields(before: Vec<Field>, after: Vec<Field>) -> Vec<FieldChange> {
    let mut order: Vec<String> = Vec::with_capacity(before.len().max(after.len()));
    let mut at = 0;
    for field in &before {
        match after.iter().position(|other| other.name == field.name) {
            Some(position) => {
                order.extend(after.iter().take(position + 1).skip(at).map(|field| field.name.clone()));
                at = at.max(position + 1);
            }
            None => order.push(field.name.clone()),
        }
    }
    order.extend(after.iter().skip(at).map(|field| field.name.clone()));
    let mut sides: BTreeMap<String, (Option<Value>, Option<Value>)> = BTreeMap::new();
    for field in before {
        sides.entry(field.name).or_default().0 = Some(field.value);
    }
    for field in after {
        sides.entry(field.name).or_default().1 = Some(field.value);
    }
    let differing = |name: String| {
        let (old, new) = sides.remove(&name)?;
        (old != new).then(|| FieldChange { field: name, line: None, difference: compare_values(old, new) })
    };
    order.into_iter().filter_map(differing).collect()
}

fn compare_values(before: Option<Value>, after: Option<Value>) -> FieldDifference {
    match (before, after) {
        (Some(Value::Words(before)), Some(Value::Words(after))) => FieldDifference::Words { runs: compare_words(&before, &after) },
        (Some(Value::Words(text)), None) => FieldDifference::Words { runs: vec![Run { kind: RunKind::Removed, text }] },
        (None, Some(Value::Words(text))) => FieldDifference::Words { runs: vec![Run { kind: RunKind::Added, text }] },
        (Some(Value::List(before)), Some(Value::List(after))) => compare_lists(before, after),
        (Some(Value::List(removed)), None) => FieldDifference::List { removed, added: Vec::new(), reordered: false },
        (None, Some(Value::List(added))) => FieldDifference::List { removed: Vec::new(), added, reordered: false },
        (before, after) => FieldDifference::Value { before: before.map(shown), after: after.map(shown) },
    }
}

fn shown(value: Value) -> String {
    match value {
        Value::Plain(text) | Value::Words(text) => text,
        Value::List(entries) => entries.join(", "),
    }
}

fn compare_lists(before: Vec<String>, after: Vec<String>) -> FieldDifference {
    let count = |entries: &[String]| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for entry in entries {
            *counts.entry(entry.clone()).or_default() += 1;
        }
        counts
    };
    // Of an entry that stands there more often than in the other state, the last ones are those that came or went.
    let split = |entries: Vec<String>, mut others: BTreeMap<String, usize>| -> (Vec<String>, Vec<String>) {
        entries.into_iter().partition(|entry| match others.get_mut(entry) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        })
    };
    let (old, new) = (count(&before), count(&after));
    let (kept_before, removed) = split(before, new);
    let (kept_after, added) = split(after, old);
    FieldDifference::List { removed, added, reordered: kept_before != kept_after }
}

/// Finds lines, with the lines of each file counted once.
pub(super) struct Places<'after> {
    after: &'after Library,
    /// By whether the text is the new state's, and path.
    lines: BTreeMap<(bool, String), LineIndex>,
}

impl<'after> Places<'after> {
    pub(super) fn new(after: &'after Library) -> Self {
        Self { after, lines: BTreeMap::new() }
    }

    /// Where a record stands.
    pub(super) fn record(&mut self, key: Thing, library: &Library) -> Option<FileLine> {
        let (record, mut path) = (key.record(library)?, key.path(library));
        if record.path.is_empty() {
            return None;
        }
        if !path.is_empty() {
            path.push(Step::Key("id"));
        }
        let line = if path.is_empty() { 1 } else { self.line(library, record, record.place(&path).start as usize) };
        let edit_url = self.after.site.edit_address(&record.path, line);
        Some(FileLine { path: record.path.clone(), line, edit_url })
    }

    fn field_line(&mut self, key: Thing, library: &Library, field: &str) -> Option<usize> {
        let (record, mut path) = (key.record(library)?, key.path(library));
        if record.path.is_empty() {
            return None;
        }
        if field == "body" {
            return Some(self.line(library, record, record.body.start));
        }
        let steps: Vec<Step<'_>> = path.drain(..).chain(field.split('.').map(Step::Key)).collect();
        Some(self.line(library, record, record.place(&steps).start as usize))
    }

    fn line(&mut self, library: &Library, record: &FileRecord, offset: usize) -> usize {
        let is_new = std::ptr::eq(library, self.after);
        let index = self.lines.entry((is_new, record.path.clone())).or_insert_with(|| LineIndex::new(&record.text));
        index.position(&record.text, offset, ColumnUnit::Characters).line
    }
}
