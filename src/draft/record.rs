//! A new record of any kind, with every field that it may have and what it means: made of the very types that files are read into.

use std::fmt::Write as _;

use serde_json::Value;

use crate::edit::yaml_text;
use crate::export::schema::{SchemaKind, schema};
use crate::model::kind::Kind;
use crate::model::wording::capital;

/// The text of a new file: the fields that must be there, and behind `# ` those that may. What has words of its own gets the first of them
/// from the id.
pub(crate) fn record(kind: Kind, id: &str, event: Option<&str>) -> String {
    let schema = schema(SchemaKind::File(kind));
    let fields = schema["properties"].as_object().into_iter().flatten();
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut text = String::from("---\n");
    for (name, field) in fields {
        let description = field["description"].as_str().unwrap_or_default();
        let words = words_of(&schema, field);
        let listed = if words.is_empty() { String::new() } else { format!(" One of: {}.", words.join(", ")) };
        let _ = writeln!(text, "## {description}{listed}");
        let value = value(kind, name, id, event);
        let is_there = required.contains(&name.as_str()) || !value.is_empty();
        let space = if value.is_empty() || value.starts_with('\n') { "" } else { " " };
        let _ = writeln!(text, "{}{name}:{space}{value}", if is_there { "" } else { "# " });
    }
    text.push_str("---\n");
    text
}

/// What is known of a field: its own name from the id, and the event that was named.
fn value(kind: Kind, field: &str, id: &str, event: Option<&str>) -> String {
    let words = id.rsplit('/').next().unwrap_or(id).split('-').filter(|word| !word.is_empty());
    let event = event.map(yaml_text).unwrap_or_default();
    match (kind, field) {
        (Kind::Actor, "name") => yaml_text(&words.map(capital).collect::<Vec<_>>().join(" ")),
        (Kind::Event | Kind::Briefing | Kind::Page, "title") => yaml_text(&capital(&words.collect::<Vec<_>>().join(" "))),
        (Kind::Question, "event") => event,
        (Kind::Briefing, "events") if !event.is_empty() => format!("[{event}]"),
        _ => String::new(),
    }
}

/// The words of a closed list, where a field takes one.
fn words_of<'schema>(schema: &'schema Value, field: &'schema Value) -> Vec<&'schema str> {
    let reference = field["$ref"].as_str().or_else(|| field["anyOf"].as_array()?.iter().find_map(|one| one["$ref"].as_str()));
    let Some(name) = reference.and_then(|reference| reference.strip_prefix("#/definitions/")) else { return Vec::new() };
    let definition = &schema["definitions"][name];
    let single = definition["enum"].as_array().into_iter().flatten();
    let described = definition["oneOf"].as_array().into_iter().flatten();
    let described = described.flat_map(|one| std::iter::once(&one["const"]).chain(one["enum"].as_array().into_iter().flatten()));
    single.chain(described).filter_map(Value::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_explained_and_what_must_be_there_stands_open() {
        let actor = record(Kind::Actor, "desk/marta-ruiz", None);
        assert!(actor.starts_with("---\n## The name that the site uses.\nname: Marta Ruiz\n## "), "{actor}");
        assert!(actor.contains("\n## What sort of actor it is. One of: person, organisation, "), "{actor}");
        assert!(actor.contains("\nkind:\n") && actor.contains("\n# part_of:\n"), "{actor}");
        let question = record(Kind::Question, "length", Some("dock-talks-2"));
        assert!(
            question.contains("\nquestion:\n") && question.contains("\nevent: dock-talks-2\n") && question.contains("\n# look_for:\n"),
            "{question}"
        );
        assert!(record(Kind::Briefing, "docks", Some("dock-talks-2")).contains("\nevents: [dock-talks-2]\n"));
        assert!(record(Kind::Page, "about-us", None).contains("\ntitle: About us\n"));
    }
}
