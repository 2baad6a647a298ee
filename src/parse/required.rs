//! What a record lacks. What was written but could not be read is reported elsewhere, and is not missing.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::outline::{Place, Step};
use crate::model::parsed::{FileRecord, is_null};
use crate::span::Span;

/// The required fields that are not written, and the required lists that are empty.
pub(super) fn missing(record: &FileRecord, required: &[&str]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for path in required {
        look(record, record.outline.root(), path, &mut diagnostics);
    }
    diagnostics
}

fn look(record: &FileRecord, place: Place<'_>, path: &str, diagnostics: &mut Vec<Diagnostic>) {
    let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
    if step.contains('|') {
        diagnostics.extend(none_of(record, place, step));
        return;
    }
    let name = step.trim_end_matches("[]");
    let child = place.get(Step::Key(name)).filter(|child| !is_null(&record.text[child.value()]));
    match (child, rest) {
        (None, Some(_)) => {}
        (None, None) => {
            let message = format!("the required field `{name}` is missing");
            let help = format!("add `{name}:`");
            diagnostics.push(Diagnostic::new(Code::MissingField, Span::new(record.file, place.first_line()), message, help));
        }
        (Some(child), Some(rest)) if step.ends_with("[]") => {
            for entry in child.children().filter(|entry| entry.key().is_none() && !is_null(&record.text[entry.value()])) {
                if is_mapping(record, entry) {
                    look(record, entry, rest, diagnostics);
                }
            }
        }
        (Some(child), Some(rest)) => look(record, child, rest, diagnostics),
        (Some(child), None) => {
            let is_list = record.text[child.value()].starts_with('[') || record.text[child.value()].starts_with("- ");
            if is_list && child.children().all(|entry| is_null(&record.text[entry.value()])) {
                let message = format!("`{name}` has no entry, and needs one");
                let span = Span::new(record.file, child.value());
                diagnostics.push(Diagnostic::new(Code::MissingField, span, message, format!("name at least one under `{name}:`")));
            }
        }
    }
}

/// The finding that none of several fields is written, of which one at least must be.
fn none_of(record: &FileRecord, place: Place<'_>, names: &str) -> Option<Diagnostic> {
    let is_written = |name: &str| place.get(Step::Key(name)).is_some_and(|child| !is_null(&record.text[child.value()]));
    if names.split('|').any(is_written) {
        return None;
    }
    let message = format!("there is neither `{}`", names.replace('|', "` nor `"));
    let help = format!("add `{}:`", names.replace('|', ":` or `"));
    Some(Diagnostic::new(Code::MissingField, Span::new(record.file, place.first_line()), message, help))
}

/// Whether an entry holds fields. An entry of another type was refused, and lacks nothing more.
fn is_mapping(record: &FileRecord, entry: Place<'_>) -> bool {
    entry.children().next().map_or_else(|| record.text[entry.value()].starts_with('{'), |child| child.key().is_some())
}
