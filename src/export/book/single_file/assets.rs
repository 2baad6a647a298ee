//! What pages fetch from other files, brought into the file: style sheets, scripts, pictures, fonts.

use std::collections::BTreeSet;

use super::super::BuiltSite;
use super::super::address::in_site;
use super::super::chapter::Chapter;
use super::super::css::with_addresses;
use super::super::media::media_type;
use super::{STYLESHEET, style};
use crate::markup::{self, Element};

/// The styles and scripts of the file.
#[derive(Debug, Default)]
pub(super) struct Assets {
    /// `style` elements: those of the pages, in the order in which pages name them, then the theme's for this form.
    pub(super) styles: Vec<Element>,
    /// `script` elements, in the order in which pages name them.
    pub(super) scripts: Vec<Element>,
    /// What was taken in: paths of files, and the texts of what had none.
    seen: BTreeSet<String>,
}

impl Assets {
    /// What these pages fetch.
    pub(super) fn of(site: &BuiltSite<'_>, chapters: &[Chapter]) -> Self {
        let mut assets = Self::default();
        for chapter in chapters {
            for element in &chapter.fetched {
                assets.add(site, &chapter.path, element);
            }
        }
        if let Some(css) = site.text(STYLESHEET) {
            assets.styles.push(style_element(&inlined(site, STYLESHEET, &css), None));
        }
        assets
    }

    fn add(&mut self, site: &BuiltSite<'_>, page: &str, element: &Element) {
        let address = element.attribute(if element.is("script") { "src" } else { "href" });
        let found = match address {
            Some(address) => in_site(page, address).and_then(|(path, _)| Some((site.text(&path)?, path.clone(), path))),
            None => Some((element.text(), page.to_owned(), element.text())),
        };
        let Some((text, path, key)) = found else { return };
        if !self.seen.insert(key) {
            return;
        }
        if element.is("script") {
            let mut script = script_element(&text);
            script.attributes.extend(element.attribute("type").map(|value| ("type".to_owned(), value.to_owned())));
            self.scripts.push(script);
        } else {
            self.styles.push(style_element(&inlined(site, &path, &style::moved(&text)), element.attribute("media")));
        }
    }

    /// Adds a script before the others.
    pub(super) fn run_first(&mut self, text: &str) {
        self.scripts.insert(0, script_element(text));
    }
}

/// An end tag in a script can only stand in a string, a pattern or a comment, where the stroke changes nothing.
fn script_element(text: &str) -> Element {
    Element::new("script").holding([text.replace("</", "<\\/").into()])
}

fn style_element(css: &str, media: Option<&str>) -> Element {
    let style = media.into_iter().fold(Element::new("style"), |style, media| style.with("media", media));
    style.holding([css.replace("</", "<\\/").into()])
}

/// A style sheet with the files that it names in it.
fn inlined(site: &BuiltSite<'_>, path: &str, css: &str) -> String {
    with_addresses(css, &mut |address| {
        if address.starts_with("data:") || address.starts_with('#') {
            return address.to_owned();
        }
        let data = in_site(path, address).and_then(|(path, _)| data_address(site, &path));
        data.unwrap_or_else(|| "data:,".to_owned())
    })
}

/// A file of the site as an address that holds it; `None` where there is none of a kind that can be shown.
pub(super) fn data_address(site: &BuiltSite<'_>, path: &str) -> Option<String> {
    Some(markup::data_address(media_type(path)?, site.file(path)?))
}
