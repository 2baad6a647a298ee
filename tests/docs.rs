//! What the documents say holds: their links lead somewhere, the sections that the code cites exist, and every field and every word of
//! the program is explained.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use variorum::diagnostic::{Code, Severity};
use variorum::export::schema::{SchemaKind, schema};
use variorum::model::kind::Kind;
use variorum::model::words::{CellState, ExclusionKind, QuoteState};
use variorum::prose::FigureName;

use crate::support::{Site, package, tree};

/// A document, as a reader of the repository sees it.
struct Document {
    /// Its path below the package.
    path: PathBuf,
    /// By section (a heading of the second level): what stands there as code. What stands before the first is under the empty name.
    code: BTreeMap<String, Vec<String>>,
    headings: Vec<String>,
    links: Vec<String>,
}

impl Document {
    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(package().join(&path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut document = Self { path, code: BTreeMap::new(), headings: Vec::new(), links: Vec::new() };
        let (mut section, mut heading, mut block) = (String::new(), None, None);
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(level)) => {
                    let words = heading.take().unwrap_or_default();
                    if level as u8 == 2 {
                        section.clone_from(&words);
                    }
                    document.headings.push(words);
                }
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => document.links.push(dest_url.into_string()),
                Event::Start(Tag::CodeBlock(_)) => block = Some(String::new()),
                Event::End(TagEnd::CodeBlock) => {
                    document.code.entry(section.clone()).or_default().extend(block.take());
                }
                Event::Code(words) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&words);
                    }
                    document.code.entry(section.clone()).or_default().push(words.into_string());
                }
                Event::Text(words) => {
                    if let Some(text) = heading.as_mut().or(block.as_mut()) {
                        text.push_str(&words);
                    }
                }
                _ => {}
            }
        }
        document
    }

    /// The anchors that the host of the repository gives the headings; of equal ones, the later ones are numbered.
    fn anchors(&self) -> BTreeSet<String> {
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        let numbered = self.headings.iter().map(|heading| {
            let kept = heading.to_lowercase().replace(' ', "-");
            let anchor: String = kept.chars().filter(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '_')).collect();
            let before = taken.entry(anchor.clone()).or_default();
            *before += 1;
            if *before == 1 { anchor } else { format!("{anchor}-{}", *before - 1) }
        });
        numbered.collect()
    }

    /// The words that stand as code in some sections, cut at everything that no name has.
    fn named(&self, sections: &[&str]) -> BTreeSet<&str> {
        let code = sections.iter().flat_map(|section| {
            let found = self.code.get(*section);
            found.unwrap_or_else(|| panic!("{} has a section {section}", self.path.display()))
        });
        code.flat_map(|code| code.split(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '_' | '-'))).collect()
    }
}

fn document(name: &str) -> Document {
    Document::read(Path::new("docs").join(name))
}

fn documents() -> Vec<Document> {
    let at_the_top = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "tests/README.md"];
    let in_docs = tree(&package().join("docs")).into_keys().filter(|path| path.ends_with(".md")).map(|path| Path::new("docs").join(path));
    at_the_top.iter().map(PathBuf::from).chain(in_docs).map(Document::read).collect()
}

/// The path without `.` and `..`.
fn resolved(path: &Path) -> PathBuf {
    let mut whole = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(whole.pop()),
            Component::CurDir => {}
            part => whole.push(part),
        }
    }
    whole
}

#[test]
fn every_link_of_a_document_leads_somewhere() {
    let documents: BTreeMap<PathBuf, Document> = documents().into_iter().map(|document| (document.path.clone(), document)).collect();
    let mut followed = 0;
    for document in documents.values() {
        for link in document.links.iter().filter(|link| !link.contains("://") && !link.starts_with("mailto:")) {
            let (path, fragment) = link.split_once('#').map_or((link.as_str(), None), |(path, fragment)| (path, Some(fragment)));
            let folder = document.path.parent().unwrap_or(Path::new(""));
            let target = if path.is_empty() { document.path.clone() } else { resolved(&folder.join(path)) };
            let place = document.path.display();
            assert!(package().join(&target).exists(), "{place}: {link} leads to nothing");
            if let Some(fragment) = fragment {
                let target = documents.get(&target).unwrap_or_else(|| panic!("{place}: {link} leads to no heading"));
                assert!(target.anchors().contains(fragment), "{place}: {link} leads to no heading");
            }
            followed += 1;
        }
    }
    assert!(followed > 200, "the documents link: {followed}");
}

/// Every `docs/NAME.md` that code, templates or tests name is there, and where a section is cited with it, the section is, too.
#[test]
fn every_cited_section_exists() {
    let mut cited = 0;
    for (path, text) in sources() {
        let text = without_comment_signs(&text);
        for rest in text.split("docs/").skip(1) {
            let name: String = rest.chars().take_while(|sign| sign.is_ascii_lowercase() || matches!(sign, '-' | '.')).collect();
            let Some(name) = name.strip_suffix(".md").map(|stem| format!("{stem}.md")) else { continue };
            assert!(package().join("docs").join(&name).exists(), "{path}: there is no docs/{name}");
            let rest = rest[name.len()..].trim_start_matches('`');
            let Some(section) = rest.strip_prefix(", \"").and_then(|rest| rest.split_once('"')).map(|(section, _)| section) else {
                continue;
            };
            assert!(document(&name).headings.iter().any(|heading| heading == section), "{path}: docs/{name} has no section \"{section}\"");
            cited += 1;
        }
    }
    assert!(cited > 5, "the code cites: {cited}");
}

/// The text files of the program and its tests, but for sites that tests build and this file.
fn sources() -> Vec<(String, String)> {
    let mut sources = Vec::new();
    for folder in ["src", "templates", "tests", "benches", "static"] {
        for (path, bytes) in tree(&package().join(folder)) {
            let path = format!("{folder}/{path}");
            let is_code = [".rs", ".html", ".yaml", ".mjs", ".js", ".css"].iter().any(|ending| path.ends_with(ending));
            let is_foreign = ["tests/golden/", "tests/node_modules/", "tests/docs.rs"].iter().any(|start| path.starts_with(start));
            if is_code && !is_foreign {
                sources.push((path, String::from_utf8(bytes).expect("the sources are UTF-8")));
            }
        }
    }
    sources
}

/// The text on one line, so that a citation may run from one line of a comment to the next.
fn without_comment_signs(text: &str) -> String {
    let bare = |line: &'_ str| line.trim().trim_start_matches(['/', '!', '#', '*']).trim().to_owned();
    text.lines().map(bare).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_field_is_named_in_the_section_of_its_kind() {
    let content = document("content.md");
    for kind in SchemaKind::content() {
        let sections: &[&str] = match kind {
            SchemaKind::File(Kind::Source) => &["Source", "Claims"],
            SchemaKind::File(Kind::Actor) => &["Actor"],
            SchemaKind::File(Kind::Event) => &["Event"],
            SchemaKind::File(Kind::Question) => &["Question", "Answers"],
            SchemaKind::File(Kind::Briefing) => &["Briefing"],
            SchemaKind::File(Kind::Page) => &["Page"],
            SchemaKind::Site | SchemaKind::Data => &["Site", "Limits"],
        };
        // Free fields are explained once, for every kind.
        let named = content.named(&[sections, &["YAML"]].concat());
        let schema = schema(kind);
        let definitions = schema["definitions"].as_object().into_iter().flatten().map(|(_, definition)| definition);
        for object in std::iter::once(&schema).chain(definitions) {
            for field in object["properties"].as_object().into_iter().flatten().map(|(field, _)| field) {
                assert!(named.contains(field.as_str()), "docs/content.md says nothing of `{field}` of a {}", kind.word());
            }
        }
    }
}

#[test]
fn every_word_is_explained_where_it_belongs() {
    let (comparison, quotes, prose) = (document("comparison.md"), document("quotes.md"), document("prose.md"));
    let states = CellState::ALL.iter().map(|state| state.word());
    let proofs = QuoteState::ALL.iter().map(|state| state.word());
    let excluded = ExclusionKind::ALL.iter().map(|kind| kind.word());
    let figures = FigureName::ALL.iter().map(|figure| figure.word());
    hold_explained(&comparison, "Silence", states);
    hold_explained(&quotes, "States", proofs);
    hold_explained(&quotes, "Excluded passages", excluded);
    hold_explained(&prose, "Figures", figures);
}

#[track_caller]
fn hold_explained(document: &Document, section: &str, words: impl Iterator<Item = &'static str>) {
    let named = document.named(&[section]);
    let missing: Vec<&str> = words.filter(|word| !named.contains(word)).collect();
    assert!(missing.is_empty(), "{}, \"{section}\", says nothing of {missing:?}", document.path.display());
}

/// The examples of the page on content are one site. It names things that no example shows, and has no other error.
#[test]
fn the_examples_of_content_are_sound() {
    let content = document("content.md");
    let mut site = Site::empty();
    let mut files = 0;
    for block in content.code.values().flatten() {
        let Some((path, text)) = block.strip_prefix("# content/").and_then(|block| block.split_once('\n')) else { continue };
        site = site.file(&format!("content/{path}"), text);
        files += 1;
    }
    assert!(files > 6, "examples: {files}");
    let is_error = |name: &str| Code::ALL.iter().any(|code| code.name() == name && code.severity() == Severity::Error);
    let errors: Vec<_> = site.findings().into_iter().filter(|found| is_error(&found.name) && found.name != "unknown-id").collect();
    assert_eq!(errors, []);
}

#[test]
fn every_promise_of_safety_names_tests_that_are_there() {
    let security = document("security.md");
    let tests: BTreeSet<&String> = security.code["Promises"].iter().filter(|code| code.contains(".rs: ")).collect();
    assert!(tests.len() > 30, "{} tests are named", tests.len());
    let mut missing = Vec::new();
    for test in tests {
        let (path, name) = test.split_once(": ").expect("a file and a name");
        let text = fs::read_to_string(package().join(path)).unwrap_or_default();
        let before = text.split_once(&format!("fn {name}(")).map(|(before, _)| before);
        let is_test = before.is_some_and(|before| before.rfind("#[test]").is_some_and(|at| !before[at..].contains("\nfn ")));
        if !is_test {
            missing.push(test);
        }
    }
    assert!(missing.is_empty(), "docs/security.md names tests that are not there: {missing:?}");
    let rows = fs::read_to_string(package().join("docs/security.md")).expect("the document");
    let section = rows.split("## Promises").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("a section");
    let is_bare = |line: &&str| line.starts_with("| ") && !line.contains(".rs: ") && !line.contains("held by");
    let bare: Vec<&str> = section.lines().filter(is_bare).collect();
    assert!(bare.is_empty(), "promises that no test holds: {bare:?}");
}
