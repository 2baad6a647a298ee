//! What things are called, so that both states use one name for one thing: a renamed record of the former state goes by its new id.

use std::collections::BTreeMap;

use crate::model::library::Library;
use crate::model::thing::Thing;
use crate::model::words::ThingKind;

/// Former ids and the new ones that took their place. Claims, statements and judgements stand here under their full ids.
#[derive(Debug, Default)]
pub(super) struct Renames(BTreeMap<(ThingKind, String), String>);

impl Renames {
    pub(super) fn insert(&mut self, kind: ThingKind, former: String, new: String) {
        self.0.insert((kind, former), new);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The new id of a record, where it has one.
    pub(super) fn new_id(&self, kind: ThingKind, former: &str) -> Option<&str> {
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

    /// What a thing of the library is called: of a part, renamed itself or following its record.
    pub(super) fn of(&self, thing: impl Into<Thing>) -> String {
        let thing = thing.into();
        let id = thing.id(self.library);
        let Some(new_ids) = self.renames else { return id };
        match (new_ids.new_id(thing.kind(), &id), thing.whole(self.library)) {
            (Some(renamed), _) => renamed.to_owned(),
            (None, Some(whole)) => format!("{}#{}", self.of(whole), thing.own_id(self.library)),
            (None, None) => id,
        }
    }
}
