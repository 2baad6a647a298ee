//! The program's own JSON: `variorum-findings/1`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::place::Places;
use crate::diagnostic::{Diagnostic, Severity};
use crate::span::ColumnUnit;

/// The name and version of the format.
pub const FORMAT: &str = "variorum-findings/1";

/// The findings of one run. Keys stand in the order of the fields.
#[derive(Serialize, JsonSchema)]
pub struct Report<'places> {
    format: &'static str,
    findings: Vec<Finding<'places>>,
    errors: usize,
    warnings: usize,
}

/// One finding. Columns count characters from 1; the end is the position after the last character.
#[derive(Serialize, JsonSchema)]
struct Finding<'places> {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    path: &'places str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'places str,
    help: &'places str,
    labels: Vec<FindingLabel<'places>>,
}

/// Another place of a finding.
#[derive(Serialize, JsonSchema)]
struct FindingLabel<'places> {
    path: &'places str,
    line: usize,
    column: usize,
    message: &'places str,
}

pub(super) fn report<'places>(diagnostics: &'places [Diagnostic], places: &'places Places<'_>) -> Report<'places> {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count();
    Report {
        format: FORMAT,
        findings: diagnostics.iter().map(|diagnostic| finding(diagnostic, places)).collect(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
    }
}

fn finding<'places>(diagnostic: &'places Diagnostic, places: &'places Places<'_>) -> Finding<'places> {
    let start = places.start(diagnostic.span, ColumnUnit::Characters);
    let end = places.end(diagnostic.span, ColumnUnit::Characters);
    let labels = diagnostic.labels.iter().map(|label| {
        let start = places.start(label.span, ColumnUnit::Characters);
        FindingLabel { path: places.path(label.span), line: start.line, column: start.column, message: &label.message }
    });
    Finding {
        code: diagnostic.code.number(),
        name: diagnostic.code.name(),
        severity: diagnostic.severity().word(),
        path: places.path(diagnostic.span),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        message: &diagnostic.message,
        help: &diagnostic.help,
        labels: labels.collect(),
    }
}
