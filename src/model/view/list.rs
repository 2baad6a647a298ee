//! The lists of sources and actors, and the timeline.

use schemars::JsonSchema;
use serde::Serialize;

use super::{DateView, Link, Phrase, TimeChart, Wording};

/// `sources.html`, or one of its parts.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourcesPage {
    /// `sources`, by which the template of lists knows what it shows.
    pub list: &'static str,
    /// How many there are and how many of them share a publisher or name none, as sentences.
    pub lead: String,
    /// The sources of this part, by publisher, unknown ones last.
    pub rows: Vec<ReportRow>,
    /// The parts of the list; empty where it has one.
    pub parts: Vec<PartLink>,
}

/// What a report is worth, in a row.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReportRow {
    /// The report, by its short name.
    pub link: Link,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Its publisher; `null` where not known.
    pub publisher: Option<Wording>,
    /// When it was published; `null` where not known.
    pub published: Option<DateView>,
    /// What sort of document it is (`t["form_" ~ …]`).
    pub form: Option<&'static str>,
    /// The events it is about, and which of them the desk placed it at.
    pub covers: Phrase,
    /// How many of the questions on them it answers: `8 of 14`.
    pub answers: String,
    /// How good it is held to be and why, as sentences.
    pub trust: String,
}

/// A part of a list that is spread over several pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartLink {
    /// The page.
    pub href: String,
    /// Its number, from 1.
    pub number: usize,
    /// Whether it is this page.
    pub current: bool,
}

/// `actors.html`, or one of its parts.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ActorsPage {
    /// `actors`, by which the template of lists knows what it shows.
    pub list: &'static str,
    /// How many there are and which sides, as sentences.
    pub lead: String,
    /// Who contradicts whom, as sentences.
    pub contradictions: Vec<Phrase>,
    /// The actors of this part: by side, then those who stand alone, by kind.
    pub groups: Vec<ActorGroup>,
    /// The parts of the list; empty where it has one.
    pub parts: Vec<PartLink>,
}

/// Actors under one heading.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ActorGroup {
    /// The fragment of the heading.
    pub anchor: String,
    /// The side; `null` for actors that stand alone.
    pub side: Option<Link>,
    /// The kind of actors that stand alone (`t["actors_" ~ …]`).
    pub kind: Option<&'static str>,
    /// The actors, each before its members.
    pub rows: Vec<ActorRow>,
}

/// An actor in the list. A tree is told as rows, because a template does not call itself.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ActorRow {
    /// The actor.
    pub actor: Link,
    /// What sort of actor it is (`t["actor_" ~ …]`).
    pub kind: &'static str,
    /// In how many reports it is heard: those of its claims.
    pub heard_in: usize,
    /// How many claims it makes that count.
    pub claims: usize,
    /// How many live sources it publishes.
    pub publishes: usize,
    /// How many statements on which questions, where these are few; `null` where they are not.
    pub says_on: Option<Phrase>,
    /// Names in the reports that are more than parts of its own, as one clause; `null` where there are none.
    pub also_named: Option<String>,
    /// Whether its members follow.
    pub opens: bool,
    /// One entry for each list of members that ends with it.
    pub closes: Vec<()>,
}

/// `timeline.html`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimelinePage {
    /// What has a date, drawn; `null` where there is too little or too much for a picture.
    pub chart: Option<TimeChart>,
    /// What happened and was said, by year.
    pub years: Vec<TimelineYear>,
    /// What has no date.
    pub undated: Vec<TimelineEntry>,
}

/// A year of the timeline.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimelineYear {
    /// The fragment of the heading.
    pub anchor: String,
    /// The year in words.
    pub year: String,
    /// The entries in the order of time.
    pub entries: Vec<TimelineEntry>,
}

/// An event or a statement in time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimelineEntry {
    /// `event` or `statement`.
    pub kind: &'static str,
    /// Its number in the drawing; `null` where it is not drawn.
    pub number: Option<usize>,
    /// When; `null` where not known.
    pub when: Option<DateView>,
    /// The event, or the statement by what it was about.
    pub title: Link,
    /// Who made the statement; `null` for an event.
    pub actor: Option<Link>,
    /// Where, or how the statement was made.
    pub place: Option<String>,
    /// The event that it is part of, or at which it was said.
    pub part_of: Option<Link>,
    /// The event that it followed.
    pub follows: Option<Link>,
    /// How many days after that one's end it began; `null` where a day is in doubt.
    pub days_after: Option<i32>,
    /// How many statements were made in those days; `null` where there are none of those days.
    pub between: Option<usize>,
    /// How many live sources are about it or carry it.
    pub sources: usize,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
}
