//! `404.html`, which a server sends for every address that has no page. It does not know at what depth it will be read, so its
//! links are absolute; in a site that does not know its address it has none.

use crate::model::view::{Body, NotFoundPage, PageView};
use crate::plan::frame::Heading;
use crate::plan::viewpoint::Viewpoint;

pub(super) fn not_found_page(at: &Viewpoint<'_>) -> PageView {
    let has_links = at.library().site.base_url.is_some();
    at.page("404.html", Heading::default(), Body::NotFound(NotFoundPage { has_links }))
}
