//! The rules of the house that the compiler does not hold: which module may import which, and where each outside crate is at home.
//! They are read from the text of the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::support::{package, tree};

/// The layers from the outside in. A module may import modules of its own layer's line below, never of its own line or above.
const LAYERS: &[&[&str]] = &[
    &["cli"],
    &["serve", "lsp"],
    &["pipeline"],
    // Drafts are made of what other stages found, so they stand above them.
    &["draft", "import"],
    // Changes texts of content, and reads each of them again.
    &["edit"],
    // The stages: none of them imports another.
    &["load", "parse", "link", "check", "quotes", "compare", "plan", "render", "export", "search", "write", "diff", "starter", "listing"],
    // Beside the stages that look into archived texts, below them: how the texts are saved.
    &["capture"],
    &["citation", "editions", "impact", "markup", "quotation"],
    &["prose"],
    &["model"],
    &["diagnostic"],
    &["span"],
];

/// Where each outside crate is at home, as the beginnings of paths below `src/`.
const HOMES: &[(&str, &[&str])] = &[
    ("aho_corasick", &["quotes/"]),
    ("annotate_snippets", &["diagnostic/terminal"]),
    ("anstream", &["cli/"]),
    ("anstyle", &["diff/write/human"]),
    ("base64", &["markup/embed"]),
    ("biblatex", &["import/bibtex"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("cssparser", &["export/book/css"]),
    ("csv", &["export/tables", "import/sheets"]),
    ("dom_smoothie", &["capture/main_text"]),
    ("encoding_rs", &["capture/decode"]),
    ("fixedbitset", &["compare/relations"]),
    ("flate2", &["capture/"]),
    ("foldhash", &["search/"]),
    ("html5ever", &["markup/"]),
    ("httparse", &["serve/connection", "capture/http"]),
    ("idna", &["model/address"]),
    ("include_dir", &["render/"]),
    ("indexmap", &["search/"]),
    ("intl_pluralrules", &["model/interface_words/plural"]),
    ("jiff", &["model/date/"]),
    ("lsp_server", &["lsp/"]),
    ("lsp_types", &["lsp/"]),
    ("mimalloc", &["main"]),
    ("mime_guess", &["serve/"]),
    ("notify", &["serve/"]),
    ("open", &["cli/"]),
    ("pulldown_cmark", &["prose/"]),
    ("roxmltree", &["markup/drawing"]),
    ("rust_decimal", &["model/number"]),
    ("rustix", &["write/disk"]),
    ("same_file", &["write/disk"]),
    ("saphyr_parser", &["parse/"]),
    (
        "schemars",
        &[
            "model/",
            "parse/fields",
            "parse/words",
            "export/schema",
            "export/data/file",
            "diagnostic/machine/json",
            "diff/difference",
            "impact/report",
        ],
    ),
    // The built-in table of words is read where words are at home, since every stage that makes a sentence needs it.
    ("serde_yaml", &["parse/", "quotes/lock", "model/interface_words", "edit/"]),
    ("syntect", &["render/"]),
    ("tempfile", &["write/disk"]),
    ("tera", &["render/"]),
    ("unic_langid", &["model/interface_words/plural"]),
    ("unicode_security", &["model/misleading"]),
    ("walkdir", &["load"]),
    ("zip", &["export/", "capture/wacz"]),
    ("std::fs", &["load", "write/", "serve"]),
];

/// The sources below `src/` without their tests, by path.
fn sources() -> BTreeMap<String, String> {
    let files = tree(&package().join("src")).into_iter();
    let code = files.filter(|(path, _)| path.ends_with(".rs") && !path.ends_with("tests.rs") && !path.contains("/tests/"));
    // These are compiled for tests alone.
    let code = code.filter(|(path, _)| !matches!(path.as_str(), "sample.rs" | "hostile.rs"));
    code.map(|(path, bytes)| {
        let text = String::from_utf8(bytes).expect("sources are UTF-8");
        let code = text.split("#[cfg(test)]\nmod tests {").next().expect("a first part").split("#[cfg(test)]\npub(crate) mod tests {");
        (path, code.take(1).collect())
    })
    .collect()
}

/// The top module of a path below `src/`.
fn module(path: &str) -> &str {
    path.split(['/', '.']).next().expect("a path has a first part")
}

/// Lines of code without comments, numbered from 1.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).map(|(number, line)| (number, line.trim())).filter(|(_, line)| !line.starts_with("//"))
}

#[test]
fn imports_go_one_way() {
    let layer = |module: &str| LAYERS.iter().position(|line| line.contains(&module));
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let own = module(&path);
        if matches!(own, "main" | "lib") {
            continue;
        }
        let Some(own_layer) = layer(own) else {
            faults.push(format!("src/{path}: the module `{own}` stands in no layer"));
            continue;
        };
        for (number, line) in code_lines(&text) {
            for import in line.split("crate::").skip(1) {
                let imported = import.split(|character: char| !character.is_alphanumeric() && character != '_').next().unwrap_or("");
                let is_allowed = imported == own || layer(imported).is_none_or(|imported| imported > own_layer);
                if !is_allowed {
                    faults.push(format!("src/{path}:{number}: `{own}` must not import `{imported}`"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn outside_crates_stay_at_home() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        for (outside, homes) in HOMES {
            let is_home = homes.iter().any(|home| path.starts_with(home) || path == format!("{}.rs", home.trim_end_matches('/')));
            let names = |line: &str| line.contains(&format!("{outside}::")) || line.contains(&format!("use {outside}"));
            if !is_home && let Some((number, line)) = code_lines(&text).find(|(_, line)| names(line)) {
                let is_own = line.contains(&format!("::{outside}::")) && !line.contains(&format!("use {outside}"));
                if !is_own {
                    faults.push(format!("src/{path}:{number}: `{outside}` is at home in {homes:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_dependency_has_a_home_or_serves_everywhere() {
    const EVERYWHERE: &[&str] = &[
        // Chosen for what it brings to `idna`, and never named.
        "idna_adapter",
        "percent_encoding",
        "rayon",
        "serde",
        "serde_ignored",
        "serde_json",
        "serde_path_to_error",
        "sha2",
        "similar",
        "strsim",
        "thiserror",
        "unicode_normalization",
        "unicode_segmentation",
    ];
    let manifest = fs::read_to_string(package().join("Cargo.toml")).expect("the manifest");
    let section = manifest.split("[dependencies]\n").nth(1).and_then(|rest| rest.split("\n[").next()).expect("dependencies");
    let declared: BTreeSet<String> =
        section.lines().filter_map(|line| line.split_once(" =")).map(|(name, _)| name.trim().replace('-', "_")).collect();
    let at_home: BTreeSet<&str> = HOMES.iter().map(|(name, _)| *name).chain(EVERYWHERE.iter().copied()).collect();
    let homeless: Vec<&String> = declared.iter().filter(|name| !at_home.contains(name.as_str())).collect();
    assert!(homeless.is_empty(), "say in HOMES where these are used: {homeless:?}");
}

#[test]
fn only_the_command_line_prints_or_asks_the_environment() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        if path.starts_with("cli/") || path == "main.rs" {
            continue;
        }
        for (number, line) in code_lines(&text) {
            for word in ["println!", "eprintln!", "print!(", "eprint!(", "std::env::", "std::io::stdout", "std::io::stderr"] {
                if line.contains(word) {
                    faults.push(format!("src/{path}:{number}: {word}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_module_is_a_drawer() {
    let paths = sources().into_keys();
    let drawers: Vec<String> = paths
        .filter(|path| {
            path.split(['/', '.']).any(|part| matches!(part, "util" | "utils" | "helper" | "helpers" | "common" | "manager" | "misc"))
        })
        .collect();
    assert!(drawers.is_empty(), "{drawers:?}");
}

#[test]
fn the_rooms_of_plan_build_on_what_lies_below() {
    // Pages may use figures, both may use the parts that they share, and these know neither.
    let height = |path: &str| if path.starts_with("page/") { 2 } else { usize::from(path.starts_with("figure/")) };
    let mut faults = Vec::new();
    for (path, text) in sources().iter().filter_map(|(path, text)| Some((path.strip_prefix("plan/")?, text))) {
        if path == "mod.rs" {
            continue;
        }
        for (number, line) in code_lines(text) {
            for import in line.split("crate::plan::").skip(1).map(|import| import.replacen("::", "/", 1)) {
                if height(&import) > height(path) {
                    faults.push(format!("src/plan/{path}:{number}: {line}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "imports upward:\n{}", faults.join("\n"));
}

#[test]
fn the_paths_of_pages_stand_in_the_site_map() {
    // Names of templates look the same, and stand with what the templates see.
    let mut faults = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| !matches!(path.as_str(), "model/site_map.rs" | "model/view/mod.rs")) {
        let literals = code_lines(text).filter(|(_, line)| line.contains(".html\""));
        faults.extend(literals.map(|(number, line)| format!("src/{path}:{number}: {line}")));
    }
    assert!(faults.is_empty(), "paths outside the site map:\n{}", faults.join("\n"));
}
