//! Which tables a briefing's prose places itself, so that the page does not show them twice.

use std::collections::BTreeSet;

use crate::model::id::EventKey;
use crate::model::library::{Briefing, Library};
use crate::prose::{FigureName, Prose};

/// The events whose tables the prose places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PlacedFigures {
    /// Events with a comparison table.
    pub(crate) compared: BTreeSet<EventKey>,
    /// Events with a table of voices.
    pub(crate) voiced: BTreeSet<EventKey>,
}

impl PlacedFigures {
    /// Reads them off a briefing's prose. A figure without an event stands for all of the briefing's.
    pub(crate) fn of(library: &Library, briefing: &Briefing, prose: &Prose) -> Self {
        let mut placed = Self::default();
        for (figure, _) in prose.figures() {
            let events = match figure.name {
                FigureName::Compare => &mut placed.compared,
                FigureName::Voices => &mut placed.voiced,
                _ => continue,
            };
            match &figure.argument {
                Some((id, _)) => events.extend(library.event_key(id)),
                None => events.extend(&briefing.events),
            }
        }
        placed
    }
}
