//! What an editor is told of a place: what may be written there, what stands there, and where it is defined. Pure.

use std::fmt::Write as _;
use std::sync::LazyLock;

use serde_json::Value;

use super::place::{Cursor, beside};
use crate::export::schema::{SchemaKind, schema};
use crate::model::answer::{NOT_KNOWN, answer_label};
use crate::model::interface_words::InterfaceWords;
use crate::model::kind::{Kind, RecordPath};
use crate::model::library::Library;
use crate::model::thing::Thing;
use crate::model::words::ThingKind;
use crate::span::Span;

/// Something that may be written at the cursor.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Proposal {
    /// What is written.
    pub(super) text: String,
    /// What it is, for people.
    pub(super) meaning: String,
    /// What it is, for the editor.
    pub(super) sort: Sort,
}

/// What sort of thing a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// The name of a field.
    Field,
    /// An id of another record or of a part of one.
    Id,
    /// A word of a closed list.
    Word,
}

/// The schemas of the content files, by kind: made once, asked at every key.
static SCHEMAS: LazyLock<Vec<(Option<Kind>, Value)>> = LazyLock::new(|| {
    let of_record = |&kind: &Kind| (Some(kind), schema(SchemaKind::File(kind)));
    std::iter::once((None, schema(SchemaKind::Site))).chain(Kind::ALL.iter().map(of_record)).collect()
});

/// The schema of the file at a path below the root; `None` where the file is no content.
pub(super) fn schema_of(path: &str) -> Option<&'static Value> {
    let kind = if path == "content/site.yaml" { None } else { Some(RecordPath::read(path)?.kind) };
    SCHEMAS.iter().find(|(of, _)| *of == kind).map(|(_, schema)| schema)
}

/// What may be written at the cursor.
pub(super) fn proposals(library: &Library, path: &str, text: &str, offset: usize, cursor: &Cursor) -> Vec<Proposal> {
    let Some(schema) = schema_of(path) else { return Vec::new() };
    if cursor.is_name {
        let around = if cursor.word.is_empty() { &cursor.path[..] } else { &cursor.path[..cursor.path.len() - 1] };
        return fields(schema, around);
    }
    let of_kind = |kind: ThingKind| {
        let things = Thing::all(library, kind).into_iter();
        things.map(|thing| Proposal { text: thing.id(library), meaning: thing.title(library), sort: Sort::Id })
    };
    if cursor.path.is_empty() {
        // In prose only a reference takes ids.
        let before = text[..cursor.word.start].rsplit("[[").next().unwrap_or_default();
        let is_reference =
            text[..cursor.word.start].ends_with("[[") || before.strip_suffix(':').is_some_and(|kind| Kind::of_word(kind).is_some());
        let kinds = Kind::ALL.iter().filter(|kind| before.is_empty() || before.trim_end_matches(':') == kind.word());
        return if is_reference { kinds.flat_map(|&kind| of_kind(kind.into())).collect() } else { Vec::new() };
    }
    let mut proposals = Vec::new();
    let field = cursor.path.last().map_or("", String::as_str);
    if field == "answer" && cursor.path.first().is_some_and(|list| list == "claims") {
        let question = beside(text, offset, "question").and_then(|id| library.question_key(id));
        if let Some(question) = question {
            let answers = library[question].answers.iter();
            proposals.extend(answers.map(|(id, label)| Proposal { text: id.to_string(), meaning: label.clone(), sort: Sort::Word }));
            let meaning = "The source or speaker says that it is not known.".to_owned();
            proposals.push(Proposal { text: NOT_KNOWN.to_owned(), meaning, sort: Sort::Word });
        }
    }
    proposals.extend(kinds(schema, &cursor.path).into_iter().flat_map(of_kind));
    proposals.extend(words(schema, &cursor.path));
    if proposals.is_empty() {
        // The first word of an entry in a list of mappings is the name of a field.
        return fields(schema, &cursor.path);
    }
    proposals
}

/// What stands at the cursor, as Markdown: the fact of the reference, or the thing that an id names.
pub(super) fn hover(library: &Library, path: &str, text: &str, cursor: &Cursor) -> Option<String> {
    if !cursor.is_name {
        if let Some(thing) = thing(library, path, cursor, &text[cursor.word.clone()]) {
            return Some(told(library, thing));
        }
        let schema = schema_of(path)?;
        let word = &text[cursor.word.clone()];
        if let Some(word) = words(schema, &cursor.path).into_iter().find(|proposal| proposal.text == word && !proposal.meaning.is_empty()) {
            return Some(format!("`{}`: {}", word.text, word.meaning));
        }
    }
    let schema = schema_of(path)?;
    let fact = nodes(schema, &cursor.path).into_iter().find_map(|node| node.get("description")?.as_str().map(str::to_owned))?;
    Some(format!("`{}`: {fact}", cursor.path.join(".")))
}

/// Where the thing that the cursor's word names is defined.
pub(super) fn definition(library: &Library, path: &str, text: &str, cursor: &Cursor) -> Option<Span> {
    let thing = thing(library, path, cursor, &text[cursor.word.clone()])?;
    Some(thing.record(library)?.place(&thing.path(library)))
}

/// The thing that a word names at the cursor.
pub(super) fn thing(library: &Library, path: &str, cursor: &Cursor, word: &str) -> Option<Thing> {
    if let Some((whole, part)) = word.split_once('#') {
        let claim = || library.claim_key(library.source_key(whole)?, part).map(Thing::from);
        let statement = || library.statement_key(library.actor_key(whole)?, part).map(Thing::from);
        return claim().or_else(statement);
    }
    let record = RecordPath::read(path);
    if let Some(record) = record.filter(|_| cursor.path == ["claims", "id"]) {
        return library.claim_key(library.source_key(record.stem)?, word).map(Thing::from);
    }
    if let Some(record) = record.filter(|_| cursor.path == ["statements", "id"]) {
        return library.statement_key(library.actor_key(record.stem)?, word).map(Thing::from);
    }
    if cursor.path.is_empty() {
        return Kind::ALL.iter().find_map(|&kind| Thing::of_file(library, kind, word));
    }
    kinds_at(path, cursor).into_iter().filter_map(ThingKind::of_file).find_map(|kind| Thing::of_file(library, kind, word))
}

/// What a thing is, and what a claim rests on.
fn told(library: &Library, thing: Thing) -> String {
    let mut told = format!("**{}**\n\n{} `{}`", thing.title(library), thing.kind().word(), thing.id(library));
    if let Thing::Claim(key) = thing {
        let claim = &library[key];
        let by: Vec<&str> = claim.by.iter().map(|&actor| library[actor].name.as_str()).collect();
        let by = if by.is_empty() { "the report itself".to_owned() } else { by.join(", ") };
        let answer = answer_label(&library[claim.question], &claim.answer, InterfaceWords::built_in());
        let _ = write!(told, "\n\n- question: {}\n- answer: {answer}", library[claim.question].question);
        let _ = write!(told, "\n- source: {}\n- who says it: {by}", library[claim.source].heading());
        if let Some(quote) = &claim.quote {
            let proof = if library.proofs.contains_key(&key) { "proven" } else { "not proven" };
            let _ = write!(told, "\n- quote: “{quote}” ({proof})");
        }
    }
    told
}

/// Of which kinds the ids are that stand at the cursor.
pub(super) fn kinds_at(path: &str, cursor: &Cursor) -> Vec<ThingKind> {
    schema_of(path).map(|schema| kinds(schema, &cursor.path)).unwrap_or_default()
}

/// Of which kinds the ids are that the field at a path takes, as `x-names` of its schema says.
fn kinds(schema: &Value, path: &[String]) -> Vec<ThingKind> {
    let words = nodes(schema, path).into_iter().filter_map(|node| node.get("x-names")?.as_str()).flat_map(str::split_whitespace);
    words.filter_map(|word| ThingKind::ALL.iter().copied().find(|kind| kind.word() == word)).collect()
}

/// The fields of the mapping at a path.
fn fields(schema: &Value, path: &[String]) -> Vec<Proposal> {
    let mappings = nodes(schema, path).into_iter().filter_map(|node| node.get("properties")?.as_object());
    let fields = mappings.flatten().map(|(name, field)| {
        let meaning = field.get("description").and_then(Value::as_str).unwrap_or_default().to_owned();
        Proposal { text: name.clone(), meaning, sort: Sort::Field }
    });
    fields.collect()
}

/// The words of the closed list at a path.
fn words(schema: &Value, path: &[String]) -> Vec<Proposal> {
    let mut words = Vec::new();
    for node in nodes(schema, path) {
        let meaning = || node.get("description").and_then(Value::as_str).unwrap_or_default().to_owned();
        let word = |text: &str, meaning| Proposal { text: text.to_owned(), meaning, sort: Sort::Word };
        words.extend(node.get("const").and_then(Value::as_str).map(|text| word(text, meaning())));
        let listed = node.get("enum").and_then(Value::as_array).into_iter().flatten();
        words.extend(listed.filter_map(Value::as_str).map(|text| word(text, String::new())));
    }
    words
}

/// What the schema says of the field at a path: its node, and all that this may be.
fn nodes<'schema>(schema: &'schema Value, path: &[String]) -> Vec<&'schema Value> {
    let mut found = opened(schema, schema, 0);
    for name in path {
        found = found.iter().filter_map(|node| node.get("properties")?.get(name)).flat_map(|node| opened(schema, node, 0)).collect();
    }
    found
}

/// A node with all that stands for it: what it refers to, what it may be, and what its list holds.
fn opened<'schema>(schema: &'schema Value, node: &'schema Value, depth: usize) -> Vec<&'schema Value> {
    // The schemas are our own and shallow; the limit keeps a node that names itself from going on for ever.
    if depth > 8 {
        return Vec::new();
    }
    let named = node.get("$ref").and_then(Value::as_str).and_then(|named| schema.pointer(named.strip_prefix('#')?));
    let either = ["anyOf", "oneOf", "allOf"].iter().filter_map(|list| node.get(list)?.as_array()).flatten();
    let below = named.into_iter().chain(either).chain(node.get("items"));
    std::iter::once(node).chain(below.flat_map(|node| opened(schema, node, depth + 1))).collect()
}
