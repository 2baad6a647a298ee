//! The data file of a built site, by the ids of its records.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::Site;

/// What `data/briefing.json` says.
pub(super) struct Data(Value);

impl Data {
    /// Reads the data file of a site that is built.
    pub(super) fn of(site: &Site) -> Self {
        Self(site.data())
    }

    /// The records of a kind (`questions`) by their ids.
    #[track_caller]
    pub(super) fn by_id(&self, kind: &str) -> BTreeMap<&str, &Value> {
        list(&self.0[kind]).iter().map(|record| (word(&record["id"]), record)).collect()
    }

    /// A record by its id.
    #[track_caller]
    pub(super) fn record(&self, kind: &str, id: &str) -> &Value {
        self.by_id(kind).get(id).unwrap_or_else(|| panic!("no `{id}` in `{kind}`"))
    }

    /// The live claims of one cell of a question.
    pub(super) fn live_claims(&self, cell: &Value) -> Vec<&Value> {
        let claims = self.by_id("claims");
        list(&cell["claims"]).iter().map(|id| claims[word(id)]).filter(|claim| claim["withdrawn"] == false).collect()
    }
}

/// A list of the data file.
#[track_caller]
pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("{value} is no list"))
}

/// A word of the data file.
#[track_caller]
pub(super) fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no word"))
}
