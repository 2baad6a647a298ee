//! What things are called, so that both states use one name for one thing: a renamed record of the former state goes by its new id.

use std::collections::BTreeMap;

use crate::diff::difference::RecordKind;
use crate::impact::ProseKey;
use crate::model::id::{ActorKey, BriefingKey, ClaimKey, EventKey, PageKey, QuestionKey, SourceKey, StatementKey};
use crate::model::library::{Judgement, Library};

/// Former ids and the new ones that took their place. Claims, statements and judgements stand here under their full ids.
#[derive(Debug, Default)]
pub(super) struct Renames(BTreeMap<(RecordKind, String), String>);

impl Renames {
    pub(super) fn insert(&mut self, kind: RecordKind, former: String, new: String) {
        self.0.insert((kind, former), new);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The new id of a record, where it has one.
    pub(super) fn new_id(&self, kind: RecordKind, former: &str) -> Option<&str> {
        self.0.get(&(kind, former.to_owned())).map(String::as_str)
    }
}

/// The names of one library's things.
#[derive(Clone, Copy)]
pub(super) struct Names<'side> {
    pub(super) library: &'side Library,
    /// `None` for the new state, whose ids are the names.
    renames: Option<&'side Renames>,
}

macro_rules! names {
    ($($name:ident($key:ident) is $kind:ident;)+) => {$(
        pub(super) fn $name(&self, key: $key) -> String {
            self.called(RecordKind::$kind, self.library[key].id.as_str())
        }
    )+};
}

impl<'side> Names<'side> {
    pub(super) fn before(library: &'side Library, renames: &'side Renames) -> Self {
        Self { library, renames: (!renames.is_empty()).then_some(renames) }
    }

    pub(super) fn after(library: &'side Library) -> Self {
        Self { library, renames: None }
    }

    /// The renames that hold for this library, where there are any.
    pub(super) fn renames(&self) -> Option<&'side Renames> {
        self.renames
    }

    /// What a record of the library with this id is called.
    pub(super) fn called(&self, kind: RecordKind, id: &str) -> String {
        self.renames.and_then(|renames| renames.new_id(kind, id)).unwrap_or(id).to_owned()
    }

    names! {
        source(SourceKey) is Source;
        actor(ActorKey) is Actor;
        event(EventKey) is Event;
        question(QuestionKey) is Question;
        briefing(BriefingKey) is Briefing;
        page(PageKey) is Page;
    }

    /// What a record with prose is called.
    pub(super) fn prose(&self, key: ProseKey) -> String {
        match key {
            ProseKey::Briefing(key) => self.briefing(key),
            ProseKey::Event(key) => self.event(key),
            ProseKey::Question(key) => self.question(key),
            ProseKey::Source(key) => self.source(key),
            ProseKey::Actor(key) => self.actor(key),
            ProseKey::Page(key) => self.page(key),
        }
    }

    pub(super) fn claim(&self, key: ClaimKey) -> String {
        let claim = &self.library[key];
        self.part(RecordKind::Claim, self.library[claim.source].id.as_str(), &self.source(claim.source), claim.id.as_str())
    }

    pub(super) fn statement(&self, key: StatementKey) -> String {
        let statement = &self.library[key];
        let actor = statement.actor;
        self.part(RecordKind::Statement, self.library[actor].id.as_str(), &self.actor(actor), statement.id.as_str())
    }

    pub(super) fn judgement(&self, briefing: BriefingKey, judgement: &Judgement) -> String {
        let former = self.library[briefing].id.as_str();
        self.part(RecordKind::Judgement, former, &self.briefing(briefing), judgement.id.as_str())
    }

    /// The name of a part of a record: renamed itself, or following its record.
    fn part(&self, kind: RecordKind, former_whole: &str, whole: &str, part: &str) -> String {
        let renamed = self.renames.and_then(|renames| renames.new_id(kind, &format!("{former_whole}#{part}")));
        renamed.map_or_else(|| format!("{whole}#{part}"), str::to_owned)
    }
}
