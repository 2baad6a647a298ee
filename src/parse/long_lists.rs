//! Lists that are longer than anybody reads: what is compared entry by entry would take the square of their length.

use super::limits::most_entries;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::outline::Place;
use crate::model::parsed::FileRecord;
use crate::span::Span;

/// A finding for each list with more entries than are read. The free fields under `extra:` are the site's own.
pub(super) fn long_lists(record: &FileRecord) -> Vec<Diagnostic> {
    let fields = record.outline.root().children().filter(|field| field.name() != Some("extra"));
    let mut diagnostics = Vec::new();
    fields.for_each(|field| look(record, field, &mut diagnostics));
    diagnostics
}

/// The depth of YAML is bounded, so this ends in time.
fn look(record: &FileRecord, list: Place<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let most = most_entries(list.name().unwrap_or_default());
    let entries = list.children().count();
    if entries <= most {
        list.children().for_each(|entry| look(record, entry, diagnostics));
        return;
    }
    let name = list.name().map_or_else(|| "a list".to_owned(), |name| format!("`{name}`"));
    let message = format!("{name} has {entries} entries, and at most {most} are read");
    let help = "leave out what nobody will read, or split it over several files";
    diagnostics.push(Diagnostic::new(Code::YamlLimit, Span::new(record.file, list.first_line()), message, help));
}
