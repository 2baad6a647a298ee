//! Which pages there are, and what many of them need: computed once, asked by every page.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::lists::Lists;
use super::mentions::Mentions;
use super::reading::Readings;
use crate::editions::record::{Entry, record};
use crate::editions::{History, history};
use crate::model::comparison::Comparisons;
use crate::model::date::Date;
use crate::model::direction::direction;
use crate::model::id::{BriefingKey, ClaimKey, EventKey, PageKey, QuestionKey, SourceKey};
use crate::model::library::Library;
use crate::model::list::List;
use crate::model::quote::OwnText;
use crate::model::site_map::{PageId, list_pages, prose_pages};

/// The most pages of a site that is built together with files that hold all of its pages.
///
/// To make them, all pages must be in memory at once, and each carries the site again: at 500 pages some 25 MB of memory and 15 MB of
/// output, which a reader can still be asked to download and a host to keep. Larger sites leave them to `variorum export`.
const MOST_PAGES_BUNDLED: usize = 500;

/// Which pages there are, and what many of them need.
#[derive(Debug)]
pub struct Plan<'site> {
    pub(crate) library: &'site Library,
    pub(crate) comparisons: &'site Comparisons,
    pub(crate) own_texts: Option<&'site BTreeMap<SourceKey, OwnText>>,
    /// The briefings that are built, newest first.
    pub(crate) briefings: Vec<BriefingKey>,
    pub(crate) pages: Vec<PageId>,
    pub(crate) readings: List<QuestionKey, Readings<'site>>,
    /// Judgements by the claims they rest on, sorted.
    pub(crate) supports: Vec<Support>,
    pub(crate) mentions: Mentions,
    pub(crate) lists: Lists,
    pub(crate) related: List<EventKey, RelatedEvents>,
    pub(crate) has_custom_style: bool,
    /// Of the briefings that are built and have frozen editions.
    histories: BTreeMap<BriefingKey, History>,
    /// Judgements of the briefings that are built which can be settled.
    settling: Vec<Entry>,
}

/// That a judgement names a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Support {
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
        let mut briefings: Vec<BriefingKey> = library.briefings.keys().collect();
        briefings.retain(|&briefing| with_drafts || !library[briefing].draft);
        briefings.sort_by(|&left, &right| library[right].as_of.cmp(&library[left].as_of).then(left.cmp(&right)));
        let histories = briefings.iter().filter_map(|&key| Some((key, history(library, comparisons, key)?))).collect();
        let settling = record(library).into_iter().filter(|entry| briefings.contains(&entry.briefing)).collect();
        let lists = Lists::of(library, |actor| comparisons.actor(actor).members.clone());
        Self {
            library,
            comparisons,
            own_texts: None,
            pages: list_pages(library, &briefings, lists.source_pages(), lists.actor_pages()),
            readings: library.questions.par_keys().map(|key| Readings::of(library, comparisons, key)).collect(),
            supports: list_supports(library, &briefings),
            mentions: Mentions::of(library),
            lists,
            related: list_related(library, &briefings),
            briefings,
            has_custom_style: false,
            histories,
            settling,
        }
    }

    /// The pages of the site, sorted.
    pub fn pages(&self) -> &[PageId] {
        &self.pages
    }

    /// Whether the site has so few pages that files which hold all of them are built with it.
    pub fn has_bundles(&self) -> bool {
        self.pages.len() <= MOST_PAGES_BUNDLED
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

    /// The level of the highest headings in the prose of `page`: one below the heading that the prose stands under.
    pub fn top_heading(&self, page: PageId) -> u8 {
        if matches!(page, PageId::Page(_) | PageId::Method | PageId::BriefingText(_)) { 2 } else { 3 }
    }

    /// The direction of what surrounds the prose of `page`: that of a source's own text where it is one, else of the site.
    pub fn direction(&self, page: PageId) -> &'static str {
        let source = if let PageId::Source(key) = page { Some(&self.library[key]) } else { None };
        let language = source.filter(|source| source.own_text().is_some()).and_then(|source| source.language.as_deref());
        language.map_or(self.library.words.direction(), direction)
    }

    /// The events that a figure without an event stands for: a briefing's own, an event itself, elsewhere all.
    pub(crate) fn events_around(&self, page: PageId) -> Vec<EventKey> {
        match (page, self.only_briefing()) {
            (PageId::Briefing(key) | PageId::BriefingText(key), _) | (PageId::Index, Some(key)) => self.library[key].events.clone(),
            (PageId::Event(key), _) => vec![key],
            _ => self.library.events.keys().collect(),
        }
    }

    pub(crate) fn readings(&self, question: QuestionKey) -> &Readings<'site> {
        &self.readings[question]
    }

    /// The judgements that can be settled.
    pub(crate) fn settling(&self) -> &[Entry] {
        &self.settling
    }

    /// The editions of a briefing; `None` where none was frozen.
    pub(crate) fn history(&self, briefing: BriefingKey) -> Option<&History> {
        self.histories.get(&briefing)
    }

    pub(crate) fn has(&self, page: PageId) -> bool {
        self.pages.binary_search(&page).is_ok()
    }

    pub(crate) fn is_built(&self, briefing: BriefingKey) -> bool {
        self.has(PageId::Briefing(briefing))
    }

    /// The briefing of a site that has exactly one.
    pub(crate) fn only_briefing(&self) -> Option<BriefingKey> {
        if let [only] = self.briefings.as_slice() { Some(*only) } else { None }
    }

    /// Whether a page is cited under its own address. A front page that shows the only briefing is cited as that briefing.
    pub fn has_own_address(&self, page: PageId) -> bool {
        page != PageId::Index || self.only_briefing().is_none()
    }

    /// The latest day up to which the desk has read, over all briefings.
    pub(crate) fn latest_as_of(&self) -> Option<Date> {
        self.briefings.first().map(|&briefing| self.library[briefing].as_of)
    }

    /// The briefings that cover an event, newest first.
    pub(crate) fn briefings_on(&self, event: EventKey) -> impl Iterator<Item = BriefingKey> {
        self.related[event].briefings.iter().copied()
    }

    /// The newest briefing that covers an event.
    pub(crate) fn briefing_on(&self, event: EventKey) -> Option<BriefingKey> {
        self.briefings_on(event).next()
    }

    /// What leads to an event from others.
    pub(crate) fn related(&self, event: EventKey) -> &RelatedEvents {
        &self.related[event]
    }

    /// The pages of prose in the order of the navigation.
    pub(crate) fn prose_pages(&self) -> impl Iterator<Item = PageKey> + use<> {
        let mut pages: Vec<PageKey> = prose_pages(self.library).collect();
        pages.sort_by_key(|&page| (self.library[page].order.is_none(), self.library[page].order, page));
        pages.into_iter()
    }

    /// The judgements that name a claim.
    pub(crate) fn supports(&self, claim: ClaimKey) -> &[Support] {
        let start = self.supports.partition_point(|support| support.claim < claim);
        let end = self.supports.partition_point(|support| support.claim <= claim);
        &self.supports[start..end]
    }
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

fn list_related(library: &Library, briefings: &[BriefingKey]) -> List<EventKey, RelatedEvents> {
    let mut related = library.events.filled(RelatedEvents::default());
    for (key, event) in library.events.entries() {
        if let Some(whole) = event.part_of {
            related[whole].parts.push(key);
        }
        if let Some(earlier) = event.follows {
            related[earlier].followed_by.push(key);
        }
    }
    for &briefing in briefings {
        for event in &library[briefing].events {
            let listed = &mut related[*event].briefings;
            if listed.last() != Some(&briefing) {
                listed.push(briefing);
            }
        }
    }
    related
}
