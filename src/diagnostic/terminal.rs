//! Findings for people: the place, the line with the place marked, what is wrong and what to do.

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

mod people;

pub use people::render_for_people;

use super::place::{Places, Texts};
use super::visible::visible;
use super::{Diagnostic, Severity};
use crate::span::{ColumnUnit, Span};

/// A label no further away than this shares the excerpt of its finding; a farther one gets an excerpt of its own.
const LINES_OF_ONE_EXCERPT: usize = 30;

/// Renders findings, with an empty line after each; colours are ANSI escapes and only there where asked for.
pub fn render(diagnostics: &[Diagnostic], texts: &dyn Texts, colour: bool) -> String {
    let told: Vec<(&Diagnostic, Option<String>)> = diagnostics.iter().map(|diagnostic| (diagnostic, None)).collect();
    render_groups(&told, diagnostics, texts, colour)
}

/// Renders findings, each with a note below its excerpt where it has one. `known` are all findings, whose places are looked up at once.
fn render_groups(told: &[(&Diagnostic, Option<String>)], known: &[Diagnostic], texts: &dyn Texts, colour: bool) -> String {
    let places = Places::new(known, texts);
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(DEFAULT_TERM_WIDTH);
    let mut text = String::new();
    for (diagnostic, note) in told {
        let mut group = group(diagnostic, &places);
        if let Some(note) = note {
            group = group.element(Level::NOTE.message(visible(note)));
        }
        text.push_str(renderer.render(&[group]).trim_end());
        text.push_str("\n\n");
    }
    text
}

/// A place as `path:line:column`.
fn place_of(span: Span, texts: &dyn Texts) -> String {
    let finding = [Diagnostic::new(super::Code::ALL[0], span, "", "")];
    let places = Places::new(&finding, texts);
    let start = places.start(span, ColumnUnit::Characters);
    format!("{}:{}:{}", visible(places.path(span)), start.line, start.column)
}

/// The count of findings, such as `2 errors, 1 warning`; empty where there is neither.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let counted = |severity: Severity| {
        let count = diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count();
        (count > 0).then(|| format!("{count} {}{}", severity.word(), if count == 1 { "" } else { "s" }))
    };
    [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(counted).collect::<Vec<_>>().join(", ")
}

fn group<'places>(diagnostic: &'places Diagnostic, places: &'places Places<'_>) -> Group<'places> {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(visible(&diagnostic.message)).id(format!("{} {}", diagnostic.code.number(), diagnostic.code.name()));
    let mut group = Group::with_title(title);
    let mut marks = vec![Mark { span: diagnostic.span, label: None, kind: AnnotationKind::Primary }];
    let mut distant = Vec::new();
    for label in &diagnostic.labels {
        let mark = Mark { span: label.span, label: Some(visible(&label.message)), kind: AnnotationKind::Context };
        if is_near(label.span, diagnostic.span, places) { marks.push(mark) } else { distant.push(mark) }
    }
    group = excerpt(group, &marks, places);
    for mark in distant {
        group = excerpt(group, &[mark], places);
    }
    if diagnostic.help.is_empty() { group } else { group.element(Level::HELP.message(visible(&diagnostic.help))) }
}

struct Mark {
    span: Span,
    label: Option<String>,
    kind: AnnotationKind,
}

fn is_near(label: Span, finding: Span, places: &Places<'_>) -> bool {
    let line = |span| places.start(span, ColumnUnit::Characters).line;
    label.file == finding.file && line(label).abs_diff(line(finding)) <= LINES_OF_ONE_EXCERPT
}

/// Adds the lines of some marks of one file. A mark over several lines is shown to the end of its first line.
fn excerpt<'group>(group: Group<'group>, marks: &[Mark], places: &Places<'_>) -> Group<'group> {
    let Some(first) = marks.first() else { return group };
    let path = visible(places.path(first.span));
    if places.text(first.span).is_empty() {
        return group.element(Origin::path(path).line(1).char_column(1));
    }
    let lines_of = |mark: &Mark| places.start(mark.span, ColumnUnit::Characters).line;
    let top = marks.iter().map(lines_of).min().unwrap_or(1);
    let bottom = marks.iter().map(lines_of).max().unwrap_or(1);
    let mut text = String::new();
    let mut annotations = Vec::new();
    for line in top..=bottom {
        let source = places.line(first.span, line);
        for mark in marks.iter().filter(|mark| lines_of(mark) == line) {
            let before = byte_column(places, mark.span, source);
            let length = mark.span.range().len().min(source.len() - before);
            let end = source.floor_char_boundary(before + length);
            let range = text.len() + shown(&source[..before]).len()..text.len() + shown(&source[..end]).len();
            annotations.push(mark.kind.span(range).label(mark.label.clone()));
        }
        text.push_str(&shown(source));
        text.push('\n');
    }
    group.element(Snippet::source(text).line_start(top).path(path).annotations(annotations))
}

/// A line of content as the excerpt shows it. Tabs stay: the renderer widens them.
fn shown(line: &str) -> String {
    line.split('\t').map(visible).collect::<Vec<_>>().join("\t")
}

/// How many bytes of the line stand before the span.
fn byte_column(places: &Places<'_>, span: Span, line: &str) -> usize {
    let column = places.start(span, ColumnUnit::Bytes).column;
    line.floor_char_boundary((column - 1).min(line.len()))
}

#[cfg(test)]
mod tests;
