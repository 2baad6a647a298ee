//! The things of a kind by their ids, and what is missing of each: what nobody has written yet, which need not be wrong.

use std::fmt::Write as _;

use serde::Serialize;

use crate::diagnostic::visible;
use crate::model::id::SourceKey;
use crate::model::kind::Kind;
use crate::model::library::{Library, Reviewed, Source};
use crate::model::parsed::FileRecord;
use crate::model::wording::counted_in_digits;

/// The version of the listing's form.
pub(crate) const FORMAT: &str = "variorum-list/1";

/// The things of one kind.
#[derive(Debug, Serialize)]
pub(crate) struct Listing<'site> {
    /// The version of this form.
    format: &'static str,
    /// The kind, in the singular.
    kind: &'static str,
    /// Its things, by id.
    things: Vec<Thing<'site>>,
}

/// A thing of the site.
#[derive(Debug, Serialize)]
struct Thing<'site> {
    id: &'site str,
    title: &'site str,
    /// Its file, below the root.
    path: &'site str,
    /// What nobody has written yet, as phrases.
    missing: Vec<String>,
}

/// Lists the things of a kind.
pub(crate) fn listing(library: &Library, kind: Kind) -> Listing<'_> {
    let things = match kind {
        Kind::Source => sources(library),
        Kind::Actor => actors(library),
        Kind::Event => events(library),
        Kind::Question => questions(library),
        Kind::Briefing => briefings(library),
        Kind::Page => library.pages.iter().map(|page| thing(page.id.as_str(), &page.title, &page.record, [])).collect(),
    };
    Listing { format: FORMAT, kind: kind.word(), things }
}

impl Listing<'_> {
    /// For a terminal: a line a thing.
    pub(crate) fn human(&self) -> String {
        let width = self.things.iter().map(|thing| thing.id.chars().count()).max().unwrap_or(0);
        let mut text = String::new();
        for thing in &self.things {
            let missing = if thing.missing.is_empty() { String::new() } else { format!("  (missing: {})", thing.missing.join(", ")) };
            let _ = writeln!(text, "{:width$}  {}{missing}", thing.id, visible(thing.title));
        }
        text
    }

    /// For programs.
    pub(crate) fn json(&self) -> String {
        let value = serde_json::to_value(self).unwrap_or_default();
        format!("{value:#}\n")
    }
}

fn thing<'site, const COUNT: usize>(
    id: &'site str,
    title: &'site str,
    record: &'site FileRecord,
    missing: [(bool, &str); COUNT],
) -> Thing<'site> {
    let missing = missing.iter().filter(|(is_missing, _)| *is_missing).map(|(_, what)| (*what).to_owned()).collect();
    Thing { id, title, path: &record.path, missing }
}

fn sources(library: &Library) -> Vec<Thing<'_>> {
    library.sources.entries().map(|(key, source)| source_thing(library, key, source)).collect()
}

fn source_thing<'site>(library: &'site Library, key: SourceKey, source: &'site Source) -> Thing<'site> {
    let unproven = library.claims_of(key).filter(|claim| library[*claim].quote.is_some() && !library.proofs.contains_key(claim)).count();
    let has_text = source.archive.sha256.is_some() || source.archive.file.is_some() || source.own_text().is_some();
    let mut listed = thing(
        source.id.as_str(),
        source.heading(),
        &source.record,
        [
            (source.claims.is_empty(), "claims"),
            (source.covers.is_empty(), "events"),
            (source.publisher.is_none(), "publisher"),
            (source.published.is_none_or(|date| date.is_unknown()), "date"),
            (source.url.is_none(), "address"),
            (source.language.is_none(), "language"),
            (!has_text, "archived text"),
            (source.reliability.is_none(), "reliability"),
            (source.reviewed == Reviewed::Unsaid, "what was reviewed"),
        ],
    );
    if unproven > 0 {
        listed.missing.push(format!("proof of {}", counted_in_digits(unproven, "quote")));
    }
    listed
}

fn actors(library: &Library) -> Vec<Thing<'_>> {
    let actors = library.actors.entries().map(|(key, actor)| {
        let missing = [(!library.mentions.actors.contains(&key), "a mention")];
        thing(actor.id.as_str(), &actor.name, &actor.record, missing)
    });
    actors.collect()
}

fn events(library: &Library) -> Vec<Thing<'_>> {
    let events = library.events.entries().map(|(key, event)| {
        let has_question = library.questions.iter().any(|question| question.event == key);
        let has_part = library.events.iter().any(|other| other.part_of == Some(key));
        let missing = [
            (event.when.is_none(), "date"),
            (event.place.is_none() && !has_part, "place"),
            (event.participants.is_empty(), "participants"),
            (!has_question && !has_part, "questions"),
            (!library.mentions.covered.contains(&key) && !has_part, "sources"),
        ];
        thing(event.id.as_str(), &event.title, &event.record, missing)
    });
    events.collect()
}

fn questions(library: &Library) -> Vec<Thing<'_>> {
    let questions = library.questions.entries().map(|(key, question)| {
        let is_answered = library.claims.iter().any(|claim| claim.question == key);
        let missing =
            [(!is_answered, "claims"), (question.short.is_none(), "short name"), (question.look_for.is_empty(), "words to look for")];
        thing(question.id.as_str(), &question.question, &question.record, missing)
    });
    questions.collect()
}

fn briefings(library: &Library) -> Vec<Thing<'_>> {
    let briefings = library.briefings.iter().map(|briefing| {
        let missing = [
            (briefing.judgements.is_empty(), "judgements"),
            (briefing.status.is_none(), "status"),
            (briefing.summary.is_none(), "summary"),
            (briefing.authors.is_empty(), "authors"),
        ];
        thing(briefing.id.as_str(), &briefing.title, &briefing.record, missing)
    });
    briefings.collect()
}
