//! What rests on the parts of the invented dock talks.

use super::*;
use crate::compare::compare;
use crate::model::library::Library;
use crate::model::quote::TextFindings;
use crate::model::thing::Thing;
use crate::model::words::QuoteState;
use crate::sample;

const BRIEFING: &str = "---\ntitle: The talks\nas_of: 2025-03-06\nevents: [talks-2]\njudgements:\n  - {id: first, text: A., because: [gazette#length]}\n  - {id: second, text: B., because: [herald#length], against: [gazette#length]}\n---\nIt took three days [@gazette#length].\n";
const HERALD: &str = "---\ntitle: They part\npublisher: Herald\ncovers: [{event: talks-2}]\nclaims:\n  - {id: length, question: length, answer: three-days, by: [union], statement: union#press-line}\n---\n";

fn library() -> Library {
    sample::linked(&sample::sound_but(&[("content/briefings/talks.md", BRIEFING), ("content/sources/herald.md", HERALD)])).0
}

fn impact_of(library: &Library, id: &str) -> Impact {
    let quotes: TextFindings = library.claims.iter().map(|_| QuoteState::None).collect();
    let comparisons = compare(library, quotes.clone());
    let target = find(library, id).expect("the sample has it");
    let without = compare(&without(library, &comparisons, target), quotes);
    impact(library, &comparisons, &without, target)
}

#[test]
fn a_source_names_both_judgements_on_it() {
    let impact = impact_of(&library(), "gazette");
    let judgements: Vec<(&str, usize, usize)> =
        impact.judgements.iter().map(|judgement| (judgement.id.as_str(), judgement.live_supports, judgement.supports_left)).collect();
    assert_eq!(judgements, [("talks#first", 1, 0), ("talks#second", 1, 1)]);
    assert_eq!(impact.judgements[1].against, ["gazette#length"]);
    let verdicts: Vec<(&str, &str, &str)> =
        impact.verdicts.iter().map(|verdict| (verdict.question.as_str(), verdict.verdict.word(), verdict.without.word())).collect();
    assert_eq!(verdicts, [("length", "one-origin", "one-publisher")]);
    assert_eq!(impact.cells.iter().map(|cell| (cell.source.as_str(), cell.without.word())).collect::<Vec<_>>(), [("gazette", "withdrawn")]);
    let citations: Vec<(&str, usize)> = impact.citations.iter().map(|citation| (citation.path.as_str(), citation.line)).collect();
    assert_eq!(citations, [("content/briefings/talks.md", 9)]);
    assert_eq!(impact.briefings.iter().map(|briefing| briefing.id.as_str()).collect::<Vec<_>>(), ["talks"]);
}

#[test]
fn claims_statements_and_actors_can_be_asked_about() {
    let library = library();
    for (id, kind, claims) in [
        ("gazette#length", "claim", vec!["gazette#length"]),
        ("union#press-line", "statement", vec!["herald#length"]),
        ("ruiz", "actor", vec!["gazette#length"]),
        ("actor:union", "actor", vec!["herald#length"]),
        ("source:herald", "source", vec!["herald#length"]),
    ] {
        let impact = impact_of(&library, id);
        assert_eq!((impact.kind.as_str(), impact.claims.iter().map(|claim| claim.id.as_str()).collect::<Vec<_>>()), (kind, claims), "{id}");
        assert!(impact.verdicts.iter().all(|verdict| verdict.flips), "{id}");
    }
}

#[test]
fn on_an_actor_rests_what_it_publishes_owns_and_has_speak_for_it() {
    const OWNER: &str = "---\nname: The owner\nkind: organisation\n---\n";
    const PAPER: &str = "---\nname: Gazette\nkind: media\npart_of: owner\n---\n";
    const RELEASE: &str = "---\ntitle: R\nvoice_of: ruiz\ncovers: [{event: talks-2}]\nclaims:\n  - {id: length, question: length, answer: two-days, says: S.}\n---\n";
    const COPY: &str = "---\ntitle: C\npublisher: Other\nderived_from: gazette\ncovers: [{event: talks-2}]\nclaims:\n  - {id: people, question: people, answer: 3, says: S.}\n---\n";
    let library = sample::linked(&sample::sound_but(&[
        ("content/actors/owner.md", OWNER),
        ("content/actors/paper.md", PAPER),
        ("content/sources/release.md", RELEASE),
        ("content/sources/copy.md", COPY),
    ]))
    .0;
    for (id, sources, claims) in [
        ("paper", "copy: it publishes this, gazette: it publishes this", "copy#people gazette#length"),
        ("owner", "copy: it owns the publisher, gazette: it owns the publisher", "copy#people gazette#length"),
        ("ruiz", "release: this speaks for it", "gazette#length release#length"),
        ("union", "", ""),
    ] {
        let impact = impact_of(&library, id);
        let named: Vec<&str> = impact.claims.iter().map(|claim| claim.id.as_str()).collect();
        assert_eq!(named.join(" "), claims, "{id}");
        let text = human(&impact);
        let section = text.split("\n\n").find_map(|part| part.strip_prefix("Sources\n")).unwrap_or_default();
        assert_eq!(section.lines().map(str::trim).collect::<Vec<_>>().join(", "), sources, "{id}");
    }
}

#[test]
fn what_is_not_there_is_named_with_what_is_near() {
    let library = library();
    for (id, nearest) in [("gazete", Some("gazette")), ("gazette#lenght", Some("gazette#length")), ("nothing-like-it", None)] {
        let error = TargetError::Unknown { id: id.to_owned(), nearest: nearest.map(str::to_owned) };
        assert_eq!(find(&library, id), Err(error));
    }
    let both = [("content/sources/union.md", HERALD)];
    let (library, _) = sample::linked(&sample::sound_but(&both));
    assert_eq!(find(&library, "union"), Err(TargetError::Ambiguous("union".to_owned())));
    assert!(matches!(find(&library, "source:union"), Ok(Thing::Source(_))));
}

#[test]
fn the_report_is_counts_first_and_json() {
    let impact = impact_of(&library(), "gazette");
    let text = human(&impact);
    assert_eq!(
        text.lines().take(2).collect::<Vec<_>>(),
        ["source `gazette`: Talks end", "1 claim, 1 cell, 1 verdict (1 would flip), 2 judgements, 1 briefing, 1 citation"]
    );
    let json: serde_json::Value = serde_json::from_str(&impact.json()).expect("the report is JSON");
    assert_eq!(json["format"], FORMAT);
}

#[test]
fn what_a_frozen_edition_published_is_told() {
    let mut library = library();
    let comparisons = compare(&library, library.claims.iter().map(|_| QuoteState::None).collect());
    let key = library.briefings.keys().next().expect("there is a briefing");
    let frozen = crate::editions::freeze(&library, &comparisons, key);
    library.editions.insert(key, vec![frozen]);
    let impact = impact_of(&library, "gazette");
    let [edition] = impact.editions.as_slice() else { panic!("{:?}", impact.editions) };
    assert_eq!(edition.edition, 1);
    assert_eq!(edition.judgements.len(), 2);
    let flipped: Vec<&str> = impact.verdicts.iter().filter(|verdict| verdict.flips).map(|verdict| verdict.question.as_str()).collect();
    assert_eq!(edition.verdicts.iter().map(|verdict| verdict.question.as_str()).collect::<Vec<_>>(), flipped);
    assert!(human(&impact).contains("Published in frozen editions"));
}
