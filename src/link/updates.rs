//! Later texts: which source updates which, and those that cannot.

use super::references::References;
use super::rings;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::id::SourceKey;
use crate::model::library::{Publisher, Source};
use crate::model::list::List;
use crate::model::outline::Step;

/// Takes out what cannot be a later text, reported, and notes for each source which texts update it. Publishers are known.
pub(super) fn settle(sources: &mut List<SourceKey, Source>, references: &mut References<'_>) {
    let mut updates = sources.map(|(_, source): (_, &Source)| source.updates);
    references.note_all(rings::cut(sources, &mut updates, "updates"));
    let mut updated_by: List<SourceKey, Option<SourceKey>> = sources.filled(None);
    for key in updates.keys() {
        let Some(earlier) = updates[key] else { continue };
        let refused = |source: SourceKey, (message, help): (String, String)| {
            Diagnostic::new(Code::NoLaterText, sources[source].record.place(&[Step::Key("updates")]), message, help)
        };
        if let Some(fault) = unfit(&sources[key], &sources[earlier]) {
            references.note(refused(key, fault));
            updates[key] = None;
            continue;
        }
        let Some(other) = updated_by[earlier].replace(key) else { continue };
        // Of two texts in the place of one, that which was published later follows the other.
        let (next, last) = if is_before(&sources[key], &sources[other]) { (key, other) } else { (other, key) };
        let (that, next_id) = (&sources[earlier].id, &sources[next].id);
        let help = format!("name the one that was published before it: `updates: {next_id}`");
        references.note(refused(last, (format!("`{that}` is already updated by `{next_id}`"), help)));
        (updated_by[earlier], updates[last]) = (Some(next), None);
    }
    for (key, source) in sources.entries_mut() {
        source.updates = updates[key];
        source.updated_by = updated_by[key];
    }
}

/// Whether one text is known to have been published before another.
fn is_before(one: &Source, other: &Source) -> bool {
    one.published.zip(other.published).is_some_and(|(one, other)| other.is_after(&one))
}

/// Why one text is no later text of the other, and what to do.
fn unfit(later: &Source, earlier: &Source) -> Option<(String, String)> {
    let (this, that) = (&later.id, &earlier.id);
    let shares_an_event = later.covers.iter().any(|coverage| earlier.coverage(coverage.event).is_some());
    if later.derived_from.is_some() {
        let help = "say `updates:` of a text that its publisher wrote anew, and `derived_from:` of a copy, never both";
        Some((format!("`{this}` copies a text, so it is no later text of `{that}`"), help.to_owned()))
    } else if later.publisher_key != earlier.publisher_key || matches!(earlier.publisher_key, Publisher::Unknown(_)) {
        let message = format!("`{this}` and `{that}` are not known to have one publisher, so neither is a later text of the other");
        Some((message, "write the publisher of both in the same way, or take `updates:` out".to_owned()))
    } else if !shares_an_event {
        let message = format!("`{this}` and `{that}` are about no event in common, so neither is a later text of the other");
        Some((message, "name the event under `covers:` of both, or take `updates:` out".to_owned()))
    } else if is_before(later, earlier) {
        let published = earlier.published.map(|published| format!(" ({published})")).unwrap_or_default();
        Some((format!("`{this}` was published before `{that}`{published}"), "say `updates:` in the later of the two".to_owned()))
    } else {
        None
    }
}
