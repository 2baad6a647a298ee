//! What an event's sources amount to: who covers it, who speaks, and what nobody answers.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::compare::Heard;
use crate::compare::ground::{Ground, sort_once};
use crate::model::comparison::{EventComparison, Voice, VoiceShare};
use crate::model::id::{EventKey, SourceKey};
use crate::model::library::{Claim, Library};
use crate::model::list::List;
use crate::model::quote::quoted_words;
use crate::model::words::ActorKind;

/// Compares the sources of every event.
pub(super) fn compare_events(library: &Library, ground: &Ground, heard: &Heard) -> List<EventKey, EventComparison> {
    library.events.par_keys().map(|key| compare_event(library, ground, heard, key)).collect()
}

fn compare_event(library: &Library, ground: &Ground, heard: &Heard, event: EventKey) -> EventComparison {
    let questions = ground.questions[event].clone();
    let unanswered = questions.iter().copied().filter(|question| ground.live[*question].is_empty()).collect();
    let claims = || questions.iter().flat_map(|question| &ground.live[*question]).map(|&claim| &library[claim]);
    let holders = questions.iter().flat_map(|question| &heard[*question]).flat_map(|testimony| &testimony.holders);
    let mut speakers: Vec<_> = holders.filter_map(|holder| holder.actor()).collect();
    sort_once(&mut speakers);
    let mut shares: BTreeMap<(SourceKey, Voice), VoiceShare> = BTreeMap::new();
    for claim in claims() {
        let key = (claim.source, voice(library, claim));
        let share = shares.entry(key).or_insert(VoiceShare { source: key.0, voice: key.1, claims: 0, quoted_words: 0 });
        share.claims += 1;
        share.quoted_words += claim.quote.as_deref().map_or(0, quoted_words);
    }
    let voices = shares.into_values().collect();
    EventComparison { sources: ground.sources[event].clone(), questions, unanswered, speakers, voices }
}

/// Whose voice a claim is in. Somebody who speaks together with a named one of the same side is counted as named.
fn voice(library: &Library, claim: &Claim) -> Voice {
    let Some(&first) = claim.by.first() else { return Voice::Own };
    let side = library.side(first);
    if claim.by.iter().any(|&actor| library.side(actor) != side) {
        return Voice::Joint;
    }
    Voice::Side { side, named: claim.by.iter().any(|&actor| library[actor].kind != ActorKind::Unnamed) }
}
