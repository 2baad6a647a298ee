//! `package.opf`: what the publication is called, what is in it, and in which order it is read.

use super::Item;
use crate::markup::escaped;
use crate::model::book::Book;
use crate::model::digest::urn;
use crate::model::interface_words::InterfaceWords;

/// When nobody knows as of when a site holds, it says the first time that its archive can name.
const UNDATED: &str = "1980-01-01";

/// The package document.
pub(super) fn package(book: &Book, words: &InterfaceWords, items: &[Item]) -> String {
    let mut xml = vec![
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned(),
        format!(
            "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"identifier\" xml:lang=\"{}\" dir=\"{}\">\n",
            escaped(&book.language),
            book.direction
        ),
        "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n".to_owned(),
    ];
    xml.extend(metadata(book, words, items));
    xml.push("</metadata>\n<manifest>\n".to_owned());
    xml.extend(items.iter().enumerate().map(|(number, item)| {
        let properties = item.properties.join(" ");
        let properties = if properties.is_empty() { properties } else { format!(" properties=\"{properties}\"") };
        format!("<item id=\"item-{number}\" href=\"{}\" media-type=\"{}\"{properties}/>\n", escaped(&item.path), item.media_type)
    }));
    let progression = if book.direction == "rtl" { " page-progression-direction=\"rtl\"" } else { "" };
    xml.push(format!("</manifest>\n<spine{progression}>\n"));
    let read = items.iter().enumerate().filter(|(_, item)| item.is_read);
    xml.extend(read.map(|(number, _)| format!("<itemref idref=\"item-{number}\"/>\n")));
    xml.push("</spine>\n</package>\n".to_owned());
    xml.concat()
}

fn metadata(book: &Book, words: &InterfaceWords, items: &[Item]) -> Vec<String> {
    let element = |name: &str, text: &str| format!("<dc:{name}>{}</dc:{name}>\n", escaped(text));
    let meta = |property: &str, text: &str| format!("<meta property=\"{property}\">{}</meta>\n", escaped(text));
    let day = day(book);
    let mut xml = vec![
        format!("<dc:identifier id=\"identifier\">{}</dc:identifier>\n", identifier(book)),
        element("title", if book.title.trim().is_empty() { &book.site } else { &book.title }),
        element("language", &book.language),
    ];
    xml.extend(book.authors.iter().filter(|author| !author.trim().is_empty()).map(|author| element("creator", author)));
    xml.extend(day.as_deref().map(|day| element("date", day)));
    xml.extend(book.status.as_ref().or(book.summary.as_ref()).map(|description| element("description", description)));
    xml.extend(book.licence.as_deref().map(|licence| element("rights", licence)));
    xml.extend(book.base_url.as_deref().map(|address| element("source", address)));
    xml.push(meta("dcterms:modified", &format!("{}T00:00:00Z", day.as_deref().unwrap_or(UNDATED))));
    let pictures = items.iter().any(|item| item.media_type.starts_with("image/") && item.path.starts_with("media/"));
    let drawings = items.iter().any(|item| item.properties.contains(&"svg"));
    xml.push(meta("schema:accessMode", "textual"));
    xml.extend((pictures || drawings).then(|| meta("schema:accessMode", "visual")));
    xml.push(meta("schema:accessModeSufficient", "textual"));
    for feature in ["alternativeText", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"] {
        xml.push(meta("schema:accessibilityFeature", feature));
    }
    // A moving picture of the site's own may flash; nobody has looked.
    let may_move = items.iter().any(|item| item.media_type == "image/gif");
    xml.push(meta("schema:accessibilityHazard", if may_move { "unknown" } else { "none" }));
    xml.push(meta("schema:accessibilitySummary", words.get("book_accessibility")));
    xml
}

/// The last day up to which the desk has read; `None` where that is no day of our era.
fn day(book: &Book) -> Option<String> {
    let as_of = book.as_of?;
    let day = as_of.last_day().or(as_of.first_day()).filter(|day| day.year() >= 0)?;
    Some(format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()))
}

/// The name of the publication as a UUID.
fn identifier(book: &Book) -> String {
    let place = book.base_url.as_deref().unwrap_or(&book.site);
    let edition = book.edition.map_or_else(String::new, |edition| edition.to_string());
    urn(&[place, &book.title, &book.language, &edition])
}
