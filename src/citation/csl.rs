//! CSL-JSON 1.0, which Zotero, Pandoc and every citation processor read.

use serde_json::{Map, Value, json};

use super::{authors, known, on_one_line};
use crate::model::date::{Date, DatePart, DateParts, Qualifier};
use crate::model::id::SourceKey;
use crate::model::interface_words::InterfaceWords;
use crate::model::library::{Author, Library};
use crate::model::words::SourceForm;

/// A source as one item of CSL-JSON.
pub(crate) fn csl_item(library: &Library, key: SourceKey) -> Value {
    let source = &library[key];
    let kind = item_type(source.form);
    let mut item = Map::new();
    item.insert("id".to_owned(), json!(source.id.as_str()));
    item.insert("type".to_owned(), json!(kind));
    item.insert("title".to_owned(), json!(on_one_line(source.heading())));
    if let Some(publisher) = &source.publisher {
        // Styles print the paper of a newspaper article from `container-title`, and everybody else's name from `publisher`.
        let field = if kind == "article-newspaper" { "container-title" } else { "publisher" };
        item.insert(field.to_owned(), json!(on_one_line(publisher)));
    }
    let authors: Vec<Value> = authors(source).iter().map(name).collect();
    if !authors.is_empty() {
        item.insert("author".to_owned(), Value::Array(authors));
    }
    if let Some(published) = known(source.published.as_ref()) {
        item.insert("issued".to_owned(), csl_date(published, &library.words));
    }
    if let Some(retrieved) = known(source.retrieved.as_ref()) {
        item.insert("accessed".to_owned(), csl_date(retrieved, &library.words));
    }
    if let Some(url) = &source.url {
        item.insert("URL".to_owned(), json!(url));
    }
    if let Some(language) = &source.language {
        item.insert("language".to_owned(), json!(language));
    }
    Value::Object(item)
}

/// A name of CSL: a person's in parts, a body's as one.
fn name(author: &Author) -> Value {
    match author {
        Author::Named(name) => json!({ "literal": on_one_line(name) }),
        Author::Person { given, particle, family } => {
            let parts = [("family", family), ("given", given), ("non-dropping-particle", particle)];
            let parts = parts.into_iter().filter(|(_, part)| !part.is_empty());
            Value::Object(parts.map(|(field, part)| (field.to_owned(), json!(on_one_line(part)))).collect())
        }
    }
}

/// A file of CSL-JSON with these sources: an array, indented.
pub(crate) fn csl_json(library: &Library, keys: impl IntoIterator<Item = SourceKey>) -> String {
    let items: Value = keys.into_iter().map(|key| csl_item(library, key)).collect();
    format!("{items:#}\n")
}

fn item_type(form: Option<SourceForm>) -> &'static str {
    match form {
        Some(SourceForm::NewsReport | SourceForm::Wire | SourceForm::Opinion) => "article-newspaper",
        Some(SourceForm::Analysis) => "article",
        Some(SourceForm::Interview) => "interview",
        Some(SourceForm::SocialPost) => "post",
        Some(SourceForm::Broadcast) => "broadcast",
        Some(SourceForm::DataSet) => "dataset",
        Some(SourceForm::Statement | SourceForm::Transcript | SourceForm::OfficialDocument) | None => "document",
    }
}

/// A date in CSL's parts. CSL has one word for doubt, `circa`; a range without an end has none, and is told in words.
fn csl_date(date: Date, words: &InterfaceWords) -> Value {
    let sure = |part: DatePart| part.qualifier == Qualifier::Plain;
    let (dates, sure) = match date.parts() {
        DateParts::One(part) => (vec![date_parts(part)], sure(part)),
        DateParts::Between(first, last) => (vec![date_parts(first), date_parts(last)], sure(first) && sure(last)),
        DateParts::Within(first, last) => (vec![date_parts(first), date_parts(last)], false),
        DateParts::Unknown | DateParts::From(_) | DateParts::Until(_) => return json!({ "literal": date.prose(words.dates()) }),
    };
    if sure { json!({ "date-parts": dates }) } else { json!({ "date-parts": dates, "circa": true }) }
}

fn date_parts(part: DatePart) -> Value {
    let numbers = [Some(part.year), part.month.map(i16::from), part.day.map(i16::from)];
    numbers.into_iter().flatten().collect()
}
