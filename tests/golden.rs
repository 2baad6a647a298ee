//! Whole sites, built from the invented content in `tests/golden/<name>/content`.

use std::collections::BTreeSet;

use crate::support::Site;

fn built(name: &str) -> Site {
    let site = Site::copy_of(format!("tests/golden/{name}"));
    site.build(&[]).ends(0);
    site
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
