//! Everything but sources and claims as lists of values.

use super::Fields;
use crate::diff::names::Names;
use crate::diff::prose::body;
use crate::model::library::{
    Actor, Assumption, Briefing, Event, Evidence, Judgement, Page, PointsTo, Question, Role, Site, Statement, Watch,
};
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
    fields.list("alternatives", briefing.alternatives.iter().map(|one| format!("{}: {}", one.id, one.text)).collect());
    fields.list("evidence", briefing.evidence.iter().map(|one| evidence(names, briefing, one)).collect());
    fields.list("watch", briefing.watch.iter().map(|one| watch(names, briefing, one)).collect());
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
    match judgement.assumes.as_slice() {
        [Assumption { text, strength: None }] => fields.words("assumes", Some(text)),
        assumes => fields.list("assumes", assumes.iter().map(assumption).collect()),
    }
    fields.words("would_change", judgement.would_change.as_deref());
    if let Some(resolves) = &judgement.resolves {
        fields.date("resolves.by", resolves.by);
        fields.words("resolves.how", resolves.how.as_deref());
    }
    if let Some(outcome) = &judgement.outcome {
        fields.date("outcome.on", outcome.on);
        fields.plain("outcome.was", Some(outcome.was));
        fields.list("outcome.because", outcome.because.iter().map(|&key| names.of(key)).collect());
        fields.words("outcome.why", outcome.why.as_deref());
    }
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

fn assumption(assumption: &Assumption) -> String {
    assumption.strength.map_or_else(|| assumption.text.clone(), |strength| format!("{} ({strength})", assumption.text))
}

/// `source#claim: deal for, strike against`.
fn evidence(names: Names<'_>, briefing: &Briefing, evidence: &Evidence) -> String {
    let fits = briefing.alternatives.iter().zip(&evidence.fits).filter_map(|(one, fit)| Some(format!("{} {}", one.id, (*fit)?)));
    format!("{}: {}", names.of(evidence.claim), fits.collect::<Vec<_>>().join(", "))
}

/// `the sign → no-quick-round, seen on 2025-03-09 (source#claim)`.
fn watch(names: Names<'_>, briefing: &Briefing, watch: &Watch) -> String {
    let pointed = watch.points_to.map(|pointed| match pointed {
        PointsTo::Judgement(index) => &briefing.judgements[index].id,
        PointsTo::Alternative(index) => &briefing.alternatives[index].id,
    });
    let pointed = pointed.map(|id| format!(" → {id}")).unwrap_or_default();
    let seen = watch.seen.as_ref().map(|(on, because)| {
        let on = on.map(|on| format!(" on {on}")).unwrap_or_default();
        let because: Vec<String> = because.iter().map(|&key| names.of(key)).collect();
        format!(", seen{on}{}", if because.is_empty() { String::new() } else { format!(" ({})", because.join(", ")) })
    });
    format!("{}{pointed}{}", watch.sign, seen.unwrap_or_default())
}

fn role(role: &Role) -> String {
    let from = role.from.map(|from| format!(" from {from}")).unwrap_or_default();
    let to = role.to.map(|to| format!(" to {to}")).unwrap_or_default();
    format!("{}{from}{to}", role.title)
}
