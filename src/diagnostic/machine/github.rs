//! Workflow commands of GitHub Actions: each becomes an annotation beside the line in a pull request.
//!
//! GitHub keeps ten annotations of each severity a step and drops the rest without a word, so the gravest stand first and the last
//! line says what was left out.

use std::fmt::Write as _;

use crate::diagnostic::place::Places;
use crate::diagnostic::visible::visible;
use crate::diagnostic::{Diagnostic, Severity};
use crate::span::ColumnUnit;

/// How many annotations of one severity GitHub shows for a step.
const LIMIT: usize = 10;

pub(super) fn render(diagnostics: &[Diagnostic], places: &Places<'_>, prefix: &str) -> String {
    let of = |severity| diagnostics.iter().filter(move |diagnostic| diagnostic.severity() == severity);
    let left_out = |severity, limit| of(severity).count().saturating_sub(limit);
    let (errors, warnings) = (left_out(Severity::Error, LIMIT), left_out(Severity::Warning, LIMIT));
    // The closing line is a notice too and takes the place of one.
    let must_close = errors + warnings + left_out(Severity::Note, LIMIT) > 0;
    let note_limit = if must_close { LIMIT - 1 } else { LIMIT };
    let notes = left_out(Severity::Note, note_limit);

    let mut commands = String::new();
    for (severity, limit) in [(Severity::Error, LIMIT), (Severity::Warning, LIMIT), (Severity::Note, note_limit)] {
        for diagnostic in of(severity).take(limit) {
            commands.push_str(&command(diagnostic, places, prefix));
        }
    }
    if must_close {
        let counted = [(errors, "error"), (warnings, "warning"), (notes, "note")];
        let counted = counted.iter().filter(|(count, _)| *count > 0);
        let listed: Vec<String> = counted.map(|(count, word)| format!("{count} {word}{}", if *count == 1 { "" } else { "s" })).collect();
        let _ = writeln!(
            commands,
            "::notice title=More findings::Left out here, where GitHub shows ten of a kind: {}. `variorum check` shows all.",
            listed.join(", ")
        );
    }
    commands
}

fn command(diagnostic: &Diagnostic, places: &Places<'_>, prefix: &str) -> String {
    let word = match diagnostic.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let start = places.start(diagnostic.span, ColumnUnit::Characters);
    let end = places.end(diagnostic.span, ColumnUnit::Characters);
    let mut command = format!("::{word} file={},line={}", property(&format!("{prefix}{}", places.path(diagnostic.span))), start.line);
    let _ = write!(command, ",endLine={}", end.line);
    // Over several lines GitHub takes no columns.
    if start.line == end.line {
        let _ = write!(command, ",col={},endColumn={}", start.column, end.column);
    }
    let title = format!("{} {}", diagnostic.code.number(), diagnostic.code.name());
    let _ = write!(command, ",title={}::{}", property(&title), data(&diagnostic.message));
    if !diagnostic.help.is_empty() {
        let _ = write!(command, "%0A{}", data(&diagnostic.help));
    }
    command.push('\n');
    command
}

/// Text after the second `::`. Line ends in content are shown as signs, so the escapes for them are never needed.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
