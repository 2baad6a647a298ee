//! `search.html`: an empty list of each kind, which the script of the page fills.

use crate::model::search::{DocumentKind, Mark};
use crate::model::site_map::{PageId, SEARCH_FOLDER, SEARCH_SCRIPT};
use crate::model::view::{Body, FoundKind, NavigationLink, PageView, SearchPage};
use crate::plan::frame::Heading;
use crate::plan::viewpoint::Viewpoint;

pub(super) fn search_page(at: &Viewpoint<'_>) -> PageView {
    let link = |page, word| NavigationLink { href: at.href(page), word: Some(word), label: None, current: None };
    let kind = |&kind: &DocumentKind| FoundKind { word: kind.word(), quoted: kind == DocumentKind::Quote };
    let body = SearchPage {
        script: at.file(SEARCH_SCRIPT),
        folder: at.file(SEARCH_FOLDER),
        kinds: DocumentKind::ALL.iter().map(kind).collect(),
        marks: Mark::ALL.iter().map(|mark| mark.word()).collect(),
        lists: vec![link(PageId::Sources(0), "nav_sources"), link(PageId::Actors(0), "nav_actors"), link(PageId::Timeline, "nav_timeline")],
    };
    at.page(Heading::default(), Body::Search(body))
}
