//! Searching a built site, answered by the script of the page itself under Node. A run without Node says what it did not test.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::process::{Command, Stdio};

use rayon::prelude::*;
use variorum::compare::compare;
use variorum::link::link;
use variorum::model::files::OutputFile;
use variorum::model::search::{Context, Document, DocumentKind};
use variorum::model::words::QuoteState;
use variorum::parse::parse;
use variorum::plan::Plan;
use variorum::search;

use crate::generator::{Kind, Size, generate};
use crate::support::{Site, package, write};

/// What a query finds: by kind, the addresses of the results in their order.
type Answer = BTreeMap<String, Vec<String>>;

/// Answers queries over the index below a folder; `None` without Node.
#[expect(clippy::print_stderr, reason = "a run that leaves something out says so")]
fn answers(folder: &std::path::Path, queries: &[&str]) -> Option<Vec<Answer>> {
    let script = package().join("tests/search/find.mjs");
    let node = Command::new("node").arg(script).arg(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut node) = node else {
        eprintln!("NOT TESTED, because there is no `node`: searching for {queries:?}");
        return None;
    };
    let input = serde_json::to_vec(queries).expect("queries are text");
    node.stdin.take().expect("it is piped").write_all(&input).expect("it reads");
    let output = node.wait_with_output().expect("it ends");
    assert!(output.status.success(), "node says above what went wrong");
    Some(serde_json::from_slice(&output.stdout).expect("it prints answers"))
}

#[test]
fn the_minister_is_found_by_every_form_of_his_name() {
    let site = Site::of_this_repository();
    site.build(&[]).ends(0);
    let data = site.data();
    let by_him = |claim: &&serde_json::Value| claim["by"].as_array().is_some_and(|by| by.iter().any(|by| by == "attaullah-tarar"));
    let place = |claim: &serde_json::Value| {
        let id = claim["id"].as_str().expect("an id").replacen('#', ".html#claim-", 1);
        format!("sources/{id}")
    };
    let claims: Vec<&serde_json::Value> = data["claims"].as_array().expect("claims").iter().filter(by_him).collect();
    let quoted: Vec<String> = claims.iter().filter(|claim| !claim["quote"].is_null()).map(|claim| place(claim)).collect();
    let spoken: Vec<String> = claims.iter().map(|claim| place(claim)).collect();
    assert!(quoted.len() > 3, "the example quotes him: {spoken:?}");

    let queries = ["Tarar", "Attaullah Tarar", "tarar atta", "Minister Tarar", "ATTAULL", "Tarar, Atta"];
    let Some(answers) = answers(&site.output(), &queries) else { return };
    for (query, answer) in queries.iter().zip(answers) {
        assert_eq!(answer["actor"][0], "actors/attaullah-tarar.html", "{query}");
        let statements = ["actors/attaullah-tarar.html#statement-commitments", "actors/attaullah-tarar.html#statement-istanbul-failure"];
        for statement in statements {
            assert!(answer["statement"].iter().any(|found| found == statement), "{query}: {statement}");
        }
        for (kind, wanted) in [("quote", &quoted), ("claim", &spoken)] {
            let missing: Vec<&String> = wanted.iter().filter(|place| !answer[kind].contains(place)).collect();
            assert!(missing.is_empty(), "{query} does not find the {kind} {missing:?}");
        }
    }
}

#[test]
fn names_in_any_script_lead_to_their_actor() {
    let actor = "---\nname: Attaullah Tarar (invented)\nkind: person\nnames_in: {ur: عطاء اللہ تارڑ, zh: 阿塔乌拉·塔拉尔, ko: 아타울라 타라르}\n---\n";
    let hostile = format!("---\nname: \"'</script>\\u2028👩‍🚀 {}\"\nkind: person\n---\n", "Ł".repeat(480));
    let site = Site::new().file("content/actors/tarar.md", actor).file("content/actors/hostile.md", &hostile);
    site.build(&[]).ends(0);
    let queries = ["عطا", "تارڑ", "اللہ تارڑ", "الله تارڑ", "塔拉尔", "塔", "타라르", "lllll", "script", "nobody"];
    let Some(answers) = answers(&site.output(), &queries) else { return };
    for (query, answer) in queries.iter().zip(answers) {
        let expected = match *query {
            "nobody" => None,
            "lllll" | "script" => Some("actors/hostile.html"),
            _ => Some("actors/tarar.html"),
        };
        assert_eq!(answer.get("actor").map(|found| found.join(" ")).as_deref(), expected, "{query}");
    }
}

/// The words of ASCII text: enough for a generated site, and written apart from the program's.
fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What a query is to find, by looking at every document.
fn expected(documents: &[Document], query: &str) -> Answer {
    let query = words(query);
    let (last, others) = query.split_last().expect("a query has a word");
    let mut found: BTreeMap<String, Vec<(bool, usize, usize, String)>> = BTreeMap::new();
    for (number, document) in documents.iter().enumerate() {
        let shown = document.context.iter().filter_map(|part| match part {
            Context::Words(words) => Some(&words.text),
            Context::Mark(_) => None,
        });
        let title: BTreeSet<String> = document.names.iter().chain([&document.title.text]).flat_map(|text| words(text)).collect();
        let body: BTreeSet<String> = document.body.iter().chain(shown).flat_map(|text| words(text)).collect();
        let begins = |words: &BTreeSet<String>| words.iter().any(|word| word.starts_with(last.as_str()));
        let is_whole = title.contains(last) || body.contains(last);
        if !others.iter().all(|word| title.contains(word) || body.contains(word)) || !(begins(&title) || begins(&body)) {
            continue;
        }
        let last_in_title = if is_whole { title.contains(last) } else { begins(&title) };
        let in_title = others.iter().filter(|word| title.contains(*word)).count() + usize::from(last_in_title);
        let place = (!is_whole, usize::MAX - in_title, number, document.href.clone());
        found.entry(document.kind.word().to_owned()).or_default().push(place);
    }
    let sorted = |mut places: Vec<(bool, usize, usize, String)>| {
        places.sort();
        places.into_iter().map(|(_, _, _, href)| href).collect()
    };
    found.into_iter().map(|(kind, places)| (kind, sorted(places))).collect()
}

#[test]
fn an_index_in_parts_answers_as_a_look_at_every_document_does() {
    let (library, _) = link(&parse(&generate(Size { sources: 600, kind: Kind::Claims, seed: 11 })).0);
    let quotes = library.claims.iter().map(|_| QuoteState::Unarchived).collect();
    let comparisons = compare(&library, quotes);
    let documents: Vec<Document> = Plan::new(&library, &comparisons, false).documents().collect();
    assert!(documents.is_sorted_by_key(|document| document.kind), "documents are numbered by kind");
    assert_eq!(documents.iter().filter(|document| document.kind == DocumentKind::Claim).count(), 4_800);
    let files: Vec<OutputFile> = search::index(documents.clone().into_par_iter(), str::to_owned).files().collect();
    assert!(files.len() > 5, "the index is in parts");
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    for file in files {
        write(&folder.path().join(&file.path), &file.bytes);
    }
    let queries = [
        "1",
        "report",
        "report 599",
        "actor no 7",
        "ship",
        "first",
        "event 5 matter 3",
        "w",
        "words of report 12",
        "no such thing",
        "source",
    ];
    let Some(answers) = answers(folder.path(), &queries) else { return };
    for (query, answer) in queries.iter().zip(answers) {
        assert!(answer == expected(&documents, query), "{query}: another answer than that of a look at every document");
    }
}

#[test]
fn a_site_of_no_sources_can_be_searched() {
    let site = Site::new();
    site.build(&[]).ends(0);
    assert!(site.built("search.html").contains("id=\"search\""));
    if let Some(answers) = answers(&site.output(), &["anything"]) {
        assert_eq!(answers, [Answer::new()]);
    }
}

#[test]
fn a_file_of_the_site_cannot_stand_where_the_index_does() {
    let site = Site::new().file("content/search/terms-1.js", "").file("content/search/own.js", "");
    let errors = site.findings().into_iter().filter(|finding| finding.name != "file-unlinked");
    let names: Vec<(String, String)> = errors.map(|finding| (finding.name, finding.path)).collect();
    assert_eq!(names, [("output-twice".to_owned(), "content/search/terms-1.js".to_owned())]);
}
