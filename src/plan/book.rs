//! The site as a book: its title, and the order in which its pages are read.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::book::{Book, BookEntry, BookHeading};
use crate::model::id::{BriefingKey, EventKey};
use crate::model::site_map::PageId;
use crate::plan::site_plan::Plan;

impl Plan<'_> {
    /// The site as a book: the briefing, then each event with its questions, what happened when, the sources, the actors, the pages
    /// that the desk wrote, how to read it all, and what else there is to be read. Events stand in the order of the newest briefing that covers them.
    pub fn book(&self) -> Book {
        let site = &self.library.site;
        let newest = self.briefings.first().map(|&key| &self.library[key]);
        let only = self.only_briefing().map(|key| &self.library[key]);
        let as_of = newest.map(|briefing| briefing.as_of).filter(|date| !date.is_unknown());
        let authors = newest.map(|briefing| &briefing.authors).filter(|authors| !authors.is_empty()).unwrap_or(&site.authors);
        Book {
            title: only.map_or(&site.title, |briefing| &briefing.title).clone(),
            site: site.title.clone(),
            status: only.and_then(|briefing| briefing.status.clone()),
            summary: only.and_then(|briefing| briefing.summary.clone()).or_else(|| site.description.clone()),
            authors: authors.clone(),
            as_of,
            as_of_text: as_of.map(|date| date.prose(self.library.words.dates())),
            edition: only.and_then(|briefing| briefing.edition),
            language: site.language.clone(),
            direction: crate::model::direction::direction(&site.language),
            licence: site.licence.clone(),
            base_url: site.base_url.clone(),
            contents: self.contents(),
            doubles: self.doubles(),
        }
    }

    fn contents(&self) -> Vec<BookEntry> {
        let mut contents = match self.only_briefing() {
            Some(only) => vec![self.briefing_entry(only)],
            None => vec![self.entry(PageId::Index, self.briefings.iter().map(|&key| self.briefing_entry(key)).collect())],
        };
        contents.push(self.leaf(PageId::Compare));
        let events: Vec<BookEntry> = self.events_in_order().into_iter().map(|event| self.event_entry(event)).collect();
        if !events.is_empty() {
            contents.push(BookEntry { heading: BookHeading::Word("h_events"), below: events });
        }
        contents.push(self.leaf(PageId::Timeline));
        let sources = self.library.sources.keys().map(PageId::Source);
        let source_lists = (1..self.lists.source_pages()).map(PageId::Sources);
        contents.push(self.entry(PageId::Sources(0), source_lists.chain(sources).map(|page| self.leaf(page)).collect()));
        let actors = self.library.actors.keys().map(PageId::Actor);
        let actor_lists = (1..self.lists.actor_pages()).map(PageId::Actors);
        contents.push(self.entry(PageId::Actors(0), actor_lists.chain(actors).map(|page| self.leaf(page)).collect()));
        contents.extend(self.prose_pages().map(|page| self.leaf(PageId::Page(page))));
        contents.extend(self.has(PageId::Record).then(|| self.leaf(PageId::Record)));
        contents.push(self.leaf(PageId::Method));
        let placed: BTreeSet<String> =
            contents.iter().flat_map(BookEntry::pages).map(str::to_owned).chain(self.doubles().into_keys()).collect();
        let rest = self.pages.iter().filter(|page| page.is_read() && !placed.contains(&page.path(self.library)));
        contents.extend(rest.map(|&page| self.leaf(page)));
        contents
    }

    /// A briefing with its own further pages below it.
    fn briefing_entry(&self, key: BriefingKey) -> BookEntry {
        let own = [PageId::Conclusions(key), PageId::BriefingText(key), PageId::Changes(key)].into_iter().filter(|&page| self.has(page));
        self.entry(PageId::Briefing(key), own.map(|page| self.leaf(page)).collect())
    }

    fn event_entry(&self, event: EventKey) -> BookEntry {
        let questions = self.comparisons.event(event).questions.iter().map(|&question| self.leaf(PageId::Question(question)));
        self.entry(PageId::Event(event), questions.collect())
    }

    /// The events that briefings cover in their order, then the others.
    fn events_in_order(&self) -> Vec<EventKey> {
        let covered = self.briefings.iter().flat_map(|&briefing| self.library[briefing].events.iter().copied());
        let mut is_listed = self.library.events.filled(false);
        let mut events: Vec<EventKey> = covered.chain(self.library.events.keys()).collect();
        events.retain(|event| !std::mem::replace(&mut is_listed[*event], true));
        events
    }

    /// The front page shows the only briefing.
    fn doubles(&self) -> BTreeMap<String, String> {
        let path = |page: PageId| page.path(self.library);
        self.only_briefing().map(|only| (path(PageId::Index), path(PageId::Briefing(only)))).into_iter().collect()
    }

    fn leaf(&self, page: PageId) -> BookEntry {
        self.entry(page, Vec::new())
    }

    fn entry(&self, page: PageId, below: Vec<BookEntry>) -> BookEntry {
        BookEntry { heading: BookHeading::Page(page.path(self.library)), below }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::compare::compare;
    use crate::model::words::QuoteState;
    use crate::plan::site_plan::Plan;
    use crate::sample;

    #[test]
    fn every_page_that_is_read_is_in_the_book_once() {
        let second = ("content/briefings/second.md", "---\ntitle: Again\nas_of: 2025-04\nevents: [talks-1]\n---\n");
        let about = ("content/pages/about.md", "---\ntitle: About\n---\n");
        for changes in [vec![], vec![second, about], vec![("content/pages/method.md", "---\ntitle: Method\n---\n")]] {
            let (library, _) = sample::linked(&sample::sound_but(&changes));
            let comparisons = compare(&library, library.claims.iter().map(|_| QuoteState::None).collect());
            let plan = Plan::new(&library, &comparisons, true);
            let book = plan.book();
            let pages = book.pages();
            let listed: BTreeSet<&str> = pages.iter().copied().collect();
            assert_eq!(listed.len(), pages.len(), "{pages:?}");
            for page in plan.pages() {
                let path = page.path(&library);
                assert_eq!(listed.contains(path.as_str()) || book.doubles.contains_key(&path), page.is_read(), "{path}");
            }
        }
    }
}
