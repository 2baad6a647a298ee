//! What an event's sources amount to: who covers it, who speaks, and what nobody answers.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::compare::Heard;
use crate::compare::ground::{Ground, sort_once};
use crate::model::comparison::{EventComparison, Voice};
use crate::model::id::{ClaimKey, EventKey};
use crate::model::library::Library;
use crate::model::list::List;

/// Compares the sources of every event.
pub(super) fn compare_events(library: &Library, ground: &Ground, heard: &Heard) -> List<EventKey, EventComparison> {
    library.events.par_keys().map(|key| compare_event(library, ground, heard, key)).collect()
}

fn compare_event(library: &Library, ground: &Ground, heard: &Heard, event: EventKey) -> EventComparison {
    let questions = ground.questions[event].clone();
    let unanswered = questions.iter().copied().filter(|question| ground.live[*question].is_empty()).collect();
    let holders = questions.iter().flat_map(|question| &heard[*question]).flat_map(|testimony| &testimony.holders);
    let mut speakers: Vec<_> = holders.filter_map(|holder| holder.actor()).collect();
    sort_once(&mut speakers);
    let mut voices: BTreeMap<Voice, usize> = BTreeMap::new();
    for voice in questions.iter().flat_map(|question| &ground.live[*question]).filter_map(|&claim| voice(library, claim)) {
        *voices.entry(voice).or_default() += 1;
    }
    EventComparison { sources: ground.sources[event].clone(), questions, unanswered, speakers, voices }
}

/// Whose word a claim is; `None` for a report's alone.
fn voice(library: &Library, claim: ClaimKey) -> Option<Voice> {
    let mut sides = library.speakers(claim).map(|actor| library.side(actor));
    let first = sides.next()?;
    Some(if sides.all(|side| side == first) { Voice::Side(first) } else { Voice::Joint })
}
