//! What to keep in mind of a finding: what it hangs on and what stands beside it, as sentences that a reader can check.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::answer::Given;
use crate::model::comparison::{Fragility, QuestionComparison};
use crate::model::explanation::{shift, vague};
use crate::model::id::{ActorKey, ClaimKey, QuestionKey, SourceKey};
use crate::model::library::Coverage;
use crate::model::view::Phrase;
use crate::model::wording::capital;
use crate::model::words::{CellState, Flag, MachineText, Sourcing, Verdict, VerdictGroup};
use crate::plan::viewpoint::Viewpoint;

/// The most sentences that a page gives.
const SENTENCES: usize = 3;
/// The most names in one sentence.
const NAMED: usize = 3;

/// The order in which flags are told: what may change the finding, then whose word it is, then what is odd in it. What is left out is
/// seen in the answers themselves.
const TOLD: &[Flag] = &[
    Flag::HangsOnInference,
    Flag::Fragile,
    Flag::PublishersUnknown,
    Flag::NotHeard,
    Flag::OneSided,
    Flag::HearsayDiffers,
    Flag::TimesVague,
    Flag::SplitSide,
    Flag::ActorShifts,
    Flag::SelfContradiction,
    Flag::PartiesAgree,
    Flag::LowReliability,
    Flag::AlsoOwnVoice,
];

/// How many of them come before what a machine may have written.
const WEIGHTIEST: usize = 2;

/// The sentences on a question, the weightiest first.
pub(crate) fn keep_in_mind(at: &Viewpoint<'_>, key: QuestionKey) -> Vec<Phrase> {
    let raised = &at.comparisons().question(key).flags;
    let (first, rest) = TOLD.split_at(WEIGHTIEST);
    let of = |flags: &'static [Flag]| flags.iter().filter(|flag| raised.contains(flag)).flat_map(|&flag| sentences(at, key, flag));
    let machines = machine_texts(at, key).into_iter().chain(quoted_by_machines(at, key)).chain(answered_by_machines(at, key));
    let told = early(at, key).into_iter().chain(of(first)).chain(machines).chain(organs(at, key)).chain(of(rest));
    let mut said: Vec<Phrase> = Vec::new();
    for sentence in told {
        if !said.contains(&sentence) && said.len() < SENTENCES {
            said.push(sentence);
        }
    }
    said
}

fn sentences(at: &Viewpoint<'_>, key: QuestionKey, flag: Flag) -> Vec<Phrase> {
    let comparison = at.comparisons().question(key);
    match flag {
        Flag::HangsOnInference => comparison.inference.iter().take(1).map(|&one| without(at, comparison, one, true)).collect(),
        Flag::Fragile => {
            // Of as many answers as reports, that one less leaves no difference is no news.
            let answering = comparison.cells.iter().filter(|cell| cell.state == CellState::Claims).count();
            if answering == 2 && comparison.fragile.len() == 2 && comparison.verdict.group().excludes() {
                return Vec::new();
            }
            let is_told = |one: &&Fragility| comparison.inference.iter().all(|other| other.without != one.without);
            comparison.fragile.iter().filter(is_told).take(2).map(|&one| without(at, comparison, one, false)).collect()
        }
        Flag::NotHeard => vec![named(at, "keep_not-heard", "actors", &not_heard(at, key))],
        // An explanation of the kind has told it.
        Flag::TimesVague if comparison.verdict == Verdict::Developing => Vec::new(),
        Flag::TimesVague => {
            let sentence = vague(at.library(), &at.library()[key], comparison, at.words());
            sentence.into_iter().map(|sentence| Phrase::of_text(capital(&sentence))).collect()
        }
        // Beside a dispute it would tell of two sides that there is none.
        Flag::PartiesAgree if comparison.verdict.group().excludes() => Vec::new(),
        // That of a machine's text is told with the text.
        Flag::HearsayDiffers => {
            let (library, question) = (at.library(), &at.library()[key]);
            let (hearsay, voiced): (Vec<ClaimKey>, Vec<ClaimKey>) = live(at, key).partition(|&claim| library.is_hearsay(claim));
            let given = |claims: &[ClaimKey]| claims.iter().map(|&claim| library[claim].given()).collect::<BTreeSet<_>>();
            let (relayed, voiced) = (
                given(&hearsay.into_iter().filter(|&claim| library[claim].sourcing == Some(Sourcing::Relayed)).collect::<Vec<_>>()),
                given(&voiced),
            );
            let is_told = relayed.iter().any(|&one| voiced.iter().any(|&other| question.excludes(one, other)));
            is_told.then(|| Phrase::of_text(at.words().get("keep_hearsay-differs"))).into_iter().collect()
        }
        // With the days, unless the explanation has them.
        Flag::ActorShifts => {
            let days = shift(at.library(), &at.library()[key], comparison, at.words()).filter(|days| !at.explanation(key).contains(days));
            vec![Phrase::of_text(days.unwrap_or_else(|| at.words().get("about_flag_actor-shifts").to_owned()))]
        }
        Flag::OneSided
        | Flag::PublishersUnknown
        | Flag::SplitSide
        | Flag::SelfContradiction
        | Flag::PartiesAgree
        | Flag::LowReliability
        | Flag::AlsoOwnVoice => vec![Phrase::of_text(at.words().get(&format!("about_flag_{flag}")))],
        // The table shows them where they are.
        Flag::SomeSayLess | Flag::UnprovenQuotes => Vec::new(),
    }
}

/// `The Gazette was published before this could be known.` What it says is a forecast, or about something else.
fn early(at: &Viewpoint<'_>, key: QuestionKey) -> Option<Phrase> {
    let library = at.library();
    let sources = sources_of(at, live(at, key).filter(|&claim| library[key].is_before_it_could_be_known(&library[library[claim].source])));
    reports_named(at, "keep_early", &sources)
}

/// `What North TV itself says is the word of Northland.` Where a report's own voice is that of a side that takes part.
fn organs(at: &Viewpoint<'_>, key: QuestionKey) -> Vec<Phrase> {
    let library = at.library();
    let event = &library[library[key].event];
    let sides: BTreeSet<ActorKey> = event.participants.iter().chain(&event.mediators).map(|&actor| library.side(actor)).collect();
    let mut by_side: BTreeMap<ActorKey, Vec<SourceKey>> = BTreeMap::new();
    for source in sources_of(at, live(at, key).filter(|&claim| library.speakers(claim).next().is_none())) {
        let side = library[source].published_by.map(|owner| library.side(owner));
        if let Some(side) = side.filter(|side| sides.contains(side) && !library[source].is_machine_text()) {
            by_side.entry(side).or_default().push(source);
        }
    }
    let sentence = |(side, sources): (ActorKey, Vec<SourceKey>)| {
        let reports = Phrase::row_and_more(at.words(), sources.iter().map(|&source| at.source(source)).collect(), NAMED);
        let parts = [("reports", reports), ("side", Phrase::of_link(at.actor(side)))];
        Phrase::filled(at.words().form("keep_organ", sources.len()), &parts)
    };
    by_side.into_iter().map(sentence).collect()
}

/// The claims on a question that count.
fn live(at: &Viewpoint<'_>, key: QuestionKey) -> impl Iterator<Item = ClaimKey> {
    let library = at.library();
    at.comparisons().question(key).cells.iter().flat_map(|cell| &cell.claims).copied().filter(|&claim| library.counts(claim))
}

fn sources_of(at: &Viewpoint<'_>, claims: impl Iterator<Item = ClaimKey>) -> Vec<SourceKey> {
    claims.map(|claim| at.library()[claim].source).collect::<BTreeSet<_>>().into_iter().collect()
}

/// A sentence with reports in a row, the first of them; `None` without any.
fn reports_named(at: &Viewpoint<'_>, key: &str, sources: &[SourceKey]) -> Option<Phrase> {
    let row = Phrase::row_and_more(at.words(), sources.iter().map(|&source| at.source(source)).collect(), NAMED);
    (!sources.is_empty()).then(|| Phrase::filled(at.words().form(key, sources.len()), &[("reports", row)]))
}

/// Reports whose own word here is or may be a machine's: it is hearsay (`docs/comparison.md`, "Claims without a voice"), which no table shows.
fn machine_texts(at: &Viewpoint<'_>, key: QuestionKey) -> Option<Phrase> {
    let library = at.library();
    // What is only listed is not counted whoever says it.
    if !library[key].kind.is_compared() {
        return None;
    }
    let is_machines = |claim: ClaimKey| library.speakers(claim).next().is_none() && library[library[claim].source].is_machine_text();
    let sources = sources_of(at, live(at, key).filter(|&claim| is_machines(claim)));
    let declared = sources.iter().filter(|&&source| library[source].machine_text == Some(MachineText::Declared)).count();
    let pattern = match declared {
        0 => "keep_machine_text",
        all if all == sources.len() => "keep_machine_text_declared",
        _ => "keep_machine_text_mixed",
    };
    reports_named(at, pattern, &sources)
}

/// `Only Bot, which is or may be machine-written, has this from Kroll: no.` Where Kroll is quoted otherwise elsewhere.
fn answered_by_machines(at: &Viewpoint<'_>, key: QuestionKey) -> Option<Phrase> {
    let library = at.library();
    if !library[key].kind.is_compared() {
        return None;
    }
    let is_machines = |claim: ClaimKey| library[library[claim].source].is_machine_text();
    let mut by_actor: BTreeMap<ActorKey, BTreeMap<Given<'_>, Vec<ClaimKey>>> = BTreeMap::new();
    for claim in live(at, key) {
        for &actor in &library[claim].by {
            by_actor.entry(actor).or_default().entry(library[claim].given()).or_default().push(claim);
        }
    }
    let doubtful = |answers: BTreeMap<Given<'_>, Vec<ClaimKey>>| {
        let (doubtful, sound): (Vec<_>, Vec<_>) =
            answers.into_iter().partition(|(_, claims)| claims.iter().all(|&claim| is_machines(claim)));
        // What a sound report says as well, and more, is not in doubt.
        let is_new = |given: Given<'_>| !sound.iter().any(|(other, _)| library[key].follows_from(given, *other));
        doubtful.into_iter().find(|(given, _)| !sound.is_empty() && is_new(*given)).map(|(_, claims)| claims)
    };
    by_actor.into_iter().find_map(|(actor, answers)| {
        let claims = doubtful(answers)?;
        let sources = sources_of(at, claims.iter().copied());
        let reports = Phrase::row_and_more(at.words(), sources.iter().map(|&source| at.source(source)).collect(), NAMED);
        let answer = Phrase::of_text(at.words().isolated(&at.answer_of(claims[0])));
        let parts = [("reports", reports), ("actor", Phrase::of_link(at.actor(actor))), ("answer", answer)];
        Some(Phrase::filled(at.words().form("keep_machine_answer", sources.len()), &parts))
    })
}

/// `Kroll is quoted only by Bot, which is or may be machine-written.` A machine can make up a quote like anything else.
fn quoted_by_machines(at: &Viewpoint<'_>, key: QuestionKey) -> Option<Phrase> {
    let library = at.library();
    if !library[key].kind.is_compared() {
        return None;
    }
    let is_machines = |claim: ClaimKey| library[library[claim].source].is_machine_text();
    let mut by_actor: BTreeMap<ActorKey, Vec<ClaimKey>> = BTreeMap::new();
    for claim in live(at, key) {
        for &actor in &library[claim].by {
            by_actor.entry(actor).or_default().push(claim);
        }
    }
    by_actor.retain(|_, claims| claims.iter().all(|&claim| is_machines(claim)));
    let actors: Vec<ActorKey> = by_actor.keys().copied().collect();
    let sources = sources_of(at, by_actor.values().flatten().copied());
    // Of several reports one speaker is named, so that the sentence stays short.
    let most = if sources.len() > 1 { 1 } else { NAMED };
    let reports = Phrase::row_and_more(at.words(), sources.iter().map(|&source| at.source(source)).collect(), NAMED);
    let named = Phrase::row_and_more(at.words(), at.actors(&actors), most);
    let pattern = at.words().form("keep_machine_quotes", actors.len());
    (!actors.is_empty()).then(|| Phrase::filled(pattern, &[("actors", named), ("reports", reports)]))
}

/// `Without DID Press on Atmar the reports do not differ.`
fn without(at: &Viewpoint<'_>, now: &QuestionComparison, one: Fragility, is_inference: bool) -> Phrase {
    let group = if now.is_of_reports() { VerdictGroup::Differ } else { now.verdict.group() };
    let then = match (group, one.verdict.group()) {
        (_, VerdictGroup::None | VerdictGroup::Open) => "open",
        (_, VerdictGroup::Differ) => "differ",
        (_, VerdictGroup::Dispute) => "dispute",
        (_, VerdictGroup::Developing) => "developing",
        (VerdictGroup::Differ, VerdictGroup::One | VerdictGroup::Alike) => "no_difference",
        (VerdictGroup::Dispute, VerdictGroup::One | VerdictGroup::Alike) => "no_dispute",
        (_, VerdictGroup::One) if one.verdict == Verdict::OneOrigin => "one_voice",
        (_, VerdictGroup::One) => "single",
        (_, VerdictGroup::Alike) => "alike",
    };
    let key = if is_inference { format!("inference_{then}") } else { format!("without_{then}") };
    let report = Phrase::of_link(at.source(one.without));
    // The report itself says nothing here; what goes with it is what copies it.
    let says_nothing = !is_inference && now.cells.iter().all(|cell| cell.source != one.without || cell.claims.is_empty());
    let report = if says_nothing { Phrase::filled(at.words().get("report_with_copies"), &[("report", report)]) } else { report };
    Phrase::filled(at.words().get(&key), &[("report", report)])
}

/// A sentence with names in a row, the first of them.
fn named(at: &Viewpoint<'_>, key: &str, place: &'static str, actors: &[ActorKey]) -> Phrase {
    let row = Phrase::row_and_more(at.words(), at.actors(actors), NAMED);
    Phrase::filled(at.words().form(key, actors.len()), &[(place, row)])
}

/// Those who took part or mediated, of whom the claims on a question speak and who say nothing on it.
fn not_heard(at: &Viewpoint<'_>, key: QuestionKey) -> Vec<ActorKey> {
    let library = at.library();
    let event = &library[library[key].event];
    let live: Vec<ClaimKey> = live(at, key).collect();
    let belongs = |speaker: ActorKey, whole: ActorKey| {
        std::iter::successors(Some(speaker), |&actor| library[actor].part_of).any(|actor| actor == whole)
    };
    let is_heard = |actor: ActorKey| live.iter().any(|&claim| library[claim].by.iter().any(|&speaker| belongs(speaker, actor)));
    let is_spoken_of = |actor: ActorKey| live.iter().any(|&claim| library[claim].about.contains(&actor));
    let mut missing: Vec<ActorKey> =
        event.participants.iter().chain(&event.mediators).copied().filter(|&actor| is_spoken_of(actor) && !is_heard(actor)).collect();
    missing.sort_unstable();
    missing.dedup();
    missing
}

/// Why the desk places a report at an event.
pub(crate) fn inference(at: &Viewpoint<'_>, source: SourceKey, coverage: &Coverage) -> Phrase {
    let because = coverage.because.as_deref().unwrap_or_else(|| at.words().get("flag_inferred_without_reason"));
    let parts = [("source", Phrase::of_link(at.source(source))), ("because", Phrase::of_text(because))];
    Phrase::filled(at.words().get("flag_inferred"), &parts)
}
