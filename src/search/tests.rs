//! The index of a few invented documents, and that the program and the page cut text alike.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::terms::terms;
use super::*;
use crate::model::files::OutputFile;
use crate::model::search::Mark;
use crate::model::view::Wording;
use crate::model::words::QuoteState;

fn document(kind: DocumentKind, href: &str, title: &str) -> Document {
    Document {
        kind,
        href: href.to_owned(),
        title: Wording::plain(title),
        context: Vec::new(),
        names: Vec::new(),
        body: Vec::new(),
        prose: None,
    }
}

/// The index of documents whose pages stand where they do in the site.
fn index(documents: Vec<Document>) -> SearchIndex {
    super::index(documents.into_par_iter(), str::to_owned)
}

/// The parts of an index, read back from its one script.
fn parts(index: &SearchIndex) -> BTreeMap<String, Value> {
    let script = index.script();
    let parts = script.split("(self.variorumIndex ??= {})[\"").skip(1);
    let part = |part: &str| {
        let (name, value) = part.split_once("\"] = ").expect("a part has a name");
        let value = value.strip_suffix(";\n").expect("a part ends its statement");
        (name.to_owned(), serde_json::from_str(value).expect("a part is JSON"))
    };
    parts.map(part).collect()
}

/// The terms of an index with their postings as written.
fn written(index: &SearchIndex) -> Vec<(String, String)> {
    let parts = parts(index);
    let split = |key: &str| parts["terms-1"][key].as_str().expect("text").split(' ').map(str::to_owned).collect::<Vec<_>>();
    split("terms").into_iter().zip(split("postings")).collect()
}

#[test]
fn the_shared_table_of_terms_holds() {
    let table: Vec<Value> = serde_json::from_str(include_str!("../../tests/search/tokens.json")).expect("the table is JSON");
    assert!(table.len() > 30);
    for case in table {
        let text = case["text"].as_str().expect("a text");
        let expected: Vec<&str> = case["terms"].as_array().expect("terms").iter().filter_map(Value::as_str).collect();
        assert_eq!(terms(text), expected, "{text}");
    }
}

#[test]
fn documents_are_numbered_by_kind_and_a_title_outweighs_the_body() {
    let source = Document {
        context: vec![Context::plain("Gazette of the docks"), Context::Mark(Mark::OwnVoice)],
        names: vec!["gazette-1".to_owned()],
        body: vec!["talks and more talks".to_owned()],
        ..document(DocumentKind::Source, "sources/gazette-1.html", "Talks end")
    };
    let index = index(vec![document(DocumentKind::Actor, "actors/union.html", "The union"), source]);
    let terms: Vec<(String, String)> = written(&index);
    let expected = [
        ("1", "2"),
        ("and", "3"),
        ("docks", "3"),
        ("end", "2"),
        ("gazette", "2"),
        ("more", "3"),
        ("of", "3"),
        ("talks", "2"),
        ("the", "03"),
        ("union", "0"),
    ];
    assert_eq!(terms, expected.map(|(term, postings)| (term.to_owned(), postings.to_owned())));
    let parts = parts(&index);
    assert_eq!(parts["index"]["kinds"][0], serde_json::json!(["actor", 1]));
    assert_eq!(parts["documents-1"][1], serde_json::json!(["sources/gazette-1.html", "Talks end", "Gazette of the docks", 0]));
}

#[test]
fn addresses_are_given_by_whoever_places_the_pages() {
    let documents = vec![document(DocumentKind::Actor, "actors/union.html", "The union")];
    let parts = parts(&super::index(documents.into_par_iter(), |href| format!("#{}", href.replace(['/', '.'], "-"))));
    assert_eq!(parts["documents-1"][0][0], "#actors-union-html");
}

#[test]
fn hostile_names_stay_inside_their_strings() {
    let title = "\"</script><!-- \u{2028}\u{2029} \\ ' 👩‍🚀".to_owned() + &"x".repeat(500);
    let hostile = Document {
        context: vec![Context::Words(Wording::foreign("تارڑ", Some("ur"), "en")), Context::Mark(Mark::Quote(QuoteState::Proven))],
        ..document(DocumentKind::Actor, "actors/a.html", &title)
    };
    let index = index(vec![hostile]);
    let script = index.script();
    assert!(!script.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{script}");
    let parts = parts(&index);
    assert_eq!(parts["documents-1"][0], serde_json::json!(["actors/a.html", title, ["تارڑ", "ur"]]));
    assert_eq!(parts["index"]["rightToLeft"], serde_json::json!(["ur"]));
}

#[test]
fn a_site_of_nothing_has_an_index() {
    let index = index(Vec::new());
    assert_eq!(parts(&index).keys().collect::<Vec<_>>(), ["index"]);
    let files: Vec<OutputFile> = index.files().collect();
    assert_eq!(files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["search/index.js"]);
}

#[test]
fn a_large_index_is_cut_into_parts_that_begin_where_it_says() {
    let title = |number: u32| format!("Report {number} of the harbour with some more words in it {:x}", number.wrapping_mul(0x9e37_79b9));
    let documents = (0..20_000).map(|number| document(DocumentKind::Source, &format!("sources/s-{number}.html"), &title(number)));
    let index = index(documents.collect());
    let files: Vec<OutputFile> = index.files().collect();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths[..3], ["search/index.js", "search/terms-1.js", "search/terms-2.js"]);
    assert!(paths.iter().all(|path| is_index_path(path)));
    assert!(files.iter().all(|file| file.bytes.len() < 350_000));
    let parts = parts(&index);
    let list = |key: &str| parts["index"][key].as_array().expect("a list").clone();
    for (number, first) in (1..).zip(list("documents")) {
        let first = title(first.as_u64().expect("a number") as u32);
        assert_eq!(parts[&format!("documents-{number}")][0][1], first.as_str());
    }
    for (number, first) in (1..).zip(list("terms")) {
        let terms = parts[&format!("terms-{number}")]["terms"].as_str().expect("terms");
        assert!(terms.starts_with(&format!("{} ", first.as_str().expect("a term"))));
    }
    assert_eq!(list("documents").len() + list("terms").len() + 1, files.len());
}

#[test]
fn terms_stand_in_the_order_in_which_javascript_compares() {
    // The first half of U+20BB7 is U+D842, which is below U+FA0E; by code points it is above.
    let index = index(["\u{fa0e}", "\u{20bb7}", "a"].map(|title| document(DocumentKind::Page, "pages/a.html", title)).to_vec());
    let terms: Vec<String> = written(&index).into_iter().map(|(term, _)| term).collect();
    assert_eq!(terms, ["a", "\u{20bb7}", "\u{fa0e}"]);
}

/// Every character that both know, between two letters, is cut by the page as by the program.
#[test]
fn the_page_cuts_every_character_as_the_program_does() {
    let mut lines = String::new();
    for character in ('\u{1}'..='\u{3ffff}').chain('\u{e0000}'..='\u{e01ff}') {
        let text = format!("x{character}y");
        writeln!(lines, "{}", serde_json::json!([text, terms(&text)])).expect("writing to a string does not fail");
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/search/characters.mjs");
    let (known, _, _) = char::UNICODE_VERSION;
    let node =
        Command::new("node").args([script, &known.to_string()]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let Ok(mut node) = node else {
        tell("NOT TESTED, because there is no `node`: that the page cuts text as the program does");
        return;
    };
    node.stdin.take().expect("it is piped").write_all(lines.as_bytes()).expect("it reads");
    let output = node.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
}

#[expect(clippy::print_stderr, reason = "a run that leaves something out says so")]
fn tell(text: &str) {
    eprintln!("{text}");
}
