//! Words that Markdown left as text: figure lines, brackets, and the plain words between them.

use std::ops::Range;

use super::address::read_address;
use super::figure::read_figure;
use super::read::{Opened, Reader, shown};
use super::run::{Run, trimmed};
use super::{bare_address, brackets};
use crate::diagnostic::Code;
use crate::model::prose::{Element, Fault, Link, Node, NodeKind};

impl Reader<'_> {
    /// Writes down the run of words. `ends_line` says whether its line ends with it.
    pub(super) fn flush(&mut self, ends_line: bool) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        let figures_allowed = self.suspended.is_empty() && self.opened == [Opened::Paragraph];
        let begins_line =
            matches!(self.nodes.last().map(|node| &node.kind), Some(NodeKind::Open(Element::Paragraph) | NodeKind::HardBreak));
        let mut start = 0;
        let mut words_start = 0;
        for line in run.text.split_inclusive('\n') {
            let range = start..start + line.len();
            start = range.end;
            let whole = (range.start > 0 || begins_line) && (line.ends_with('\n') || ends_line);
            let figure = trimmed(&run.text, range.clone());
            if figures_allowed && whole && is_figure_line(&run, &figure) {
                self.words(&run, words_start..range.start);
                self.figure(&run, figure);
                words_start = range.end;
            }
        }
        self.words(&run, words_start..start);
        self.run = run;
        self.run.clear();
    }

    fn figure(&mut self, run: &Run, range: Range<usize>) {
        let place = run.source(range.clone());
        match read_figure(&run.text[range.clone()]) {
            Ok(mut figure) => {
                if let Some((_, argument)) = &mut figure.argument {
                    *argument = run.source(range.start + argument.start..range.start + argument.end);
                }
                self.split_paragraph();
                self.nodes.push(Node::new(NodeKind::Figure(Box::new(figure)), place));
                self.split = true;
            }
            Err(fault) => {
                self.faults.push(Fault {
                    code: Code::BadFigure,
                    range: run.source(range.start + fault.range.start..range.start + fault.range.end),
                    message: fault.message,
                    help: fault.help,
                    suggestion: fault.suggestion,
                });
                self.push_words(&run.text[range], place.clone());
                self.push(NodeKind::SoftBreak, place.end..place.end);
            }
        }
    }

    /// Ends the paragraph before a figure, or takes it back where nothing stands in it.
    fn split_paragraph(&mut self) {
        if self.split {
            return;
        }
        if matches!(self.nodes.last(), Some(Node { kind: NodeKind::SoftBreak | NodeKind::HardBreak, .. })) {
            self.nodes.pop();
        }
        if matches!(self.nodes.last(), Some(Node { kind: NodeKind::Open(Element::Paragraph), .. })) {
            self.nodes.pop();
        } else {
            let end = self.nodes.last().map_or(0, |node| node.range().end);
            self.nodes.push(Node::new(NodeKind::Close, end..end));
        }
    }

    /// Writes down words in which figures are only text.
    fn words(&mut self, run: &Run, range: Range<usize>) {
        self.find_stray_figures(run, range.clone());
        let found = if self.links_open > 0 { Vec::new() } else { brackets::find(run, range.clone(), &mut self.faults) };
        let mut start = range.start;
        for (place, kind) in found {
            self.lines(run, start..place.start);
            start = place.end;
            self.push(kind, run.source(place));
        }
        self.lines(run, start..range.end);
    }

    fn lines(&mut self, run: &Run, range: Range<usize>) {
        let mut start = range.start;
        for line in run.text[range].split_inclusive('\n') {
            let words = line.trim_end_matches('\n');
            self.text(run, start..start + words.len());
            if words.len() < line.len() {
                self.push(NodeKind::SoftBreak, run.source(start + words.len()..start + line.len()));
            }
            start += line.len();
        }
    }

    /// Words of one line. Addresses among them become links, but not within one.
    fn text(&mut self, run: &Run, range: Range<usize>) {
        let mut start = range.start;
        let found = if self.links_open > 0 { Vec::new() } else { bare_address::find(&run.text[range.clone()]) };
        let is_live = |place: &Range<usize>| (place.start..place.start + "http://".len()).all(|at| run.is_live(at));
        for place in found.into_iter().map(|place| range.start + place.start..range.start + place.end) {
            let address = &run.text[place.clone()];
            let Some(target) = read_address(address).ok().filter(|_| is_live(&place)) else { continue };
            self.check_looks(address, &run.source(place.clone()));
            self.plain_text(run, start..place.start);
            self.push(NodeKind::Open(Element::Link(Box::new(Link { target, title: String::new() }))), run.source(place.clone()));
            self.plain_text(run, place.clone());
            self.push(NodeKind::Close, run.source(place.clone()));
            start = place.end;
        }
        self.plain_text(run, start..range.end);
    }

    fn plain_text(&mut self, run: &Run, range: Range<usize>) {
        if !range.is_empty() {
            self.push_words(&run.text[range.clone()], run.source(range));
        }
    }

    fn find_stray_figures(&mut self, run: &Run, range: Range<usize>) {
        let mut offset = range.start;
        while let Some(open) = run.text[offset..range.end].find("{{").map(|distance| offset + distance) {
            let Some(close) = run.text[open + 2..range.end].find("}}").map(|distance| open + distance + 4) else { return };
            if run.is_live(open) {
                self.fault(
                    Code::FigureNotAlone,
                    run.source(open..close),
                    format!("`{}` is not alone on its line and stays text", shown(&run.text[open..close])),
                    "Put it on a line of its own with empty lines around it, outside lists and quotations. For the brackets themselves write `\\{{`.",
                );
            }
            offset = close;
        }
    }
}

fn is_figure_line(run: &Run, range: &Range<usize>) -> bool {
    let inner = run.text[range.clone()].strip_prefix("{{").and_then(|line| line.strip_suffix("}}"));
    inner.is_some_and(|inner| !inner.contains("}}")) && run.is_live(range.start)
}
