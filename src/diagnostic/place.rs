//! Where findings stand, in the terms of whoever reads them: path, line and column.

use std::collections::BTreeMap;

use super::Diagnostic;
use crate::span::{ColumnUnit, FileId, LineIndex, Position, Span};

/// The texts that findings point into.
pub trait Texts {
    /// The path of a file relative to the site's root, with `/`.
    fn path(&self, file: FileId) -> &str;

    /// The text of a file; empty where it has none that could be read.
    fn text(&self, file: FileId) -> &str;
}

/// Turns the spans of some findings into lines and columns. Each file that a finding names is split into lines once.
pub(crate) struct Places<'texts> {
    texts: &'texts dyn Texts,
    lines: BTreeMap<FileId, LineIndex>,
}

impl<'texts> Places<'texts> {
    /// Splits the files that `diagnostics` and their labels name.
    pub(crate) fn new(diagnostics: &[Diagnostic], texts: &'texts dyn Texts) -> Self {
        let spans = diagnostics
            .iter()
            .flat_map(|diagnostic| std::iter::once(diagnostic.span).chain(diagnostic.labels.iter().map(|label| label.span)));
        let mut lines = BTreeMap::new();
        for span in spans {
            lines.entry(span.file).or_insert_with(|| LineIndex::new(texts.text(span.file)));
        }
        Self { texts, lines }
    }

    /// The path of the file that the span points into.
    pub(crate) fn path(&self, span: Span) -> &'texts str {
        self.texts.path(span.file)
    }

    /// The whole text of the file that the span points into.
    pub(crate) fn text(&self, span: Span) -> &'texts str {
        self.texts.text(span.file)
    }

    /// The position of the span's first character.
    pub(crate) fn start(&self, span: Span, unit: ColumnUnit) -> Position {
        self.position(span, span.start, unit)
    }

    /// The position right after the span's last character.
    pub(crate) fn end(&self, span: Span, unit: ColumnUnit) -> Position {
        self.position(span, span.end.max(span.start), unit)
    }

    /// The text of one line of the span's file, without its ending.
    pub(crate) fn line(&self, span: Span, line: usize) -> &'texts str {
        self.lines.get(&span.file).map_or("", |index| index.line(self.text(span), line))
    }

    fn position(&self, span: Span, offset: u32, unit: ColumnUnit) -> Position {
        let start = Position { line: 1, column: 1 };
        self.lines.get(&span.file).map_or(start, |index| index.position(self.text(span), offset as usize, unit))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// One file, for tests of the renderers.
    pub(crate) struct Page {
        path: &'static str,
        text: &'static str,
    }

    impl Page {
        pub(crate) fn new(path: &'static str, text: &'static str) -> Self {
            Self { path, text }
        }

        /// The span of the first place where `words` stand.
        pub(crate) fn span(&self, words: &str) -> Span {
            let start = self.text.find(words).expect("the words stand in the text");
            Span::new(FileId(0), start..start + words.len())
        }
    }

    impl Texts for Page {
        fn path(&self, _: FileId) -> &str {
            self.path
        }

        fn text(&self, _: FileId) -> &str {
            self.text
        }
    }
}
