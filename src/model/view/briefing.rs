//! What the desk concludes, and the list of such briefings.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ComparisonView, DateView, JudgementView, Link, OverviewView, RowView, ScalesView, SourceHead};

/// The page of a briefing; also the front page of a site with exactly one.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BriefingPage {
    /// Its title.
    pub title: String,
    /// Whether it is a draft.
    pub draft: bool,
    /// One line: how things stand and why.
    pub status: Option<String>,
    /// A paragraph for the head of the page.
    pub summary: Option<String>,
    /// The day up to which the desk has read; `null` where unknown.
    pub as_of: Option<DateView>,
    /// The number of the edition.
    pub edition: Option<u32>,
    /// What is new in this edition.
    pub changed: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The events it covers.
    pub events: Vec<EventLine>,
    /// How many sources cover them.
    pub source_count: usize,
    /// How many questions they have.
    pub question_count: usize,
    /// The judgements.
    pub judgements: Vec<JudgementView>,
    /// The questions on which the sources or the speakers differ, the verdict with the most ground first, without cells.
    pub differing: Vec<RowView>,
    /// Who took part and is not heard.
    pub unheard: Vec<UnheardView>,
    /// All questions at a glance; `null` where there are too many sources for it.
    pub overview: Option<OverviewView>,
    /// The comparison of every event that the prose does not place itself.
    pub comparisons: Vec<ComparisonView>,
    /// What the desk does not know.
    pub gaps: Vec<String>,
    /// The sources; empty where there are too many to list.
    pub sources: Vec<SourceLine>,
    /// The scales that the briefing uses, for its appendix on paper.
    pub scales: ScalesView,
}

/// An event that a briefing covers.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EventLine {
    /// The event.
    #[serde(flatten)]
    pub link: Link,
    /// When; `null` where not known.
    pub when: Option<DateView>,
    /// Where; `null` where not known.
    pub place: Option<String>,
}

/// Somebody who took part in events and is not heard on them.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UnheardView {
    /// Who.
    #[serde(flatten)]
    pub actor: Link,
    /// The events on which no claim is by this actor or a member of it.
    pub events: Vec<Link>,
    /// Whether it is heard on none of the briefing's events.
    pub nowhere: bool,
    /// How many sources say something about it on these events.
    pub spoken_of: usize,
}

/// A source as a bibliography lists it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceLine {
    /// The source.
    #[serde(flatten)]
    pub head: SourceHead,
    /// Its author; `null` where not known.
    pub author: Option<String>,
    /// Its address; `null` where not known.
    pub url: Option<String>,
}

/// The front page of a site with several briefings or none.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BriefingList {
    /// `briefings`, by which the template of lists knows what it shows.
    pub list: &'static str,
    /// The site's title.
    pub title: String,
    /// What the site is about.
    pub description: Option<String>,
    /// The briefings, newest first.
    pub briefings: Vec<BriefingLine>,
    /// The events, for a site without a briefing.
    pub events: Vec<EventLine>,
}

/// A briefing in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BriefingLine {
    /// The briefing.
    #[serde(flatten)]
    pub link: Link,
    /// The day up to which the desk has read.
    pub as_of: Option<DateView>,
    /// The number of the edition.
    pub edition: Option<u32>,
    /// How things stand.
    pub status: Option<String>,
    /// Whether it is a draft.
    pub draft: bool,
}
