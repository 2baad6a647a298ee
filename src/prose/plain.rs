//! The words of a text as a reader sees them, and the way back to what they came from.

use std::ops::Range;

use super::{Element, NodeKind, Prose};

/// The words of a text without its markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlainText {
    /// The words, a line a block, without notes and figures. A link to a thing without words of its own shows its id.
    pub text: String,
    /// What the words came from, in order. Between them stand only line ends.
    pub stretches: Vec<Stretch>,
    /// Where the blocks begin, in order: paragraphs, headings, entries of lists, cells.
    pub blocks: Vec<PlainBlock>,
    /// Where a line begins that the author broke within a block.
    pub breaks: Vec<usize>,
}

/// The beginning of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlainBlock {
    /// Where it begins in [`PlainText::text`].
    pub start: usize,
    /// The level of a heading, from 1.
    pub heading: Option<u8>,
}

/// Words that one node gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The index of the node in [`Prose::nodes`].
    pub node: usize,
    /// The bytes of the words in [`PlainText::text`].
    pub range: Range<usize>,
}

impl Prose {
    /// The words of the text without its markup: what a quote from it is compared with.
    pub fn plain(&self) -> PlainText {
        let mut plain = PlainText::default();
        for (index, node) in self.nodes.iter().enumerate() {
            match &node.kind {
                NodeKind::Text(words) | NodeKind::Code(words) => plain.push(index, self.words(node, words)),
                NodeKind::CodeBlock(block) => {
                    plain.start_block(None);
                    plain.push(index, &block.code);
                }
                NodeKind::Reference(reference) => plain.push(index, reference.words.as_deref().unwrap_or(&reference.id)),
                NodeKind::Picture(picture) => plain.push(index, &picture.text),
                NodeKind::SoftBreak => plain.text.push('\n'),
                NodeKind::HardBreak => {
                    plain.text.push('\n');
                    plain.breaks.push(plain.text.len());
                }
                NodeKind::Open(Element::Heading { level, .. }) => plain.start_block(Some(*level)),
                NodeKind::Open(element) if element.is_block() => plain.start_block(None),
                _ => {}
            }
        }
        plain.truncate(plain.text.trim_end().len());
        plain
    }
}

impl PlainText {
    fn push(&mut self, node: usize, words: &str) {
        let start = self.text.len();
        self.text.push_str(words);
        if !words.is_empty() {
            self.stretches.push(Stretch { node, range: start..self.text.len() });
        }
    }

    fn start_block(&mut self, heading: Option<u8>) {
        self.truncate(self.text.trim_end_matches(' ').len());
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        // What holds other blocks begins where the first of them does.
        let start = self.text.len();
        self.blocks.pop_if(|block| block.start == start);
        self.blocks.push(PlainBlock { start, heading });
    }

    fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
        self.blocks.retain(|block| block.start < length.max(1));
        while let Some(last) = self.stretches.last_mut().filter(|last| last.range.end > length) {
            last.range.end = length;
            if last.range.start < length {
                break;
            }
            self.stretches.pop();
        }
    }
}
