//! A Markdown text as it was understood, kept with the file that holds it: read once, by `crate::prose`, and asked by everybody.

mod figure;
mod link;
mod node;

pub use figure::{Figure, FigureArgument, FigureName};
pub use link::{LocalLink, LocalTarget, Target};
pub use node::{Alert, Alignment, ClaimReference, CodeBlock, Element, Footnote, Heading, Link, Node, NodeKind, Picture, Reference, Words};

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::span::{FileId, Span};

/// A Markdown text, understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prose {
    /// The file that holds the text, and the bytes of the text in it.
    pub written: (Arc<str>, Range<usize>),
    /// The text as a flat list of opened and closed elements and leaves. Every [`NodeKind::Open`] has its [`NodeKind::Close`].
    /// Footnotes stand apart, in `footnotes`.
    pub nodes: Vec<Node>,
    /// The footnotes in the order of the text; of several with one label the first.
    pub footnotes: Vec<Footnote>,
    /// The headings in the order of the text, as an outline.
    pub headings: Vec<Heading>,
    /// What is wrong, in the order of the text.
    pub faults: Vec<Fault>,
}

/// Something that is wrong in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// What kind of finding it is.
    pub code: Code,
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Text that would mend it in place of the range.
    pub suggestion: Option<String>,
}

impl Fault {
    /// The fault as a finding in `file`, in which the text begins at byte `base`.
    pub fn diagnostic(&self, file: FileId, base: usize) -> Diagnostic {
        let span = Span::new(file, base + self.range.start..base + self.range.end);
        let diagnostic = Diagnostic::new(self.code, span, self.message.clone(), self.help.clone());
        match &self.suggestion {
            Some(suggestion) => diagnostic.with_suggestion(suggestion.clone()),
            None => diagnostic,
        }
    }
}

impl Prose {
    /// The text as it is written.
    pub fn text(&self) -> &str {
        let (file, range) = &self.written;
        &file[range.clone()]
    }

    /// The words of a node of this text.
    pub fn words<'prose>(&'prose self, node: &Node, words: &'prose Words) -> &'prose str {
        words.read(self.text(), node)
    }

    /// Every node: those of the text, then those of each footnote.
    pub fn all_nodes(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().chain(self.footnotes.iter().flat_map(|footnote| &footnote.nodes))
    }

    /// Every `[[id]]` with its place.
    pub fn references(&self) -> impl Iterator<Item = (&Reference, Range<usize>)> {
        self.all_nodes().filter_map(|node| match &node.kind {
            NodeKind::Reference(reference) => Some((&**reference, node.range())),
            _ => None,
        })
    }

    /// Every cited claim; it knows its place.
    pub fn citations(&self) -> impl Iterator<Item = &ClaimReference> {
        self.all_nodes().flat_map(|node| match &node.kind {
            NodeKind::Citation(claims) => claims.as_ref(),
            _ => &[],
        })
    }

    /// Every figure with its place.
    pub fn figures(&self) -> impl Iterator<Item = (&Figure, Range<usize>)> {
        self.nodes.iter().filter_map(|node| match &node.kind {
            NodeKind::Figure(figure) => Some((&**figure, node.range())),
            _ => None,
        })
    }

    /// Every link and picture that points into the site, with its place.
    pub fn local_links(&self) -> impl Iterator<Item = (&LocalLink, Range<usize>)> {
        self.all_nodes().filter_map(|node| match &node.kind {
            NodeKind::Open(Element::Link(link)) => match &link.target {
                Target::Local(link) => Some((link, node.range())),
                _ => None,
            },
            NodeKind::Picture(picture) => Some((&picture.link, node.range())),
            _ => None,
        })
    }

    /// Every fenced code block's language with its place.
    pub fn code_languages(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.all_nodes().filter_map(|node| match &node.kind {
            NodeKind::CodeBlock(block) => Some((block.language.as_deref()?, node.range())),
            _ => None,
        })
    }

    /// Whether a heading has this id.
    pub fn has_anchor(&self, id: &str) -> bool {
        self.headings.iter().any(|heading| heading.id == id)
    }
}
