//! One actor across the sources: names, statements, positions, disputes, and who names it.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::conflict::{group_by_answer, incompatible_groups};
use crate::compare::ground::{Ground, sort_once};
use crate::model::comparison::{ActorComparison, Dispute, Mention, MentionState, NameTally, Position, StatementTally};
use crate::model::id::{ActorKey, ClaimKey, EventKey, QuestionKey, SourceKey, StatementKey};
use crate::model::library::{Answer, Library};
use crate::model::quote::TextFindings;
use crate::model::words::QuestionKind;

/// Compares what the sources have on every actor.
pub(super) fn compare_actors(library: &Library, ground: &Ground, texts: &TextFindings) -> Vec<ActorComparison> {
    let mut actors = vec![ActorComparison::default(); library.actors.len()];
    for (index, actor) in library.actors.iter().enumerate() {
        if let Some(whole) = actor.part_of {
            actors[whole.index()].members.push(ActorKey(index as u32));
        }
    }
    collect_claims(library, &mut actors);
    collect_statements(library, &mut actors);
    collect_names(library, &mut actors);
    collect_positions(library, ground, &mut actors);
    collect_disputes(library, ground, &mut actors);
    collect_mentions(library, ground, texts, &mut actors);
    actors
}

fn collect_claims(library: &Library, actors: &mut [ActorComparison]) {
    for (index, claim) in library.claims.iter().enumerate() {
        let key = ClaimKey(index as u32);
        claim.by.iter().for_each(|actor| actors[actor.index()].claims.push(key));
        claim.about.iter().for_each(|actor| actors[actor.index()].about.push(key));
    }
}

fn collect_statements(library: &Library, actors: &mut [ActorComparison]) {
    let mut carried: BTreeMap<StatementKey, Vec<ClaimKey>> = BTreeMap::new();
    for (index, claim) in library.claims.iter().enumerate() {
        if let Some(statement) = claim.statement {
            carried.entry(statement).or_default().push(ClaimKey(index as u32));
        }
    }
    for (index, comparison) in actors.iter_mut().enumerate() {
        let mut statements: Vec<StatementKey> = library.statements_of(ActorKey(index as u32)).collect();
        statements.sort_by_key(|&statement| (library[statement].on.is_none(), library[statement].on, statement));
        let tally = |statement| StatementTally { statement, claims: carried.remove(&statement).unwrap_or_default() };
        comparison.statements = statements.into_iter().map(tally).collect();
    }
}

/// The sources that use a form of a name, and the roles that they give.
type Users<'library> = (Vec<SourceKey>, BTreeSet<&'library str>);

/// Names as live sources declare them; a form equal to the actor's own name is not repeated (fine print 28 and 38).
fn collect_names(library: &Library, actors: &mut [ActorComparison]) {
    let mut forms: BTreeMap<(ActorKey, &str), Users<'_>> = BTreeMap::new();
    for (index, source) in library.sources.iter().enumerate().filter(|(_, source)| source.withdrawn.is_none()) {
        for name in source.names.iter().filter(|name| name.form != library[name.actor].name) {
            let (sources, roles) = forms.entry((name.actor, &name.form)).or_default();
            sources.push(SourceKey(index as u32));
            roles.extend(name.role.as_deref());
        }
    }
    for ((actor, form), (mut sources, roles)) in forms {
        sort_once(&mut sources);
        let roles = roles.into_iter().map(str::to_owned).collect();
        actors[actor.index()].names.push(NameTally { form: form.to_owned(), sources, roles });
    }
}

/// Positions from live claims. Claims on open questions are none (fine print 38).
fn collect_positions(library: &Library, ground: &Ground, actors: &mut [ActorComparison]) {
    for (question, claims) in compared_questions(library, ground) {
        let mut held: BTreeMap<ActorKey, BTreeMap<&Answer, Vec<ClaimKey>>> = BTreeMap::new();
        for &key in claims {
            for &actor in &library[key].by {
                held.entry(actor).or_default().entry(&library[key].answer).or_default().push(key);
            }
        }
        for (actor, answers) in held {
            let mut sources: Vec<SourceKey> = answers.values().flatten().map(|&claim| library[claim].source).collect();
            sort_once(&mut sources);
            let answers = answers.into_iter().map(|(answer, claims)| (answer.clone(), claims)).collect();
            actors[actor.index()].positions.push(Position { question, answers, sources });
        }
    }
}

/// Disputes between actors (fine print 29). The list grows with the pairs of actors who disagree, for that is what it lists.
fn collect_disputes(library: &Library, ground: &Ground, actors: &mut [ActorComparison]) {
    for (question, claims) in compared_questions(library, ground) {
        let groups = group_by_answer(library, claims);
        for (left, right) in incompatible_groups(&library[question], &groups) {
            for &one in left.actors.keys() {
                for &other in right.actors.keys().filter(|&&other| other != one) {
                    actors[one.index()].disputes.push(Dispute { with: other, question });
                    actors[other.index()].disputes.push(Dispute { with: one, question });
                }
            }
        }
    }
    for actor in actors {
        sort_once(&mut actor.disputes);
    }
}

fn compared_questions<'ground>(library: &Library, ground: &'ground Ground) -> impl Iterator<Item = (QuestionKey, &'ground [ClaimKey])> {
    let kinds = library.questions.iter().map(|question| question.kind);
    let questions = ground.live.iter().zip(kinds).enumerate().filter(|(_, (_, kind))| *kind != QuestionKind::Open);
    questions.map(|(index, (claims, _))| (QuestionKey(index as u32), claims.as_slice()))
}

/// Which sources in scope mention an actor. In scope are live sources on an event in which the actor takes part, mediates, speaks or is
/// spoken of; a mention is a claim by, for or about the actor, a name declared for it, or a name counted in the text.
fn collect_mentions(library: &Library, ground: &Ground, texts: &TextFindings, actors: &mut [ActorComparison]) {
    let mut scope: Vec<Vec<EventKey>> = vec![Vec::new(); actors.len()];
    let mut mentioned: Vec<Vec<SourceKey>> = vec![Vec::new(); actors.len()];
    for (index, event) in library.events.iter().enumerate() {
        for actor in event.participants.iter().chain(&event.mediators) {
            scope[actor.index()].push(EventKey(index as u32));
        }
    }
    for claim in &library.claims {
        for actor in claim.by.iter().chain(&claim.about).chain(&claim.on_behalf_of) {
            scope[actor.index()].push(library[claim.question].event);
            mentioned[actor.index()].push(claim.source);
        }
    }
    for (index, source) in library.sources.iter().enumerate() {
        source.names.iter().for_each(|name| mentioned[name.actor.index()].push(SourceKey(index as u32)));
    }
    for (index, ((comparison, mut events), mut mentioned)) in actors.iter_mut().zip(scope).zip(mentioned).enumerate() {
        sort_once(&mut events);
        sort_once(&mut mentioned);
        let mut sources: Vec<SourceKey> = events.iter().flat_map(|event| &ground.sources[event.index()]).copied().collect();
        sources.retain(|source| library[*source].withdrawn.is_none());
        sort_once(&mut sources);
        let actor = ActorKey(index as u32);
        let state = |source: SourceKey| match texts.counted(source.index()) {
            _ if mentioned.binary_search(&source).is_ok() => MentionState::Named,
            Some(counts) if counts.named.binary_search(&actor).is_ok() => MentionState::Named,
            Some(_) => MentionState::NeverNamed,
            None => MentionState::NotCounted,
        };
        comparison.mentions = sources.into_iter().map(|source| Mention { source, state: state(source) }).collect();
    }
}
