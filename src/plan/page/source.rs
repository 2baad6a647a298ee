//! `sources/ID.html`: what a report is worth, every claim read from it, and where it differs from others.

use std::collections::BTreeSet;

use crate::citation;
use crate::model::id::{ActorKey, ClaimKey, QuestionKey, SourceKey};
use crate::model::library::{Capture, Derivation, Exclusion, Reviewed, Source};
use crate::model::quote::{InCapture, OwnText, PassageSide};
use crate::model::site_map::{claim_anchor, quoted_anchor};
use crate::model::view::{
    Body, CaptureVersion, ChangedPassage, ChangedText, CitationsView, Link, PageView, PassageRunView, Phrase, SaidRow, SaidTable,
    SourceNames, SourcePage, WrittenName,
};
use crate::model::wording::capital;
use crate::model::words::{Certainty, Extent, QuoteState};
use crate::plan::frame::Heading;
use crate::plan::jsonld;
use crate::plan::report_row::trust;
use crate::plan::viewpoint::{Viewpoint, table_place};
use crate::prose::{Marks, Passage, PassageKind};

/// The most warnings that the page gives.
const WARNINGS: usize = 4;
/// The most other reports with which the page says how this one agrees.
const AGREEMENTS: usize = 3;
/// The most questions that one sentence names.
const NAMED: usize = 4;

pub(super) fn source_page(at: &Viewpoint<'_>, key: SourceKey) -> PageView {
    let library = at.library();
    let source = &library[key];
    let title = match &source.short {
        Some(short) => crate::model::view::Wording::plain(short),
        None => at.words_of(key, &source.name),
    };
    let events = said_by_event(at, key, source);
    let body = SourcePage {
        headline: source.title.as_deref().filter(|title| *title != source.name).map(|title| at.words_of(key, title)),
        title,
        withdrawn: withdrawn(at, source),
        record: record(at, source),
        worth: trust(at, source),
        warnings: warnings(at, key, source),
        lead: lead(at, key),
        differs: differs(at, key),
        has_credibility: events.iter().flat_map(|table| &table.rows).any(|row| row.credibility.is_some()),
        has_notes: events.iter().flat_map(|table| &table.rows).any(|row| !row.notes.is_empty()),
        events,
        agrees: agrees(at, key),
        names: names(at, key, source),
        citations: CitationsView {
            text: citation::text(library, key),
            csl: citation::csl_json(library, [key]),
            bibtex: citation::bibtex(library, key),
            ris: citation::ris(library, key),
        },
        is_own_text: source.own_text().is_some(),
        changed: changed(at, key, source),
    };
    let heading = Heading {
        title: source.name.clone(),
        description: source.descriptor.clone(),
        record: Some(&source.record),
        about: Some(jsonld::source(at, key)),
        ..Heading::default()
    };
    at.page(heading, Body::Source(Box::new(body)))
}

/// Why the report does not count: it, or the text that it copies, was withdrawn.
fn withdrawn(at: &Viewpoint<'_>, source: &Source) -> Option<crate::model::view::WithdrawalView> {
    let with = source.withdrawn_with?;
    at.library()[with].withdrawn.as_ref().map(|withdrawal| at.withdrawal("source", withdrawal))
}

/// What the publisher changed of the quoted passages, where there are several archived texts.
fn changed(at: &Viewpoint<'_>, key: SourceKey, source: &Source) -> Option<ChangedText> {
    let (library, words) = (at.library(), at.words());
    let date = |capture: &Capture| words.isolated(&capture.retrieved.prose(words.dates()));
    let (first, last) = (source.captures.first()?, source.captures.last()?);
    if first == last {
        return None;
    }
    let quoted: Vec<ClaimKey> = library.claims_of(key).filter(|claim| library.proofs.contains_key(claim)).collect();
    let version = |one: &InCapture| {
        let capture = source.capture(&one.sha256)?;
        let pattern = match (one.state, one.passage.is_empty()) {
            (QuoteState::Proven, _) => "capture_has",
            (_, false) => "capture_changed",
            (_, true) => "capture_lacks",
        };
        let runs = one.passage.iter().map(|run| PassageRunView {
            side: match run.side {
                PassageSide::Both => "both",
                PassageSide::Quote => "quote",
                PassageSide::Passage => "passage",
            },
            spaced: run.words.starts_with(' '),
            words: run.words.trim_start().to_owned(),
        });
        Some(CaptureVersion { text: words.say(pattern, &[("date", &date(capture))]), runs: runs.collect() })
    };
    let passage = |&claim: &ClaimKey| {
        let captures = &library.proofs[&claim].captures;
        let (question, quote) = (library[claim].question, library[claim].quote.as_deref()?);
        let label = at.short_question(question).label;
        (!captures.is_empty()).then(|| ChangedPassage {
            claim: Link { href: at.claim_href(claim), label },
            quote: at.words_of(key, quote),
            versions: captures.iter().filter_map(version).collect(),
        })
    };
    let passages: Vec<ChangedPassage> = quoted.iter().filter_map(passage).collect();
    let places = [("first", date(first)), ("last", date(last)), ("part", passages.len().to_string())];
    let places: Vec<(&str, &str)> = places.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let lead =
        if passages.is_empty() { words.say("text_changed_elsewhere", &places) } else { words.count("text_changed", quoted.len(), &places) };
    Some(ChangedText { lead, passages })
}

/// The passages of a source's own text that its page marks, with the claims that they lead to.
pub(in crate::plan) fn marks(at: &Viewpoint<'_>, own_text: &OwnText) -> Marks {
    let library = at.library();
    let quoted = own_text.quoted.iter().map(|passage| {
        let claim = &library[passage.claim];
        let kind = PassageKind::Quoted {
            anchor: (passage.part == 0).then(|| quoted_anchor(claim.id.as_str())),
            href: format!("#{}", claim_anchor(claim.id.as_str())),
            label: at.short_question(claim.question).label.text,
        };
        Passage { range: passage.range.clone(), kind }
    });
    let excluded =
        own_text.excluded.iter().map(|passage| Passage { range: passage.range.clone(), kind: PassageKind::Excluded(passage.kind) });
    Marks::new(quoted.chain(excluded).collect())
}

/// What is known of the report and what is not, as sentences.
fn record(at: &Viewpoint<'_>, source: &Source) -> Vec<Phrase> {
    let words = at.words();
    let said = |pattern: &str, place: &'static str, text: &str| {
        Phrase::filled(words.get(pattern), &[(place, Phrase::of_text(words.isolated(text)))])
    };
    let mut sentences: Vec<Phrase> = Vec::new();
    sentences.extend(source.publisher.as_deref().map(|publisher| said("record_publisher", "publisher", publisher)));
    sentences.extend(source.author.as_deref().map(|author| said("record_author", "author", author)));
    sentences.extend(at.date(source.published).map(|date| said("record_published", "date", &date.text)));
    sentences.extend(at.date(source.retrieved).map(|date| said("record_retrieved", "date", &date.text)));
    sentences.extend(source.url.as_ref().map(|url| {
        let link = Link { href: url.to_string(), label: crate::model::view::Wording::plain(words.get("original")) };
        Phrase::filled(words.get("record_address"), &[("address", Phrase::of_link(link))])
    }));
    let missing = [
        ("missing_publisher", source.publisher.is_none()),
        ("missing_author", source.author.is_none()),
        ("missing_date", at.date(source.published).is_none()),
        ("missing_address", source.url.is_none()),
        ("missing_headline", source.title.is_none()),
    ];
    let missing: Vec<&str> = missing.iter().filter(|(_, is_missing)| *is_missing).map(|&(word, _)| words.get(word)).collect();
    if !missing.is_empty() {
        sentences.push(said("record_missing", "things", &words.listed(&missing)));
    }
    sentences.extend(kind_of_text(at, source));
    sentences.extend(derived(at, source));
    let own = at.library()[source.root].voice_of;
    let pattern = if source.original().is_none() { "record_voice_of" } else { "record_carries_voice_of" };
    sentences.extend(own.map(|actor| Phrase::filled(words.get(pattern), &[("actor", Phrase::of_link(at.actor(actor)))])));
    let other = |key: &str, text: Option<SourceKey>| Some(Phrase::filled(words.get(key), &[("source", Phrase::of_link(at.source(text?)))]));
    // A withdrawn later text gives the earlier one back.
    let counts = |key: SourceKey| at.library()[key].withdrawn_with.is_none();
    sentences.extend(other("record_updates", source.updates.filter(|_| source.withdrawn_with.is_none())));
    sentences.extend(other("record_updated_by", source.updated_by.filter(|&later| counts(later))));
    sentences.extend((source.extent == Extent::Excerpt).then(|| Phrase::of_text(words.get("extent_excerpt_sentence"))));
    sentences.extend(read_for(at, source));
    sentences
}

/// `News report, English, 573 words.`
fn kind_of_text(at: &Viewpoint<'_>, source: &Source) -> Option<Phrase> {
    let words = at.words();
    let form = source.form.map(|form| words.get(&format!("form_{form}")).to_owned());
    let language = source.language.as_ref().map(|tag| {
        let key = format!("language_{}", tag.as_str().split('-').next().unwrap_or_default().to_ascii_lowercase());
        let word = words.get(&key).to_owned();
        if word == key { tag.clone() } else { word }
    });
    let length = source.archive.words.map(|count| words.count("count_words", count as usize, &[]));
    let parts: Vec<String> = [form, language, length].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| Phrase::of_text(capital(&words.say("record_kind", &[("kind", &parts.join(words.get("comma")))]))))
}

fn derived(at: &Viewpoint<'_>, source: &Source) -> Option<Phrase> {
    let from = match source.derived_from? {
        Derivation::Source(original) => at.source(original),
        Derivation::Wire(agency) => at.actor(agency),
    };
    Some(Phrase::filled(at.words().get("record_derived"), &[("source", Phrase::of_link(from))]))
}

/// For which questions the desk has read the report, where not for all.
fn read_for(at: &Viewpoint<'_>, source: &Source) -> Option<Phrase> {
    let Reviewed::Questions(questions) = &source.reviewed else { return None };
    let row = Phrase::row_and_more(at.words(), questions.iter().map(|&question| at.short_question(question)).collect(), NAMED);
    // Silence of a part proves nothing.
    let key = if source.extent == Extent::Excerpt { "reviewed_part_sentence" } else { "reviewed_list_sentence" };
    (!questions.is_empty()).then(|| Phrase::filled(at.words().get(key), &[("questions", row)]))
}

fn warnings(at: &Viewpoint<'_>, key: SourceKey, source: &Source) -> Vec<Phrase> {
    let caveats = source.caveats.iter().map(Phrase::of_text);
    let excluded = source.archive.exclude.iter().map(|exclusion| excluded(at, key, exclusion));
    Phrase::lines_and_more(at.words(), caveats.chain(excluded), WARNINGS)
}

fn excluded(at: &Viewpoint<'_>, key: SourceKey, exclusion: &Exclusion) -> Phrase {
    let words = at.words();
    let quoted = |text: &str| Phrase::filled(words.get("in_quotes"), &[("text", Phrase::of_words(at.words_of(key, text)))]);
    let kind = Phrase::of_text(words.get(&format!("exclusion_{}", exclusion.kind)));
    match &exclusion.to {
        Some(to) => Phrase::filled(words.get("excluded_passage"), &[("kind", kind), ("from", quoted(&exclusion.from)), ("to", quoted(to))]),
        None => Phrase::filled(words.get("excluded_to_end"), &[("kind", kind), ("from", quoted(&exclusion.from))]),
    }
}

/// `22 statements: 11 its own, 11 passed on.` What is withdrawn is told with the table and leaves the count.
fn lead(at: &Viewpoint<'_>, key: SourceKey) -> String {
    let library = at.library();
    let live: Vec<ClaimKey> = library.claims_of(key).filter(|&claim| library.is_live(claim)).collect();
    if live.is_empty() {
        let withdrawn = library.claims_of(key).count();
        let is_unread = match &library[key].reviewed {
            Reviewed::All => false,
            Reviewed::Questions(questions) => questions.is_empty(),
            Reviewed::Unsaid => true,
        };
        return match withdrawn {
            0 if is_unread => at.words().get("source_unread").to_owned(),
            0 => at.words().get("source_without_claims").to_owned(),
            _ => at.words().count("source_statements_withdrawn", withdrawn, &[]),
        };
    }
    let own = live.iter().filter(|&&claim| library[claim].by.is_empty()).count();
    let (own, passed_on) = (own.to_string(), (live.len() - own).to_string());
    at.words().count("source_statements", live.len(), &[("own", &own), ("passed_on", &passed_on)])
}

fn differs(at: &Viewpoint<'_>, key: SourceKey) -> Option<Phrase> {
    let mut questions: Vec<QuestionKey> = at.comparisons().source(key).differs.iter().map(|difference| difference.question).collect();
    questions.dedup();
    let row = Phrase::row_and_more(at.words(), questions.iter().map(|&question| at.short_question(question)).collect(), NAMED);
    (!questions.is_empty()).then(|| Phrase::filled(at.words().get("differs_on"), &[("questions", row)]))
}

/// The claims in the order of the tables in which they stand: by event in time, then question.
fn said_by_event(at: &Viewpoint<'_>, key: SourceKey, source: &Source) -> Vec<SaidTable> {
    let library = at.library();
    let mut claims: Vec<ClaimKey> = library.claims_of(key).collect();
    claims.sort_by(|&left, &right| {
        let place = |claim: ClaimKey| (table_place(library, library[claim].question), at.like(claim), claim);
        place(left).cmp(&place(right))
    });
    let event_of = |claim: ClaimKey| library[library[claim].question].event;
    let table = |claims: &[ClaimKey]| SaidTable {
        event: at.event(event_of(claims[0])),
        matched: source.coverage(event_of(claims[0])).is_some_and(|coverage| coverage.certainty == Certainty::Inferred),
        rows: claims
            .chunk_by(|&left, &right| library[left].question == library[right].question)
            .flat_map(|claims| {
                let answers: Vec<&[ClaimKey]> = claims.chunk_by(|&left, &right| is_one_answer(at, left, right)).collect();
                let span = |index: usize| if index == 0 { answers.len() } else { 0 };
                answers.iter().enumerate().map(|(index, claims)| said_row(at, claims, span(index))).collect::<Vec<_>>()
            })
            .collect(),
    };
    claims.chunk_by(|&left, &right| event_of(left) == event_of(right)).map(table).collect()
}

/// Whether two claims give one answer to one question, and both count or neither does.
fn is_one_answer(at: &Viewpoint<'_>, left: ClaimKey, right: ClaimKey) -> bool {
    let of = |claim: ClaimKey| (at.library()[claim].question, at.like(claim));
    of(left) == of(right)
}

fn said_row(at: &Viewpoint<'_>, claims: &[ClaimKey], span: usize) -> SaidRow {
    let library = at.library();
    let of_each = || claims.iter().map(|&claim| &library[claim]);
    SaidRow {
        anchors: of_each().map(|claim| claim_anchor(claim.id.as_str())).collect(),
        question: at.short_question(library[claims[0]].question),
        span,
        told: at.told(claims).remove(0),
        says: of_each().filter(|claim| claim.quote.is_none()).filter_map(|claim| claim.says.clone()).collect(),
        notes: of_each().filter_map(|claim| claim.note.clone()).collect(),
        // Six is "cannot be judged", which says nothing beside a report that cannot be rated.
        credibility: of_each().filter_map(|claim| claim.credibility).filter(|&rating| rating < 6).min(),
    }
}

/// `The same answer as Four-day report on 7 of 8 compared questions.` Those with whom it shares most questions first. Open questions are listed
/// and not compared, so nobody agrees on them.
fn agrees(at: &Viewpoint<'_>, key: SourceKey) -> Vec<Phrase> {
    let library = at.library();
    let compared = |source: SourceKey| {
        let answered = at.comparisons().source(source).answered.iter().copied();
        answered.filter(|&question| library[question].kind.is_compared())
    };
    let own: BTreeSet<QuestionKey> = compared(key).collect();
    let events = library[key].covers.iter().map(|coverage| coverage.event);
    let mut others: Vec<SourceKey> = events.flat_map(|event| at.comparisons().event(event).sources.iter().copied()).collect();
    others.sort_unstable();
    others.dedup();
    let shared = |other: SourceKey| compared(other).filter(|question| own.contains(question)).count();
    let mut others: Vec<(SourceKey, usize)> =
        others.into_iter().filter(|&other| other != key).map(|other| (other, shared(other))).filter(|(_, shared)| *shared > 0).collect();
    others.sort_by_key(|&(other, shared)| (std::cmp::Reverse(shared), other));
    let phrase = |&(other, shared): &(SourceKey, usize)| {
        let agreeing = own.iter().filter(|&&question| at.comparisons().agree(library, question, key, other)).count();
        let counts = [
            ("part", Phrase::of_text(agreeing.to_string())),
            ("whole", Phrase::of_text(shared.to_string())),
            ("report", Phrase::of_link(at.source(other))),
        ];
        (agreeing, Phrase::filled(at.words().form("agrees_with", shared), &counts))
    };
    let (agreeing, mut sentences): (Vec<usize>, Vec<Phrase>) = others.iter().take(AGREEMENTS).map(phrase).unzip();
    if let Some(more) = others.len().checked_sub(AGREEMENTS).filter(|&more| more > 0) {
        sentences.push(Phrase::of_text(at.words().count("agrees_more", more, &[])));
    }
    // Of what is known to be one text it is said elsewhere.
    let is_another = |other: SourceKey| library[other].publisher_key != library[key].publisher_key;
    if others.iter().zip(agreeing).any(|(&(other, _), agreeing)| agreeing > 0 && is_another(other)) {
        sentences.push(Phrase::of_text(at.words().get("may_have_copied")));
    }
    sentences
}

/// The names by actor, in the order in which the file first names each.
fn names(at: &Viewpoint<'_>, key: SourceKey, source: &Source) -> Vec<SourceNames> {
    let mut groups: Vec<(ActorKey, Vec<WrittenName>)> = Vec::new();
    for name in &source.names {
        let written = WrittenName { form: at.words_of(key, &name.form), role: name.role.clone() };
        match groups.iter_mut().find(|(actor, _)| *actor == name.actor) {
            Some((_, forms)) => forms.push(written),
            None => groups.push((name.actor, vec![written])),
        }
    }
    groups.into_iter().map(|(actor, forms)| SourceNames { actor: at.actor(actor), forms }).collect()
}
