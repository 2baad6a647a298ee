//! Everything that rests on a target, as a report.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::target::sources_of;
use super::{JudgementKey, Reliance, Standing, claims_resting_on};
use crate::model::comparison::{Comparisons, JudgementComparison};
use crate::model::edition::{Edition, FrozenJudgement};
use crate::model::id::{ClaimKey, QuestionKey, SourceKey};
use crate::model::library::Library;
use crate::model::thing::Thing;
use crate::model::words::{CellState, Effect, Verdict};
use crate::span::{ColumnUnit, LineIndex};

/// The name and version of the JSON format.
pub(crate) const FORMAT: &str = "variorum-impact/1";

/// Everything that rests on a source, claim, statement or actor. Lists are sorted by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Impact {
    /// `variorum-impact/1`.
    pub format: String,
    /// What it is: `source`, `claim`, `statement` or `actor`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// A title for readers.
    pub title: String,
    /// Of an actor, the sources behind which it stands; all their claims rest on it.
    pub sources: Vec<ImpactSource>,
    /// The claims that stand or fall with it.
    pub claims: Vec<ImpactClaim>,
    /// The cells of comparison tables in which these claims stand, and those of earlier texts that would count again.
    pub cells: Vec<ImpactCell>,
    /// The verdicts that rest on it, changed or not.
    pub verdicts: Vec<ImpactVerdict>,
    /// The judgements that name one of its claims.
    pub judgements: Vec<ImpactJudgement>,
    /// The briefings that show one of its claims, in a table, a judgement or a note.
    pub briefings: Vec<ImpactBriefing>,
    /// The places in prose that cite one of its claims.
    pub citations: Vec<ImpactCitation>,
    /// What of the last frozen editions would be said otherwise; those of which nothing would are left out.
    pub editions: Vec<ImpactEdition>,
}

/// A source behind which the target stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ImpactSource {
    /// Its id.
    pub id: String,
    /// As what the target stands behind it.
    #[serde(rename = "as")]
    pub stands_as: StandsAs,
}

/// How an actor stands behind a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StandsAs {
    /// It publishes it.
    Publisher,
    /// Its publisher is part of it.
    Owner,
    /// The source speaks for it (`voice_of`).
    Voice,
}

/// What the last frozen edition of a briefing says, and would not say without the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ImpactEdition {
    /// The id of the briefing.
    pub briefing: String,
    /// The number of the edition.
    pub edition: u32,
    /// The verdicts that it published and that would be others.
    pub verdicts: Vec<ImpactFrozenVerdict>,
    /// The ids of the judgements that it published and that name a claim of the target.
    pub judgements: Vec<String>,
}

/// A published verdict that would be another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ImpactFrozenVerdict {
    /// The question's id.
    pub question: String,
    /// The verdict as it was published.
    pub published: Verdict,
    /// What it would be.
    pub without: Verdict,
}

/// A claim that stands or falls with the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ImpactClaim {
    /// `source#claim`.
    pub id: String,
    /// The question that it answers.
    pub question: String,
    /// Whether it counts now.
    pub live: bool,
}

/// A cell that would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ImpactCell {
    /// The question.
    pub question: String,
    /// The source.
    pub source: String,
    /// What the cell says now.
    pub state: CellState,
    /// What it would say.
    pub without: CellState,
    /// The claims of the target in it.
    pub claims: Vec<String>,
}

/// A verdict that rests on the target, among others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ImpactVerdict {
    /// The question's id.
    pub question: String,
    /// The question.
    pub text: String,
    /// The verdict.
    pub verdict: Verdict,
    /// What it would be.
    pub without: Verdict,
    /// Whether that is another.
    pub flips: bool,
}

/// A judgement that names a claim of the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ImpactJudgement {
    /// `briefing#judgement`.
    pub id: String,
    /// The judgement.
    pub text: String,
    /// Claims of the target that support it.
    pub because: Vec<String>,
    /// Claims of the target that speak against it.
    pub against: Vec<String>,
    /// How many live claims support it now.
    pub live_supports: usize,
    /// How many would be left.
    pub supports_left: usize,
    /// What leaving it out does to the judgement.
    pub effect: Effect,
}

/// A briefing that shows a claim of the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ImpactBriefing {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// A place in prose that cites a claim of the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ImpactCitation {
    /// The content file, relative to the site's root.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The title of what the file tells of.
    pub title: String,
    /// The claim.
    pub claim: String,
}

/// What rests on `target`. `without` holds the comparisons of [`super::without`]'s library.
pub(crate) fn impact(library: &Library, comparisons: &Comparisons, without: &Comparisons, target: Thing) -> Impact {
    let claims = claims_resting_on(target, library, comparisons);
    let theirs: BTreeSet<ClaimKey> = claims.iter().copied().collect();
    let questions: BTreeSet<QuestionKey> = claims.iter().map(|&claim| library[claim].question).collect();
    let reliance = Reliance::new(library);
    Impact {
        format: FORMAT.to_owned(),
        kind: target.kind().word().to_owned(),
        id: target.id(library),
        title: title(library, target),
        sources: sources(library, target),
        claims: claims
            .iter()
            .map(|&key| ImpactClaim {
                id: library.claim_id(key),
                question: library[library[key].question].id.to_string(),
                live: library.counts(key),
            })
            .collect(),
        cells: cells(library, comparisons, without, &theirs, &questions),
        verdicts: verdicts(library, comparisons, without, &theirs, &questions),
        judgements: judgements(library, (comparisons, without), &theirs, &reliance),
        briefings: briefings(library, &theirs, &reliance),
        citations: citations(library, &theirs, &reliance),
        editions: editions(library, comparisons, without, &theirs, &questions),
    }
}

/// Of a verdict that has changed since it was frozen for other reasons nothing is said.
fn editions(
    library: &Library,
    now: &Comparisons,
    without: &Comparisons,
    theirs: &BTreeSet<ClaimKey>,
    questions: &BTreeSet<QuestionKey>,
) -> Vec<ImpactEdition> {
    let ids: BTreeSet<String> = theirs.iter().map(|&claim| library.claim_id(claim)).collect();
    let of_edition = |edition: &Edition| {
        let verdict = |&key: &QuestionKey| {
            let (question, then) = (library[key].id.to_string(), without.question(key).verdict);
            let published = edition.question(&question)?.verdict;
            let is_its_doing = published == now.question(key).verdict && published != then;
            is_its_doing.then_some(ImpactFrozenVerdict { question, published, without: then })
        };
        let names = |judgement: &&FrozenJudgement| judgement.because.iter().chain(&judgement.against).any(|claim| ids.contains(claim));
        let found = ImpactEdition {
            briefing: edition.briefing.clone(),
            edition: edition.edition,
            verdicts: questions.iter().filter_map(verdict).collect(),
            judgements: edition.judgements.iter().filter(names).map(|judgement| judgement.id.clone()).collect(),
        };
        (!found.verdicts.is_empty() || !found.judgements.is_empty()).then_some(found)
    };
    library.editions.values().filter_map(|editions| editions.last()).filter_map(of_edition).collect()
}

fn sources(library: &Library, target: Thing) -> Vec<ImpactSource> {
    let Thing::Actor(actor) = target else { return Vec::new() };
    sources_of(library, actor).map(|(source, stands_as)| ImpactSource { id: library[source].id.to_string(), stands_as }).collect()
}

/// A title for readers: of a claim that says nothing in the desk's words those that it quotes.
fn title(library: &Library, target: Thing) -> String {
    match target {
        Thing::Claim(key) if library[key].says.is_none() => library[key].quote.clone().unwrap_or_else(|| target.title(library)),
        target => target.title(library),
    }
}

fn cells(
    library: &Library,
    comparisons: &Comparisons,
    without: &Comparisons,
    theirs: &BTreeSet<ClaimKey>,
    questions: &BTreeSet<QuestionKey>,
) -> Vec<ImpactCell> {
    let sources: BTreeSet<SourceKey> = theirs.iter().map(|&claim| library[claim].source).collect();
    let mut found = Vec::new();
    for &question in questions {
        let (now, then) = (comparisons.question(question), without.question(question));
        for (cell, left) in
            now.cells.iter().zip(&then.cells).filter(|(cell, left)| sources.contains(&cell.source) || cell.state != left.state)
        {
            let claims: Vec<String> =
                cell.claims.iter().filter(|claim| theirs.contains(claim)).map(|&claim| library.claim_id(claim)).collect();
            // An earlier text counts again where the later one goes.
            if !claims.is_empty() || cell.state != left.state {
                found.push(ImpactCell {
                    question: library[question].id.to_string(),
                    source: library[cell.source].id.to_string(),
                    state: cell.state,
                    without: left.state,
                    claims,
                });
            }
        }
    }
    found
}

fn verdicts(
    library: &Library,
    comparisons: &Comparisons,
    without: &Comparisons,
    theirs: &BTreeSet<ClaimKey>,
    questions: &BTreeSet<QuestionKey>,
) -> Vec<ImpactVerdict> {
    let live: BTreeSet<QuestionKey> = theirs.iter().filter(|&&claim| library.counts(claim)).map(|&claim| library[claim].question).collect();
    questions
        .intersection(&live)
        .map(|&key| {
            let (verdict, without) = (comparisons.question(key).verdict, without.question(key).verdict);
            ImpactVerdict {
                question: library[key].id.to_string(),
                text: library[key].question.clone(),
                verdict,
                without,
                flips: verdict != without,
            }
        })
        .collect()
}

fn judgements(
    library: &Library,
    (now, then): (&Comparisons, &Comparisons),
    theirs: &BTreeSet<ClaimKey>,
    reliance: &Reliance,
) -> Vec<ImpactJudgement> {
    let mut named: BTreeMap<JudgementKey, (Vec<String>, Vec<String>)> = BTreeMap::new();
    for &claim in theirs {
        for &(key, side) in reliance.judgements(claim) {
            let (because, against) = named.entry(key).or_default();
            let list = if side == Standing::Because { because } else { against };
            list.push(library.claim_id(claim));
        }
    }
    let mut found: Vec<ImpactJudgement> = named
        .into_iter()
        .map(|((briefing, index), (because, against))| {
            let judgement = &library[briefing].judgements[index];
            let (now, then) = (now.judgement(briefing, index), then.judgement(briefing, index));
            ImpactJudgement {
                id: format!("{}#{}", library[briefing].id, judgement.id),
                text: judgement.text.clone(),
                because,
                against,
                live_supports: now.supports,
                supports_left: then.supports,
                effect: effect(now, then),
            }
        })
        .collect();
    found.sort_by(|left, right| left.id.cmp(&right.id));
    found
}

/// What it does to a judgement to be left with less.
fn effect(now: &JudgementComparison, then: &JudgementComparison) -> Effect {
    match () {
        () if then.supports == now.supports => Effect::Stands,
        () if then.supports == 0 => Effect::Falls,
        () if then.origins < now.origins || then.events < now.events => Effect::Weakens,
        () => Effect::Stands,
    }
}

fn briefings(library: &Library, theirs: &BTreeSet<ClaimKey>, reliance: &Reliance) -> Vec<ImpactBriefing> {
    let events: BTreeSet<_> = theirs.iter().map(|&claim| library[library[claim].question].event).collect();
    let mut found = BTreeSet::new();
    for &claim in theirs {
        found.extend(reliance.judgements(claim).iter().map(|&((briefing, _), _)| briefing));
        found.extend(reliance.citations(claim).iter().filter_map(|citation| match citation.prose {
            Thing::Briefing(key) => Some(key),
            _ => None,
        }));
    }
    let covering = library.briefings.iter().filter(|briefing| briefing.events.iter().any(|event| events.contains(event)));
    found.extend(covering.filter_map(|briefing| library.briefing_key(briefing.id.as_str())));
    found.into_iter().map(|key| ImpactBriefing { id: library[key].id.to_string(), title: library[key].title.clone() }).collect()
}

fn citations(library: &Library, theirs: &BTreeSet<ClaimKey>, reliance: &Reliance) -> Vec<ImpactCitation> {
    let mut places: BTreeMap<Thing, Vec<(usize, ClaimKey)>> = BTreeMap::new();
    for &claim in theirs {
        for citation in reliance.citations(claim) {
            places.entry(citation.prose).or_default().push((citation.offset, claim));
        }
    }
    let mut found = Vec::new();
    for (prose, mut offsets) in places {
        offsets.sort_unstable();
        let Some(record) = prose.record(library) else { continue };
        let lines = LineIndex::new(&record.text);
        found.extend(offsets.into_iter().map(|(offset, claim)| ImpactCitation {
            path: record.path.clone(),
            line: lines.position(&record.text, offset, ColumnUnit::Characters).line,
            title: prose.title(library),
            claim: library.claim_id(claim),
        }));
    }
    found.sort_by(|left, right| (&left.path, left.line, &left.claim).cmp(&(&right.path, right.line, &right.claim)));
    found
}
