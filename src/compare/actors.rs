//! One actor across the sources: names, statements, positions, disputes, and who names it.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::ground::{Ground, sort_once};
use crate::compare::groups::{Group, Groups};
use crate::compare::{Heard, Opposed};
use crate::model::answer::Answer;
use crate::model::comparison::{ActorComparison, Dispute, MOST_SPEAKERS, Mention, MentionState, NameTally, Position, StatementTally};
use crate::model::id::{ActorKey, ClaimKey, EventKey, SourceKey, StatementKey};
use crate::model::library::Library;
use crate::model::list::{Key as _, List};
use crate::model::quote::TextFindings;

type Actors = List<ActorKey, ActorComparison>;

/// Compares what the sources have on every actor.
pub(super) fn compare_actors(library: &Library, ground: &Ground, heard: &Heard, opposed: &Opposed<'_>, texts: &TextFindings) -> Actors {
    let mut actors = library.actors.filled(ActorComparison::default());
    for (key, actor) in library.actors.entries() {
        if let Some(whole) = actor.part_of {
            actors[whole].members.push(key);
        }
    }
    collect_claims(library, &mut actors);
    collect_statements(library, &mut actors);
    collect_names(library, &mut actors);
    collect_positions(library, heard, &mut actors);
    collect_disputes(opposed, &mut actors);
    collect_mentions(library, ground, texts, &mut actors);
    actors
}

fn collect_claims(library: &Library, actors: &mut Actors) {
    for (key, claim) in library.claims.entries() {
        claim.by.iter().for_each(|actor| actors[*actor].claims.push(key));
        claim.about.iter().for_each(|actor| actors[*actor].about.push(key));
    }
}

fn collect_statements(library: &Library, actors: &mut Actors) {
    let mut carried: BTreeMap<StatementKey, Vec<ClaimKey>> = BTreeMap::new();
    for (key, claim) in library.claims.entries() {
        if let Some(statement) = claim.statement {
            carried.entry(statement).or_default().push(key);
        }
    }
    for (key, comparison) in actors.entries_mut() {
        let mut statements: Vec<StatementKey> = library.statements_of(key).collect();
        statements.sort_by_key(|&statement| (library[statement].on.is_none(), library[statement].on, statement));
        let tally = |statement| StatementTally { statement, claims: carried.remove(&statement).unwrap_or_default() };
        comparison.statements = statements.into_iter().map(tally).collect();
    }
}

/// The sources that use a form of a name, and the roles that they give.
type Users<'library> = (Vec<SourceKey>, BTreeSet<&'library str>);

/// Names as live sources declare them; a form equal to the actor's own name is not repeated.
fn collect_names(library: &Library, actors: &mut Actors) {
    let mut forms: BTreeMap<(ActorKey, &str), Users<'_>> = BTreeMap::new();
    for (key, source) in library.sources.entries().filter(|(_, source)| source.withdrawn.is_none()) {
        for name in source.names.iter().filter(|name| name.form != library[name.actor].name) {
            let (sources, roles) = forms.entry((name.actor, &name.form)).or_default();
            sources.push(key);
            roles.extend(name.role.as_deref());
        }
    }
    for ((actor, form), (mut sources, roles)) in forms {
        sort_once(&mut sources);
        let roles = roles.into_iter().map(str::to_owned).collect();
        actors[actor].names.push(NameTally { form: form.to_owned(), sources, roles });
    }
}

/// Positions from live claims: those by the actor, and the own voice of a source whose voice is the actor's. Claims on open questions are
/// none.
fn collect_positions(library: &Library, heard: &Heard, actors: &mut Actors) {
    for (question, said) in heard.entries().filter(|(question, _)| library[*question].kind.is_compared()) {
        let mut held: BTreeMap<ActorKey, BTreeMap<&Answer, Vec<ClaimKey>>> = BTreeMap::new();
        for testimony in said {
            for actor in testimony.holders.iter().filter_map(|holder| holder.actor()) {
                held.entry(actor).or_default().entry(&library[testimony.claim].answer).or_default().push(testimony.claim);
            }
        }
        for (actor, answers) in held {
            let mut sources: Vec<SourceKey> = answers.values().flatten().map(|&claim| library[claim].source).collect();
            sort_once(&mut sources);
            let answers = answers.into_iter().map(|(answer, claims)| (answer.clone(), claims)).collect();
            actors[actor].positions.push(Position { question, answers, sources });
        }
    }
}

/// Every two actors whose positions exclude each other, the lower key first. The list grows with the pairs, for that is what it lists;
/// it is empty where too many speak.
pub(super) fn opposed(groups: &Groups<'_>) -> Vec<(ActorKey, ActorKey)> {
    let mut held: BTreeMap<ActorKey, Vec<&Group<'_>>> = BTreeMap::new();
    for group in &groups.all {
        group.actors().for_each(|actor| held.entry(actor).or_default().push(group));
    }
    if held.len() > MOST_SPEAKERS {
        return Vec::new();
    }
    let opposed_to = |(&one, holding): (&ActorKey, &Vec<&Group<'_>>)| {
        let mut others: Vec<ActorKey> = groups.clashing_with(holding).flat_map(Group::actors).filter(|&other| other > one).collect();
        sort_once(&mut others);
        others.into_iter().map(move |other| (one, other))
    };
    held.iter().flat_map(opposed_to).collect()
}

fn collect_disputes(opposed: &Opposed<'_>, actors: &mut Actors) {
    for (question, pairs) in opposed.entries() {
        for &(one, other) in *pairs {
            actors[one].disputes.push(Dispute { with: other, question });
            actors[other].disputes.push(Dispute { with: one, question });
        }
    }
    for actor in actors {
        sort_once(&mut actor.disputes);
    }
}

/// Which sources in scope mention an actor. In scope are live sources on an event in which the actor takes part, mediates, speaks or is
/// spoken of; a mention is a claim by, for or about the actor, a name declared for it, or a name counted in the text.
fn collect_mentions(library: &Library, ground: &Ground, texts: &TextFindings, actors: &mut Actors) {
    let mut scope: List<ActorKey, Vec<EventKey>> = actors.filled(Vec::new());
    let mut mentioned: List<ActorKey, Vec<SourceKey>> = actors.filled(Vec::new());
    for (key, event) in library.events.entries() {
        for actor in event.participants.iter().chain(&event.mediators) {
            scope[*actor].push(key);
        }
    }
    for claim in &library.claims {
        for actor in claim.by.iter().chain(&claim.about).chain(&claim.on_behalf_of) {
            scope[*actor].push(library[claim.question].event);
            mentioned[*actor].push(claim.source);
        }
    }
    for (key, source) in library.sources.entries() {
        source.names.iter().for_each(|name| mentioned[name.actor].push(key));
    }
    for (((actor, comparison), mut events), mut mentioned) in actors.entries_mut().zip(scope).zip(mentioned) {
        sort_once(&mut events);
        sort_once(&mut mentioned);
        let mut sources: Vec<SourceKey> = events.iter().flat_map(|event| &ground.sources[*event]).copied().collect();
        sources.retain(|source| library[*source].withdrawn_with.is_none());
        sort_once(&mut sources);
        let state = |source: SourceKey| match texts.counted(source.index()) {
            _ if mentioned.binary_search(&source).is_ok() => MentionState::Named,
            Some(counts) if counts.named.binary_search(&actor).is_ok() => MentionState::Named,
            Some(_) => MentionState::NeverNamed,
            None => MentionState::NotCounted,
        };
        comparison.mentions = sources.into_iter().map(|source| Mention { source, state: state(source) }).collect();
    }
}
