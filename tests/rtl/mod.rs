//! A site in Urdu, invented, with the words of the interface from its own table: every page is in one language and one direction.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{ElementRef, Html, Node, Selector};
use variorum::model::interface_words::{InterfaceWords, Piece, pieces};

use crate::support::{Site, package};

const FOLDER: &str = "tests/rtl/site";

fn built() -> Site {
    let site = Site::copy_of(FOLDER);
    let run = site.build(&[]);
    assert_eq!((run.status, run.stderr.contains("no findings")), (0, true), "{}", run.stderr);
    site
}

/// Every page, by path.
fn pages(site: &Site) -> BTreeMap<String, Html> {
    let files = site.built_tree().into_iter().filter(|(path, _)| path.ends_with(".html") && !path.starts_with("data/"));
    files.map(|(path, bytes)| (path, Html::parse_document(&String::from_utf8(bytes).expect("pages are UTF-8")))).collect()
}

/// The words of the site's table that are no plural form of the same sentence in English.
fn own_words() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(package().join(FOLDER).join("templates/words.yaml")).expect("the table");
    let table: serde_yaml::Mapping = serde_yaml::from_str(&text).expect("a mapping");
    let text = |value: serde_yaml::Value| value.as_str().expect("text").to_owned();
    table.into_iter().map(|(key, word)| (text(key), text(word))).collect()
}

#[test]
fn the_table_has_every_word() {
    let own: BTreeSet<String> = own_words().into_keys().collect();
    let built_in: BTreeSet<String> = InterfaceWords::built_in().table().keys().cloned().collect();
    let missing: Vec<_> = built_in.difference(&own).collect();
    let unknown: Vec<_> = own.difference(&built_in).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "{FOLDER}/templates/words.yaml lacks {missing:?}, and has {unknown:?} for nothing");
}

#[test]
fn every_page_is_marked_as_urdu_from_right_to_left() {
    let html = Selector::parse("html").expect("a selector");
    let pages = pages(&built());
    assert!(pages.len() > 20, "the pages were found");
    for (path, page) in pages {
        let root = page.select(&html).next().expect("a root").value().clone();
        assert_eq!((root.attr("lang"), root.attr("dir")), (Some("ur"), Some("rtl")), "{path}");
    }
}

/// Elements whose text is no word of the interface: code, machine formats, files as they are, and what a program reads.
// What is isolated as of unknown language is somebody else's words.
const APART: [&str; 5] = ["bdi", "code", "pre", "script", "style"];

/// The texts of a page that a reader takes for Urdu: those in no element of another language, and the values of attributes that are
/// read out.
fn texts(page: &Html) -> Vec<String> {
    let mut texts = Vec::new();
    for node in page.tree.nodes() {
        let ancestors = || node.ancestors().filter_map(ElementRef::wrap);
        let is_apart = |element: &ElementRef<'_>| APART.contains(&element.value().name());
        let is_foreign = |element: &ElementRef<'_>| element.value().attr("lang").is_some_and(|language| language != "ur");
        if ancestors().any(|element| is_apart(&element) || is_foreign(&element)) {
            continue;
        }
        match node.value() {
            Node::Text(text) => texts.push(text.to_string()),
            Node::Element(element) => {
                texts.extend(
                    ["aria-label", "alt", "data-label", "placeholder"].iter().filter_map(|name| element.attr(name)).map(str::to_owned),
                );
            }
            _ => {}
        }
    }
    texts
}

/// Whether `words` stand in `text` between letters of no word.
fn holds(text: &str, words: &str) -> bool {
    let is_letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    text.match_indices(words)
        .any(|(start, _)| !is_letter(text[..start].chars().next_back()) && !is_letter(text[start + words.len()..].chars().next()))
}

#[test]
fn no_english_word_of_the_interface_is_on_any_page() {
    let own = own_words();
    let mut english: BTreeMap<&str, &str> = BTreeMap::new();
    for (key, pattern) in InterfaceWords::built_in().table() {
        if own.get(key) == Some(pattern) {
            continue;
        }
        for piece in pieces(pattern) {
            let Piece::Words(words) = piece else { continue };
            let words = words.trim_matches(|character: char| !character.is_alphanumeric());
            if words.chars().filter(|character| character.is_alphabetic()).count() > 1 {
                english.insert(words, key);
            }
        }
    }
    assert!(english.len() > 500, "the English words were found: {}", english.len());
    let mut found = Vec::new();
    for (path, page) in pages(&built()) {
        let is_path = |text: &str| text.contains('/') && !text.trim().contains(' ');
        for text in texts(&page).iter().filter(|text| text.bytes().any(|byte| byte.is_ascii_alphabetic()) && !is_path(text)) {
            let words = english.iter().filter(|(words, _)| holds(text, words));
            found.extend(words.map(|(words, key)| format!("{path}: `{words}` ({key}) in {text:?}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_words_of_a_foreign_source_carry_their_language_and_direction() {
    const FOREIGN: [&str; 3] = ["Dock talks end without a deal", "The talks ended after three days", "we want a third round"];
    let (mut found, mut bare) = (0, Vec::new());
    for (path, page) in pages(&built()) {
        for node in page.tree.nodes() {
            let Node::Text(text) = node.value() else { continue };
            if !FOREIGN.iter().any(|words| text.contains(words)) {
                continue;
            }
            let ancestors: Vec<ElementRef<'_>> = node.ancestors().filter_map(ElementRef::wrap).collect();
            let names: BTreeSet<&str> = ancestors.iter().map(|element| element.value().name()).collect();
            // A title of the page or of a drawing is text without markup; a copied citation is a format of its own.
            if names.contains("title")
                || names.contains("desc")
                || names.contains("pre")
                || names.contains("script")
                || is_citation(&ancestors)
            {
                continue;
            }
            let marked = ancestors.iter().find(|element| element.value().attr("lang").is_some()).expect("the root has a language").value();
            if (marked.attr("lang"), marked.attr("dir")) == (Some("en"), Some("ltr")) {
                found += 1;
            } else {
                bare.push(format!("{path}: {:?} in {:?}", text.trim(), ancestors[0].html()));
            }
        }
    }
    assert!(bare.is_empty(), "{}", bare.join("\n"));
    assert!(found > 12, "the words were found: {found}");
}

fn is_citation(ancestors: &[ElementRef<'_>]) -> bool {
    ancestors.iter().any(|element| element.value().attr("class") == Some("cited"))
}

#[test]
fn counts_dates_and_lists_are_told_in_urdu() {
    let site = built();
    let questions = &site.data()["questions"];
    let of = |id: &str| {
        let question = questions.as_array().expect("questions").iter().find(|question| question["id"] == id).expect("the question");
        question["explanation"].as_str().expect("a sentence").to_owned()
    };
    assert_eq!(of("start"), "2 مارچ 2025: یہ صرف \u{2068}Harbour Gazette\u{2069} کا کہنا ہے۔");
    assert_eq!(of("mediators"), "سب شہر کی کونسل کا نام لیتے ہیں۔ ایک \u{2068}Port Office\u{2069} کا اضافہ کرتی ہے۔");
    let briefing = site.built("index.html");
    for said in ["اشاعت 2، بتاریخ 6 مارچ 2025۔", "3 رپورٹیں پڑھی گئیں۔"] {
        assert!(briefing.contains(said), "{said}");
    }
    let actor = site.built("actors/marta-ruiz.html");
    for said in ["ترجمان، جون 2015 سے 2019 تک", "<bdi>https://example.org/people/ruiz</bdi>"] {
        assert!(actor.contains(said), "{said}");
    }
}

#[test]
fn plural_forms_of_the_table_are_those_of_the_language() {
    let words = InterfaceWords::built_in().overridden("ur", own_words());
    let categories = words.plurals().categories();
    assert_eq!(categories, ["one", "other"]);
    let one: BTreeSet<String> = own_words().keys().filter_map(|key| key.strip_suffix("_one").map(str::to_owned)).collect();
    let other: BTreeSet<String> = own_words().keys().filter_map(|key| key.strip_suffix("_other").map(str::to_owned)).collect();
    assert_eq!(one, other.iter().filter(|key| key.as_str() != "exclusion").cloned().collect());
    assert_eq!(words.count("count_results", 1, &[]), "1 نتیجہ");
    assert_eq!(words.count("count_results", 2, &[]), "2 نتائج");
}
