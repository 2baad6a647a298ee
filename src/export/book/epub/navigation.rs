//! `nav.xhtml`: the contents, and the landmarks for programs.

use super::super::BuiltSite;
use super::super::chapter::{Chapter, phrase};
use super::{Item, document, page_path};
use crate::markup::{Element, Node};
use crate::model::address::relative;
use crate::model::book::{BookEntry, BookHeading};

/// Where it is, below `EPUB/`.
pub(super) const PATH: &str = "nav.xhtml";

/// The contents, which are read after the cover.
pub(super) fn document(site: &BuiltSite<'_>, chapters: &[Chapter]) -> Item {
    let word = site.words.get("book_contents");
    let heading = Element::new("h1").with("id", "contents").holding([word.into()]);
    let contents = Element::new("nav").with("epub:type", "toc").with("role", "doc-toc").with("aria-labelledby", "contents");
    let mut chapters_left = chapters.iter();
    let contents = contents.holding([heading.into(), list(site, &site.book.contents, &mut chapters_left).into()]);
    let first = chapters.first().map(|chapter| ("bodymatter", page_path(&chapter.path), "book_start"));
    let landmark = |(kind, path, word): (&str, String, &str)| {
        let link = Element::new("a").with("epub:type", kind).with("href", relative(PATH, &path)).holding([site.words.get(word).into()]);
        Node::from(Element::new("li").holding([link.into()]))
    };
    let places = [("cover", super::cover::PATH.to_owned(), "book_cover"), ("toc", PATH.to_owned(), "book_contents")];
    let landmarks =
        Element::new("nav").with("epub:type", "landmarks").with("hidden", "hidden").with("aria-label", site.words.get("book_places"));
    let landmarks = landmarks.holding([Element::new("ol").holding(places.into_iter().chain(first).map(landmark)).into()]);
    let body = Element::new("body").holding([contents.into(), landmarks.into()]);
    let bytes = document::xhtml_file(site, PATH, word, body);
    Item { path: PATH.to_owned(), media_type: "application/xhtml+xml", properties: vec!["nav"], is_read: true, bytes }
}

/// The entries of the contents stand in the order of the chapters, so each takes the next.
fn list<'book>(site: &BuiltSite<'_>, entries: &[BookEntry], chapters: &mut impl Iterator<Item = &'book Chapter>) -> Element {
    let mut list = Element::new("ol");
    for entry in entries {
        let mut item = Element::new("li");
        match &entry.heading {
            BookHeading::Page(path) => {
                let title =
                    chapters.next().map_or_else(|| Element::new("span").holding([path.as_str().into()]), |chapter| phrase(&chapter.title));
                let link = Element { name: "a".to_owned(), ..title };
                item.children.push(link.with("href", relative(PATH, &page_path(path))).into());
            }
            BookHeading::Word(key) => item.children.push(Element::new("span").holding([site.words.get(key).into()]).into()),
        }
        if !entry.below.is_empty() {
            item.children.push(self::list(site, &entry.below, chapters).into());
        }
        list.children.push(item.into());
    }
    list
}
