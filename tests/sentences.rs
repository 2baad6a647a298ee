//! No sentence that the program makes has more than twenty words: every page of every site of the tests is read, without the words of
//! authors and sources.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Node};

use crate::support::{Site, tree};

/// The most words of a sentence.
const MOST: usize = 20;
/// What an author wrote in fewer words than this is a name, and counts as part of the sentence in which it stands.
const NAME: usize = 5;
/// What an author wrote in as many words or more is a sentence of its own.
const SENTENCE: usize = 12;
/// Elements that hold other text apart from that around them.
const BLOCKS: &[&str] = &[
    "p",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "td",
    "th",
    "tr",
    "table",
    "thead",
    "tbody",
    "caption",
    "figure",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "div",
    "section",
    "header",
    "footer",
    "nav",
    "main",
    "summary",
    "details",
    "label",
    "legend",
    "fieldset",
    "title",
    "desc",
    "text",
    "option",
];
/// Elements whose words are not the program's, or are no words.
const FOREIGN: &[&str] = &["q", "blockquote", "pre", "code", "script", "style", "cite", "head"];

#[test]
fn no_sentence_has_more_than_twenty_words() {
    let mut read = 0;
    let mut long = BTreeSet::new();
    for site in sites() {
        let authors = authors(&site);
        for (path, block) in blocks(&site) {
            for sentence in sentences(&without_authors(&block, &authors)) {
                read += 1;
                if sentence.split([' ', '\n']).filter(|word| word.contains(char::is_alphanumeric)).count() > MOST {
                    long.insert(format!("{path}: {sentence}"));
                }
            }
        }
    }
    assert!(read > 5_000, "{read} sentences were read");
    assert!(long.is_empty(), "{} sentences are too long:\n{}", long.len(), long.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Faults of sentences that are put together: two stops in a row, a stop behind a space, a small letter behind a stop, a number that its
/// noun does not agree with.
fn faults(block: &str) -> Vec<String> {
    let characters: Vec<char> = block.chars().collect();
    let mut faults = Vec::new();
    for index in 0..characters.len() {
        let before = index.checked_sub(1).map(|before| characters[before]);
        let (here, next, over_next) = (characters[index], characters.get(index + 1).copied(), characters.get(index + 2).copied());
        let is_stop = |character: char| matches!(character, '.' | '۔');
        let is_doubled = is_stop(here) && next.is_some_and(is_stop) || matches!((here, next), (',' | ';' | ':' | '?' | '!', Some('.')));
        // What stands for an author's text brings its own stop.
        let is_behind_space = matches!(here, ',' | ';') && before == Some(' ');
        let is_address = characters[index..].starts_with(&['.', ' ', 'h', 't', 't', 'p'])
            || characters[index..].starts_with(&['۔', ' ', 'h', 't', 't', 'p']);
        let is_small = is_stop(here) && next == Some(' ') && over_next.is_some_and(char::is_lowercase) && !is_address;
        if is_doubled || is_behind_space || is_small {
            let from = index.saturating_sub(30);
            faults.push(characters[from..(index + 20).min(characters.len())].iter().collect());
        }
    }
    let words: Vec<&str> = block.split(' ').map(|word| word.trim_matches(|character: char| !character.is_alphanumeric())).collect();
    let plurals = ["reports", "others", "questions", "quotes", "statements", "claims", "publishers", "answers", "names", "sides", "events"];
    faults.extend(words.windows(2).filter(|pair| pair[0] == "1" && plurals.contains(&pair[1])).map(|pair| pair.join(" ")));
    faults
}

#[test]
fn sentences_are_put_together_without_a_seam() {
    for (block, expected) in [
        ("Each blames the other.. Two do not say.", 1),
        ("One. two sides have members", 1),
        ("1 reports do not say , so it is", 2),
        ("Why?.", 1),
        ("It is so. Two do not say, at 10:00.", 0),
    ] {
        assert_eq!(faults(block).len(), expected, "{block}");
    }
    let mut found = BTreeSet::new();
    for site in sites() {
        let authors = authors(&site);
        for (path, block) in blocks(&site) {
            found.extend(faults(&without_authors(&block, &authors)).into_iter().map(|fault| format!("{path}: {fault}")));
        }
    }
    assert!(found.is_empty(), "{} seams show:\n{}", found.len(), found.into_iter().collect::<Vec<_>>().join("\n"));
}

/// The text of every block of every page, with the page's path.
fn blocks(site: &Site) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (path, bytes) in site.built_tree() {
        if path.ends_with(".html") && !path.starts_with("data/") {
            let page = Html::parse_document(&String::from_utf8_lossy(&bytes));
            let mut blocks = vec![String::new()];
            gather(page.root_element(), &mut blocks);
            all.extend(blocks.into_iter().map(|block| (path.clone(), block)));
        }
    }
    all
}

fn sites() -> Vec<Site> {
    let sites = vec![
        Site::of_this_repository(),
        Site::copy_of("tests/golden/dock-talks"),
        Site::copy_of("tests/citations/site"),
        Site::copy_of("tests/rtl/site"),
    ];
    for site in &sites {
        site.build(&[]).ends(0);
    }
    sites
}

/// The text of each block, in which nothing of another block stands.
fn gather(element: ElementRef<'_>, blocks: &mut Vec<String>) {
    let name = element.value().name();
    if FOREIGN.contains(&name) || element.value().classes().any(|class| class == "prose") {
        blocks.last_mut().expect("there is always one").push_str(" … ");
        return;
    }
    let is_block = BLOCKS.contains(&name);
    if is_block {
        blocks.push(String::new());
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) => blocks.last_mut().expect("there is always one").push_str(text),
            Node::Element(child_element) => {
                let child = ElementRef::wrap(child).expect("it is an element");
                let block = blocks.last_mut().expect("there is always one");
                // What a colon introduces is a list, and a name that is a link is one thing in it.
                let is_listed = block.rsplit(['.', '?', '!', '۔']).next().is_some_and(|sentence| sentence.contains(':'));
                if child_element.name() == "a" && is_listed {
                    block.push_str(&child.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join("\u{a0}"));
                } else {
                    gather(child, blocks);
                }
            }
            _ => {}
        }
    }
    if is_block {
        blocks.push(String::new());
    }
}

/// What authors wrote in the content files of a site, longest first.
fn authors(site: &Site) -> Vec<String> {
    let mut texts = BTreeSet::new();
    for (path, bytes) in tree(&site.root().join("content")) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let front = if path.ends_with(".md") { text.split("---\n").nth(1).unwrap_or_default().to_owned() } else { text };
        if let Ok(value) = serde_yaml::from_str::<serde_yaml::Value>(&front) {
            scalars(&value, &mut texts);
        }
    }
    let mut texts: Vec<String> = texts.into_iter().filter(|text| text.split(' ').count() >= NAME).collect();
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    texts
}

fn scalars(value: &serde_yaml::Value, texts: &mut BTreeSet<String>) {
    match value {
        serde_yaml::Value::String(text) => {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            // A sentence of an author may be joined to one of the program's without its stop.
            texts.insert(text.trim_end_matches(['.', '۔']).to_owned());
        }
        serde_yaml::Value::Sequence(values) => values.iter().for_each(|value| scalars(value, texts)),
        serde_yaml::Value::Mapping(fields) => fields.values().for_each(|value| scalars(value, texts)),
        _ => {}
    }
}

/// A block with a mark in place of what authors wrote: one word for what is a part of a sentence, a stop for what is one.
fn without_authors(block: &str, authors: &[String]) -> String {
    let mut text = block
        .split([' ', '\n'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "");
    for author in authors {
        if text.contains(author.as_str()) {
            let mark = if author.split(' ').count() >= SENTENCE { " . " } else { "X" };
            // What a comma follows is a part of a sentence, however long.
            text = text.replace(&format!("{author},"), "X,").replace(author.as_str(), mark);
        }
    }
    text
}

fn sentences(text: &str) -> Vec<String> {
    let mut sentences = vec![String::new()];
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let last = sentences.last_mut().expect("there is always one");
        last.push(character);
        let ends = matches!(character, '.' | '!' | '?' | '۔' | '؟' | '…') && characters.peek().is_none_or(|next| next.is_whitespace());
        if ends {
            sentences.push(String::new());
        }
    }
    sentences
}
