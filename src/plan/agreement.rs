//! How the sources of an event agree: every two of them where they are few, each for itself where they are many.

use std::collections::BTreeMap;

use crate::model::id::{ClaimKey, EventKey, QuestionKey, SourceKey};
use crate::model::library::{Claim, Library};
use crate::model::view::{AgreementRow, PairAgreement, PairCell, PairChart, PairSource, PairsView};
use crate::model::words::Verdict;
use crate::plan::Viewpoint;
use crate::plan::coverage::MOST_SOURCES;
use crate::plan::scale::{percent, share};

/// Up to this many answering sources are compared pair by pair; more would make a table that grows with their square.
const PAIRWISE: usize = 12;

/// The height of a row of the grid.
const ROW: usize = 44;
/// So many columns have room for their counts at 320 pixels.
const NARROW: usize = 5;
/// The part of a cell that the longest bar takes.
const LONGEST: f64 = 0.8;

/// The claims of each source by question, live ones only.
type Answered = BTreeMap<SourceKey, BTreeMap<QuestionKey, Vec<ClaimKey>>>;

/// The table; `None` where fewer than two sources answer anything.
pub(crate) fn agreement(at: &Viewpoint<'_>, event: EventKey) -> Option<PairsView> {
    let library = at.library();
    let mut answered = Answered::new();
    for &question in &at.comparisons().event(event).questions {
        for cell in &at.comparisons().question(question).cells {
            let live: Vec<_> = cell.claims.iter().copied().filter(|&claim| library.is_live(claim)).collect();
            if !live.is_empty() {
                answered.entry(cell.source).or_default().insert(question, live);
            }
        }
    }
    if answered.len() < 2 {
        return None;
    }
    let source_count = answered.len();
    let joint = if source_count <= PAIRWISE { joint(at, &answered) } else { Vec::new() };
    let sources: Vec<SourceKey> = answered.keys().copied().collect();
    let pair = |pair: &Joint| PairAgreement {
        a: at.source(sources[pair.a]),
        b: at.source(sources[pair.b]),
        joint: pair.questions,
        compatible: pair.compatible,
    };
    Some(PairsView {
        id: at.figure_id(&format!("agreement-{}", library[event].id)),
        event: at.event(event),
        pairs: joint.iter().map(pair).collect(),
        chart: (source_count > 2 && !joint.is_empty()).then(|| chart(at, &sources, &joint)),
        sources: if (PAIRWISE + 1..=MOST_SOURCES).contains(&source_count) { each(at, &answered) } else { Vec::new() },
        source_count,
    })
}

/// Two sources by their places among those that answer, and their joint questions.
#[derive(Debug, Clone, Copy)]
struct Joint {
    a: usize,
    b: usize,
    questions: usize,
    compatible: usize,
}

/// Every two sources with a joint question, in the order of the first, then the second.
fn joint(at: &Viewpoint<'_>, answered: &Answered) -> Vec<Joint> {
    let mut pairs = Vec::new();
    for (a, own) in answered.values().enumerate() {
        for (b, theirs) in answered.values().enumerate().skip(a + 1) {
            let joint: Vec<_> = own.iter().filter_map(|(question, claims)| Some((question, claims, theirs.get(question)?))).collect();
            let compatible = joint.iter().filter(|(question, own, theirs)| !differ(at.library(), **question, own, theirs)).count();
            if !joint.is_empty() {
                pairs.push(Joint { a, b, questions: joint.len(), compatible });
            }
        }
    }
    pairs
}

/// The grid: below the numbers of the sources, which go down from one corner to the other, a cell for each pair.
fn chart(at: &Viewpoint<'_>, sources: &[SourceKey], pairs: &[Joint]) -> PairChart {
    let most = pairs.iter().map(|pair| pair.questions).max().unwrap_or(1);
    let bar = |count: usize| percent(LONGEST * share(count, most));
    let cell = |pair: &Joint| PairCell {
        a: pair.a + 1,
        b: pair.b + 1,
        x: percent(share(pair.a, sources.len())),
        y: pair.b * ROW,
        joint: pair.questions,
        compatible: pair.compatible,
        joint_width: bar(pair.questions),
        compatible_width: bar(pair.compatible),
    };
    let source = |(index, &source): (usize, &SourceKey)| PairSource {
        number: index + 1,
        source: at.source(source),
        x: percent(share(index, sources.len())),
        y: index * ROW,
    };
    PairChart {
        column: percent(share(1, sources.len())),
        height: sources.len() * ROW,
        wide: sources.len() > NARROW,
        sources: sources.iter().enumerate().map(source).collect(),
        cells: pairs.iter().map(cell).collect(),
    }
}

fn each(at: &Viewpoint<'_>, answered: &Answered) -> Vec<AgreementRow> {
    let differs = |question: &&QuestionKey| at.comparisons().question(**question).verdict == Verdict::SourcesDiffer;
    let row = |(&source, questions): (&SourceKey, &BTreeMap<QuestionKey, Vec<ClaimKey>>)| AgreementRow {
        source: at.source(source),
        answered: questions.len(),
        differing: questions.keys().filter(differs).count(),
    };
    answered.iter().map(row).collect()
}

/// Whether two sources differ on a question in the sense of `sources-differ` (`comparison.md`, fine print 21).
fn differ(library: &Library, question: QuestionKey, own: &[ClaimKey], theirs: &[ClaimKey]) -> bool {
    let clash = |one: &Claim, other: &Claim| {
        let two_statements = one.statement.zip(other.statement).is_some_and(|(one, other)| one != other);
        let both_own = one.by.is_empty() && other.by.is_empty();
        let same_speaker = one.by.iter().any(|actor| other.by.contains(actor)) && !two_statements;
        (both_own || same_speaker) && !library[question].compatible(&one.answer, &other.answer)
    };
    own.iter().any(|&one| theirs.iter().any(|&other| clash(&library[one], &library[other])))
}
