//! A node of structured data under construction.

use serde_json::{Map, Value};

use crate::model::date::{Date, DatePart, DateParts, Qualifier};

/// A thing with a type and fields. A field without a value is not written.
#[derive(Debug)]
pub(crate) struct Node(Map<String, Value>);

impl Node {
    /// A node of a schema.org type.
    pub(super) fn new(kind: &'static str) -> Self {
        Self([("@type".to_owned(), Value::from(kind))].into_iter().collect())
    }

    /// A node of a wide type that would be of a narrower one if more were known of it.
    pub(super) fn wider(kind: &'static str, narrower: &'static str) -> Self {
        Self::new(kind).text("additionalType", Some(&format!("https://schema.org/{narrower}")))
    }

    /// Adds a text, unless it is missing or blank.
    pub(super) fn text(mut self, field: &'static str, text: Option<&str>) -> Self {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            self.0.insert(field.to_owned(), Value::from(text));
        }
        self
    }

    /// Adds a node, where there is one.
    pub(super) fn node(mut self, field: &'static str, node: Option<Node>) -> Self {
        if let Some(node) = node {
            self.0.insert(field.to_owned(), Value::Object(node.0));
        }
        self
    }

    /// Adds a list of nodes, unless it is empty.
    pub(super) fn nodes(self, field: &'static str, nodes: impl IntoIterator<Item = Node>) -> Self {
        self.values(field, nodes.into_iter().map(|node| Value::Object(node.0)))
    }

    /// Adds a list of values, unless it is empty.
    pub(super) fn values(mut self, field: &'static str, values: impl IntoIterator<Item = Value>) -> Self {
        let values: Vec<Value> = values.into_iter().collect();
        if !values.is_empty() {
            self.0.insert(field.to_owned(), Value::Array(values));
        }
        self
    }

    /// The fields in the order in which they were added.
    pub(super) fn into_fields(self) -> Map<String, Value> {
        self.0
    }
}

/// The start and the end of a date of which nothing is in doubt; a day, month or year has a start only.
pub(super) fn certain_span(date: Option<Date>) -> Option<(String, Option<String>)> {
    match date?.parts() {
        DateParts::One(part) => Some((certain(part)?, None)),
        DateParts::Between(first, last) => Some((certain(first)?, Some(certain(last)?))),
        DateParts::Unknown | DateParts::Within(..) | DateParts::From(_) | DateParts::Until(_) => None,
    }
}

/// A day, month or year of which nothing is in doubt.
pub(super) fn certain_date(date: Option<Date>) -> Option<String> {
    certain_span(date).filter(|(_, end)| end.is_none()).map(|(start, _)| start)
}

fn certain(part: DatePart) -> Option<String> {
    let DatePart { year: 0.., month, day, qualifier: Qualifier::Plain } = part else { return None };
    let year = part.year;
    Some(match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        (None, _) => format!("{year:04}"),
    })
}
