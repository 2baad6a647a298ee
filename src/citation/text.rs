//! A citation as a line that can be copied into a letter.

use super::{known, on_one_line};
use crate::model::date::DateWords;
use crate::model::id::SourceKey;
use crate::model::library::Library;
use crate::model::wording::listed;

/// A source as one line of English: author, title, publisher, date, address. What is not known is said at the end.
pub fn text(library: &Library, key: SourceKey) -> String {
    let source = &library[key];
    let day = |date: Option<crate::model::date::Date>| date.map(|date| date.prose(&DateWords::ENGLISH));
    let (published, retrieved) = (day(known(source.published.as_ref())), day(known(source.retrieved.as_ref())));
    let mut parts: Vec<String> = Vec::new();
    parts.extend(source.author.as_deref().map(on_one_line));
    parts.push(format!("“{}”", on_one_line(&source.title)));
    parts.extend(source.publisher.as_deref().map(on_one_line));
    parts.extend(published.clone());
    parts.extend(source.url.clone());
    parts.extend(retrieved.map(|day| format!("Retrieved {day}")));
    let unknown: Vec<&str> =
        [("author", source.author.is_some()), ("publisher", source.publisher.is_some()), ("date", published.is_some())]
            .into_iter()
            .filter_map(|(field, is_known)| (!is_known).then_some(field))
            .collect();
    if let [first, ..] = unknown.as_slice() {
        let sentence = listed(&unknown);
        let capital = first[..1].to_uppercase();
        parts.push(format!("{capital}{} not known", &sentence[1..]));
    }
    parts.join(". ") + "."
}
