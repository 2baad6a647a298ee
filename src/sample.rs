//! Sites that are written in a test, and their findings as lines of text.

use crate::diagnostic::{self, Diagnostic};
use crate::model::files::{SiteFiles, TextFile};
use crate::model::id::BriefingKey;
use crate::model::library::Library;
use crate::model::site_map::{SiteMap, list_pages};
use crate::span::{ColumnUnit, LineIndex};
use crate::{check, link, parse};

/// A sound site around two invented rounds of dock talks; tests change a file of it or add one.
pub(crate) const SOUND: &[(&str, &str)] = &[
    ("content/site.yaml", "title: The dock talks (invented)\nlanguage: en\n"),
    ("content/events/talks-1.md", "---\ntitle: First round\n---\n"),
    ("content/events/talks-2.md", "---\ntitle: Second round\nfollows: talks-1\nparticipants: [union]\n---\n"),
    (
        "content/actors/union.md",
        "---\nname: The union\nkind: organisation\nstatements:\n  - {id: press-line, on: 2025-03-04, event: talks-2}\n---\n",
    ),
    ("content/actors/ruiz.md", "---\nname: Marta Ruiz\nkind: person\npart_of: union\n---\n"),
    (
        "content/questions/length.md",
        "---\nquestion: How long did they last?\nevent: talks-2\nkind: choice\nanswers: {two-days: Two days, three-days: Three days}\n---\n",
    ),
    (
        // No claim carries the statement, so that those of tests can; prose shows it.
        "content/questions/mediators.md",
        "---\nquestion: Who mediated?\nevent: talks-2\nkind: set\nanswers: {port: The port, city: The city}\n---\n{{ collation(statement=\"union#press-line\") }}\n",
    ),
    ("content/questions/people.md", "---\nquestion: How many?\nevent: talks-2\nkind: number\nunit: people\n---\n"),
    ("content/questions/start.md", "---\nquestion: When?\nevent: talks-2\nkind: date\n---\n"),
    ("content/questions/next.md", "---\nquestion: What next?\nevent: talks-2\nkind: open\n---\n"),
    (
        "content/sources/gazette.md",
        "---\ntitle: Talks end\npublisher: Gazette\ncovers:\n  - event: talks-2\nclaims:\n  - id: length\n    question: length\n    answer: three-days\n    by: [ruiz]\n    quote: after three days\n---\n",
    ),
    (
        "content/briefings/talks.md",
        "---\ntitle: The talks\nas_of: 2025-03-06\nevents: [talks-2]\njudgements:\n  - id: no-third\n    text: A third round is unlikely.\n    because: [gazette#length]\n---\nProse.\n",
    ),
];

/// The sound site with files changed or added.
pub(crate) fn sound_but(changes: &[(&str, &str)]) -> SiteFiles {
    let mut files: std::collections::BTreeMap<&str, &str> = SOUND.iter().copied().collect();
    files.extend(changes.iter().copied());
    site(&files.into_iter().collect::<Vec<_>>())
}

/// A site of these files.
pub(crate) fn site(files: &[(&str, &str)]) -> SiteFiles {
    let mut texts: Vec<TextFile> = files.iter().map(|&(path, text)| TextFile { path: path.to_owned(), text: text.into() }).collect();
    texts.sort_by(|left, right| left.path.cmp(&right.path));
    SiteFiles { texts, ..SiteFiles::default() }
}

/// The library of a site and everything that was found on the way to it, in the order of its places.
pub(crate) fn linked(files: &SiteFiles) -> (Library, Vec<Diagnostic>) {
    let (parsed, mut diagnostics) = parse::parse(files);
    let (library, more) = link::link(&parsed);
    diagnostics.extend(more);
    diagnostics.extend(check::check(&library));
    let briefings: Vec<BriefingKey> = library.briefings.keys().collect();
    let site_map = SiteMap::new(&library, &list_pages(&library, &briefings, 1, 1), true, files);
    diagnostics.extend(check::links(&library, files, &site_map));
    diagnostic::settle(&mut diagnostics);
    (library, diagnostics)
}

/// Findings as `path:line:column: code message`; labels follow behind ` | `.
pub(crate) fn shown(files: &SiteFiles, diagnostics: &[Diagnostic]) -> Vec<String> {
    let place = |span: crate::span::Span| {
        let text = files.text(span.file);
        let position = LineIndex::new(&text.text).position(&text.text, span.start as usize, ColumnUnit::Characters);
        format!("{}:{}:{}", text.path, position.line, position.column)
    };
    let line = |diagnostic: &Diagnostic| {
        let finding = format!("{}: {} {}", place(diagnostic.span), diagnostic.code.number(), diagnostic.message);
        let labels = diagnostic.labels.iter().map(|label| format!("{} {}", place(label.span), label.message));
        std::iter::once(finding).chain(labels).collect::<Vec<_>>().join(" | ")
    };
    diagnostics.iter().map(line).collect()
}

/// All findings of the sound site with changes, as lines.
pub(crate) fn findings(changes: &[(&str, &str)]) -> Vec<String> {
    let files = sound_but(changes);
    shown(&files, &linked(&files).1)
}
