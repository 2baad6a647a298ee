//! Marks in a text: quoted passages lead to their claims, passages that are not the publisher's say so. Everything is said in words, so
//! that it reads the same without colours and on paper.

use super::Writer;
use crate::prose::{MarkedStretch, Marks, PassageKind, PlainText};

/// The marks of a text on their way into the page.
#[derive(Debug)]
pub(super) struct Marking<'page> {
    marks: &'page Marks,
    plain: PlainText,
    /// The next stretch of the plain text that a node gives.
    given: usize,
    /// The next marked stretch, and whether it has begun.
    marked: usize,
    begun: bool,
    paragraphs: u64,
}

impl<'page> Marking<'page> {
    pub(super) fn new(marks: &'page Marks, plain: PlainText) -> Self {
        Self { marks, plain, given: 0, marked: 0, begun: false, paragraphs: 0 }
    }
}

/// Words of a node between two borders, with the marks that apply.
struct Cut {
    /// Bytes of the node's words.
    from: usize,
    to: usize,
    /// The marked stretch, whether it begins here and whether it ends here.
    marked: Option<(usize, bool, bool)>,
}

impl Cut {
    /// The words of the node that it is cut from, whose length the borders were made for.
    fn of<'words>(&self, words: &'words str) -> &'words str {
        words.get(self.from..self.to).expect("marks begin and end between characters of the words that nodes give")
    }
}

impl Writer<'_> {
    /// Opens a paragraph that readers can point at.
    pub(super) fn numbered_paragraph(&mut self, number: u64, against: bool) {
        let id = format!("paragraph-{number}");
        self.markup.raw("<p class=\"numbered\"");
        self.markup.attribute("id", &id);
        self.markup.raw(if against { " dir=\"auto\"" } else { "" });
        self.markup.raw("><a class=\"paragraph-number\"");
        self.markup.attribute("href", &format!("#{id}"));
        let name = self.setting.words.say("prose_paragraph", &[("number", &number.to_string())]);
        self.markup.attribute("aria-label", &name);
        self.markup.raw(">");
        self.markup.number(number);
        self.markup.raw("</a> ");
    }

    /// The number of the paragraph that begins; `None` where paragraphs are not numbered.
    pub(super) fn next_paragraph(&mut self) -> Option<u64> {
        let marking = self.marking.as_mut()?;
        marking.paragraphs += 1;
        Some(marking.paragraphs)
    }

    /// Words of the node `index`, with the marks that stand in them.
    pub(super) fn marked_words(&mut self, index: usize, words: &str) {
        let Some(cuts) = self.marking.as_mut().map(|marking| marking.cuts(index, words.len())) else { return self.markup.words(words) };
        for cut in cuts {
            let words = cut.of(words);
            let Some((marked, begins, ends)) = cut.marked else {
                self.markup.words(words);
                continue;
            };
            let Some(marks) = self.marking.as_ref().map(|marking| marking.marks) else { continue };
            let stretch = &marks.stretches[marked];
            if begins {
                self.passages_begin(marks, stretch);
            }
            self.marked_stretch(stretch, words);
            if ends {
                self.passages_end(marks, stretch);
            }
        }
    }

    fn marked_stretch(&mut self, stretch: &MarkedStretch, words: &str) {
        let (start, end) = match (stretch.excluded, stretch.quoted) {
            (true, true) => ("<span class=\"excluded\"><mark>", "</mark></span>"),
            (true, false) => ("<span class=\"excluded\">", "</span>"),
            _ => ("<mark>", "</mark>"),
        };
        self.markup.raw(start);
        self.markup.words(words);
        self.markup.raw(end);
    }

    fn passages_begin(&mut self, marks: &Marks, stretch: &MarkedStretch) {
        for passage in stretch.begins.iter().map(|&index| &marks.passages[index]) {
            match &passage.kind {
                PassageKind::Quoted { anchor: Some(anchor), .. } => {
                    self.markup.raw("<span");
                    self.markup.attribute("id", anchor);
                    self.markup.raw("></span>");
                }
                PassageKind::Quoted { anchor: None, .. } => {}
                PassageKind::Excluded(kind) => {
                    let words = self.setting.words;
                    let label = words.say("prose_excluded", &[("kind", words.get(&format!("exclusion_{kind}")))]);
                    self.excluded_label(&label);
                    self.markup.raw(" ");
                }
            }
        }
    }

    fn passages_end(&mut self, marks: &Marks, stretch: &MarkedStretch) {
        for passage in stretch.ends.iter().map(|&index| &marks.passages[index]) {
            match &passage.kind {
                PassageKind::Quoted { href, label, .. } if self.links_open == 0 => {
                    self.markup.raw(" <a class=\"quoted-for\"");
                    self.markup.attribute("href", href);
                    self.markup.raw(">[<span class=\"unseen\">");
                    self.markup.words(self.setting.words.get("prose_quoted_for"));
                    self.markup.raw(" </span>");
                    self.markup.words(label);
                    self.markup.raw("]</a>");
                }
                PassageKind::Quoted { .. } => {}
                PassageKind::Excluded(_) if self.marking.as_ref().is_some_and(|marking| marking.plain.text.len() <= passage.range.end) => {}
                PassageKind::Excluded(_) => {
                    self.markup.raw(" ");
                    let label = self.setting.words.get("prose_excluded_end");
                    self.excluded_label(label);
                }
            }
        }
    }

    fn excluded_label(&mut self, label: &str) {
        self.markup.raw("<span class=\"excluded-label\">");
        self.markup.words(label);
        self.markup.raw("</span>");
    }
}

impl Marking<'_> {
    /// The text is over. The notes that follow are no part of the plain text, and their nodes are numbered apart.
    pub(super) fn end_of_text(&mut self) {
        self.given = self.plain.stretches.len();
    }

    /// Cuts the words of a node at the borders of what is marked. Nodes are asked for in their order.
    fn cuts(&mut self, node: usize, length: usize) -> Vec<Cut> {
        while self.plain.stretches.get(self.given).is_some_and(|given| given.node < node) {
            self.given += 1;
        }
        let Some(given) = self.plain.stretches.get(self.given).filter(|given| given.node == node) else {
            return vec![Cut { from: 0, to: length, marked: None }];
        };
        let (start, end) = (given.range.start, given.range.end);
        let (mut cuts, mut at) = (Vec::new(), start);
        while let Some(stretch) = self.marks.stretches.get(self.marked) {
            if stretch.range.end <= start {
                // It ended at a line end between two nodes.
                (self.marked, self.begun) = (self.marked + 1, false);
                continue;
            }
            if stretch.range.start >= end {
                break;
            }
            let from = stretch.range.start.max(at);
            if at < from {
                cuts.push(Cut { from: at - start, to: from - start, marked: None });
            }
            at = stretch.range.end.min(end);
            // Only white space may follow before the stretch is over.
            let ends = stretch.range.end <= end || self.plain.text[end..stretch.range.end].trim().is_empty();
            cuts.push(Cut { from: from - start, to: at - start, marked: Some((self.marked, !self.begun, ends)) });
            self.begun = true;
            if !ends {
                break;
            }
            (self.marked, self.begun) = (self.marked + 1, false);
        }
        if at - start < length {
            cuts.push(Cut { from: at - start, to: length, marked: None });
        }
        cuts
    }
}
