//! What a person is told of many findings: the same thing once, many of one kind in a line, and what must be mended last, next to the
//! prompt.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{place_of, render_groups};
use crate::diagnostic::visible::visible;
use crate::diagnostic::{Code, Diagnostic, Severity, Texts};
use crate::span::Span;

/// More findings of one kind than these are told as one, where they are no errors.
const MOST_OF_A_KIND: usize = 5;

/// So many places of one thing are named; the rest is counted.
const PLACES_TOLD: usize = 3;

/// One thing that is wrong, and every place where it is.
struct Grouped<'finding> {
    first: &'finding Diagnostic,
    others: Vec<Span>,
}

/// Renders findings for people: notes, then warnings, then errors. With `all`, none is left out.
pub fn render_for_people(diagnostics: &[Diagnostic], texts: &dyn Texts, colour: bool, all: bool) -> String {
    let mut text = String::new();
    for severity in [Severity::Note, Severity::Warning, Severity::Error] {
        let findings: Vec<&Diagnostic> = diagnostics.iter().filter(|finding| finding.severity() == severity).collect();
        let mut by_code: BTreeMap<Code, Vec<Grouped<'_>>> = BTreeMap::new();
        for group in grouped(&findings) {
            by_code.entry(group.first.code).or_default().push(group);
        }
        let is_summed = |groups: &Vec<Grouped<'_>>| !all && severity != Severity::Error && groups.len() > MOST_OF_A_KIND;
        for groups in by_code.values().filter(|groups| is_summed(groups)) {
            text.push_str(&summed(groups, texts));
        }
        let mut told: Vec<(&Diagnostic, Option<String>)> = Vec::new();
        for group in by_code.values().filter(|groups| !is_summed(groups)).flatten() {
            told.push((group.first, elsewhere(&group.others, texts)));
        }
        told.sort_by_key(|(finding, _)| (finding.span, finding.code));
        text.push_str(&render_groups(&told, diagnostics, texts, colour));
    }
    text
}

/// Findings of one kind that say the same in one, each with its places in order.
fn grouped<'finding>(findings: &[&'finding Diagnostic]) -> Vec<Grouped<'finding>> {
    let mut groups: Vec<Grouped<'finding>> = Vec::new();
    let mut known: BTreeMap<(Code, &str), usize> = BTreeMap::new();
    for finding in findings {
        match known.get(&(finding.code, finding.message.as_str())) {
            // What explains one place alone does not explain the others.
            Some(&index) if finding.labels.is_empty() && groups[index].first.labels.is_empty() => groups[index].others.push(finding.span),
            _ => {
                known.insert((finding.code, finding.message.as_str()), groups.len());
                groups.push(Grouped { first: finding, others: Vec::new() });
            }
        }
    }
    groups
}

/// Where else the same is wrong; `None` where it is nowhere else.
fn elsewhere(others: &[Span], texts: &dyn Texts) -> Option<String> {
    if others.is_empty() {
        return None;
    }
    let told: Vec<String> = others.iter().take(PLACES_TOLD).map(|span| place_of(*span, texts)).collect();
    let rest = others.len().saturating_sub(PLACES_TOLD);
    let more = if rest == 0 { String::new() } else { format!(" and at {rest} more") };
    Some(format!("{} places in all; also at {}{more}", others.len() + 1, told.join(", ")))
}

/// Many findings of one kind in a line.
fn summed(groups: &[Grouped<'_>], texts: &dyn Texts) -> String {
    let count: usize = groups.iter().map(|group| 1 + group.others.len()).sum();
    let first = groups[0].first;
    let mut line = String::new();
    let _ = writeln!(
        line,
        "{}[{} {}]: {count} of these, the first at {}: {}\n  `--all` shows each; `variorum explain {}` says more\n",
        first.severity().word(),
        first.code.number(),
        first.code.name(),
        place_of(first.span, texts),
        visible(&first.message),
        first.code.name(),
    );
    line
}
