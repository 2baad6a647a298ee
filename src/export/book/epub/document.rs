//! A page of the site → a document that an e-reader can show.

use super::super::BuiltSite;
use super::super::chapter::Chapter;
use super::tables;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::markup::{self, Element, Namespace, Node};
use crate::model::address::relative;

/// Where the style sheet is, below `EPUB/`.
pub(super) const STYLES: &str = "style.css";

/// What can only be used in a window, with all that is in it.
const GONE: [&str; 19] = [
    "script", "style", "link", "meta", "template", "noscript", "canvas", "iframe", "object", "embed", "dialog", "audio", "video", "button",
    "input", "select", "textarea", "datalist", "output",
];
/// What is only a frame around form controls.
const FRAMES: [(&str, &str); 6] =
    [("form", "div"), ("fieldset", "div"), ("search", "div"), ("legend", "p"), ("label", "span"), ("menu", "ul")];
/// Attributes that only mean something in a window, or that e-readers do not know.
const IN_WINDOWS: [&str; 14] = [
    "tabindex",
    "accesskey",
    "autofocus",
    "contenteditable",
    "loading",
    "decoding",
    "fetchpriority",
    "srcset",
    "sizes",
    "target",
    "ping",
    "download",
    "popover",
    "style",
];

/// Makes of the page what it is in the publication, but for its addresses.
pub(super) fn prepare(chapter: &mut Chapter) {
    let main = &mut chapter.main;
    main.replace(&mut |element| if element.namespace == Namespace::Html { html_element(element) } else { drawing(element) });
    main.visit_mut(&mut |element| {
        element
            .attributes
            .retain(|(name, _)| !IN_WINDOWS.contains(&name.as_str()) && !name.starts_with("on") && !name.starts_with("data-"));
    });
    mark_notes(main);
}

fn html_element(mut element: Element) -> Vec<Node> {
    let name = element.name.clone();
    if GONE.contains(&name.as_str()) {
        return Vec::new();
    }
    if let Some((_, new_name)) = FRAMES.iter().find(|(frame, _)| *frame == name) {
        element.rename(new_name);
        element.unset("for");
        return if element.is_blank() { Vec::new() } else { vec![element.into()] };
    }
    match name.as_str() {
        // What is folded is opened: many e-readers cannot unfold it.
        "details" => {
            element.rename("div");
            element.unset("open");
            element.unset("name");
            add_class(&mut element, "opened");
        }
        "summary" => {
            let holds_blocks = element.find(&|inner| matches!(inner.name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "p" | "div"));
            element.rename(if holds_blocks.is_some() { "div" } else { "p" });
            add_class(&mut element, "summary");
        }
        "table" => return vec![tables::fit(element).into()],
        // Some readers show what is hidden, so it goes.
        _ if element.attribute("hidden").is_some() => return Vec::new(),
        _ => {}
    }
    vec![element.into()]
}

/// A drawing has no scripts. Its links say where they lead in a `title`, and the roles that a drawing may have are few (EPUB 3.2).
fn drawing(mut element: Element) -> Vec<Node> {
    match element.name.as_str() {
        "script" | "style" | "foreignObject" => return Vec::new(),
        "svg" if !element.attribute("role").is_some_and(|role| matches!(role, "img" | "document" | "application")) => {
            element.unset("role");
        }
        "a" if !element.elements().any(|inner| inner.name == "title") => {
            let words = element.attribute("aria-label").map_or_else(|| element.line(), str::to_owned);
            let title = Element { namespace: Namespace::Svg, ..Element::new("title") };
            element.children.insert(0, title.holding([words.into()]).into());
        }
        _ => {}
    }
    vec![element.into()]
}

/// The places of a drawing's words are reckoned from their left ends. A style sheet may not say so in an EPUB, an attribute may.
pub(super) fn draw_from_left_to_right(main: &mut Element) {
    main.visit_mut(&mut |element| {
        if element.namespace == Namespace::Svg && element.name == "text" {
            element.set("direction", "ltr");
        }
    });
}

/// Says of notes what they are in the words of e-readers, too, which show them where they are cited.
fn mark_notes(main: &mut Element) {
    main.visit_mut(&mut |element| match element.attribute("role") {
        Some("doc-noteref") => element.set("epub:type", "noteref"),
        Some("doc-backlink") => element.set("epub:type", "backlink"),
        Some("doc-endnotes") => {
            element.set("epub:type", "endnotes");
            for child in &mut element.children {
                let Node::Element(list) = child else { continue };
                let items = list.children.iter_mut().filter_map(|node| if let Node::Element(item) = node { Some(item) } else { None });
                items.filter(|item| item.is("li")).for_each(|item| item.set("epub:type", "endnote"));
            }
        }
        _ => {}
    });
}

/// Pictures that the publication cannot hold are told in words.
pub(super) fn show_words_for_pictures(main: &mut Element) {
    main.replace(&mut |element| match element.name.as_str() {
        "img" if element.attribute("src").is_none() => {
            let words = element.attribute("alt").filter(|words| !words.is_empty());
            words.map(|words| Element::new("span").with("class", "picture").holding([words.into()]).into()).into_iter().collect()
        }
        "image" if element.attribute("href").or(element.attribute("xlink:href")).is_none() => Vec::new(),
        "source" | "track" => Vec::new(),
        "picture" => element.children,
        _ => vec![element.into()],
    });
}

/// A page as a file.
pub(super) fn page(site: &BuiltSite<'_>, path: &str, chapter: Chapter) -> Vec<u8> {
    let Chapter { title, main, .. } = chapter;
    let section = Element { name: "section".to_owned(), ..main };
    let section = section.with("epub:type", "chapter").with("role", "doc-chapter").with("aria-label", title.line());
    xhtml_file(site, path, &title.line(), Element::new("body").holding([section.into()]))
}

/// A document as a file.
pub(super) fn xhtml_file(site: &BuiltSite<'_>, path: &str, title: &str, body: Element) -> Vec<u8> {
    let title = if title.trim().is_empty() { site.book.site.as_str() } else { title };
    let mut head = Element::new("head").holding([
        Element::new("meta").with("charset", "utf-8").into(),
        "\n".into(),
        Element::new("title").holding([title.into()]).into(),
        "\n".into(),
    ]);
    if site.file(super::STYLESHEET).is_some() {
        let link = Element::new("link").with("rel", "stylesheet").with("type", "text/css").with("href", relative(path, STYLES));
        head = head.holding([link.into(), "\n".into()]);
    }
    let html = Element::new("html").with("lang", &*site.book.language).with("dir", site.book.direction);
    let html = html.holding([head.into(), "\n".into(), body.into(), "\n".into()]);
    format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n{}\n", markup::xhtml(&html)).into_bytes()
}

/// The id as XML can have it: letters of ASCII, digits and `-_.`, with a letter first.
pub(super) fn safe_id(id: &str) -> String {
    let is_safe = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.');
    if id.starts_with(|character: char| character.is_ascii_alphabetic()) && id.chars().all(is_safe) {
        return id.to_owned();
    }
    let character = |character: char| if is_safe(character) { character.to_string() } else { format!("_x{:x}_", u32::from(character)) };
    format!("id-{}", id.chars().map(character).collect::<String>())
}

/// What no address may hold as it is (RFC 3986); a percent sign is taken for the beginning of something encoded already.
const UNSAFE: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}').add(b'[').add(b']');

/// An address out of the publication, with what no address may hold percent-encoded.
pub(super) fn safe_address(address: &str) -> String {
    utf8_percent_encode(address.trim(), UNSAFE).to_string()
}

pub(super) fn add_class(element: &mut Element, class: &str) {
    let classes = element.attribute("class").map_or_else(|| class.to_owned(), |classes| format!("{classes} {class}"));
    element.set("class", classes);
}
