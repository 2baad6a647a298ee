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
        if let Some((message, help)) = unfit(&sources[key], &sources[earlier], updated_by[earlier].map(|other| &sources[other])) {
            references.note(Diagnostic::new(Code::NoLaterText, sources[key].record.place(&[Step::Key("updates")]), message, help));
            updates[key] = None;
        } else {
            updated_by[earlier] = Some(key);
        }
    }
    for (key, source) in sources.entries_mut() {
        source.updates = updates[key];
        source.updated_by = updated_by[key];
    }
}

/// Why one text is no later text of the other, and what to do. `other` says that it updates the same text.
fn unfit(later: &Source, earlier: &Source, other: Option<&Source>) -> Option<(String, String)> {
    let (this, that) = (&later.id, &earlier.id);
    let shares_an_event = later.covers.iter().any(|coverage| earlier.coverage(coverage.event).is_some());
    let is_before = || earlier.published.zip(later.published).filter(|(earlier, later)| earlier.is_after(later));
    if later.derived_from.is_some() {
        let help = "say `updates:` of a text that its publisher wrote anew, and `derived_from:` of a copy, never both";
        Some((format!("`{this}` copies a text, so it is no later text of `{that}`"), help.to_owned()))
    } else if later.publisher_key != earlier.publisher_key || matches!(earlier.publisher_key, Publisher::Unknown(_)) {
        let message = format!("`{this}` and `{that}` are not known to have one publisher, so neither is a later text of the other");
        Some((message, "write the publisher of both in the same way, or take `updates:` out".to_owned()))
    } else if !shares_an_event {
        let message = format!("`{this}` and `{that}` are about no event in common, so neither is a later text of the other");
        Some((message, "name the event under `covers:` of both, or take `updates:` out".to_owned()))
    } else if let Some((published, _)) = is_before() {
        Some((format!("`{this}` was published before `{that}` ({published})"), "say `updates:` in the later of the two".to_owned()))
    } else {
        other.map(|other| {
            let help = format!("name the one that was published before it: `updates: {}`", other.id);
            (format!("`{that}` is already updated by `{}`", other.id), help)
        })
    }
}
