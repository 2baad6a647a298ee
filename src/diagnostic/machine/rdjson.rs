//! The diagnostic format of reviewdog (`proto/rdf/reviewdog.proto`). Columns count bytes from 1, and the end is exclusive.

use serde::Serialize;

use crate::diagnostic::place::Places;
use crate::diagnostic::{Diagnostic, Severity};
use crate::span::{ColumnUnit, Position, Span};

/// The whole result.
#[derive(Serialize)]
pub(super) struct DiagnosticResult {
    source: Source,
    diagnostics: Vec<Finding>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Finding {
    message: String,
    location: Location,
    severity: &'static str,
    code: FindingCode,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<RelatedLocation>,
}

#[derive(Serialize)]
struct FindingCode {
    value: String,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct RelatedLocation {
    message: String,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: LineColumn,
    end: LineColumn,
}

#[derive(Serialize)]
struct LineColumn {
    line: usize,
    column: usize,
}

pub(super) fn result(diagnostics: &[Diagnostic], places: &Places<'_>, prefix: &str) -> DiagnosticResult {
    let diagnostics = diagnostics.iter().map(|diagnostic| finding(diagnostic, places, prefix)).collect();
    DiagnosticResult { source: Source { name: "variorum" }, diagnostics }
}

fn finding(diagnostic: &Diagnostic, places: &Places<'_>, prefix: &str) -> Finding {
    let message =
        if diagnostic.help.is_empty() { diagnostic.message.clone() } else { format!("{}\n{}", diagnostic.message, diagnostic.help) };
    let suggestions = diagnostic.suggestion.iter().map(|text| Suggestion { range: range(diagnostic.span, places), text: text.clone() });
    let related = diagnostic
        .labels
        .iter()
        .map(|label| RelatedLocation { message: label.message.clone(), location: location(label.span, places, prefix) });
    Finding {
        message,
        location: location(diagnostic.span, places, prefix),
        severity: match diagnostic.severity() {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Note => "INFO",
        },
        code: FindingCode { value: format!("{} {}", diagnostic.code.number(), diagnostic.code.name()) },
        suggestions: suggestions.collect(),
        related_locations: related.collect(),
    }
}

fn location(span: Span, places: &Places<'_>, prefix: &str) -> Location {
    Location { path: format!("{prefix}{}", places.path(span)), range: range(span, places) }
}

fn range(span: Span, places: &Places<'_>) -> Range {
    let place = |position: Position| LineColumn { line: position.line, column: position.column };
    Range { start: place(places.start(span, ColumnUnit::Bytes)), end: place(places.end(span, ColumnUnit::Bytes)) }
}
