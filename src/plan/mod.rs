//! Decides which pages there are and fills one view for each: a pure function of the library, the comparisons and the page's key.
//!
//! [`Plan::new`] lists the pages and computes what many of them need (which judgements rest on a claim);
//! [`Plan::view`] fills one page and holds nothing of any other, so pages can be made in any order and on any thread.
//! Nothing here writes HTML; that a date reads "9 November 2025" is decided here, that it stands in a `<time>` in the template.
//!
//! To add a kind of page:
//! 1. a struct with `Serialize` in `model/view/<kind>.rs` and a variant of `Body` for it;
//! 2. a variant of [`PageId`] with its path, and a line in `list_pages` (most are there already);
//! 3. `plan/<kind>.rs` with `fn <kind>_page(at: &Viewpoint<'_>, key) -> PageView`, which calls `at.page(template, title, …, Body::…)`
//!    and takes every link from the `Viewpoint` (`at.source(key)`, `at.claim(key)`, `at.link(page, label)`): it knows where the
//!    page stands and makes the address relative;
//! 4. a line in [`Plan::view`];
//! 5. `templates/<kind>.html`, which extends `base.html`, uses the components of `templates/components/` and takes every word from
//!    `t` (`templates/words.yaml`).
//!
//! An entry of the navigation appears once the page it leads to is listed (`plan/frame.rs`).

mod actor;
mod answer_scale;
mod book;
mod briefing;
mod claim;
mod collation;
mod comparison;
mod data;
mod event;
mod figure;
mod flag;
mod found;
mod frame;
mod jsonld;
mod judgement;
mod listing;
mod lists;
mod mark;
mod mentions;
mod method;
mod not_found;
mod overview;
mod placed;
mod prose_page;
mod question;
mod reading;
mod references;
mod route;
mod scale;
mod search;
mod source;
mod time_chart;
mod timeline;
mod viewpoint;

#[cfg(test)]
mod tests;

pub use data::Downloads;
pub use references::References;
pub use route::PageId;
pub(crate) use viewpoint::Viewpoint;
pub use viewpoint::claim_path;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::comparison::Comparisons;
use crate::model::date::Date;
use crate::model::id::{ActorKey, BriefingKey, ClaimKey, EventKey, PageKey, QuestionKey, SourceKey};
use crate::model::library::Library;
use crate::model::parsed::FileRecord;
use crate::model::quote::OwnText;
use crate::model::search::Document;
use crate::model::view::{FigureView, PageView};
use crate::prose::Marks;
use lists::Lists;
use mentions::Mentions;
use placed::PlacedFigures;
use reading::Readings;

/// The most pages of a site that is built together with files that hold all of its pages.
///
/// To make them, all pages must be in memory at once, and each carries the site again: at 500 pages some 25 MB of memory and 15 MB of
/// output, which a reader can still be asked to download and a host to keep. Larger sites leave them to `variorum export`.
const MOST_PAGES_BUNDLED: usize = 500;

/// Which pages there are, and what many of them need.
#[derive(Debug)]
pub struct Plan<'site> {
    library: &'site Library,
    comparisons: &'site Comparisons,
    own_texts: Option<&'site BTreeMap<SourceKey, OwnText>>,
    /// The briefings that are built, newest first.
    briefings: Vec<BriefingKey>,
    pages: Vec<PageId>,
    /// By question.
    readings: Vec<Readings<'site>>,
    /// Judgements by the claims they rest on, sorted.
    supports: Vec<Support>,
    mentions: Mentions,
    lists: Lists,
    /// By event.
    related: Vec<RelatedEvents>,
    /// By briefing as listed in `briefings`.
    placed: Vec<PlacedFigures>,
    has_custom_style: bool,
}

/// That a judgement names a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Support {
    /// The claim.
    pub(crate) claim: ClaimKey,
    /// The briefing of the judgement.
    pub(crate) briefing: BriefingKey,
    /// The judgement's index in the briefing.
    pub(crate) judgement: usize,
    /// Whether the claim speaks against it.
    pub(crate) against: bool,
}

/// What leads to an event from others.
#[derive(Debug, Clone, Default)]
pub(crate) struct RelatedEvents {
    /// The events that are directly part of it.
    pub(crate) parts: Vec<EventKey>,
    /// The events that followed it.
    pub(crate) followed_by: Vec<EventKey>,
    /// The briefings that cover it, newest first.
    pub(crate) briefings: Vec<BriefingKey>,
}

impl<'site> Plan<'site> {
    /// Plans the site. Drafts are left out unless `with_drafts`.
    pub fn new(library: &'site Library, comparisons: &'site Comparisons, with_drafts: bool) -> Self {
        let mut briefings: Vec<BriefingKey> = (0..library.briefings.len() as u32).map(BriefingKey).collect();
        briefings.retain(|&briefing| with_drafts || !library[briefing].draft);
        briefings.sort_by(|&left, &right| library[right].as_of.cmp(&library[left].as_of).then(left.cmp(&right)));
        let questions = 0..library.questions.len() as u32;
        let lists = Lists::of(library, |actor| comparisons.actor(actor).members.clone());
        Self {
            library,
            comparisons,
            own_texts: None,
            pages: list_pages(library, &briefings, &lists),
            readings: questions.into_par_iter().map(|key| Readings::of(library, comparisons, QuestionKey(key))).collect(),
            supports: list_supports(library, &briefings),
            mentions: Mentions::of(library, comparisons),
            lists,
            related: list_related(library, &briefings),
            placed: briefings.iter().map(|&briefing| placed_figures(library, briefing)).collect(),
            briefings,
            has_custom_style: false,
        }
    }

    /// The pages of the site, sorted.
    pub fn pages(&self) -> &[PageId] {
        &self.pages
    }

    /// Fills the view of one page.
    pub fn view(&self, page: PageId) -> PageView {
        let at = Viewpoint::new(self, page);
        match page {
            PageId::Index => match self.only_briefing() {
                Some(key) => briefing::briefing_page(&at, key),
                None => listing::front_page(&at),
            },
            PageId::Briefing(key) => briefing::briefing_page(&at, key),
            PageId::Event(key) => event::event_page(&at, key),
            PageId::Question(key) => question::question_page(&at, key),
            PageId::Source(key) => source::source_page(&at, key),
            PageId::Actor(key) => actor::actor_page(&at, key),
            PageId::Sources(part) => lists::sources_page(&at, part),
            PageId::Actors(part) => lists::actors_page(&at, part),
            PageId::Timeline => timeline::timeline_page(&at),
            PageId::Method => method::method_page(&at),
            PageId::Data => data::data_page(&at, if self.has_bundles() { Downloads::All } else { Downloads::ForPrograms }),
            PageId::NotFound => not_found::not_found_page(&at),
            PageId::Page(key) => prose_page::prose_page(&at, key),
            PageId::Search => search::search_page(&at),
        }
    }

    /// What can be found by searching, by kind. Addresses are relative to the root of the output.
    pub fn documents(&self) -> Vec<Document> {
        found::documents(self)
    }

    /// `data.html` where other files stand beside it than in the built site.
    pub fn data_page(&self, downloads: Downloads) -> PageView {
        data::data_page(&Viewpoint::new(self, PageId::Data), downloads)
    }

    /// Whether the site has so few pages that files which hold all of them are built with it.
    pub fn has_bundles(&self) -> bool {
        self.pages.len() <= MOST_PAGES_BUNDLED
    }

    /// The content file whose prose stands on `page`; `None` for pages that are made from all of them.
    pub fn record(&self, page: PageId) -> Option<&'site FileRecord> {
        Some(match (page, self.only_briefing()) {
            (PageId::Briefing(key), _) | (PageId::Index, Some(key)) => &self.library[key].record,
            (PageId::Event(key), _) => &self.library[key].record,
            (PageId::Question(key), _) => &self.library[key].record,
            (PageId::Source(key), _) => &self.library[key].record,
            (PageId::Actor(key), _) => &self.library[key].record,
            (PageId::Page(key), _) => &self.library[key].record,
            _ => return None,
        })
    }

    /// The plan with what is marked in the texts that sources carry themselves.
    #[must_use]
    pub fn with_own_texts(mut self, own_texts: &'site BTreeMap<SourceKey, OwnText>) -> Self {
        self.own_texts = Some(own_texts);
        self
    }

    /// The plan of a site with a style sheet of its own beside that of the theme, if it has one.
    #[must_use]
    pub fn with_custom_style(mut self, has_custom_style: bool) -> Self {
        self.has_custom_style = has_custom_style;
        self
    }

    /// What is marked in the prose of `page`: the quoted and the excluded passages, where it is a source's own text.
    pub fn marks(&self, page: PageId) -> Option<Marks> {
        let PageId::Source(key) = page else { return None };
        let own_text = self.own_texts?.get(&key)?;
        Some(source::marks(&Viewpoint::new(self, page), own_text))
    }

    /// The level of the highest headings in the prose of `page`: one below the heading that the prose stands under.
    pub fn top_heading(&self, page: PageId) -> u8 {
        if matches!(page, PageId::Page(_)) { 2 } else { 3 }
    }

    /// What the prose of `page` refers to, seen from there; `None` where no prose stands on it.
    pub fn references(&self, page: PageId) -> Option<References<'_>> {
        let record = self.record(page)?;
        Some(References { at: Viewpoint::new(self, page), file: record.path.clone() })
    }

    /// The view of the figure that the prose of `page` places as its `number`th; `None` where its argument names nothing, which a
    /// finding has said.
    pub fn figure(&self, page: PageId, number: usize, figure: &crate::prose::Figure) -> Option<FigureView> {
        let at = Viewpoint::new(self, page).placed(number);
        figure::figure(&at, figure, &self.events_around(page))
    }

    /// The events that a figure without an event stands for: a briefing's own, an event itself, elsewhere all.
    fn events_around(&self, page: PageId) -> Vec<EventKey> {
        match (page, self.only_briefing()) {
            (PageId::Briefing(key), _) | (PageId::Index, Some(key)) => self.library[key].events.clone(),
            (PageId::Event(key), _) => vec![key],
            _ => (0..self.library.events.len() as u32).map(EventKey).collect(),
        }
    }

    fn readings(&self, question: QuestionKey) -> &Readings<'site> {
        &self.readings[question.index()]
    }

    fn has(&self, page: PageId) -> bool {
        self.pages.binary_search(&page).is_ok()
    }

    fn is_built(&self, briefing: BriefingKey) -> bool {
        self.has(PageId::Briefing(briefing))
    }

    /// The briefing of a site that has exactly one.
    fn only_briefing(&self) -> Option<BriefingKey> {
        if let [only] = self.briefings.as_slice() { Some(*only) } else { None }
    }

    /// The latest day up to which the desk has read, over all briefings.
    fn latest_as_of(&self) -> Option<Date> {
        self.briefings.first().map(|&briefing| self.library[briefing].as_of)
    }

    /// The briefings that cover an event, newest first.
    fn briefings_on(&self, event: EventKey) -> impl Iterator<Item = BriefingKey> {
        self.related[event.index()].briefings.iter().copied()
    }

    /// The newest briefing that covers an event.
    fn briefing_on(&self, event: EventKey) -> Option<BriefingKey> {
        self.briefings_on(event).next()
    }

    /// What leads to an event from others.
    fn related(&self, event: EventKey) -> &RelatedEvents {
        &self.related[event.index()]
    }

    /// The tables that the prose of a built briefing places.
    fn placed_figures(&self, briefing: BriefingKey) -> &PlacedFigures {
        let index = self.briefings.iter().position(|&built| built == briefing).expect("only briefings that are built have a page");
        &self.placed[index]
    }

    /// The pages of prose in the order of the navigation.
    fn prose_pages(&self) -> impl Iterator<Item = PageKey> + use<> {
        let mut pages: Vec<PageKey> = (0..self.library.pages.len() as u32).map(PageKey).collect();
        pages.retain(|&page| self.library[page].id.as_str() != "method");
        pages.sort_by_key(|&page| (self.library[page].order.is_none(), self.library[page].order, page));
        pages.into_iter()
    }

    /// The judgements that name a claim.
    fn supports(&self, claim: ClaimKey) -> &[Support] {
        let start = self.supports.partition_point(|support| support.claim < claim);
        let end = self.supports.partition_point(|support| support.claim <= claim);
        &self.supports[start..end]
    }
}

fn list_pages(library: &Library, briefings: &[BriefingKey], lists: &Lists) -> Vec<PageId> {
    let mut pages = vec![PageId::Index];
    pages.extend(briefings.iter().copied().map(PageId::Briefing));
    pages.extend((0..library.events.len() as u32).map(|key| PageId::Event(EventKey(key))));
    pages.extend((0..library.questions.len() as u32).map(|key| PageId::Question(QuestionKey(key))));
    pages.extend((0..library.pages.len() as u32).map(|key| PageId::Page(PageKey(key))));
    pages.extend((0..library.sources.len() as u32).map(|key| PageId::Source(SourceKey(key))));
    pages.extend((0..library.actors.len() as u32).map(|key| PageId::Actor(ActorKey(key))));
    pages.extend((0..lists.source_pages()).map(PageId::Sources));
    pages.extend((0..lists.actor_pages()).map(PageId::Actors));
    pages.extend([PageId::Timeline, PageId::Search, PageId::Data, PageId::NotFound]);
    if library.page_key("method").is_none() {
        pages.push(PageId::Method);
    }
    pages.sort_unstable();
    pages
}

fn list_supports(library: &Library, briefings: &[BriefingKey]) -> Vec<Support> {
    let mut supports = Vec::new();
    for &briefing in briefings {
        for (judgement, made) in library[briefing].judgements.iter().enumerate() {
            let named = |claims: &[ClaimKey], against| {
                claims.iter().map(move |&claim| Support { claim, briefing, judgement, against }).collect::<Vec<_>>()
            };
            supports.extend(named(&made.because, false));
            supports.extend(named(&made.against, true));
        }
    }
    supports.sort_unstable();
    supports
}

fn list_related(library: &Library, briefings: &[BriefingKey]) -> Vec<RelatedEvents> {
    let mut related = vec![RelatedEvents::default(); library.events.len()];
    for (index, event) in library.events.iter().enumerate() {
        let key = EventKey(index as u32);
        if let Some(whole) = event.part_of {
            related[whole.index()].parts.push(key);
        }
        if let Some(earlier) = event.follows {
            related[earlier.index()].followed_by.push(key);
        }
    }
    for &briefing in briefings {
        for event in &library[briefing].events {
            let listed = &mut related[event.index()].briefings;
            if listed.last() != Some(&briefing) {
                listed.push(briefing);
            }
        }
    }
    related
}

fn placed_figures(library: &Library, briefing: BriefingKey) -> PlacedFigures {
    let briefing = &library[briefing];
    PlacedFigures::of(library, briefing, &crate::prose::read(briefing.record.body_text()))
}
