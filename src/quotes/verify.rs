//! Every quote of a site against the archived texts: one text at a time, each looked through once.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::archive::Archive;
use super::captures::{self, EarlierText};
use super::concordance::{Concordance, LookAlike, NameCount, Names};
use super::findings::{Text, archive_place, source_place};
use super::fitting::{self, Proven};
use super::lock::{Lock, LockedQuote, LockedSearch, LockedSource, VerifiedSource};
use super::looked_for;
use super::own_text::{prove_own, quotes_of};
use super::prove::{Outcome, prove};
use super::quote::Quote;
use super::share::{QuotedShare, quoted_share};
use super::states::{LockFile, counts_from, unreadable};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::files::{ArchivedFile, NoArchive};
use crate::model::id::{ClaimKey, SourceKey};
use crate::model::library::{Library, Source};
use crate::model::quote::{Counted, CountedText, ProofRecord};
use crate::model::wording::listed;
use crate::model::words::QuoteState;
use crate::quotation::normalise::Folded;
use crate::span::Position;

/// What a run of `verify` found.
#[derive(Debug)]
pub struct Verification {
    /// By source, in the order of [`Library::sources`].
    pub sources: Vec<VerifiedText>,
    /// What is wrong, in no order.
    pub diagnostics: Vec<Diagnostic>,
    /// The lock as it should now be.
    pub lock: Lock,
}

/// One source and its text.
#[derive(Debug)]
pub struct VerifiedText {
    pub source: SourceKey,
    /// Its text; `None` where there was none to look into.
    pub text: Option<TextRead>,
    /// Its claims that have a quote, in the order of their ids.
    pub quotes: Vec<VerifiedQuote>,
}

/// What came of looking up the quotes of some sources.
#[derive(Debug)]
pub struct VerifiedTexts {
    pub texts: Vec<Verified>,
    /// The lock as it was.
    pub former: Lock,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// What came of the quotes of one source.
#[derive(Debug)]
pub struct Verified {
    pub text: VerifiedText,
    /// What is wrong with them and their text.
    pub diagnostics: Vec<Diagnostic>,
    /// What the lock gets to know; `None` for a source that needs no lock.
    pub proofs: Option<VerifiedSource>,
}

/// A text that was looked through.
#[derive(Debug)]
pub struct TextRead {
    /// The file in the archive folder; `None` for a text that the source carries itself.
    pub file: Option<String>,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    pub words: usize,
    /// How much of it is quoted.
    pub share: QuotedShare,
    /// How often each registered name form stands in it, by actor and form; forms that do not are left out.
    pub names: Vec<NameCount>,
    /// The same by form alone, and what came of looking for words that would show an answer.
    pub counts: CountedText,
}

/// What came of one quote.
#[derive(Debug)]
pub struct VerifiedQuote {
    pub claim: ClaimKey,
    pub state: QuoteState,
    /// Where it stands in the text, if it does.
    pub place: Option<Position>,
    /// What the normalisation overlooked in proving it.
    pub overlooked: Vec<Folded>,
    /// How it stands there, if it is proven.
    pub record: Option<ProofRecord>,
}

/// How to verify.
#[derive(Debug, Clone, Copy)]
pub struct VerifyOptions<'text> {
    /// The lock file, where there is one.
    pub lock: Option<LockFile<'text>>,
    /// Whether the lock will be written anew, so that what is only wrong with the present one is no finding.
    pub renews_lock: bool,
}

/// Looks up every quote. `fetch` gets the archived text of a source; it is asked from several threads, and the text is dropped before
/// the same thread asks for another.
pub fn verify(
    library: &Library,
    options: VerifyOptions<'_>,
    fetch: impl Fn(&Source) -> Result<ArchivedFile, NoArchive> + Sync,
) -> Verification {
    let keys: Vec<SourceKey> = library.sources.keys().collect();
    let VerifiedTexts { texts, former, mut diagnostics } = verify_those(library, options, &keys, fetch);
    let (mut sources, mut proofs) = (Vec::with_capacity(texts.len()), Vec::new());
    for verified in texts {
        diagnostics.extend(verified.diagnostics);
        proofs.extend(verified.proofs);
        sources.push(verified.text);
    }
    Verification { sources, diagnostics, lock: former.renewed(proofs) }
}

/// Looks up the quotes of some sources, in their order.
pub fn verify_those(
    library: &Library,
    options: VerifyOptions<'_>,
    keys: &[SourceKey],
    fetch: impl Fn(&Source) -> Result<ArchivedFile, NoArchive> + Sync,
) -> VerifiedTexts {
    let mut diagnostics = Vec::new();
    let former = match options.lock.map(|file| (file, Lock::parse(file.text))) {
        None => Lock::default(),
        Some((_, Ok(lock))) => lock,
        Some((file, Err(error))) => {
            if !options.renews_lock {
                diagnostics.push(unreadable(file, &error));
            }
            Lock::salvage(file.text)
        }
    };
    let texts = if keys.is_empty() {
        Vec::new()
    } else {
        let names = Names::of(library);
        let run = Verifier { library, forms: names.fingerprint(), names: &names, former: &former, renews_lock: options.renews_lock };
        keys.par_iter().map(|&key| run.source(key, &fetch)).collect()
    };
    VerifiedTexts { texts, former, diagnostics }
}

struct Verifier<'site> {
    library: &'site Library,
    names: &'site Names,
    /// What the set of all name forms is known by.
    forms: String,
    former: &'site Lock,
    renews_lock: bool,
}

impl Verifier<'_> {
    fn source(&self, key: SourceKey, fetch: &impl Fn(&Source) -> Result<ArchivedFile, NoArchive>) -> Verified {
        if let Some(own) = prove_own(self.library, self.names, key) {
            let text = Text::new(&own.archive, None);
            let mut diagnostics = own.diagnostics;
            let read = self.read(&text, key, None, &own.outcomes, &mut diagnostics);
            let quotes = verified_quotes(&text, &own.outcomes, &own.proven);
            return Verified { text: VerifiedText { source: key, text: Some(read), quotes }, diagnostics, proofs: None };
        }
        let source = &self.library[key];
        let quotes = quotes_of(self.library, key);
        let file = match fetch(source) {
            Ok(file) => file,
            Err(fault) => return self.without_text(key, &quotes, no_archive(source, &fault, !quotes.is_empty())),
        };
        let ArchivedFile { name, bytes } = file;
        match Archive::read(&name, bytes) {
            Ok(archive) => match captures::earlier(source, &quotes, fetch) {
                Ok(earlier) => self.archived(key, (&name, archive), earlier, &quotes),
                Err(finding) => self.without_text(key, &quotes, Some(*finding)),
            },
            Err(error) => {
                let message = format!("`{name}` cannot be read as text: {error}");
                let finding = Diagnostic::new(Code::ArchiveUnreadable, archive_place(source, "file"), message, error.help());
                self.without_text(key, &quotes, Some(finding))
            }
        }
    }

    fn archived(
        &self,
        key: SourceKey,
        (name, mut archive): (&str, Archive),
        (earlier, other_bytes): (Vec<EarlierText>, Vec<Diagnostic>),
        quotes: &[(ClaimKey, Quote)],
    ) -> Verified {
        let source = &self.library[key];
        if !source.archive.include_all {
            archive.exclude_furniture();
        }
        let faults = archive.exclude(&source.archive.exclude);
        let found = prove(&archive, &quotes.iter().map(|(_, quote)| quote.clone()).collect::<Vec<_>>());
        let outcomes: Vec<(ClaimKey, Outcome)> = quotes.iter().map(|(claim, _)| *claim).zip(found).collect();
        let text = Text::new(&archive, Some(name));
        let mut diagnostics: Vec<Diagnostic> = faults.iter().map(|fault| text.exclusion(source, fault)).collect();
        let changed = text.hash(source);
        // A text that is not the declared one is no archive of the source: it neither proves nor disproves.
        let is_the_archive = changed.is_none() && other_bytes.is_empty();
        diagnostics.extend(changed.into_iter().chain(other_bytes));
        if let Some(locked) = self.former.sources.get(source.id.as_str())
            && source.archive.sha256.is_none()
            && !self.renews_lock
            && locked.archive != archive.sha256()
        {
            diagnostics.push(text.hash_of_the_lock(source, &locked.archive));
        }
        diagnostics.extend(text.words(source));
        let only_earlier = captures::proven_earlier(&outcomes, &earlier);
        let missing = outcomes.iter().filter(|(claim, _)| !only_earlier.contains_key(claim));
        diagnostics.extend(missing.filter_map(|(claim, outcome)| text.quote(self.library, *claim, outcome)));
        let read = self.read(&text, key, Some(name), &outcomes, &mut diagnostics);
        diagnostics.extend(self.share(source, &read));
        let mut proven = fitting::proven(&archive, self.library, self.names, &outcomes);
        let mut verified = verified_quotes(&text, &outcomes, &proven);
        for (index, text) in earlier.iter().enumerate() {
            let mut outcomes = text.outcomes.clone();
            outcomes.retain(|(claim, _)| only_earlier.get(claim) == Some(&index));
            let also = fitting::proven(&text.archive, self.library, self.names, &outcomes);
            for quote in verified_quotes(&text.text(source), &outcomes, &also) {
                let place = verified.partition_point(|other| other.claim < quote.claim);
                verified[place] = quote;
            }
            proven.extend(also);
        }
        proven.sort_by_key(|proven| proven.claim);
        let mut in_captures = captures::in_captures(source, &outcomes, &earlier);
        for proven in &mut proven {
            if let Some((record, captures)) = proven.record.as_mut().zip(in_captures.remove(&proven.claim)) {
                record.captures = captures;
            }
        }
        for quote in &mut verified {
            quote.record = proven.iter().find(|proven| proven.claim == quote.claim).and_then(|proven| proven.record.clone());
        }
        diagnostics.extend(fitting::findings(self.library, &proven));
        let proven = is_the_archive.then(|| self.locked(key, &archive, quotes, proven, &read.counts));
        let proofs = Some(self.proofs(key, quotes, proven));
        Verified { text: VerifiedText { source: key, text: Some(read), quotes: verified }, diagnostics, proofs }
    }

    fn without_text(&self, key: SourceKey, quotes: &[(ClaimKey, Quote)], finding: Option<Diagnostic>) -> Verified {
        let unarchived =
            |claim: ClaimKey| VerifiedQuote { claim, state: QuoteState::Unarchived, place: None, overlooked: Vec::new(), record: None };
        Verified {
            text: VerifiedText { source: key, text: None, quotes: quotes.iter().map(|(claim, _)| unarchived(*claim)).collect() },
            diagnostics: finding.into_iter().collect(),
            proofs: Some(self.proofs(key, quotes, None)),
        }
    }

    fn proofs(&self, key: SourceKey, quotes: &[(ClaimKey, Quote)], proven: Option<LockedSource>) -> VerifiedSource {
        let claims = quotes.iter().map(|(claim, _)| self.library[*claim].id.to_string()).collect();
        VerifiedSource { source: self.library[key].id.to_string(), claims, proven }
    }

    /// What the lock gets to know of a text.
    fn locked(
        &self,
        key: SourceKey,
        archive: &Archive,
        quotes: &[(ClaimKey, Quote)],
        proven: Vec<Proven>,
        counts: &CountedText,
    ) -> LockedSource {
        let hashes: BTreeMap<ClaimKey, &str> = quotes.iter().map(|(claim, quote)| (*claim, quote.sha256())).collect();
        let claim = |proven: Proven| {
            let quote = hashes.get(&proven.claim).copied().unwrap_or_default().to_owned();
            (self.library[proven.claim].id.to_string(), LockedQuote { quote, offset: proven.offset, record: proven.record })
        };
        let looked_for = counts.looked_for.iter().map(|(question, found)| {
            let question = &self.library[*question];
            let words = looked_for::fingerprint_of(&question.look_for);
            (question.id.to_string(), LockedSearch { count: found.count, paragraph: found.paragraph, words })
        });
        LockedSource {
            archive: archive.sha256().to_owned(),
            captures: self.library[key].captures.iter().map(|capture| capture.sha256.clone()).collect(),
            claims: proven.into_iter().map(claim).collect(),
            // Without registered names there is nothing to have counted.
            forms: (!self.library.actors.is_empty()).then(|| self.forms.clone()),
            names: counts.names.clone(),
            looked_for: looked_for.collect(),
        }
    }

    /// What is said of a text beside its quotes, with the findings about names.
    fn read(
        &self,
        text: &Text<'_>,
        key: SourceKey,
        file: Option<&str>,
        outcomes: &[(ClaimKey, Outcome)],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> TextRead {
        let source = &self.library[key];
        let Concordance { counts, look_alikes } = self.names.concordance(text.archive);
        diagnostics.extend(look_alikes.iter().map(|look_alike| look_alike_finding(text, source, look_alike)));
        let absent = source.names.iter().enumerate().filter(|(_, name)| !Names::stands(text.archive, &name.form));
        diagnostics.extend(absent.map(|(index, _)| text.name_absent(source, index)));
        TextRead {
            file: file.map(str::to_owned),
            sha256: text.archive.sha256().to_owned(),
            words: text.archive.words(),
            share: quoted_share(text.archive, outcomes.iter().map(|(_, outcome)| outcome)),
            counts: counts_from(self.library, key, text.archive, &counts),
            names: counts,
        }
    }

    /// Short texts may be quoted more, for a few words are soon a quarter of them: both limits must be passed.
    fn share(&self, source: &Source, read: &TextRead) -> Option<Diagnostic> {
        let limits = &self.library.site.limits;
        let QuotedShare { quoted, words } = read.share;
        if read.share.fraction() <= limits.max_quoted_share || quoted <= limits.max_quoted_words as usize {
            return None;
        }
        // Rounded up, so that what is above the limit never reads as if it were at it.
        let share = (read.share.fraction() * 1_000.0).ceil() / 10.0;
        let message = format!(
            "{quoted} of the {words} words of the text are quoted: {share:.1} %, where {:.1} % or {} words are allowed",
            limits.max_quoted_share * 100.0,
            limits.max_quoted_words
        );
        let help = "quote fewer words, and say the rest under `says:`";
        Some(Diagnostic::new(Code::QuotedShare, source_place(source, "archive"), message, help))
    }
}

fn look_alike_finding(text: &Text<'_>, source: &Source, look_alike: &LookAlike) -> Diagnostic {
    let actors = listed(&look_alike.actors.iter().map(|actor| format!("`{actor}`")).collect::<Vec<_>>());
    let message = format!(
        "{} writes `{}` at {}, which nobody registered and which looks like `{}`, a name of {actors}",
        text.name(),
        look_alike.spelling,
        text.few_places(&look_alike.places),
        look_alike.form
    );
    let actor = look_alike.actors.first().map_or("", String::as_str);
    let help =
        format!("if it is the same actor, add `- {{actor: {actor}, as: {}}}` to `names:`; if not, register the other", look_alike.spelling);
    Diagnostic::new(Code::NameLookAlike, source_place(source, "names"), message, help)
}

fn verified_quotes(text: &Text<'_>, outcomes: &[(ClaimKey, Outcome)], proven: &[Proven]) -> Vec<VerifiedQuote> {
    let record = |claim: ClaimKey| proven.iter().find(|proven| proven.claim == claim).and_then(|proven| proven.record.clone());
    let quote = |(claim, outcome): &(ClaimKey, Outcome)| {
        let (overlooked, record) = match outcome {
            Outcome::Proven { folded, .. } => (folded.clone(), record(*claim)),
            _ => (Vec::new(), None),
        };
        let place = outcome.place().map(|place| text.position(place.range.start));
        VerifiedQuote { claim: *claim, state: outcome.state(), place, overlooked, record }
    };
    outcomes.iter().map(quote).collect()
}

/// Where a source is not quoted, nobody misses its text.
fn no_archive(source: &Source, fault: &NoArchive, is_quoted: bool) -> Option<Diagnostic> {
    let place = archive_place(source, "file");
    match fault {
        NoArchive::Missing { names } => {
            let names = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ");
            let message = format!("the archive folder has no {names}, so the quotes of `{}` were not looked up", source.id);
            let help = "put the text as it was retrieved there, or name its file as `archive.file`";
            is_quoted.then(|| Diagnostic::new(Code::QuoteUnarchived, place, message, help))
        }
        NoArchive::Outside { name } => {
            let message = format!("`{name}` leads out of the archive folder, and nothing outside is read");
            Some(Diagnostic::new(Code::ArchiveUnreadable, place, message, "put the file itself into the archive folder"))
        }
        NoArchive::Unreadable { name, cause } => {
            let message = format!("`{name}` cannot be read: {cause}");
            Some(Diagnostic::new(
                Code::ArchiveUnreadable,
                place,
                message,
                "give the program the right to read it, or put a text file in its place",
            ))
        }
    }
}

impl Verification {
    /// What was counted in the texts that were at hand.
    pub fn counted(&self) -> Counted {
        let texts = self.sources.iter().filter_map(|verified| Some((verified.source, verified.text.as_ref()?.counts.clone())));
        Counted { texts: texts.collect() }
    }
}

/// How many quotes have each state; states that no quote has are left out.
pub fn tally(verification: &Verification) -> BTreeMap<QuoteState, usize> {
    let mut tally = BTreeMap::new();
    for quote in verification.sources.iter().flat_map(|source| &source.quotes) {
        *tally.entry(quote.state).or_default() += 1;
    }
    tally
}
