//! `briefings/ID/changes.html`: the editions of a briefing, the newest first, each with what changed and what it concluded; and what
//! other pages say of earlier editions.

use std::collections::BTreeSet;

use crate::editions::{ChangeClass, EditionChanges, JudgementTurn, QuestionTurn, SourceTurn, Step};
use crate::model::date::Date;
use crate::model::edition::{Edition, FrozenJudgement, FrozenQuestion};
use crate::model::id::{BriefingKey, QuestionKey};
use crate::model::library::Judgement;
use crate::model::site_map::{PageId, content_copy, edition_anchor, edition_judgement_anchor, judgement_anchor};
use crate::model::view::{
    Body, ChangeList, ChangesPage, EditionView, FrozenJudgementView, Link, PageView, PastFinding, PastRating, Phrase, Wording,
};
use crate::model::words::Verdict;
use crate::plan::answer::{confidence_view, likelihood_view, verdict_of};
use crate::plan::frame::Heading;
use crate::plan::jsonld;
use crate::plan::viewpoint::Viewpoint;

/// The most kinds of changes that the first sentence names, so that it keeps within twenty words.
const NAMED: usize = 4;

const CLASSES: [(ChangeClass, &str); 3] =
    [(ChangeClass::Significant, "significant"), (ChangeClass::Factual, "factual"), (ChangeClass::Wording, "wording")];

pub(super) fn changes_page(at: &Viewpoint<'_>, key: BriefingKey) -> PageView {
    let briefing = &at.library()[key];
    let steps = at.plan.history(key).map_or(&[][..], |history| &history.steps);
    let editions: Vec<EditionView> = (0..steps.len()).map(|index| edition_view(at, key, &steps[index..], index == 0)).collect();
    let body = ChangesPage {
        title: at.words().say("changes_title", &[("briefing", &at.words().isolated(&briefing.title))]),
        briefing: at.briefing(key),
        lead: editions.first().map(|edition| edition.lead.clone()).unwrap_or_default(),
        editions,
    };
    let description = Some(body.lead.clone());
    let heading = Heading {
        title: body.title.clone(),
        description,
        record: Some(&briefing.record),
        briefing: Some(briefing),
        about: Some(jsonld::web_page(at, &briefing.title)),
        ..Heading::default()
    };
    at.page(heading, Body::Changes(Box::new(body)))
}

/// Whether the first of these editions is what was written after the second was frozen, under the same number.
fn is_afterwards(steps: &[Step]) -> bool {
    matches!(steps, [step, before, ..] if step.is_live && before.edition.edition == step.edition.edition)
}

/// The first of these editions, beside the one before it.
fn edition_view(at: &Viewpoint<'_>, key: BriefingKey, steps: &[Step], is_latest: bool) -> EditionView {
    let (step, before) = (&steps[0], steps.get(1));
    let (words, edition) = (at.words(), &step.edition);
    let number = edition.edition.to_string();
    let afterwards = is_afterwards(steps);
    let day = at.date(Date::parse(&edition.as_of).ok()).map(|day| day.text);
    let heading = match day {
        _ if afterwards => words.say("edition_since", &[("edition", &number)]),
        Some(day) => words.say("edition_of", &[("edition", &number), ("date", &day)]),
        None => words.say("edition_alone", &[("edition", &number)]),
    };
    let teller = before.zip(step.changes.as_ref()).map(|(before, changes)| Teller {
        at,
        key,
        is_latest,
        now: edition,
        before: &before.edition,
        changes,
        shared: shared_names(changes),
    });
    let is_news = !afterwards && step.class().is_some_and(|class| class < ChangeClass::Wording);
    EditionView {
        anchor: if afterwards { format!("since-{number}") } else { edition_anchor(edition.edition) },
        heading,
        lead: teller.as_ref().map_or_else(|| words.get("edition_first").to_owned(), Teller::lead),
        desk: edition.changed.clone().filter(|_| !afterwards && step.changes.is_some()),
        lists: teller.as_ref().map(Teller::lists).unwrap_or_default(),
        judgements: if afterwards { Vec::new() } else { edition.judgements.iter().map(|one| frozen_view(at, edition, one)).collect() },
        files: if afterwards { Vec::new() } else { files(at, step, before) },
        urn: is_news.then(|| edition.urn()),
        as_of: Date::parse(&edition.as_of).unwrap_or(Date::UNKNOWN),
    }
}

fn frozen_view(at: &Viewpoint<'_>, edition: &Edition, judgement: &FrozenJudgement) -> FrozenJudgementView {
    FrozenJudgementView {
        anchor: edition_judgement_anchor(edition.edition, &judgement.id),
        text: judgement.text.clone(),
        likelihood: likelihood_view(at, judgement.likelihood),
        confidence: confidence_view(at, judgement.confidence),
    }
}

/// The frozen files of both states.
fn files(at: &Viewpoint<'_>, step: &Step, before: Option<&Step>) -> Vec<Link> {
    let frozen = [Some(step), before].into_iter().flatten().filter(|step| !step.is_live);
    let link = |step: &Step| {
        let edition = &step.edition;
        let path = content_copy(&crate::editions::frozen_path(&edition.briefing, edition.edition))?;
        let label = at.words().say("edition_file", &[("edition", &edition.edition.to_string())]);
        Some(Link { href: at.file(&path), label: Wording::plain(label) })
    };
    frozen.filter_map(link).collect()
}

/// Says what changed between two editions.
struct Teller<'step> {
    at: &'step Viewpoint<'step>,
    key: BriefingKey,
    /// Whether no edition follows, so that what it says is what other pages say.
    is_latest: bool,
    now: &'step Edition,
    before: &'step Edition,
    changes: &'step EditionChanges,
    /// The short names that several of the questions have.
    shared: BTreeSet<&'step str>,
}

/// How many claims speak against a judgement that did not before.
fn newly_against(turn: &JudgementTurn) -> usize {
    let new = |(old, new): (&FrozenJudgement, &FrozenJudgement)| new.against.iter().filter(|claim| !old.against.contains(claim)).count();
    turn.before.as_ref().zip(turn.after.as_ref()).map_or(0, new)
}

/// Where a judgement is told: one that has more against it than before stands in the open, whatever else is the same.
fn shown_as(turn: &JudgementTurn) -> ChangeClass {
    if turn.class() == ChangeClass::Factual && newly_against(turn) > 0 { ChangeClass::Significant } else { turn.class() }
}

/// The short names that several of the questions have which changed.
fn shared_names(changes: &EditionChanges) -> BTreeSet<&str> {
    let (mut once, mut shared) = (BTreeSet::new(), BTreeSet::new());
    for turn in &changes.questions {
        let short = turn.after.as_ref().or(turn.before.as_ref()).and_then(|question| question.short.as_deref());
        shared.extend(short.filter(|&short| !once.insert(short)));
    }
    shared
}

impl Teller<'_> {
    /// `Since edition 1: 2 new conclusions, 1 conclusion dropped, 1 finding moved and 8 new questions.`
    fn lead(&self) -> String {
        let words = self.at.words();
        let EditionChanges { judgements, questions, sources, .. } = self.changes;
        let judged = |is: fn(&JudgementTurn) -> bool| judgements.iter().filter(|turn| is(turn)).count();
        let asked = |is: fn(&QuestionTurn) -> bool| questions.iter().filter(|turn| is(turn)).count();
        let told = |is: fn(&SourceTurn) -> bool| sources.iter().filter(|turn| is(turn)).count();
        let counts = [
            ("lead_judgements_new", judged(|turn| turn.before.is_none())),
            ("lead_judgements_gone", judged(|turn| turn.after.is_none())),
            ("lead_judgements_rated", judged(JudgementTurn::is_rated_anew)),
            ("lead_judgements_settled", judged(JudgementTurn::is_settled)),
            ("lead_findings_moved", asked(QuestionTurn::is_moved)),
            (
                "lead_sources_withdrawn",
                told(|turn| turn.class() == ChangeClass::Significant && turn.after.as_ref().is_some_and(|now| now.withdrawn)),
            ),
            ("lead_sources_new", told(|turn| turn.before.is_none())),
            ("lead_questions_new", asked(|turn| turn.before.is_none())),
            ("lead_claims", questions.iter().map(|turn| turn.added + turn.removed + turn.changed).sum()),
        ];
        let mut named: Vec<String> =
            counts.iter().filter(|(_, count)| *count > 0).map(|&(key, count)| words.count(key, count, &[])).collect();
        if named.len() > NAMED {
            named.truncate(NAMED);
            named.push(words.get("lead_others").to_owned());
        }
        let edition = self.before.edition.to_string();
        match named.as_slice() {
            [] => words.say("changes_of_wording", &[("edition", &edition)]),
            named => words.say("changes_lead", &[("edition", &edition), ("changes", &words.listed(named))]),
        }
    }

    fn lists(&self) -> Vec<ChangeList> {
        let list = |(class, word): (ChangeClass, &'static str)| {
            let (regrounded, judgements): (Vec<&JudgementTurn>, Vec<&JudgementTurn>) = self
                .changes
                .judgements
                .iter()
                .filter(|turn| shown_as(turn) == class)
                .partition(|turn| turn.has_only_other_ground() && newly_against(turn) == 0);
            let (reworded, questions): (Vec<&QuestionTurn>, Vec<&QuestionTurn>) =
                self.changes.questions.iter().filter(|turn| turn.class() == class).partition(|turn| turn.class() == ChangeClass::Wording);
            let sources = self.changes.sources.iter().filter(|turn| turn.class() == class).map(|turn| self.source(turn));
            let mut lines: Vec<Phrase> = judgements
                .into_iter()
                .map(|turn| self.judgement(turn))
                .chain(questions.into_iter().map(|turn| self.question(turn)))
                .chain(sources)
                .collect();
            let count = lines.len() + reworded.len() + regrounded.len();
            lines.extend(self.reworded(&reworded));
            lines.extend(self.regrounded(&regrounded));
            (!lines.is_empty()).then(|| ChangeList { class: word, count: self.at.words().count("count_changes", count, &[]), lines })
        };
        CLASSES.into_iter().filter_map(list).collect()
    }

    /// A judgement as it is now: a link where it stands among the conclusions.
    fn now(&self, judgement: &FrozenJudgement) -> Phrase {
        if self.is_latest && self.at.library()[self.key].judgements.iter().any(|one| one.id.as_str() == judgement.id) {
            let href = self.at.part(PageId::Conclusions(self.key), &judgement_anchor(&judgement.id));
            return Phrase::of_link(Link { href, label: Wording::plain(&judgement.text) });
        }
        self.frozen(self.now, judgement, judgement.text.clone())
    }

    /// Words that lead to a judgement as an edition held it.
    fn frozen(&self, edition: &Edition, judgement: &FrozenJudgement, label: String) -> Phrase {
        let href = self.at.part(PageId::Changes(self.key), &edition_judgement_anchor(edition.edition, &judgement.id));
        Phrase::of_link(Link { href, label: Wording::plain(label) })
    }

    fn judgement(&self, turn: &JudgementTurn) -> Phrase {
        let words = self.at.words();
        let (old, new) = match (&turn.before, &turn.after) {
            (Some(old), Some(new)) => (old, new),
            (None, Some(new)) => return Phrase::filled(words.get("change_judgement_new"), &[("judgement", self.now(new))]),
            (Some(old), None) => {
                let gone = self.frozen(self.before, old, old.text.clone());
                return Phrase::filled(words.get("change_judgement_gone"), &[("judgement", gone)]);
            }
            (None, None) => return Phrase::default(),
        };
        let mut sentences = vec![self.now(new)];
        let rating = |key: &str, scale: &str, before: Option<&str>, after: Option<&str>| {
            let word = |word: Option<&str>| words.get(&word.map_or("not_said".to_owned(), |word| format!("{scale}_{word}"))).to_lowercase();
            let before = self.frozen(self.before, old, word(before));
            Phrase::filled(words.get(key), &[("before", before), ("after", Phrase::of_text(word(after)))])
        };
        if old.likelihood != new.likelihood {
            let word = |judgement: &FrozenJudgement| judgement.likelihood.map(crate::model::words::Likelihood::word);
            sentences.push(rating("change_likelihood", "likelihood", word(old), word(new)));
        }
        if old.confidence != new.confidence {
            let word = |judgement: &FrozenJudgement| judgement.confidence.map(crate::model::words::Confidence::word);
            sentences.push(rating("change_confidence", "confidence", word(old), word(new)));
        }
        if old.outcome != new.outcome {
            let became = new.outcome.map_or("outcome_open".to_owned(), |was| format!("outcome_{was}"));
            sentences.push(Phrase::of_text(words.get(&became)));
        }
        if turn.class() == ChangeClass::Factual {
            sentences.push(Phrase::of_text(words.get("change_ground_too")));
            let against = newly_against(turn);
            sentences.extend((against > 0).then(|| Phrase::of_text(words.count("change_against", against, &[]))));
        }
        if old.text != new.text {
            let before = self.frozen(self.before, old, old.text.clone());
            sentences.push(Phrase::filled(words.get("change_text"), &[("before", before)]));
        } else if turn.class() == ChangeClass::Wording {
            sentences.push(Phrase::of_text(words.get("change_beside")));
        }
        Phrase::joined(sentences, " ")
    }

    fn question(&self, turn: &QuestionTurn) -> Phrase {
        let words = self.at.words();
        let mut parts = Vec::new();
        match (&turn.before, &turn.after) {
            (None, Some(_)) => parts.push(Phrase::of_text(words.get("change_question_new"))),
            (Some(_), None) => parts.push(Phrase::of_text(words.get("change_question_gone"))),
            (Some(old), Some(new)) if old.verdict != new.verdict => {
                let page = self.at.library().question_key(&turn.id).map(|key| self.at.part(PageId::Question(key), "h-editions"));
                let label = |question: &FrozenQuestion| match &page {
                    Some(href) => Phrase::of_link(Link { href: href.clone(), label: Wording::plain(&question.label) }),
                    None => Phrase::of_text(&question.label),
                };
                let turned = [("before", label(old)), ("after", Phrase::of_text(&new.label))];
                parts.push(Phrase::filled(words.get("change_verdict"), &turned));
            }
            _ => {}
        }
        if let (Some(old), Some(new)) = (&turn.before, &turn.after) {
            if old.question != new.question {
                parts.push(Phrase::of_text(words.get("change_asked")));
            }
            // The reports need not have changed where the desk has stopped to compare.
            let is_listed = self.at.library().question_key(&turn.id).is_some_and(|key| !self.at.library()[key].kind.is_compared());
            if is_listed && self.is_latest && new.verdict == Verdict::Open && old.verdict != Verdict::Open {
                parts.push(Phrase::of_text(words.get("change_listed")));
            }
            let counts = [("change_claims_new", turn.added), ("change_claims_gone", turn.removed), ("change_claims_other", turn.changed)];
            let counts: Vec<String> =
                counts.iter().filter(|(_, count)| *count > 0).map(|&(key, count)| words.count(key, count, &[])).collect();
            if !counts.is_empty() {
                parts.push(Phrase::of_text(words.say("change_claims", &[("counts", &words.listed(&counts))])));
                // A finding of the same name may have turned round.
                if old.explanation != new.explanation && old.verdict == new.verdict && new.verdict != Verdict::Open {
                    parts.push(Phrase::of_text(words.say("change_told", &[("before", &old.explanation), ("after", &new.explanation)])));
                }
            }
        }
        let said = Phrase::joined(parts, " ");
        Phrase::filled(words.get("change_on_question"), &[("question", self.named(turn)), ("said", said)])
    }

    /// `What these rest on has changed: A third round follows.`
    fn regrounded(&self, turns: &[&JudgementTurn]) -> Option<Phrase> {
        let names: Vec<Phrase> = turns.iter().filter_map(|turn| turn.after.as_ref()).map(|judgement| self.now(judgement)).collect();
        let places = [("judgements", Phrase::joined(names, " "))];
        (!turns.is_empty()).then(|| Phrase::filled(self.at.words().form("change_ground", turns.len()), &places))
    }

    /// `Other words alone: Length · Place`. A line for each would hide what is new. A question may end with a mark, so no comma follows it.
    fn reworded(&self, turns: &[&QuestionTurn]) -> Option<Phrase> {
        let names: Vec<Phrase> = turns.iter().map(|turn| self.named(turn)).collect();
        let places = [("questions", Phrase::joined(names, " · "))];
        (!turns.is_empty()).then(|| Phrase::filled(self.at.words().get("change_words"), &places))
    }

    /// A question by its short name, with its event where others are called the same; a link where it has a page.
    fn named(&self, turn: &QuestionTurn) -> Phrase {
        if let Some(key) = self.at.library().question_key(&turn.id) {
            let is_shared = self.at.library()[key].short.as_deref().is_some_and(|short| self.shared.contains(short));
            Phrase::of_link(if is_shared { self.at.question_of_event(key) } else { self.at.short_question(key) })
        } else {
            let question = turn.after.as_ref().or(turn.before.as_ref());
            Phrase::of_text(question.map_or(turn.id.as_str(), |question| question.short.as_ref().unwrap_or(&question.question)))
        }
    }

    fn source(&self, turn: &SourceTurn) -> Phrase {
        let words = self.at.words();
        let name = turn.after.as_ref().or(turn.before.as_ref()).map_or(turn.id.as_str(), |source| source.name.as_str());
        let named = match self.at.library().source_key(&turn.id) {
            Some(key) => Phrase::of_link(self.at.source(key)),
            None => Phrase::of_text(name),
        };
        let key = match (&turn.before, &turn.after) {
            (Some(before), Some(after)) if before.withdrawn == after.withdrawn => {
                return Phrase::filled(words.get("change_source_named"), &[("report", named), ("before", Phrase::of_text(&before.name))]);
            }
            (Some(_), Some(after)) if after.withdrawn => "change_source_withdrawn",
            (Some(_), Some(_)) => "change_source_reinstated",
            (None, _) => "change_source_new",
            (_, None) => "change_source_gone",
        };
        Phrase::filled(words.get(key), &[("report", named)])
    }
}

/// `Changed since edition 1`, leading to what changed, with what the desk says of it, else with what the program found.
pub(super) fn changed_line(at: &Viewpoint<'_>, key: BriefingKey) -> Option<Phrase> {
    let briefing = &at.library()[key];
    let before = briefing.edition.filter(|&edition| edition > 1)? - 1;
    let since = at.words().say("since_edition", &[("edition", &before.to_string())]);
    let history = at.plan.history(key);
    let since = match history {
        Some(_) => Phrase::of_link(at.link(PageId::Changes(key), since)),
        None => Phrase::of_text(since),
    };
    let changed = briefing.changed.as_ref().map(|changed| at.words().isolated(changed));
    let found = || {
        let steps = &history?.steps;
        let index = usize::from(is_afterwards(steps));
        Some(edition_view(at, key, &steps[index..], index == 0).lead)
    };
    let changed = Phrase::of_text(changed.or_else(found)?);
    Some(Phrase::filled(at.words().get("changed_since"), &[("since", since), ("changed", changed)]))
}

/// What was found on a question in each edition, the newest first; only where it was not always the same.
pub(super) fn past_findings(at: &Viewpoint<'_>, key: QuestionKey) -> Vec<PastFinding> {
    let question = &at.library()[key];
    let Some(briefing) = at.plan.briefings_on(question.event).find(|&briefing| at.plan.history(briefing).is_some()) else {
        return Vec::new();
    };
    let steps = at.plan.history(briefing).map_or(&[][..], |history| &history.steps);
    let past = |step: &Step| {
        let found = step.edition.question(question.id.as_str())?;
        Some(PastFinding {
            edition: edition_link(at, briefing, &step.edition, &edition_anchor(step.edition.edition)),
            verdict: verdict_of(at, found.verdict, &found.label),
            explanation: found.explanation.clone(),
        })
    };
    let past: Vec<PastFinding> = steps[usize::from(is_afterwards(steps))..].iter().filter_map(past).collect();
    let is_same = past.windows(2).all(|pair| pair[0].verdict.word == pair[1].verdict.word && pair[0].explanation == pair[1].explanation);
    if is_same { Vec::new() } else { past }
}

/// How a judgement was rated in the editions before this one, the newest first.
pub(super) fn past_ratings(at: &Viewpoint<'_>, key: BriefingKey, judgement: &Judgement) -> Vec<PastRating> {
    let now = at.library()[key].edition.unwrap_or(1);
    let steps = at.plan.history(key).into_iter().flat_map(|history| &history.steps);
    let rating = |step: &Step| {
        let held = step.edition.judgement(judgement.id.as_str())?;
        Some(PastRating {
            edition: edition_link(at, key, &step.edition, &edition_judgement_anchor(step.edition.edition, judgement.id.as_str())),
            likelihood: likelihood_view(at, held.likelihood),
            confidence: confidence_view(at, held.confidence),
            is_same: (held.likelihood, held.confidence) == (judgement.likelihood, judgement.confidence),
            is_reworded: held.text != judgement.text,
        })
    };
    steps.filter(|step| !step.is_live && step.edition.edition < now).filter_map(rating).collect()
}

fn edition_link(at: &Viewpoint<'_>, briefing: BriefingKey, edition: &Edition, fragment: &str) -> Link {
    let label = at.words().say("edition_alone", &[("edition", &edition.edition.to_string())]);
    Link { href: at.part(PageId::Changes(briefing), fragment), label: Wording::plain(label) }
}
