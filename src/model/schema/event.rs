//! `content/events/`: one thing that happened.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Extra, Schema};

/// One thing that happened: when, where, who took part, what it followed. Two rounds of talks are two events.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Event")]
pub struct EventFile {
    /// What the event is called.
    pub title: Option<String>,
    /// When it happened, in EDTF.
    pub when: Option<String>,
    /// Where it happened.
    pub place: Option<String>,
    /// The id of the event it is a part of.
    #[schemars(extend("x-names" = "event"))]
    pub part_of: Option<String>,
    /// The id of the event it followed.
    #[schemars(extend("x-names" = "event"))]
    pub follows: Option<String>,
    /// Ids of the actors who took part.
    #[schemars(extend("x-names" = "actor"))]
    pub participants: Option<Vec<String>>,
    /// Ids of the actors who mediated.
    #[schemars(extend("x-names" = "actor"))]
    pub mediators: Option<Vec<String>>,
    /// Free fields for templates.
    pub extra: Option<Extra>,
}

impl Schema for EventFile {
    const REQUIRED: &'static [&'static str] = &["title"];
}
