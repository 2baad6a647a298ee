//! What serde refuses, in the words of the reference: code, what is wrong, what to write instead.
//!
//! serde's messages are the one thing of it that is read as text; the tests hold their forms fast for the version in use.

use super::fence::Fence;
use super::frontmatter::{PathStep, ValuePath, steps};
use crate::diagnostic::{self, Code, Diagnostic};
use crate::model::parsed::FileRecord;
use crate::span::Span;

/// That serde refused a text.
#[derive(Debug)]
pub(super) struct Refusal {
    /// The value that it refused; empty where that is the whole.
    pub(super) path: ValuePath,
    /// serde's message.
    pub(super) message: String,
    /// Where in the YAML text, from 1.
    pub(super) line: usize,
    /// Where in the line, in characters from 1.
    pub(super) column: usize,
}

/// The finding for a text of which no single value can be blamed.
pub(super) fn whole(record: &FileRecord, fence: &Fence, refusal: &Refusal) -> Diagnostic {
    if let Some(given) = between(&refusal.message, "invalid type: ", ", expected struct") {
        let message = format!("the fields of a record are a mapping, not {}", thing(given));
        let span = Span::new(record.file, record.outline.root().value());
        return Diagnostic::new(Code::WrongType, span, message, "write one `field: value` a line");
    }
    let yaml = &record.text[fence.frontmatter.clone()];
    let line: usize = yaml.split_inclusive('\n').take(refusal.line.saturating_sub(1)).map(str::len).sum();
    let column: usize = yaml[line..].chars().take(refusal.column.saturating_sub(1)).map(char::len_utf8).sum();
    let offset = fence.frontmatter.start + line + column;
    let message = format!("this is not YAML: {}", first_clause(&refusal.message));
    Diagnostic::new(Code::YamlSyntax, Span::new(record.file, offset..offset), message, "put text with special signs in quotation marks")
}

/// The finding for one value.
pub(super) fn value(record: &FileRecord, path: &[PathStep], refusal: &Refusal) -> Diagnostic {
    let range = record.outline.value(&steps(path)).unwrap_or_else(|| record.outline.opening());
    let written = &record.text[range.clone()];
    let span = Span::new(record.file, range);
    let message = refusal.message.as_str();
    let name = field_name(path);
    if let Some((given, words)) = unknown_word(message) {
        return word(span, &name, given, &words);
    }
    if matches!(path, [PathStep::Key(field), ..] if field == "reviewed") {
        let help = "write `reviewed: all`, or the ids of the questions: `reviewed: [first-question, second-question]`";
        return Diagnostic::new(Code::WrongType, span, format!("{name} takes `all` or a list of question ids"), help);
    }
    let whole_number = message.rfind("expected ").is_some_and(|at| is_whole_number(&message[at + 9..]));
    if let Some(number) = between(message, "integer `", "`").filter(|_| whole_number) {
        let help = if number.starts_with('-') { "it is never below zero" } else { "it is never that large" };
        return Diagnostic::new(Code::NumberOutOfRange, span, format!("{name} does not take the number `{number}`"), help);
    }
    let Some(given) = message.find("invalid type: ").map(|at| &message[at + 14..]) else {
        let message = format!("{name} cannot be read: {}", first_clause(message));
        return Diagnostic::new(Code::WrongType, span, message, "`docs/reference.md` says what the field takes");
    };
    let (given, expected) = given.split_once(", expected ").unwrap_or((given, ""));
    let (given, takes) = (thing(given), expectation(expected));
    let diagnostic = Diagnostic::new(Code::WrongType, span, format!("{name} takes {takes}, not {given}"), help(path, expected, written));
    match suggestion(expected, written) {
        Some(suggestion) => diagnostic.with_suggestion(suggestion),
        None => diagnostic,
    }
}

fn word(span: Span, name: &str, given: &str, words: &[&str]) -> Diagnostic {
    let listed = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let message = format!("`{given}` is not one of the words that {name} takes");
    match diagnostic::nearest(given, words.iter().copied()) {
        Some(near) => Diagnostic::new(Code::UnknownWord, span, message, format!("did you mean `{near}`? The words are {listed}"))
            .with_suggestion(near),
        None => Diagnostic::new(Code::UnknownWord, span, message, format!("the words are {listed}")),
    }
}

/// The word given and those that are taken, where serde did not know a word.
fn unknown_word(message: &str) -> Option<(&str, Vec<&str>)> {
    let rest = &message[message.find("unknown variant `")? + 17..];
    let end = rest.rfind("`, expected ")?;
    let expected = &rest[end + 12..];
    Some((&rest[..end], expected.split('`').skip(1).step_by(2).collect()))
}

/// What serde expected, as the reference names it.
fn expectation(expected: &str) -> String {
    let kind = clause(expected);
    match kind {
        "a sequence" => "a list".to_owned(),
        "a string" => "text".to_owned(),
        "a boolean" => "`true` or `false`".to_owned(),
        "f32" | "f64" => "a number".to_owned(),
        "a map" | "a mapping" => "a mapping".to_owned(),
        "a YAML tag starting with '!'" => "one word".to_owned(),
        kind if is_whole_number(kind) => "a whole number".to_owned(),
        kind if kind.starts_with("struct ") => "fields of its own".to_owned(),
        kind if kind.starts_with("enum ") => "one word".to_owned(),
        kind => kind.to_owned(),
    }
}

fn is_whole_number(kind: &str) -> bool {
    matches!(clause(kind), "u8" | "u16" | "u32" | "u64" | "usize" | "i64" | "i32")
}

/// What was given, as the reference names it.
fn thing(given: &str) -> &'static str {
    let kind = given.split([' ', ',']).next().unwrap_or_default();
    match kind {
        "sequence" => "a list",
        "map" => "a mapping",
        "string" => "text",
        "boolean" => "`true` or `false`",
        "integer" => "a number",
        "floating" => "a number with a fraction",
        "unit" | "Option" => "nothing",
        _ => "this",
    }
}

fn help(path: &[PathStep], expected: &str, written: &str) -> String {
    let field = path.iter().rev().find_map(|step| match step {
        PathStep::Key(key) => Some(key.as_str()),
        PathStep::Index(_) => None,
    });
    let field = field.unwrap_or_default();
    match clause(expected) {
        "a sequence" => match suggestion(expected, written) {
            Some(list) => format!("write `{field}: {list}`"),
            None => format!("write its entries in brackets, `{field}: [first, second]`, or one a line behind `- `"),
        },
        "a string" => "write it as text; in quotation marks, if it holds brackets or `: `".to_owned(),
        "a boolean" => format!("write `{field}: true` or `{field}: false`"),
        "a map" | "a mapping" => format!("write `{field}: {{key: value}}`"),
        kind if is_whole_number(kind) || kind.starts_with('f') => "write the number in digits, without quotation marks".to_owned(),
        kind if kind.starts_with("struct ") => {
            "write its fields as `{field: value}` or one a line; `docs/reference.md` lists them".to_owned()
        }
        _ => "`docs/reference.md` says what the field takes".to_owned(),
    }
}

/// A list of the one word that stands where a list belongs.
fn suggestion(expected: &str, written: &str) -> Option<String> {
    let one_word = !written.is_empty() && !written.contains(['\n', '[', '{', '|', '>', ',', '#', ':', '`']);
    (clause(expected) == "a sequence" && one_word).then(|| format!("[{written}]"))
}

/// What stands before `serde_yaml`'s own place in a message.
fn clause(text: &str) -> &str {
    text.split(" at line ").next().unwrap_or(text).trim()
}

fn first_clause(message: &str) -> &str {
    clause(message).split(", while ").next().unwrap_or(message)
}

/// The field as a finding names it: by the last key of its path.
fn field_name(path: &[PathStep]) -> String {
    match path {
        [.., PathStep::Key(list), PathStep::Index(_)] => format!("an entry of `{list}`"),
        [.., PathStep::Key(key)] => format!("`{key}`"),
        _ => "the value".to_owned(),
    }
}

fn between<'text>(text: &'text str, start: &str, end: &str) -> Option<&'text str> {
    let rest = &text[text.find(start)? + start.len()..];
    rest.find(end).map(|end| &rest[..end])
}
