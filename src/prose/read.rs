//! Markdown's events → [`Prose`]. The one place that knows the Markdown library.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{self as markdown, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::address::read_address;
use super::anchor::Anchors;
use super::limit::{MOST_PIECES, asks_too_much, too_many_pieces};
use super::run::Run;
use crate::diagnostic::Code;
use crate::model::misleading::{Misleading, misleading, overrides};
use crate::model::prose::{
    Alert, Alignment, CodeBlock, Element, Fault, Footnote, Heading, Link, Node, NodeKind, Picture, Prose, Target, Words,
};
use crate::model::wording::capital;

/// Reads a Markdown text. Never fails: what cannot be read stays words, and a fault says so.
pub fn read(text: &str) -> Prose {
    read_in(&Arc::from(text), 0..text.len())
}

/// The same of a text that is these bytes of a file: what is read shares the file.
pub fn read_in(file: &Arc<str>, body: Range<usize>) -> Prose {
    let text = &file[body.clone()];
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    if text.lines().any(is_task_of_a_backslash) {
        options.remove(Options::ENABLE_HEADING_ATTRIBUTES);
    }
    let parser = Parser::new_ext(text, options);
    let mut reader = Reader { text, ..Reader::default() };
    for (label, definition) in parser.reference_definitions().iter() {
        reader.check_definition(label, definition.span.clone());
    }
    reader.check_order(text, &(0..text.len()));
    for (count, (event, range)) in parser.into_offset_iter().enumerate() {
        if count == MOST_PIECES {
            return too_many_pieces(range);
        }
        reader.event(event, range);
    }
    Prose { written: (Arc::clone(file), body), ..reader.finish() }
}

/// Whether a line may be a task whose only word is a backslash. Made a heading by the line below it, its end lies before its start to the
/// Markdown library, which then panics while it looks for `{#id}`; so such a text is read without these.
fn is_task_of_a_backslash(line: &str) -> bool {
    let before = line.trim_end().strip_suffix('\\');
    before.is_some_and(|before| before.ends_with(char::is_whitespace) && before.trim_end().ends_with(']'))
}

/// What an opened Markdown element became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    /// A node that must be closed.
    Node,
    /// A paragraph, which figures may split.
    Paragraph,
    /// A heading; its node's index.
    Heading(usize),
    /// A link; its node must be closed.
    Link,
    /// Nothing: its content stands in its place.
    Nothing,
    /// A footnote, whose nodes are collected apart.
    Footnote,
}

/// What swallows events until its end.
#[derive(Debug)]
enum Collecting<'text> {
    Code { language: Option<String>, code: String, range: Range<usize> },
    Picture { depth: usize, address: markdown::CowStr<'text>, title: String, words: String, range: Range<usize> },
    Html { first: bool },
}

#[derive(Debug, Default)]
pub(super) struct Reader<'text> {
    text: &'text str,
    pub(super) nodes: Vec<Node>,
    /// The nodes of what a footnote interrupts, with that footnote's number.
    pub(super) suspended: Vec<(Vec<Node>, usize, Range<usize>)>,
    pub(super) opened: Vec<Opened>,
    pub(super) run: Run,
    collecting: Option<Collecting<'text>>,
    /// Whether a figure has just ended a paragraph whose rest, if any, needs a new one.
    pub(super) split: bool,
    pub(super) links_open: usize,
    anchors: Anchors,
    headings: Vec<Heading>,
    footnotes: Vec<Option<Footnote>>,
    footnote_numbers: BTreeMap<String, usize>,
    html_opened: BTreeSet<String>,
    /// Whether it was said that a character turns the order of what follows: once is enough.
    is_turned: bool,
    pub(super) faults: Vec<Fault>,
}

impl<'text> Reader<'text> {
    fn event(&mut self, event: Event<'text>, range: Range<usize>) {
        // What the text writes as an entity, such as `&#x202e;`, is a character only here.
        if let Event::Text(words) = &event {
            self.check_order(words, &range);
        }
        if self.collect(&event, &range) {
            return;
        }
        match event {
            Event::Text(words) => return self.run.push(&words, self.text, range),
            Event::SoftBreak => return self.run.push_line_end(range),
            _ => {}
        }
        let ends_line = matches!(event, Event::HardBreak | Event::End(TagEnd::Paragraph));
        self.flush(ends_line);
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(_) => self.end(&range),
            Event::Code(words) => self.push(NodeKind::Code(Words::Other(words.into_string().into())), range),
            Event::Html(words) | Event::InlineHtml(words) => self.inline_html(&words, range),
            Event::FootnoteReference(label) => {
                let number = self.footnote_number(&label);
                self.push(NodeKind::FootnoteReference(number), range);
            }
            Event::HardBreak => self.push(NodeKind::HardBreak, range),
            Event::Rule => self.push(NodeKind::Rule, range),
            Event::TaskListMarker(done) => self.push(NodeKind::Task { done }, range),
            // Mathematics is not switched on; were it, its source would be shown.
            Event::InlineMath(words) | Event::DisplayMath(words) => self.push_words(&words, range),
            Event::Text(_) | Event::SoftBreak => {}
        }
    }

    /// Gives the event to what is being collected, if anything is. Says whether it took it.
    fn collect(&mut self, event: &Event<'text>, range: &Range<usize>) -> bool {
        match &mut self.collecting {
            None => return false,
            Some(Collecting::Code { code, .. }) => match event {
                Event::Text(words) => code.push_str(words),
                Event::End(TagEnd::CodeBlock) => self.end_collecting(),
                _ => {}
            },
            Some(Collecting::Picture { depth, words, .. }) => match event {
                Event::Text(piece) | Event::Code(piece) | Event::InlineHtml(piece) => words.push_str(piece),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                Event::Start(_) => *depth += 1,
                Event::End(_) if *depth > 0 => *depth -= 1,
                Event::End(_) => self.end_collecting(),
                _ => {}
            },
            Some(Collecting::Html { first }) => match event {
                Event::Html(line) | Event::Text(line) => {
                    let was_first = std::mem::replace(first, false);
                    self.html_line(line, range.clone(), was_first);
                }
                Event::End(TagEnd::HtmlBlock) => self.end_collecting(),
                _ => {}
            },
        }
        true
    }

    fn end_collecting(&mut self) {
        match self.collecting.take() {
            Some(Collecting::Code { language, code, range }) => {
                self.push(NodeKind::CodeBlock(Box::new(CodeBlock { language, code })), range);
            }
            Some(Collecting::Picture { address, title, words, range, .. }) => self.picture(&address, title, words.trim().to_owned(), range),
            Some(Collecting::Html { .. }) => self.close(0..0),
            None => {}
        }
    }

    fn start(&mut self, tag: Tag<'text>, range: Range<usize>) {
        match tag {
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => info.split([',', ' ', '\t', '{']).next().map(str::trim).map(str::to_owned),
                    CodeBlockKind::Indented => None,
                };
                let language = language.filter(|language| !language.is_empty());
                self.collecting = Some(Collecting::Code { language, code: String::new(), range });
            }
            Tag::Image { dest_url, title, .. } => {
                let (title, words) = (title.into_string(), String::new());
                self.collecting = Some(Collecting::Picture { depth: 0, address: dest_url, title, words, range });
            }
            Tag::HtmlBlock => {
                self.open(Element::Paragraph, range);
                self.collecting = Some(Collecting::Html { first: true });
            }
            Tag::FootnoteDefinition(label) => {
                let number = self.footnote_number(&label);
                if self.footnotes[number].is_some() {
                    self.fault(
                        Code::ListedTwice,
                        range.start..range.start + label.len() + 3,
                        format!("the footnote `{label}` stands here twice"),
                        "Keep one of them, or give it another label.",
                    );
                }
                self.suspended.push((std::mem::take(&mut self.nodes), number, range));
                self.opened.push(Opened::Footnote);
                self.footnotes[number].get_or_insert(Footnote { label: label.into_string(), nodes: Vec::new(), range: 0..0 });
            }
            Tag::Heading { level, id, .. } => {
                self.opened.push(Opened::Heading(self.nodes.len()));
                // Other attributes of the heading are left out: the page's markup is not the content's to set.
                let id = id.map(markdown::CowStr::into_string).unwrap_or_default().into_boxed_str();
                self.push(NodeKind::Open(Element::Heading { level: level as u8, id }), range);
            }
            Tag::Paragraph => {
                self.opened.push(Opened::Paragraph);
                self.push(NodeKind::Open(Element::Paragraph), range);
            }
            Tag::Link { link_type, dest_url, title, .. } => self.link(link_type, &dest_url, title.into_string(), range),
            tag => match plain_element(&tag) {
                Some(element) => {
                    self.opened.push(Opened::Node);
                    self.open(element, range);
                }
                None => self.opened.push(Opened::Nothing),
            },
        }
    }

    fn end(&mut self, range: &Range<usize>) {
        match self.opened.pop() {
            Some(Opened::Link) => {
                self.links_open -= 1;
                self.close(range.clone());
            }
            Some(Opened::Paragraph) if std::mem::take(&mut self.split) => {}
            Some(Opened::Paragraph | Opened::Node) => self.close(range.clone()),
            Some(Opened::Heading(index)) => self.end_heading(index, range),
            Some(Opened::Footnote) => self.end_footnote(),
            Some(Opened::Nothing) | None => {}
        }
    }

    fn end_heading(&mut self, index: usize, range: &Range<usize>) {
        let text = words_of(self.text, &self.nodes[index..]);
        if let NodeKind::Open(Element::Heading { level, id }) = &mut self.nodes[index].kind {
            let anchor = self.anchors.take(Some(id), &text);
            *id = anchor.as_str().into();
            self.headings.push(Heading { level: *level, text, id: anchor, range: range.clone() });
        }
        self.close(range.clone());
    }

    fn end_footnote(&mut self) {
        if let Some((nodes, number, range)) = self.suspended.pop() {
            let nodes = std::mem::replace(&mut self.nodes, nodes);
            if let Some(footnote) = self.footnotes[number].as_mut().filter(|footnote| footnote.range.is_empty()) {
                footnote.nodes = nodes;
                footnote.range = range;
            }
        }
    }

    fn link(&mut self, link_type: markdown::LinkType, address: &str, title: String, range: Range<usize>) {
        let address = if link_type == markdown::LinkType::Email { format!("mailto:{address}") } else { address.to_owned() };
        match read_address(&address) {
            Ok(target) => {
                self.check_looks(&address, &range);
                self.opened.push(Opened::Link);
                self.links_open += 1;
                self.open(Element::Link(Box::new(Link { target, title })), range);
            }
            Err(refusal) => {
                self.opened.push(Opened::Nothing);
                self.fault(
                    Code::UnsafeAddress,
                    range,
                    format!("the address `{}` {}", shown(&address), refusal.reason()),
                    "Write a full `https:` address, or a path to a file of the site.",
                );
            }
        }
    }

    fn picture(&mut self, address: &str, title: String, text: String, range: Range<usize>) {
        match read_address(address) {
            Ok(Target::Local(link)) if !link.path.is_empty() => {
                if text.is_empty() {
                    self.fault(
                        Code::PictureWithoutText,
                        range.clone(),
                        format!("the picture `{}` has no text in its place", shown(address)),
                        "Say between the square brackets what it shows.",
                    );
                }
                self.push(NodeKind::Picture(Box::new(Picture { link, text, title })), range);
            }
            Ok(Target::Web(_) | Target::Mail(_)) => {
                self.fault(
                    Code::UnsafeAddress,
                    range.clone(),
                    format!("the picture `{}` lies elsewhere", shown(address)),
                    "Nothing is ever fetched from another host: put the file beside the content, or write a link (without `!`).",
                );
                self.push_words(&text, range);
            }
            Ok(Target::Local(_)) | Err(_) => {
                self.fault(
                    Code::UnsafeAddress,
                    range.clone(),
                    format!("`{}` is no path to a picture", shown(address)),
                    "Write a path to a file of the site.",
                );
                self.push_words(&text, range);
            }
        }
    }

    fn html_line(&mut self, line: &str, range: Range<usize>, first: bool) {
        let words = line.trim_end_matches(['\n', '\r']);
        if first {
            self.html_fault(words, range.start..range.start + words.len());
        } else {
            self.push(NodeKind::SoftBreak, range.start..range.start);
        }
        self.push_words(words, range);
    }

    fn inline_html(&mut self, words: &str, range: Range<usize>) {
        // One finding for `<b>…</b>` is enough.
        let name: String = words.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect();
        let closes_a_known_one = words.starts_with("</") && self.html_opened.contains(&name);
        if !closes_a_known_one {
            self.html_fault(words, range.clone());
            self.html_opened.insert(name);
        }
        self.push_words(words, range);
    }

    fn html_fault(&mut self, words: &str, range: Range<usize>) {
        let help = "Write it in Markdown. Where the sign itself is meant, write `\\<`.";
        self.fault(Code::RawHtml, range, format!("raw HTML is shown as text: `{}`", shown(words)), help);
    }

    fn footnote_number(&mut self, label: &str) -> usize {
        let next = self.footnotes.len();
        // Markdown compares labels without regard to case.
        let number = *self.footnote_numbers.entry(label.to_lowercase()).or_insert(next);
        if number == next {
            self.footnotes.push(None);
        }
        number
    }

    /// A line `[@source#claim]: words` is a link definition to Markdown, which shows nothing of it.
    fn check_definition(&mut self, label: &str, range: Range<usize>) {
        if label.starts_with('@') || label.starts_with('^') {
            self.fault(
                Code::UnknownId,
                range,
                format!("Markdown takes `[{label}]:` at the start of a line for a link's address and shows nothing"),
                "Begin the line with a word.",
            );
        }
    }

    pub(super) fn push(&mut self, kind: NodeKind, range: Range<usize>) {
        if self.split {
            // The line end after a figure belongs to the figure.
            if matches!(kind, NodeKind::SoftBreak | NodeKind::HardBreak) {
                return;
            }
            self.split = false;
            self.nodes.push(Node::new(NodeKind::Open(Element::Paragraph), range.clone()));
        }
        self.nodes.push(Node::new(kind, range));
    }

    pub(super) fn push_words(&mut self, words: &str, range: Range<usize>) {
        self.push(NodeKind::Text(Words::at(self.text, range.clone(), words)), range);
    }

    fn open(&mut self, element: Element, range: Range<usize>) {
        self.push(NodeKind::Open(element), range);
    }

    fn close(&mut self, range: Range<usize>) {
        self.push(NodeKind::Close, range);
    }

    pub(super) fn fault(&mut self, code: Code, range: Range<usize>, message: String, help: &str) {
        self.faults.push(Fault { code, range, message, help: help.to_owned(), suggestion: None });
    }

    /// Whether an address leads where it seems to lead.
    pub(super) fn check_looks(&mut self, address: &str, range: &Range<usize>) {
        if let Some(found) = misleading(address) {
            self.fault(Code::MisleadingText, range.clone(), format!("the address {}", found.message()), &in_full(found.help()));
        }
    }

    /// Finds the first character that turns the order of what follows, in words that stand at `range`.
    fn check_order(&mut self, words: &str, range: &Range<usize>) {
        if self.is_turned {
            return;
        }
        if let Some((place, character)) = words.char_indices().find(|(_, character)| overrides(*character)) {
            self.is_turned = true;
            let found = Misleading::Overrides(character);
            let is_as_written = self.text.get(range.clone()) == Some(words);
            let start = range.start + place;
            let range = if is_as_written { start..start + character.len_utf8() } else { range.clone() };
            self.fault(Code::MisleadingText, range, format!("the text {}", found.message()), &in_full(found.help()));
        }
    }

    fn finish(mut self) -> Prose {
        self.flush(true);
        self.faults
            .sort_by(|left, right| (left.range.start, left.code, &left.message).cmp(&(right.range.start, right.code, &right.message)));
        let none = || Footnote { label: String::new(), nodes: Vec::new(), range: 0..0 };
        let footnotes = self.footnotes.into_iter().map(|footnote| footnote.unwrap_or_else(none)).collect();
        self.headings.sort_by_key(|heading| heading.range.start);
        self.nodes.shrink_to_fit();
        let prose = Prose { nodes: self.nodes, footnotes, headings: self.headings, faults: self.faults, ..Prose::default() };
        match asks_too_much(prose.all_nodes()) {
            Some(fault) => Prose { faults: vec![fault], ..Prose::default() },
            None => prose,
        }
    }
}

/// A phrase as a sentence.
fn in_full(phrase: &str) -> String {
    capital(phrase) + "."
}

fn plain_element(tag: &Tag<'_>) -> Option<Element> {
    Some(match tag {
        Tag::BlockQuote(kind) => Element::Quotation(kind.map(|kind| match kind {
            markdown::BlockQuoteKind::Note => Alert::Note,
            markdown::BlockQuoteKind::Tip => Alert::Tip,
            markdown::BlockQuoteKind::Important => Alert::Important,
            markdown::BlockQuoteKind::Warning => Alert::Warning,
            markdown::BlockQuoteKind::Caution => Alert::Caution,
        })),
        Tag::List(start) => Element::List(*start),
        Tag::Item => Element::Item,
        Tag::DefinitionList => Element::DefinitionList,
        Tag::DefinitionListTitle => Element::Term,
        Tag::DefinitionListDefinition => Element::Definition,
        Tag::Table(columns) => Element::Table(columns.iter().copied().map(alignment).collect()),
        Tag::TableHead => Element::TableHead,
        Tag::TableRow => Element::TableRow,
        Tag::TableCell => Element::TableCell,
        Tag::Emphasis => Element::Emphasis,
        Tag::Strong => Element::Strong,
        Tag::Strikethrough => Element::Struck,
        _ => return None,
    })
}

fn alignment(alignment: markdown::Alignment) -> Alignment {
    match alignment {
        markdown::Alignment::None => Alignment::None,
        markdown::Alignment::Left => Alignment::Start,
        markdown::Alignment::Center => Alignment::Center,
        markdown::Alignment::Right => Alignment::End,
    }
}

fn words_of(text: &str, nodes: &[Node]) -> String {
    let mut words = String::new();
    for node in nodes {
        match &node.kind {
            NodeKind::Text(shown) | NodeKind::Code(shown) => words.push_str(shown.read(text, node)),
            NodeKind::Reference(reference) => words.push_str(reference.words.as_deref().unwrap_or(&reference.id)),
            NodeKind::Picture(picture) => words.push_str(&picture.text),
            NodeKind::SoftBreak | NodeKind::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words.trim().to_owned()
}

/// A literal short enough for a message, on one line.
pub(super) fn shown(literal: &str) -> String {
    const LONGEST: usize = 60;
    let line = literal.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
