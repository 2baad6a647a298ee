//! Who covers which event, with the kinds of silence.

use std::collections::BTreeMap;

use super::data::{Data, list, word};
use super::page::Page;
use super::sites;

#[test]
fn counts_of_answers_and_silences_are_those_of_the_cells() {
    let mut compared = 0;
    for site in sites() {
        let data = Data::of(&site);
        for (id, event) in data.by_id("events") {
            let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
            for question in list(&event["questions"]) {
                for cell in list(&data.record("questions", word(question))["cells"]) {
                    *counts.entry((word(&cell["source"]), word(&cell["state"]))).or_default() += 1;
                }
            }
            let page = Page::of(&site, &format!("events/{id}.html"));
            let mut shown = BTreeMap::new();
            for row in page.all(&format!("table:has(#coverage-{id}) tbody tr")) {
                let source = row.one("th").target();
                let source =
                    source.strip_prefix("sources/").and_then(|path| path.strip_suffix(".html")).expect("a source's page").to_owned();
                for cell in row.all("td") {
                    let state = cell.attribute("data-label").expect("a cell says what it counts").to_lowercase().replace(' ', "-");
                    let state = if state == "answers" { "claims".to_owned() } else { state };
                    let count: usize = cell.words().parse().expect("a count");
                    shown.insert((source.clone(), state), count);
                    compared += 1;
                }
            }
            let said = |source: &str, state: &str| counts.get(&(source, state)).copied().unwrap_or(0);
            for ((source, state), count) in &shown {
                assert_eq!(*count, said(source, state), "{id}: {source}, {state}");
            }
            assert_eq!(shown.values().sum::<usize>(), counts.values().sum::<usize>(), "{id}: nothing is left out");
        }
    }
    assert!(compared > 20, "the tables were read");
}
