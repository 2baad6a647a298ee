//! Judgements that changed, or whose ground moved.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::difference::{FieldDifference, GroundChange, GroundSide, JudgementChange, JudgementState, Turn, WithoutChange};
use crate::diff::questions::{Changed, SiteState};
use crate::diff::records::{Places, pair_records};
use crate::diff::remark::Remark;
use crate::model::id::{BriefingKey, ClaimKey};
use crate::model::library::{ClaimStanding, Judgement};
use crate::model::thing::Thing;
use crate::model::words::{Effect, QuoteState, ThingKind, Verdict};

/// Every judgement of either state of which anything changed: the gravest first, then by id.
pub(super) fn compare_judgements(before: SiteState<'_>, after: SiteState<'_>, changed: &Changed<'_>) -> Vec<JudgementChange> {
    let mut places = Places::new(after.library());
    let claims = Claims { after: claims_by_name(after), before: claims_by_name(before) };
    let mut found: Vec<JudgementChange> = pair_records(ThingKind::Judgement, before.names, after.names)
        .into_iter()
        .filter_map(|pair| {
            let of = |side: SiteState<'_>, key: Option<Thing>| match key {
                Some(Thing::Judgement(briefing, index)) => Some(Named::new(side, briefing, index)),
                _ => None,
            };
            let sides = (of(before, pair.before), of(after, pair.after));
            let is_changed = changed.contains_key(&(ThingKind::Judgement, pair.name.as_str()));
            let mut change = compare_judgement(pair.name, &sides, (before, after), &claims, is_changed, changed)?;
            let (key, library) = pair.after.map_or((pair.before, before.library()), |key| (Some(key), after.library()));
            change.place = key.and_then(|key| places.record(key, library));
            Some(change)
        })
        .collect();
    found.sort_by(|left, right| (left.state, &left.id).cmp(&(right.state, &right.id)));
    found
}

/// Claims of both states by the name they share.
struct Claims {
    before: BTreeMap<String, ClaimKey>,
    after: BTreeMap<String, ClaimKey>,
}

/// The claims that judgements name.
fn claims_by_name(side: SiteState<'_>) -> BTreeMap<String, ClaimKey> {
    side.library().claims.keys().map(|key| (side.names.of(key), key)).collect()
}

/// A judgement with the names of its claims.
struct Named {
    judgement: Judgement,
    because: BTreeSet<String>,
    against: BTreeSet<String>,
    live: usize,
    /// What leaving out a source does.
    without: BTreeMap<String, Effect>,
}

impl Named {
    fn new(side: SiteState<'_>, briefing: BriefingKey, index: usize) -> Self {
        let judgement = side.library()[briefing].judgements[index].clone();
        let names = |claims: &[ClaimKey]| claims.iter().map(|&claim| side.names.of(claim)).collect();
        let live = judgement.because.iter().filter(|&&claim| side.library().counts(claim)).count();
        let hangs = &side.comparisons.judgement(briefing, index).without;
        let without = hangs.iter().map(|without| (side.names.of(without.source), without.effect)).collect();
        Self { because: names(&judgement.because), against: names(&judgement.against), live, without, judgement }
    }
}

fn compare_judgement(
    id: String,
    sides: &(Option<Named>, Option<Named>),
    states: (SiteState<'_>, SiteState<'_>),
    claims: &Claims,
    is_changed: bool,
    changed: &Changed<'_>,
) -> Option<JudgementChange> {
    let word = |value: Option<&dyn std::fmt::Display>| value.map(ToString::to_string);
    let one_sided = |judgement: &Named, state, live_supports| JudgementChange {
        id: id.clone(),
        text: judgement.judgement.text.clone(),
        state,
        likelihood: None,
        confidence: None,
        ground: Vec::new(),
        live_supports,
        without: Vec::new(),
        place: None,
    };
    let (former, now) = match sides {
        (Some(former), Some(now)) => (former, now),
        (Some(former), None) => return Some(one_sided(former, JudgementState::Vanished, Turn { before: former.live, after: 0 })),
        (None, Some(now)) => return Some(one_sided(now, JudgementState::Added, Turn { before: 0, after: now.live })),
        (None, None) => return None,
    };
    let mut ground = Vec::new();
    for (side, old, new) in [(GroundSide::Because, &former.because, &now.because), (GroundSide::Against, &former.against, &now.against)] {
        for claim in old.union(new) {
            let named = (old.contains(claim), new.contains(claim));
            for (what, weakens) in ground_changes(claim, named, states, claims, changed) {
                let weakens = weakens && side == GroundSide::Because;
                ground.push(GroundChange { claim: claim.clone(), side, weakens, what });
            }
        }
    }
    ground.sort_by(|left, right| (!left.weakens, left.side, &left.claim).cmp(&(!right.weakens, right.side, &right.claim)));
    let (old, new) = (&former.judgement, &now.judgement);
    let turn = |before: Option<String>, after: Option<String>| Turn::new(before, after);
    let likelihood = turn(word(old.likelihood.as_ref().map(|word| word as _)), word(new.likelihood.as_ref().map(|word| word as _)));
    let confidence = turn(word(old.confidence.as_ref().map(|word| word as _)), word(new.confidence.as_ref().map(|word| word as _)));
    let state = if former.live > 0 && now.live == 0 {
        JudgementState::Unsupported
    } else if ground.iter().any(|change| change.weakens) {
        JudgementState::Weakened
    } else if likelihood.is_some() || confidence.is_some() {
        JudgementState::Reassessed
    } else if !ground.is_empty() || former.without != now.without {
        JudgementState::Moved
    } else if is_changed {
        JudgementState::Reworded
    } else {
        return None;
    };
    let live_supports = Turn { before: former.live, after: now.live };
    let without = without_changes(&former.without, &now.without);
    Some(JudgementChange { id, text: new.text.clone(), state, likelihood, confidence, ground, live_supports, without, place: None })
}

/// The sources of which leaving one out does something else than it did.
fn without_changes(former: &BTreeMap<String, Effect>, now: &BTreeMap<String, Effect>) -> Vec<WithoutChange> {
    let sources: BTreeSet<&String> = former.keys().chain(now.keys()).collect();
    let change = |source: &String| {
        let effect = Turn { before: former.get(source).copied(), after: now.get(source).copied() };
        (effect.before != effect.after).then(|| WithoutChange { source: source.clone(), effect })
    };
    sources.into_iter().filter_map(change).collect()
}

/// What happened to a claim that a judgement names or named, and whether that weakens a judgement that it supports.
fn ground_changes(
    claim: &str,
    named: (bool, bool),
    (before, after): (SiteState<'_>, SiteState<'_>),
    claims: &Claims,
    changed: &Changed<'_>,
) -> Vec<(Remark, bool)> {
    let (old, new) = match (claims.before.get(claim), claims.after.get(claim), named) {
        (_, None, _) => return vec![("the claim was removed".into(), true)],
        (_, _, (true, false)) => return vec![("no longer named".into(), true)],
        (None, Some(_), _) => return vec![("a new claim, newly named".into(), false)],
        (Some(_), Some(_), (false, _)) => return vec![("newly named".into(), false)],
        (Some(&old), Some(&new), _) => (old, new),
    };
    let mut found = Vec::new();
    match (before.library().standing(old), after.library().standing(new)) {
        (former, now) if former == now => {}
        (_, ClaimStanding::Withdrawn) => found.push(("withdrawn".into(), true)),
        (_, ClaimStanding::Changed) => found.push(("changed by a later text of its publisher".into(), true)),
        (ClaimStanding::Withdrawn, ClaimStanding::Counts) => found.push(("no longer withdrawn".into(), false)),
        (_, ClaimStanding::Counts) => found.push(("counts again".into(), false)),
    }
    if let Some(record) = changed.get(&(ThingKind::Claim, claim)) {
        for field in &record.fields {
            match (&field.difference, field.field.as_str()) {
                (FieldDifference::Value { before, after }, "answer" | "question" | "statement") => {
                    let told = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".to_owned());
                    found.push((format!("its {} went from {} to {}", field.field, told(before), told(after)).into(), false));
                }
                (FieldDifference::List { .. }, "by") => found.push(("other speakers".into(), false)),
                (FieldDifference::Words { .. }, "quote") => found.push(("its quote has other words".into(), false)),
                _ => {}
            }
        }
    }
    let verdict = |side: SiteState<'_>, key: ClaimKey| side.comparisons.question(side.library()[key].question).verdict;
    let (former, now) = (verdict(before, old), verdict(after, new));
    if former != now {
        let question = after.names.of(after.library()[new].question);
        let what = Remark::from("its question ").literal(&question).text(&format!(" went from {former} to {now}"));
        found.push((what, standing(now) > standing(former)));
    }
    let (former, now) = (before.comparisons.quote(old), after.comparisons.quote(new));
    if former != now {
        found.push((format!("its quote went from {former} to {now}").into(), former == QuoteState::Proven));
    }
    found
}

/// How well a verdict bears a judgement, the best first.
fn standing(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Corroborated => 0,
        Verdict::ReportedAlike => 1,
        Verdict::OneOrigin | Verdict::OnePublisher | Verdict::Open => 2,
        Verdict::Developing => 3,
        Verdict::Disputed | Verdict::SideDiffers => 4,
        Verdict::ToldDifferently | Verdict::SourcesDiffer => 5,
        Verdict::Unanswered => 6,
    }
}
