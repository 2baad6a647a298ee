//! Editions: that each was frozen before the next, and that none goes back in time.

use crate::diagnostic::{self, Code, Diagnostic};
use crate::editions::frozen_path;
use crate::model::date::Date;
use crate::model::edition::Edition;
use crate::model::files::SiteFiles;
use crate::model::id::BriefingKey;
use crate::model::library::Library;
use crate::model::outline::Step;

/// What is wrong with the editions of a site. The findings are sorted by place.
pub(crate) fn editions(library: &Library, files: &SiteFiles) -> Vec<Diagnostic> {
    let site = Site { library, files };
    let mut diagnostics = not_frozen(&site);
    diagnostics.extend(library.briefings.keys().flat_map(|key| going_back(&site, key)));
    diagnostic::settle(&mut diagnostics);
    diagnostics
}

/// A site with its files, to which findings on frozen editions point.
struct Site<'site> {
    library: &'site Library,
    files: &'site SiteFiles,
}

/// Editions before the present one that nobody froze.
fn not_frozen(site: &Site<'_>) -> Vec<Diagnostic> {
    let finding = |key: BriefingKey| {
        let briefing = &site.library[key];
        let before = briefing.edition?.checked_sub(1).filter(|before| *before > 0)?;
        let id = &briefing.id;
        // A file that is there and cannot be read was reported as that.
        if site.files.find(&frozen_path(id.as_str(), before)).is_some() {
            return None;
        }
        let message = format!("edition {before} of `{id}` was never frozen, so no page can say what changed since");
        let help =
            format!("run `variorum edition {id} --at REVISION --write` with the git revision that was published as edition {before}");
        Some(Diagnostic::new(Code::EditionNotFrozen, briefing.record.place(&[Step::Key("edition")]), message, help))
    };
    site.library.briefings.keys().filter_map(finding).collect()
}

/// Editions with a lower number or an earlier date of knowledge than one before them.
fn going_back(site: &Site<'_>, key: BriefingKey) -> Vec<Diagnostic> {
    let briefing = &site.library[key];
    let frozen = site.library.editions.get(&key).map(Vec::as_slice).unwrap_or_default();
    let mut findings = Vec::new();
    for pair in frozen.windows(2) {
        if is_earlier(&as_of(&pair[1]), &as_of(&pair[0])) {
            let Some(file) = site.files.find(&frozen_path(&pair[1].briefing, pair[1].edition)) else { continue };
            let at = site.files.text(file).text.find("\"as_of\"").unwrap_or(0);
            let span = crate::span::Span::new(file, at..at);
            let message =
                format!("edition {} is as of {}, and edition {} as of {}", pair[1].edition, pair[1].as_of, pair[0].edition, pair[0].as_of);
            findings.push(Diagnostic::new(Code::EditionGoesBack, span, message, "set the right `as_of` and freeze the edition again"));
        }
    }
    let Some(last) = frozen.last() else { return findings };
    let number = briefing.edition.unwrap_or(1);
    if number < last.edition {
        let place = briefing.record.place(&[Step::Key("edition")]);
        let message = format!("`{}` says that it is edition {number}, and edition {} is frozen", briefing.id, last.edition);
        let help = format!("write `edition: {}`, or a higher number for what comes next", last.edition);
        findings.push(Diagnostic::new(Code::EditionGoesBack, place, message, help));
    } else if is_earlier(&briefing.as_of, &as_of(last)) {
        let place = briefing.record.place(&[Step::Key("as_of")]);
        let message =
            format!("`{}` is as of {}, and its frozen edition {} as of {}", briefing.id, briefing.as_of, last.edition, last.as_of);
        findings.push(Diagnostic::new(Code::EditionGoesBack, place, message, "write the day up to which the desk has read by now"));
    }
    findings
}

fn as_of(edition: &Edition) -> Date {
    Date::parse(&edition.as_of).unwrap_or(Date::UNKNOWN)
}

/// Whether the last day that a date may mean lies before that of another.
fn is_earlier(date: &Date, other: &Date) -> bool {
    date.last_day().zip(other.last_day()).is_some_and(|(date, other)| date < other)
}
