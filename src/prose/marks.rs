//! What is marked in a text when it is shown: passages that are quoted, and passages that are not the publisher's.
//!
//! Passages may overlap and may begin and end anywhere; a page can only mark stretches that do not. [`Marks`] cuts them up once, in the
//! order of the text, and keeps where each passage begins and ends.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::words::ExclusionKind;

/// A passage of a text. Its range is in bytes of [`super::PlainText::text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it is.
    pub kind: PassageKind,
}

/// What a passage is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PassageKind {
    /// A claim quotes it.
    Quoted {
        /// The id that the passage has on its page, by which the claim leads to it; a later part of a quote with an ellipsis has none.
        anchor: Option<String>,
        /// Where the claim stands.
        href: String,
        /// What the claim is about.
        label: String,
    },
    /// It is not the publisher's text.
    Excluded(ExclusionKind),
}

/// Passages, cut up into stretches of which each is marked in one way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    pub passages: Vec<Passage>,
    /// The marked stretches in the order of the text; no two overlap.
    pub stretches: Vec<MarkedStretch>,
}

/// A stretch of text that is marked in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedStretch {
    /// Where it stands.
    pub range: Range<usize>,
    /// Whether a claim quotes it.
    pub quoted: bool,
    /// Whether it is not the publisher's text.
    pub excluded: bool,
    /// The passages that begin with it, as indices into [`Marks::passages`].
    pub begins: Vec<usize>,
    /// The passages that end with it.
    pub ends: Vec<usize>,
}

impl Marks {
    /// Cuts up passages. An empty passage marks nothing.
    pub fn new(passages: Vec<Passage>) -> Self {
        let mut borders: Vec<(usize, bool, usize)> = Vec::new();
        for (index, passage) in passages.iter().enumerate().filter(|(_, passage)| !passage.range.is_empty()) {
            borders.push((passage.range.start, true, index));
            borders.push((passage.range.end, false, index));
        }
        borders.sort_unstable();
        let (mut stretches, mut open): (Vec<MarkedStretch>, BTreeSet<usize>) = (Vec::new(), BTreeSet::new());
        let mut groups = borders.chunk_by(|left, right| left.0 == right.0).peekable();
        while let Some(group) = groups.next() {
            let begins: Vec<usize> = group.iter().filter(|border| border.1).map(|border| border.2).collect();
            for (_, opens, index) in group {
                if *opens {
                    open.insert(*index);
                } else {
                    open.remove(index);
                }
            }
            let Some(next) = groups.peek() else { break };
            if open.is_empty() {
                continue;
            }
            let is = |kind: fn(&PassageKind) -> bool| open.iter().any(|index| kind(&passages[*index].kind));
            stretches.push(MarkedStretch {
                range: group[0].0..next[0].0,
                quoted: is(|kind| matches!(kind, PassageKind::Quoted { .. })),
                excluded: is(|kind| matches!(kind, PassageKind::Excluded(_))),
                begins,
                ends: next.iter().filter(|border| !border.1).map(|border| border.2).collect(),
            });
        }
        Self { passages, stretches }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_passages_are_cut_up() {
        let quoted =
            |range: Range<usize>| Passage { range, kind: PassageKind::Quoted { anchor: None, href: String::new(), label: String::new() } };
        let excluded = |range: Range<usize>| Passage { range, kind: PassageKind::Excluded(ExclusionKind::Other) };
        let marks = Marks::new(vec![quoted(2..8), quoted(4..6), excluded(7..12), quoted(20..20), excluded(12..14)]);
        let shown: Vec<_> = marks.stretches.iter().map(|marked| (marked.range.clone(), marked.quoted, marked.excluded)).collect();
        assert_eq!(
            shown,
            [
                (2..4, true, false),
                (4..6, true, false),
                (6..7, true, false),
                (7..8, true, true),
                (8..12, false, true),
                (12..14, false, true)
            ]
        );
        let turns: Vec<_> = marks.stretches.iter().map(|marked| (marked.begins.as_slice(), marked.ends.as_slice())).collect();
        let expected: [(&[usize], &[usize]); 6] = [(&[0], &[]), (&[1], &[1]), (&[], &[]), (&[2], &[0]), (&[], &[2]), (&[4], &[4])];
        assert_eq!(turns, expected);
    }
}
