//! `actors/ID.html`: one actor across the sources (`docs/comparison.md`, "Actors, sources and judgements").

use std::collections::BTreeMap;

use crate::model::comparison::{Mention, MentionState, Position, StatementTally};
use crate::model::id::{ActorKey, ClaimKey, SourceKey};
use crate::model::site_map::statement_anchor;
use crate::model::view::{
    ActorPage, Body, ClaimView, CollationView, DisputeView, HeldAnswer, Link, NameView, PageView, PositionView, RoleView, StatementView,
    Wording, WordingView,
};
use crate::model::words::{ActorKind, QuestionKind};
use crate::plan::figure::collation::{collate, unmarked};
use crate::plan::frame::Heading;
use crate::plan::viewpoint::{Viewpoint, in_words, table_place};

pub(super) fn actor_page(at: &Viewpoint<'_>, key: ActorKey) -> PageView {
    let library = at.library();
    let actor = &library[key];
    let comparison = at.comparisons().actor(key);
    let mentioned = at.plan.mentions.sources(library, at.comparisons(), key);
    let never_named = |mention: &&Mention| mention.state == MentionState::NeverNamed;
    let unnamed: Vec<SourceKey> = comparison.mentions.iter().filter(never_named).map(|mention| mention.source).collect();
    let roles = actor.roles.iter().map(|role| RoleView { title: role.title.clone(), from: at.date(role.from), to: at.date(role.to) });
    let names_in = actor.names_in.iter().map(|(language, name)| Wording::foreign(name, Some(language), &library.site.language));
    let is_open = |claim: &&ClaimKey| library[library[**claim].question].kind == QuestionKind::Open;
    let by_others = |claim: &&ClaimKey| library[**claim].by.binary_search(&key).is_err();
    let body = ActorPage {
        title: actor.name.clone(),
        kind: actor.kind.word(),
        chain: chain(at, key),
        members: at.actors(&comparison.members),
        roles: roles.collect(),
        aliases: actor.aliases.clone(),
        names_in: names_in.collect(),
        same_as: actor.same_as.clone(),
        mentioned_by: mentioned.len(),
        in_scope: mentioned.len() + unnamed.len(),
        names: names(at, key, &mentioned),
        statements: comparison.statements.iter().map(|tally| statement(at, tally)).collect(),
        positions: positions(at, &comparison.positions),
        open_claims: in_table_order(at, comparison.claims.iter().filter(is_open)),
        disputes: disputes(at, key),
        about: in_table_order(at, comparison.about.iter().filter(by_others)),
        unmentioned_by: unnamed.iter().map(|&source| at.source(source)).collect(),
    };
    let heading = Heading { title: actor.name.clone(), record: Some(&actor.record), ..Heading::default() };
    at.page("actor.html", heading, Body::Actor(Box::new(body)))
}

fn chain(at: &Viewpoint<'_>, key: ActorKey) -> Vec<Link> {
    let library = at.library();
    std::iter::successors(Some(key), |&actor| library[actor].part_of).map(|actor| at.actor(actor)).collect()
}

/// The forms of the name with the sources that use them. A source that mentions the actor and declares no form of its own uses the
/// name that the site uses (`docs/content.md`, "Source", `names`). A voice without a name has none that a source could use.
fn names(at: &Viewpoint<'_>, key: ActorKey, mentioned: &[SourceKey]) -> Vec<NameView> {
    let library = at.library();
    let own = library[key].name.as_str();
    let mut forms: BTreeMap<&str, (Vec<SourceKey>, Vec<&str>)> = BTreeMap::new();
    let mut declaring: Vec<SourceKey> = Vec::new();
    for (source, name) in at.plan.mentions.names(library, key) {
        let (sources, roles) = forms.entry(&name.form).or_default();
        sources.push(source);
        roles.extend(name.role.as_deref());
        declaring.push(source);
    }
    if library[key].kind != ActorKind::Unnamed {
        let undeclared = mentioned.iter().filter(|source| declaring.binary_search(source).is_err());
        let undeclared: Vec<SourceKey> = undeclared.copied().collect();
        if !undeclared.is_empty() {
            forms.entry(own).or_default().0.extend(undeclared);
        }
    }
    let mut names: Vec<NameView> = Vec::new();
    for (form, (mut sources, mut roles)) in forms {
        sources.sort_unstable();
        sources.dedup();
        roles.sort_unstable();
        roles.dedup();
        names.push(NameView {
            form: at.words_of(sources[0], form),
            own: form == own,
            roles: roles.into_iter().map(str::to_owned).collect(),
            sources: sources.into_iter().map(|source| at.source(source)).collect(),
        });
    }
    names.sort_by_key(|name| (!name.own, std::cmp::Reverse(name.sources.len())));
    names
}

fn statement(at: &Viewpoint<'_>, tally: &StatementTally) -> StatementView {
    let library = at.library();
    let statement = &library[tally.statement];
    let live = tally.claims.iter().filter(|&&claim| library.is_live(claim));
    let mut sources: Vec<SourceKey> = live.map(|&claim| library[claim].source).collect();
    sources.dedup();
    let mut claims = tally.claims.clone();
    claims.sort_by_key(|&claim| (table_place(library, library[claim].question), claim));
    let same_question = |left: &ClaimKey, right: &ClaimKey| library[*left].question == library[*right].question;
    let (side_by_side, single): (Vec<&[ClaimKey]>, Vec<&[ClaimKey]>) =
        claims.chunk_by(same_question).partition(|claims| claims.iter().any(|&claim| library[claim].source != library[claims[0]].source));
    let collations = side_by_side.into_iter().map(|claims| collation(at, claims)).collect();
    let plain = |&claim: &ClaimKey| {
        let quote = library[claim].quote.as_deref();
        WordingView { claim: at.claim(claim), runs: quote.map(unmarked).unwrap_or_default() }
    };
    let alone = single.into_iter().flatten().map(plain).collect();
    StatementView {
        anchor: statement_anchor(statement.id.as_str()),
        about: statement.about.clone().unwrap_or_else(|| statement.id.to_string()),
        on: at.date(statement.on),
        via: statement.via.as_deref().map(in_words),
        event: statement.event.map(|event| at.event(event)),
        withdrawn: statement.withdrawn.as_ref().map(|withdrawal| at.withdrawal("statement", withdrawal)),
        sources: sources.len(),
        collations,
        alone,
    }
}

/// The wordings of the claims on one question. Words are compared between live quotes in one language only: a translation shares no
/// words with its original, and what the desk wrote is nobody's wording.
fn collation(at: &Viewpoint<'_>, claims: &[ClaimKey]) -> CollationView {
    let library = at.library();
    let quote = |claim: &ClaimKey| library[*claim].quote.as_deref().filter(|_| library.is_live(*claim));
    let language = |claim: &ClaimKey| library[library[*claim].source].language.as_deref();
    let first = claims.iter().find(|claim| quote(claim).is_some()).and_then(language);
    let is_compared = |claim: &ClaimKey| quote(claim).is_some() && language(claim) == first;
    let compared: Vec<ClaimKey> = claims.iter().copied().filter(is_compared).collect();
    let by_one_source = compared.windows(2).all(|pair| library[pair[0]].source == library[pair[1]].source);
    let quotes: Vec<&str> = compared.iter().filter_map(quote).collect();
    let mut collated = (!by_one_source).then(|| collate(&quotes)).flatten().map(Vec::into_iter);
    let marked = collated.is_some();
    let wording = |claim: &ClaimKey| {
        let runs = collated.as_mut().filter(|_| is_compared(claim)).and_then(Iterator::next);
        let plain = || library[*claim].quote.as_deref().map(unmarked);
        WordingView { claim: at.claim(*claim), runs: runs.or_else(plain).unwrap_or_default() }
    };
    CollationView { question: at.question(library[claims[0]].question), marked, wordings: claims.iter().map(wording).collect() }
}

/// The positions in the order of the tables.
fn positions(at: &Viewpoint<'_>, positions: &[Position]) -> Vec<PositionView> {
    let mut positions: Vec<&Position> = positions.iter().collect();
    positions.sort_by_cached_key(|position| table_place(at.library(), position.question));
    positions.into_iter().map(|position| position_view(at, position)).collect()
}

fn position_view(at: &Viewpoint<'_>, position: &Position) -> PositionView {
    let readings = at.plan.readings(position.question);
    let library = at.library();
    let source = |&claim: &ClaimKey| Link { href: at.claim_href(claim), ..at.source(library[claim].source) };
    let answers = position.answers.iter().map(|(answer, claims)| {
        let mut claims = claims.clone();
        claims.dedup_by_key(|&mut claim| library[claim].source);
        HeldAnswer { answer: readings.view(answer), sources: claims.iter().map(source).collect() }
    });
    PositionView { question: at.question(position.question), answers: answers.collect() }
}

fn disputes(at: &Viewpoint<'_>, key: ActorKey) -> Vec<DisputeView> {
    let disputes = &at.comparisons().actor(key).disputes;
    let with_one = disputes.chunk_by(|left, right| left.with == right.with);
    let view = |disputes: &[crate::model::comparison::Dispute]| DisputeView {
        with: at.actor(disputes[0].with),
        questions: disputes.iter().map(|dispute| at.question(dispute.question)).collect(),
    };
    with_one.map(view).collect()
}

fn in_table_order<'claims>(at: &Viewpoint<'_>, claims: impl Iterator<Item = &'claims ClaimKey>) -> Vec<ClaimView> {
    let library = at.library();
    let mut claims: Vec<ClaimKey> = claims.copied().collect();
    claims.sort_by_cached_key(|&claim| (table_place(library, library[claim].question), claim));
    claims.into_iter().map(|claim| at.claim(claim)).collect()
}
