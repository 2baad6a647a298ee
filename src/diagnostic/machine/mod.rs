//! Findings for programs, one format a file. Each renderer is a pure function of the findings.

mod github;
pub mod json;
mod rdjson;
mod sarif;

use super::Diagnostic;
use super::place::{Places, Texts};
use super::visible::harmless_json;

/// A format that programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MachineFormat {
    /// The program's own JSON.
    Json,
    /// Workflow commands of GitHub Actions, which become annotations.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// The diagnostic format of reviewdog.
    Rdjson,
}

/// Renders findings that are sorted by place.
///
/// `prefix` leads from the root of the repository to the root of the site: empty, or a path ending in `/`. Every format but the
/// program's own names files from the root of the repository.
pub fn render(format: MachineFormat, diagnostics: &[Diagnostic], texts: &dyn Texts, prefix: &str) -> String {
    let places = Places::new(diagnostics, texts);
    match format {
        MachineFormat::Json => pretty(&json::report(diagnostics, &places)),
        MachineFormat::Github => github::render(diagnostics, &places, prefix),
        MachineFormat::Sarif => pretty(&sarif::log(diagnostics, &places, prefix)),
        MachineFormat::Rdjson => pretty(&rdjson::result(diagnostics, &places, prefix)),
    }
}

fn pretty(report: &impl serde::Serialize) -> String {
    let json = serde_json::to_string_pretty(report).expect("reports hold only strings, numbers, lists and structs");
    harmless_json(&json) + "\n"
}

/// The gravest findings first, otherwise in their order, and at most `limit` of them.
fn gravest(diagnostics: &[Diagnostic], limit: usize) -> Vec<&Diagnostic> {
    let mut gravest: Vec<&Diagnostic> = diagnostics.iter().collect();
    gravest.sort_by_key(|diagnostic| diagnostic.severity());
    gravest.truncate(limit);
    gravest
}

#[cfg(test)]
mod tests;
