//! Everything but sources and claims as lists of values.

use super::Fields;
use crate::diff::names::Names;
use crate::diff::prose::body;
use crate::model::library::{Actor, Briefing, Event, Judgement, Page, Question, Role, Site, Statement};
use crate::model::number::Number;

pub(super) fn site(fields: &mut Fields, site: &Site) {
    fields.words("title", Some(&site.title));
    fields.words("description", site.description.as_deref());
    fields.plain("base_url", site.base_url.as_ref());
    fields.plain("language", Some(&site.language));
    fields.list("authors", site.authors.clone());
    fields.plain("licence", site.licence.as_ref());
    fields.plain("edit_url", site.edit_url.as_ref());
    fields.plain("limits.max_quote_words", Some(site.limits.max_quote_words));
    fields.plain("limits.max_quoted_share", Some(site.limits.max_quoted_share));
    fields.plain("limits.max_quoted_words", Some(site.limits.max_quoted_words));
    fields.extra(&site.extra);
}

pub(super) fn briefing(fields: &mut Fields, names: Names<'_>, briefing: &Briefing) {
    fields.words("title", Some(&briefing.title));
    fields.plain("as_of", Some(briefing.as_of));
    fields.plain("edition", briefing.edition);
    fields.words("changed", briefing.changed.as_deref());
    fields.list("events", briefing.events.iter().map(|&key| names.of(key)).collect());
    fields.list("authors", briefing.authors.clone());
    fields.words("status", briefing.status.as_deref());
    fields.words("summary", briefing.summary.as_deref());
    fields.list("gaps", briefing.gaps.clone());
    fields.plain("draft", briefing.draft.then_some("true"));
    fields.extra(&briefing.extra);
    fields.words("body", Some(&body(names, &briefing.record)));
}

pub(super) fn judgement(fields: &mut Fields, names: Names<'_>, judgement: &Judgement) {
    fields.words("text", Some(&judgement.text));
    fields.plain("likelihood", judgement.likelihood);
    fields.plain("confidence", judgement.confidence);
    fields.words("basis", judgement.basis.as_deref());
    fields.list("because", judgement.because.iter().map(|&key| names.of(key)).collect());
    fields.list("against", judgement.against.iter().map(|&key| names.of(key)).collect());
    fields.words("assumes", judgement.assumes.as_deref());
    fields.words("would_change", judgement.would_change.as_deref());
}

pub(super) fn event(fields: &mut Fields, names: Names<'_>, event: &Event) {
    fields.words("title", Some(&event.title));
    fields.date("when", event.when);
    fields.plain("place", event.place.as_ref());
    fields.plain("part_of", event.part_of.map(|key| names.of(key)));
    fields.plain("follows", event.follows.map(|key| names.of(key)));
    fields.list("participants", event.participants.iter().map(|&key| names.of(key)).collect());
    fields.list("mediators", event.mediators.iter().map(|&key| names.of(key)).collect());
    fields.extra(&event.extra);
    fields.words("body", Some(&body(names, &event.record)));
}

pub(super) fn question(fields: &mut Fields, names: Names<'_>, question: &Question) {
    fields.words("question", Some(&question.question));
    fields.plain("short", question.short.as_ref());
    fields.plain("event", Some(names.of(question.event)));
    fields.plain("order", question.order);
    fields.plain("kind", Some(question.kind));
    fields.list("answers", question.answers.iter().map(|(id, label)| format!("{id}: {label}")).collect());
    fields.plain("unit", question.unit.as_ref());
    fields.plain("tolerance", (question.tolerance != Number::ZERO).then_some(question.tolerance));
    fields.date("knowable_from", question.knowable_from);
    fields.words("verdict", question.verdict.as_deref());
    fields.words("because", question.because.as_deref());
    fields.extra(&question.extra);
    fields.words("body", Some(&body(names, &question.record)));
}

pub(super) fn actor(fields: &mut Fields, names: Names<'_>, actor: &Actor) {
    fields.plain("name", Some(&actor.name));
    fields.plain("kind", Some(actor.kind));
    fields.plain("part_of", actor.part_of.map(|key| names.of(key)));
    fields.list("roles", actor.roles.iter().map(role).collect());
    fields.list("aliases", actor.aliases.clone());
    fields.list("names_in", actor.names_in.iter().map(|(language, name)| format!("{language}: {name}")).collect());
    fields.list("same_as", actor.same_as.clone());
    fields.extra(&actor.extra);
    fields.words("body", Some(&body(names, &actor.record)));
}

pub(super) fn statement(fields: &mut Fields, names: Names<'_>, statement: &Statement) {
    fields.date("on", statement.on);
    fields.plain("via", statement.via.as_ref());
    fields.plain("event", statement.event.map(|key| names.of(key)));
    fields.words("about", statement.about.as_deref());
    fields.withdrawn(statement.withdrawn.as_ref());
}

pub(super) fn page(fields: &mut Fields, names: Names<'_>, page: &Page) {
    fields.words("title", Some(&page.title));
    fields.words("description", page.description.as_deref());
    fields.plain("order", page.order);
    fields.extra(&page.extra);
    fields.words("body", Some(&body(names, &page.record)));
}

fn role(role: &Role) -> String {
    let from = role.from.map(|from| format!(" from {from}")).unwrap_or_default();
    let to = role.to.map(|to| format!(" to {to}")).unwrap_or_default();
    format!("{}{from}{to}", role.title)
}
