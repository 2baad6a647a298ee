//! Who rests on a claim: the judgements that name it and the prose that cites it.

use std::collections::BTreeMap;

use crate::model::id::{BriefingKey, ClaimKey};
use crate::model::library::Library;
use crate::model::parsed::FileRecord;
use crate::model::prose::{FigureArgument, NodeKind};
use crate::model::thing::Thing;

/// A judgement by its briefing and its index there.
pub(crate) type JudgementKey = (BriefingKey, usize);

/// On which side of a judgement a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// It supports the judgement.
    Because,
    /// It speaks against it.
    Against,
}

/// A place in prose that cites or shows a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Citation {
    /// The record with the prose.
    pub prose: Thing,
    /// The byte of the record's file at which it stands.
    pub offset: usize,
}

/// What rests on each claim of a library.
#[derive(Debug, Default)]
pub(crate) struct Reliance {
    judgements: BTreeMap<ClaimKey, Vec<(JudgementKey, Standing)>>,
    citations: BTreeMap<ClaimKey, Vec<Citation>>,
}

impl Reliance {
    /// Reads all judgements and all prose of the library once.
    pub(crate) fn new(library: &Library) -> Self {
        let mut reliance = Self::default();
        for (briefing_key, briefing) in library.briefings.entries() {
            for (index, judgement) in briefing.judgements.iter().enumerate() {
                let key = (briefing_key, index);
                let named = [(&judgement.because, Standing::Because), (&judgement.against, Standing::Against)];
                for (&claim, side) in named.into_iter().flat_map(|(claims, side)| claims.iter().map(move |claim| (claim, side))) {
                    reliance.judgements.entry(claim).or_default().push((key, side));
                }
            }
        }
        for (prose, record) in Thing::with_prose(library) {
            for (claim, offset) in cited(library, record) {
                reliance.citations.entry(claim).or_default().push(Citation { prose, offset });
            }
        }
        reliance
    }

    /// The judgements that name a claim.
    pub(crate) fn judgements(&self, claim: ClaimKey) -> &[(JudgementKey, Standing)] {
        self.judgements.get(&claim).map_or(&[], Vec::as_slice)
    }

    /// The places in prose that cite or show a claim.
    pub(crate) fn citations(&self, claim: ClaimKey) -> &[Citation] {
        self.citations.get(&claim).map_or(&[], Vec::as_slice)
    }
}

/// The claims that a body cites or shows, each with its byte in the file.
fn cited(library: &Library, record: &FileRecord) -> Vec<(ClaimKey, usize)> {
    let claim = |source: &str, claim: &str| library.claim_key(library.source_key(source)?, claim);
    let mut found = Vec::new();
    for node in record.prose.all_nodes() {
        match &node.kind {
            NodeKind::Citation(claims) => {
                found.extend(claims.iter().filter_map(|one| Some((claim(&one.source, &one.claim)?, record.body.start + one.range.start))));
            }
            NodeKind::Figure(figure) if figure.name.names() == FigureArgument::Claim => {
                let Some((id, range)) = &figure.argument else { continue };
                let key = id.split_once('#').and_then(|(source, id)| claim(source, id));
                found.extend(key.map(|key| (key, record.body.start + range.start)));
            }
            _ => {}
        }
    }
    found
}
