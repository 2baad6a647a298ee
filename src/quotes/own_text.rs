//! A text that a source carries itself: it is its own archive, proven on the spot, and its page marks what is quoted.

use super::archive::Archive;
use super::concordance::Names;
use super::findings::Text;
use super::fitting::{self, Proven};
use super::prove::{Outcome, prove};
use super::quote::Quote;
use crate::diagnostic::Diagnostic;
use crate::model::id::{ClaimKey, SourceKey};
use crate::model::library::Library;
use crate::model::quote::{ExcludedPassage, OwnText, QuotedPassage};

/// What was found in a source's own text.
pub(super) struct OwnProofs {
    /// The claims with a quote, each with what came of it.
    pub(super) outcomes: Vec<(ClaimKey, Outcome)>,
    /// What its page marks.
    pub(super) marks: OwnText,
    /// What is wrong.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The text as it was looked through.
    pub(super) archive: Archive,
    /// How the proven quotes stand in it.
    pub(super) proven: Vec<Proven>,
}

/// Proves the quotes of a source against its own text; `None` where it has none.
pub(super) fn prove_own(library: &Library, names: &Names, key: SourceKey) -> Option<OwnProofs> {
    let source = &library[key];
    let mut archive = Archive::of_prose(source.own_text()?.plain());
    let faults = archive.exclude(&source.archive.exclude);
    let quotes = quotes_of(library, key);
    let found = prove(&archive, &quotes.iter().map(|(_, quote)| quote.clone()).collect::<Vec<_>>());
    let outcomes: Vec<(ClaimKey, Outcome)> = quotes.into_iter().map(|(claim, _)| claim).zip(found).collect();
    let text = Text::new(&archive, None);
    let mut diagnostics: Vec<Diagnostic> = faults.iter().map(|fault| text.exclusion(source, fault)).collect();
    diagnostics.extend(text.hash(source));
    diagnostics.extend(text.words(source));
    diagnostics.extend(outcomes.iter().filter_map(|(claim, outcome)| text.quote(library, *claim, outcome)));
    let proven = fitting::proven(&archive, library, names, &outcomes);
    diagnostics.extend(fitting::findings(library, &proven));
    let marks = marks(&archive, &outcomes);
    Some(OwnProofs { outcomes, marks, diagnostics, archive, proven })
}

/// The claims of a source that carry a quote, with the quote ready to be looked for.
pub(super) fn quotes_of(library: &Library, key: SourceKey) -> Vec<(ClaimKey, Quote)> {
    let quote = |claim: ClaimKey| {
        let fields = &library[claim];
        let quote = fields.quote.as_deref()?;
        Some((claim, Quote::new(quote, fields.prefix.as_deref(), fields.suffix.as_deref())))
    };
    library.claims_of(key).filter_map(quote).collect()
}

fn marks(archive: &Archive, outcomes: &[(ClaimKey, Outcome)]) -> OwnText {
    let mut quoted = Vec::new();
    for (claim, outcome) in outcomes {
        let Outcome::Proven { place, .. } = outcome else { continue };
        let parts = place.parts.iter().enumerate();
        quoted.extend(parts.map(|(part, range)| QuotedPassage { claim: *claim, part, range: range.clone() }));
    }
    quoted.sort_by_key(|passage| (passage.range.start, passage.range.end, passage.claim));
    let excluded = archive.excluded().iter().map(|excluded| ExcludedPassage { kind: excluded.kind, range: excluded.range.clone() });
    OwnText { quoted, excluded: excluded.collect() }
}
