//! `content/actors/`: a person, body, state, armed group or unnamed voice.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Extra, Ordered, Schema, WithdrawnFile};
use crate::model::words::ActorKind;

/// A person, body, state, armed group or unnamed voice: names, what it is part of, statements it made.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Actor")]
pub struct ActorFile {
    /// The name that the site uses.
    pub name: Option<String>,
    /// What tables and sentences call it, such as a family name. Absent, or where another actor is called so: its name.
    pub short: Option<String>,
    /// What sort of actor it is.
    pub kind: Option<ActorKind>,
    /// The id of the actor it belongs to; the top of the chain is its side.
    #[schemars(extend("x-names" = "actor"))]
    pub part_of: Option<String>,
    /// The id of the actor that an unnamed voice is near to without being part of it: it is not independent of that one.
    #[schemars(extend("x-names" = "actor"))]
    pub close_to: Option<String>,
    /// Offices and functions.
    pub roles: Option<Vec<RoleFile>>,
    /// Other forms of the name in the site's language.
    pub aliases: Option<Vec<String>>,
    /// The name in other languages and scripts, by BCP 47 tag.
    pub names_in: Option<Ordered<String>>,
    /// Addresses that identify the same actor elsewhere; `http` or `https`.
    pub same_as: Option<Vec<String>>,
    /// Utterances that several sources may carry.
    pub statements: Option<Vec<StatementFile>>,
    /// Free fields for templates.
    pub extra: Option<Extra>,
}

impl Schema for ActorFile {
    const REQUIRED: &'static [&'static str] = &["name", "kind", "roles[].title", "statements[].id"];
}

/// An office or function of an actor.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Role")]
pub struct RoleFile {
    /// What the office is called.
    pub title: Option<String>,
    /// Since when, in EDTF.
    pub from: Option<String>,
    /// Until when, in EDTF.
    pub to: Option<String>,
}

/// One utterance of an actor.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[schemars(rename = "Statement")]
pub struct StatementFile {
    /// The statement's id within the actor; one segment.
    pub id: Option<String>,
    /// When it was made, in EDTF.
    pub on: Option<String>,
    /// How it was made: press conference, post, interview.
    pub via: Option<String>,
    /// The id of the event it belongs to.
    #[schemars(extend("x-names" = "event"))]
    pub event: Option<String>,
    /// What it was about, in the desk's words.
    pub about: Option<String>,
    /// When and why the statement was withdrawn.
    pub withdrawn: Option<WithdrawnFile>,
}
