//! Who holds what on an event's questions: actors, whichever source carries them, and sources in their own voice.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::id::{ActorKey, EventKey, QuestionKey, SourceKey};
use crate::model::library::Answer;
use crate::model::view::{AnswerView, PositionHead, PositionRow, PositionsView};
use crate::model::words::QuestionKind;
use crate::plan::Viewpoint;

/// The most speakers that a table shows.
const SHOWN: usize = 24;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Speaker {
    Actor(ActorKey),
    OwnVoice(SourceKey),
}

/// The table; `None` where nobody holds a position.
pub(crate) fn positions(at: &Viewpoint<'_>, event: EventKey) -> Option<PositionsView> {
    let library = at.library();
    let questions: Vec<QuestionKey> =
        at.comparisons().event(event).questions.iter().copied().filter(|&key| library[key].kind != QuestionKind::Open).collect();
    let mut held: BTreeMap<Speaker, BTreeMap<QuestionKey, BTreeSet<&Answer>>> = BTreeMap::new();
    for &question in &questions {
        let claims = at.comparisons().question(question).cells.iter().flat_map(|cell| &cell.claims);
        for claim in claims.filter(|&&claim| library.is_live(claim)).map(|&claim| &library[claim]) {
            let mut note = |speaker| held.entry(speaker).or_default().entry(question).or_default().insert(&claim.answer);
            if claim.by.is_empty() {
                note(Speaker::OwnVoice(claim.source));
            }
            for &actor in &claim.by {
                note(Speaker::Actor(actor));
            }
        }
    }
    let questions: Vec<_> =
        questions.into_iter().filter(|question| held.values().any(|positions| positions.contains_key(question))).collect();
    let mut speakers: Vec<Speaker> = held.keys().copied().collect();
    let more_speakers = speakers.len().saturating_sub(SHOWN);
    if more_speakers > 0 {
        // Those who hold most positions; ties in the order of ids. The table keeps that order.
        speakers.sort_by_key(|speaker| std::cmp::Reverse(held[speaker].len()));
        speakers.truncate(SHOWN);
        speakers.sort_unstable();
    }
    if speakers.is_empty() {
        return None;
    }
    let answers = |speaker: &Speaker, question: &QuestionKey| -> Vec<AnswerView> {
        let given = held[speaker].get(question).into_iter().flatten();
        given.map(|answer| at.plan.readings(*question).view(answer)).collect()
    };
    let speakers_down = questions.len() <= speakers.len();
    let question_heads = || questions.iter().map(|&key| PositionHead { link: at.short_question(key), side: None, own: false });
    let speaker_heads = || speakers.iter().map(|&speaker| speaker_head(at, speaker));
    let (columns, rows) = if speakers_down {
        let cells = |speaker: &Speaker| questions.iter().map(|question| answers(speaker, question)).collect();
        (question_heads().collect(), speaker_heads().zip(speakers.iter().map(cells)).collect::<Vec<_>>())
    } else {
        let cells = |question: &QuestionKey| speakers.iter().map(|speaker| answers(speaker, question)).collect();
        (speaker_heads().collect(), question_heads().zip(questions.iter().map(cells)).collect())
    };
    let rows = rows.into_iter().map(|(head, cells)| PositionRow { head, cells }).collect();
    Some(PositionsView {
        id: at.figure_id(&format!("positions-{}", library[event].id)),
        event: at.event(event),
        speakers_down,
        columns,
        rows,
        more_speakers,
    })
}

fn speaker_head(at: &Viewpoint<'_>, speaker: Speaker) -> PositionHead {
    match speaker {
        Speaker::OwnVoice(source) => PositionHead { link: at.source(source), side: None, own: true },
        Speaker::Actor(actor) => {
            let side = at.library().side(actor);
            PositionHead { link: at.actor(actor), side: (side != actor).then(|| at.library()[side].name.clone()), own: false }
        }
    }
}
