//! What a flag means for one question, in particulars that a reader can check against the claims.

use std::collections::BTreeMap;

use crate::model::id::{ActorKey, ClaimKey, QuestionKey, SourceKey};
use crate::model::interface_words::InterfaceWords;
use crate::model::library::{Answer, Claim, Coverage};
use crate::model::view::{FlagView, Link, Phrase};
use crate::model::wording::answer_label;
use crate::model::words::{Flag, QuoteState};
use crate::plan::viewpoint::Viewpoint;

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
            Flag::Fragile
            // What the flag itself says is all there is to say.
            | Flag::AlsoOwnVoice
            | Flag::HearsayDiffers
            | Flag::NotHeard
            | Flag::PartiesAgree
            | Flag::PublishersUnknown
            | Flag::SomeSayLess
            | Flag::TimesVague => Vec::new(),
            Flag::ActorShifts => self.shifts(),
            Flag::SplitSide => self.splits(),
            Flag::OneSided => self.side(),
            Flag::SelfContradiction => self.contradictions(),
            Flag::HangsOnInference => self.inferred(),
            Flag::LowReliability => {
                let sources = self.sources(|_| true);
                vec![self.row(sources.len(), self.named(sources))]
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

    /// `A: two days (S); three days (T).`
    fn shifts(&self) -> Vec<Phrase> {
        let held = self.conflicting(|claim| claim.by.clone());
        let phrase = |(actor, answers): (ActorKey, BTreeMap<&Answer, Vec<ClaimKey>>)| {
            let given = answers.into_iter().map(|(answer, claims)| {
                let claims = claims.iter().take(NAMED).map(|&key| self.utterance(key)).collect();
                let parts = [("answer", Phrase::of_text(self.label(answer))), ("claims", Phrase::row(self.words(), claims))];
                Phrase::filled(self.words().get("flag_answer"), &parts)
            });
            self.answers(self.at.actor(actor), given)
        };
        held.into_iter().take(NAMED).map(phrase).collect()
    }

    /// The statement of a claim with its date, where both are known; else the source that carries it.
    fn utterance(&self, key: ClaimKey) -> Link {
        let claim = self.claim(key);
        let Some(statement) = claim.statement else { return self.at.source(claim.source) };
        let mut link = self.at.statement(statement);
        if let Some(date) = self.at.date(self.at.library()[statement].on) {
            link.label.text = self.words().say("flag_utterance", &[("statement", &link.label.text), ("date", &date.text)]);
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
            let told = members.iter().take(NAMED).map(|(actor, answer)| {
                let parts = [("actor", Phrase::of_link(self.at.actor(*actor))), ("answer", Phrase::of_text(answer))];
                Phrase::filled(self.words().get("flag_member"), &parts)
            });
            let told = Phrase::joined(told, self.words().get("semicolon"));
            phrases.push(self.answers(self.at.actor(side), [self.with_more(members.len(), told)]));
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
        let side_link = Phrase::of_link(self.at.actor(side));
        if actors == [side] {
            return vec![Phrase::filled(self.words().get("flag_side_alone"), &[("side", side_link)])];
        }
        let count = actors.len();
        actors.truncate(NAMED);
        let named = self.row(count, self.at.actors(&actors));
        vec![Phrase::filled(self.words().get("flag_side"), &[("side", side_link), ("actors", named)])]
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
            self.answers(self.at.source(source), answers.into_iter().map(|answer| Phrase::of_text(self.label(answer))))
        };
        held.into_iter().filter(|(_, answers)| clashes(answers)).take(NAMED).map(phrase).collect()
    }

    /// `S: names no round.`
    fn inferred(&self) -> Vec<Phrase> {
        let event = self.at.library()[self.key].event;
        let hanging = self.at.comparisons().question(self.key).inference.iter().map(|fragility| fragility.without);
        let sources = hanging.filter_map(|source| Some((source, self.at.library()[source].coverage(event)?)));
        sources.take(NAMED).map(|(source, coverage)| inference(self.at, source, coverage)).collect()
    }

    fn unproven(&self) -> Vec<Phrase> {
        let is_unproven = |key: &ClaimKey| !matches!(self.at.comparisons().quote(*key), QuoteState::Proven | QuoteState::None);
        let claims: Vec<_> = self.claims.iter().copied().filter(is_unproven).collect();
        let count = claims.len();
        let named = claims.into_iter().take(NAMED).map(|key| self.at.claim_link(key)).collect();
        let parts = [("n", Phrase::of_text(count.to_string())), ("claims", self.row(count, named))];
        vec![Phrase::filled(self.words().form("flag_unproven", count), &parts)]
    }

    fn words(&self) -> &InterfaceWords {
        self.at.words()
    }

    /// `Holder: answer; answer.`
    fn answers(&self, holder: Link, answers: impl IntoIterator<Item = Phrase>) -> Phrase {
        let answers = Phrase::joined(answers, self.words().get("semicolon"));
        Phrase::filled(self.words().get("flag_answers"), &[("holder", Phrase::of_link(holder)), ("answers", answers)])
    }

    /// The first of `count` things in a row.
    fn row(&self, count: usize, links: Vec<Link>) -> Phrase {
        self.with_more(count, Phrase::row(self.words(), links))
    }

    /// What is named of `count` things, with the number of the rest: `a, b and 3 more`.
    fn with_more(&self, count: usize, named: Phrase) -> Phrase {
        let Some(more) = count.checked_sub(NAMED).filter(|more| *more > 0) else { return named };
        let parts = [("things", named), ("n", Phrase::of_text(more.to_string()))];
        Phrase::filled(self.words().form("and_more", more), &parts)
    }
}

/// `S: names no round.`: why the desk takes a source to be about an event.
pub(crate) fn inference(at: &Viewpoint<'_>, source: SourceKey, coverage: &Coverage) -> Phrase {
    let because = coverage.because.as_deref().unwrap_or_else(|| at.words().get("flag_inferred_without_reason"));
    let parts = [("source", Phrase::of_link(at.source(source))), ("because", Phrase::of_text(because))];
    Phrase::filled(at.words().get("flag_inferred"), &parts)
}
