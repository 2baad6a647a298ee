//! Tables that are wider than the screen of an e-reader, as lists.
//!
//! The site's own style sheet makes one block of each row where a window is narrow; e-readers differ too much in what they make of such
//! rules. So a table of the classes `compare` or `stack`, and any other of many columns, becomes a list with an item for each row: first
//! what the row is about, then each cell under what the head of its column says, without cells that show nothing. A head of several rows
//! stands above them. Other tables stay what they are, as do those whose cells are single signs.

use super::document::add_class;
use crate::markup::{Element, Node};

/// The class by which the theme says that a table is laid out as blocks where it is narrow.
const STACKED: &str = "stack";
/// The theme's class of a cell without an answer.
const SILENT: &str = "silent";
/// The theme's class of the line that names all reports without an answer, where a row is a block: their cells go.
const ALL_SILENT: &str = "all-silent";
/// The most columns of such a table that fit anywhere.
const FITTING: usize = 2;
/// The most columns of any other table.
const MOST: usize = 4;

/// The table as it can be read on a narrow screen. Those in its cells are done before it.
pub(super) fn fit(table: Element) -> Element {
    let heads = column_heads(&table);
    let fitting = if table.has_class(STACKED) { FITTING } else { MOST };
    if heads.len() <= fitting || spans_rows_inside(&table) || holds_signs(&table) {
        return table;
    }
    let mut block = Element { name: "div".to_owned(), children: Vec::new(), ..table.clone() };
    add_class(&mut block, "table");
    if let Some(caption) = table.elements().find(|element| element.is("caption")) {
        let caption = Element { name: if holds_blocks(caption) { "div" } else { "p" }.to_owned(), ..caption.clone() };
        let mut caption = caption;
        add_class(&mut caption, "caption");
        block.children.push(caption.into());
    }
    let mut list = Element::new("ul").with("class", "rows");
    for row in rows(&table) {
        list.children.extend(items(row, &heads));
    }
    block.holding([list.into()])
}

/// Whether a cell other than the head of a group of rows reaches into the next row: such a table has no order of its own in a list.
fn spans_rows_inside(table: &Element) -> bool {
    let reaches = |cell: &&Element| cell.attribute("rowspan").is_some_and(|rows| rows != "1");
    rows(table).into_iter().flat_map(Element::elements).any(|cell| reaches(&cell) && !is_group_head(cell))
}

fn is_group_head(cell: &Element) -> bool {
    cell.attribute("scope") == Some("rowgroup")
}

/// The rows outside the head, in their order.
fn rows(table: &Element) -> Vec<&Element> {
    let is_part = |element: &&Element| element.is("tbody") || element.is("tfoot");
    table.elements().filter(is_part).flat_map(Element::elements).filter(|row| row.is("tr")).collect()
}

/// What each column is about, as the last row of the head says it.
fn column_heads(table: &Element) -> Vec<Vec<Node>> {
    let head = table.elements().find(|element| element.is("thead"));
    let Some(row) = head.and_then(|head| head.elements().filter(|row| row.is("tr")).last()) else { return Vec::new() };
    let mut heads = Vec::new();
    for cell in row.elements() {
        let head = label(cell);
        heads.extend(std::iter::repeat_n(head, columns(cell)));
    }
    heads
}

/// The words of a head, to be said again: without links and ids, which would only repeat those of the head.
fn label(cell: &Element) -> Vec<Node> {
    let mut label = cell.clone();
    label.replace(&mut |element| if element.is("a") { element.children } else { vec![element.into()] });
    label.visit_mut(&mut |element| drop(element.unset("id")));
    label.children
}

fn columns(cell: &Element) -> usize {
    cell.attribute("colspan").and_then(|columns| columns.parse().ok()).filter(|columns| (1..=1000).contains(columns)).unwrap_or(1)
}

/// The items of a row: one, and before it the head of the group that begins with it.
fn items(row: &Element, heads: &[Vec<Node>]) -> Vec<Node> {
    let mut items = Vec::new();
    let mut row = row.clone();
    let head = row.elements().next().filter(|cell| is_group_head(cell)).cloned();
    if let Some(head) = head {
        items.push(Element::new("li").with("class", "group-head").holding(head.children).into());
        row.children.retain(|node| !matches!(node, Node::Element(cell) if is_group_head(cell)));
    }
    // A row that only names what the next ones are about is a head alone.
    if row.elements().next().is_some() {
        items.push(item(&row, heads).into());
    }
    items
}

fn item(row: &Element, heads: &[Vec<Node>]) -> Element {
    let mut item = Element { name: "li".to_owned(), children: Vec::new(), ..row.clone() };
    let mut cells = Element::new("dl");
    let says_silence_once = row.find(&|element| element.has_class(ALL_SILENT)).is_some();
    // Of a row whose first cell stands in another one, the columns are counted from the end.
    let mut column = heads.len().saturating_sub(row.elements().map(columns).sum());
    for cell in row.elements() {
        let width = columns(cell);
        let is_labelled = cell.is("td") && width < heads.len() && column > 0;
        let mut cell_block = Element { children: cell.children.clone(), ..Element::new("div") };
        for name in ["id", "class", "lang", "dir"] {
            if let Some(value) = cell.attribute(name) {
                cell_block.set(name, value);
            }
        }
        cell_block.visit_mut(&mut |element| {
            if element.has_class(ALL_SILENT) {
                element.unset("aria-hidden");
            }
        });
        let seen = seen(cell);
        if is_labelled && (seen.is_blank() || says_silence_once && cell.has_class(SILENT)) {
            column += width;
            continue;
        }
        if is_labelled {
            cell_block.rename("dd");
            let head = heads.get(column).cloned().unwrap_or_default();
            let mut labelled = Element::new("div").holding([Element::new("dt").holding(head).into(), " ".into(), cell_block.into()]);
            if cell.has_class("number") || is_short(&seen) {
                add_class(&mut labelled, "counted");
            }
            cells.children.push(labelled.into());
        } else {
            let is_group = cell.is("th") && width >= heads.len();
            add_class(&mut cell_block, if is_group { "group-head" } else { "row-head" });
            item.children.push(cell_block.into());
        }
        column += width;
    }
    if cells.children.is_empty() { item } else { item.holding([cells.into()]) }
}

/// Whether the cells of a table show single signs, or nothing.
fn holds_signs(table: &Element) -> bool {
    let mut is_sign = true;
    table.visit(&mut |element| is_sign &= !element.is("td") || is_short(&seen(element)));
    is_sign
}

/// Whether this is no more than some signs: it then stands on the line of its label.
fn is_short(seen: &Element) -> bool {
    seen.line().chars().count() <= 9 && seen.find(&|element| element.is("p") || element.is("div")).is_none()
}

/// What a cell shows to the eye.
fn seen(cell: &Element) -> Element {
    let mut seen = cell.clone();
    seen.remove(&|element| element.has_class("unseen") || element.is("title"));
    seen
}

fn holds_blocks(element: &Element) -> bool {
    element
        .find(&|inner| matches!(inner.name.as_str(), "h2" | "h3" | "h4" | "p" | "div" | "ul" | "ol" | "dl" | "table" | "section"))
        .is_some()
}
