//! The built-in templates: they carry no words of their own, and every word they read exists.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use variorum::model::search::{DocumentKind, Mark};
use variorum::model::words::{
    ActorKind, CellState, Certainty, Confidence, ExclusionKind, Extent, Flag, Likelihood, MachineText, Mode, QuoteState, Reliability,
    SourceForm, Sourcing, Verdict,
};

#[expect(clippy::disallowed_methods, reason = "the test reads the repository's own files")]
/// The templates below `templates/`, by path and text.
fn templates() -> Vec<(PathBuf, String)> {
    fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                let text = std::fs::read_to_string(&path).expect("the template can be read");
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    collect(&root().join("templates"), &mut found);
    found.sort();
    assert!(found.len() > 10, "the templates were found");
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[expect(clippy::disallowed_methods, reason = "the test reads the repository's own files")]
fn words() -> BTreeSet<String> {
    let text = std::fs::read_to_string(root().join("templates/words.yaml")).expect("the words can be read");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(':')).map(|(key, _)| key.to_owned()).collect()
}

/// The text without what stands between `open` and `close`.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(open) {
        kept.push_str(&rest[..start]);
        kept.push(' ');
        let inner = &rest[start + open.len()..];
        rest = inner.find(close).map_or("", |end| &inner[end + close.len()..]);
    }
    kept + rest
}

/// Names of file formats, which are the same in every language.
const NAMES: [&str; 3] = ["BibLaTeX", "CSL-JSON", "RIS"];

/// The words that a template itself would show: what is left without comments, statements, expressions and tags, and the values of
/// attributes that are read out.
fn own_words(template: &str) -> Vec<String> {
    let markup = without(&without(&without(template, "{#", "#}"), "{%", "%}"), "{{", "}}");
    let mut found = Vec::new();
    for attribute in ["aria-label=\"", "alt=\"", "title=\"", "data-label=\"", "placeholder=\""] {
        found.extend(markup.match_indices(attribute).filter_map(|(start, _)| markup[start + attribute.len()..].split('"').next()));
    }
    let shown = without(&markup, "<", ">");
    let is_word = |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && !NAMES.contains(word);
    let words = found.into_iter().chain(shown.split_whitespace()).filter(is_word);
    words.map(str::to_owned).collect()
}

#[test]
fn own_words_are_found() {
    assert_eq!(own_words("<p class=\"x\">{{ t.a }} Hello<br>{# no #}</p>{% if a %}b{% endif %}"), ["Hello"]);
    assert_eq!(own_words("<nav aria-label=\"Site\"></nav>"), ["Site"]);
}

#[test]
fn templates_have_no_words_of_their_own() {
    let mut found = Vec::new();
    for (path, text) in templates() {
        // Character references such as `&lt;` are signs, not words.
        let text = text.replace("&lt;", "<!>").replace("&amp;", "");
        found.extend(own_words(&text).into_iter().map(|word| format!("{}: {word}", path.display())));
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_word_that_a_template_reads_exists() {
    let words = words();
    let is_key = |character: char| character.is_ascii_alphanumeric() || character == '_' || character == '-';
    for (path, text) in templates() {
        for (start, _) in text.match_indices("t.") {
            let before = text[..start].chars().next_back();
            if before.is_some_and(|character| is_key(character) || character == '.') {
                continue;
            }
            let key: String = text[start + 2..].chars().take_while(|&character| is_key(character)).collect();
            assert!(key.is_empty() || words.contains(&key), "{} reads `{key}`, which `words.yaml` does not have", path.display());
        }
    }
}

#[test]
fn every_word_of_the_closed_lists_has_words() {
    let words = words();
    let mut missing = Vec::new();
    let mut expect = |prefix: &str, list: Vec<&str>| {
        missing.extend(list.into_iter().map(|word| format!("{prefix}_{word}")).filter(|key| !words.contains(key)));
    };
    macro_rules! all {
        ($($prefix:literal: $list:ident;)+) => { $(expect($prefix, $list::ALL.iter().map(|word| word.word()).collect());)+ };
    }
    all! {
        "verdict": Verdict; "flag": Flag; "about_flag": Flag; "cell": CellState; "about_cell": CellState; "quote": QuoteState;
        "likelihood": Likelihood; "confidence": Confidence; "reliability": Reliability; "sourcing": Sourcing; "mode": Mode;
        "actor": ActorKind; "form": SourceForm; "extent": Extent; "certainty": Certainty; "exclusion": ExclusionKind;
        "machine_text": MachineText;
    }
    expect("credibility", ["1", "2", "3", "4", "5", "6"].to_vec());
    expect("withdrawn", ["claim", "statement", "source"].to_vec());
    expect("found", DocumentKind::ALL.iter().map(|kind| kind.word()).collect());
    assert_eq!(missing, Vec::<String>::new());
    assert!(Mark::ALL.iter().all(|mark| words.contains(&mark.word())));
}
