//! Marks for answers: one for each different answer in each voice, so that a source's own voice and what it reports of others stay
//! apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::id::{ClaimKey, QuestionKey};
use crate::model::library::Answer;
use crate::model::view::{AnswerView, MarkView};
use crate::model::words::QuestionKind;
use crate::plan::viewpoint::Viewpoint;

/// The most answers to an open question that one mark names.
const MOST_LABELS: usize = 4;

/// Whose voice a claim is in; in the order of the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MarkVoice {
    /// The source's own.
    Own,
    /// Somebody's whom the source reports.
    Attributed,
}

impl MarkVoice {
    fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Attributed => "attributed",
        }
    }
}

/// What a mark stands for: two claims that are alike in this share one.
pub(crate) type MarkKey<'site> = (MarkVoice, Option<&'site Answer>);

/// The marks of the live ones among some claims on a question, own voice first, then by answer. The answers to an open question, which
/// no machine calls equal or different, share the mark of their voice.
pub(crate) fn marks(at: &Viewpoint<'_>, question: QuestionKey, claims: &[ClaimKey]) -> Vec<MarkView> {
    mark_keys(at, question, claims).into_iter().map(|(key, answers)| mark_view(at, question, key, &answers)).collect()
}

/// What the marks of some claims stand for, with the different answers behind each.
pub(crate) fn mark_keys<'plan>(
    at: &Viewpoint<'plan>,
    question: QuestionKey,
    claims: &[ClaimKey],
) -> BTreeMap<MarkKey<'plan>, BTreeSet<&'plan Answer>> {
    let library = at.library();
    let is_open = library[question].kind == QuestionKind::Open;
    let mut marks: BTreeMap<MarkKey<'plan>, BTreeSet<&Answer>> = BTreeMap::new();
    for claim in claims.iter().filter(|&&claim| library.is_live(claim)).map(|&claim| &library[claim]) {
        let voice = if claim.by.is_empty() { MarkVoice::Own } else { MarkVoice::Attributed };
        marks.entry((voice, (!is_open).then_some(&claim.answer))).or_default().insert(&claim.answer);
    }
    marks
}

/// The mark for what it stands for.
pub(crate) fn mark_view(at: &Viewpoint<'_>, question: QuestionKey, (voice, _): MarkKey<'_>, answers: &BTreeSet<&Answer>) -> MarkView {
    let views: Vec<AnswerView> = answers.iter().map(|answer| at.plan.readings(question).view(answer)).collect();
    let mut labels: Vec<&str> = views.iter().take(MOST_LABELS).map(|view| view.label.as_str()).collect();
    if views.len() > MOST_LABELS {
        labels.push("…");
    }
    let reading = views.first().and_then(|view| view.reading.clone());
    let tone = match reading.as_deref() {
        None => "open",
        Some("a") => "first",
        Some("b") => "second",
        Some("c") => "third",
        Some(_) => "further",
    };
    MarkView { voice: voice.word(), tone, answer: AnswerView { reading, label: labels.join("; ") } }
}

/// What of some marks is to be explained (`t["legend_" ~ …]`): only what occurs, in one order.
pub(crate) fn marks_to_explain<'marks>(marks: impl Iterator<Item = &'marks MarkView>) -> Vec<&'static str> {
    let mut occurs = [("readings", false), ("own", false), ("attributed", false), ("open", false)];
    for mark in marks {
        for (word, occurs) in &mut occurs {
            *occurs |= *word == mark.voice || *word == if mark.tone == "open" { "open" } else { "readings" };
        }
    }
    occurs.into_iter().filter(|(_, occurs)| *occurs).map(|(word, _)| word).collect()
}
