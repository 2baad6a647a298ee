//! What surrounds every page: navigation, date of knowledge, the file behind the page.

use crate::model::date::Date;
use crate::model::direction::direction;
use crate::model::library::Briefing;
use crate::model::parsed::FileRecord;
use crate::model::site_map::{CUSTOM_STYLE, FEED, FOOT, NAVIGATION, PageId, THEME_STYLE, content_copy};
use crate::model::view::{Body, FileLink, Frame, NavigationLink, PageView};
use crate::plan::jsonld::{self, Node};
use crate::plan::viewpoint::Viewpoint;

/// What a page says of itself beside its body.
#[derive(Debug, Default)]
pub(crate) struct Heading<'page> {
    /// The page's own title.
    pub(crate) title: String,
    /// One sentence about the page.
    pub(crate) description: Option<String>,
    /// The content file behind the page.
    pub(crate) record: Option<&'page FileRecord>,
    /// The briefing whose date of knowledge holds for the page; without one it is the latest of the site.
    pub(crate) briefing: Option<&'page Briefing>,
    /// Whether the page has wide tables and is printed in landscape.
    pub(crate) wide: bool,
    /// What the page is about, in the words of schema.org; without it the page is told as one of the site.
    pub(crate) about: Option<Node>,
}

impl Viewpoint<'_> {
    /// The page with its frame.
    pub(crate) fn page(&self, heading: Heading<'_>, body: Body) -> PageView {
        let site = &self.library().site;
        let as_of = heading.briefing.map_or_else(|| self.plan.latest_as_of(), |briefing| Some(briefing.as_of));
        // The page for what is not found is read at any depth: without the address of the site it can lead nowhere.
        let is_placed = self.page != PageId::NotFound || site.base_url.is_some();
        let frame = Frame {
            site: site.title.clone(),
            title: heading.title,
            description: heading.description.or_else(|| site.description.clone()),
            language: site.language.clone(),
            direction: direction(&site.language),
            root: "../".repeat(self.path.matches('/').count()),
            home: is_placed.then(|| self.href(PageId::Index)),
            navigation: if is_placed { self.navigation() } else { Vec::new() },
            foot: if is_placed { self.foot() } else { Vec::new() },
            as_of: self.date(as_of.filter(|date: &Date| !date.is_unknown())),
            edition: heading.briefing.and_then(|briefing| briefing.edition),
            canonical: site
                .base_url
                .as_ref()
                .filter(|_| self.page != PageId::NotFound)
                .map(|base| format!("{base}{}", self.canonical_path())),
            feed: site.base_url.as_ref().and(self.plan.latest_as_of()).filter(|date| !date.is_unknown()).map(|_| self.file(FEED)),
            json_ld: Some(jsonld::document(heading.about.unwrap_or_else(|| jsonld::web_page(self, &site.title)))),
            file: heading.record.or(site.record.as_ref()).map(|record| self.file_link(record, is_placed)),
            licence: site.licence.clone(),
            wide: heading.wide,
            stylesheets: if is_placed { self.stylesheets() } else { Vec::new() },
        };
        PageView { path: self.path.clone(), frame, body }
    }

    fn stylesheets(&self) -> Vec<String> {
        let custom = self.plan.has_custom_style.then_some(CUSTOM_STYLE);
        [THEME_STYLE].into_iter().chain(custom).map(|path| self.file(path)).collect()
    }

    /// The path under which the page is to be cited.
    fn canonical_path(&self) -> String {
        match self.plan.only_briefing() {
            Some(briefing) if !self.plan.has_own_address(self.page) => PageId::Briefing(briefing).path(self.library()),
            _ => self.path.clone(),
        }
    }

    fn file_link(&self, record: &FileRecord, is_placed: bool) -> FileLink {
        let copy = content_copy(&record.path).filter(|_| is_placed).map(|copy| self.file(&copy));
        FileLink {
            path: record.path.clone(),
            copy,
            edit: self.library().site.edit_address(&record.path, 1).map(|address| address.to_string()),
        }
    }

    fn navigation(&self) -> Vec<NavigationLink> {
        let entry = |page: PageId, word, label: Option<&str>| {
            let current = if page == self.page {
                Some("page")
            } else if Some(page) == self.page.section() {
                Some("true")
            } else {
                None
            };
            NavigationLink { href: self.href(page), word, label: label.map(str::to_owned), current }
        };
        let is_only = self.plan.only_briefing().is_some();
        let word = |page, word| if page == PageId::Index && is_only { "nav_briefing" } else { word };
        NAVIGATION.iter().map(|&(page, key)| entry(page, Some(word(page, key)), None)).collect()
    }

    /// What else there is: the pages of the desk, the timeline, what can be downloaded.
    fn foot(&self) -> Vec<NavigationLink> {
        let entry = |page: PageId, word: Option<&'static str>, label: Option<&str>| NavigationLink {
            href: self.href(page),
            word,
            label: label.map(str::to_owned),
            current: (page == self.page).then_some("page"),
        };
        let own = self.plan.prose_pages().map(|page| entry(PageId::Page(page), None, Some(&self.library()[page].title)));
        let others = FOOT.iter().copied().filter(|&(page, _)| self.plan.has(page));
        own.chain(others.map(|(page, word)| entry(page, Some(word), None))).collect()
    }
}
