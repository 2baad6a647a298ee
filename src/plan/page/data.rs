//! `data.html`: what can be downloaded, and how to make what is not there.

use crate::model::address::relative;
use crate::model::export_format::{Bundle, DataFormat, ExportFormat};
use crate::model::view::{Body, DataPage, Download, PageView};
use crate::plan::frame::Heading;
use crate::plan::jsonld;
use crate::plan::viewpoint::Viewpoint;

/// The files that are written only where the site's address is known: path, key of the description, media type.
const FILES_WITH_ADDRESS: &[(&str, &str, &str)] =
    &[("feed.xml", "data_feed", "application/atom+xml"), ("sitemap.xml", "data_sitemap", "application/xml")];

/// Which of the files that `data.html` tells of stand beside it. It links those and says of the others how they are made, so that no
/// link of it is dead wherever the page is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Downloads {
    /// All of them: in a site of so few pages that its bundles are built with it.
    All,
    /// Those for programs: in a larger site, and in the archive of a site, which cannot hold itself.
    ForPrograms,
    /// None: in one file or book that holds nothing but pages.
    None,
}

pub(super) fn data_page(at: &Viewpoint<'_>, downloads: Downloads) -> PageView {
    let download = |format: ExportFormat, is_there: bool| Download {
        path: format.path(),
        href: is_there.then(|| relative(&at.path, format.path())),
        word: format.description(),
        media_type: format.media_type(),
        command: Some(format.command()),
    };
    let has_address = at.library().site.base_url.is_some() && downloads != Downloads::None;
    let with_address = if has_address { FILES_WITH_ADDRESS } else { &[] };
    let with_address = with_address.iter().map(|&(path, word, media_type)| Download {
        path,
        href: Some(relative(&at.path, path)),
        word,
        media_type,
        command: None,
    });
    let for_programs = DataFormat::ALL.iter().map(|&format| download(ExportFormat::Data(format), downloads != Downloads::None));
    let bundles = Bundle::ALL.iter().map(|&bundle| download(ExportFormat::Bundle(bundle), downloads == Downloads::All));
    let body = DataPage { bundles: bundles.collect(), for_programs: for_programs.chain(with_address).collect() };
    at.page(Heading { about: Some(jsonld::data_set(at)), ..Heading::default() }, Body::Data(body))
}
