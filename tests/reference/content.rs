//! The author's reference: every kind of file with its fields, every closed list of words, every finding. It is made of the doc
//! comments of the schema types and of the table of findings, so that nothing is written twice.

use std::fmt::Write as _;

use serde_json::Value;

use variorum::diagnostic::Code;
use variorum::export::schema::{SchemaKind, schema};

use super::contents;

const HEAD: &str = "# Reference

Every kind of file that a site is written in, every field, every list of words, and every finding. The tests make this page of the
program's own types: `UPDATE_EXPECT=1 cargo test reference` writes it anew. [content.md](content.md) explains the same fields with examples.

A file of a kind is Markdown with YAML frontmatter, or plain YAML (`.yaml`) where it has no body. Its path below the folder of its
kind, without the ending, is its id: segments of `a-z`, `0-9` and inner `-`, joined by `/`. `source-id#claim-id` is a claim,
`actor-id#statement-id` a statement. An unknown field is an error; free fields go under `extra:`. A field that is `null` is absent.
";

/// The reference as Markdown.
pub(super) fn reference() -> String {
    let mut page = HEAD.to_owned();
    let kinds: Vec<SchemaKind> = SchemaKind::content().collect();
    let schemas: Vec<Value> = kinds.iter().map(|&kind| schema(kind)).collect();
    for (kind, schema) in kinds.iter().zip(&schemas) {
        write_kind(&mut page, *kind, schema);
    }
    write_words(&mut page, &schemas);
    write_findings(&mut page);
    contents::with_contents(&page)
}

fn write_kind(page: &mut String, kind: SchemaKind, schema: &Value) {
    let place = match kind {
        SchemaKind::File(kind) => format!("content/{}/", kind.folder()),
        SchemaKind::Site => "content/site.yaml".to_owned(),
        SchemaKind::Data => "data/briefing.json".to_owned(),
    };
    let _ = write!(page, "\n## {} (`{place}`)\n\n{}\n", title(kind.word()), description(schema));
    write_fields(page, schema, schema);
    // Things inside a kind follow in the order in which its fields name them; `seen` keeps each from being written twice.
    let mut seen: Vec<String> = Vec::new();
    let mut open = vec![(String::new(), schema.clone())];
    while let Some((path, object)) = open.pop() {
        for (field, property) in fields(&object) {
            let Some((name, definition)) = referred_object(schema, property) else { continue };
            if seen.contains(&name) {
                continue;
            }
            let list = if is_list(property) { "[]" } else { "" };
            let path = format!("{path}{field}{list}.");
            let _ =
                write!(page, "\n### `{}` of {}\n\n{}\n", path.trim_end_matches('.'), with_article(kind.word()), description(definition));
            write_fields(page, schema, definition);
            seen.push(name);
            open.push((path, definition.clone()));
        }
    }
}

fn write_fields(page: &mut String, schema: &Value, object: &Value) {
    page.push_str("\n| field | holds | meaning |\n|---|---|---|\n");
    let required = |field: &str| object["required"].as_array().is_some_and(|names| names.iter().any(|name| name == field));
    for (field, property) in fields(object) {
        let mark = if required(field) { " (required)" } else { "" };
        let _ = writeln!(
            page,
            "| `{field}`{mark} | {} | {} |",
            holds(schema, property, kind_of_definition),
            description(property).replace('|', "\\|").replace('\n', " ")
        );
    }
}

fn write_words(page: &mut String, schemas: &[Value]) {
    page.push_str("\n## Lists of words\n");
    let mut written: Vec<&str> = Vec::new();
    for schema in schemas {
        for (name, definition) in schema["definitions"].as_object().into_iter().flatten() {
            let words: Vec<&Value> = words_of(definition).collect();
            if words.is_empty() || written.contains(&name.as_str()) {
                continue;
            }
            written.push(name);
            let _ = write!(page, "\n### {}\n\n{}\n\n| word | meaning |\n|---|---|\n", spaced(name), description(definition));
            for word in words {
                let _ = writeln!(page, "| `{}` | {} |", word["const"].as_str().unwrap_or_default(), description(word));
            }
        }
    }
}

fn write_findings(page: &mut String) {
    page.push_str(
        "\n## Findings\n\n`variorum explain CODE` shows each of these on the terminal. An error keeps the site from being built.\n",
    );
    for code in Code::ALL {
        let explanation = with_fences(&code.explanation());
        let _ = write!(page, "\n### {} {}\n\n{}.\n\n{explanation}\n", code.number(), code.name(), title(code.severity().word()));
    }
}

/// The explanation with every example that is nothing but code in a block of its own.
fn with_fences(explanation: &str) -> String {
    let paragraphs = explanation.split("\n\n").map(|paragraph| {
        let example = paragraph.strip_prefix("**").and_then(|rest| rest.split_once(".** `"));
        match example.and_then(|(label, code)| Some((label, code.strip_suffix('`')?))).filter(|(_, code)| !code.contains('`')) {
            Some((label, code)) => format!("**{label}.**\n\n```text\n{code}\n```"),
            None => paragraph.to_owned(),
        }
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// The words of a definition that is a closed list of them.
pub(super) fn words_of(definition: &Value) -> impl Iterator<Item = &Value> {
    definition["oneOf"].as_array().into_iter().flatten().filter(|one| one["const"].is_string())
}

pub(super) fn fields(object: &Value) -> impl Iterator<Item = (&str, &Value)> {
    object["properties"].as_object().into_iter().flatten().map(|(field, property)| (field.as_str(), property))
}

/// What a field holds, in a word or two. `definition` says what a thing of the schema's definitions is, by its name.
pub(super) fn holds(schema: &Value, property: &Value, definition: fn(&Value, &str) -> String) -> String {
    if let Some(name) = reference_name(property) {
        return definition(schema, name);
    }
    if let Some(alternatives) = property["anyOf"].as_array() {
        let held: Vec<String> = alternatives.iter().filter(|one| one["type"] != "null").map(|one| holds(schema, one, definition)).collect();
        return held.join(" or ");
    }
    let types: Vec<&str> = match &property["type"] {
        Value::String(only) => vec![only],
        Value::Array(several) => several.iter().filter_map(Value::as_str).filter(|&one| one != "null").collect(),
        _ => Vec::new(),
    };
    match types.as_slice() {
        ["string"] => "text".to_owned(),
        ["integer" | "number"] => "number".to_owned(),
        ["boolean"] => "`true` or `false`".to_owned(),
        ["array"] => format!("list of {}", holds(schema, &property["items"], definition)),
        ["object"] => "mapping".to_owned(),
        _ => "anything".to_owned(),
    }
}

fn kind_of_definition(schema: &Value, name: &str) -> String {
    match name {
        "Answer" => "an answer".to_owned(),
        "Reviewed" => "`all` or list of text".to_owned(),
        name if words_of(&schema["definitions"][name]).next().is_some() => {
            format!("[{}](#{})", spaced(name).to_lowercase(), spaced(name).to_lowercase().replace(' ', "-"))
        }
        name => format!("{} (below)", spaced(name).to_lowercase()),
    }
}

/// The object that a field refers to, itself or as the entries of a list.
fn referred_object<'schema>(schema: &'schema Value, property: &'schema Value) -> Option<(String, &'schema Value)> {
    let alternatives = property["anyOf"].as_array().into_iter().flatten();
    let mut candidates = std::iter::once(property).chain(alternatives).chain(property.get("items"));
    let name = candidates.find_map(reference_name)?;
    let definition = &schema["definitions"][name];
    definition.get("properties")?;
    Some((name.to_owned(), definition))
}

fn reference_name(property: &Value) -> Option<&str> {
    let direct = property["$ref"].as_str();
    let wrapped = property["allOf"].as_array().and_then(|all| all.first()).and_then(|one| one["$ref"].as_str());
    direct.or(wrapped)?.strip_prefix("#/definitions/")
}

fn is_list(property: &Value) -> bool {
    property.get("items").is_some()
}

pub(super) fn description(value: &Value) -> &str {
    value["description"].as_str().unwrap_or_default()
}

fn title(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

fn with_article(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {word}")
}

/// `QuestionKind` as `Question kind`.
fn spaced(name: &str) -> String {
    let mut words = String::new();
    for (place, character) in name.chars().enumerate() {
        if place > 0 && character.is_uppercase() {
            words.push(' ');
            words.extend(character.to_lowercase());
        } else {
            words.push(character);
        }
    }
    words
}
