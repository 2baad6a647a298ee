//! Fields that a kind does not have, and the nearest that it has.

use serde_json::Value;

use super::frontmatter::{PathStep, steps};
use crate::diagnostic::{self, Code, Diagnostic};
use crate::model::parsed::FileRecord;
use crate::model::schema::Schema;
use crate::span::Span;

/// The finding for a field that no type took; `None` where it does not stand in the file under this name (a doubled key).
pub(super) fn unknown<Fields: Schema>(record: &FileRecord, path: &[PathStep]) -> Option<Diagnostic> {
    let range = record.outline.key(&steps(path))?;
    let (Some(PathStep::Key(name)), around) = (path.last(), &path[..path.len() - 1]) else { return None };
    let known = names::<Fields>(around);
    let owner = around.iter().rev().find_map(|step| match step {
        PathStep::Key(key) => Some(key.as_str()),
        PathStep::Index(_) => None,
    });
    let message = match (owner, around.last()) {
        (Some(list), Some(PathStep::Index(_))) => format!("an entry of `{list}` has no field `{name}`"),
        (Some(field), _) => format!("`{field}` has no field `{name}`"),
        (None, _) => format!("there is no field `{name}` here"),
    };
    let span = Span::new(record.file, range);
    if let Some(near) = diagnostic::nearest(name, known.iter().map(String::as_str)) {
        let help = format!("did you mean `{near}`? Fields of your own go under `extra:` at the top");
        return Some(Diagnostic::new(Code::UnknownField, span, message, help).with_suggestion(near));
    }
    let listed = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let help = format!("the fields here are {listed}; fields of your own go under `extra:` at the top");
    Some(Diagnostic::new(Code::UnknownField, span, message, help))
}

/// The fields that the schema has at `path`, in the order of the reference.
fn names<Fields: Schema>(path: &[PathStep]) -> Vec<String> {
    let schema = schemars::SchemaGenerator::default().into_root_schema_for::<Fields>().to_value();
    let mut here = &schema;
    for step in path {
        let below = match step {
            PathStep::Key(key) => here.get("properties").and_then(|fields| fields.get(key)),
            PathStep::Index(_) => here.get("items"),
        };
        let Some(below) = below else { return Vec::new() };
        here = resolved(&schema, below);
    }
    here.get("properties").and_then(Value::as_object).map(|fields| fields.keys().cloned().collect()).unwrap_or_default()
}

/// The schema behind a reference, or behind the choice between a type and `null`.
fn resolved<'schema>(root: &'schema Value, mut here: &'schema Value) -> &'schema Value {
    while let Some(next) = reference(root, here).or_else(|| choice(here)) {
        here = next;
    }
    here
}

fn reference<'schema>(root: &'schema Value, here: &Value) -> Option<&'schema Value> {
    let name = here.get("$ref")?.as_str()?.strip_prefix("#/$defs/")?;
    root.get("$defs")?.get(name)
}

fn choice(here: &Value) -> Option<&Value> {
    let is_null = |option: &&Value| option.get("type").and_then(Value::as_str) == Some("null");
    here.get("anyOf")?.as_array()?.iter().find(|option| !is_null(option))
}
