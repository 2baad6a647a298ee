//! RIS, the tagged lines that older citation managers read.

use super::{authors, known, on_one_line};
use crate::model::date::{Date, DateParts, Qualifier};
use crate::model::id::SourceKey;
use crate::model::interface_words::InterfaceWords;
use crate::model::library::{Author, Library};
use crate::model::words::SourceForm;

/// A source as a record of RIS.
pub(crate) fn ris(library: &Library, key: SourceKey) -> String {
    let source = &library[key];
    let kind = record_type(source.form);
    // Only for a newspaper is the publisher also the name of the thing it appeared in.
    let publisher = if kind == "NEWS" { "T2" } else { "PB" };
    let issued = known(source.published.as_ref());
    let year = issued.and_then(|date| date.parts().anchor()).filter(|part| part.year >= 0).map(|part| format!("{:04}", part.year));
    let head = [("TY", Some(kind.to_owned())), ("ID", Some(source.id.to_string())), ("TI", Some(source.heading().to_owned()))];
    let authors = authors(source).into_iter().map(|author| ("AU", Some(name(&author))));
    let lines = [
        (publisher, source.publisher.clone()),
        ("PY", year),
        ("DA", issued.and_then(|date| ris_date(date, &library.words))),
        ("UR", source.url.as_ref().map(ToString::to_string)),
        ("Y2", known(source.retrieved.as_ref()).and_then(|date| ris_date(date, &library.words))),
        ("LA", source.language.clone()),
    ];
    let known_lines = head.into_iter().chain(authors).chain(lines).filter_map(|(tag, value)| Some((tag, value?)));
    let tagged: Vec<String> = known_lines.map(|(tag, value)| format!("{tag}  - {}\n", on_one_line(&value))).collect();
    tagged.concat() + "ER  - \n"
}

/// A name as the format has it: `particle family, given`. A comma in the name of a body would make its last words a given name.
fn name(author: &Author) -> String {
    match author {
        Author::Named(name) => name.replace(',', ""),
        Author::Person { given, particle, family } => {
            let parts: Vec<&str> = [particle.as_str(), family].into_iter().filter(|part| !part.is_empty()).collect();
            let family = parts.join(" ").replace(',', "");
            if given.is_empty() { family } else { format!("{family}, {}", given.replace(',', "")) }
        }
    }
}

fn record_type(form: Option<SourceForm>) -> &'static str {
    match form {
        Some(SourceForm::NewsReport | SourceForm::Wire | SourceForm::Opinion) => "NEWS",
        Some(SourceForm::Analysis) => "RPRT",
        Some(SourceForm::SocialPost) => "BLOG",
        Some(SourceForm::Broadcast) => "VIDEO",
        Some(SourceForm::OfficialDocument) => "GOVDOC",
        Some(SourceForm::DataSet) => "DATA",
        Some(SourceForm::Interview | SourceForm::Statement | SourceForm::Transcript) | None => "GEN",
    }
}

/// `year/month/day/other`. What three numbers cannot say (a range, a doubt) is said in words in the fourth place.
/// A year before the year 0 fits no RIS date.
fn ris_date(date: Date, words: &InterfaceWords) -> Option<String> {
    let parts = date.parts();
    let anchor = parts.anchor().filter(|part| part.year >= 0)?;
    let two_digits = |number: Option<i8>| number.map_or_else(String::new, |number| format!("{number:02}"));
    let other = match parts {
        DateParts::One(part) if part.qualifier == Qualifier::Plain => String::new(),
        _ => date.prose(words.dates()),
    };
    Some(format!("{:04}/{}/{}/{other}", anchor.year, two_digits(anchor.month), two_digits(anchor.day)))
}
