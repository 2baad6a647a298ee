//! Whole sites, byte for byte: `tests/golden/<name>/content` is built and compared with `tests/golden/<name>/expected`.
//!
//! `UPDATE_EXPECT=1 cargo test golden` writes the expected sites anew; read the difference like code.

use std::collections::BTreeSet;
use std::fs;

use variorum::model::export_format::{Bundle, ExportFormat};

use crate::support::{Site, is_updating, package, tree, write};

/// The sites, by the names of their folders.
const SITES: &[&str] = &["dock-talks"];

/// Files that hold all pages once more. What is in them is held by `tests/exports.rs`; here they would change with every page.
fn is_bundle(path: &str) -> bool {
    Bundle::ALL.iter().any(|&bundle| ExportFormat::Bundle(bundle).path() == path)
}

fn built(name: &str) -> Site {
    let site = Site::copy_of(format!("tests/golden/{name}"));
    site.build(&[]).ends(0);
    site
}

#[test]
fn sites_are_built_byte_for_byte_as_expected() {
    for name in SITES {
        let expected_folder = package().join("tests/golden").join(name).join("expected");
        let mut built = built(name).built_tree();
        built.retain(|path, _| !is_bundle(path));
        if is_updating() {
            let _ = fs::remove_dir_all(&expected_folder);
            for (path, bytes) in &built {
                write(&expected_folder.join(path), bytes);
            }
        }
        let expected = tree(&expected_folder);
        let paths = |tree: &std::collections::BTreeMap<String, Vec<u8>>| tree.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(paths(&built), paths(&expected), "{name}: the files of the site");
        for (path, bytes) in &built {
            if *bytes != expected[path] {
                let (built, expected) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&expected[path]));
                let differs = built.lines().zip(expected.lines()).position(|(built, expected)| built != expected);
                let line = differs.unwrap_or_else(|| built.lines().count().min(expected.lines().count()));
                let shown = |text: &str| text.lines().nth(line).unwrap_or("(no such line)").to_owned();
                panic!("{name}/{path}, line {}:\n  built:    {}\n  expected: {}", line + 1, shown(&built), shown(&expected));
            }
        }
    }
}

#[test]
fn the_invented_site_shows_every_verdict_flag_and_kind_of_cell() {
    use variorum::model::words::{CellState, Flag, Verdict};
    let data = built("dock-talks").data();
    let questions = data["questions"].as_array().expect("questions");
    let words = |read: &dyn Fn(&serde_json::Value) -> Vec<String>| questions.iter().flat_map(read).collect::<BTreeSet<_>>();
    let text = |value: &serde_json::Value| value.as_str().expect("a word").to_owned();
    let list = |value: &serde_json::Value| value.as_array().expect("a list").clone();

    let verdicts = words(&|question| vec![text(&question["verdict"])]);
    assert_eq!(verdicts, Verdict::ALL.iter().map(|word| word.word().to_owned()).collect());
    let flags = words(&|question| list(&question["flags"]).iter().map(text).collect());
    assert_eq!(flags, Flag::ALL.iter().map(|word| word.word().to_owned()).collect());
    let states = words(&|question| list(&question["cells"]).iter().map(|cell| text(&cell["state"])).collect());
    assert_eq!(states, CellState::ALL.iter().map(|word| word.word().to_owned()).collect());
}
