//! A built page: its elements by selector, the words that are read out, and where its links lead.

use scraper::{ElementRef, Html, Node, Selector};

use crate::links::{percent_decoded, target};
use crate::support::Site;

/// A page of a built site.
pub(super) struct Page {
    path: String,
    html: Html,
}

impl Page {
    /// Reads a page of a site that is built.
    pub(super) fn of(site: &Site, path: &str) -> Self {
        Self { path: path.to_owned(), html: Html::parse_document(&site.built(path)) }
    }

    /// The elements that a CSS selector finds, in the order of the page.
    pub(super) fn all(&self, selector: &str) -> Vec<Element<'_>> {
        self.root().all(selector)
    }

    /// The only element that a CSS selector finds.
    #[track_caller]
    pub(super) fn one(&self, selector: &str) -> Element<'_> {
        self.root().one(selector)
    }

    fn root(&self) -> Element<'_> {
        Element { page: &self.path, element: self.html.root_element() }
    }
}

/// An element of a page.
#[derive(Clone, Copy)]
pub(super) struct Element<'page> {
    page: &'page str,
    element: ElementRef<'page>,
}

impl<'page> Element<'page> {
    /// The elements inside that a CSS selector finds.
    pub(super) fn all(&self, selector: &str) -> Vec<Self> {
        let selector = Selector::parse(selector).expect("the test writes selectors");
        self.element.select(&selector).map(|element| Self { page: self.page, element }).collect()
    }

    /// The only element inside that a CSS selector finds.
    #[track_caller]
    pub(super) fn one(&self, selector: &str) -> Self {
        match self.all(selector).as_slice() {
            [only] => *only,
            found => panic!("{}: `{selector}` finds {} elements in {}", self.page, found.len(), self.element.html()),
        }
    }

    /// The words inside as they are read out: hidden labels among them, without what is only there for the eye, white space joined.
    pub(super) fn words(&self) -> String {
        let mut words = String::new();
        let mut open = vec![*self.element];
        while let Some(node) = open.pop() {
            match node.value() {
                Node::Text(text) => words.push_str(text),
                Node::Element(element) if element.attr("aria-hidden") == Some("true") => {}
                // A drawing is read out by its title, not by what is drawn.
                Node::Element(element) if element.attr("role") == Some("img") && node.id() != self.element.id() => {
                    open.extend(node.children().filter(|child| child.value().as_element().is_some_and(|child| child.name() == "title")));
                }
                _ => open.extend(node.children().rev()),
            }
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// An attribute's value.
    pub(super) fn attribute(&self, name: &str) -> Option<&'page str> {
        self.element.value().attr(name)
    }

    /// Whether it is of this class.
    pub(super) fn is(&self, class: &str) -> bool {
        self.element.value().classes().any(|found| found == class)
    }

    /// Where the link leads, which this is or the only one inside: the path below the output folder, with the fragment.
    #[track_caller]
    pub(super) fn target(&self) -> String {
        let link = if self.element.value().name() == "a" { *self } else { self.one("a") };
        let address = link.attribute("href").expect("a link has an address");
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        let path = if path.is_empty() { self.page.to_owned() } else { target(self.page, &percent_decoded(path)).expect("it stays inside") };
        if fragment.is_empty() { path } else { format!("{path}#{}", percent_decoded(fragment)) }
    }

    /// The number that an attribute holds: a coordinate or a length, in percent or without a unit.
    #[track_caller]
    pub(super) fn number(&self, attribute: &str) -> f64 {
        let value = self.attribute(attribute).unwrap_or_else(|| panic!("{}: no `{attribute}` in {}", self.page, self.element.html()));
        value.trim_end_matches('%').parse().unwrap_or_else(|error| panic!("{}: `{value}`: {error}", self.page))
    }
}

#[test]
fn a_page_is_read_as_it_is_read_out() {
    let site = Site::empty().file(
        "public/a/page.html",
        "<p class='x'>One <b aria-hidden='true'>drawn</b><svg role='img'><title>two</title><rect x='12.5%'/><text>2</text></svg>\n <a href='../b.html#c%20d'>three</a></p>",
    );
    let page = Page::of(&site, "a/page.html");
    assert_eq!(page.one(".x").words(), "One two three");
    assert_eq!(page.one(".x").target(), "b.html#c d");
    assert!((page.one("rect").number("x") - 12.5).abs() < f64::EPSILON);
}
