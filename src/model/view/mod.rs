//! What the templates see: plain values for one page, in that page's own words, with every link already relative to it.
//!
//! A template loops, asks whether something is there, and escapes. Whatever must be sorted, counted, dated or linked was done by
//! `plan`. A template reads four values:
//!
//! - `frame`: what surrounds every page ([`Frame`]);
//! - `page`: the page itself (one variant of [`Body`]);
//! - `prose`: the page's Markdown as a list of pieces, empty where it has none (`render::markdown::Piece`);
//! - `t`: the interface words, from the built-in `templates/words.yaml` and the site's own file of that name.
//!
//! A field that may be missing is always there and then `null`, so a template asks `{% if page.place %}` and never meets an
//! undefined name. Words of the closed lists stand as the content writes them (`sources-differ`) and are put into the reader's
//! words by the template: `t["verdict_" ~ verdict.word]`.

mod actor;
mod answer;
mod briefing;
mod claim;
mod comparison;
mod event;
mod figure;
mod frame;
mod judgement;
mod list;
mod mark;
mod overview;
mod phrase;
mod prose_page;
mod question;
mod scale;
mod search;
mod service;
mod source;
mod text;
mod verdict;

pub use actor::{ActorPage, CollationView, DisputeView, HeldAnswer, NameView, PositionView, RoleView, StatementView, WordRun, WordingView};
pub use answer::AnswerView;
pub use briefing::{BriefingLine, BriefingList, BriefingPage, EventLine, SourceLine, UnheardView};
pub use claim::{ClaimView, QuoteView, WithdrawalView};
pub use comparison::{AnswerGroup, CellView, ComparisonView, RowView, SilenceCount};
pub use event::{EventPage, VerdictCount};
pub use figure::FigureView;
pub use frame::{FileLink, Frame, NavigationLink};
pub use judgement::{JudgementView, LikelihoodView};
pub use list::{
    ActorGroup, ActorRow, ActorsPage, CoveredEvent, PartLink, SourceRow, SourcesPage, TimelineEntry, TimelinePage, TimelineYear,
};
pub use mark::{MarkCount, MarkView};
pub use overview::{NumberedSource, OverviewCell, OverviewGroup, OverviewRow, OverviewView};
pub use phrase::{Phrase, PhrasePart};
pub use prose_page::ProsePage;
pub use question::{AnswerTallyView, FragilityView, QuestionPage, RestingView, RulingView, SilenceView, SilentSource, SourceSection};
pub use scale::{AnswerScaleView, ExtentView, ScaleLane, ScaleMark, TickView, TimeChart, TimeInterval, TimeLane, UnplacedAnswer};
pub use search::{FoundKind, SearchPage};
pub use service::{DataPage, Download, MethodPage, NotFoundPage, ScalesView, Term};
pub use source::{CitationsView, CoverageView, EventClaims, ExclusionView, RecordView, SourceNames, SourcePage, WrittenName};
pub use text::{DateView, Link, Wording};
pub use verdict::{FlagView, SourceHead, VerdictView};

use schemars::JsonSchema;
use serde::Serialize;

/// One page of the site, ready for its template.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PageView {
    /// Where the page stands below the output folder, with `/`: `events/ID.html`.
    #[serde(skip)]
    pub path: String,
    /// The name of its template: `event.html`.
    #[serde(skip)]
    pub template: &'static str,
    /// What surrounds the page.
    pub frame: Frame,
    /// The page.
    #[serde(rename = "page")]
    pub body: Body,
}

/// The page itself; a template sees the fields of the variant as `page`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Body {
    /// A briefing.
    Briefing(Box<BriefingPage>),
    /// The list of briefings.
    Briefings(BriefingList),
    /// An event.
    Event(Box<EventPage>),
    /// A question.
    Question(Box<QuestionPage>),
    /// A source.
    Source(Box<SourcePage>),
    /// An actor.
    Actor(Box<ActorPage>),
    /// The list of sources, or a part of it.
    Sources(SourcesPage),
    /// The list of actors, or a part of it.
    Actors(ActorsPage),
    /// Events and statements in time.
    Timeline(TimelinePage),
    /// How to read the site.
    Method(Box<MethodPage>),
    /// Searching.
    Search(SearchPage),
    /// What can be downloaded.
    Data(DataPage),
    /// What is sent for an address without a page.
    NotFound(NotFoundPage),
    /// A page of prose.
    Page(ProsePage),
}
