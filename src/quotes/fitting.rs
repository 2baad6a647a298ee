//! Found is not fitting: how a proven quote stands in its text, and whether it carries its claim.
//!
//! [`proven`] looks into the text once and keeps what it sees, also in the lock; [`findings`] asks of what was kept, so that `check` says
//! the same without the text. Nothing here says that a claim is wrong: a finding asks the desk to look again. A claim with a `note` has
//! been looked at: none of its warnings and notes is raised again, only its errors.

use std::collections::BTreeMap;
use std::ops::Range;

use super::archive::Archive;
use super::concordance::Names;
use super::language::words_of;
use super::prove::{Outcome, TextPosition};
use super::sentences::{Around, around};
use super::speech::is_spoken;
use super::values::Sentence;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::answer::{Answer, Quantity, answer_word};
use crate::model::id::{ActorKey, ClaimKey};
use crate::model::library::{Claim, Library, Publisher, Question};
use crate::model::quote::ProofRecord;
use crate::model::wording::listed;
use crate::model::words::ActorKind;
use crate::quotation::fragment::{directive, text_directive};
use crate::quotation::normalise::normalise;

/// A proven quote, with what its proof recorded; `None` where a lock of the first edition is all there is.
#[derive(Debug, Clone)]
pub(super) struct Proven {
    pub(super) claim: ClaimKey,
    /// The character offset in the normalised text.
    pub(super) offset: usize,
    pub(super) record: Option<ProofRecord>,
}

/// Looks how the proven quotes of a source stand in its text.
pub(super) fn proven(archive: &Archive, library: &Library, names: &Names, outcomes: &[(ClaimKey, Outcome)]) -> Vec<Proven> {
    let proven = |(claim, outcome): &(ClaimKey, Outcome)| match outcome {
        Outcome::Proven { place, .. } => {
            let record = record(archive, library, names, *claim, place);
            Some(Proven { claim: *claim, offset: place.offset, record: Some(record) })
        }
        _ => None,
    };
    outcomes.iter().filter_map(proven).collect()
}

fn record(archive: &Archive, library: &Library, names: &Names, key: ClaimKey, place: &TextPosition) -> ProofRecord {
    let (reading, claim) = (archive.reading(), &library[key]);
    let source = &library[claim.source];
    let title = source.title.as_deref().unwrap_or_default();
    let mut paragraphs: Vec<usize> = place.parts.iter().flat_map(|part| reading.paragraphs_of(part)).collect();
    paragraphs.dedup();
    if paragraphs.is_empty() {
        // A text without any block has one paragraph.
        paragraphs.push(1);
    }
    let mut record = ProofRecord {
        is_spoken: place.parts.iter().all(|part| is_spoken(archive.text(), archive.spoken(), part)),
        is_headline: place.parts.iter().all(|part| reading.is_headline_or_byline(part, title)),
        paragraphs,
        fragment: fragment(archive, claim, place),
        ..ProofRecord::default()
    };
    let language = source.language.as_deref().and_then(words_of);
    let question = &library[claim.question];
    let has_value = claim.answer.quantity().is_some() && language.is_some();
    if !has_value && claim.by.is_empty() && language.is_none() {
        return record;
    }
    let Around { sentence, surroundings } = around(reading, &place.range);
    let (sentence, surroundings) = (&archive.text()[sentence], &archive.text()[surroundings]);
    if let Some(language) = language {
        let words = Sentence::of(sentence);
        let is_missing = match claim.answer.quantity() {
            Some(Quantity::Number(range)) => !words.has_range(range, question.tolerance, language),
            Some(Quantity::Date(date)) => !date.is_unknown() && !words.has_date(&date, language),
            None => false,
        };
        record.lacks = is_missing.then(|| written(question, &claim.answer));
        if claim.by.is_empty() && language.attributes.iter().any(|phrase| words.has(phrase)) {
            let is_own = |actor: &str| source.voice_of.is_some_and(|own| library[own].id.as_str() == actor);
            record.attributed_to = names.actors_in(sentence).into_iter().filter(|actor| !is_own(actor)).map(str::to_owned).collect();
        }
    }
    if !claim.by.is_empty() {
        let near = names.actors_in(surroundings);
        // A voice without a name has no form that could stand there, and whoever publishes a text need not name himself in it.
        let publishes = |actor: ActorKey| match source.publisher_key {
            Publisher::Actor(publisher) => library.side(actor) == publisher,
            Publisher::Named(_) | Publisher::Unknown(_) => false,
        };
        let is_far = |actor: &&ActorKey| {
            let is_named = near.contains(library[**actor].id.as_str());
            !is_named && library[**actor].kind != ActorKind::Unnamed && source.voice_of != Some(**actor) && !publishes(**actor)
        };
        record.far = claim.by.iter().filter(is_far).map(|actor| library[*actor].id.to_string()).collect();
    }
    record
}

/// The text fragment of the words as the archive has them, if the quote alone would give another. Parts end at blocks and broken lines,
/// for no term of a fragment may run across one.
fn fragment(archive: &Archive, claim: &Claim, place: &TextPosition) -> Option<String> {
    let (text, reading) = (archive.text(), archive.reading());
    let words = |range: Range<usize>| text[range].split_whitespace().collect::<Vec<&str>>();
    let mut stretches: Vec<Vec<&str>> = Vec::new();
    for part in &place.parts {
        let mut from = part.start;
        for to in reading.boundaries_in(part).into_iter().chain([part.end]) {
            stretches.push(words(from..to));
            from = to;
        }
    }
    stretches.retain(|words| words.iter().any(|word| word.contains(char::is_alphanumeric)));
    let block = reading.blocks_of(&place.range).next().unwrap_or(0..text.len());
    let last = reading.blocks_of(&(place.range.end.saturating_sub(1)..place.range.end)).next().unwrap_or(0..text.len());
    let count = |context: Option<&str>| context.unwrap_or_default().split_whitespace().count();
    // A text without blocks is one, however long: only the words that are asked for are cut out of it.
    let before = text[block.start.min(place.range.start)..place.range.start].split_whitespace().rev();
    let mut before: Vec<&str> = before.take(count(claim.prefix.as_deref())).collect();
    before.reverse();
    let after = text[place.range.end..last.end.max(place.range.end)].split_whitespace();
    let after: Vec<&str> = after.take(count(claim.suffix.as_deref())).collect();
    let found = directive(&stretches, &before, &after)?;
    let given = text_directive(claim.quote.as_deref()?, claim.prefix.as_deref(), claim.suffix.as_deref());
    (given.as_ref() != Some(&found)).then(|| found.trim_start_matches("text=").to_owned())
}

/// An answer as the lock remembers it.
fn written(question: &Question, answer: &Answer) -> String {
    if answer.quantity().is_some() { answer_word(question, answer) } else { question.id.to_string() }
}

/// What is to be asked about the proven quotes of one source.
pub(super) fn findings(library: &Library, proven: &[Proven]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for quote in proven {
        if let Some(record) = &quote.record {
            of_quote(library, quote.claim, record, &mut findings);
        }
    }
    findings.extend(shared(library, proven));
    findings
}

fn of_quote(library: &Library, key: ClaimKey, record: &ProofRecord, findings: &mut Vec<Diagnostic>) {
    let claim = &library[key];
    let place = |field: &str| library.claim_place(key, field);
    let is_answered = claim.note.is_some();
    if let [first, .., last] = record.paragraphs.as_slice() {
        // Only where an ellipsis stands between them the words of two paragraphs are joined by the desk.
        let is_joined = has_ellipsis(claim.quote.as_deref().unwrap_or_default());
        let message = format!("the quote joins words of the paragraphs {first} and {last}");
        let finding =
            Diagnostic::new(Code::QuoteAcrossParagraphs, place("quote"), message, "quote from one paragraph, or make two claims of it");
        if is_joined {
            findings.push(finding.as_error());
        } else if !is_answered {
            findings.push(finding);
        }
    }
    if is_answered {
        return;
    }
    if record.is_headline {
        let message = "the quote stands in the headline or the by-line alone";
        let help = "quote the text below it, which says more; or say in `note:` why the headline is the evidence";
        findings.push(Diagnostic::new(Code::QuoteIsHeadline, place("quote"), message, help));
    }
    if let Some(answer) = record.lacks.as_ref().filter(|answer| **answer == written(&library[claim.question], &claim.answer)) {
        let message = format!("neither the quote nor its sentence has the answer `{answer}`");
        let help = "quote the words that say it, mend the answer, or say in `note:` how it follows";
        findings.push(Diagnostic::new(Code::AnswerNotInQuote, place("quote"), message, help));
    }
    let named = |actors: &[String]| listed(&actors.iter().map(|actor| format!("`{actor}`")).collect::<Vec<_>>());
    if claim.by.is_empty() && !record.attributed_to.is_empty() {
        let message =
            format!("the sentence says who says so and names {}, and the claim is in the source's own voice", named(&record.attributed_to));
        let help = "name the speaker under `by:`, or say in `note:` why the source says it itself";
        findings.push(Diagnostic::new(Code::SentenceAttributes, place("quote"), message, help));
    }
    let speakers: Vec<String> =
        claim.by.iter().map(|actor| library[*actor].id.to_string()).filter(|actor| record.far.contains(actor)).collect();
    if !speakers.is_empty() {
        let message = format!("no name of {} stands in the sentence of the quote or the two around it", named(&speakers));
        let help = "look who speaks there; register the name that stands there, or say in `note:` how the text leads to the speaker";
        findings.push(Diagnostic::new(Code::SpeakerNotNear, place("by"), message, help));
    }
}

/// Whether an ellipsis splits a quote.
fn has_ellipsis(quote: &str) -> bool {
    normalise(quote).trim_matches(|character: char| matches!(character, '.' | ' ' | '[' | ']')).contains("...")
}

/// Claims that rest on one passage, though they answer different questions or answer one differently. The finding stands at the later one.
fn shared(library: &Library, proven: &[Proven]) -> Vec<Diagnostic> {
    let mut by_passage: BTreeMap<(usize, String), ClaimKey> = BTreeMap::new();
    let mut ordered: Vec<&Proven> = proven.iter().collect();
    ordered.sort_by_key(|quote| library[quote.claim].position);
    let mut findings = Vec::new();
    for quote in ordered {
        let claim = &library[quote.claim];
        let passage = (quote.offset, normalise(claim.quote.as_deref().unwrap_or_default()));
        let first = *by_passage.entry(passage).or_insert(quote.claim);
        let other = &library[first];
        let differs = (other.question, &other.answer) != (claim.question, &claim.answer);
        if first == quote.claim || !differs || claim.note.is_some() || other.note.is_some() {
            continue;
        }
        let what = if other.question == claim.question { "another answer" } else { "another question" };
        let message = format!("the claims `{}` and `{}` rest on the same words, for {what}", other.id, claim.id);
        let help = "quote for each claim the words that carry it, or say in `note:` how one passage carries both";
        let finding = Diagnostic::new(Code::QuoteShared, library.claim_place(quote.claim, "quote"), message, help);
        findings.push(finding.with_label(library.claim_place(first, "quote"), "the same words"));
    }
    findings
}
