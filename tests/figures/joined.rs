//! What joins two sources, and two actors.

use std::collections::{BTreeMap, BTreeSet};

use super::data::{Data, list, word};
use super::page::{Element, Page};
use super::sites;

/// The id in the path of a page.
fn id_of(link: &Element<'_>) -> String {
    let target = link.target();
    let path = target.split_once('/').map_or(target.as_str(), |(_, path)| path);
    path.strip_suffix(".html").expect("a page").to_owned()
}

fn count(words: &str) -> usize {
    words.parse().unwrap_or_else(|error| panic!("`{words}`: {error}"))
}

#[test]
fn pairs_of_sources_count_what_they_answer_together() {
    for site in sites() {
        let data = Data::of(&site);
        let mut shown: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
        for id in data.by_id("events").into_keys() {
            let page = Page::of(&site, &format!("events/{id}.html"));
            let mut of_event = BTreeMap::new();
            for row in page.all("table.pairs tbody tr") {
                let sources = row.all("th a");
                let counts = row.all("td");
                let (joint, compatible) = (count(&counts[0].words()), counts[1].words());
                let compatible = count(compatible.split_once(" of ").expect("never without what it is of").0);
                of_event.insert((id_of(&sources[0]), id_of(&sources[1])), (joint, compatible));
            }
            let numbered: Vec<String> = page.all(".numbered-sources a").iter().map(id_of).collect();
            let cells = page.all("svg.cell");
            if !numbered.is_empty() {
                assert_eq!(cells.len(), of_event.len(), "{id}: every pair has a cell");
                let most = of_event.values().map(|&(joint, _)| joint).max().expect("there are pairs");
                for cell in cells {
                    let (a, b) = cell.attribute("data-pair").and_then(|pair| pair.split_once(' ')).expect("a cell names its pair");
                    let pair = (numbered[count(a) - 1].clone(), numbered[count(b) - 1].clone());
                    let (joint, compatible) = of_event[&pair];
                    assert_eq!(cell.words(), format!("{compatible} of {joint}"));
                    let width = |bar: &str| cell.one(bar).number("width");
                    let share =
                        |count: usize| 80.0 * f64::from(u32::try_from(count).expect("few")) / f64::from(u32::try_from(most).expect("few"));
                    assert!((width("rect.hollow") - share(joint)).abs() < 0.01 && (width("rect.filled") - share(compatible)).abs() < 0.01);
                }
            }
            for (pair, (joint, compatible)) in of_event {
                let sum = shown.entry(pair).or_default();
                *sum = (sum.0 + joint, sum.1 + compatible);
            }
        }
        let number = |value: &serde_json::Value| usize::try_from(value.as_u64().expect("a count")).expect("few");
        let expected: BTreeMap<(String, String), (usize, usize)> = data
            .pairs()
            .iter()
            .map(|pair| ((word(&pair["a"]).to_owned(), word(&pair["b"]).to_owned()), (number(&pair["joint"]), number(&pair["compatible"]))))
            .collect();
        assert_eq!(shown, expected);
    }
}

#[test]
fn actors_are_joined_by_the_disputes_of_the_data_file() {
    for site in sites() {
        let data = Data::of(&site);
        let page = Page::of(&site, "actors.html");
        let figure = page.one("figure:has(svg.network)");
        let rows = figure.all("table tbody tr");
        let actors: Vec<String> = rows.iter().map(|row| id_of(&row.one("th"))).collect();
        let drawn: Vec<String> = figure.all("svg.network > a").iter().map(id_of).collect();
        assert_eq!(drawn, actors, "the drawing and the table have the same order");

        let mut expected: BTreeMap<(String, String), BTreeSet<&str>> = BTreeMap::new();
        for (id, actor) in data.by_id("actors") {
            for dispute in list(&actor["disputes"]) {
                expected.entry((id.to_owned(), word(&dispute["with"]).to_owned())).or_default().insert(word(&dispute["question"]));
            }
            let side = actors.iter().zip(&rows).find(|(shown, _)| *shown == id).map(|(_, row)| row.all("td")[0]);
            let has_whole = side.is_some_and(|cell| !cell.all("a").is_empty());
            assert_eq!(has_whole, side.is_some() && word(&actor["side"]) != id, "{id}");
        }
        let mut listed = BTreeMap::new();
        for (row, id) in rows.iter().zip(&actors) {
            let cell = row.all("td")[2];
            let words = cell.words();
            let counts: Vec<usize> = words.split('(').skip(1).map(|rest| count(rest.split(' ').next().unwrap_or_default())).collect();
            for (link, questions) in cell.all("a").iter().zip(counts) {
                listed.insert((id.clone(), id_of(link)), questions);
            }
        }
        assert_eq!(listed, expected.into_iter().map(|(pair, questions)| (pair, questions.len())).collect());

        // The lines are drawn between those that the table names, once each.
        let name = |id: &str| word(&data.record("actors", id)["name"]).to_owned();
        let lines: BTreeSet<BTreeSet<String>> = figure
            .all("g.disputes > title")
            .iter()
            .map(|title| {
                let words = title.words();
                let (one, rest) = words.split_once(" disputes with ").expect("a line says whom it joins");
                [one.to_owned(), rest.rsplit_once(" (").expect("and on how many questions").0.to_owned()].into()
            })
            .collect();
        assert_eq!(lines, listed.keys().map(|(one, other)| [name(one), name(other)].into()).collect());
        let speaking = rows.iter().map(|row| row.all("td")[1].all("a").len()).sum::<usize>();
        assert_eq!(figure.all("g.speaks-for").len(), speaking);
    }
}
