//! [`Prose`] → HTML.
//!
//! No style attribute, no script, no element or attribute that the text chooses: a strict Content-Security-Policy holds, and what the
//! text says can only ever be words, the address of a checked link, or an id made of letters, digits and hyphens.

mod marked;
mod notes;

#[cfg(test)]
mod tests;

use serde::Serialize;

use super::highlight;
use super::html::{Html, Markup};
use crate::model::direction::first_strong;
use crate::model::interface_words::InterfaceWords;
use crate::model::site_map::ANCHOR_PREFIX;
use crate::model::view::Wording;
use crate::prose::{
    Alert, Alignment, ClaimReference, Element, Figure, LocalLink, Marks, Node, NodeKind, Picture, Prose, Reference, Resolve, Target,
};
use marked::Marking;
use notes::Notes;

/// How a text stands on its page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting<'words> {
    /// The level of the text's highest headings: one below the heading that the text stands under, so 2 or more.
    pub top_heading: u8,
    /// The words of the interface; used are those that begin with `prose_` and, for marks, `exclusion_`.
    pub words: &'words InterfaceWords,
    /// The direction of what surrounds the text, `ltr` or `rtl`.
    pub direction: &'static str,
    /// What is marked in a source's own text, whose paragraphs then are numbered.
    pub marks: Option<&'words Marks>,
}

/// A stretch of a text: HTML, or a figure between two stretches.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Piece<FigureView> {
    /// HTML whose elements are all closed; `null` for a figure.
    pub html: Option<Html>,
    /// What the figure shows; `null` for HTML.
    pub figure: Option<FigureView>,
}

/// Turns a text into pieces in the order of the page, its notes last. `figure` makes the view of a figure; one without a view is left out.
pub(crate) fn pieces<FigureView>(
    prose: &Prose,
    setting: Setting<'_>,
    resolve: &dyn Resolve,
    mut figure: impl FnMut(&Figure) -> Option<FigureView>,
) -> Vec<Piece<FigureView>> {
    let mut pieces = Vec::new();
    let mut writer = Writer::new(prose, setting, resolve);
    let take = |writer: &mut Writer<'_>, pieces: &mut Vec<Piece<FigureView>>| {
        let markup = std::mem::take(&mut writer.markup);
        if !markup.is_blank() {
            pieces.push(Piece { html: Some(markup.finish()), figure: None });
        }
    };
    for (index, node) in prose.nodes.iter().enumerate() {
        if let NodeKind::Figure(wanted) = &node.kind {
            take(&mut writer, &mut pieces);
            if let Some(view) = figure(wanted) {
                pieces.push(Piece { html: None, figure: Some(view) });
            }
        } else {
            writer.node(&prose.nodes, index);
        }
    }
    take(&mut writer, &mut pieces);
    writer.notes_section();
    take(&mut writer, &mut pieces);
    pieces
}

/// Writes HTML, node after node. No recursion, so that no depth of a text is too deep.
struct Writer<'page> {
    prose: &'page Prose,
    setting: Setting<'page>,
    resolve: &'page dyn Resolve,
    markup: Markup,
    /// The closing tags of what is open.
    closing: Vec<Closing>,
    /// The levels, as written, of the headings that the present place stands under.
    outline: Vec<u8>,
    /// How each column of the table that is open is set, and the number of the next cell.
    columns: Vec<Alignment>,
    column: usize,
    tables: usize,
    in_head: bool,
    links_open: usize,
    colouring: highlight::Budget,
    marking: Option<Marking<'page>>,
    notes: Notes<'page>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Closing {
    Tag(&'static str),
    Heading(u8),
    Link,
    Head,
    /// A link that leads nowhere.
    Nothing,
}

impl<'page> Writer<'page> {
    fn new(prose: &'page Prose, setting: Setting<'page>, resolve: &'page dyn Resolve) -> Self {
        Self {
            prose,
            setting,
            resolve,
            markup: Markup::default(),
            closing: Vec::new(),
            outline: Vec::new(),
            columns: Vec::new(),
            column: 0,
            tables: 0,
            in_head: false,
            links_open: 0,
            colouring: highlight::Budget::default(),
            marking: setting.marks.map(|marks| Marking::new(marks, prose.plain())),
            notes: Notes::default(),
        }
    }

    fn node(&mut self, nodes: &'page [Node], index: usize) {
        match &nodes[index].kind {
            NodeKind::Open(element) => {
                let empty = matches!(nodes.get(index + 1).map(|node| &node.kind), Some(NodeKind::Close));
                let against = element.is_block() && self.runs_against(&nodes[index + 1..]);
                self.open(element, empty, against);
            }
            NodeKind::Close => self.close(),
            NodeKind::Text(words) => self.marked_words(index, self.prose.words(&nodes[index], words)),
            NodeKind::Code(words) => {
                self.markup.raw("<code>");
                self.marked_words(index, self.prose.words(&nodes[index], words));
                self.markup.raw("</code>");
            }
            NodeKind::CodeBlock(block) => self.code_block(block.language.as_deref(), &block.code),
            NodeKind::SoftBreak => self.markup.raw("\n"),
            NodeKind::HardBreak => self.markup.raw("<br>\n"),
            NodeKind::Rule => self.markup.raw("<hr>\n"),
            NodeKind::Task { done } => self.task(*done),
            NodeKind::FootnoteReference(number) => self.footnote_reference(*number),
            NodeKind::Reference(reference) => self.reference(reference),
            NodeKind::Citation(claims) => self.citation(claims),
            NodeKind::Picture(picture) => self.picture(picture),
            // A figure stands between blocks, and `pieces` sees to it.
            NodeKind::Figure(_) => {}
        }
    }

    /// Whether the element whose content begins these nodes is written in the other direction than what surrounds the text: the browser
    /// then finds out its direction by itself, as it would for a text of its own.
    fn runs_against(&self, nodes: &[Node]) -> bool {
        // So many pieces and characters tell; lists within lists within lists are not read to their end time and again.
        const MOST_NODES: usize = 50;
        const MOST_BYTES: usize = 1000;
        let mut depth = 0_usize;
        for node in nodes.iter().take(MOST_NODES) {
            let words = match &node.kind {
                NodeKind::Open(_) => {
                    depth += 1;
                    continue;
                }
                NodeKind::Close if depth == 0 => return false,
                NodeKind::Close => {
                    depth -= 1;
                    continue;
                }
                NodeKind::Text(words) | NodeKind::Code(words) => self.prose.words(node, words),
                NodeKind::Reference(reference) => reference.words.as_ref().unwrap_or(&reference.id),
                _ => continue,
            };
            let beginning = &words[..words.floor_char_boundary(MOST_BYTES)];
            if let Some(direction) = first_strong(beginning) {
                return direction != self.setting.direction;
            }
        }
        false
    }

    fn open(&mut self, element: &Element, empty: bool, against: bool) {
        if matches!(element, Element::Paragraph)
            && let Some(number) = self.next_paragraph()
        {
            self.numbered_paragraph(number, against);
            self.closing.push(Closing::Tag("</p>\n"));
            return;
        }
        let (tag, closing) = match element {
            Element::Paragraph if against => ("<p dir=\"auto\">", Closing::Tag("</p>\n")),
            Element::Item if against => ("<li dir=\"auto\">", Closing::Tag("</li>\n")),
            Element::Term if against => ("<dt dir=\"auto\">", Closing::Tag("</dt>\n")),
            Element::Definition if against => ("<dd dir=\"auto\">", Closing::Tag("</dd>\n")),
            Element::Paragraph => ("<p>", Closing::Tag("</p>\n")),
            Element::Quotation(None) => ("<blockquote>\n", Closing::Tag("</blockquote>\n")),
            Element::List(None) => ("<ul>\n", Closing::Tag("</ul>\n")),
            Element::Item => ("<li>", Closing::Tag("</li>\n")),
            Element::DefinitionList => ("<dl>\n", Closing::Tag("</dl>\n")),
            Element::Term => ("<dt>", Closing::Tag("</dt>\n")),
            Element::Definition => ("<dd>", Closing::Tag("</dd>\n")),
            Element::Emphasis => ("<em>", Closing::Tag("</em>")),
            Element::Strong => ("<strong>", Closing::Tag("</strong>")),
            Element::Struck => ("<s>", Closing::Tag("</s>")),
            Element::TableHead => {
                (self.in_head, self.column) = (true, 0);
                ("<thead>\n<tr>", Closing::Head)
            }
            Element::TableRow => {
                self.column = 0;
                ("<tr>", Closing::Tag("</tr>\n"))
            }
            Element::Heading { level, id } => return self.heading(*level, id, against),
            Element::Quotation(Some(alert)) => return self.alert(*alert),
            Element::List(Some(start)) => return self.ordered_list(*start),
            Element::Table(columns) => return self.table(columns),
            Element::TableCell => return self.cell(empty, against),
            Element::Link(link) => return self.link(&link.target, &link.title),
        };
        self.markup.raw(tag);
        self.closing.push(closing);
    }

    fn close(&mut self) {
        match self.closing.pop() {
            Some(Closing::Tag(tag)) => self.markup.raw(tag),
            Some(Closing::Heading(level)) => {
                self.markup.raw("</h");
                self.markup.number(level.into());
                self.markup.raw(">\n");
            }
            Some(Closing::Link) => {
                self.links_open -= 1;
                self.markup.raw("</a>");
            }
            Some(Closing::Head) => {
                self.in_head = false;
                self.markup.raw("</tr>\n</thead>\n<tbody>\n");
            }
            Some(Closing::Nothing) | None => {}
        }
    }

    /// Headings follow each other by one level at most, whatever the text skips: readers who go from heading to heading miss none.
    fn heading(&mut self, level: u8, id: &str, against: bool) {
        while self.outline.last().is_some_and(|&above| above >= level) {
            self.outline.pop();
        }
        let shown = (self.setting.top_heading + self.outline.len() as u8).min(6);
        self.outline.push(level);
        self.markup.raw("<h");
        self.markup.number(shown.into());
        self.markup.attribute("id", &format!("{ANCHOR_PREFIX}{id}"));
        self.markup.raw(if against { " dir=\"auto\">" } else { ">" });
        self.closing.push(Closing::Heading(shown));
    }

    fn alert(&mut self, alert: Alert) {
        let word = alert.word();
        self.markup.raw("<div");
        self.markup.attribute("class", &format!("alert alert-{word}"));
        self.markup.raw(" role=\"note\">\n<p class=\"alert-title\">");
        self.markup.words(self.setting.words.get(&format!("prose_{word}")));
        self.markup.raw("</p>\n");
        self.closing.push(Closing::Tag("</div>\n"));
    }

    fn ordered_list(&mut self, start: u64) {
        if start == 1 {
            self.markup.raw("<ol>\n");
        } else {
            self.markup.raw("<ol start=\"");
            self.markup.number(start);
            self.markup.raw("\">\n");
        }
        self.closing.push(Closing::Tag("</ol>\n"));
    }

    /// A wide table scrolls in a region of its own, which the keyboard reaches and whose name says which table it is.
    fn table(&mut self, columns: &[Alignment]) {
        self.tables += 1;
        columns.clone_into(&mut self.columns);
        let name = self.setting.words.say("prose_table", &[("number", &self.tables.to_string())]);
        self.markup.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\"");
        self.markup.attribute("aria-label", &name);
        self.markup.raw(">\n<table>\n");
        self.closing.push(Closing::Tag("</tbody>\n</table>\n</div>\n"));
    }

    fn cell(&mut self, empty: bool, against: bool) {
        // An empty head heads nothing.
        let head = self.in_head && !empty;
        let class = match self.columns.get(self.column) {
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::End) => " class=\"number\"",
            _ => "",
        };
        self.column += 1;
        let (tag, end) = if head { ("<th scope=\"col\"", "</th>") } else { ("<td", "</td>") };
        self.markup.raw(tag);
        self.markup.raw(class);
        self.markup.raw(if against { " dir=\"auto\">" } else { ">" });
        self.closing.push(Closing::Tag(end));
    }

    fn link(&mut self, target: &Target, title: &str) {
        let (address, elsewhere) = match target {
            Target::Web(address) => (Some(address.to_string()), true),
            Target::Mail(address) => (Some(address.clone()), false),
            Target::Local(LocalLink { path, fragment: Some(id) }) if path.is_empty() && self.prose.has_anchor(id) => {
                (Some(format!("#{ANCHOR_PREFIX}{id}")), false)
            }
            Target::Local(link) => (self.resolve.local(link), false),
        };
        let Some(address) = address else {
            self.closing.push(Closing::Nothing);
            return;
        };
        self.markup.raw("<a");
        self.markup.attribute("href", &address);
        if elsewhere {
            self.markup.raw(" rel=\"noopener noreferrer\"");
        }
        self.title(title);
        self.markup.raw(">");
        self.links_open += 1;
        self.closing.push(Closing::Link);
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.markup.attribute("title", title);
        }
    }

    fn reference(&mut self, reference: &Reference) {
        match self.resolve.reference(reference) {
            None => self.markup.words(reference.words.as_deref().unwrap_or(&reference.id)),
            Some(link) => {
                self.markup.raw("<a");
                self.markup.attribute("href", &link.href);
                self.markup.raw(">");
                match &reference.words {
                    Some(words) => self.markup.words(words),
                    None => self.wording(&link.label, false),
                }
                self.markup.raw("</a>");
            }
        }
    }

    /// Words, in an element that says their language where it is not the page's. A quote stands in one in any case.
    fn wording(&mut self, wording: &Wording, is_quote: bool) {
        let marked = is_quote || wording.lang.is_some() || wording.dir.is_some();
        let (start, end) = if is_quote { ("<q", "</q>") } else { ("<span", "</span>") };
        if marked {
            self.markup.raw(start);
            if let Some(lang) = &wording.lang {
                self.markup.attribute("lang", lang);
            }
            if let Some(dir) = wording.dir {
                self.markup.attribute("dir", dir);
            }
            self.markup.raw(">");
        }
        self.markup.words(&wording.text);
        if marked {
            self.markup.raw(end);
        }
    }

    fn citation(&mut self, claims: &'page [ClaimReference]) {
        self.markup.raw("<sup>");
        for (position, claim) in claims.iter().enumerate() {
            if position > 0 {
                self.markup.raw(", ");
            }
            match self.notes.cite_claim(claim, self.resolve) {
                Some(mark) => self.note_mark(mark),
                None => self.markup.words(&format!("{}#{}", claim.source, claim.claim)),
            }
        }
        self.markup.raw("</sup>");
    }

    fn footnote_reference(&mut self, number: usize) {
        let mark = self.notes.cite_footnote(number);
        self.markup.raw("<sup>");
        self.note_mark(mark);
        self.markup.raw("</sup>");
    }

    /// The number of a note in the text, which leads to the note. Within a link, and where it is cited over and over, it is only a number.
    fn note_mark(&mut self, mark: notes::Mark) {
        if mark.citation > notes::MOST_BACK_LINKS {
            return self.markup.number(mark.note as u64);
        }
        let id = format!("{ANCHOR_PREFIX}ref_{}_{}", mark.note, mark.citation);
        let (start, end) = if self.links_open > 0 { ("<span", "</span>") } else { ("<a role=\"doc-noteref\"", "</a>") };
        self.markup.raw(start);
        self.markup.attribute("id", &id);
        if self.links_open == 0 {
            self.markup.attribute("href", &format!("#{ANCHOR_PREFIX}note_{}", mark.note));
        }
        self.markup.raw(">");
        self.markup.number(mark.note as u64);
        self.markup.raw(end);
    }

    fn picture(&mut self, picture: &Picture) {
        let Some(address) = self.resolve.local(&picture.link) else {
            return self.markup.words(&picture.text);
        };
        self.markup.raw("<img");
        self.markup.attribute("src", &address);
        self.markup.attribute("alt", &picture.text);
        self.title(&picture.title);
        self.markup.raw(">");
    }

    fn task(&mut self, done: bool) {
        let (sign, key) = if done { ("☑", "prose_done") } else { ("☐", "prose_not_done") };
        self.markup.raw("<span role=\"img\"");
        self.markup.attribute("aria-label", self.setting.words.get(key));
        self.markup.raw(">");
        self.markup.raw(sign);
        self.markup.raw("</span> ");
    }

    fn code_block(&mut self, language: Option<&str>, code: &str) {
        self.markup.raw("<pre><code>");
        match language.and_then(|language| highlight::code(language, code, &mut self.colouring)) {
            Some(coloured) => self.markup.append(&coloured),
            None => self.markup.words(code),
        }
        self.markup.raw("</code></pre>\n");
    }
}
