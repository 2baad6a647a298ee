//! Origins: who stands behind a claim. Two outlets that report one minister are two reports of one origin.

use crate::model::id::{ActorKey, ClaimKey, SourceKey};
use crate::model::library::Library;

/// Who stands behind a claim (`comparison.md`, "Origins, not articles"; fine print 3, 20 and 38).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin<'library> {
    /// The publisher at the root of the source's chain of derivation.
    Publisher(&'library str),
    /// The source at that root, where its publisher is unknown: two unknowns are never taken for one.
    Source(SourceKey),
    /// Whoever speaks; several who speak together are one origin of their own.
    Actors(&'library [ActorKey]),
}

/// The origin of a claim. A withdrawn or left-out source at the root of a chain still is the root.
pub(super) fn origin(library: &Library, claim: ClaimKey) -> Origin<'_> {
    let claim = &library[claim];
    if !claim.by.is_empty() {
        return Origin::Actors(&claim.by);
    }
    let root = library[claim.source].root;
    library[root].publisher.as_deref().map_or(Origin::Source(root), Origin::Publisher)
}
