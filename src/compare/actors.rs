//! One actor across the sources: names, statements, positions, disputes, and who names it.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::ground::{Ground, sort_once};
use crate::compare::groups::Groups;
use crate::compare::testimony::Testimony;
use crate::model::comparison::{ActorComparison, Dispute, Mention, MentionState, NameTally, Position, StatementTally};
use crate::model::id::{ActorKey, ClaimKey, EventKey, QuestionKey, SourceKey, StatementKey};
use crate::model::library::{Answer, Library};
use crate::model::quote::TextFindings;
use crate::model::words::QuestionKind;

/// Compares what the sources have on every actor.
///
/// `heard` and `opposed` are by question: its live claims, and every two actors whose positions exclude each other.
pub(super) fn compare_actors(
    library: &Library,
    ground: &Ground,
    heard: &[Vec<Testimony>],
    opposed: &[&[(ActorKey, ActorKey)]],
    texts: &TextFindings,
) -> Vec<ActorComparison> {
    let mut actors = vec![ActorComparison::default(); library.actors.len()];
    for (index, actor) in library.actors.iter().enumerate() {
        if let Some(whole) = actor.part_of {
            actors[whole.index()].members.push(ActorKey(index as u32));
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

/// Positions from live claims: those by the actor, and the own voice of a source whose voice is the actor's. Claims on open questions are
/// none.
fn collect_positions(library: &Library, heard: &[Vec<Testimony>], actors: &mut [ActorComparison]) {
    for (index, said) in heard.iter().enumerate().filter(|(index, _)| library[QuestionKey(*index as u32)].kind != QuestionKind::Open) {
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
            actors[actor.index()].positions.push(Position { question: QuestionKey(index as u32), answers, sources });
        }
    }
}

/// Every two actors whose positions exclude each other, the lower key first. The list grows with the pairs, for that is what it lists.
pub(super) fn opposed(groups: &Groups<'_>) -> Vec<(ActorKey, ActorKey)> {
    let mut opposed = Vec::new();
    groups.each_clash(|left, right| {
        let others: Vec<ActorKey> = right.actors().collect();
        for one in left.actors() {
            opposed.extend(others.iter().filter(|&&other| other != one).map(|&other| (one.min(other), one.max(other))));
        }
    });
    sort_once(&mut opposed);
    opposed
}

fn collect_disputes(opposed: &[&[(ActorKey, ActorKey)]], actors: &mut [ActorComparison]) {
    for (index, pairs) in opposed.iter().enumerate() {
        let question = QuestionKey(index as u32);
        for &(one, other) in *pairs {
            actors[one.index()].disputes.push(Dispute { with: other, question });
            actors[other.index()].disputes.push(Dispute { with: one, question });
        }
    }
    for actor in actors {
        sort_once(&mut actor.disputes);
    }
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
        sources.retain(|source| library[*source].withdrawn_with.is_none());
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
