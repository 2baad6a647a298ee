//! A second build makes only what changed, and never leaves anything stale: a site is edited at random, and its output, which is built
//! again and again and tampered with in between, is held against that of a clean build.
//!
//! Few steps run with every test; `VARIORUM_ROUNDS=1000 cargo test --test main again` runs as many as that, `VARIORUM_SEED` others.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use variorum::pipeline::{BuildOptions, Shard, build};

use crate::edits::Edits;
use crate::support::{MADE, Site, tree, write};

/// How many steps are made where nothing else is asked for.
const ROUNDS: u64 = 12;

/// A number that the environment gives.
fn given(variable: &str, usual: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Whether the site could be built.
fn built(root: &Path, output: &Path) -> bool {
    let options = BuildOptions { shard: Shard::WHOLE, ..BuildOptions::default() };
    build(root, output, &options, &|_| ()).expect("the disk is willing").written.is_some()
}

fn remembered(output: &Path) -> Option<Vec<u8>> {
    fs::read(output.join(MADE)).ok()
}

#[test]
fn whatever_is_edited_a_second_build_is_like_a_clean_one() {
    let (rounds, seed) = (given("VARIORUM_ROUNDS", ROUNDS), given("VARIORUM_SEED", 1));
    let site = Site::copy_of("tests/golden/dock-talks");
    let mut edits = Edits::of(site.root(), seed);
    assert!(built(site.root(), &site.output()));
    let mut lists = vec![remembered(&site.output()).expect("the build has remembered")];
    let mut sound = 0;
    for round in 0..rounds {
        let edit = edits.next();
        tamper(&site.output(), &mut edits, &mut lists);
        let clean = Site::empty();
        let is_sound = built(site.root(), &clean.output());
        assert_eq!(built(site.root(), &site.output()), is_sound, "round {round}, {edit:?}");
        if !is_sound {
            edits.undo(&edit);
            continue;
        }
        sound += 1;
        let (again, clean_tree) = (tree(&site.output()), tree(&clean.output()));
        let differ: Vec<&String> = again.keys().chain(clean_tree.keys()).filter(|path| again.get(*path) != clean_tree.get(*path)).collect();
        assert!(differ.is_empty(), "round {round} of seed {seed}, after {}: {differ:?}", edit.path);
        let list = remembered(&site.output());
        assert_eq!(list, remembered(&clean.output()), "round {round}: what is remembered");
        lists.extend(list);
    }
    assert!(sound * 2 > rounds, "most edits leave a sound site: {sound} of {rounds}");
}

/// Does something to the output that a build must mend, now and then.
fn tamper(output: &Path, edits: &mut Edits, lists: &mut Vec<Vec<u8>>) {
    let pages: Vec<String> = tree(output).into_keys().filter(|path| path.ends_with(".html")).collect();
    let mut page = || output.join(&pages[edits.below(pages.len())]);
    let (one, other) = (page(), page());
    let list = lists.swap_remove(edits.below(lists.len()));
    match edits.below(10) {
        0 => write(&one, b"<p>Somebody else wrote this.</p>"),
        1 => fs::remove_file(&one).expect("a page is there"),
        2 => write(&one, &fs::read(&other).expect("a page can be read")),
        3 => {
            let mut bytes = fs::read(&one).expect("a page can be read");
            let place = edits.below(bytes.len());
            bytes[place] ^= 1;
            write(&one, &bytes);
        }
        4 => write(&output.join(MADE), &list[..edits.below(list.len())]),
        5 => write(&output.join(MADE), &list),
        6 => drop(fs::remove_file(output.join(MADE))),
        _ => {}
    }
    lists.push(list);
    lists.truncate(20);
}

/// When each file of the output was written last.
fn times(output: &Path) -> BTreeMap<String, std::fs::FileTimes> {
    let time = |path: &String| fs::metadata(output.join(path)).and_then(|found| found.modified()).expect("a time");
    tree(output).into_keys().map(|path| (path.clone(), std::fs::FileTimes::new().set_modified(time(&path)))).collect()
}

#[test]
fn what_is_made_from_the_same_is_neither_rendered_nor_written() {
    let site = Site::copy_of("tests/golden/dock-talks");
    site.build(&[]).ends(0);
    let before = format!("{:?}", times(&site.output()));
    site.build(&[]).ends(0);
    assert_eq!(format!("{:?}", times(&site.output())), before, "nothing changed, so nothing is touched");

    // A page that was made otherwise, and a list that says that it was: only a build that does not render it leaves it so.
    let page = "actors/ana-costa.html";
    let forged = b"<p>Made otherwise</p>";
    write(&site.output().join(page), forged);
    let list = String::from_utf8(remembered(&site.output()).expect("a list")).expect("it is text");
    let line = list.lines().find(|line| line.ends_with(&format!(" {page}"))).expect("the page is listed");
    let from = line.split(' ').next().expect("what it was made from");
    let digest = &variorum::model::digest::sha256_hex(forged)[..32];
    write(&site.output().join(MADE), list.replace(line, &format!("{from} {digest} {page}")).as_bytes());
    site.build(&[]).ends(0);
    assert_eq!(site.built(page).as_bytes(), forged);

    let site = site.edit("content/actors/ana-costa.md", "name: ", "name: Dr ");
    site.build(&[]).ends(0);
    assert!(site.built(page).contains("Dr "), "a page that is made from something else is made");
}
