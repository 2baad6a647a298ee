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
}

impl PlacedFigures {
    /// Reads them off a briefing's prose. A figure without an event stands for all of the briefing's.
    pub(crate) fn of(library: &Library, briefing: &Briefing, prose: &Prose) -> Self {
        let mut placed = Self::default();
        for (figure, _) in prose.figures() {
            if figure.name != FigureName::Compare {
                continue;
            }
            match &figure.argument {
                Some((id, _)) => placed.compared.extend(library.event_key(id)),
                None => placed.compared.extend(&briefing.events),
            }
        }
        placed
    }
}
