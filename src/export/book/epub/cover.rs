//! The cover: a drawing of the title, how things stand, and as of when, and the document that shows it.

use unicode_segmentation::UnicodeSegmentation as _;

use super::super::BuiltSite;
use super::{Item, document};
use crate::markup::{self, Element, Namespace, Node};
use crate::model::address::relative;
use crate::model::book::Book;

/// Where the document is, below `EPUB/`.
pub(super) const PATH: &str = "cover.xhtml";
/// Where the drawing is.
const PICTURE: &str = "cover.svg";

/// The drawing's size, in its own units: three to four, as most screens of e-readers.
const WIDTH: u32 = 900;
const HEIGHT: u32 = 1200;
const MARGIN: u32 = 90;
/// Where the title begins and where it must have ended.
const TITLE_TOP: u32 = 330;
const TITLE_END: u32 = 760;
/// Where the last line of what stands below the title may be.
const STATUS_END: u32 = 980;
/// Sizes of the title, the largest that fits is taken.
const TITLE_SIZES: [u32; 6] = [84, 72, 60, 50, 42, 36];
const STATUS_SIZE: u32 = 34;
const SMALL_SIZE: u32 = 28;

/// Text of one size on the cover.
struct Style {
    size: u32,
    family: &'static str,
    weight: u32,
    colour: &'static str,
}

const INK: &str = "#191c20";
const SOFT: &str = "#555b63";
const SERIF: &str = "Georgia, 'Noto Serif', 'Noto Nastaliq Urdu', serif";
const SANS: &str = "'Helvetica Neue', Arial, 'Noto Sans', sans-serif";

/// The drawing, which libraries show on their shelves.
pub(super) fn picture(site: &BuiltSite<'_>) -> Item {
    let book = site.book;
    let mut drawing = svg("svg").with("viewBox", format!("0 0 {WIDTH} {HEIGHT}"));
    drawing.set("width", WIDTH.to_string());
    drawing.set("height", HEIGHT.to_string());
    drawing.set("lang", &*book.language);
    if book.direction == "rtl" {
        drawing.set("direction", "rtl");
    }
    let paper = rectangle(0, 0, WIDTH, HEIGHT).with("fill", "#fffefc");
    let rule = rectangle(MARGIN, TITLE_TOP - 130, WIDTH - 2 * MARGIN, 8).with("fill", INK);
    let thin = rectangle(MARGIN, STATUS_END + 50, WIDTH - 2 * MARGIN, 2).with("fill", INK);
    drawing = drawing.holding([svg("title").holding([words(site).into()]).into(), paper.into(), rule.into(), thin.into()]);

    let small = Style { size: SMALL_SIZE, family: SANS, weight: 400, colour: SOFT };
    if book.site != book.title {
        drawing.children.extend(lines(book, &small, &book.site, MARGIN + SMALL_SIZE, 2));
    }
    let (title_size, count) = title_fit(&book.title);
    let title = Style { size: title_size, family: SERIF, weight: 600, colour: INK };
    let title_lines = lines(book, &title, &book.title, TITLE_TOP, count);
    let after_title = TITLE_TOP + title_lines.len() as u32 * line_height(title_size);
    drawing.children.extend(title_lines);
    if let Some(status) = &book.status {
        let status_style = Style { size: STATUS_SIZE, family: SERIF, weight: 400, colour: INK };
        let room = (STATUS_END - after_title) / line_height(STATUS_SIZE);
        drawing.children.extend(lines(book, &status_style, status, after_title + 10, room as usize));
    }
    let mut foot = STATUS_END + 110;
    for line in foot_lines(site) {
        drawing.children.extend(lines(book, &small, &line, foot, 1));
        foot += line_height(SMALL_SIZE);
    }
    let xml = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{}\n", markup::xhtml(&drawing));
    Item { path: PICTURE.to_owned(), media_type: "image/svg+xml", properties: vec!["cover-image"], is_read: false, bytes: xml.into_bytes() }
}

/// The document, which is read first.
pub(super) fn document(site: &BuiltSite<'_>) -> Item {
    let picture = Element::new("img").with("src", relative(PATH, PICTURE)).with("alt", words(site)).with("role", "doc-cover");
    let section = Element::new("section").with("epub:type", "cover").with("class", "cover").holding([picture.into()]);
    let body = Element::new("body").holding([section.into()]);
    let bytes = document::xhtml_file(site, PATH, site.words.get("book_cover"), body);
    Item { path: PATH.to_owned(), media_type: "application/xhtml+xml", properties: Vec::new(), is_read: true, bytes }
}

/// What the cover says, in one line.
fn words(site: &BuiltSite<'_>) -> String {
    let book = site.book;
    let parts = [Some(book.title.clone()), book.status.clone()].into_iter().flatten().chain(foot_lines(site));
    parts.map(|part| part.trim_end_matches('.').to_owned()).collect::<Vec<_>>().join(". ") + "."
}

fn foot_lines(site: &BuiltSite<'_>) -> Vec<String> {
    let book = site.book;
    let as_of = book.as_of_text.as_ref().map(|as_of| format!("{} {as_of}", site.words.get("as_of")));
    let edition = book.edition.map(|edition| format!("{} {edition}", site.words.get("edition_in_line")));
    let when: Vec<String> = as_of.into_iter().chain(edition).collect();
    let authors = book.authors.join(", ");
    [when.join(", "), authors].into_iter().filter(|line| !line.is_empty()).collect()
}

/// The largest size in which the title fits, and how many lines there is room for in it.
fn title_fit(title: &str) -> (u32, usize) {
    let room = |size: u32| ((TITLE_END - TITLE_TOP) / line_height(size)) as usize;
    let fits = |size: &u32| wrapped(title, *size, usize::MAX).len() <= room(*size);
    let size = TITLE_SIZES.into_iter().find(fits).unwrap_or(TITLE_SIZES[TITLE_SIZES.len() - 1]);
    (size, room(size))
}

fn line_height(size: u32) -> u32 {
    size * 5 / 4
}

/// Lines of text from `top` downwards; what does not fit into `count` of them is cut with an ellipsis.
fn lines(book: &Book, style: &Style, text: &str, top: u32, count: usize) -> Vec<Node> {
    let start = if book.direction == "rtl" { WIDTH - MARGIN } else { MARGIN };
    let line = |(number, line): (u32, String)| {
        let text = svg("text").with("x", start.to_string()).with("y", (top + number * line_height(style.size)).to_string());
        let text = text.with("font-family", style.family).with("font-size", style.size.to_string());
        Node::from(text.with("font-weight", style.weight.to_string()).with("fill", style.colour).holding([line.into()]))
    };
    (0..).zip(wrapped(text, style.size, count)).map(line).collect()
}

/// The text in lines of the cover's width, by what its characters are about wide, since nobody knows the reader's fonts. A word that is
/// longer than a line is broken.
fn wrapped(text: &str, size: u32, count: usize) -> Vec<String> {
    let width = (WIDTH - 2 * MARGIN) * 100 / size;
    let mut lines: Vec<String> = Vec::new();
    let mut filled = 0;
    for word in text.split_whitespace() {
        let mut rest: Vec<&str> = word.graphemes(true).collect();
        while !rest.is_empty() {
            let space = if filled == 0 { 0 } else { about_wide(" ") };
            let whole: u32 = rest.iter().map(|part| about_wide(part)).sum();
            if let Some(line) = lines.last_mut()
                && filled + space + whole <= width
            {
                line.push_str(if filled == 0 { "" } else { " " });
                line.push_str(&rest.concat());
                filled += space + whole;
                break;
            }
            let mut part_width = 0;
            let fitting = rest.iter().take_while(|part| {
                part_width += about_wide(part);
                part_width <= width
            });
            let fitting = fitting.count().max(1);
            let part: Vec<&str> = rest.drain(..fitting).collect();
            filled = part.iter().map(|part| about_wide(part)).sum();
            lines.push(part.concat());
        }
    }
    if lines.len() > count {
        lines.truncate(count);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// How wide a character is, in hundredths of its size; rather too much than too little.
fn about_wide(grapheme: &str) -> u32 {
    match grapheme.chars().next() {
        Some('i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | '(' | ')' | ' ' | '-') => 36,
        Some('m' | 'w' | 'M' | 'W' | '—') => 92,
        Some(character) if character.is_ascii_uppercase() => 74,
        // Ideographs, kana, Hangul, full-width forms and pictures are as wide as they are high.
        Some(
            '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}',
        ) => 104,
        Some('\u{1f000}'..) => 130,
        _ => 58,
    }
}

fn svg(name: &str) -> Element {
    Element { namespace: Namespace::Svg, ..Element::new(name) }
}

fn rectangle(x: u32, y: u32, width: u32, height: u32) -> Element {
    let sides = [("x", x), ("y", y), ("width", width), ("height", height)];
    sides.into_iter().fold(svg("rect"), |rectangle, (name, value)| rectangle.with(name, value.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_any_length_fit() {
        let long_word = "x".repeat(500);
        let many_words = "In what words ".repeat(60);
        let wide = "停戦協議".repeat(60);
        for title in ["", "Short", "The Istanbul talks of October and November 2025", &long_word, &many_words, &wide, "😀😀 \u{202e}x"]
        {
            let (size, count) = title_fit(title);
            let lines = wrapped(title, size, count);
            assert!(lines.len() as u32 * line_height(size) <= TITLE_END - TITLE_TOP + line_height(size), "{title}");
            let words: String = title.split_whitespace().collect();
            let shown: String = lines.concat().split_whitespace().collect();
            assert!(shown == words || words.starts_with(shown.trim_end_matches('…')), "{shown}");
        }
        assert_eq!(title_fit("Short").0, TITLE_SIZES[0]);
        assert!(title_fit(&many_words).0 < TITLE_SIZES[0]);
    }
}
