//! What each report is worth, a row a report.

use crate::model::id::{EventKey, SourceKey};
use crate::model::library::Source;
use crate::model::view::{Phrase, ReportRow};
use crate::model::words::{Certainty, MachineText, SourceForm};
use crate::plan::viewpoint::Viewpoint;

/// The rows of these reports. `answers` counts the questions of these events; of all events where none are given.
pub(crate) fn report_rows(at: &Viewpoint<'_>, sources: &[SourceKey], events: &[EventKey]) -> Vec<ReportRow> {
    sources.iter().map(|&key| report_row(at, key, events)).collect()
}

fn report_row(at: &Viewpoint<'_>, key: SourceKey, events: &[EventKey]) -> ReportRow {
    let library = at.library();
    let source = &library[key];
    let is_meant = |event: &EventKey| events.is_empty() || events.contains(event);
    let covers = source.covers.iter().filter(|coverage| is_meant(&coverage.event)).map(|coverage| {
        let event = Phrase::of_text(&library[coverage.event].title);
        let key = if coverage.certainty == Certainty::Inferred { "covers_matched" } else { "covers_stated" };
        Phrase::filled(at.words().get(key), &[("event", event)])
    });
    let covered: Vec<EventKey> = source.covers.iter().map(|coverage| coverage.event).filter(is_meant).collect();
    let questions = || covered.iter().flat_map(|&event| at.comparisons().event(event).questions.iter());
    let answered = questions().filter(|question| at.comparisons().source(key).answered.binary_search(question).is_ok()).count();
    let (part, whole) = (answered.to_string(), questions().count().to_string());
    ReportRow {
        link: at.source(key),
        withdrawn: source.withdrawn_with.is_some(),
        publisher: source.publisher.as_deref().map(|publisher| at.words_of(key, publisher)),
        published: at.date(source.published),
        form: source.form.map(SourceForm::word),
        covers: Phrase::joined(covers, at.words().get("comma")),
        answers: at.words().say("part_of_whole", &[("part", &part), ("whole", &whole)]),
        trust: trust(at, source),
    }
}

/// How good the report is held to be and why, as sentences.
pub(crate) fn trust(at: &Viewpoint<'_>, source: &Source) -> String {
    let words = at.words();
    let rated = words.get(&source.reliability.map_or_else(|| "not_rated".to_owned(), |letter| format!("trust_{letter}"))).to_owned();
    let machine = match source.machine_text {
        Some(MachineText::Suspected) => Some("trust_machine_suspected"),
        Some(MachineText::Declared) => Some("trust_machine_declared"),
        Some(MachineText::None) | None => None,
    };
    let machine = machine.map(|key| words.get(key).to_owned());
    let described = source.descriptor.as_deref().and_then(first_sentence).map(str::to_owned);
    [Some(rated), machine, described].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The first sentence of a text.
fn first_sentence(text: &str) -> Option<&str> {
    use unicode_segmentation::UnicodeSegmentation as _;
    text.unicode_sentences().next().map(str::trim)
}
