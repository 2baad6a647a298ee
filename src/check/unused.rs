//! Files that nothing uses. Where a record could not be read, nobody can say what it mentions, and these rules hold their peace.

use super::Site;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::id::{ActorKey, QuestionKey, StatementKey};
use crate::model::library::{Actor, Question, Statement};
use crate::model::outline::Step;

/// Questions that no claim answers, of events that no source covers.
pub(super) fn questions(site: &Site<'_>) -> Vec<Diagnostic> {
    let (library, mentions) = (site.library, &site.library.mentions);
    if mentions.incomplete {
        return Vec::new();
    }
    let questions = library.questions.entries();
    let unused = questions.filter(|(key, question)| !mentions.questions.contains(key) && !mentions.covered.contains(&question.event));
    let finding = |(_, question): (QuestionKey, &Question)| {
        let event = &library[question.event].id;
        let message = format!("no source covers `{event}`, the event of the question `{}`", question.id);
        let help = "ask it of an event that a source covers, or take it away";
        Diagnostic::new(Code::UnusedQuestion, question.record.place(&[]), message, help)
    };
    unused.map(finding).collect()
}

/// Actors that nothing else mentions.
pub(super) fn actors(site: &Site<'_>) -> Vec<Diagnostic> {
    let mentions = &site.library.mentions;
    if mentions.incomplete {
        return Vec::new();
    }
    let actors = site.library.actors.entries();
    let unused = actors.filter(|(key, _)| !mentions.actors.contains(key));
    let finding = |(_, actor): (ActorKey, &Actor)| {
        let message = format!("nothing mentions the actor `{}`", actor.id);
        Diagnostic::new(Code::UnusedActor, actor.record.place(&[]), message, "use it, or delete the file")
    };
    unused.map(finding).collect()
}

/// Statements that no claim carries.
pub(super) fn statements(site: &Site<'_>) -> Vec<Diagnostic> {
    let (library, mentions) = (site.library, &site.library.mentions);
    if mentions.incomplete {
        return Vec::new();
    }
    let unused = library.statements.entries().filter(|(key, _)| !mentions.statements.contains(key));
    let finding = |(key, statement): (StatementKey, &Statement)| {
        let path = [Step::Key("statements"), Step::Index(statement.position), Step::Key("id")];
        let place = library[statement.actor].record.place(&path);
        let message = format!("no claim carries the statement `{}`", library.statement_id(key));
        let help = "name it under `statement:` in the claims that carry it, or take it away";
        Diagnostic::new(Code::UnusedStatement, place, message, help)
    };
    unused.map(finding).collect()
}
