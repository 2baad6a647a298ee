//! New questions, actors and events as the short forms of a source's page give them.

use serde::Deserialize;

use crate::edit::{yaml_list, yaml_text};
use crate::model::files::OutputFile;
use crate::model::id::Id;
use crate::model::words::{ActorKind, QuestionKind};

/// What a form says.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum NewRecord {
    Actor {
        id: String,
        name: String,
        /// What sort of actor it is.
        sort: ActorKind,
        /// Other forms of its name.
        #[serde(default)]
        aliases: Vec<String>,
        /// What it belongs to: an actor's id, or nothing.
        #[serde(default)]
        part_of: String,
    },
    Question {
        id: String,
        question: String,
        /// A word or two for narrow places.
        #[serde(default)]
        short: String,
        /// The event it is about.
        event: String,
        /// How its answers compare.
        sort: QuestionKind,
        /// The answers: id and label.
        #[serde(default)]
        answers: Vec<(String, String)>,
        /// The unit of a number.
        #[serde(default)]
        unit: String,
    },
    Event {
        id: String,
        /// What it is called.
        title: String,
        /// When it happened, in EDTF, or nothing.
        #[serde(default)]
        when: String,
    },
}

/// The file of a new record.
///
/// # Errors
/// The reason, where an id is none or a text is missing.
pub(super) fn file(record: &NewRecord) -> Result<OutputFile, String> {
    let (folder, id, fields) = match record {
        NewRecord::Actor { id, name, sort, aliases, part_of } => {
            let mut fields = vec![("name", given("a name", name)?), ("kind", sort.word().to_owned())];
            fields.extend((!aliases.is_empty()).then(|| ("aliases", yaml_list(aliases))));
            fields.extend(optional("part_of", part_of));
            ("actors", id, fields)
        }
        NewRecord::Question { id, question, short, event, sort, answers, unit } => {
            let mut fields = vec![("question", given("a question", question)?)];
            fields.extend(optional("short", short));
            fields.push(("event", given("an event", event)?));
            fields.push(("kind", sort.word().to_owned()));
            fields.extend(optional("unit", unit));
            fields.extend(labels(answers)?);
            ("questions", id, fields)
        }
        NewRecord::Event { id, title, when } => {
            let mut fields = vec![("title", given("a title", title)?)];
            fields.extend(optional("when", when));
            ("events", id, fields)
        }
    };
    let Some(id) = Id::parse(id) else {
        let proposed = Id::propose(id).map(|id| format!("; `{id}` would be one")).unwrap_or_default();
        return Err(format!("`{id}` is no id: ids are lower-case letters, digits and inner hyphens{proposed}"));
    };
    let line = |(name, value): &(&str, String)| format!("{name}:{}{value}\n", if value.starts_with('\n') { "" } else { " " });
    let lines: Vec<String> = fields.iter().map(line).collect();
    Ok(OutputFile { path: format!("content/{folder}/{id}.md"), bytes: format!("---\n{}---\n", lines.concat()).into_bytes() })
}

fn given(what: &str, text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() { Err(format!("{what} is missing")) } else { Ok(yaml_text(text)) }
}

fn optional(name: &'static str, text: &str) -> Option<(&'static str, String)> {
    let text = text.trim();
    (!text.is_empty()).then(|| (name, yaml_text(text)))
}

/// The answers of a question, a line each.
fn labels(answers: &[(String, String)]) -> Result<Option<(&'static str, String)>, String> {
    let line = |(id, label): &(String, String)| match Id::parse(id) {
        Some(id) => Ok(format!("\n  {id}: {}", given("a label", label)?)),
        None => Err(format!("`{id}` is no id of an answer: ids are lower-case letters, digits and inner hyphens")),
    };
    let lines = answers.iter().map(line).collect::<Result<Vec<_>, _>>()?;
    Ok((!lines.is_empty()).then(|| ("answers", lines.concat())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(json: &str) -> Result<String, String> {
        let file = file(&serde_json::from_str(json).expect("a form"))?;
        Ok(format!("{}\n{}", file.path, String::from_utf8(file.bytes).expect("UTF-8")))
    }

    #[test]
    fn forms_become_records() {
        let actor = made(r#"{"kind": "actor", "id": "port", "name": "The port: all of it", "sort": "organisation", "aliases": ["Port"]}"#);
        let lines = "name: \"The port: all of it\"\nkind: organisation\naliases: [Port]\n";
        assert_eq!(actor, Ok(format!("content/actors/port.md\n---\n{lines}---\n")));
        let question =
            made(r#"{"kind": "question", "id": "a/b", "question": "How?", "event": "e", "sort": "choice", "answers": [["so", "So"]]}"#);
        let lines = "question: How?\nevent: e\nkind: choice\nanswers:\n  so: So\n";
        assert_eq!(question, Ok(format!("content/questions/a/b.md\n---\n{lines}---\n")));
        let event = made(r#"{"kind": "event", "id": "e", "title": "An event", "when": "2025-03"}"#);
        assert_eq!(event, Ok("content/events/e.md\n---\ntitle: An event\nwhen: 2025-03\n---\n".to_owned()));
    }

    #[test]
    fn what_is_missing_or_no_id_is_said() {
        for (json, word) in [
            (r#"{"kind": "event", "id": "An Event", "title": "x"}"#, "`an-event` would be one"),
            (r#"{"kind": "event", "id": "../x", "title": "x"}"#, "is no id"),
            (r#"{"kind": "event", "id": "x", "title": " "}"#, "a title is missing"),
        ] {
            assert!(made(json).is_err_and(|reason| reason.contains(word)), "{json}: {:?}", made(json));
        }
    }
}
