//! Whose words each source carries on an event: by side, named and unnamed, beside the source's own voice.

use std::collections::BTreeMap;

use crate::model::comparison::{Voice, VoiceShare};
use crate::model::id::{ActorKey, EventKey, SourceKey};
use crate::model::view::{VoiceBar, VoiceCell, VoiceRow, VoicesView};
use crate::plan::Viewpoint;
use crate::plan::coverage::MOST_SOURCES;

/// The most sides that have a column of their own.
const SIDES: usize = 3;

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
    let column = |voice| match voice {
        Voice::Own => None,
        Voice::Side { side, .. } => Some(sides.iter().position(|&listed| listed == side).unwrap_or(sides.len())),
        Voice::Joint => Some(sides.len()),
    };
    let width = sides.len() + usize::from(others);
    let counted = |shares: &[&VoiceShare]| {
        let mut own = Count::default();
        let mut counts = vec![Count::default(); width];
        for share in shares {
            let count = column(share.voice).map_or(&mut own, |column| &mut counts[column]);
            count.add(share);
        }
        (counts, own)
    };
    let total = counted(&shares.iter().collect::<Vec<_>>());
    let rows: Vec<_> = by_source.iter().map(|(&source, shares)| (source, counted(shares))).collect();
    let longest = |rows: &mut dyn Iterator<Item = &(Vec<Count>, Count)>| {
        rows.flat_map(|(counts, own)| counts.iter().chain([own])).map(Count::words).max().unwrap_or(0)
    };
    let view = |source, (counts, own): &(Vec<Count>, Count), whole| VoiceRow {
        source,
        shares: counts.iter().map(|count| count.view(whole)).collect(),
        own: own.view(whole),
    };
    let is_crowded = source_count > MOST_SOURCES;
    // The sum of many rows would leave no length to theirs, so it has a bar only where it stands alone.
    let whole = longest(&mut rows.iter().map(|(_, counted)| counted));
    let rows = rows.iter().map(|(source, counted)| view(Some(at.source(*source)), counted, whole));
    Some(VoicesView {
        id: at.figure_id(&format!("voices-{}", at.library()[event].id)),
        event: at.event(event),
        unnamed: total.0.iter().any(|count| count.unnamed_words > 0),
        rows: if is_crowded { Vec::new() } else { rows.collect() },
        total: view(None, &total, if is_crowded { longest(&mut [&total].into_iter()) } else { 0 }),
        sides: at.actors(&sides),
        others,
        source_count,
    })
}

/// What one voice has in one source, or in all.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    named_words: usize,
    unnamed_words: usize,
    claims: usize,
    unnamed_claims: usize,
}

impl Count {
    fn add(&mut self, share: &VoiceShare) {
        self.claims += share.claims;
        if let Voice::Side { named: false, .. } = share.voice {
            self.unnamed_words += share.quoted_words;
            self.unnamed_claims += share.claims;
        } else {
            self.named_words += share.quoted_words;
        }
    }

    fn words(&self) -> usize {
        self.named_words + self.unnamed_words
    }

    /// With bars on a scale that ends at `whole` words; without any where that is 0.
    fn view(&self, whole: usize) -> VoiceCell {
        let drawn = |words: usize| (words > 0).then(|| percent(words, whole));
        let bar =
            || VoiceBar { named: drawn(self.named_words), start: percent(self.named_words, whole), unnamed: drawn(self.unnamed_words) };
        VoiceCell { words: self.words(), claims: self.claims, unnamed: self.unnamed_claims, bar: (whole > 0 && self.words() > 0).then(bar) }
    }
}

/// A part of a whole in percent, to a hundredth; rounded in whole numbers, so that it is the same on every machine.
fn percent(part: usize, whole: usize) -> String {
    let hundredths = (part * 10_000 + whole / 2) / whole;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_bar_are_rounded_to_a_hundredth() {
        for (part, whole, expected) in [(0, 7, "0.00"), (1, 3, "33.33"), (2, 3, "66.67"), (7, 7, "100.00"), (1, 10_000, "0.01")] {
            assert_eq!(percent(part, whole), expected);
        }
    }
}
