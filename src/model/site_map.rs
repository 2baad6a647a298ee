//! Which pages there are, where each stands, and how one leads to another.
//!
//! Every address is relative and ends in a file name, so that the same bytes work under any prefix, from a disk and in an archive.

use crate::model::id::{ActorKey, BriefingKey, EventKey, PageKey, QuestionKey, SourceKey};
use crate::model::library::Library;

/// A page of the site. The order is that in which pages are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageId {
    /// `index.html`: the briefing where there is one, else the list of them.
    Index,
    /// `briefings/ID.html`.
    Briefing(BriefingKey),
    /// `briefings/ID/conclusions.html`: its judgements in full.
    Conclusions(BriefingKey),
    /// `briefings/ID/text.html`: its prose, where it has some.
    BriefingText(BriefingKey),
    /// `compare.html`: the tables of all events.
    Compare,
    /// `events/ID.html`.
    Event(EventKey),
    /// `questions/ID.html`.
    Question(QuestionKey),
    /// `sources/ID.html`.
    Source(SourceKey),
    /// `actors/ID.html`.
    Actor(ActorKey),
    /// `pages/ID.html`; what the page with the id `method` says stands at the head of `method.html`.
    Page(PageKey),
    /// `timeline.html`.
    Timeline,
    /// `sources.html`, and `sources-2.html` and so on where the list is long: the part, from 0.
    Sources(u32),
    /// `actors.html`, and its further parts likewise.
    Actors(u32),
    /// `search.html`.
    Search,
    /// `method.html`.
    Method,
    /// `data.html`.
    Data,
    /// `404.html`.
    NotFound,
}

impl PageId {
    /// Where the page stands below the output folder, with `/`. Ids are ASCII, so this is a file name and an address alike.
    pub fn path(self, library: &Library) -> String {
        match self {
            Self::Index => "index.html".to_owned(),
            Self::Briefing(key) => format!("briefings/{}.html", library[key].id),
            Self::Conclusions(key) => format!("briefings/{}/conclusions.html", library[key].id),
            Self::BriefingText(key) => format!("briefings/{}/text.html", library[key].id),
            Self::Compare => "compare.html".to_owned(),
            Self::Event(key) => format!("events/{}.html", library[key].id),
            Self::Question(key) => format!("questions/{}.html", library[key].id),
            Self::Source(key) => format!("sources/{}.html", library[key].id),
            Self::Actor(key) => format!("actors/{}.html", library[key].id),
            Self::Page(key) if library[key].id.as_str() == "method" => "method.html".to_owned(),
            Self::Page(key) => format!("pages/{}.html", library[key].id),
            Self::Timeline => "timeline.html".to_owned(),
            Self::Sources(0) => "sources.html".to_owned(),
            Self::Sources(part) => format!("sources-{}.html", part + 1),
            Self::Actors(0) => "actors.html".to_owned(),
            Self::Actors(part) => format!("actors-{}.html", part + 1),
            Self::Search => "search.html".to_owned(),
            Self::Method => "method.html".to_owned(),
            Self::Data => "data.html".to_owned(),
            Self::NotFound => "404.html".to_owned(),
        }
    }
}

/// The fragment of a claim on its source's page.
pub fn claim_anchor(id: &str) -> String {
    format!("claim-{id}")
}

/// The fragment of a claim's quote in the text that its source carries itself.
pub fn quoted_anchor(id: &str) -> String {
    format!("quoted-{id}")
}

/// The fragment of a statement on its actor's page.
pub fn statement_anchor(id: &str) -> String {
    format!("statement-{id}")
}

/// The fragment of a judgement on its briefing's page.
pub fn judgement_anchor(id: &str) -> String {
    format!("judgement-{id}")
}

/// The fragment of a source on a question's page.
pub fn source_anchor(id: &str) -> String {
    format!("source-{id}")
}
