//! Who covers which event, with the kinds of silence.

use std::collections::BTreeMap;

use super::data::{Data, list, word};
use super::page::{Element, Page};
use super::sites;
use crate::support::Site;

/// How many questions of an event are in which state, by source, as the data file has them.
fn counted<'data>(data: &'data Data, event: &str) -> BTreeMap<&'data str, BTreeMap<String, usize>> {
    let mut counts: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    for question in list(&data.record("events", event)["questions"]) {
        for cell in list(&data.record("questions", word(question))["cells"]) {
            *counts.entry(word(&cell["source"])).or_default().entry(word(&cell["state"]).to_owned()).or_default() += 1;
        }
    }
    counts
}

/// How many units are drawn for which state in a cell.
fn drawn(cell: &Element<'_>) -> BTreeMap<String, usize> {
    let units = |path: &Element<'_>| path.attribute("d").expect("a path is drawn").matches('M').count();
    cell.all("path").iter().map(|path| (path.attribute("class").expect("a state").to_owned(), units(path))).collect()
}

/// The source of a row, by its id.
fn source(row: &Element<'_>) -> String {
    let path = row.one("th").target();
    path.strip_prefix("sources/").and_then(|path| path.strip_suffix(".html")).expect("a source's page").to_owned()
}

const WORDS: [(&str, &str); 6] = [
    ("claims", "answered"),
    ("silent", "silent"),
    ("withdrawn", "withdrawn"),
    ("too-early", "published too early to say"),
    ("not-reviewed", "not yet read for this"),
    ("excerpt", "not in the excerpt archived"),
];

#[test]
fn units_and_counts_are_those_of_the_cells() {
    let mut compared = 0;
    for site in sites() {
        let data = Data::of(&site);
        for id in data.by_id("events").into_keys() {
            let mut counts = counted(&data, id);
            let page = Page::of(&site, &format!("events/{id}.html"));
            for row in page.all(&format!("figure.coverage:has(#coverage-{id}) tbody tr")) {
                let source = source(&row);
                let expected = counts.remove(source.as_str()).unwrap_or_else(|| panic!("{id}: {source} covers it, and once"));
                let cell = row.one("td");
                assert_eq!(drawn(&cell), expected, "{id}: {source}");
                let said = cell.one("small").words();
                let said = said.split(';').next().expect("a first part");
                let in_words: BTreeMap<String, usize> = said
                    .split(", ")
                    .map(|part| part.split_once(' ').expect("a count and a word"))
                    .map(|(count, words)| {
                        let (state, _) = WORDS.iter().find(|(_, state)| *state == words).expect("a state in words");
                        ((*state).to_owned(), count.parse().expect("a count"))
                    })
                    .collect();
                assert_eq!(in_words, expected, "{id}: {source}");
                compared += 1;
            }
            assert!(counts.is_empty(), "{id}: left out: {counts:?}");
        }
    }
    assert!(compared > 15, "the figures were read");
}

#[test]
fn a_figure_of_several_events_says_who_covers_which() {
    let site = Site::copy_of("tests/golden/dock-talks");
    let about = std::fs::read_to_string(site.root().join("content/pages/about.md")).expect("the page is there");
    let site = site.file("content/pages/about.md", &format!("{about}\n\n{{{{ coverage(event=\"dock-talks-1\") }}}}\n"));
    let briefing = std::fs::read_to_string(site.root().join("content/briefings/dock-talks.md")).expect("the briefing is there");
    let site = site.file("content/briefings/dock-talks.md", &format!("{briefing}\n\n{{{{ coverage() }}}}\n"));
    site.build(&[]).ends(0);
    let data = Data::of(&site);
    assert_eq!(Page::of(&site, "pages/about.html").all("figure.coverage").len(), 1);
    let page = Page::of(&site, "index.html");
    let figure = page.one("figure.coverage");
    let events: Vec<String> = figure.all("thead th a").iter().map(Element::target).collect();
    assert_eq!(events, ["events/dock-talks-1.html", "events/dock-talks-2.html"]);
    let mut covering = 0;
    for (column, event) in ["dock-talks-1", "dock-talks-2"].into_iter().enumerate() {
        let counts = counted(&data, event);
        for row in figure.all("tbody tr") {
            let cell = row.all("td")[column];
            match counts.get(source(&row).as_str()) {
                Some(expected) => assert_eq!(&drawn(&cell), expected),
                None => assert_eq!(cell.words(), "Does not cover this event"),
            }
            covering += usize::from(counts.contains_key(source(&row).as_str()));
        }
        assert_eq!(counts.len(), list(&data.record("events", event)["sources"]).len());
    }
    assert_eq!(covering, 11, "two sources and nine");
}
