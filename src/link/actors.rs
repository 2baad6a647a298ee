//! Actors with their sides, and their statements.

use std::collections::{BTreeMap, BTreeSet};

use super::events::{date, event_key};
use super::references::{References, leading, unique};
use super::{rings, texts};
use crate::diagnostic::{self, Code, Diagnostic};
use crate::model::id::{ActorKey, StatementKey};
use crate::model::kind::Kind;
use crate::model::library::{Actor, Library, Role, Statement, Withdrawal};
use crate::model::list::{Key as _, List};
use crate::model::outline::Step;
use crate::model::parsed::{FileRecord, Parsed, ParsedSite};
use crate::model::schema::{ActorFile, RoleFile, WithdrawnFile};
use crate::model::words::ActorKind;
use crate::span::Span;

/// Links the actors and their statements.
pub(super) fn link(site: &ParsedSite, references: &mut References<'_>) -> (List<ActorKey, Actor>, List<StatementKey, Statement>) {
    let mut actors = List::default();
    let mut statements = List::default();
    for (index, parsed) in site.actors.iter().enumerate() {
        let key = ActorKey::at(index);
        let first = statements.len();
        link_statements(parsed, key, references, &mut statements);
        let Parsed { id, fields, record } = parsed;
        let part_of = references.field(Kind::Actor, record, &[Step::Key("part_of")], fields.part_of.as_ref()).at();
        let close_to = references.field(Kind::Actor, record, &[Step::Key("close_to")], fields.close_to.as_ref()).at();
        let is_unnamed = fields.kind.is_none_or(|kind| kind == ActorKind::Unnamed) && part_of.is_none();
        if close_to.is_some() && !is_unnamed {
            let message = format!("`close_to` belongs to an unnamed voice that is part of nobody, and `{id}` is none");
            let help = "take it away, or say with `part_of:` what the actor belongs to";
            references.note(Diagnostic::new(Code::FieldWithoutEffect, record.place(&[Step::Key("close_to")]), message, help));
        }
        actors.push(Actor {
            id: id.clone(),
            record: record.clone(),
            name: fields.name.clone().unwrap_or_else(|| id.to_string()),
            called: fields.short.clone().filter(|short| !short.trim().is_empty()).unwrap_or_default(),
            kind: fields.kind.unwrap_or(ActorKind::Unnamed),
            part_of: part_of.map(ActorKey::at),
            side: key,
            close_to: close_to.map(ActorKey::at),
            roles: roles(fields),
            aliases: texts(fields.aliases.as_ref()),
            names_in: fields.names_in.iter().flat_map(|names| &names.0).filter(|(_, name)| !name.trim().is_empty()).cloned().collect(),
            same_as: texts(fields.same_as.as_ref()),
            statements: first..statements.len(),
            extra: fields.extra.clone().unwrap_or_default(),
        });
    }
    let mut chain = actors.map(|(_, actor): (_, &Actor)| actor.part_of);
    references.note_all(rings::cut(&actors, &mut chain, "part_of"));
    let tops = rings::tops(&chain);
    for (key, actor) in actors.entries_mut() {
        actor.part_of = chain[key];
        actor.side = tops[key];
    }
    call(&mut actors);
    (actors, statements)
}

/// Gives every actor that has no short name, or one that is another's too, its name in place of it.
fn call(actors: &mut List<ActorKey, Actor>) {
    let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
    for actor in actors.iter() {
        let names: BTreeSet<&String> = [&actor.name, &actor.called].into_iter().collect();
        for name in names {
            *bearers.entry(name.clone()).or_default() += 1;
        }
    }
    for (_, actor) in actors.entries_mut() {
        if actor.called.is_empty() || bearers[&actor.called] > 1 {
            actor.called.clone_from(&actor.name);
        }
    }
}

fn link_statements(
    parsed: &Parsed<ActorFile>,
    actor: ActorKey,
    references: &mut References<'_>,
    statements: &mut List<StatementKey, Statement>,
) {
    let Parsed { fields, record, .. } = parsed;
    let Some(list) = &fields.statements else { return };
    let mut events = Vec::with_capacity(list.len());
    for (position, statement) in list.iter().enumerate() {
        let path = [Step::Key("statements"), Step::Index(position), Step::Key("event")];
        events.push(event_key(references.field(Kind::Event, record, &path, statement.event.as_ref())));
    }
    for (id, position) in unique(record, "statements", list.iter().map(|statement| statement.id.as_deref()), references) {
        let statement = &list[position];
        statements.push(Statement {
            id,
            actor,
            position,
            on: date(statement.on.as_ref()),
            via: statement.via.clone(),
            event: events[position],
            about: statement.about.clone(),
            withdrawn: withdrawal(statement.withdrawn.as_ref()),
        });
    }
}

fn roles(fields: &ActorFile) -> Vec<Role> {
    let role = |role: &RoleFile| {
        let title = role.title.clone().filter(|title| !title.trim().is_empty())?;
        Some(Role { title, from: date(role.from.as_ref()), to: date(role.to.as_ref()) })
    };
    fields.roles.iter().flatten().filter_map(role).collect()
}

/// When and why something was withdrawn.
pub(super) fn withdrawal(withdrawn: Option<&WithdrawnFile>) -> Option<Withdrawal> {
    withdrawn.map(|withdrawn| Withdrawal { on: date(withdrawn.on.as_ref()), why: withdrawn.why.clone() })
}

impl References<'_> {
    /// Looks up a statement written as `actor-id#statement-id` in `record`, and says where it leads nowhere.
    pub(super) fn statement(
        &mut self,
        site: &ParsedSite,
        library: &Library,
        record: &FileRecord,
        span: impl Fn() -> Span,
        written: &str,
    ) -> Option<StatementKey> {
        if written.trim().is_empty() {
            return None;
        }
        let Some((actor, statement)) = written.split_once('#') else {
            self.unknown(span(), format!("`{written}` names no statement"), None, "write it as `actor-id#statement-id`");
            return None;
        };
        let found = self.look_up(Kind::Actor, actor, || leading(record, span(), actor));
        self.mention(Kind::Actor, found);
        let meant = found.meant().and_then(|index| library.statement_key(ActorKey::at(index), statement));
        self.mentions().statements.extend(meant);
        let index = found.at()?;
        if meant.is_some() {
            return meant;
        }
        let Parsed { fields, record: named, .. } = &site.actors[index];
        let written_ids = fields.statements.iter().flatten().filter_map(|known| known.id.as_deref());
        let unreadable = named.is_written(&[Step::Key("statements")]) && fields.statements.is_none();
        if unreadable || written_ids.clone().any(|known| known == statement) {
            return None;
        }
        let near = diagnostic::nearest(statement, written_ids);
        let meant = near.and_then(|near| library.statement_key(ActorKey::at(index), near));
        self.mentions().statements.extend(meant);
        let near = near.map(|near| format!("{actor}#{near}"));
        let otherwise = format!("add it under `statements:` in `{}`", named.path);
        self.unknown(span(), format!("`{actor}` has no statement `{statement}`"), near, &otherwise);
        None
    }
}
