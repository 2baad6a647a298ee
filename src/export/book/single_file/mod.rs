//! The whole site as one HTML file: every page a part of it, everything it needs inside it.
//!
//! It is the front page with its `main` replaced by all pages, each an `article` whose id is the page's path without `.html`. The ids
//! of a page have that path and a `:` before them, so no two pages share one, and headings stand one level lower, below the title of the
//! whole. One page is shown at a time, by style alone: that which holds the place that the address names (`static/single-file.css`).
//! "Show all" names `main`, so that everything can be found; paper has everything anyway. The style sheets are moved along with the elements (`style`), so what a house style says of `main` or `h2` still holds;
//! a rule that names an id holds no longer.
//!
//! Only what stands in the file is shown or run: its Content-Security-Policy names its styles and scripts by their hashes.

mod assets;
mod style;

use std::collections::BTreeSet;

use super::BuiltSite;
use super::address::{Destination, Places, absolute};
use super::chapter::{Chapter, is_place, phrase, read_chapters, read_page, relink};
use crate::markup::{self, Element, Node, references};
use crate::model::address::append_fragment;
use crate::model::book::{BookEntry, BookHeading};
use crate::model::site_map;
use assets::Assets;

/// The name of this form in `data-omit`.
const FORM: &str = "single-file";
/// The page around all others.
const FRONT: &str = site_map::INDEX;
/// The page of the search. Its script knows its parts by their ids, so they keep them; no page has a path of that form.
const SEARCH: &str = site_map::SEARCH;
/// The style sheet of the theme for what only this form has.
const STYLESHEET: &str = "static/single-file.css";
/// The id of the contents.
const CONTENTS: &str = "contents";
/// The id of all pages together. The address that names it shows them all.
const ALL: &str = "all";

/// The file.
pub fn single_file(site: &BuiltSite<'_>) -> Vec<u8> {
    let has_search = site.file(SEARCH).is_some();
    let mut entries = site.book.contents.clone();
    entries.extend(has_search.then(|| BookEntry { heading: BookHeading::Page(SEARCH.to_owned()), below: Vec::new() }));
    let pages: Vec<&str> = site.book.pages().into_iter().chain(has_search.then_some(SEARCH)).collect();
    let chapters = read_chapters(site, &pages, FORM);
    let front = read_page(site, FRONT, FORM);
    let places = Chapter::places(&chapters, site);
    let mut assets = Assets::of(site, &chapters);
    if has_search {
        let address = |address: &str| places.in_file(FRONT, address).unwrap_or_default();
        assets.run_first(&(site.search_script)(&address));
    }
    let contents = contents(site, &entries, &chapters);
    let linker = Linker { site, places: &places, parts: parts(&entries) };
    let articles: Vec<Node> = chapters.into_iter().map(|chapter| linker.article(chapter).into()).collect();
    let title = Element::new("h1").with("class", "unseen").holding([site.book.title.as_str().into()]);
    let main = Element::new("main").with("id", ALL).holding([title.into(), contents.into()]).holding(articles);
    let body = linker.body(front_body(&front), main, &assets);
    let html = Element::new("html").with("lang", &*site.book.language).with("dir", site.book.direction);
    let html = html.holding([head(site, &front, &assets).into(), "\n".into(), body.into(), "\n".into()]);
    format!("<!DOCTYPE html>\n{}\n", markup::html(&html)).into_bytes()
}

/// What is known when links are led to their new places.
struct Linker<'site> {
    site: &'site BuiltSite<'site>,
    places: &'site Places,
    /// The pages that begin a part of the whole.
    parts: BTreeSet<&'site str>,
}

impl Linker<'_> {
    /// A page as a part of the file.
    fn article(&self, chapter: Chapter) -> Element {
        let Chapter { path, class, main: mut article, as_of, .. } = chapter;
        let id = path.as_str();
        self.lead(&mut article, &path);
        references::rename_ids(&mut article, &|inner| inner_id(id, inner));
        article.visit_mut(&mut lower_heading);
        article.rename("article");
        let part = if self.parts.contains(id) { "part" } else { "" };
        let class = format!("page {part} {class} {}", article.attribute("class").unwrap_or_default());
        article.set("class", class.split_whitespace().collect::<Vec<_>>().join(" "));
        article.set("id", id);
        let back = Element::new("a").with("href", format!("#{CONTENTS}")).holding([self.site.words.get("book_contents").into()]);
        let mut foot = Element::new("footer").with("class", "page-foot").holding(as_of);
        self.lead(&mut foot, &path);
        article.holding([foot.holding([" ".into(), back.into()]).into(), "\n".into()])
    }

    /// The body of the front page around all pages. What leads nowhere from here is left out of it.
    fn body(&self, mut body: Element, main: Element, assets: &Assets) -> Element {
        body.unset("class");
        // A place of its own would be another than the one that the reader is at, and show another page.
        body.remove(&|element| element.is("script") || element.has_class("skip"));
        // Of a front page without a `main` nobody can say what surrounds its text, so nothing of it does here.
        if body.find(&|element| element.is("main")).is_none() {
            body.children = vec![Element::new("main").into()];
        }
        body.replace(&mut |element| if element.is("main") { vec![Element::new("main").into()] } else { vec![element.into()] });
        self.lead(&mut body, FRONT);
        references::rename_ids(&mut body, &|inner| format!("{FRONT}:{inner}"));
        body.visit_mut(&mut |element| drop(element.unset("aria-current")));
        body.remove(&|element| element.is("li") && element.find(&|inner| inner.is("a")).is_none());
        let mut main = Some(main);
        body.replace(&mut |element| {
            if element.is("main") { main.take().map(Node::from).into_iter().collect() } else { vec![element.into()] }
        });
        body.holding(assets.scripts.iter().map(|script| script.clone().into()))
    }

    fn lead(&self, tree: &mut Element, from: &str) {
        relink(tree, &mut |element, address| self.address(from, element, address));
        tree.replace(&mut |element| {
            if element.is("img") && element.attribute("src").is_none() {
                element.attribute("alt").map(Node::from).into_iter().collect()
            } else {
                vec![element.into()]
            }
        });
    }

    /// The address in the file, of a link, or of what is shown in the page: that is then the file itself.
    fn address(&self, from: &str, element: &Element, address: &str) -> Option<String> {
        let destination = self.places.destination(from, address);
        if !matches!(element.name.as_str(), "a" | "area" | "form" | "q" | "blockquote" | "ins" | "del") {
            return match destination {
                // Parts of drawings refer to others on the same page.
                Destination::Page { path, id } if address.starts_with('#') => Some(fragment(path, id)),
                Destination::File { path, .. } => assets::data_address(self.site, &path),
                Destination::Outside if address.starts_with("data:") => Some(address.to_owned()),
                _ => None,
            };
        }
        match &destination {
            Destination::Page { path, id } => Some(fragment(path, *id)),
            Destination::File { path, rest } => absolute(self.site.book.base_url.as_deref(), path, rest),
            Destination::Outside => is_place(&destination, address).then(|| address.to_owned()),
        }
    }
}

/// The id in the file of what has this one on its page. SVG wants ids that are XML names, which have no slash; no name of a folder has a
/// dot, so that one in its place keeps ids apart.
fn inner_id(page: &str, id: &str) -> String {
    if page == SEARCH { id.to_owned() } else { format!("{}:{id}", page.replace('/', ".")) }
}

fn fragment(path: &str, id: Option<&str>) -> String {
    let id = id.map_or_else(|| path.to_owned(), |id| inner_id(path, id));
    let mut address = "#".to_owned();
    append_fragment(&mut address, &id);
    address
}

impl Places {
    /// The address in the file of a place of the book.
    fn in_file(&self, from: &str, address: &str) -> Option<String> {
        match self.destination(from, address) {
            Destination::Page { path, id } => Some(fragment(path, id)),
            Destination::File { .. } | Destination::Outside => None,
        }
    }
}

/// The title of the whole is the first heading; those of the pages stand below it.
fn lower_heading(element: &mut Element) {
    let lower = match element.name.as_str() {
        "h1" => "h2",
        "h2" => "h3",
        "h3" => "h4",
        "h4" => "h5",
        "h5" => "h6",
        "h6" => return element.set("aria-level", "7"),
        _ => return,
    };
    element.rename(lower);
}

/// The contents, folded: whoever opens the file sees the briefing first.
fn contents(site: &BuiltSite<'_>, entries: &[BookEntry], chapters: &[Chapter]) -> Element {
    let word = site.words.get("book_contents");
    let summary = Element::new("summary").holding([word.into()]);
    let list = list(site, entries, chapters).with("id", CONTENTS);
    let details = Element::new("details").holding([summary.into(), list.into()]);
    let all = Element::new("a").with("class", "show-all").with("href", format!("#{ALL}")).holding([site.words.get("book_show_all").into()]);
    Element::new("nav").with("class", "book-contents").with("aria-label", word).holding([
        details.into(),
        " ".into(),
        all.into(),
        "\n".into(),
    ])
}

/// `chapters` are sorted by nothing but the reading order, which is that of the entries; so the entries take them one by one.
fn list(site: &BuiltSite<'_>, entries: &[BookEntry], chapters: &[Chapter]) -> Element {
    let mut list = Element::new("ol");
    let mut chapters = chapters;
    for entry in entries {
        let mut item = Element::new("li");
        match (&entry.heading, chapters) {
            (BookHeading::Page(path), [chapter, rest @ ..]) => {
                let link = Element { name: "a".to_owned(), ..phrase(&chapter.title) };
                item.children.push(link.with("href", format!("#{path}")).into());
                chapters = rest;
            }
            (BookHeading::Word(key), _) => item.children.push(site.words.get(key).into()),
            (BookHeading::Page(_), []) => {}
        }
        if !entry.below.is_empty() {
            item.children.push(self::list(site, &entry.below, chapters).into());
            chapters = &chapters[pages_below(entry).min(chapters.len())..];
        }
        list.children.push(item.into());
    }
    list
}

/// The pages at the top of the contents, and those that others belong to.
fn parts(entries: &[BookEntry]) -> BTreeSet<&str> {
    let below = entries.iter().flat_map(|entry| &entry.below).filter(|entry| !entry.below.is_empty());
    entries.iter().chain(below).filter_map(BookEntry::page).collect()
}

fn pages_below(entry: &BookEntry) -> usize {
    entry.below.iter().map(|below| usize::from(matches!(below.heading, BookHeading::Page(_))) + pages_below(below)).sum()
}

fn front_body(front: &Element) -> Element {
    front.find(&|element| element.is("body")).cloned().unwrap_or_else(|| Element::new("body"))
}

/// The head: what the front page says of the whole, the styles, and what may be shown and run.
fn head(site: &BuiltSite<'_>, front: &Element, assets: &Assets) -> Element {
    let meta = |element: &&Element| {
        let says_more = element.attribute("charset").is_none() && element.attribute("http-equiv").is_none();
        element.is("meta") && says_more && element.attribute("name").is_some()
    };
    let book = site.book;
    let title = if book.title == book.site { book.title.clone() } else { format!("{} – {}", book.title, book.site) };
    let policy = policy(assets);
    let mut head = Element::new("head").holding([
        Element::new("meta").with("charset", "utf-8").into(),
        Element::new("meta").with("http-equiv", "Content-Security-Policy").with("content", policy).into(),
        Element::new("title").holding([title.into()]).into(),
    ]);
    let empty = Element::new("head");
    let front = front.find(&|element| element.is("head")).unwrap_or(&empty);
    head.children.extend(front.elements().filter(meta).cloned().map(Node::from));
    head.children.extend(assets.styles.iter().cloned().map(Node::from));
    // What the front page says to programs holds for the whole; the like of other pages would only repeat it.
    let about = front.elements().filter(|element| element.is("script") && element.attribute("type") == Some("application/ld+json"));
    head.children.extend(about.cloned().map(Node::from));
    let lines = std::mem::take(&mut head.children);
    head.holding(lines.into_iter().flat_map(|node| [Node::from("\n"), node]))
}

/// Nothing is asked of anybody; styles and scripts are those that stand here.
fn policy(assets: &Assets) -> String {
    let allowed = |name: &str, elements: &[Element]| {
        let hashes = elements.iter().map(|element| format!(" {}", markup::hash_source(&element.text())));
        let hashes: String = hashes.collect();
        if hashes.is_empty() { String::new() } else { format!("; {name}{hashes}") }
    };
    let styles = allowed("style-src", &assets.styles);
    let scripts = allowed("script-src", &assets.scripts);
    format!("default-src 'none'{styles}{scripts}; img-src data:; font-src data:; media-src data:; base-uri 'none'; form-action 'none'")
}
