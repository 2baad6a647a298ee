//! `data.html`: what can be downloaded.

use crate::model::view::{Body, DataPage, Download, Link, PageView, Wording};
use crate::plan::Viewpoint;
use crate::plan::frame::Heading;
use crate::plan::route::relative;

/// The files for programs that every build writes, each with the key of its description in the words.
const FILES: &[(&str, &str)] = &[("data/briefing.json", "data_briefing")];
/// The files that are written only where the site's address is known.
const FILES_WITH_ADDRESS: &[(&str, &str)] = &[("feed.xml", "data_feed"), ("sitemap.xml", "data_sitemap")];

pub(super) fn data_page(at: &Viewpoint<'_>) -> PageView {
    let has_address = at.library().site.base_url.is_some();
    let with_address = if has_address { FILES_WITH_ADDRESS } else { &[] };
    let download = |&(path, word): &(&str, &'static str)| Download {
        file: Link { href: relative(&at.path, path), label: Wording::plain(path) },
        word,
    };
    let body = DataPage { files: FILES.iter().chain(with_address).map(download).collect() };
    at.page("data.html", Heading::default(), Body::Data(body))
}
