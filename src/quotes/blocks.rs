//! The blocks of an archived text: paragraphs, headings, entries of lists, cells of tables.
//!
//! A quote that runs from one block into the next joins what the publisher set apart, and browsers do not find one term of a text fragment
//! across a block. So the blocks are kept beside the text, from where the reader of its format saw them.

use std::ops::Range;

use crate::prose::PlainText;

/// A text as it was read, with what its format says of its parts. All offsets are bytes of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) text: String,
    /// Where the blocks begin, ascending. Each ends where the next begins.
    pub(crate) blocks: Vec<Block>,
    /// Where a line begins that was broken within a block, ascending.
    pub(crate) breaks: Vec<usize>,
    /// What is no text of the publisher's: menus, forms, what is hidden. Ascending by start.
    pub(crate) navigation: Vec<Range<usize>>,
    /// Where the page itself says who wrote it.
    pub(crate) bylines: Vec<Range<usize>>,
    /// The authors that the page names outside its text.
    pub(crate) authors: Vec<String>,
    /// By block, its number as a reader counts paragraphs: from 1, menus and empty blocks not counted; those have that of the one before.
    numbers: Vec<usize>,
}

/// The beginning of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) start: usize,
    /// Whether it is the page's main heading.
    pub(crate) is_headline: bool,
}

impl Reading {
    /// Plain text: an empty line ends a block.
    pub(crate) fn of_text(text: String) -> Self {
        let (mut blocks, mut at, mut is_open) = (Vec::new(), 0, false);
        for line in text.split_inclusive('\n') {
            let is_empty = line.trim_ascii().is_empty();
            if !is_empty && !is_open {
                blocks.push(Block { start: at, is_headline: false });
            }
            is_open = !is_empty;
            at += line.len();
        }
        Self { text, blocks, ..Self::default() }
    }

    /// Markdown, read as the site's own texts are.
    pub(crate) fn of_prose(plain: PlainText) -> Self {
        let block = |block: &crate::prose::PlainBlock| Block { start: block.start, is_headline: block.heading == Some(1) };
        Self { blocks: plain.blocks.iter().map(block).collect(), breaks: plain.breaks, text: plain.text, ..Self::default() }
    }

    /// The number of the block that a byte lies in, from 0; the first for what stands before all blocks.
    fn block_at(&self, offset: usize) -> usize {
        self.blocks.partition_point(|block| block.start <= offset).saturating_sub(1)
    }

    /// The bytes of a block.
    fn block_range(&self, index: usize) -> Range<usize> {
        let start = self.blocks.get(index).map_or(0, |block| block.start);
        let end = self.blocks.get(index + 1).map_or(self.text.len(), |block| block.start);
        start..end
    }

    /// The blocks that have text, without the white space around it.
    pub(crate) fn paragraphs(&self) -> Vec<Range<usize>> {
        let blocks = (0..self.blocks.len()).map(|index| self.block_range(index));
        let trimmed = blocks.map(|block| {
            let text = &self.text[block.clone()];
            let start = block.start + (text.len() - text.trim_start().len());
            start..start + text.trim().len()
        });
        trimmed.filter(|block| !block.is_empty()).collect()
    }

    /// The blocks that a range touches, as their bytes.
    pub(crate) fn blocks_of(&self, range: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let last = self.block_at(range.end.saturating_sub(1).max(range.start));
        (self.block_at(range.start)..=last).map(|index| self.block_range(index))
    }

    /// The same with its paragraphs numbered.
    pub(crate) fn numbered(mut self) -> Self {
        let mut navigation = self.navigation.iter().peekable();
        let (mut number, mut numbers) = (0, Vec::with_capacity(self.blocks.len()));
        for index in 0..self.blocks.len() {
            let block = self.block_range(index);
            while navigation.next_if(|passage| passage.end <= block.start).is_some() {}
            let is_navigation = navigation.peek().is_some_and(|passage| passage.start <= block.start);
            number += usize::from(!is_navigation && !self.text[block].trim_start().is_empty());
            numbers.push(number);
        }
        self.numbers = numbers;
        self
    }

    /// The numbers of the paragraphs that a range touches, ascending.
    pub(crate) fn paragraphs_of(&self, range: &Range<usize>) -> Vec<usize> {
        let (first, last) = (self.block_at(range.start), self.block_at(range.end.saturating_sub(1).max(range.start)));
        let mut paragraphs: Vec<usize> = (first..=last).filter_map(|block| self.numbers.get(block).copied()).collect();
        paragraphs.dedup();
        paragraphs
    }

    /// Where, inside a range, a block or a broken line begins.
    pub(crate) fn boundaries_in(&self, range: &Range<usize>) -> Vec<usize> {
        let blocks =
            self.blocks.partition_point(|block| block.start <= range.start)..self.blocks.partition_point(|block| block.start < range.end);
        let breaks = self.breaks.partition_point(|at| *at <= range.start)..self.breaks.partition_point(|at| *at < range.end);
        let blocks = self.blocks.get(blocks).unwrap_or_default().iter().map(|block| block.start);
        let mut boundaries: Vec<usize> = blocks.chain(self.breaks.get(breaks).unwrap_or_default().iter().copied()).collect();
        boundaries.sort_unstable();
        boundaries.dedup();
        boundaries
    }

    /// Whether a range lies in the page's main heading, in a line that is the source's title, or where the page says who wrote it.
    pub(crate) fn is_headline_or_byline(&self, range: &Range<usize>, title: &str) -> bool {
        let block = self.block_at(range.start);
        let line = self.line_of(range);
        let is_title = |line: &str, title: &str| !title.is_empty() && same_words(line, title);
        self.blocks.get(block).is_some_and(|found| found.is_headline && range.end <= self.block_range(block).end)
            || self.bylines.iter().any(|byline| byline.start <= range.start && range.end <= byline.end)
            || line.is_some_and(|line| is_title(line, title) || self.authors.iter().any(|author| is_title(line, author)))
    }

    /// The line that a range lies in; `None` where it runs over more, or the line is too long for a title.
    fn line_of(&self, range: &Range<usize>) -> Option<&str> {
        const LONGEST_LINE: usize = 1_000;
        let from = self.text.floor_char_boundary(range.start.saturating_sub(LONGEST_LINE));
        let to = self.text.ceil_char_boundary((range.end + LONGEST_LINE).min(self.text.len()));
        let start = self.text[from..range.start].rfind('\n').map(|end| from + end + 1).or((from == 0).then_some(0))?;
        let end = self.text[range.end..to].find('\n').map(|end| range.end + end).or((to == self.text.len()).then_some(to))?;
        (!self.text[range.clone()].contains('\n')).then(|| &self.text[start..end])
    }
}

/// Whether two lines have the same letters and digits, whatever stands between them.
fn same_words(one: &str, other: &str) -> bool {
    let letters =
        |line: &str| line.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect::<Vec<_>>();
    letters(one) == letters(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(reading: &Reading, words: &str) -> Vec<usize> {
        let start = reading.text.find(words).expect("the words stand there");
        reading.paragraphs_of(&(start..start + words.len()))
    }

    #[test]
    fn an_empty_line_ends_a_block_of_plain_text() {
        let reading = Reading::of_text("Talks end\n\nThe talks\nended. \n \n\nNobody\nspoke.\n".to_owned()).numbered();
        assert_eq!(paragraphs(&reading, "Talks"), [1]);
        assert_eq!(paragraphs(&reading, "talks\nended"), [2]);
        assert_eq!(paragraphs(&reading, "ended. \n \n\nNobody"), [2, 3]);
        assert!(reading.is_headline_or_byline(&(0..5), "“Talks end”"));
        assert!(!reading.is_headline_or_byline(&(11..14), "Talks end"));
    }

    #[test]
    fn markdown_has_the_blocks_of_its_grammar() {
        let reading =
            Reading::of_prose(crate::prose::read("# Talks end\nOne  \ntwo.\n\n- a\n- b\n\n|c|d|\n|-|-|\n|e|f|\n").plain()).numbered();
        assert_eq!(paragraphs(&reading, "Talks end"), [1]);
        assert_eq!(paragraphs(&reading, "One\ntwo."), [2]);
        assert_eq!(paragraphs(&reading, "a\nb"), [3, 4]);
        assert_eq!(paragraphs(&reading, "e\nf").len(), 2);
        assert!(reading.is_headline_or_byline(&(0..5), ""));
        let broken = reading.text.find("two").expect("it stands there");
        assert_eq!(reading.boundaries_in(&(broken - 4..broken + 3)), [broken]);
    }
}
