//! Sources that say nothing, and titles that nobody printed.

use super::Site;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::library::{Reviewed, Source};
use crate::model::outline::Step;

/// Sources without a claim, unless their file says that nobody has read them.
pub(super) fn without_claim(site: &Site<'_>) -> Vec<Diagnostic> {
    let is_unread = |source: &&Source| matches!(&source.reviewed, Reviewed::Questions(questions) if questions.is_empty());
    let silent = site.library.sources.iter().filter(|source| source.claims.is_empty() && !is_unread(source));
    let silent = silent.filter(|source| !has_claims_left_out(source));
    let finding = |source: &Source| {
        let message = format!("no claim was read from the source `{}`", source.id);
        let help = "read it and add its claims, or say with `reviewed: []` that nobody has read it yet";
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

/// Whether the file has claims, of which none could be kept for reasons that were said.
fn has_claims_left_out(source: &Source) -> bool {
    let path = [Step::Key("claims")];
    source.record.entries(&path) > 0 || source.record.written(&path).is_some_and(|written| !written.starts_with(['[', '-']))
}
