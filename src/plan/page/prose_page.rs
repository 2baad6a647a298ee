//! `pages/ID.html`: plain prose.

use crate::model::id::PageKey;
use crate::model::view::{Body, PageView, ProsePage};
use crate::plan::frame::Heading;
use crate::plan::jsonld;
use crate::plan::viewpoint::Viewpoint;

pub(super) fn prose_page(at: &Viewpoint<'_>, key: PageKey) -> PageView {
    let page = &at.library()[key];
    let heading = Heading {
        title: page.title.clone(),
        description: page.description.clone(),
        record: Some(&page.record),
        about: Some(jsonld::web_page(at, &page.title)),
        ..Heading::default()
    };
    at.page(heading, Body::Page(ProsePage { title: page.title.clone(), description: page.description.clone() }))
}
