//! Links of prose into the site: each leads to a file that a build writes, and to a place that its page has.

use rayon::prelude::*;

use crate::diagnostic::{self, Code, Diagnostic};
use crate::model::files::SiteFiles;
use crate::model::kind::RecordPath;
use crate::model::library::Library;
use crate::model::parsed::FileRecord;
use crate::model::prose::{LocalLink, LocalTarget};
use crate::model::site_map::{PageId, SiteMap};
use crate::model::thing::Thing;
use crate::span::Span;

/// Links that lead nowhere, sorted by place. `site_map` knows every file, those of drafts among them.
pub(crate) fn links(library: &Library, files: &SiteFiles, site_map: &SiteMap) -> Vec<Diagnostic> {
    let site = Targets { library, files, site_map };
    let mut diagnostics: Vec<Diagnostic> =
        Thing::with_prose(library).par_iter().flat_map_iter(|&(thing, record)| site.in_one(thing, record)).collect();
    diagnostic::settle(&mut diagnostics);
    diagnostics
}

/// What links can lead to.
struct Targets<'site> {
    library: &'site Library,
    files: &'site SiteFiles,
    site_map: &'site SiteMap,
}

impl Targets<'_> {
    fn in_one(&self, thing: Thing, record: &FileRecord) -> Vec<Diagnostic> {
        let own = PageId::of_thing(self.library, thing);
        let links = record.prose.local_links();
        links.filter_map(|(link, range)| self.broken(link, record, own, record.span_in_body(range))).collect()
    }

    fn broken(&self, link: &LocalLink, from: &FileRecord, own: PageId, span: Span) -> Option<Diagnostic> {
        let fault = |message: String, help: String| Some(Diagnostic::new(Code::BrokenLink, span, message, help));
        let path = match link.target(&from.path) {
            LocalTarget::SamePage => return self.no_place(own, &from.path, link.fragment.as_deref()?, span),
            LocalTarget::Outside => {
                let message = format!("`{}` leads out of the site's content", link.path);
                return fault(message, "put the file below `content/` or `static/`, and link it there".to_owned());
            }
            LocalTarget::File(path) => path,
        };
        if let Some(page) = self.page(&path) {
            return self.no_place(page, &path, link.fragment.as_deref()?, span);
        }
        if path.strip_prefix("content/").is_some_and(|output| self.site_map.has(output)) {
            return None;
        }
        fault(format!("there is no file `{path}`"), self.elsewhere(&path))
    }

    /// The page of the record that a path below `content/` names, by the file itself or by a page that is built of it.
    fn page(&self, path: &str) -> Option<PageId> {
        let page = match RecordPath::read(path) {
            // An id names one file: a record in YAML is not there as Markdown, too.
            Some(record) => self.files.find(path).and_then(|_| PageId::of_record(self.library, record.kind, record.stem)),
            None => PageId::of_record_at(self.library, path.strip_prefix("content/")?),
        };
        page.filter(|page| self.site_map.has(&page.path(self.library)))
    }

    fn no_place(&self, page: PageId, path: &str, fragment: &str, span: Span) -> Option<Diagnostic> {
        if fragment.is_empty() || page.place_of_record(self.library, fragment).is_some() {
            return None;
        }
        let texts = page.of_same_record().into_iter().filter_map(|page| page.record(self.library));
        let headings = texts.flat_map(|record| &record.prose.headings).map(|heading| heading.id.as_str());
        let help = match diagnostic::nearest(fragment, headings) {
            Some(near) => format!("did you mean `#{near}`?"),
            None => "name a heading of the text by its id, or a place such as `#claim-ID` on the page of a source".to_owned(),
        };
        Some(Diagnostic::new(Code::BrokenLink, span, format!("the page of `{path}` has no place `#{fragment}`"), help))
    }

    /// What to do about a file that is not there.
    fn elsewhere(&self, path: &str) -> String {
        let name = path.rsplit('/').next().unwrap_or_default();
        let records = self.files.texts.iter().filter(|text| RecordPath::read(&text.path).is_some()).map(|text| text.path.as_str());
        let outputs = self.site_map.files().filter(|output| !output.starts_with("data/content/"));
        let other = records.chain(outputs).find(|other| other.rsplit('/').next() == Some(name));
        other.map_or_else(|| "add the file, or link another".to_owned(), |other| format!("a file of this name is `{other}`"))
    }
}
