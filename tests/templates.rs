//! The built-in templates: they carry no words of their own, and every word they read exists.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use variorum::model::interface_words::{InterfaceWords, places, plural_form};
use variorum::model::search::{DocumentKind, Mark};
use variorum::model::words::{
    ActorKind, CellState, Confidence, ExclusionKind, Flag, Likelihood, QuoteState, Reliability, SourceForm, Sourcing, Verdict,
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

/// Names of file formats and the word by which Open Graph calls an article, which are the same in every language.
const NAMES: [&str; 4] = ["BibLaTeX", "CSL-JSON", "RIS", "article"];

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

/// Each call of `say` in a template: the key, where it is written out, and the names of what it is given.
fn calls_of_say(template: &str) -> Vec<(String, Vec<String>)> {
    let is_name = |character: char| character.is_ascii_lowercase() || character == '_';
    let mut calls = Vec::new();
    for (start, opening) in template.match_indices("say(key=") {
        let mut depth = 1;
        let arguments: String = template[start + opening.len() - 4..]
            .chars()
            .take_while(|character| {
                depth += i32::from(*character == '(') - i32::from(*character == ')');
                depth > 0
            })
            .collect();
        // What is given to a component or a call inside is none of this call's.
        let mut own = String::new();
        let mut inside = 0;
        for character in arguments.chars() {
            inside -= i32::from(matches!(character, '>' | ')'));
            if inside == 0 {
                own.push(character);
            }
            inside += i32::from(matches!(character, '<' | '('));
        }
        let key = own.strip_prefix("key=\"").and_then(|rest| rest.split_once('"')).filter(|(_, rest)| !rest.starts_with(" ~"));
        let Some((key, rest)) = key else { continue };
        let names = rest.match_indices('=').map(|(end, _)| {
            let name: String = rest[..end].chars().rev().take_while(|&character| is_name(character)).collect();
            name.chars().rev().collect()
        });
        calls.push((key.to_owned(), names.collect()));
    }
    calls
}

#[test]
fn every_sentence_that_a_template_says_gets_what_it_has_places_for() {
    let words = InterfaceWords::built_in();
    let mut said = 0;
    for (path, text) in templates() {
        for (key, mut given) in calls_of_say(&text) {
            let place = path.display();
            let is_counted = given.iter().any(|name| name == "n");
            if is_counted {
                given.push("number".to_owned());
            }
            let forms = if is_counted { vec![format!("{key}_one"), format!("{key}_other")] } else { vec![key] };
            for form in forms {
                let pattern = words.table().get(&form).unwrap_or_else(|| panic!("{place} says `{form}`, which `words.yaml` does not have"));
                for name in places(pattern) {
                    assert!(given.iter().any(|given| given == name), "{place}: `{form}` has a place `{name}`, which it is not given");
                }
                said += 1;
            }
        }
    }
    assert!(said > 15, "the sentences were found: {said}");
}

/// The closed lists of which the page on method makes a glossary.
fn lists_of_terms(readers: &str) -> Vec<&str> {
    readers.split("glossary(at, \"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// What may be withdrawn, on a known day or not.
const WITHDRAWALS: [&str; 6] = ["claim_on", "claim_undated", "statement_on", "statement_undated", "source_on", "source_undated"];

/// The words of the closed lists, and the numbers and languages that keys end with.
fn words_of_lists() -> BTreeSet<String> {
    let numbers = (0..=20).map(|number| number.to_string());
    let languages = [
        "ar", "bn", "de", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "pl", "prs", "ps", "pt", "ru", "sw", "tr",
        "uk", "ur", "zh",
    ];
    let mut endings: BTreeSet<String> = numbers.chain(languages.map(str::to_owned)).collect();
    macro_rules! all {
        ($($list:ident)+) => { $(endings.extend($list::ALL.iter().map(|word| word.word().to_owned()));)+ };
    }
    all!(Verdict Flag QuoteState Likelihood Confidence Reliability Sourcing ActorKind SourceForm ExclusionKind CellState DocumentKind);
    endings
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test reads the repository's own files")]
fn no_word_stands_in_the_table_twice_or_for_nothing() {
    let text = std::fs::read_to_string(root().join("templates/words.yaml")).expect("the words can be read");
    let keys: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| Some(line.split_once(':')?.0)).collect();
    let distinct: BTreeSet<&str> = keys.iter().copied().collect();
    let twice: Vec<&&str> = distinct.iter().filter(|key| keys.iter().filter(|other| other == key).count() > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");

    let mut readers: String = templates().into_iter().map(|(_, text)| text).collect();
    for (path, bytes) in crate::support::tree(&root().join("src")) {
        if !path.contains("tests") {
            readers.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    // A key is read as it stands, without the name of its plural form, or by its first part with a word of a list behind it.
    let words_of_lists = words_of_lists();
    let lists = lists_of_terms(&readers);
    let is_listed = |ending: &str| words_of_lists.contains(ending) || readers.contains(&format!("\"{ending}\"")) || lists.contains(&ending);
    let is_composed = |sentence: &str| {
        sentence.match_indices('_').map(|(end, _)| sentence.split_at(end + 1)).any(|(beginning, ending)| {
            // Headings are too many to be told apart by their beginning: these are the lists of lines that have one each.
            let is_list_of_lines =
                || ["differ", "dispute", "disputed", "unheard", "little-heard", "unknown", "because", "against"].contains(&ending);
            let is_closed = if beginning == "h_" { is_list_of_lines() } else { is_listed(ending) };
            is_closed && ["\"", "{"].iter().any(|after| readers.contains(&format!("\"{beginning}{after}")))
        })
    };
    let is_term = |key: &str| {
        let of = |list: &&&str| key.strip_prefix(&format!("meaning_{list}_")).or_else(|| key.strip_prefix(&format!("{list}_")));
        lists.iter().any(|list| of(&list).is_some_and(is_listed))
    };
    let is_withdrawal = |key: &str| key.strip_prefix("withdrawn_").is_some_and(|rest| WITHDRAWALS.contains(&rest));
    let is_read = |key: &&str| {
        let sentence = plural_form(key).map_or(*key, |(sentence, _)| sentence);
        readers.contains(&format!("t.{sentence}"))
            || readers.contains(&format!("\"{sentence}\""))
            || readers.contains(&format!("\"{key}\""))
            || is_composed(sentence)
            || is_composed(key)
            || is_withdrawal(key)
            || is_term(key)
    };
    let unread: Vec<&&str> = distinct.iter().filter(|key| !is_read(key)).collect();
    assert!(unread.is_empty(), "nothing reads {unread:?}");
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
        "verdict": Verdict; "flag": Flag; "quote": QuoteState;
        "likelihood": Likelihood; "confidence": Confidence; "reliability": Reliability; "sourcing": Sourcing; "actor": ActorKind; "form": SourceForm; "exclusion": ExclusionKind;
    }
    macro_rules! meanings {
        ($($prefix:literal: $list:ident;)+) => { $(for word in $list::ALL {
            let key = format!("meaning_{}_{}", $prefix, word.word());
            if key != "meaning_silence_claims" {
                assert_eq!(InterfaceWords::built_in().get(&key), word.meaning(), "the list of words and the table of the interface: {key}");
            }
        })+ };
    }
    meanings! { "verdict": Verdict; "flag": Flag; "silence": CellState; "quote": QuoteState; "sourcing": Sourcing; "confidence": Confidence; }
    expect("credibility", ["1", "2", "3", "4", "5", "6"].to_vec());
    expect("withdrawn", WITHDRAWALS.to_vec());
    expect("found", DocumentKind::ALL.iter().map(|kind| kind.word()).collect());
    assert_eq!(missing, Vec::<String>::new());
    assert!(Mark::ALL.iter().all(|mark| words.contains(&mark.word())));
}

/// Whoever reviews a template sees its lines whole. An address that holds a picture cannot be cut.
#[test]
fn no_line_of_a_template_is_too_wide() {
    for (path, bytes) in crate::support::tree(&crate::support::package().join("templates")) {
        let text = String::from_utf8(bytes).expect("templates are UTF-8");
        let wide = text.lines().enumerate().filter(|(_, line)| line.chars().count() > 160 && !line.contains("data:image/"));
        let wide: Vec<usize> = wide.map(|(index, _)| index + 1).collect();
        assert!(!path.ends_with(".html") || wide.is_empty(), "{path}: lines {wide:?}");
    }
}
