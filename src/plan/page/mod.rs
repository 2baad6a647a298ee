//! What each page says.

mod actor;
mod briefing;
mod changes;
mod conclusions;
mod data;
mod event;
mod listing;
mod lists;
mod method;
mod not_found;
mod prose_page;
mod question;
mod record;
mod search;
mod source;
mod timeline;

pub use data::Downloads;
pub(super) use source::marks as own_text_marks;

use crate::model::site_map::PageId;
use crate::model::view::PageView;
use crate::plan::viewpoint::Viewpoint;

/// Fills the view of the page that `at` stands on. `downloads` are the files that stand beside `data.html`.
pub(super) fn view(at: &Viewpoint<'_>, downloads: Downloads) -> PageView {
    match at.page {
        PageId::Index => match at.plan.only_briefing() {
            Some(key) => briefing::briefing_page(at, key),
            None => listing::front_page(at),
        },
        PageId::Briefing(key) => briefing::briefing_page(at, key),
        PageId::Conclusions(key) => conclusions::conclusions_page(at, key),
        PageId::BriefingText(key) => conclusions::text_page(at, key),
        PageId::Changes(key) => changes::changes_page(at, key),
        PageId::Compare => event::compare_page(at),
        PageId::Event(key) => event::event_page(at, key),
        PageId::Question(key) => question::question_page(at, key),
        PageId::Source(key) => source::source_page(at, key),
        PageId::Actor(key) => actor::actor_page(at, key),
        PageId::Sources(part) => lists::sources_page(at, part),
        PageId::Actors(part) => lists::actors_page(at, part),
        PageId::Timeline => timeline::timeline_page(at),
        PageId::Method => method::method_page(at),
        PageId::Data => data::data_page(at, downloads),
        PageId::NotFound => not_found::not_found_page(at),
        PageId::Page(key) => prose_page::prose_page(at, key),
        PageId::Record => record::record_page(at),
        PageId::Search => search::search_page(at),
    }
}
