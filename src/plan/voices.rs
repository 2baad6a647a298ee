//! Whose words each source carries on an event: by side, named and unnamed, beside the source's own voice.

use std::collections::BTreeMap;

use crate::model::comparison::{Voice, VoiceShare};
use crate::model::id::{ActorKey, EventKey, SourceKey};
use crate::model::view::{Link, VoiceCell, VoiceRow, VoicesView};
use crate::plan::Viewpoint;
use crate::plan::coverage::MOST_SOURCES;

/// The most sides that have a column of their own; the bars have as many tones, and one for the others.
const SIDES: usize = 3;
/// The length of a whole bar.
const BAR: f64 = 200.0;

/// The table; `None` where no source carries a claim.
pub(crate) fn voices(at: &Viewpoint<'_>, event: EventKey) -> Option<VoicesView> {
    let shares = &at.comparisons().event(event).voices;
    if shares.is_empty() {
        return None;
    }
    let sides = leading_sides(shares);
    let others = shares.iter().any(|share| match share.voice {
        Voice::Own => false,
        Voice::Side { side, .. } => !sides.contains(&side),
        Voice::Joint => true,
    });
    let mut by_source: BTreeMap<SourceKey, Vec<&VoiceShare>> = BTreeMap::new();
    for share in shares {
        by_source.entry(share.source).or_default().push(share);
    }
    let source_count = by_source.len();
    let row = |(source, shares): (&SourceKey, &Vec<&VoiceShare>)| voice_row(Some(at.source(*source)), shares, &sides, others);
    let rows = if source_count > MOST_SOURCES { Vec::new() } else { by_source.iter().map(row).collect() };
    Some(VoicesView {
        id: at.figure_id(&format!("voices-{}", at.library()[event].id)),
        event: at.event(event),
        total: voice_row(None, &shares.iter().collect::<Vec<_>>(), &sides, others),
        sides: at.actors(&sides),
        others,
        rows,
        source_count,
    })
}

/// The sides with most claims over all sources, at most as many as have a column.
fn leading_sides(shares: &[VoiceShare]) -> Vec<ActorKey> {
    let mut claims: BTreeMap<ActorKey, usize> = BTreeMap::new();
    for share in shares {
        if let Voice::Side { side, .. } = share.voice {
            *claims.entry(side).or_default() += share.claims;
        }
    }
    let mut sides: Vec<_> = claims.into_iter().collect();
    sides.sort_by_key(|&(side, claims)| (std::cmp::Reverse(claims), side));
    sides.into_iter().take(SIDES).map(|(side, _)| side).collect()
}

fn voice_row(source: Option<Link>, shares: &[&VoiceShare], sides: &[ActorKey], others: bool) -> VoiceRow {
    let mut own = VoiceCell::default();
    let mut cells = vec![VoiceCell::default(); sides.len() + usize::from(others)];
    for share in shares {
        let (cell, is_named) = match share.voice {
            Voice::Own => (&mut own, true),
            Voice::Side { side, named } => {
                let column = sides.iter().position(|&listed| listed == side).unwrap_or(sides.len());
                (&mut cells[column], named)
            }
            Voice::Joint => (&mut cells[sides.len()], true),
        };
        cell.words += share.quoted_words;
        cell.claims += share.claims;
        cell.unnamed += if is_named { 0 } else { share.claims };
    }
    let whole: usize = cells.iter().map(|cell| cell.words).sum();
    let mut start = 0.0;
    for cell in cells.iter_mut().filter(|cell| cell.words > 0) {
        // Counts of words are far below 2^52, so the cast is exact.
        #[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
        let length = BAR * cell.words as f64 / whole as f64;
        cell.start = format!("{start:.1}");
        cell.length = Some(format!("{length:.1}"));
        start += length;
    }
    VoiceRow { source, shares: cells, own }
}
