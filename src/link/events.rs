//! Events: what they are part of, what they follow, who took part.

use super::references::{Lookup, References};
use super::rings;
use crate::model::date::Date;
use crate::model::id::EventKey;
use crate::model::kind::Kind;
use crate::model::library::Event;
use crate::model::list::{Key as _, List};
use crate::model::outline::Step;
use crate::model::parsed::{Parsed, ParsedSite};

/// Links the events.
pub(super) fn link(site: &ParsedSite, references: &mut References<'_>) -> List<EventKey, Event> {
    let mut events = List::default();
    for Parsed { id, fields, record } in &site.events {
        let mut event =
            |field: &str, id: Option<&String>| references.field(Kind::Event, record, &[Step::Key(field)], id).at().map(EventKey::at);
        let (part_of, follows) = (event("part_of", fields.part_of.as_ref()), event("follows", fields.follows.as_ref()));
        events.push(Event {
            id: id.clone(),
            record: record.clone(),
            title: fields.title.clone().unwrap_or_else(|| id.to_string()),
            when: date(fields.when.as_ref()),
            place: fields.place.clone(),
            part_of,
            follows,
            participants: references.actors(record, &[Step::Key("participants")], fields.participants.as_ref()),
            mediators: references.actors(record, &[Step::Key("mediators")], fields.mediators.as_ref()),
            extra: fields.extra.clone().unwrap_or_default(),
        });
    }
    let mut chain = events.map(|(_, event): (_, &Event)| event.part_of);
    references.note_all(rings::cut(&events, &mut chain, "part_of"));
    events.entries_mut().for_each(|(key, event)| event.part_of = chain[key]);
    let mut chain = events.map(|(_, event)| event.follows);
    references.note_all(rings::cut(&events, &mut chain, "follows"));
    events.entries_mut().for_each(|(key, event)| event.follows = chain[key]);
    events
}

/// A date as written; one that is none was reported.
pub(super) fn date(written: Option<&String>) -> Option<Date> {
    written.and_then(|written| Date::parse(written).ok())
}

/// The key of an event that was found.
pub(super) fn event_key(found: Lookup) -> Option<EventKey> {
    found.at().map(EventKey::at)
}
