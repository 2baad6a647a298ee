//! What can be said of a linked site as a whole: one rule, one function.
//!
//! A rule finds what is wrong between sound parts. What one file alone or a broken reference shows is said by `parse` and `link`, and no
//! rule says it again.

mod editions;
mod judgements;
mod links;
mod prose;
mod publishers;
mod sources;
mod unlinked;
mod unused;
mod wording;

#[cfg(test)]
mod tests;

pub use editions::editions;
pub use links::links;
pub use unlinked::unlinked;

use rayon::prelude::*;

use crate::diagnostic::{self, Code, Diagnostic};
use crate::model::library::Library;

/// A rule, with the kinds of findings that it makes.
pub struct Rule {
    /// What it finds.
    pub codes: &'static [Code],
    find: fn(&Site<'_>) -> Vec<Diagnostic>,
}

/// What rules look at.
struct Site<'site> {
    library: &'site Library,
}

/// Every rule.
pub const RULES: &[Rule] = &[
    Rule { codes: &[Code::SourceWithoutClaim], find: sources::without_claim },
    Rule { codes: &[Code::TitleInBrackets], find: sources::titles_in_brackets },
    Rule { codes: &[Code::PublisherSpellings], find: publishers::spellings },
    Rule { codes: &[Code::UnusedQuestion], find: unused::questions },
    Rule { codes: &[Code::UnusedActor], find: unused::actors },
    Rule { codes: &[Code::JudgementUnsupported, Code::SupportsWithdrawn, Code::SupportWithdrawn], find: judgements::supports },
    Rule { codes: &[Code::JudgementDue, Code::FieldWithoutEffect], find: judgements::due },
    Rule { codes: &[Code::LikelihoodAndConfidence], find: wording::likelihood_and_confidence },
    Rule { codes: &[Code::BadFigure], find: prose::places },
];

/// Applies every rule. The findings are sorted by place.
pub fn check(library: &Library) -> Vec<Diagnostic> {
    let site = Site { library };
    let mut diagnostics: Vec<Diagnostic> = RULES.par_iter().flat_map_iter(|rule| (rule.find)(&site)).collect();
    diagnostic::settle(&mut diagnostics);
    diagnostics
}
