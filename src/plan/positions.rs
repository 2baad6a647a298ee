//! Who holds what on an event's questions: actors, whichever source carries them, and sources in their own voice.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::id::{ActorKey, ClaimKey, EventKey, QuestionKey, SourceKey};
use crate::model::view::{MarkView, PositionCell, PositionRow, PositionsView, SpeakerHead};
use crate::model::words::QuestionKind;
use crate::plan::Viewpoint;
use crate::plan::mark::{marks, marks_to_explain};
use crate::plan::question::verdict_view;
use crate::plan::route::PageId;

/// The most speakers that a table shows.
const SHOWN: usize = 24;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Speaker {
    Actor(ActorKey),
    OwnVoice(SourceKey),
}

/// What stands together across the table, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Party {
    /// A side of which somebody speaks who is not all of it.
    Side(ActorKey),
    /// Actors who speak for no side but their own.
    Alone,
    /// Sources in their own voice.
    OwnVoices,
}

/// The claims in which each speaker holds a position, by question.
type Held = BTreeMap<Speaker, BTreeMap<QuestionKey, Vec<ClaimKey>>>;

/// The table; `None` where nobody holds a position.
pub(crate) fn positions(at: &Viewpoint<'_>, event: EventKey) -> Option<PositionsView> {
    let held = held(at, event);
    let mut speakers: Vec<Speaker> = held.keys().copied().collect();
    let more_speakers = speakers.len().saturating_sub(SHOWN);
    // Those who hold most positions; ties in the order of ids.
    speakers.sort_by_key(|speaker| std::cmp::Reverse(held[speaker].len()));
    speakers.truncate(SHOWN);
    if speakers.is_empty() {
        return None;
    }
    let parties = parties(at, &speakers);
    speakers.sort_by_key(|speaker| (parties[speaker], *speaker));
    let begins = |index: usize| index > 0 && parties[&speakers[index]] != parties[&speakers[index - 1]];
    let row = |&question: &QuestionKey| {
        let cell = |(index, speaker): (usize, &Speaker)| {
            let claims = held[speaker].get(&question).map_or(&[][..], Vec::as_slice);
            PositionCell { href: place(at, question, claims), marks: marks(at, question, claims), begins: begins(index) }
        };
        let cells: Vec<PositionCell> = speakers.iter().enumerate().map(cell).collect();
        PositionRow {
            question: at.short_question(question),
            verdict: verdict_view(at.comparisons().question(question).verdict),
            answers: answers(&cells),
            cells,
        }
    };
    let questions = at.comparisons().event(event).questions.iter();
    let rows: Vec<PositionRow> = questions.filter(|question| held.values().any(|on| on.contains_key(question))).map(row).collect();
    Some(PositionsView {
        id: at.figure_id(&format!("positions-{}", at.library()[event].id)),
        event: at.event(event),
        speakers: speakers.iter().enumerate().map(|(index, &speaker)| speaker_head(at, speaker, begins(index))).collect(),
        legend: marks_to_explain(rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.marks)),
        rows,
        more_speakers,
    })
}

/// Every position on an event. Claims on open questions are none (fine print 38).
fn held(at: &Viewpoint<'_>, event: EventKey) -> Held {
    let library = at.library();
    let mut held = Held::new();
    for &question in at.comparisons().event(event).questions.iter().filter(|&&key| library[key].kind != QuestionKind::Open) {
        let claims = at.comparisons().question(question).cells.iter().flat_map(|cell| &cell.claims);
        for &key in claims.filter(|&&claim| library.is_live(claim)) {
            let claim = &library[key];
            let mut note = |speaker| held.entry(speaker).or_default().entry(question).or_default().push(key);
            if claim.by.is_empty() {
                note(Speaker::OwnVoice(claim.source));
            }
            for &actor in &claim.by {
                note(Speaker::Actor(actor));
            }
        }
    }
    held
}

fn parties(at: &Viewpoint<'_>, speakers: &[Speaker]) -> BTreeMap<Speaker, Party> {
    let library = at.library();
    let is_member = |speaker: &Speaker| matches!(*speaker, Speaker::Actor(actor) if library.side(actor) != actor);
    let side = |speaker: &Speaker| if let Speaker::Actor(actor) = *speaker { Some(library.side(actor)) } else { None };
    let with_members: BTreeSet<ActorKey> = speakers.iter().filter(|speaker| is_member(speaker)).filter_map(side).collect();
    let party = |speaker: &Speaker| match side(speaker) {
        None => Party::OwnVoices,
        Some(side) if with_members.contains(&side) => Party::Side(side),
        Some(_) => Party::Alone,
    };
    speakers.iter().map(|speaker| (*speaker, party(speaker))).collect()
}

/// Where a position can be read: in its claim, or on the question's page where several say so.
fn place(at: &Viewpoint<'_>, question: QuestionKey, claims: &[ClaimKey]) -> Option<String> {
    match claims {
        [] => None,
        [only] => Some(at.claim_href(*only)),
        _ => Some(at.href(PageId::Question(question))),
    }
}

/// The different answers of a row. Their letters follow the order of the answers.
fn answers(cells: &[PositionCell]) -> Vec<MarkView> {
    let mut answers: Vec<MarkView> = cells.iter().flat_map(|cell| &cell.marks).cloned().collect();
    answers.sort_by(|left, right| {
        let order = |mark: &MarkView| mark.answer.reading.as_ref().map(|reading| (reading.len(), reading.clone()));
        order(left).cmp(&order(right))
    });
    answers.dedup_by(|later, earlier| later.answer == earlier.answer);
    answers
}

fn speaker_head(at: &Viewpoint<'_>, speaker: Speaker, begins: bool) -> SpeakerHead {
    match speaker {
        Speaker::OwnVoice(source) => SpeakerHead { link: at.source(source), side: None, own: true, begins },
        Speaker::Actor(actor) => {
            let side = at.library().side(actor);
            SpeakerHead { link: at.actor(actor), side: (side != actor).then(|| at.library()[side].name.clone()), own: false, begins }
        }
    }
}
