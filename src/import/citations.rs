//! Lists of sources from citation managers: CSL-JSON and RIS.

use serde_json::Value;

use super::{Brought, Read, date, known, unreadable};
use crate::model::id::Id;
use crate::model::library::Author;

/// An array of items, or one item.
pub(super) fn csl(text: &str) -> Read {
    let value: Value = serde_json::from_str(text).map_err(|error| unreadable("CSL-JSON", error))?;
    let items = match value {
        Value::Array(items) => items,
        Value::Object(_) => vec![value],
        _ => return Err(unreadable("CSL-JSON", "neither an item nor a list of them")),
    };
    Ok((1..).zip(&items).map(|(number, item)| csl_item(number, item)).collect())
}

fn csl_item(number: usize, item: &Value) -> Brought {
    let field = |name: &str| item[name].as_str().and_then(known);
    let id = item["id"].as_str().map(str::to_owned).or_else(|| item["id"].as_i64().map(|number| format!("source-{number}")));
    Brought {
        number,
        id: id.and_then(|id| Id::propose(&id)),
        title: field("title"),
        publisher: field("container-title").or_else(|| field("publisher")),
        authors: csl_names(&item["author"]),
        url: field("URL"),
        published: csl_date(&item["issued"]),
        retrieved: csl_date(&item["accessed"]),
        language: field("language"),
        ..Brought::default()
    }
}

fn csl_names(names: &Value) -> Vec<Author> {
    let name = |name: &Value| {
        let part = |field: &str| name[field].as_str().and_then(known);
        let joined = |fields: [&str; 2]| fields.into_iter().filter_map(part).collect::<Vec<_>>().join(" ");
        let literal = part("literal").or_else(|| part("given").filter(|_| part("family").is_none()));
        literal.map(Author::Named).or_else(|| {
            let (given, particle) = (joined(["given", "suffix"]), joined(["non-dropping-particle", "dropping-particle"]));
            Some(Author::Person { given, particle, family: part("family")? })
        })
    };
    names.as_array().into_iter().flatten().filter_map(name).collect()
}

fn csl_date(value: &Value) -> Option<String> {
    let part = |parts: &Value| {
        let numbers: Vec<i64> =
            parts.as_array()?.iter().filter_map(|number| number.as_i64().or_else(|| number.as_str()?.parse().ok())).collect();
        let (year, rest) = numbers.split_first()?;
        let rest = rest.iter().map(|number| format!("{number:02}"));
        Some(std::iter::once(format!("{year:04}")).chain(rest).collect::<Vec<_>>().join("-"))
    };
    let circa = if value["circa"].as_bool() == Some(true) { "~" } else { "" };
    let dates = value["date-parts"].as_array().map(|dates| dates.iter().filter_map(part).map(|date| date + circa).collect::<Vec<_>>());
    let written = dates.filter(|dates| !dates.is_empty()).map(|dates| dates.join("/"));
    let is_date = |date: &String| crate::model::date::Date::parse(date).is_ok();
    written.filter(is_date).or_else(|| date(value["raw"].as_str().or_else(|| value["literal"].as_str())?))
}

/// Every record, from `TY` to `ER`.
pub(super) fn ris(text: &str) -> Read {
    let (mut brought, mut lines): (Vec<Brought>, Vec<(&str, &str)>) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let Some((tag, value)) = line.split_once("  -").map(|(tag, value)| (tag.trim(), value.trim())) else { continue };
        if tag == "ER" {
            brought.push(ris_record(brought.len() + 1, &lines));
            lines.clear();
        } else {
            lines.push((tag, value));
        }
    }
    if brought.is_empty() { Err(unreadable("RIS", "it has no record that ends with `ER`")) } else { Ok(brought) }
}

fn ris_record(number: usize, lines: &[(&str, &str)]) -> Brought {
    let all = |tags: &[&str]| lines.iter().filter(|(tag, _)| tags.contains(tag)).filter_map(|(_, value)| known(value)).collect::<Vec<_>>();
    let first = |tags: &[&str]| tags.iter().find_map(|tag| all(&[tag]).into_iter().next());
    let day = |written: String| {
        let parts: Vec<&str> = written.split('/').take(3).filter(|part| !part.trim().is_empty()).collect();
        date(&parts.join("-"))
    };
    Brought {
        number,
        id: first(&["ID"]).and_then(|id| Id::propose(&id)),
        title: first(&["TI", "T1"]),
        publisher: first(&["T2", "JO", "JF", "PB"]),
        authors: all(&["AU", "A1"]).iter().map(|name| Author::by_comma(name)).collect(),
        url: first(&["UR"]),
        published: first(&["DA"]).and_then(day).or_else(|| first(&["PY", "Y1"]).and_then(day)),
        retrieved: first(&["Y2"]).and_then(day),
        language: first(&["LA"]).and_then(|language| crate::capture::metadata::language_tag(&language)),
        ..Brought::default()
    }
}
