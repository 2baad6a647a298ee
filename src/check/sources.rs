//! Sources that say nothing, and titles that nobody printed.

use super::Site;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::library::{Reviewed, Source};
use crate::model::outline::Step;

/// Sources without a claim, unless their file says for which questions they were read, or that nobody has read them: then their silence is
/// one that the desk knows of.
pub(super) fn without_claim(site: &Site<'_>) -> Vec<Diagnostic> {
    let silent = site.library.sources.iter().filter(|source| source.claims.is_empty() && source.reviewed == Reviewed::Unsaid);
    let silent = silent.filter(|source| !has_claims_left_out(source));
    let finding = |source: &Source| {
        let message = format!("no claim was read from the source `{}`", source.id);
        let help = "read it and add its claims; or say under `reviewed:` for what it was read and is silent: `all`, questions, or `[]` for nothing";
        Diagnostic::new(Code::SourceWithoutClaim, source.record.place(&[]), message, help)
    };
    silent.map(finding).collect()
}

/// Titles that the desk made up: descriptions in brackets.
pub(super) fn titles_in_brackets(site: &Site<'_>) -> Vec<Diagnostic> {
    let is_made_up = |title: &str| title.trim().starts_with('[') && title.trim().ends_with(']');
    let made_up = site.library.sources.iter().filter(|source| source.title.as_deref().is_some_and(is_made_up));
    let finding = |source: &Source| {
        let message = format!("the title of `{}` is a description in brackets, which nobody printed", source.id);
        let help = "leave `title` away, and say under `short:` what tables are to call the source";
        Diagnostic::new(Code::TitleInBrackets, source.record.place(&[Step::Key("title")]), message, help)
    };
    made_up.map(finding).collect()
}

/// Archived texts of one address that cannot be what they are said to be.
pub(super) fn captures(site: &Site<'_>) -> Vec<Diagnostic> {
    site.library.sources.iter().filter(|source| !source.captures.is_empty()).flat_map(of_captures).collect()
}

fn of_captures(source: &Source) -> Vec<Diagnostic> {
    let place = |index: usize, field| source.record.place(&[Step::Key("captures"), Step::Index(index), Step::Key(field)]);
    let finding = |place, message, help| Diagnostic::new(Code::BadCaptures, place, message, help);
    let mut findings = Vec::new();
    for (index, capture) in source.captures.iter().enumerate() {
        let before = &source.captures[..index];
        if let Some(first) = before.iter().position(|other| other.sha256 == capture.sha256) {
            let message = format!("`{}` and `{}` have one hash, so the text did not change", before[first].file, capture.file);
            let found = finding(place(index, "sha256"), message, "keep the first of the two, and name each changed text once");
            findings.push(found.with_label(place(first, "sha256"), "the same bytes"));
        } else if before.last().is_some_and(|other| other.retrieved.is_after(&capture.retrieved)) {
            let message = format!("`{}` was retrieved before the capture that stands above it", capture.file);
            findings.push(finding(place(index, "retrieved"), message, "list the captures in the order of retrieval, the newest last"));
        }
    }
    for field in ["file", "sha256"] {
        let path = [Step::Key("archive"), Step::Key(field)];
        if source.record.is_written(&path) {
            let message = format!("`archive.{field}` stands beside `captures`, of which the newest is the archived text");
            findings.push(finding(source.record.place(&path), message, "take it out; the other fields of `archive` may stay"));
        }
    }
    findings
}

/// Whether the file has claims, of which none could be kept for reasons that were said.
fn has_claims_left_out(source: &Source) -> bool {
    let path = [Step::Key("claims")];
    source.record.entries(&path) > 0 || source.record.written(&path).is_some_and(|written| !written.starts_with(['[', '-']))
}
