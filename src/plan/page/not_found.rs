//! `404.html`, which a server sends for every address that has no page. It does not know at what depth it will be read, so its
//! links are absolute; in a site that does not know its address it has none.

use crate::markup::hash_source;
use crate::model::view::{Body, NotFoundPage, PageView};
use crate::plan::frame::Heading;
use crate::plan::viewpoint::Viewpoint;

/// None of its characters is escaped in a template.
const STYLE: &str = include_str!("not_found.css");

pub(super) fn not_found_page(at: &Viewpoint<'_>) -> PageView {
    let has_links = at.library().site.base_url.is_some();
    let body = NotFoundPage { has_links, style: STYLE, style_source: hash_source(STYLE) };
    at.page(Heading::default(), Body::NotFound(body))
}
