//! SARIF 2.1.0, the format of code scanning (OASIS, "Static Analysis Results Interchange Format").

use std::collections::BTreeSet;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::{Value, json};

use super::gravest;
use crate::diagnostic::place::Places;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::span::{ColumnUnit, Span};

/// GitHub keeps this many results of a run.
const LIMIT: usize = 5_000;

/// The log file. Objects that are built in one place only are plain JSON values; keys keep their order.
#[derive(Serialize)]
pub(super) struct Log {
    version: &'static str,
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [Value; 1],
}

pub(super) fn log(diagnostics: &[Diagnostic], places: &Places<'_>, prefix: &str) -> Log {
    let shown = gravest(diagnostics, LIMIT);
    let codes: Vec<Code> = shown.iter().map(|diagnostic| diagnostic.code).collect::<BTreeSet<_>>().into_iter().collect();
    let rules: Vec<Value> = codes.iter().map(|&code| rule(code)).collect();
    let results: Vec<Value> = shown.iter().map(|diagnostic| result(diagnostic, &codes, places, prefix)).collect();
    let left_out = diagnostics.len() - shown.len();
    let notifications = if left_out == 0 {
        Vec::new()
    } else {
        vec![json!({ "level": "warning", "message": { "text": format!("Left out: {left_out} of the less grave findings.") } })]
    };
    Log {
        version: "2.1.0",
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        runs: [json!({
            "tool": { "driver": { "name": "variorum", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": notifications }],
            "columnKind": "unicodeCodePoints",
            "results": results,
        })],
    }
}

fn rule(code: Code) -> Value {
    let explanation = code.explanation();
    let checks = explanation.lines().next().unwrap_or_default();
    json!({
        "id": code.number(),
        "name": code.name(),
        "shortDescription": { "text": checks.trim_start_matches("**What it checks.**").trim_start() },
        "help": { "text": explanation, "markdown": explanation },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn result(diagnostic: &Diagnostic, codes: &[Code], places: &Places<'_>, prefix: &str) -> Value {
    let rule = codes.binary_search(&diagnostic.code).expect("the list was made of these findings");
    let text = if diagnostic.help.is_empty() {
        diagnostic.message.clone()
    } else {
        format!("{}. {}", diagnostic.message.trim_end_matches('.'), diagnostic.help)
    };
    let related: Vec<Value> = diagnostic
        .labels
        .iter()
        .enumerate()
        .map(|(index, label)| {
            json!({
                "id": index,
                "physicalLocation": location(label.span, places, prefix),
                "message": { "text": label.message },
            })
        })
        .collect();
    let mut result = json!({
        "ruleId": diagnostic.code.number(),
        "ruleIndex": rule,
        "level": level(diagnostic.severity()),
        "message": { "text": text },
        "locations": [{ "physicalLocation": location(diagnostic.span, places, prefix) }],
        "relatedLocations": related,
    });
    if let Some(suggestion) = &diagnostic.suggestion {
        result["fixes"] = json!([{
            "description": { "text": "Take the nearest that is known." },
            "artifactChanges": [{
                "artifactLocation": { "uri": uri(&format!("{prefix}{}", places.path(diagnostic.span))) },
                "replacements": [{ "deletedRegion": region(diagnostic.span, places), "insertedContent": { "text": suggestion } }],
            }],
        }]);
    }
    result
}

fn location(span: Span, places: &Places<'_>, prefix: &str) -> Value {
    json!({ "artifactLocation": { "uri": uri(&format!("{prefix}{}", places.path(span))) }, "region": region(span, places) })
}

fn region(span: Span, places: &Places<'_>) -> Value {
    let start = places.start(span, ColumnUnit::Characters);
    let end = places.end(span, ColumnUnit::Characters);
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

fn level(severity: Severity) -> &'static str {
    severity.word()
}

/// What is encoded in a path: everything but what RFC 3986 never reserves, and `/`.
const IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path as a relative URI.
fn uri(path: &str) -> String {
    utf8_percent_encode(path, IN_PATHS).to_string()
}
