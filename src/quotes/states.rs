//! What can be said of every quote without the archive: by the lock, and by the texts that sources carry themselves.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::lock::{Lock, LockError, LockState};
use super::own_text::{prove_own, quotes_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::id::{ClaimKey, SourceKey};
use crate::model::library::Library;
use crate::model::list::List;
use crate::model::quote::OwnText;
use crate::model::words::QuoteState;
use crate::span::{FileId, LineIndex, Span};

/// `content/quotes.lock` as it was read.
#[derive(Debug, Clone, Copy)]
pub struct LockFile<'text> {
    /// Its number.
    pub file: FileId,
    /// Its text.
    pub text: &'text str,
}

/// What is known of the quotes of a site.
#[derive(Debug, Clone, Default)]
pub struct Proofs {
    /// The state of each claim's quote, in the order of [`Library::claims`].
    pub states: List<ClaimKey, QuoteState>,
    /// What is marked in the texts that sources carry themselves.
    pub own_texts: BTreeMap<SourceKey, OwnText>,
}

/// Says of every quote whether it is still the one that was proven (`docs/quotes.md`, "States"). Quotes from a source's own text are
/// proven on the spot. The findings are in no order.
pub fn states(library: &Library, lock: Option<LockFile<'_>>) -> (Proofs, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let lock = match lock.map(|file| (file, Lock::parse(file.text))) {
        None => Some(Lock::default()),
        Some((_, Ok(lock))) => Some(lock),
        Some((file, Err(error))) => {
            diagnostics.push(unreadable(file, &error));
            None
        }
    };
    let sources: Vec<OfSource> = library.sources.par_keys().map(|key| of_source(library, lock.as_ref(), key)).collect();
    let mut proofs = Proofs { states: library.claims.filled(QuoteState::None), own_texts: BTreeMap::new() };
    for (key, of_source) in library.sources.keys().zip(sources) {
        for (claim, state) in of_source.states {
            proofs.states[claim] = state;
        }
        proofs.own_texts.extend(of_source.own_text.map(|own_text| (key, own_text)));
        diagnostics.extend(of_source.diagnostics);
    }
    (proofs, diagnostics)
}

/// The finding about a lock file that cannot be read, at its line.
pub(super) fn unreadable(file: LockFile<'_>, error: &LockError) -> Diagnostic {
    let line = match error {
        LockError::Conflict { line } => Some(*line),
        LockError::Malformed { line, .. } => *line,
    };
    let range = LineIndex::new(file.text).range(file.text, line.unwrap_or(1));
    let message = match error {
        LockError::Conflict { .. } => "a merge left its conflict marks in the proofs".to_owned(),
        LockError::Malformed { message, .. } => format!("the proofs cannot be read: {message}"),
    };
    Diagnostic::new(Code::LockUnreadable, Span::new(file.file, range), message, error.help())
}

struct OfSource {
    states: Vec<(ClaimKey, QuoteState)>,
    own_text: Option<OwnText>,
    diagnostics: Vec<Diagnostic>,
}

/// Without a lock that could be read, nothing is said of quotes from elsewhere.
fn of_source(library: &Library, lock: Option<&Lock>, key: SourceKey) -> OfSource {
    if let Some(own) = prove_own(library, key) {
        let states = own.outcomes.iter().map(|(claim, outcome)| (*claim, outcome.state())).collect();
        return OfSource { states, own_text: Some(own.marks), diagnostics: own.diagnostics };
    }
    let mut of_source = OfSource { states: Vec::new(), own_text: None, diagnostics: Vec::new() };
    let source = &library[key];
    for (claim, quote) in quotes_of(library, key) {
        let state =
            lock.map(|lock| lock.state(source.id.as_str(), library[claim].id.as_str(), quote.sha256(), source.archive.sha256.as_deref()));
        let (state, finding) = match state {
            None => (QuoteState::Unarchived, None),
            Some(LockState::Proven { .. }) => (QuoteState::Proven, None),
            Some(LockState::StaleQuote) => (QuoteState::Stale, Some(stale(library, claim, "these are not the words that were proven"))),
            Some(LockState::StaleArchive) => {
                (QuoteState::Stale, Some(stale(library, claim, "the words were proven in another archived text than the one declared now")))
            }
            Some(LockState::NeverProven) => (QuoteState::Unarchived, (!quote.is_refused()).then(|| unproven(library, claim))),
        };
        of_source.states.push((claim, state));
        of_source.diagnostics.extend(finding);
    }
    of_source
}

fn stale(library: &Library, claim: ClaimKey, message: &str) -> Diagnostic {
    let help = "run `variorum verify --archive DIR`, which shows what the archived text says, and with `--write` records what it proves";
    Diagnostic::new(Code::QuoteStale, library.claim_place(claim, "quote"), message, help)
}

fn unproven(library: &Library, claim: ClaimKey) -> Diagnostic {
    let help = "run `variorum verify --archive DIR --write`; until then the page says that nobody has checked the words";
    Diagnostic::new(Code::QuoteUnproven, library.claim_place(claim, "quote"), "the quote was never proven", help)
}
