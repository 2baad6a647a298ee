//! Drawings along a line: answers that are numbers or dates, and time.

use std::collections::BTreeMap;

use serde_json::Value;

use super::data::{Data, list, word};
use super::page::{Element, Page};
use super::sites;
use crate::support::Site;

/// Invented reports on an invented market: numbers within a tolerance, and dates with every kind of end.
fn market() -> Site {
    let question = |kind: &str| format!("---\nquestion: What is said of it? (invented)\nevent: market\n{kind}\n---\n");
    let mut site = Site::new()
        .file("content/events/market.md", "---\ntitle: A market (invented)\n---\n")
        .file("content/actors/warden.md", "---\nname: The warden (invented)\nkind: person\n---\n")
        .file("content/questions/stalls.md", &question("kind: number\nunit: stalls\ntolerance: 0.5"))
        .file("content/questions/day.md", &question("kind: date"));
    for (index, (stalls, day, by)) in [
        ("3", "2025-03", "[]"),
        ("3", "2025-03-04", "[]"),
        ("4.5", "2025-03-04~", "[warden]"),
        ("3", "2025-03-04?/2025-03-09%", "[warden]"),
        ("-2", "2025-03-06/..", "[]"),
        ("12", "../2025-02-27", "[]"),
        ("12", "unknown", "[]"),
    ]
    .into_iter()
    .enumerate()
    {
        let claim = |id: &str, answer: &str| format!("  - {{id: {id}, question: {id}, answer: {answer}, by: {by}, says: So.}}\n");
        let claims = [claim("stalls", stalls), claim("day", day)].concat();
        let text =
            format!("---\ntitle: Report {index} (invented)\npublisher: P{index}\ncovers: [{{event: market}}]\nclaims:\n{claims}---\n");
        site = site.file(&format!("content/sources/r{index}.md"), &text);
    }
    site.build(&[]).ends(0);
    site
}

/// How many sources give an answer, in their own voice or not.
fn reports(data: &Data, question: &Value, answer: &Value, own: bool) -> usize {
    let cells = list(&question["cells"]).iter();
    let gives = |cell: &&Value| {
        let claims = data.live_claims(cell);
        claims.iter().any(|claim| claim["answer"] == *answer && list(&claim["by"]).is_empty() == own)
    };
    cells.filter(gives).count()
}

/// Where a mark begins and ends.
fn extent(mark: &Element<'_>) -> (f64, f64) {
    if let [point] = mark.all("svg.point").as_slice() {
        return (point.number("x"), point.number("x"));
    }
    if let [band] = mark.all("line.band").as_slice() {
        return (band.number("x1"), band.number("x2"));
    }
    let bar = mark.all("rect")[0];
    (bar.number("x"), bar.number("x") + bar.number("width"))
}

#[test]
fn answers_stand_where_they_belong_and_count_what_they_say() {
    let mut drawn = 0;
    for site in sites().into_iter().chain([market()]) {
        let data = Data::of(&site);
        for (id, question) in data.by_id("questions") {
            let page = Page::of(&site, &format!("questions/{id}.html"));
            let [figure] = page.all("main svg[role=img][aria-labelledby^=scale-]")[..] else { continue };
            let answers: Vec<&Value> = list(&question["answers"]).iter().filter(|answer| answer["answer"] != "not-known").collect();
            let lanes = figure.all("g.lane");
            assert_eq!(lanes.len(), answers.len(), "{id}");
            let ticks: Vec<(f64, f64)> = figure
                .all(".axis text:not(.below)")
                .iter()
                .filter_map(|tick| Some((tick.words().parse().ok()?, tick.number("x"))))
                .collect();
            let mut from = 0.0;
            for (lane, answer) in lanes.iter().zip(answers) {
                for count in ["reports", "origins"] {
                    assert_eq!(lane.attribute(&format!("data-{count}")), Some(answer[count].to_string().as_str()), "{id}");
                }
                for (voice, own) in [("own", true), ("attributed", false)] {
                    let said = reports(&data, question, &answer["answer"], own);
                    let marks = lane.all(&format!("g.{voice}"));
                    assert_eq!(marks.len(), usize::from(said > 0), "{id}: {voice}");
                    for mark in marks {
                        assert_eq!(mark.one(".tally").words(), said.to_string(), "{id}: {voice}");
                        let (start, end) = extent(&mark);
                        assert!((0.0..=100.0).contains(&start) && start <= end && end <= 100.0);
                        // The lanes go up with the answers. A day stands in its middle, where a stretch begins at its start; an open
                        // start is drawn to the edge, wherever the end lies.
                        let half_a_day = if question["kind"] == "date" { 1.2 } else { 0.0 };
                        assert!(start >= from - half_a_day || !mark.all(".open-end").is_empty(), "{id}: {start} comes after {from}");
                        if mark.all(".open-end").is_empty() {
                            from = start;
                        }
                        drawn += 1;
                        if let (Some(value), [(low, first), .., (high, last)]) = (answer["answer"].as_f64(), &ticks[..]) {
                            let expected = first + (value - low) / (high - low) * (last - first);
                            assert!((expected - start).abs() < 0.05, "{id}: {value} stands at {start}, not at {expected}");
                        }
                    }
                }
            }
        }
    }
    assert!(drawn > 8, "{drawn} marks were read");
}

#[test]
fn every_kind_of_end_is_drawn_and_explained_and_what_is_unknown_is_told_apart() {
    let site = market();
    let page = Page::of(&site, "questions/day.html");
    let figure = page.one("main figure.chart");
    let legend = figure.one(".legend").words();
    for said in ["end: exact", "end: about", "end: possibly", "end: possibly about", "end: open", "own voice", "attributed"] {
        assert!(legend.contains(said), "{said}: {legend}");
    }
    assert_eq!(figure.one("p.small").words(), "Not on the scale, since the report says that it is not known: 1 report, 1 origin.");
    let bars = |answer: &str| {
        let lanes = figure.all("g.lane");
        let lane = lanes
            .iter()
            .find(|lane| lane.words().split_once(' ').is_some_and(|(_, words)| words.starts_with(answer)))
            .unwrap_or_else(|| panic!("no lane of {answer}"));
        (lane.all("rect[height='8']").len(), lane.all("svg.point").len())
    };
    // A month is no bar: its days are not known. A day is a point, an approximate one too.
    assert_eq!((bars("March 2025:"), bars("4 March 2025:"), bars("about 4 March 2025:")), ((0, 0), (0, 1), (0, 1)));
    assert_eq!(figure.all("line.band").len(), 1 + 1, "the month, and the sign that explains it");
    let tolerance = Page::of(&site, "questions/stalls.html");
    assert_eq!(tolerance.all("g.tolerance").len(), 4);
    assert!(tolerance.one("figure.chart .legend").words().contains("as far apart as equal numbers may be"));
}

/// Invented events on an invented market: eight with a date, one of them known to the month alone.
fn dated() -> Site {
    let mut site = Site::new().file("content/events/undated.md", "---\ntitle: A day nobody knows (invented)\n---\n");
    for (id, when) in [
        ("a", "2025-01-04"),
        ("b", "2025-01-09/2025-01-12"),
        ("c", "2025-02"),
        ("d", "2025-03-02"),
        ("e", "2025-03-05~"),
        ("f", "2025-03-09"),
        ("g", "2025-04-02/.."),
        ("h", "2025-04-20"),
    ] {
        site = site.file(&format!("content/events/{id}.md"), &format!("---\ntitle: Market day {id} (invented)\nwhen: {when}\n---\n"));
    }
    site.build(&[]).ends(0);
    site
}

#[test]
fn time_is_drawn_from_eight_dates_on_and_a_month_is_a_band_without_ends() {
    let figure = Page::of(&dated(), "timeline.html");
    let drawing = figure.one("main svg[role=img]");
    let lanes = drawing.all("g.placed");
    assert_eq!(lanes.len(), 8);
    let bands: Vec<&Element<'_>> = lanes.iter().filter(|lane| !lane.all("line.band").is_empty()).collect();
    assert_eq!(bands.len(), 1, "one event is known to the month alone");
    assert_eq!((bands[0].one(".tally").words().as_str(), bands[0].all(".end, rect").len()), ("3", 0));
    assert!(figure.one("figure.chart .legend").words().contains("only the month or year is known"));
    // The example has fewer dates: a list says it all.
    let example = Site::of_this_repository();
    example.build(&[]).ends(0);
    assert!(Page::of(&example, "timeline.html").all("main svg[role=img]").is_empty());
}

#[test]
fn answers_against_time_stand_by_the_numbers_of_their_table() {
    let mut drawn = 0;
    for site in sites() {
        let data = Data::of(&site);
        for (id, question) in data.by_id("questions") {
            let page = Page::of(&site, &format!("questions/{id}.html"));
            let rows = page.all("section[aria-labelledby=h-series] tbody tr");
            assert!(rows.is_empty() || question["over_time"] == true, "{id}: only what changes has a series");
            let [figure] = page.all("main svg[role=img][aria-labelledby^=series-]")[..] else { continue };
            let marks = figure.all("g.placed");
            let numbered: Vec<&Element<'_>> = rows.iter().filter(|row| !row.all(".entry-number").is_empty()).collect();
            assert_eq!(marks.len(), numbered.len(), "{id}");
            let claim = |row: &Element<'_>| {
                let target = row.one(".answer a").target();
                let (source, claim) = target.split_once("#claim-").expect("an answer leads to its claim");
                let source = source.trim_start_matches("sources/").trim_end_matches(".html");
                data.record("claims", &format!("{source}#{claim}")).clone()
            };
            let placed: Vec<(f64, f64, Value)> = marks
                .iter()
                .zip(&numbered)
                .map(|(mark, row)| {
                    assert_eq!(mark.one(".tally").words(), row.one(".entry-number").words(), "{id}");
                    let claim = claim(row);
                    assert_eq!(mark.is("own"), list(&claim["by"]).is_empty(), "{id}");
                    let point = mark.one("svg.point");
                    (point.number("x"), point.number("y"), claim["answer"].clone())
                })
                .collect();
            assert!(placed.windows(2).all(|pair| pair[0].0 <= pair[1].0), "{id}: later stands further on");
            for (_, y, answer) in &placed {
                for (_, other_y, other) in &placed {
                    if let (Some(answer), Some(other)) = (answer.as_f64(), other.as_f64()) {
                        assert_eq!(answer > other, y < other_y, "{id}: more stands higher");
                    }
                    drawn += 1;
                }
            }
        }
    }
    assert!(drawn > 8, "{drawn} pairs were read");
}

#[test]
fn what_has_a_date_stands_in_time_by_the_numbers_of_the_list() {
    {
        let site = dated();
        let data = Data::of(&site);
        let page = Page::of(&site, "timeline.html");
        let figure = page.one("main svg[role=img]");
        let listed: BTreeMap<String, (bool, String)> = page
            .all(".timeline > li")
            .iter()
            .filter_map(|entry| Some((entry.all(".entry-number").first()?.words(), (entry.is("event"), entry.all("div a")[0].target()))))
            .collect();
        let lanes = figure.all("g.placed");
        assert_eq!(lanes.len(), listed.len());
        let dated = data.by_id("events").into_values().filter(|event| event["when"].as_str().is_some_and(|when| when != "unknown"));
        assert_eq!(figure.all("g.placed.event").len(), dated.count());
        let mut starts: Vec<(String, f64)> = Vec::new();
        for (lane, index) in lanes.iter().zip(1..) {
            let number = lane.one(".tally").words();
            assert_eq!(number, index.to_string(), "the lanes go on as the list does");
            let (is_event, target) = &listed[&number];
            assert_eq!(lane.is("event"), *is_event);
            if *is_event {
                let id = target.strip_prefix("events/").and_then(|path| path.strip_suffix(".html")).expect("an event's page");
                starts.push((
                    word(&data.record("events", id)["when"])
                        .split('/')
                        .next()
                        .unwrap_or_default()
                        .trim_end_matches(['~', '?', '%'])
                        .to_owned(),
                    extent(lane).0,
                ));
            }
        }
        for pair in starts.windows(2) {
            // Days sort as text. Within one day a point stands in the middle, where a stretch begins at its start; a month has no one day.
            let [(one, from), (other, to)] = pair else { continue };
            if one.len() == other.len() && one != other {
                assert!(one < other && from < to, "{pair:?}");
            }
        }
    }
}
