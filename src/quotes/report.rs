//! What a run of `verify` found beside its findings, for people and programs: what came of each quote, and which names stand in each text.

use serde::Serialize;

use super::verify::{TextRead, Verification, VerifiedQuote, VerifiedText, tally};
use crate::model::library::Library;
use crate::model::wording::{counted_in_digits, listed};
use crate::model::words::QuoteState;

/// One source for programs. Keys stand in the order of the fields.
#[derive(Debug, Serialize)]
pub struct SourceReport<'run> {
    source: &'run str,
    text: Option<TextReport<'run>>,
    quotes: Vec<QuoteReport<'run>>,
}

#[derive(Debug, Serialize)]
struct TextReport<'run> {
    /// `null` for a text that the source carries itself.
    file: Option<&'run str>,
    sha256: &'run str,
    words: usize,
    /// Words of the text that are quoted, and its words without the excluded passages.
    quoted_words: usize,
    words_not_excluded: usize,
    names: Vec<NameReport<'run>>,
}

#[derive(Debug, Serialize)]
struct NameReport<'run> {
    actor: &'run str,
    form: &'run str,
    count: usize,
}

#[derive(Debug, Serialize)]
struct QuoteReport<'run> {
    claim: &'run str,
    state: QuoteState,
    /// In the text, from 1; columns count characters.
    line: Option<usize>,
    column: Option<usize>,
    /// What the normalisation overlooked.
    overlooked: Vec<&'static str>,
    /// Of a proven quote, whether it stands between quotation marks, and the paragraphs that it lies in.
    spoken: Option<bool>,
    paragraphs: &'run [usize],
    /// Where the quote does not stand in each of several archived texts, what came of it in each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    captures: Vec<CaptureReport<'run>>,
}

#[derive(Debug, Serialize)]
struct CaptureReport<'run> {
    file: &'run str,
    retrieved: String,
    state: QuoteState,
}

/// The run for programs, by source.
pub fn sources<'run>(library: &'run Library, verification: &'run Verification) -> Vec<SourceReport<'run>> {
    let captures = |quote: &'run VerifiedQuote| {
        let of_quote = quote.record.iter().flat_map(|record| &record.captures);
        let found = of_quote.filter_map(|one| Some((library[library[quote.claim].source].capture(&one.sha256)?, one.state)));
        found
            .map(|(capture, state)| CaptureReport { file: &capture.file, retrieved: capture.retrieved.to_string(), state })
            .collect::<Vec<_>>()
    };
    let quote = |quote: &'run VerifiedQuote| QuoteReport {
        claim: library[quote.claim].id.as_str(),
        state: quote.state,
        line: quote.place.map(|place| place.line),
        column: quote.place.map(|place| place.column),
        overlooked: quote.overlooked.iter().map(|overlooked| overlooked.words()).collect(),
        spoken: quote.record.as_ref().map(|record| record.is_spoken),
        paragraphs: quote.record.as_ref().map_or(&[], |record| record.paragraphs.as_slice()),
        captures: captures(quote),
    };
    let text = |text: &'run TextRead| TextReport {
        file: text.file.as_deref(),
        sha256: &text.sha256,
        words: text.words,
        quoted_words: text.share.quoted,
        words_not_excluded: text.share.words,
        names: text.names.iter().map(|name| NameReport { actor: &name.actor, form: &name.form, count: name.count }).collect(),
    };
    let source = |verified: &'run VerifiedText| SourceReport {
        source: library[verified.source].id.as_str(),
        text: verified.text.as_ref().map(text),
        quotes: verified.quotes.iter().map(quote).collect(),
    };
    verification.sources.iter().map(source).collect()
}

/// The run for people: a paragraph a source, with the names that stand in its text and how often.
pub fn concordance(library: &Library, verification: &Verification) -> String {
    verification.sources.iter().map(|source| paragraph(library, source)).collect::<Vec<_>>().join("\n")
}

fn paragraph(library: &Library, verified: &VerifiedText) -> String {
    let id = &library[verified.source].id;
    let quotes = counted_in_digits(verified.quotes.len(), "quote");
    let Some(text) = &verified.text else { return format!("{id}: {quotes}, no archived text\n") };
    let file = text.file.as_deref().unwrap_or("its own text");
    let share = text.share.fraction() * 100.0;
    let mut paragraph = format!("{id} ({file}): {quotes}, {} in all, {share:.1} % quoted\n", counted_in_digits(text.words, "word"));
    let width = |cell: fn(&super::concordance::NameCount) -> &str| text.names.iter().map(|name| cell(name).chars().count()).max();
    let (actors, forms) = (width(|name| &name.actor).unwrap_or_default(), width(|name| &name.form).unwrap_or_default());
    paragraph.extend(verified.quotes.iter().filter_map(|quote| standing(library, quote)));
    paragraph.extend(text.names.iter().map(|name| format!("  {:actors$}  {:forms$}  {}\n", name.actor, name.form, name.count)));
    paragraph
}

/// In which of several archived texts a quote stands, where it does not stand in all.
fn standing(library: &Library, quote: &VerifiedQuote) -> Option<String> {
    let source = &library[library[quote.claim].source];
    let files = |is_proven: bool| {
        let of_quote = quote.record.iter().flat_map(|record| &record.captures);
        let these = of_quote.filter(|one| (one.state == QuoteState::Proven) == is_proven);
        these.filter_map(|one| source.capture(&one.sha256)).map(|capture| capture.file.clone()).collect::<Vec<_>>()
    };
    let (has, lacks) = (files(true), files(false));
    (!lacks.is_empty()).then(|| format!("  {} stands in {}, not in {}\n", library[quote.claim].id, listed(&has), listed(&lacks)))
}

/// What was overlooked in proving quotes, a line a quote.
pub fn overlooked(library: &Library, verification: &Verification) -> Vec<String> {
    let quotes = verification.sources.iter().flat_map(|source| &source.quotes);
    let line = |quote: &VerifiedQuote| {
        let words: Vec<&str> = quote.overlooked.iter().map(|overlooked| overlooked.words()).collect();
        (!words.is_empty()).then(|| format!("{}: other {} than in the text", library.claim_id(quote.claim), listed(&words)))
    };
    quotes.filter_map(line).collect()
}

/// The run in a line: how many quotes have which state.
pub fn summary(verification: &Verification) -> String {
    let tally = tally(verification);
    let quotes: usize = tally.values().sum();
    let sources = verification.sources.iter().filter(|source| !source.quotes.is_empty()).count();
    let states: Vec<String> = tally.iter().map(|(state, count)| format!("{count} {state}")).collect();
    let looked_up = format!("looked up {} of {}", counted_in_digits(quotes, "quote"), counted_in_digits(sources, "source"));
    if states.is_empty() { looked_up } else { format!("{looked_up}: {}", listed(&states)) }
}
