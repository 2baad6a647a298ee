//! `events/ID.html`: one thing that happened, and what the sources make of it.

use crate::model::id::{EventKey, SourceKey};
use crate::model::view::{Body, EventPage, PageView, Phrase};
use crate::model::words::Certainty;
use crate::plan::figure::comparison::comparison;
use crate::plan::figure::overview::verdict_counts;
use crate::plan::flag::inference;
use crate::plan::frame::Heading;
use crate::plan::viewpoint::Viewpoint;

/// The most reasons for placing a source here that the page gives.
const MOST_REASONS: usize = 40;

pub(super) fn event_page(at: &Viewpoint<'_>, key: EventKey) -> PageView {
    let library = at.library();
    let event = &library[key];
    let compared = at.comparisons().event(key);
    let related = at.plan.related(key);
    let inferred = inferred(at, key);
    let body = EventPage {
        title: event.title.clone(),
        when: at.date(event.when),
        place: event.place.clone(),
        participants: at.actors(&event.participants),
        mediators: at.actors(&event.mediators),
        part_of: event.part_of.map(|whole| at.event(whole)),
        parts: related.parts.iter().map(|&part| at.event(part)).collect(),
        follows: event.follows.map(|earlier| at.event(earlier)),
        followed_by: related.followed_by.iter().map(|&later| at.event(later)).collect(),
        briefings: at.plan.briefings_on(key).filter_map(|briefing| at.briefing(briefing)).collect(),
        source_count: compared.sources.len(),
        inferred_count: inferred.len(),
        verdicts: verdict_counts(at, compared.questions.iter().copied()),
        comparison: comparison(at, key),
        unanswered: compared.unanswered.iter().map(|&question| at.question(question)).collect(),
        inferences: inferred.into_iter().take(MOST_REASONS).map(|(_, phrase)| phrase).collect(),
    };
    let heading = Heading {
        title: event.title.clone(),
        record: Some(&event.record),
        briefing: at.plan.briefing_on(key).map(|briefing| &library[briefing]),
        wide: true,
        ..Heading::default()
    };
    at.page("event.html", heading, Body::Event(Box::new(body)))
}

/// The sources that the desk places here, each with the reason.
fn inferred(at: &Viewpoint<'_>, key: EventKey) -> Vec<(SourceKey, Phrase)> {
    let library = at.library();
    let phrase = |&source: &SourceKey| {
        let coverage = library[source].coverage(key).filter(|coverage| coverage.certainty == Certainty::Inferred)?;
        Some((source, inference(at, source, coverage)))
    };
    at.comparisons().event(key).sources.iter().filter_map(phrase).collect()
}
