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
mod changes;
mod claim;
mod compact;
mod event;
mod figure;
mod frame;
mod judgement;
mod list;
mod phrase;
mod prose_page;
mod question;
mod record;
mod scale;
mod search;
mod series;
mod service;
mod source;
mod text;
mod told;
mod verdict;

pub use actor::{AboutRow, ActorPage, CollationView, SpokenRow, SpokenTable, StatementView, WordRun, WordingView};
pub use answer::AnswerView;
pub use briefing::{
    AlternativeRow, AlternativesTable, AssumptionView, BriefingLine, BriefingList, BriefingPage, ConclusionRow, ConclusionsPage, EventRow,
    FindingList, FitCell, GroundList, GroundRow, JudgementView, ScaleLinks, TextPage,
};
pub use changes::{ChangeList, ChangesPage, EditionView, FrozenJudgementView, PastFinding, PastRating};
pub use claim::WithdrawalView;
pub use compact::{AnswerChips, Chip, CompactCell, CompactRow, CompactTable, ReportHead};
pub use event::{ComparePage, EventPage};
pub use figure::FigureView;
pub use frame::{FileLink, Frame, NavigationLink};
pub use judgement::{ConfidenceView, LikelihoodView};
pub use list::{ActorGroup, ActorRow, ActorsPage, PartLink, ReportRow, SourcesPage, TimelineEntry, TimelinePage, TimelineYear};
pub use phrase::{Phrase, PhrasePart};
pub use prose_page::ProsePage;
pub use question::{AnswerRow, QuestionPage};
pub use record::{BandRow, RecordPage, RecordRow, SaidWord};
pub use scale::{AnswerScaleView, ExtentView, ScaleLane, ScaleMark, TickView, TimeChart, TimeInterval, TimeLane, UnplacedAnswer};
pub use search::{FoundKind, SearchPage};
pub use series::{LevelView, SeriesChart, SeriesLine, SeriesMark, SeriesRow, SeriesView};
pub use service::{DataPage, Download, Glossary, MethodPage, NotFoundPage, TermView};
pub use source::{
    CaptureVersion, ChangedPassage, ChangedText, CitationsView, PassageRunView, SaidRow, SaidTable, SourceNames, SourcePage, WrittenName,
};
pub use text::{DateView, Link, Wording};
pub use told::{ToldView, WordsView};
pub use verdict::VerdictView;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

/// One page of the site, ready for its template.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PageView {
    /// Where the page stands below the output folder, with `/`: `events/ID.html`.
    #[serde(skip)]
    pub path: String,
    /// What surrounds the page.
    pub frame: Frame,
    /// The page.
    #[serde(rename = "page")]
    pub body: Body,
}

macro_rules! bodies {
    ($($(#[doc = $doc:literal])+ $variant:ident($page:ty) in $template:literal $(with $part:literal)?,)+) => {
        /// The page itself; a template sees the fields of the variant as `page`.
        #[derive(Debug, Clone, Serialize, JsonSchema)]
        #[serde(untagged)]
        pub enum Body {
            $($(#[doc = $doc])+ $variant($page),)+
        }

        impl Body {
            /// Every kind of page, in the order of the reference.
            pub const KINDS: &'static [PageKind] = &[$(PageKind {
                template: $template,
                parts: &[$($part)?],
                schema: SchemaGenerator::into_root_schema_for::<$page>,
            }),+];

            /// The name of the template that shows the page.
            pub fn template(&self) -> &'static str {
                match self { $(Self::$variant(_) => $template),+ }
            }
        }
    };
}

/// A kind of page.
pub struct PageKind {
    /// The name of its template, under which a site may have its own.
    pub template: &'static str,
    /// The parts of that template that are for this kind alone, where several kinds share one.
    pub parts: &'static [&'static str],
    /// Makes the schema of `page`.
    pub schema: fn(SchemaGenerator) -> Schema,
}

bodies! {
    /// A briefing.
    Briefing(Box<BriefingPage>) in "briefing.html",
    /// The conclusions of a briefing.
    Conclusions(Box<ConclusionsPage>) in "conclusions.html",
    /// The prose of a briefing.
    Text(TextPage) in "text.html",
    /// The editions of a briefing.
    Changes(Box<ChangesPage>) in "changes.html",
    /// Everything compared.
    Compare(ComparePage) in "compare.html",
    /// An event.
    Event(Box<EventPage>) in "event.html",
    /// A question.
    Question(Box<QuestionPage>) in "question.html",
    /// A source.
    Source(Box<SourcePage>) in "source.html",
    /// An actor.
    Actor(Box<ActorPage>) in "actor.html",
    /// A page of prose.
    Page(ProsePage) in "page.html",
    /// The list of briefings.
    Briefings(BriefingList) in "list.html" with "list/briefings.html",
    /// The list of sources, or a part of it.
    Sources(SourcesPage) in "list.html" with "list/sources.html",
    /// The list of actors, or a part of it.
    Actors(ActorsPage) in "list.html" with "list/actors.html",
    /// Events and statements in time.
    Timeline(TimelinePage) in "timeline.html",
    /// Searching.
    Search(SearchPage) in "search.html",
    /// What can be downloaded.
    Data(DataPage) in "data.html",
    /// Whether the desk was right.
    Record(Box<RecordPage>) in "record.html",
    /// How to read the site.
    Method(Box<MethodPage>) in "method.html",
    /// What is sent for an address without a page.
    NotFound(NotFoundPage) in "404.html",
}
