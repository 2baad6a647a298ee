//! What a flag means for one question, in particulars that a reader can check against the claims.

use std::collections::BTreeMap;

use crate::model::id::{ActorKey, ClaimKey, QuestionKey, SourceKey};
use crate::model::library::{Answer, Claim};
use crate::model::view::{FlagView, Link, Phrase};
use crate::model::wording::{answer_label, counted_in_digits};
use crate::model::words::{Certainty, Flag, QuoteState};
use crate::plan::Viewpoint;

/// The most things that one sentence or list names; the rest are counted.
const NAMED: usize = 12;

/// The flags of a question as tables show them.
pub(crate) fn short_flags(at: &Viewpoint<'_>, key: QuestionKey) -> Vec<FlagView> {
    let flags = &at.comparisons().question(key).flags;
    flags.iter().map(|flag| FlagView { word: flag.word(), particulars: Vec::new() }).collect()
}

/// The flags of a question with their particulars.
pub(crate) fn flag_views(at: &Viewpoint<'_>, key: QuestionKey) -> Vec<FlagView> {
    let ground = Particulars { at, key, claims: live_claims(at, key) };
    let view = |&flag: &Flag| FlagView { word: flag.word(), particulars: ground.of(flag) };
    at.comparisons().question(key).flags.iter().map(view).collect()
}

fn live_claims(at: &Viewpoint<'_>, key: QuestionKey) -> Vec<ClaimKey> {
    let cells = &at.comparisons().question(key).cells;
    cells.iter().flat_map(|cell| &cell.claims).copied().filter(|&claim| at.library().is_live(claim)).collect()
}

struct Particulars<'at, 'plan> {
    at: &'at Viewpoint<'plan>,
    key: QuestionKey,
    /// In the order of sources.
    claims: Vec<ClaimKey>,
}

impl Particulars<'_, '_> {
    fn of(&self, flag: Flag) -> Vec<Phrase> {
        match flag {
            // The page lists the sources and the verdicts without them.
            Flag::Fragile => Vec::new(),
            Flag::ActorShifts => self.shifts(),
            Flag::SplitSide => self.splits(),
            Flag::OneSided => self.side(),
            Flag::SelfContradiction => self.contradictions(),
            Flag::OwnVoiceAndAttributed => self.stated_and_attributed(),
            Flag::InferredEvent => self.inferred(),
            Flag::LowReliability => {
                vec![Phrase::default().links(self.named(self.sources(|_| true))).text(more(self.sources(|_| true).len()))]
            }
            Flag::UnprovenQuotes => self.unproven(),
        }
    }

    fn claim(&self, key: ClaimKey) -> &Claim {
        &self.at.library()[key]
    }

    fn label(&self, answer: &Answer) -> String {
        answer_label(&self.at.library()[self.key], answer, self.at.words())
    }

    /// The sources of the claims that are wanted, each once.
    fn sources(&self, wanted: impl Fn(&Claim) -> bool) -> Vec<SourceKey> {
        let mut sources: Vec<_> =
            self.claims.iter().map(|&key| self.claim(key)).filter(|claim| wanted(claim)).map(|claim| claim.source).collect();
        sources.dedup();
        sources
    }

    fn named(&self, sources: Vec<SourceKey>) -> Vec<Link> {
        sources.into_iter().take(NAMED).map(|source| self.at.source(source)).collect()
    }

    /// Each speaker's different answers with the claims that give them, where two of them are incompatible.
    fn conflicting(&self, of: impl Fn(&Claim) -> Vec<ActorKey>) -> BTreeMap<ActorKey, BTreeMap<&Answer, Vec<ClaimKey>>> {
        let mut held: BTreeMap<ActorKey, BTreeMap<&Answer, Vec<ClaimKey>>> = BTreeMap::new();
        for &key in &self.claims {
            let claim = self.claim(key);
            for holder in of(claim) {
                held.entry(holder).or_default().entry(&claim.answer).or_default().push(key);
            }
        }
        let question = &self.at.library()[self.key];
        held.retain(|_, answers| {
            let answers: Vec<_> = answers.keys().copied().collect();
            let mut pairs =
                answers.iter().enumerate().flat_map(|(index, left)| answers[index + 1..].iter().map(move |right| (left, right)));
            pairs.any(|(left, right)| !question.compatible(left, right))
        });
        held
    }

    /// `A: two days in S; three days in T.`
    fn shifts(&self) -> Vec<Phrase> {
        let held = self.conflicting(|claim| claim.by.clone());
        let phrase = |(actor, answers): (ActorKey, BTreeMap<&Answer, Vec<ClaimKey>>)| {
            let mut phrase = Phrase::default().link(self.at.actor(actor)).text(": ");
            for (index, (answer, claims)) in answers.into_iter().enumerate() {
                phrase = phrase.text(format!("{}{} (", if index == 0 { "" } else { "; " }, self.label(answer)));
                let statements = claims.iter().take(NAMED).map(|&key| self.utterance(key)).collect();
                phrase = phrase.links(statements).text(")");
            }
            phrase.text(".")
        };
        held.into_iter().take(NAMED).map(phrase).collect()
    }

    /// The statement of a claim with its date, where both are known; else the source that carries it.
    fn utterance(&self, key: ClaimKey) -> Link {
        let claim = self.claim(key);
        let Some(statement) = claim.statement else { return self.at.source(claim.source) };
        let mut link = self.at.statement(statement);
        if let Some(date) = self.at.date(self.at.library()[statement].on) {
            link.label.text = format!("{}, {}", link.label.text, date.text);
        }
        link
    }

    /// `Side: A answers yes; B answers no.`
    fn splits(&self) -> Vec<Phrase> {
        let library = self.at.library();
        let held = self.conflicting(|claim| {
            let mut sides: Vec<_> = claim.by.iter().map(|&actor| library.side(actor)).collect();
            sides.dedup();
            sides
        });
        let mut phrases = Vec::new();
        for (side, answers) in held {
            let mut members: Vec<(ActorKey, String)> = Vec::new();
            for (answer, claims) in &answers {
                let speakers = claims.iter().flat_map(|&key| self.claim(key).by.iter().copied());
                members.extend(speakers.filter(|&actor| library.side(actor) == side).map(|actor| (actor, self.label(answer))));
            }
            members.sort();
            members.dedup();
            if members.iter().all(|(actor, _)| *actor == members[0].0) {
                continue;
            }
            let mut phrase = Phrase::default().link(self.at.actor(side)).text(": ");
            for (index, (actor, answer)) in members.iter().take(NAMED).enumerate() {
                phrase = phrase.text(if index == 0 { "" } else { "; " }).link(self.at.actor(*actor)).text(format!(" – {answer}"));
            }
            phrases.push(phrase.text(format!("{}.", more(members.len()))));
        }
        phrases
    }

    /// `Everybody who answers belongs to S: A, B.`
    fn side(&self) -> Vec<Phrase> {
        let library = self.at.library();
        let mut actors: Vec<ActorKey> = self.claims.iter().flat_map(|&key| self.claim(key).by.iter().copied()).collect();
        actors.sort_unstable();
        actors.dedup();
        let Some(&first) = actors.first() else { return Vec::new() };
        let side = library.side(first);
        if actors == [side] {
            return vec![Phrase::default().text("Only ").link(self.at.actor(side)).text(" answers.")];
        }
        let count = actors.len();
        actors.truncate(NAMED);
        let phrase = Phrase::default().text("Everybody who answers belongs to ").link(self.at.actor(side)).text(": ");
        vec![phrase.links(self.at.actors(&actors)).text(format!("{}.", more(count)))]
    }

    /// `S: two days; three days.`
    fn contradictions(&self) -> Vec<Phrase> {
        let question = &self.at.library()[self.key];
        let mut held: BTreeMap<SourceKey, Vec<&Answer>> = BTreeMap::new();
        for &key in &self.claims {
            let claim = self.claim(key);
            if claim.by.is_empty() {
                held.entry(claim.source).or_default().push(&claim.answer);
            }
        }
        let clashes = |answers: &[&Answer]| answers.iter().any(|left| answers.iter().any(|right| !question.compatible(left, right)));
        let phrase = |(source, answers): (SourceKey, Vec<&Answer>)| {
            let labels: Vec<_> = answers.into_iter().map(|answer| self.label(answer)).collect();
            Phrase::default().link(self.at.source(source)).text(format!(": {}.", labels.join("; ")))
        };
        held.into_iter().filter(|(_, answers)| clashes(answers)).take(NAMED).map(phrase).collect()
    }

    /// `Yes: stated by S; attributed by T.`
    fn stated_and_attributed(&self) -> Vec<Phrase> {
        let tallies = &self.at.comparisons().question(self.key).answers;
        let both = tallies.iter().filter(|tally| !tally.own_voice.is_empty() && tally.own_voice.len() < tally.sources.len());
        let phrase = |tally: &crate::model::comparison::AnswerTally| {
            let stated = tally.own_voice.len();
            let attributing: Vec<_> =
                tally.sources.iter().copied().filter(|source| tally.own_voice.binary_search(source).is_err()).collect();
            let attributed = attributing.len();
            Phrase::default()
                .text(format!("{}: stated by ", self.label(&tally.answer)))
                .links(self.named(tally.own_voice.clone()))
                .text(format!("{}; attributed by ", more(stated)))
                .links(self.named(attributing))
                .text(format!("{}.", more(attributed)))
        };
        both.take(NAMED).map(phrase).collect()
    }

    /// `S: names no round.`
    fn inferred(&self) -> Vec<Phrase> {
        let event = self.at.library()[self.key].event;
        let library = self.at.library();
        let coverage = |source: SourceKey| library[source].coverage(event).filter(|coverage| coverage.certainty == Certainty::Inferred);
        let sources = self.sources(|_| true).into_iter().filter_map(|source| Some((source, coverage(source)?)));
        let phrase = |(source, coverage): (SourceKey, &crate::model::library::Coverage)| {
            let because = coverage.because.as_deref().unwrap_or("the desk gives no reason.");
            Phrase::default().link(self.at.source(source)).text(format!(": {because}"))
        };
        sources.take(NAMED).map(phrase).collect()
    }

    fn unproven(&self) -> Vec<Phrase> {
        let is_unproven = |key: &ClaimKey| !matches!(self.at.comparisons().quote(*key), QuoteState::Proven | QuoteState::None);
        let claims: Vec<_> = self.claims.iter().copied().filter(is_unproven).collect();
        let count = claims.len();
        let phrase = Phrase::default().text(format!("{}: ", counted_in_digits(count, "quote")));
        let named = claims.into_iter().take(NAMED).map(|key| self.at.claim_link(key)).collect();
        vec![phrase.links(named).text(format!("{}.", more(count)))]
    }
}

/// ` and 3 more` where a sentence names fewer than there are.
fn more(count: usize) -> String {
    if count > NAMED { format!(" and {} more", count - NAMED) } else { String::new() }
}
