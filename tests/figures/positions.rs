//! Who holds what: questions × speakers.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::data::{Data, list, word};
use super::marks::{Letters, assert_marks_stand_for, questions_of};
use super::page::{Element, Page};
use super::sites;

/// The live claims on an event by the page of who speaks and the page of the question; open questions are none of positions.
fn held<'data>(data: &'data Data, event: &str) -> BTreeMap<(String, String), Vec<&'data Value>> {
    let mut held: BTreeMap<_, Vec<&Value>> = BTreeMap::new();
    for claim in data.by_id("claims").into_values().filter(|claim| claim["event"] == event && claim["withdrawn"] == false) {
        let question = word(&claim["question"]);
        if data.record("questions", question)["kind"] == "open" {
            continue;
        }
        let actors = list(&claim["by"]).iter().map(|actor| format!("actors/{}.html", word(actor)));
        let own = list(&claim["by"]).is_empty().then(|| format!("sources/{}.html", word(&claim["source"])));
        for speaker in actors.chain(own) {
            held.entry((speaker, format!("questions/{question}.html"))).or_default().push(claim);
        }
    }
    held
}

#[test]
fn every_position_stands_under_its_speaker_and_leads_to_its_claim() {
    let mut positions = 0;
    for site in sites() {
        let data = Data::of(&site);
        for (id, event) in data.by_id("events") {
            let page = Page::of(&site, &format!("events/{id}.html"));
            let mut held = held(&data, id);
            let figures = page.all(&format!("figure.positions:has(#positions-{id})"));
            assert_eq!(figures.len(), usize::from(!held.is_empty()), "{id}: a figure where somebody speaks");
            let Some(figure) = figures.first() else { continue };
            let speakers: Vec<String> = figure.all("th.speaker").iter().map(Element::target).collect();
            assert_eq!(speakers.iter().collect::<BTreeSet<_>>(), held.keys().map(|(speaker, _)| speaker).collect(), "{id}: speakers");
            assert_eq!(speakers.iter().collect::<BTreeSet<_>>().len(), speakers.len(), "{id}: each once");
            let questions = questions_of(&data, event);
            let mut letters = Letters::default();
            for row in figure.all("tbody tr") {
                let path = row.one("th").target();
                let question = questions[&path];
                assert_eq!(row.one("th svg").words().to_lowercase().replace(' ', "-"), word(&question["verdict"]));
                let cells = row.all("td:not(.answers)");
                assert_eq!(cells.len(), speakers.len());
                let mut answers = BTreeSet::new();
                for (cell, speaker) in cells.iter().zip(&speakers) {
                    let claims = held.remove(&(speaker.clone(), path.clone())).unwrap_or_default();
                    assert_marks_stand_for(&cell.all("svg.mark"), question, &claims, false, &mut letters);
                    answers.extend(claims.iter().map(|claim| claim["answer"].to_string()));
                    match claims.as_slice() {
                        [] => assert_eq!(cell.words(), "No position"),
                        [only] => {
                            let (source, claim) = word(&only["id"]).split_once('#').expect("a claim's id has two parts");
                            assert_eq!(cell.target(), format!("sources/{source}.html#claim-{claim}"));
                        }
                        _ => assert_eq!(cell.target(), path),
                    }
                    positions += claims.len();
                }
                assert_eq!(row.all(".answers svg").len(), answers.len(), "{path}: the answers in words");
            }
            assert!(held.is_empty(), "{id}: left out: {:?}", held.keys());
            letters.assert_equal_letters_are_equal_answers();
        }
    }
    assert!(positions > 50, "the figures were read");
}

#[test]
fn speakers_of_one_side_stand_side_by_side() {
    for site in sites() {
        let data = Data::of(&site);
        let sides: BTreeMap<String, &str> =
            data.by_id("actors").into_iter().map(|(id, actor)| (format!("actors/{id}.html"), word(&actor["side"]))).collect();
        for id in data.by_id("events").into_keys() {
            let heads = Page::of(&site, &format!("events/{id}.html"));
            let heads = heads.all(&format!("figure.positions:has(#positions-{id}) th.speaker"));
            let side = |head: &Element<'_>| sides.get(&head.target()).copied();
            for side_of_members in heads.iter().filter_map(side).collect::<BTreeSet<_>>() {
                let places: Vec<usize> = (0..heads.len()).filter(|&index| side(&heads[index]) == Some(side_of_members)).collect();
                assert_eq!(places.last().expect("it occurs") - places[0] + 1, places.len(), "{id}: {side_of_members} stands together");
            }
            // Own voices are last.
            let own: Vec<bool> = heads.iter().map(|head| head.target().starts_with("sources/")).collect();
            assert!(own.is_sorted(), "{id}");
        }
    }
}
