//! What prose points at from where it stands: figures that need an event, files that are linked.

use rayon::prelude::*;

use super::Site;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::files::SiteFiles;
use crate::model::kind::{Kind, RecordPath};
use crate::model::parsed::FileRecord;
use crate::prose::{self, Figure, FigureName, LocalLink, LocalTarget};
use crate::span::Span;

/// Pages that are built for every site, by their path below the output.
const BUILT: &[&str] = &[
    "404.html",
    "actors.html",
    "data.html",
    "data/briefing.json",
    "feed.xml",
    "index.html",
    "method.html",
    "search.html",
    "sitemap.xml",
    "sources.html",
    "timeline.html",
];

/// Figures without an event outside of briefings, and links to files that are not there.
pub(super) fn places(site: &Site<'_>) -> Vec<Diagnostic> {
    let outputs: Vec<&str> = site.files.assets.iter().map(|asset| asset.output.as_str()).collect();
    site.library.records_with_prose().par_iter().flat_map_iter(|&(kind, record)| in_one(kind, record, site, &outputs)).collect()
}

fn in_one(kind: Kind, record: &FileRecord, site: &Site<'_>, outputs: &[&str]) -> Vec<Diagnostic> {
    let prose = prose::read(record.body_text());
    let span = |range: std::ops::Range<usize>| Span::new(record.file, record.body.start + range.start..record.body.start + range.end);
    let figures = prose.figures().filter(|(figure, _)| lacks_event(kind, figure)).map(|(figure, range)| missing_event(figure, span(range)));
    let links = prose.local_links().filter_map(|(link, range)| broken(link, record, site.files, outputs, span(range)));
    let series = prose.figures().filter_map(|(figure, _)| answer_is_fixed(figure, site, &span));
    figures.chain(series).chain(links).collect()
}

/// Only in a briefing does an absent event mean something: all of the briefing's.
fn lacks_event(kind: Kind, figure: &Figure) -> bool {
    figure.argument.is_none() && !figure.name.argument_is_optional() && kind != Kind::Briefing
}

/// A series shows how an answer changes, so its question must be one whose answer does.
fn answer_is_fixed(figure: &Figure, site: &Site<'_>, span: &impl Fn(std::ops::Range<usize>) -> Span) -> Option<Diagnostic> {
    let (id, range) = figure.argument.clone().filter(|_| figure.name == FigureName::Series)?;
    let question = site.library.question_key(&id)?;
    (!site.library[question].over_time).then(|| {
        let message = format!("the answer to `{id}` does not change, so there is no series to show");
        let help = format!("write `over_time: true` in the question, or place `{{{{ question(id=\"{id}\") }}}}`");
        Diagnostic::new(Code::BadFigure, span(range), message, help)
    })
}

fn missing_event(figure: &Figure, span: Span) -> Diagnostic {
    let (name, parameter) = (figure.name.word(), figure.name.parameter());
    let message = format!("`{name}` needs its argument `{parameter}` here: only in a briefing does its absence mean all events");
    Diagnostic::new(Code::BadFigure, span, message, format!("write `{{{{ {name}({parameter}=\"{parameter}-id\") }}}}`"))
}

fn broken(link: &LocalLink, record: &FileRecord, files: &SiteFiles, outputs: &[&str], span: Span) -> Option<Diagnostic> {
    let path = match link.target(&record.path) {
        LocalTarget::SamePage => return None,
        LocalTarget::Outside => {
            let message = format!("`{}` leads out of the site's content", link.path);
            return Some(Diagnostic::new(Code::BrokenLink, span, message, "put the file below `content/` or `static/`, and link it there"));
        }
        LocalTarget::File(path) => path,
    };
    if leads_somewhere(&path, files, outputs) {
        return None;
    }
    let message = format!("there is no file `{path}`");
    let name = path.rsplit('/').next().unwrap_or_default();
    let records = files.texts.iter().filter(|text| RecordPath::read(&text.path).is_some()).map(|text| text.path.as_str());
    let elsewhere = records.chain(outputs.iter().copied()).find(|other| other.rsplit('/').next() == Some(name));
    let help = elsewhere.map_or_else(|| "add the file, or link another".to_owned(), |other| format!("a file of this name is `{other}`"));
    Some(Diagnostic::new(Code::BrokenLink, span, message, help))
}

/// Whether a path below `content/` is a record, the page that is built of one, a file that is copied, or a page of every site.
fn leads_somewhere(path: &str, files: &SiteFiles, outputs: &[&str]) -> bool {
    let has_record =
        |path: &str| RecordPath::read(path).is_some() && files.texts.binary_search_by(|text| text.path.as_str().cmp(path)).is_ok();
    let Some(output) = path.strip_prefix("content/") else { return false };
    if has_record(path) || outputs.binary_search(&output).is_ok() || BUILT.binary_search(&output).is_ok() {
        return true;
    }
    path.strip_suffix(".html").is_some_and(|stem| has_record(&format!("{stem}.md")) || has_record(&format!("{stem}.yaml")))
}
