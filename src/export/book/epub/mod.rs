//! The site as an EPUB 3 publication (EPUB 3.2 and 3.3 alike): a cover, the contents, and one document a page.
//!
//! The container is written by hand, since it has to be the same bytes each time: `mimetype` first and unpacked, fixed times, no clock.
//! - Pages keep their paths below `EPUB/site/`, as XHTML. `document` makes of a page what an e-reader can show: what is folded is
//!   opened, form controls go, wide tables become lists (`tables`).
//! - Pictures that pages show go to `EPUB/media/` under numbers, since e-readers are particular about file names.
//! - The theme's `static/epub.css` is the style sheet, with what those of the site say of its `drawings`. For the rest, those are made
//!   for windows.
//!
//! The identifier is a UUID (version 8, RFC 9562) of what names the publication: the address of the site, or its title where it has
//! none, its language and the edition. So every build of an edition is the same book to a reader's library, corrections included, and
//! a new edition is another. `dcterms:modified` is the last day up to which the desk has read.
//!
//! `dcterms:conformsTo` is not written: whether a site with its own texts and templates meets WCAG has to be looked at by somebody.

mod container;
mod cover;
mod document;
mod drawings;
mod navigation;
mod package;
mod tables;

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::BuiltSite;
use super::address::{Destination, Places, absolute, in_site};
use super::chapter::{Chapter, is_place, read_chapters, relink};
use super::css::with_addresses;
use super::media::{is_core_of_epub, media_type};
use crate::markup::{Element, Namespace, Picture, drawing, is_named_as_picture, picture, references, xhtml};
use crate::model::address::relative;
use crate::model::site_map::page_stem;
use drawings::DrawnClasses;

/// The name of this form in `data-omit`.
const FORM: &str = "epub";
/// The style sheet of the theme for e-readers, below the output folder.
const STYLESHEET: &str = "static/epub.css";

/// A file of the publication, with what the package says of it.
#[derive(Debug, Clone)]
struct Item {
    /// Its path below `EPUB/`.
    path: String,
    media_type: &'static str,
    /// What it is or has, as the package puts it (`nav`, `svg`).
    properties: Vec<&'static str>,
    /// Whether it is read in its turn.
    is_read: bool,
    bytes: Vec<u8>,
}

/// The publication.
pub fn epub(site: &BuiltSite<'_>) -> Vec<u8> {
    let mut chapters = read_chapters(site, &site.book.pages(), FORM);
    chapters.par_iter_mut().for_each(document::prepare);
    let places = Chapter::places(&chapters, site);
    let media = Media::of(site, &chapters);
    let drawings = drawing_rules(site, &chapters);
    let linker = Linker { site, places: &places, media: &media };
    let mut items = vec![cover::picture(site), cover::document(site), navigation::document(site, &chapters)];
    items.par_extend(chapters.into_par_iter().map(|chapter| linker.item(chapter)));
    items.extend(media.styles(site, &drawings));
    items.extend(media.items());
    container::container(&package::package(site.book, site.words, &items), &items)
}

/// What is known when links are led to their new places.
struct Linker<'site> {
    site: &'site BuiltSite<'site>,
    places: &'site Places,
    media: &'site Media,
}

impl Linker<'_> {
    fn item(&self, mut chapter: Chapter) -> Item {
        let from = chapter.path.clone();
        let mut foot = Element::new("p").with("class", "page-foot").holding(std::mem::take(&mut chapter.as_of));
        if !foot.is_blank() {
            relink(&mut foot, &mut |element, address| self.address(&from, element, address));
            chapter.main.children.push(foot.into());
        }
        relink(&mut chapter.main, &mut |element, address| self.address(&from, element, address));
        references::rename_ids(&mut chapter.main, &document::safe_id);
        document::show_words_for_pictures(&mut chapter.main);
        if self.site.book.direction == "rtl" {
            document::draw_from_left_to_right(&mut chapter.main);
        }
        let has = |namespace| chapter.main.find(&|element| element.namespace == namespace).is_some();
        let drawn = has(Namespace::Svg).then_some("svg");
        let properties = drawn.into_iter().chain(has(Namespace::MathMl).then_some("mathml")).collect();
        let path = page_path(&chapter.path);
        let bytes = document::page(self.site, &path, chapter);
        Item { path, media_type: "application/xhtml+xml", properties, is_read: true, bytes }
    }

    /// The address in the publication, of a link, or of a picture.
    fn address(&self, from: &str, element: &Element, address: &str) -> Option<String> {
        let here = page_path(from);
        let destination = self.places.destination(from, address);
        if !matches!(element.name.as_str(), "a" | "area" | "q" | "blockquote" | "ins" | "del") {
            return match destination {
                Destination::Page { id, .. } if address.starts_with('#') => Some(format!("#{}", document::safe_id(id?))),
                Destination::File { path, .. } => Some(relative(&here, self.media.place(&path)?)),
                _ => None,
            };
        }
        match &destination {
            Destination::Page { path, id } => {
                let fragment = id.map_or_else(String::new, |id| format!("#{}", document::safe_id(id)));
                if *path == from && id.is_some() { Some(fragment) } else { Some(relative(&here, &page_path(path)) + &fragment) }
            }
            Destination::File { path, rest } => absolute(self.site.book.base_url.as_deref(), path, rest),
            Destination::Outside => is_place(&destination, address).then(|| document::safe_address(address)),
        }
    }
}

/// What the style sheets of the pages say of drawings.
fn drawing_rules(site: &BuiltSite<'_>, chapters: &[Chapter]) -> String {
    let classes = DrawnClasses::of(chapters.iter().map(|chapter| &chapter.main));
    let mut seen = BTreeSet::new();
    let mut rules = String::new();
    for chapter in chapters {
        for link in chapter.fetched.iter().filter_map(|element| element.attribute("href")) {
            let Some((path, _)) = in_site(&chapter.path, link) else { continue };
            if seen.insert(path.clone()) {
                rules += &drawings::rules(&site.text(&path).unwrap_or_default(), &classes);
            }
        }
    }
    rules
}

/// Where a page of the site is in the publication, below `EPUB/`.
fn page_path(path: &str) -> String {
    format!("site/{}.xhtml", page_stem(path))
}

/// A file that pages or the style sheet show, as the publication has it.
struct Medium {
    /// Its path in the site.
    path: String,
    /// Its place in the publication.
    place: String,
    media_type: &'static str,
    bytes: Vec<u8>,
}

impl Medium {
    /// What becomes of a file; `None` where e-readers need not show it, or nobody can. A drawing is written anew, without what a publication
    /// may not hold; the type of a picture is that of its bytes.
    fn of(site: &BuiltSite<'_>, number: usize, path: String) -> Option<Self> {
        let (named, bytes) = (media_type(&path)?, site.file(&path)?);
        let (media_type, ending, bytes) = if is_named_as_picture(&path) {
            match picture(&path, bytes).ok()? {
                Picture::Points(media_type, ending) => (media_type, ending.to_owned(), bytes.to_vec()),
                Picture::Drawing => {
                    let drawing = xhtml(&drawing(bytes).ok()?);
                    let xml = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{drawing}\n");
                    ("image/svg+xml", "svg".to_owned(), xml.into_bytes())
                }
            }
        } else {
            let (_, ending) = path.rsplit_once('.')?;
            (named, ending.to_ascii_lowercase(), bytes.to_vec())
        };
        is_core_of_epub(media_type).then(|| Self { place: format!("media/{number}.{ending}"), path, media_type, bytes })
    }
}

/// The files that pages and the style sheet show, sorted by their paths in the site.
struct Media {
    files: Vec<Medium>,
}

impl Media {
    fn of(site: &BuiltSite<'_>, chapters: &[Chapter]) -> Self {
        let mut shown = BTreeSet::new();
        for chapter in chapters {
            let add = |address: &str| in_site(&chapter.path, address).map(|(path, _)| shown.insert(path));
            let mut add = add;
            chapter.main.visit(&mut |element| {
                if matches!(element.name.as_str(), "img" | "image") {
                    for name in ["src", "href", "xlink:href"] {
                        element.attribute(name).and_then(&mut add);
                    }
                }
            });
        }
        if let Some(css) = site.text(STYLESHEET) {
            with_addresses(&css, &mut |address| {
                shown.extend(in_site(STYLESHEET, address).map(|(path, _)| path));
                String::new()
            });
        }
        let shown: Vec<(usize, String)> = (1..).zip(shown).collect();
        Self { files: shown.into_par_iter().filter_map(|(number, path)| Medium::of(site, number, path)).collect() }
    }

    /// Where a file of the site is in the publication.
    fn place(&self, path: &str) -> Option<&str> {
        let index = self.files.binary_search_by(|medium| medium.path.as_str().cmp(path)).ok()?;
        Some(&self.files[index].place)
    }

    fn items(self) -> impl Iterator<Item = Item> {
        self.files.into_iter().map(|Medium { place, media_type, bytes, .. }| Item {
            path: place,
            media_type,
            properties: Vec::new(),
            is_read: false,
            bytes,
        })
    }

    /// The style sheet; a theme may have none.
    fn styles(&self, site: &BuiltSite<'_>, drawings: &str) -> Option<Item> {
        let css = with_addresses(&site.text(STYLESHEET)?, &mut |address| {
            let place = in_site(STYLESHEET, address).and_then(|(path, _)| self.place(&path).map(str::to_owned));
            place.unwrap_or_else(|| "#".to_owned())
        });
        Some(Item {
            path: document::STYLES.to_owned(),
            media_type: "text/css",
            properties: Vec::new(),
            is_read: false,
            bytes: format!("{drawings}{css}").into_bytes(),
        })
    }
}
