//! The questions of a briefing at a glance.

use std::collections::BTreeMap;

use super::data::{Data, list, word};
use super::marks::{Letters, assert_marks_stand_for, assert_sign_of, questions_of};
use super::page::{Element, Page};
use super::sites;
use crate::support::Site;
use variorum::model::interface_words::InterfaceWords;

#[test]
fn every_mark_is_what_the_source_says_and_leads_there() {
    for site in sites() {
        let data = Data::of(&site);
        let (id, briefing) = data.by_id("briefings").into_iter().next().expect("there is a briefing");
        for path in ["index.html".to_owned(), format!("briefings/{id}.html")] {
            let page = Page::of(&site, &path);
            let figure = page.one("figure.overview");
            let events: Vec<_> = list(&briefing["events"]).iter().map(|event| data.record("events", word(event))).collect();
            let mut numbers: Vec<&str> = events.iter().flat_map(|event| list(&event["sources"])).map(word).collect();
            numbers.sort_unstable();
            numbers.dedup();
            let key: Vec<String> = figure.all(".numbers li").iter().map(Element::target).collect();
            assert_eq!(key, numbers.iter().map(|source| format!("sources/{source}.html")).collect::<Vec<_>>());

            let tables = figure.all("table.cells");
            let asked: Vec<_> = events.into_iter().filter(|event| !list(&event["questions"]).is_empty()).collect();
            assert_eq!(tables.len(), asked.len(), "an event that has questions has a table");
            let mut verdicts: BTreeMap<String, usize> = BTreeMap::new();
            let mut letters = Letters::default();
            for (table, event) in tables.into_iter().zip(asked) {
                assert_eq!(table.one("caption").target(), format!("events/{}.html", word(&event["id"])));
                let sources: Vec<&str> = list(&event["sources"]).iter().map(word).collect();
                let heads = table.all("thead th a");
                assert_eq!(heads.len(), sources.len(), "a source that does not cover the event has no column");
                for (head, source) in heads.iter().zip(&sources) {
                    let number = numbers.iter().position(|numbered| numbered == source).expect("it covers the event") + 1;
                    assert_eq!(head.target(), format!("sources/{source}.html"));
                    let source = data.record("sources", source);
                    assert_eq!(head.words(), format!("{number} {}", source["title"].as_str().unwrap_or(word(&source["short"]))));
                }
                let mut questions = questions_of(&data, event);
                for row in table.all("tbody tr") {
                    let question = questions.remove(&row.one("th").target()).expect("a row is a question of the event, each once");
                    let id = word(&question["id"]);
                    let verdict = row.one("th svg").words();
                    assert_eq!(verdict, InterfaceWords::built_in().get(&format!("verdict_{}", word(&question["verdict"]))));
                    assert_eq!(row.is("differs"), ["differ", "dispute"].contains(&word(&question["group"])));
                    *verdicts.entry(verdict).or_default() += 1;
                    let cells = row.all("td");
                    assert_eq!(cells.len(), list(&question["cells"]).len());
                    for (cell, said) in cells.iter().zip(list(&question["cells"])) {
                        assert_eq!(cell.target(), format!("questions/{id}.html#source-{}", word(&said["source"])));
                        let marks = cell.all("svg.mark:not(.silence)");
                        assert_marks_stand_for(&marks, question, &data.live_claims(said), &mut letters);
                        if said["state"] != "claims" {
                            assert_sign_of(&cell.one("svg"), word(&said["state"]));
                        }
                    }
                }
                assert!(questions.is_empty(), "every question has a row: {questions:?}");
            }
            letters.assert_equal_letters_are_equal_answers();
            let entries: Vec<String> = figure.all(".tallies li").iter().map(Element::words).collect();
            let counted = |entry: &String| {
                let (verdict, count) = entry.rsplit_once(' ').expect("a verdict and its count");
                (verdict.to_owned(), count.parse().expect("a count"))
            };
            assert_eq!(entries.iter().map(counted).collect::<BTreeMap<String, usize>>(), verdicts);
        }
    }
}

#[test]
fn what_is_explained_of_the_marks_is_what_occurs() {
    for site in sites() {
        let page = Page::of(&site, "index.html");
        let figure = page.one("figure.overview");
        let legend: Vec<String> = figure.all(".legend li").iter().map(Element::words).collect();
        let explained = |word: &str| legend.iter().any(|entry| entry.contains(word));
        for (word, marks) in [
            ("letters", ".cells .mark text"),
            ("own voice", ".cells .mark rect"),
            ("somebody", ".cells .mark > circle:not(.dot)"),
            ("with a dot", ".cells .mark .dot"),
        ] {
            assert_eq!(explained(word), !figure.all(marks).is_empty(), "{word}");
        }
        let signs: Vec<String> = figure.all(".cells .silence").iter().map(Element::words).collect();
        for (word, sign) in [("silent", "Silent"), ("not yet read", "Not reviewed"), ("too early", "Too early"), ("excerpt", "Excerpt")] {
            assert_eq!(explained(word), signs.iter().any(|found| found == sign), "{word}");
        }
    }
}

/// An event with so many sources, each of which answers one of two things; one in ten is silent.
fn crowded(sources: usize) -> Site {
    let mut site = Site::new()
        .file("content/events/round.md", "---\ntitle: The round (invented)\n---\n")
        .file(
            "content/questions/length.md",
            "---\nquestion: How long?\nevent: round\nkind: choice\nanswers: {one: One day, two: Two days}\n---\n",
        )
        .file("content/briefings/round.md", "---\ntitle: The round\nas_of: 2025-03-01\nevents: [round]\n---\n");
    for source in 0..sources {
        let claim = if source % 10 == 9 {
            "reviewed: all\n".to_owned()
        } else {
            let answer = if source % 3 == 0 { "two" } else { "one" };
            format!("claims:\n  - {{id: length, question: length, answer: {answer}, says: So.}}\n")
        };
        site = site.file(
            &format!("content/sources/report-{source:04}.md"),
            &format!("---\ntitle: Report {source}\ncovers: [{{event: round}}]\n{claim}---\n"),
        );
    }
    site
}

#[test]
fn many_sources_are_counted() {
    for (sources, has_columns) in [(12, true), (13, false), (70, false)] {
        let site = crowded(sources);
        site.build(&[]).ends(0);
        let page = Page::of(&site, "index.html");
        let figure = page.one("figure.overview");
        assert_eq!(figure.all("table.cells td").len(), if has_columns { sources } else { 0 });
        if !has_columns {
            let counts: Vec<String> = figure.all("table.counts td span").iter().map(Element::words).collect();
            let silent = sources / 10;
            let two = (0..sources).filter(|source| source % 10 != 9 && source % 3 == 0).count();
            let one = sources - silent - two;
            assert_eq!(
                counts,
                [format!("One day, in its own voice {one}"), format!("Two days, in its own voice {two}"), format!("Silent {silent}")]
            );
        }
    }
}
