//! A built page → what a book takes of it.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::BuiltSite;
use super::address::{Destination, Places};
use crate::markup::{self, Element, Namespace, Node, references};

/// A page of the book.
#[derive(Debug, Clone)]
pub(super) struct Chapter {
    /// The path of the page below the output folder.
    pub(super) path: String,
    /// The classes of its `body`.
    pub(super) class: String,
    /// What its first heading says.
    pub(super) title: Element,
    /// Its text: the `main` element, without an id of its own.
    pub(super) main: Element,
    /// As of when it holds, as its foot says it.
    pub(super) as_of: Vec<Node>,
    /// The style sheets and scripts that it fetches or holds, in their order. Data for programs is none.
    pub(super) fetched: Vec<Element>,
}

/// Reads these pages without what they leave out of a book of this `form`.
pub(super) fn read_chapters(site: &BuiltSite<'_>, pages: &[&str], form: &str) -> Vec<Chapter> {
    pages.par_iter().map(|&path| Chapter::of(path, &read_page(site, path, form))).collect()
}

/// Reads a page, without what it leaves out of a book of this `form`. Of a page that is nested too deeply to be read, the book says so.
pub(super) fn read_page(site: &BuiltSite<'_>, path: &str, form: &str) -> Element {
    let text = site.text(path).unwrap_or_default();
    let mut page = markup::read(&text).unwrap_or_else(|| left_out(site, path));
    page.remove(&|element| element.lists("data-omit", form));
    page.visit_mut(&mut |element| drop(element.unset("data-omit")));
    page
}

/// A page that only says where it is to be found.
fn left_out(site: &BuiltSite<'_>, path: &str) -> Element {
    let words = Element::new("p").holding([site.words.get("book_left_out").into()]);
    let address = Element::new("p").holding([format!("{}{path}", site.book.base_url.as_deref().unwrap_or_default()).into()]);
    let main = Element::new("main").holding([Element::new("h1").holding([path.into()]).into(), words.into(), address.into()]);
    Element::new("html").holding([Element::new("body").holding([main.into()]).into()])
}

impl Chapter {
    /// A page whose template has no `main` is taken whole.
    fn of(path: &str, page: &Element) -> Self {
        let named = |name: &'static str| move |element: &Element| element.is(name);
        let body = page.find(&named("body")).cloned().unwrap_or_else(|| Element::new("body"));
        let mut main = body.find(&named("main")).cloned().unwrap_or_else(|| Element { name: "main".to_owned(), ..body.clone() });
        main.unset("id");
        main.remove(&is_fetched);
        let mut fetched = Vec::new();
        page.visit(&mut |element| fetched.extend(Some(element).filter(|element| is_fetched(element)).cloned()));
        let as_of = body.find(&|element| element.has_class("as-of")).filter(|_| body.find(&named("main")).is_some());
        let heading = main.find(&named("h1")).or_else(|| page.find(&named("title")));
        Self {
            path: path.to_owned(),
            class: body.attribute("class").unwrap_or_default().to_owned(),
            title: heading.map_or_else(|| Element::new("span").holding([path.into()]), phrase),
            as_of: as_of.map_or_else(Vec::new, |element| element.children.clone()),
            main,
            fetched,
        }
    }

    /// The places of a book of these pages.
    pub(super) fn places(chapters: &[Self], site: &BuiltSite<'_>) -> Places {
        let ids = |chapter: &Self| references::ids(&chapter.main).into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
        Places { ids: chapters.iter().map(|chapter| (chapter.path.clone(), ids(chapter))).collect(), doubles: site.book.doubles.clone() }
    }
}

/// Whether the element is a style sheet or a script that a browser would run.
fn is_fetched(element: &Element) -> bool {
    let kind = element.attribute("type").unwrap_or_default();
    match element.name.as_str() {
        "style" => true,
        "link" => element.lists("rel", "stylesheet"),
        "script" => matches!(kind, "" | "module") || kind.ends_with("javascript"),
        _ => false,
    }
}

/// The words of an element as part of a line that may itself be a link: in their languages, without links and ids.
pub(super) fn phrase(element: &Element) -> Element {
    let mut phrase = Element::new("span").holding(element.children.iter().cloned());
    for name in ["lang", "dir"] {
        if let Some(value) = element.attribute(name) {
            phrase.set(name, value);
        }
    }
    phrase.replace(&mut |element| if element.is("a") { element.children } else { vec![element.into()] });
    phrase.visit_mut(&mut |element| drop(element.unset("id")));
    phrase
}

/// Gives every address of a tree the one that `new_address` finds for it. A link without one becomes text; any other element loses the
/// attribute.
pub(super) fn relink(tree: &mut Element, new_address: &mut impl FnMut(&Element, &str) -> Option<String>) {
    tree.visit_mut(&mut |element| {
        if element.name == "a" {
            for name in ["href", "xlink:href"] {
                let Some(address) = element.attribute(name) else { continue };
                match new_address(element, address) {
                    Some(address) => element.set(name, address),
                    None => into_text(element),
                }
            }
        }
    });
    references::visit_addresses(tree, &mut |element, _, address| {
        if element.name == "a" { Some(address.to_owned()) } else { new_address(element, address) }
    });
}

/// Makes of a link what only holds its words.
fn into_text(link: &mut Element) {
    link.rename(if link.namespace == Namespace::Html { "span" } else { "g" });
    for name in ["href", "xlink:href", "rel", "target", "download", "hreflang", "type", "ping", "referrerpolicy", "aria-current"] {
        link.unset(name);
    }
}

/// Whether an address of a link leads anywhere from a book: `data:` and scripts are no places.
pub(super) fn is_place(destination: &Destination<'_>, address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or_default().trim().to_ascii_lowercase();
    *destination != Destination::Outside || matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_heading_can_stand_in_a_link() {
        let page = markup::read("<h1 lang=ur dir=rtl id=a>x <a href=b id=c>y <b>z</b></a></h1>").expect("it is shallow");
        let heading = page.find(&|element| element.is("h1")).expect("the heading");
        assert_eq!(markup::html(&phrase(heading)), "<span lang=\"ur\" dir=\"rtl\">x y <b>z</b></span>");
    }

    #[test]
    fn a_link_that_leads_nowhere_becomes_text() {
        let page =
            markup::read("<p><a href=gone rel=x class=y lang=ur>a</a><a href=b>c</a><img src=gone alt=d><svg><a href=gone></a></svg>");
        let mut body = page.expect("it is shallow").find(&|element| element.is("p")).expect("the paragraph").clone();
        relink(&mut body, &mut |_, address| (address != "gone").then(|| format!("new/{address}")));
        let written = "<p><span class=\"y\" lang=\"ur\">a</span><a href=\"new/b\">c</a><img alt=\"d\"><svg><g/></svg></p>";
        assert_eq!(markup::html(&body), written);
    }
}
