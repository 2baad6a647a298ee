//! Whose words each source carries.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::data::{Data, list, word};
use super::page::{Element, Page};
use super::sites;

/// What one voice has in one source: words quoted of named and of unnamed speakers, claims, and claims of unnamed speakers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    named: usize,
    unnamed: usize,
    claims: usize,
    unnamed_claims: usize,
}

/// The words of a quote that are the source's: what stands in brackets is the desk's, and dots are no word.
fn words(quote: &Value) -> usize {
    let quote = quote.as_str().unwrap_or_default();
    let outside = quote
        .split('[')
        .enumerate()
        .map(|(index, part)| if index == 0 { part } else { part.split_once(']').map_or("", |(_, after)| after) });
    outside.collect::<String>().split_whitespace().filter(|token| token.chars().any(char::is_alphanumeric)).count()
}

/// The live claims on an event, counted by source and by voice: the page of the side, `own`, or `joint` for speakers of several sides.
fn counted(data: &Data, event: &str) -> BTreeMap<(String, String), Counts> {
    let actors = data.by_id("actors");
    let mut counts: BTreeMap<_, Counts> = BTreeMap::new();
    for claim in data.by_id("claims").into_values().filter(|claim| claim["event"] == event && claim["withdrawn"] == false) {
        let speakers: Vec<&Value> = list(&claim["by"]).iter().map(|actor| actors[word(actor)]).collect();
        let sides: BTreeSet<&str> = speakers.iter().map(|actor| word(&actor["side"])).collect();
        let voice = match sides.into_iter().collect::<Vec<_>>().as_slice() {
            [] => "own".to_owned(),
            [side] => format!("actors/{side}.html"),
            _ => "joint".to_owned(),
        };
        let is_unnamed = voice != "own" && voice != "joint" && speakers.iter().all(|actor| actor["kind"] == "unnamed");
        let of = counts.entry((format!("sources/{}.html", word(&claim["source"])), voice)).or_default();
        of.claims += 1;
        of.unnamed_claims += usize::from(is_unnamed);
        *(if is_unnamed { &mut of.unnamed } else { &mut of.named }) += words(&claim["quote"]);
    }
    counts
}

fn sum<'counts>(counts: impl Iterator<Item = &'counts Counts>) -> Counts {
    counts.fold(Counts::default(), |sum, of| Counts {
        named: sum.named + of.named,
        unnamed: sum.unnamed + of.unnamed,
        claims: sum.claims + of.claims,
        unnamed_claims: sum.unnamed_claims + of.unnamed_claims,
    })
}

/// What a cell says in words.
fn said(counts: Counts) -> String {
    let count = |number: usize, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
    if counts.claims == 0 {
        return "Nothing".to_owned();
    }
    let unnamed = if counts.unnamed_claims == 0 { String::new() } else { format!(", {} unnamed", counts.unnamed_claims) };
    format!("{} {}{unnamed}", count(counts.named + counts.unnamed, "word"), count(counts.claims, "claim"))
}

fn as_length(words: usize) -> f64 {
    f64::from(u32::try_from(words).expect("few words"))
}

/// The lengths of a cell's bars of named and unnamed speakers, in percent.
fn lengths(cell: &Element<'_>) -> (f64, f64) {
    let width = |selector: &str| cell.all(selector).first().map_or(0.0, |bar| bar.number("width"));
    let (named, unnamed) = (width("rect.named"), width("rect.unnamed"));
    if let [bar] = cell.all("rect.unnamed").as_slice() {
        assert!((bar.number("x") - named).abs() < 0.02, "the part of unnamed speakers follows that of named ones");
    }
    (named, unnamed)
}

#[test]
fn words_and_claims_of_each_voice_are_those_of_the_claims() {
    let mut bars = 0;
    for site in sites() {
        let data = Data::of(&site);
        for id in data.by_id("events").into_keys() {
            let counts = counted(&data, id);
            let page = Page::of(&site, &format!("events/{id}.html"));
            let figures = page.all(&format!("figure.voices:has(#voices-{id})"));
            assert_eq!(figures.len(), usize::from(!counts.is_empty()), "{id}: a figure where anything is said");
            let Some(figure) = figures.first() else { continue };
            let heads = figure.all("thead th");
            let sides: BTreeSet<String> = heads.iter().filter(|head| !head.all("a").is_empty()).map(Element::target).collect();
            let is_of = |head: &Element<'_>, voice: &str| match head.words().as_str() {
                "Own voice" => voice == "own",
                "Others" => voice != "own" && !sides.contains(voice),
                _ => voice == head.target(),
            };
            let longest = |rows: &[Element<'_>]| {
                let sources = rows.iter().map(|row| row.one("th").target());
                let of = |source: String| {
                    let of_source: Vec<_> = counts.iter().filter(|((carrier, _), _)| *carrier == source).collect();
                    let column = |head: &Element<'_>| sum(of_source.iter().filter(|((_, voice), _)| is_of(head, voice)).map(|(_, of)| *of));
                    heads[1..].iter().map(column).map(|of| of.named + of.unnamed).max().expect("own voice has a column")
                };
                sources.map(of).max().expect("somebody says something")
            };
            let mut rows = figure.all("tbody tr");
            let total = rows.pop().expect("all sources together");
            let sources: BTreeSet<&String> = counts.keys().map(|(source, _)| source).collect();
            assert_eq!(rows.iter().map(|row| row.one("th").target()).collect::<BTreeSet<_>>().iter().collect::<BTreeSet<_>>(), sources);
            let longest = as_length(longest(&rows));
            for row in &rows {
                let source = row.one("th").target();
                for (head, cell) in heads[1..].iter().zip(row.all("td")) {
                    let of = sum(counts.iter().filter(|((carrier, voice), _)| *carrier == source && is_of(head, voice)).map(|(_, of)| of));
                    assert_eq!(cell.words(), said(of), "{id}: {source}, {}", head.words());
                    let (named, unnamed) = lengths(&cell);
                    for (length, words) in [(named, of.named), (unnamed, of.unnamed)] {
                        assert!((length - 100.0 * as_length(words) / longest.max(1.0)).abs() < 0.02, "{id}: {source}: {words} words");
                        bars += usize::from(words > 0);
                    }
                }
            }
            for (head, cell) in heads[1..].iter().zip(total.all("td")) {
                let of = sum(counts.iter().filter(|((_, voice), _)| is_of(head, voice)).map(|(_, of)| of));
                assert_eq!(cell.words(), said(of), "{id}: all sources, {}", head.words());
                assert_eq!(lengths(&cell), (0.0, 0.0), "a sum has no bar on the scale of its parts");
            }
        }
    }
    assert!(bars > 20, "the figures were read");
}
