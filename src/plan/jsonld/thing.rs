//! Actors and events.

use serde_json::json;

use super::absolute;
use super::node::{Node, certain_span};
use crate::model::id::{ActorKey, EventKey};
use crate::model::site_map::PageId;
use crate::model::words::ActorKind;
use crate::plan::viewpoint::Viewpoint;

/// An actor in full.
pub(crate) fn actor(at: &Viewpoint<'_>, key: ActorKey) -> Node {
    let library = at.library();
    let actor = &library[key];
    let in_languages = actor.names_in.iter().map(|(language, name)| json!({"@language": language, "@value": name}));
    let aliases = actor.aliases.iter().map(|alias| json!(alias));
    let mut node = actor_named(at, key).values("alternateName", aliases.chain(in_languages));
    node = node.values("sameAs", actor.same_as.iter().map(|address| json!(address)));
    if actor.kind == ActorKind::Person {
        node = node.values("jobTitle", actor.roles.iter().map(|role| json!(role.title)));
    }
    // A voice without a name is no body that could belong to another, and nothing can belong to it.
    match actor.part_of.filter(|&whole| library[whole].kind != ActorKind::Unnamed) {
        Some(whole) if actor.kind == ActorKind::Person => node.node("affiliation", Some(actor_named(at, whole))),
        Some(whole) if actor.kind != ActorKind::Unnamed && library[whole].kind != ActorKind::Person => {
            node.node("parentOrganization", Some(actor_named(at, whole)))
        }
        _ => node,
    }
}

/// An actor by type, name and address.
pub(super) fn actor_named(at: &Viewpoint<'_>, key: ActorKey) -> Node {
    let actor = &at.library()[key];
    let kind = match actor.kind {
        ActorKind::Person => "Person",
        ActorKind::State => "GovernmentOrganization",
        ActorKind::Organisation | ActorKind::ArmedGroup | ActorKind::InternationalBody => "Organization",
        ActorKind::Media => "NewsMediaOrganization",
        ActorKind::Unnamed => "Thing",
    };
    Node::new(kind).text("name", Some(&actor.name)).text("url", absolute(at, PageId::Actor(key)).as_deref())
}

/// An event in full.
pub(crate) fn event(at: &Viewpoint<'_>, key: EventKey) -> Node {
    let library = at.library();
    let event = &library[key];
    let place = event.place.as_deref().map(|place| Node::new("Place").text("name", Some(place)).text("address", Some(place)));
    let (Some((start, end)), Some(place)) = (certain_span(event.when), place) else {
        let when = event.when.filter(|when| !when.is_unknown()).map(|when| when.prose(at.words().dates()));
        let told: Vec<String> = [when, event.place.clone()].into_iter().flatten().collect();
        return event_named(at, key).text("description", Some(&told.join(", ")));
    };
    Node::new("Event")
        .text("name", Some(&event.title))
        .text("url", absolute(at, PageId::Event(key)).as_deref())
        .text("startDate", Some(&start))
        .text("endDate", end.as_deref())
        .node("location", Some(place))
        .nodes("attendee", event.participants.iter().map(|&actor| actor_named(at, actor)))
        .nodes("contributor", event.mediators.iter().map(|&actor| actor_named(at, actor)))
        .node("superEvent", event.part_of.map(|whole| event_named(at, whole)))
}

/// An event by name and address. Where and when it was is left to its own page, so the wider type must do.
pub(super) fn event_named(at: &Viewpoint<'_>, key: EventKey) -> Node {
    Node::wider("Thing", "Event").text("name", Some(&at.library()[key].title)).text("url", absolute(at, PageId::Event(key)).as_deref())
}
