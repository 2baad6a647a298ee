//! The front page of a site with several briefings or none.

use crate::model::id::EventKey;
use crate::model::site_map::PageId;
use crate::model::view::{Body, BriefingLine, BriefingList, PageView};
use crate::plan::frame::Heading;
use crate::plan::jsonld;
use crate::plan::page::briefing::event_row;
use crate::plan::viewpoint::Viewpoint;

pub(super) fn front_page(at: &Viewpoint<'_>) -> PageView {
    let library = at.library();
    let line = |&key: &_| {
        let briefing: &crate::model::library::Briefing = &library[key];
        BriefingLine {
            link: at.link(PageId::Briefing(key), &briefing.title),
            as_of: at.date(Some(briefing.as_of)),
            edition: briefing.edition,
            status: briefing.status.clone(),
            draft: briefing.draft,
        }
    };
    let briefings: Vec<_> = at.plan.briefings.iter().map(line).collect();
    let events = if briefings.is_empty() { 0..library.events.len() as u32 } else { 0..0 };
    let body = BriefingList {
        list: "briefings",
        title: library.site.title.clone(),
        description: library.site.description.clone(),
        briefings,
        events: events.map(|key| event_row(at, EventKey(key))).collect(),
    };
    let heading = Heading { title: library.site.title.clone(), about: Some(jsonld::collection(at)), ..Heading::default() };
    at.page(heading, Body::Briefings(body))
}
