//! Claims: the question, the answer, who says so in which statement.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::actors::withdrawal;
use super::answers;
use super::events::date;
use super::references::{Lookup, References, meant_id, unique};
use super::sources::{claim_has, claim_path, is_covered};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::answer::Answer;
use crate::model::id::{ActorKey, ClaimKey, Id, QuestionKey, SourceKey, StatementKey};
use crate::model::kind::Kind;
use crate::model::library::{Claim, Coverage, Library, Question};
use crate::model::list::{Key as _, List};
use crate::model::outline::Step;
use crate::model::parsed::{FileRecord, Parsed, ParsedSite};
use crate::model::schema::{ClaimFile, SourceFile};
use crate::model::words::{Mode, Sourcing};

/// What a claim is read against.
pub(super) struct Context<'link> {
    pub(super) site: &'link ParsedSite,
    /// With its events, actors, statements and questions.
    pub(super) library: &'link Library,
    pub(super) source: SourceKey,
    /// The events that the source covers, sorted.
    pub(super) covers: &'link [Coverage],
    /// Whether every event that the source names is known; otherwise nobody can say what it does not cover.
    pub(super) all_covers_known: bool,
}

/// Links the claims of one source and adds those that can be kept to `claims`, by id. All faults of all of them are said.
pub(super) fn link(
    parsed: &Parsed<SourceFile>,
    context: &Context<'_>,
    references: &mut References<'_>,
    claims: &mut List<ClaimKey, Claim>,
) {
    let Some(list) = &parsed.fields.claims else { return };
    let mut linked: Vec<Option<Linked>> =
        list.iter().enumerate().map(|(position, claim)| link_one(&parsed.record, position, claim, context, references)).collect();
    let ids = ids(&parsed.record, list, references);
    for (id, position) in unique(&parsed.record, "claims", ids.iter().map(|id| id.as_deref()), references) {
        if let Some(linked) = linked[position].take() {
            claims.push(claim(id, position, &list[position], context.source, linked));
        }
    }
}

/// The id of a claim: the one that it is given, else the last segment of its question's id.
pub(super) fn id_of(claim: &ClaimFile) -> Option<&str> {
    claim.id.as_deref().or_else(|| default_id(claim))
}

fn default_id(claim: &ClaimFile) -> Option<&str> {
    claim.question.as_deref().map(|question| question.rsplit('/').next().unwrap_or(question)).filter(|id| Id::parse_segment(id).is_some())
}

/// The ids of the claims. A claim without one has none where another has what would be its default: it is asked for its own.
fn ids<'claims>(record: &FileRecord, list: &'claims [ClaimFile], references: &mut References<'_>) -> Vec<Option<&'claims str>> {
    let mut firsts: BTreeMap<Id, usize> = BTreeMap::new();
    for (position, claim) in list.iter().enumerate() {
        if let Some(id) = claim.id.as_deref().and_then(meant_id) {
            firsts.entry(id).or_insert(position);
        }
    }
    let mut ids = Vec::with_capacity(list.len());
    for (position, claim) in list.iter().enumerate() {
        // What is written as an id and could not be read was reported, and is not missing.
        if claim.id.is_some() || claim_has(record, position, "id") {
            ids.push(claim.id.as_deref());
            continue;
        }
        let default = default_id(claim);
        let first = default.and_then(Id::parse_segment).and_then(|id| match firsts.entry(id) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(free) => {
                free.insert(position);
                None
            }
        });
        if let (Some(id), Some(first)) = (default, first) {
            let place = |position| record.place(&claim_path(position, "id"));
            let message = format!("this claim needs an `id`: another one of the source has `{id}`, which its question would give it");
            let finding = Diagnostic::new(Code::MissingField, place(position), message, "give it an id of its own: `id: second-answer`");
            references.note(finding.with_label(place(first), format!("this one is `{id}`")));
        }
        ids.push(default.filter(|_| first.is_none()));
    }
    ids
}

/// What a claim refers to.
struct Linked {
    question: QuestionKey,
    answer: Answer,
    by: Vec<ActorKey>,
    statement: Option<StatementKey>,
    on_behalf_of: Option<ActorKey>,
    about: Vec<ActorKey>,
}

fn link_one(
    record: &FileRecord,
    position: usize,
    claim: &ClaimFile,
    context: &Context<'_>,
    references: &mut References<'_>,
) -> Option<Linked> {
    let question = question(record, position, claim, context, references);
    let answer = question.and_then(|(question, _)| {
        let (index, given) = (question_index(context, question)?, claim.answer.as_ref()?);
        let path = claim_path(position, "answer");
        let place = answers::AnswerPlace { record, path: &path };
        let mut diagnostics = Vec::new();
        let fields = &context.site.questions[index].fields;
        let answer = answers::read(&context.library[question], fields, given, &place, &mut diagnostics);
        references.note_all(diagnostics);
        answer
    });
    let mut by = references.actors(record, &claim_path(position, "by"), claim.by.as_ref());
    let all_by_known = by.len() == claim.by.iter().flatten().filter(|id| !id.trim().is_empty()).count();
    by.sort_unstable();
    let statement = claim.statement.as_ref().and_then(|written| {
        references.statement(context.site, context.library, record, || record.place(&claim_path(position, "statement")), written)
    });
    if let Some(statement) = statement {
        let actor = context.library[statement].actor;
        if !claim_has(record, position, "by") {
            by = vec![actor];
        } else if !by.contains(&actor) && all_by_known && !by.is_empty() {
            references.note(statement_of_another(record, position, actor, context.library));
        }
    }
    references.note_all(sourcing(record, position, claim));
    references.note_all(mode_without_quote(record, position, claim));
    if let Some((question, _)) = question {
        references.note_all(without_effect(record, position, claim, &context.library[question]));
    }
    let on_behalf_of = references.field(Kind::Actor, record, &claim_path(position, "on_behalf_of"), claim.on_behalf_of.as_ref());
    let mut about = references.actors(record, &claim_path(position, "about"), claim.about.as_ref());
    about.sort_unstable();
    let (question, is_covered) = question?;
    let on_behalf_of = on_behalf_of.at().map(ActorKey::at);
    is_covered.then_some(())?;
    Some(Linked { question, answer: answer?, by, statement, on_behalf_of, about })
}

/// The claim's question and whether its source covers the question's event.
fn question(
    record: &FileRecord,
    position: usize,
    claim: &ClaimFile,
    context: &Context<'_>,
    references: &mut References<'_>,
) -> Option<(QuestionKey, bool)> {
    let path = claim_path(position, "question");
    let Lookup::At(index) = references.field(Kind::Question, record, &path, claim.question.as_ref()) else { return None };
    let key = references.question_key(index)?;
    let question = &context.library[key];
    if is_covered(context.covers, question.event) {
        return Some((key, true));
    }
    if context.all_covers_known {
        let event = &context.library[question.event];
        let message = format!("the question `{}` is about the event `{}`, which this source does not cover", question.id, event.id);
        let help = format!("add `- event: {}` to `covers:`, or ask the question of an event that it covers", event.id);
        let diagnostic = Diagnostic::new(Code::EventNotCovered, record.place(&path), message, help);
        let covers = record.place(&[Step::Key("covers")]);
        references.note(diagnostic.with_label(covers, "the events that it covers"));
    }
    Some((key, false))
}

/// Where the question stands in the parsed list: questions keep their order.
fn question_index(context: &Context<'_>, key: QuestionKey) -> Option<usize> {
    let id = &context.library[key].id;
    context.site.questions.binary_search_by(|parsed| parsed.id.cmp(id)).ok()
}

fn statement_of_another(record: &FileRecord, position: usize, actor: ActorKey, library: &Library) -> Diagnostic {
    let message = format!("this is a statement of `{}`, who is not among those in `by`", library[actor].id);
    let place = record.place(&claim_path(position, "statement"));
    Diagnostic::new(Code::StatementOfAnother, place, message, "correct `statement` or `by`")
        .with_label(record.place(&claim_path(position, "by")), "those who say so")
}

/// Where the word for how the source came by the claim contradicts who says so.
fn sourcing(record: &FileRecord, position: usize, claim: &ClaimFile) -> Option<Diagnostic> {
    let sourcing = claim.sourcing?;
    let attributed = ["by", "statement"].into_iter().find(|field| claim_has(record, position, field));
    let (message, help) = match (sourcing, attributed) {
        (Sourcing::OwnVoice, Some(field)) => {
            (format!("`own-voice` contradicts `{field}`, which names a speaker"), "take one of the two away")
        }
        (
            Sourcing::Named
            | Sourcing::OfficialUnnamed
            | Sourcing::CloseTo
            | Sourcing::Analysts
            | Sourcing::StateMedia
            | Sourcing::SocialPost
            | Sourcing::Relayed,
            None,
        ) => (
            format!("`{sourcing}` says that somebody is cited, and no `by` names whom"),
            "name the speaker under `by:`, or correct `sourcing:`",
        ),
        _ => return None,
    };
    Some(Diagnostic::new(Code::SourcingContradictsBy, record.place(&claim_path(position, "sourcing")), message, help))
}

/// The speaker's words are said to be quoted, and there is no quote.
fn mode_without_quote(record: &FileRecord, position: usize, claim: &ClaimFile) -> Option<Diagnostic> {
    if claim.mode != Some(Mode::Quote) || claim_has(record, position, "quote") {
        return None;
    }
    let place = record.place(&claim_path(position, "mode"));
    let help = "add the exact words under `quote:`, or take `mode: quote` away";
    Some(Diagnostic::new(Code::MissingField, place, "`mode: quote` says that words are quoted, and there is no `quote`", help))
}

/// Fields that a claim on this question has for nothing.
fn without_effect(record: &FileRecord, position: usize, claim: &ClaimFile, question: &Question) -> Vec<Diagnostic> {
    let only = claim.only == Some(true) && !question.kind.adds_up();
    let as_of = claim.as_of.is_some() && !question.over_time;
    let finding = |field: &str, message: String, help: &str| {
        Diagnostic::new(Code::FieldWithoutEffect, record.place(&claim_path(position, field)), message, help)
    };
    let only = only.then(|| {
        let message = format!("`only` says something of a set, and the question `{}` is of kind `{}`", question.id, question.kind);
        finding("only", message, "take `only` away")
    });
    let as_of = as_of.then(|| {
        let message = format!("the question `{}` has no `over_time`, so that nothing asks when its answer held", question.id);
        finding("as_of", message, "take `as_of` away, or write `over_time: true` in the question")
    });
    only.into_iter().chain(as_of).collect()
}

fn claim(id: Id, position: usize, fields: &ClaimFile, source: SourceKey, linked: Linked) -> Claim {
    Claim {
        id,
        source,
        position,
        question: linked.question,
        answer: linked.answer,
        as_of: date(fields.as_of.as_ref()),
        only: fields.only.unwrap_or(false),
        by: linked.by,
        statement: linked.statement,
        sourcing: fields.sourcing,
        on_behalf_of: linked.on_behalf_of,
        about: linked.about,
        mode: fields.mode,
        quote: fields.quote.clone(),
        prefix: fields.prefix.clone(),
        suffix: fields.suffix.clone(),
        says: fields.says.clone(),
        translation: fields.translation.clone(),
        credibility: fields.credibility.filter(|code| (1..=6).contains(code)),
        location: fields.location.clone(),
        note: fields.note.clone(),
        withdrawn: withdrawal(fields.withdrawn.as_ref()),
        replaced_by: None,
    }
}
