//! `actors/ID.html`: one actor across the reports: what it says, by whom it is contradicted, what others say of it, and under which
//! names.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::comparison::{MentionState, StatementTally};
use crate::model::id::{ActorKey, ClaimKey, QuestionKey, SourceKey};
use crate::model::library::{ClaimStanding, Role};
use crate::model::list::Key as _;
use crate::model::site_map::statement_anchor;
use crate::model::view::{AboutRow, ActorPage, Body, Link, PageView, Phrase, SpokenRow, SpokenTable, StatementView, Wording};
use crate::model::wording::capital;
use crate::model::words::{ActorKind, Sourcing};
use crate::plan::figure::collation::collations;
use crate::plan::frame::Heading;
use crate::plan::jsonld;
use crate::plan::mentions::named_in;
use crate::plan::told::LikeClaims;
use crate::plan::viewpoint::{Viewpoint, in_table_order};

/// The most lines of what others say, and of what members say, that are not folded away.
const ABOUT: usize = 5;
/// The most of those who contradict the actor.
const CONTRADICTED: usize = 6;
/// The most names in one sentence.
const NAMED: usize = 3;
/// The most reports that do not name it in one sentence.
const SILENT: usize = 2;
/// The most links in one sentence.
const FORMS: usize = 6;
/// The most forms of its name in one sentence.
const NAMES: usize = 5;

pub(super) fn actor_page(at: &Viewpoint<'_>, key: ActorKey) -> PageView {
    let library = at.library();
    let actor = &library[key];
    let mut about = about(at, key);
    let members_say = members_say(at, key);
    let is_unnamed = actor.kind == ActorKind::Unnamed;
    let called = at.words().isolated(&actor.called);
    let says_heading =
        if is_unnamed { at.words().get("h_voice_says").to_owned() } else { at.words().say("h_actor_says", &[("actor", &called)]) };
    let more_about = about.split_off(about.len().min(ABOUT));
    // Of a government with many members the page stays its own.
    let counting = claims_of_members(at, key).into_iter().filter(|&claim| library.counts(claim)).count();
    let all_members_say = all_that_count(at, members_say.len(), counting);
    let (members_say, more_members_say) = if members_say.len() > ABOUT { (Vec::new(), members_say) } else { (members_say, Vec::new()) };
    let body = ActorPage {
        title: actor.name.clone(),
        called,
        lead: lead(at, key),
        facts: facts(at, key),
        same_as: actor.same_as.iter().map(ToString::to_string).collect(),
        says_heading,
        says: says(at, key),
        members_say,
        more_members_say,
        all_members_say,
        contradicted: contradicted(at, key),
        about,
        more_about,
        names: names(at, key),
        statements: at.comparisons().actor(key).statements.iter().map(|tally| statement(at, tally)).collect(),
    };
    let heading = Heading {
        title: actor.name.clone(),
        description: Some(body.lead.join(" ")),
        record: Some(&actor.record),
        about: Some(jsonld::actor(at, key)),
        ..Heading::default()
    };
    at.page(heading, Body::Actor(Box::new(body)))
}

/// Its offices, and how often it is named and quoted. What was not counted is not said.
fn lead(at: &Viewpoint<'_>, key: ActorKey) -> Vec<String> {
    let library = at.library();
    let words = at.words();
    let mut sentences: Vec<String> = library[key].roles.iter().map(|role| role_sentence(at, role)).collect();
    let comparison = at.comparisons().actor(key);
    let live: Vec<ClaimKey> =
        at.plan.mentions.spoken(library, at.comparisons(), key).into_iter().filter(|&claim| library.counts(claim)).collect();
    let mut quoting: Vec<SourceKey> = live.iter().map(|&claim| library[claim].source).collect();
    quoting.sort_unstable();
    quoting.dedup();
    let named = named_in(library, at.comparisons(), key);
    let quoted_in = words.number(quoting.len());
    let mentions = &at.plan.mentions;
    let (published, carried, owned) = (mentions.published(key).count(), mentions.carried(key).count(), mentions.owned(key).count());
    let statements = words.count("count_statements", live.len(), &[]);
    sentences.push(match (named, live.len()) {
        // A report carries the name of its publisher without speaking of it.
        (None | Some(0), 0) if published > 0 => words.count("actor_only_publishes", published, &[]),
        (None | Some(0), 0) if carried > 0 => words.count("actor_only_carried", carried, &[]),
        (None | Some(0), 0) if owned > 0 => words.count("actor_only_owns", owned, &[]),
        (None, 0) => words.get("actor_not_quoted").to_owned(),
        (Some(0), 0) => words.get("actor_nowhere").to_owned(),
        (Some(named), 0) => words.count("actor_named_only", named, &[]),
        (None | Some(0), _) => words.count("actor_quoted", quoting.len(), &[("statements", &statements)]),
        (Some(named), _) => words.count("actor_named_and_quoted", named, &[("quoted", &quoted_in), ("statements", &statements)]),
    });
    let of_members = claims_of_members(at, key).into_iter().filter(|&claim| library.counts(claim)).count();
    if of_members > 0 {
        sentences.push(words.count("actor_members_quoted", of_members, &[]));
    }
    let silent: Vec<String> = comparison
        .mentions
        .iter()
        .filter(|mention| mention.state == MentionState::NeverNamed)
        .map(|mention| words.isolated(&library[mention.source].name))
        .collect();
    // A voice without a name has none that could stand there.
    if !silent.is_empty() && library[key].kind != ActorKind::Unnamed {
        let row = words.listed_and_more(&silent, SILENT);
        sentences.push(words.count("actor_not_named", silent.len(), &[("reports", &row)]));
    }
    sentences
}

fn role_sentence(at: &Viewpoint<'_>, role: &Role) -> String {
    let words = at.words();
    let title = words.isolated(&role.title);
    match (at.date(role.from), at.date(role.to)) {
        (Some(from), Some(to)) => words.say("role_from_to", &[("role", &title), ("from", &from.text), ("to", &to.text)]),
        (Some(from), None) => words.say("role_from", &[("role", &title), ("from", &from.text)]),
        (None, Some(to)) => words.say("role_to", &[("role", &title), ("to", &to.text)]),
        (None, None) => words.say("role_alone", &[("role", &title)]),
    }
}

/// What it is part of, its members, what it is close to, what it publishes or owns, who carries its texts, its other names.
fn facts(at: &Viewpoint<'_>, key: ActorKey) -> Vec<Phrase> {
    let library = at.library();
    let (actor, words) = (&library[key], at.words());
    let row = |links: Vec<Link>| Phrase::row_and_more(words, links, FORMS);
    let said = |pattern: &str, links: Vec<Link>| (!links.is_empty()).then(|| Phrase::filled(words.get(pattern), &[("actors", row(links))]));
    let chain: Vec<Link> = std::iter::successors(actor.part_of, |&actor| library[actor].part_of).map(|actor| at.actor(actor)).collect();
    let kind = Phrase::of_text(capital(&words.say("actor_kind", &[("kind", words.get(&format!("actor_{}", actor.kind)))])));
    let others: Vec<String> =
        actor.aliases.iter().chain(actor.names_in.iter().map(|(_, name)| name)).map(|name| words.isolated(name)).collect();
    let others = (!others.is_empty()).then(|| Phrase::of_text(words.say("actor_aliases", &[("names", &words.listed(&others))])));
    let of_reports = |pattern: &str, sources: Vec<SourceKey>| {
        let links: Vec<Link> = sources.into_iter().map(|source| at.source(source)).collect();
        (!links.is_empty()).then(|| Phrase::filled(words.get(pattern), &[("reports", row(links))]))
    };
    let mentions = &at.plan.mentions;
    [
        Some(kind),
        said("actor_part_of", chain),
        said("actor_close_to", actor.close_to.iter().map(|&near| at.actor(near)).collect()),
        said("actor_members", at.actors(&at.comparisons().actor(key).members)),
        of_reports("actor_publishes", mentions.published(key).collect()),
        of_reports("actor_owns", mentions.owned(key).collect()),
        of_reports("actor_carried", mentions.carried(key).collect()),
        of_reports("actor_speaks_through", mentions.voiced(key).filter(|&source| library[source].root == source).collect()),
        others,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Everything it says, by event and question, a row an answer.
fn says(at: &Viewpoint<'_>, key: ActorKey) -> Vec<SpokenTable> {
    let library = at.library();
    let claims = in_table_order(at, at.plan.mentions.spoken(library, at.comparisons(), key).into_iter());
    let event_of = |claim: ClaimKey| library[library[claim].question].event;
    let table = |claims: &[ClaimKey]| SpokenTable {
        event: at.event(event_of(claims[0])),
        rows: claims
            .chunk_by(|&left, &right| library[left].question == library[right].question)
            .flat_map(|claims| spoken(at, key, claims))
            .collect(),
    };
    claims.chunk_by(|&left, &right| event_of(left) == event_of(right)).map(table).collect()
}

/// What the claims of one row have alike, and whether it is hearsay that the actor said so.
type Told<'library> = (LikeClaims<'library>, bool);

/// What an actor says on one question, a row an answer.
fn spoken(at: &Viewpoint<'_>, actor: ActorKey, claims: &[ClaimKey]) -> Vec<SpokenRow> {
    let library = at.library();
    let mut answers: BTreeMap<Told<'_>, Vec<ClaimKey>> = BTreeMap::new();
    for &claim in claims {
        let is_hearsay = library[claim].sourcing == Some(Sourcing::Relayed);
        answers.entry((at.like(claim), is_hearsay)).or_default().push(claim);
    }
    let told_differently = told_differently(at, actor, claims);
    let span = answers.len();
    let row = |(index, (((standing, ..), by_hearsay), claims)): (usize, (Told<'_>, Vec<ClaimKey>))| SpokenRow {
        question: at.short_question(library[claims[0]].question),
        span: if index == 0 { span } else { 0 },
        answer: Link { href: at.claim_href(claims[0]), label: Wording::plain(at.dated_answer(claims[0])) },
        told_differently: claims.iter().any(|claim| told_differently.contains(claim)),
        by_hearsay,
        changed: at.later_answer(claims[0]),
        withdrawn: standing == ClaimStanding::Withdrawn,
        words: claims.iter().filter_map(|&claim| at.words_of_claim(claim)).collect(),
        reports: reports(at, &claims),
    };
    answers.into_iter().enumerate().map(row).collect()
}

/// Those of an actor's claims on one question of which reports differ, by `docs/comparison.md`, "Verdicts": two reports that may mean one
/// statement have it give answers that exclude each other. What the actor itself says in two statements, or at two times, is no such thing.
fn told_differently(at: &Viewpoint<'_>, actor: ActorKey, claims: &[ClaimKey]) -> BTreeSet<ClaimKey> {
    let library = at.library();
    let Some(&first) = claims.first() else { return BTreeSet::new() };
    let question = library[first].question;
    let quoted: Vec<ClaimKey> =
        claims.iter().copied().filter(|&claim| library.counts(claim) && library[claim].by.contains(&actor)).collect();
    // Whether two answers hold for one time only the comparison knows.
    let is_found_together = |left: ClaimKey, right: ClaimKey| {
        let differs = [left, right].map(|claim| &at.comparisons().source(library[claim].source).differs);
        differs.into_iter().flatten().any(|found| [(found.own, found.other), (found.other, found.own)].contains(&(left, right)))
    };
    let differ = |left: ClaimKey, right: ClaimKey| {
        let (one, other) = (&library[left], &library[right]);
        let are_two_statements = one.statement.zip(other.statement).is_some_and(|(one, other)| one != other);
        let excludes = library[question].excludes(one.given(), other.given());
        let is_one_time = !library[question].over_time || is_found_together(left, right);
        // Two papers with one unnamed voice may have heard two, unless both name one statement.
        let are_two_voices = library[actor].kind == ActorKind::Unnamed
            && library[actor].part_of.is_none()
            && library[one.source].publisher_key != library[other.source].publisher_key
            && (one.statement.is_none() || one.statement != other.statement);
        one.source != other.source && !are_two_statements && !are_two_voices && excludes && is_one_time
    };
    quoted.iter().copied().filter(|&left| quoted.iter().any(|&right| differ(left, right))).collect()
}

/// The reports of some claims, each at the first of them.
fn reports(at: &Viewpoint<'_>, claims: &[ClaimKey]) -> Vec<Link> {
    let mut seen: Vec<SourceKey> = Vec::new();
    let mut links = Vec::new();
    for &claim in claims {
        let source = at.library()[claim].source;
        if !seen.contains(&source) {
            seen.push(source);
            links.push(Link { href: at.claim_href(claim), label: at.source(source).label });
        }
    }
    links
}

/// Those who contradict it, the most questions first.
fn contradicted(at: &Viewpoint<'_>, key: ActorKey) -> Vec<Phrase> {
    let library = at.library();
    let mut by_whom: Vec<(ActorKey, Vec<QuestionKey>)> = Vec::new();
    for dispute in &at.comparisons().actor(key).disputes {
        match by_whom.iter_mut().find(|(with, _)| *with == dispute.with) {
            Some((_, questions)) => questions.push(dispute.question),
            None => by_whom.push((dispute.with, vec![dispute.question])),
        }
    }
    by_whom.sort_by_key(|(with, questions)| (std::cmp::Reverse(questions.len()), *with));
    let phrase = |(with, questions): &(ActorKey, Vec<QuestionKey>)| {
        let questions = Phrase::row_and_more(at.words(), at.short_questions(questions), NAMED);
        let key = if library.side(*with) == library.side(key) { "contradicted_same_side" } else { "contradicted_by" };
        let parts = [("actor", Phrase::of_link(at.actor(*with))), ("questions", questions)];
        Phrase::filled(at.words().get(key), &parts)
    };
    Phrase::lines_and_more(at.words(), by_whom.iter().map(phrase), CONTRADICTED)
}

/// The claims of its members and theirs that it does not make with them, in the order of the tables.
fn claims_of_members(at: &Viewpoint<'_>, key: ActorKey) -> Vec<ClaimKey> {
    let mut members: Vec<ActorKey> = at.comparisons().actor(key).members.clone();
    let mut next = 0;
    while let Some(&member) = members.get(next) {
        members.extend(&at.comparisons().actor(member).members);
        next += 1;
    }
    let claims = members.iter().flat_map(|&member| at.plan.mentions.spoken(at.library(), at.comparisons(), member));
    let mut claims = in_table_order(at, claims.filter(|&claim| !at.library()[claim].by.contains(&key)));
    claims.dedup();
    claims
}

fn members_say(at: &Viewpoint<'_>, key: ActorKey) -> Vec<AboutRow> {
    claims_of_members(at, key).into_iter().map(|claim| told_row(at, claim)).collect()
}

/// `All 27, and 1 that does not count`, as the sentence above the list counts them.
fn all_that_count(at: &Viewpoint<'_>, all: usize, counting: usize) -> String {
    match all - counting {
        0 => at.words().count("all_about", all, &[]),
        others => at.words().count("all_that_count", others, &[("counting", &counting.to_string())]),
    }
}

fn told_row(at: &Viewpoint<'_>, claim: ClaimKey) -> AboutRow {
    let said = &at.library()[claim];
    AboutRow { question: at.short_question(said.question), told: at.told(&[claim]).remove(0), report: at.source(said.source) }
}

/// What others say of it, in the order of the tables.
fn about(at: &Viewpoint<'_>, key: ActorKey) -> Vec<AboutRow> {
    let library = at.library();
    let by_others = |claim: &ClaimKey| library[*claim].by.binary_search(&key).is_err();
    let claims = in_table_order(at, at.comparisons().actor(key).about.iter().copied().filter(by_others));
    claims.into_iter().map(|claim| told_row(at, claim)).collect()
}

/// `Names used: Khawaja Asif (3 reports) and Asif (1 report).` A voice without a name has none that a report could use.
fn names(at: &Viewpoint<'_>, key: ActorKey) -> Option<Phrase> {
    if at.library()[key].kind == ActorKind::Unnamed {
        return None;
    }
    let words = at.words();
    let declared = at.comparisons().actor(key).names.iter().map(|name| (name.form.as_str(), name.sources.len()));
    let own = (at.library()[key].name.as_str(), reports_with_own_name(at, key));
    let mut forms: Vec<(&str, usize)> = declared.chain((own.1 > 0).then_some(own)).collect();
    forms.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    // The first number says what is counted.
    let form = |(&(name, count), index): (&(&str, usize), usize)| {
        let reports = if index == 0 { words.count("count_reports", count, &[]) } else { count.to_string() };
        words.say("name_used", &[("name", &words.isolated(name)), ("reports", &reports)])
    };
    let named: Vec<String> = forms.iter().zip(0..).map(form).collect();
    let row = words.listed_and_more(&named, NAMES);
    (!named.is_empty()).then(|| Phrase::of_text(words.say("names_used", &[("names", &row)])))
}

/// How many reports call it as the site does: those that declare the very name, and those in whose text it was counted.
fn reports_with_own_name(at: &Viewpoint<'_>, key: ActorKey) -> usize {
    let library = at.library();
    let declare = at.plan.mentions.names(library, key).filter(|(_, name)| name.form == library[key].name).map(|(source, _)| source);
    let mentions = at.comparisons().actor(key).mentions.iter().map(|mention| mention.source);
    let counted = mentions.filter(|source| {
        let counts = at.comparisons().texts.counted(source.index());
        counts.is_some_and(|counts| counts.named_in_full.binary_search(&key).is_ok())
    });
    declare.chain(counted).collect::<BTreeSet<SourceKey>>().len()
}

fn statement(at: &Viewpoint<'_>, tally: &StatementTally) -> StatementView {
    let library = at.library();
    let statement = &library[tally.statement];
    StatementView {
        anchor: statement_anchor(statement.id.as_str()),
        facts: statement_facts(at, tally),
        withdrawn: statement.withdrawn.as_ref().map(|withdrawal| at.withdrawal("statement", withdrawal)),
        collations: collations(at, &tally.claims),
    }
}

/// What a statement was about, when, how and where it was made, and how many reports carry it.
fn statement_facts(at: &Viewpoint<'_>, tally: &StatementTally) -> Vec<Phrase> {
    let library = at.library();
    let (statement, words) = (&library[tally.statement], at.words());
    let mut carrying: Vec<SourceKey> =
        tally.claims.iter().filter(|&&claim| library.counts(claim)).map(|&claim| library[claim].source).collect();
    carrying.sort_unstable();
    carrying.dedup();
    let text = |key: &str, place: &'static str, text: &str| Phrase::of_text(words.say(key, &[(place, &words.isolated(text))]));
    let about = statement.about.as_deref().map(|about| Phrase::of_text(words.isolated(about)));
    let event = statement.event.map(|event| Phrase::filled(words.get("statement_at"), &[("event", Phrase::of_link(at.event(event)))]));
    [
        about,
        at.date(statement.on).map(|date| text("statement_on", "date", &capital(&date.text))),
        statement.via.as_deref().map(|via| text("statement_via", "via", &via.replace('-', " "))),
        event,
        // That what carries it was withdrawn does not mean that nobody carried it.
        (tally.claims.is_empty() || !carrying.is_empty()).then(|| Phrase::of_text(words.count("statement_carried", carrying.len(), &[]))),
    ]
    .into_iter()
    .flatten()
    .collect()
}
