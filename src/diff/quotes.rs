//! Quotes whose words changed, or what can be said of them.

use crate::diff::difference::{QuoteChange, Run, RunKind, Turn};
use crate::diff::questions::SiteState;
use crate::diff::records::{Places, pair_records};
use crate::diff::words::compare_words;
use crate::model::thing::Thing;
use crate::model::words::ThingKind;

/// The quotes of claims that both states have, by claim. A quote that came or went with its claim is told with the claim.
pub(super) fn compare_quotes(before: SiteState<'_>, after: SiteState<'_>) -> Vec<QuoteChange> {
    let mut places = Places::new(after.library());
    let mut changes = Vec::new();
    for pair in pair_records(ThingKind::Claim, before.names, after.names) {
        let (Some(Thing::Claim(old)), Some(Thing::Claim(new))) = (pair.before, pair.after) else { continue };
        let (former, now) = (before.library()[old].quote.as_deref(), after.library()[new].quote.as_deref());
        let state = Turn { before: before.comparisons.quote(old), after: after.comparisons.quote(new) };
        if former == now && state.before == state.after {
            continue;
        }
        let runs = match (former, now) {
            (Some(former), Some(now)) => compare_words(former, now),
            (Some(former), None) => vec![Run { kind: RunKind::Removed, text: former.to_owned() }],
            (None, Some(now)) => vec![Run { kind: RunKind::Added, text: now.to_owned() }],
            (None, None) => Vec::new(),
        };
        let place = places.record(Thing::Claim(new), after.library());
        changes.push(QuoteChange { claim: pair.name, reworded: former != now, runs, state, place });
    }
    changes
}
