//! What can be said of a linked site as a whole: one rule, one function.
//!
//! A rule finds what is wrong between sound parts. What one file alone or a broken reference shows is said by `parse` and `link`, and no
//! rule says it again.

mod editions;
mod judgements;
mod links;
mod prose;
mod publishers;
mod size;
mod sources;
mod unlinked;
mod unused;
mod wording;

#[cfg(test)]
mod tests;

pub(crate) use editions::editions;
pub(crate) use links::links;
pub(crate) use unlinked::unlinked;

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic};
use crate::model::library::Library;

/// What a rule finds on a site.
type Rule = fn(&Site<'_>) -> Vec<Diagnostic>;

/// What rules look at.
struct Site<'site> {
    library: &'site Library,
}

/// Every rule.
const RULES: &[Rule] = &[
    sources::without_claim,
    sources::captures,
    sources::titles_in_brackets,
    publishers::spellings,
    unused::questions,
    unused::actors,
    unused::statements,
    judgements::supports,
    judgements::due,
    wording::likelihood_and_confidence,
    prose::places,
    size::tables,
    size::speakers,
];

/// Applies every rule. The findings are sorted by place.
pub(crate) fn check(library: &Library) -> Vec<Diagnostic> {
    let site = Site { library };
    let mut diagnostics: Vec<Diagnostic> = RULES.par_iter().flat_map_iter(|rule| rule(&site)).collect();
    diagnostic::settle(&mut diagnostics);
    diagnostics
}
