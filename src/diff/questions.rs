//! Questions whose verdict, flags or cells changed, and why.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::difference::{
    CONTEXT_CELLS, Cause, CellChange, CellClaim, CellView, Change, FieldDifference, QuestionChange, RecordChange, Turn,
};
use crate::diff::names::Names;
use crate::diff::records::pair_records;
use crate::diff::remark::Remark;
use crate::model::answer::answer_label;
use crate::model::comparison::{Cell, Comparisons};
use crate::model::explanation::explanation;
use crate::model::id::{ActorKey, QuestionKey};
use crate::model::interface_words::InterfaceWords;
use crate::model::library::Library;
use crate::model::thing::Thing;
use crate::model::words::{QuoteState, ThingKind};

/// One state with its comparisons and the names of its things.
#[derive(Clone, Copy)]
pub(super) struct SiteState<'side> {
    pub(super) names: Names<'side>,
    pub(super) comparisons: &'side Comparisons,
}

impl<'side> SiteState<'side> {
    pub(super) fn library(self) -> &'side Library {
        self.names.library
    }

    /// Why a question has its verdict; in English, as all of the report.
    fn explanation(self, key: QuestionKey) -> String {
        explanation(self.library(), &self.library()[key], self.comparisons.question(key), InterfaceWords::built_in())
    }
}

/// Records that changed, by kind and id.
pub(super) type Changed<'changes> = BTreeMap<(ThingKind, &'changes str), &'changes RecordChange>;

/// Every question of both states whose comparison changed: flipped verdicts first, then by id.
pub(super) fn compare_questions(before: SiteState<'_>, after: SiteState<'_>, changed: &Changed<'_>) -> Vec<QuestionChange> {
    let mut found: Vec<QuestionChange> = pair_records(ThingKind::Question, before.names, after.names)
        .into_iter()
        .filter_map(|pair| match (pair.before, pair.after) {
            (Some(Thing::Question(old)), Some(Thing::Question(new))) => compare_question(pair.name, (before, old), (after, new), changed),
            _ => None,
        })
        .collect();
    found.sort_by(|left, right| (!left.is_flipped(), &left.id).cmp(&(!right.is_flipped(), &right.id)));
    found
}

fn compare_question(
    id: String,
    (before, old): (SiteState<'_>, QuestionKey),
    (after, new): (SiteState<'_>, QuestionKey),
    changed: &Changed<'_>,
) -> Option<QuestionChange> {
    let (former, now) = (before.comparisons.question(old), after.comparisons.question(new));
    let cells = compare_cells((before, &former.cells), (after, &now.cells), changed);
    if former.verdict == now.verdict && former.flags == now.flags && cells.changed.is_empty() {
        return None;
    }
    let without = |these: &[_], those: &[_]| these.iter().copied().filter(|flag| !those.contains(flag)).collect();
    let question = &after.library()[new];
    Some(QuestionChange {
        id,
        question: question.question.clone(),
        event: after.names.of(question.event),
        event_title: after.library()[question.event].title.clone(),
        verdict: Turn { before: former.verdict, after: now.verdict },
        flags_gained: without(&now.flags, &former.flags),
        flags_lost: without(&former.flags, &now.flags),
        explanation: Turn { before: before.explanation(old), after: after.explanation(new) },
        why: find_causes((before, old), (after, new), changed),
        cells: cells.changed,
        context: cells.context,
        unchanged: cells.unchanged,
    })
}

#[derive(Default)]
struct Cells {
    changed: Vec<CellChange>,
    context: Vec<CellChange>,
    unchanged: usize,
}

fn compare_cells((before, old): (SiteState<'_>, &[Cell]), (after, new): (SiteState<'_>, &[Cell]), changed: &Changed<'_>) -> Cells {
    let mut sides: BTreeMap<String, (Option<&Cell>, Option<&Cell>)> = BTreeMap::new();
    for cell in old {
        sides.entry(before.names.of(cell.source)).or_default().0 = Some(cell);
    }
    for cell in new {
        sides.entry(after.names.of(cell.source)).or_default().1 = Some(cell);
    }
    let mut cells = Cells::default();
    for (source, (old, new)) in sides {
        let differs = match (old, new) {
            (Some(old), Some(new)) => is_different((before, old), (after, new), changed),
            _ => true,
        };
        let has_claims = old.or(new).is_some_and(|cell| !cell.claims.is_empty());
        cells.unchanged += usize::from(!differs);
        if !differs && (!has_claims || cells.context.len() == CONTEXT_CELLS) {
            continue;
        }
        let title = new.map_or_else(
            || old.map(|cell| before.library()[cell.source].heading().to_owned()).unwrap_or_default(),
            |cell| after.library()[cell.source].heading().to_owned(),
        );
        let change = CellChange { source, title, before: old.map(|cell| view(before, cell)), after: new.map(|cell| view(after, cell)) };
        if differs { cells.changed.push(change) } else { cells.context.push(change) }
    }
    cells
}

fn is_different((before, old): (SiteState<'_>, &Cell), (after, new): (SiteState<'_>, &Cell), changed: &Changed<'_>) -> bool {
    if old.state != new.state || old.claims.len() != new.claims.len() {
        return true;
    }
    if before.names.renames().is_none() && changed.is_empty() {
        return false;
    }
    let ids = |side: SiteState<'_>, cell: &Cell| {
        let mut ids: Vec<(String, QuoteState)> =
            cell.claims.iter().map(|&claim| (side.names.of(claim), side.comparisons.quote(claim))).collect();
        ids.sort_unstable();
        ids
    };
    let (former, now) = (ids(before, old), ids(after, new));
    former != now || now.iter().any(|(id, _)| changed.get(&(ThingKind::Claim, id.as_str())).is_some_and(|change| is_shown(change)))
}

/// Whether a change of a claim shows in its cell.
fn is_shown(change: &RecordChange) -> bool {
    const SHOWN: &[&str] = &["answer", "by", "question", "quote", "says", "withdrawn"];
    change.fields.iter().any(|field| SHOWN.contains(&field.field.as_str()))
}

fn view(side: SiteState<'_>, cell: &Cell) -> CellView {
    let library = side.library();
    let mut claims: Vec<CellClaim> = cell
        .claims
        .iter()
        .map(|&key| {
            let claim = &library[key];
            CellClaim {
                id: side.names.of(key),
                answer: answer_label(&library[claim.question], &claim.answer, InterfaceWords::built_in()),
                by: claim.by.iter().map(|&actor| library[actor].name.clone()).collect(),
                quote: claim.quote.clone(),
                quote_state: side.comparisons.quote(key),
                says: claim.says.clone(),
                withdrawn: !library.is_live(key),
            }
        })
        .collect();
    claims.sort_by(|left, right| left.id.cmp(&right.id));
    CellView { state: cell.state, claims }
}

/// Fields that can move a verdict or a flag, by kind of record.
fn deciding_fields(kind: ThingKind) -> &'static [&'static str] {
    match kind {
        ThingKind::Question => &["event", "kind", "answers", "tolerance", "knowable_from"],
        ThingKind::Claim => &["question", "answer", "by", "statement", "quote", "prefix", "suffix", "withdrawn"],
        ThingKind::Source => &[
            "publisher",
            "derived_from",
            "updates",
            "published",
            "reliability",
            "extent",
            "archive.sha256",
            "captures",
            "covers",
            "reviewed",
            "withdrawn",
        ],
        ThingKind::Statement => &["withdrawn"],
        ThingKind::Actor => &["part_of"],
        ThingKind::Site | ThingKind::Briefing | ThingKind::Judgement | ThingKind::Event | ThingKind::Page => &[],
    }
}

/// The found that a question's comparison can have followed from: the question itself, its claims, their statements, the sources in
/// scope with the roots of their chains, the speakers. Those nearest to the verdict stand first.
fn find_causes(
    (before, old): (SiteState<'_>, QuestionKey),
    (after, new): (SiteState<'_>, QuestionKey),
    changed: &Changed<'_>,
) -> Vec<Cause> {
    let mut involved: BTreeSet<(u8, ThingKind, String)> = BTreeSet::new();
    for (side, key) in [(before, old), (after, new)] {
        involved.insert((1, ThingKind::Question, side.names.of(key)));
        for cell in &side.comparisons.question(key).cells {
            involve_cell(&mut involved, side, cell);
        }
    }
    involved
        .into_iter()
        .filter_map(|(_, kind, id)| {
            let what = describe(changed.get(&(kind, id.as_str()))?)?;
            Some(Cause { kind, id, what })
        })
        .collect()
}

fn involve_cell(involved: &mut BTreeSet<(u8, ThingKind, String)>, side: SiteState<'_>, cell: &Cell) {
    let library = side.library();
    let root = library[cell.source].root;
    for source in [cell.source, root] {
        involved.insert((2, ThingKind::Source, side.names.of(source)));
    }
    for &key in &cell.claims {
        involved.insert((0, ThingKind::Claim, side.names.of(key)));
        if let Some(statement) = library[key].statement {
            involved.insert((3, ThingKind::Statement, side.names.of(statement)));
        }
        for &speaker in &library[key].by {
            involve_chain(involved, side, speaker);
        }
    }
}

/// An actor and all that it is part of, for its side follows from the whole chain.
fn involve_chain(involved: &mut BTreeSet<(u8, ThingKind, String)>, side: SiteState<'_>, actor: ActorKey) {
    let mut next = Some(actor);
    while let Some(key) = next {
        if !involved.insert((4, ThingKind::Actor, side.names.of(key))) {
            return;
        }
        next = side.library()[key].part_of;
    }
}

/// How a change bears on a comparison, in words; `None` where it cannot.
fn describe(change: &RecordChange) -> Option<Remark> {
    match change.change {
        Change::Added => return Some("added".into()),
        Change::Removed => return Some("removed".into()),
        Change::Changed | Change::Renamed => {}
    }
    let deciding = deciding_fields(change.kind);
    let told: Vec<Remark> = change
        .fields
        .iter()
        .filter(|field| deciding.contains(&field.field.as_str()))
        .map(|field| match &field.difference {
            FieldDifference::Value { before, after } if field.field == "withdrawn" => match (before, after) {
                (None, Some(after)) => format!("withdrawn {after}").into(),
                (Some(_), None) => "no longer withdrawn".into(),
                _ => "withdrawn otherwise".into(),
            },
            FieldDifference::Value { .. } if field.field == "archive.sha256" => "another archived text".into(),
            FieldDifference::Value { before, after } => {
                format!("{}: {} → {}", field.field, before.as_deref().unwrap_or("none"), after.as_deref().unwrap_or("none")).into()
            }
            FieldDifference::List { removed, added, .. } => {
                let signed: Vec<String> =
                    removed.iter().map(|entry| format!("−{entry}")).chain(added.iter().map(|entry| format!("+{entry}"))).collect();
                format!("{}: {}", field.field, signed.join(", ")).into()
            }
            FieldDifference::Words { .. } => Remark::from("other words in ").literal(&field.field),
        })
        .collect();
    (!told.is_empty()).then(|| Remark::joined(&told, "; "))
}
