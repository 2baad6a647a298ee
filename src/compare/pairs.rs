//! How every two sources agree that answer a question in common.
//!
//! The list is quadratic where many sources answer one question, for that is what it lists. Each source looks only at the sources
//! that share a question with it, and at their few claims on that question.

use rayon::prelude::*;

use crate::compare::conflict::claims_differ;
use crate::compare::ground::Ground;
use crate::model::comparison::Pair;
use crate::model::id::{ClaimKey, QuestionKey, SourceKey};
use crate::model::library::{Library, Question};

/// Every two sources with a joint question (fine print 29 and 38), in the order of the first, then the second.
pub(super) fn compare_pairs(library: &Library, ground: &Ground) -> Vec<Pair> {
    let sources: Vec<SourceKey> = (0..library.sources.len() as u32).map(SourceKey).collect();
    sources.par_iter().flat_map_iter(|&source| pairs_from(library, ground, source)).collect()
}

fn pairs_from(library: &Library, ground: &Ground, a: SourceKey) -> Vec<Pair> {
    let source = |claim: &ClaimKey| library[*claim].source;
    let mut meetings: Vec<(SourceKey, bool)> = Vec::new();
    for &question in &ground.answered[a.index()] {
        let own = claims_of(library, ground, question, a);
        let others = after(library, ground, question, a).chunk_by(|one, other| source(one) == source(other));
        meetings.extend(others.map(|theirs| (source(&theirs[0]), !differ(library, &library[question], own, theirs))));
    }
    meetings.sort_by_key(|&(b, _)| b);
    let pair = |met: &[(SourceKey, bool)]| {
        let compatible = met.iter().filter(|(_, is_compatible)| *is_compatible).count();
        Pair { a, b: met[0].0, joint: met.len(), compatible }
    };
    meetings.chunk_by(|one, other| one.0 == other.0).map(pair).collect()
}

/// Whether two sources differ on a question in the sense of `sources-differ`. It is asked for every two sources of every question, so it
/// looks at their claims as they stand and groups nothing.
fn differ(library: &Library, question: &Question, own: &[ClaimKey], theirs: &[ClaimKey]) -> bool {
    own.iter().any(|&one| theirs.iter().any(|&other| claims_differ(library, question, one, other)))
}

fn claims_of<'ground>(library: &Library, ground: &'ground Ground, question: QuestionKey, source: SourceKey) -> &'ground [ClaimKey] {
    let claims = &ground.live[question.index()];
    let start = claims.partition_point(|&claim| library[claim].source < source);
    let end = claims.partition_point(|&claim| library[claim].source <= source);
    &claims[start..end]
}

fn after<'ground>(library: &Library, ground: &'ground Ground, question: QuestionKey, source: SourceKey) -> &'ground [ClaimKey] {
    let claims = &ground.live[question.index()];
    &claims[claims.partition_point(|&claim| library[claim].source <= source)..]
}
