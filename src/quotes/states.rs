//! What can be said of every quote without the archive: by the lock, and by the texts that sources carry themselves.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::archive::Archive;
use super::concordance::{NameCount, Names, fingerprint_of};
use super::fitting::{self, Proven};
use super::lock::{Lock, LockError, LockState};
use super::looked_for::{self, look_for};
use super::own_text::{prove_own, quotes_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::id::{ActorKey, ClaimKey, QuestionKey, SourceKey};
use crate::model::library::Library;
use crate::model::list::List;
use crate::model::quote::{Counted, CountedText, LookedFor, OwnText, ProofRecord, TextCounts, TextFindings};
use crate::model::words::QuoteState;
use crate::span::{FileId, LineIndex, Span};

/// `content/quotes.lock` as it was read.
#[derive(Debug, Clone, Copy)]
pub struct LockFile<'text> {
    /// Its number.
    pub file: FileId,
    pub text: &'text str,
}

/// What is known of the quotes of a site.
#[derive(Debug, Clone, Default)]
pub struct Proofs {
    /// The state of each claim's quote, in the order of [`Library::claims`].
    pub states: List<ClaimKey, QuoteState>,
    /// What is marked in the texts that sources carry themselves.
    pub own_texts: BTreeMap<SourceKey, OwnText>,
    /// How proven quotes stand in their texts; a lock of the first edition does not say.
    pub records: BTreeMap<ClaimKey, ProofRecord>,
    /// What was counted in the texts.
    pub counted: Counted,
}

impl Proofs {
    /// What the comparison needs of it. A text of which not all name forms were counted is one in which nobody counted: of a name that was
    /// not looked for nobody can say that it does not stand there.
    pub fn found(&self, library: &Library) -> TextFindings {
        let forms = library.name_forms();
        let mut owners: BTreeMap<&str, Vec<ActorKey>> = BTreeMap::new();
        for (actor, forms) in &forms {
            for form in forms {
                owners.entry(form).or_default().push(*actor);
            }
        }
        let count = |source: SourceKey| {
            let text = self.counted.texts.get(&source).filter(|text| text.is_complete)?;
            let of = |form: &str| owners.get(form).into_iter().flatten().copied();
            let named: BTreeSet<ActorKey> = text.names.keys().flat_map(|form| of(form)).collect();
            Some(TextCounts {
                named_in_full: named.iter().copied().filter(|actor| text.names.contains_key(&library[*actor].name)).collect(),
                named: named.into_iter().collect(),
                looked_for: text.looked_for.iter().map(|(question, found)| (*question, found.count)).collect(),
            })
        };
        TextFindings { quotes: self.states.iter().copied().collect(), counts: library.sources.keys().map(count).collect() }
    }
}

/// Says of every quote whether it is still the one that was proven, and asks of those that are whether they carry their claims. Quotes from
/// a source's own text are proven on the spot. The findings are in no order.
pub fn states(library: &Library, lock: Option<LockFile<'_>>) -> (Proofs, Vec<Diagnostic>) {
    match lock.map(|file| (file, Lock::parse(file.text))) {
        None => states_by(library, Some(&Lock::default())),
        Some((_, Ok(lock))) => states_by(library, Some(&lock)),
        Some((file, Err(error))) => {
            let (proofs, mut diagnostics) = states_by(library, None);
            diagnostics.push(unreadable(file, &error));
            (proofs, diagnostics)
        }
    }
}

/// The same by a lock that was read or made, where there is one.
pub fn states_by(library: &Library, lock: Option<&Lock>) -> (Proofs, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let has_own_texts = library.sources.iter().any(|source| source.own_text().is_some());
    let ground = Ground {
        library,
        lock,
        names: if has_own_texts { Names::of(library) } else { Names::default() },
        forms: fingerprint_of(library),
        words: looked_for::fingerprints(library),
    };
    let sources: Vec<OfSource> = library.sources.par_keys().map(|key| of_source(&ground, key)).collect();
    let mut proofs = Proofs { states: library.claims.filled(QuoteState::None), ..Proofs::default() };
    for (key, of_source) in library.sources.keys().zip(sources) {
        let records = of_source.proven.into_iter().filter_map(|proven| Some((proven.claim, proven.record?)));
        proofs.records.extend(records);
        proofs.counted.texts.extend(of_source.counts.map(|counts| (key, counts)));
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

/// What is known of a source's text and quotes.
#[derive(Default)]
struct OfSource {
    states: Vec<(ClaimKey, QuoteState)>,
    own_text: Option<OwnText>,
    proven: Vec<Proven>,
    counts: Option<CountedText>,
    diagnostics: Vec<Diagnostic>,
}

/// What sources are looked at with.
struct Ground<'site> {
    library: &'site Library,
    /// `None` where it could not be read.
    lock: Option<&'site Lock>,
    names: Names,
    /// The fingerprint of all registered name forms.
    forms: String,
    /// By question, the fingerprint of the words that are looked for.
    words: BTreeMap<QuestionKey, String>,
}

/// Without a lock that could be read, nothing is said of quotes from elsewhere.
fn of_source(ground: &Ground<'_>, key: SourceKey) -> OfSource {
    let library = ground.library;
    if let Some(own) = prove_own(library, &ground.names, key) {
        let states = own.outcomes.iter().map(|(claim, outcome)| (*claim, outcome.state())).collect();
        let counts = Some(counts_of(library, &ground.names, key, &own.archive));
        return OfSource { states, own_text: Some(own.marks), proven: own.proven, counts, diagnostics: own.diagnostics };
    }
    let mut of_source = OfSource::default();
    let source = &library[key];
    let captures: Vec<String> = source.captures.iter().map(|capture| capture.sha256.clone()).collect();
    for (claim, quote) in quotes_of(library, key) {
        let (id, declared) = (library[claim].id.as_str(), source.archive.sha256.as_deref());
        let state = ground.lock.map(|lock| lock.state(source.id.as_str(), id, quote.sha256(), declared, &captures));
        let (state, finding) = match state {
            None => (QuoteState::Unarchived, None),
            Some(LockState::Proven(locked)) => {
                of_source.proven.push(Proven { claim, offset: locked.offset, record: locked.record.clone() });
                (QuoteState::Proven, None)
            }
            Some(LockState::StaleQuote) => (QuoteState::Stale, Some(stale(library, claim, "these are not the words that were proven"))),
            Some(LockState::StaleArchive) => {
                (QuoteState::Stale, Some(stale(library, claim, "the words were proven in another archived text than the one declared now")))
            }
            Some(LockState::NeverProven) => (QuoteState::Unarchived, (!quote.is_refused()).then(|| unproven(library, claim))),
        };
        of_source.states.push((claim, state));
        of_source.diagnostics.extend(finding);
    }
    of_source.diagnostics.extend(fitting::findings(library, &of_source.proven));
    of_source.counts = ground.lock.and_then(|lock| ground.locked_counts(lock, key));
    of_source
}

impl Ground<'_> {
    /// What the lock knows of a text, if it is still the source's archive.
    fn locked_counts(&self, lock: &Lock, key: SourceKey) -> Option<CountedText> {
        let source = &self.library[key];
        let locked = lock.sources.get(source.id.as_str())?;
        let is_other = source.archive.sha256.as_deref().is_some_and(|declared| !declared.eq_ignore_ascii_case(&locked.archive));
        if is_other || (locked.forms.is_none() && locked.looked_for.is_empty()) {
            return None;
        }
        let looked_for = locked.looked_for.iter().filter_map(|(question, search)| {
            let question = self.library.question_key(question)?;
            let is_same = self.words.get(&question) == Some(&search.words);
            is_same.then_some((question, LookedFor { count: search.count, paragraph: search.paragraph }))
        });
        Some(CountedText {
            names: locked.names.clone(),
            is_complete: locked.forms.as_ref() == Some(&self.forms) || self.library.actors.is_empty(),
            looked_for: looked_for.collect(),
        })
    }
}

/// Counts the names and the words that are looked for in a text.
pub(super) fn counts_of(library: &Library, names: &Names, key: SourceKey, archive: &Archive) -> CountedText {
    counts_from(library, key, archive, &names.counts(archive))
}

/// The counts of a text of which the names were counted.
pub(super) fn counts_from(library: &Library, key: SourceKey, archive: &Archive, names: &[NameCount]) -> CountedText {
    CountedText {
        names: names.iter().map(|name| (name.form.clone(), name.count)).collect(),
        is_complete: true,
        looked_for: looked_for::questions_of(library, key).map(|(question, words)| (question, look_for(archive, words))).collect(),
    }
}

fn stale(library: &Library, claim: ClaimKey, message: &str) -> Diagnostic {
    let help = "run `variorum verify --archive DIR`, which shows what the archived text says, and with `--write` records what it proves";
    Diagnostic::new(Code::QuoteStale, library.claim_place(claim, "quote"), message, help)
}

fn unproven(library: &Library, claim: ClaimKey) -> Diagnostic {
    let help = "run `variorum verify --archive DIR --write`; until then the page says that nobody has checked the words";
    Diagnostic::new(Code::QuoteUnproven, library.claim_place(claim, "quote"), "the quote was never proven", help)
}
