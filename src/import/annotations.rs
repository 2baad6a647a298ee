//! Passages that somebody marked: W3C Web Annotations, ours among them, and what the API of Hypothesis gives.
//!
//! Tags say what a passage answers: `q:` a question, `a:` an answer, `by:` an actor, and in our own export `claim:` the claim itself. What
//! somebody wrote beside the passage is what the claim says. An annotation without a question is passed over.

use serde_json::Value;

use super::{Brought, ImportFault, Read, date, known, unreadable};
use crate::model::answer::NOT_KNOWN;
use crate::model::library::Library;
use crate::model::schema::{AnswerFile, ClaimFile};

/// Whether a file of JSON holds annotations.
pub(super) fn looks_like_them(text: &str) -> bool {
    serde_json::from_str(text).is_ok_and(|value: Value| !collected(&value).is_empty())
}

pub(super) fn read(library: &Library, text: &str) -> Read {
    let value: Value = serde_json::from_str(text).map_err(|error| unreadable("list of annotations", error))?;
    let found = collected(&value);
    let (mut brought, mut faults) = (Vec::new(), Vec::new());
    for (number, annotation) in (1..).zip(found) {
        match source(library, number, annotation) {
            Ok(source) => brought.extend(source),
            Err(message) => faults.push(ImportFault { number, message }),
        }
    }
    if faults.is_empty() { Ok(brought) } else { Err(faults) }
}

/// The annotations of a collection, a page, an answer of an API, or a list.
fn collected(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().flat_map(collected).collect(),
        Value::Object(fields) if fields.contains_key("target") => vec![value],
        Value::Object(fields) => {
            ["rows", "items", "first", "annotations"].iter().filter_map(|name| fields.get(*name)).flat_map(collected).collect()
        }
        _ => Vec::new(),
    }
}

fn source(library: &Library, number: usize, annotation: &Value) -> Result<Option<Brought>, String> {
    let tags = tags(annotation);
    let tagged = |kind: &str| tags.iter().filter_map(|tag| tag.strip_prefix(kind)).filter_map(known).collect::<Vec<_>>();
    let Some(question) = tagged("q:").into_iter().next() else { return Ok(None) };
    let key = library.question_key(&question).ok_or_else(|| format!("there is no question `{question}`"))?;
    let mut answers = tagged("a:");
    let answer = if library[key].kind.adds_up() && answers != [NOT_KNOWN] {
        AnswerFile::List(answers)
    } else if answers.is_empty() {
        return Err("it has no tag `a:` with an answer".to_owned());
    } else {
        AnswerFile::Text(answers.swap_remove(0))
    };
    let claim_tag = tagged("claim:").into_iter().next();
    let (of_tag, id) = claim_tag.as_deref().and_then(|tag| tag.split_once('#')).unzip();
    let targets = listed(&annotation["target"]);
    let quotes: Vec<&Value> =
        targets.iter().flat_map(|target| listed(&target["selector"])).filter(|one| one["type"] == "TextQuoteSelector").collect();
    let text = |value: &Value| value.as_str().and_then(known);
    let quote = quotes
        .iter()
        .filter_map(|selector| text(&selector["exact"]))
        .map(|words| words.replace('[', "\\["))
        .collect::<Vec<_>>()
        .join(" ... ");
    let says = text(&annotation["text"]).or_else(|| body(annotation, &["describing", "commenting"]));
    if quote.is_empty() && says.is_none() {
        return Err("it has neither a passage nor words beside it".to_owned());
    }
    let by = tagged("by:");
    let claim = ClaimFile {
        id: id.map(str::to_owned),
        question: Some(question),
        answer: Some(answer),
        by: (!by.is_empty()).then_some(by),
        prefix: quotes.first().filter(|_| !quote.is_empty()).and_then(|selector| text(&selector["prefix"])),
        suffix: quotes.last().filter(|_| !quote.is_empty()).and_then(|selector| text(&selector["suffix"])),
        quote: known(&quote),
        says,
        ..ClaimFile::default()
    };
    let document = targets.first().map(|target| &target["source"]);
    let address = text(&annotation["uri"]).or_else(|| document.and_then(|document| text(document).or_else(|| text(&document["id"]))));
    let title = text(&annotation["document"]["title"][0]).or_else(|| document.and_then(|document| text(&document["label"])));
    let url = address.clone().filter(|address| address.starts_with("https://") || address.starts_with("http://"));
    let by_hash = address.as_deref().and_then(|address| address.strip_prefix("nih:sha-256;")).and_then(|sha256| {
        let has = |source: &&crate::model::library::Source| source.archive.sha256.as_deref() == Some(sha256);
        library.sources.iter().find(has).map(|source| source.id.to_string())
    });
    let id = of_tag.map(str::to_owned).or(by_hash);
    if id.is_none() && url.is_none() {
        return Err("it does not say which source it marks".to_owned());
    }
    let retrieved = text(&annotation["created"]).and_then(|created| date(created.split('T').next().unwrap_or_default()));
    let event = library[library[key].event].id.to_string();
    Ok(Some(Brought { number, id, title, url, retrieved, events: [event].into(), claims: vec![claim], ..Brought::default() }))
}

fn listed(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

fn tags(annotation: &Value) -> Vec<&str> {
    let own = annotation["tags"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let bodies =
        listed(&annotation["body"]).into_iter().filter(|body| body["purpose"] == "tagging").filter_map(|body| body["value"].as_str());
    own.chain(bodies).collect()
}

fn body(annotation: &Value, purposes: &[&str]) -> Option<String> {
    let fits = |body: &&Value| purposes.iter().any(|purpose| body["purpose"] == *purpose);
    listed(&annotation["body"]).into_iter().find(fits).and_then(|body| body["value"].as_str()).and_then(known)
}
