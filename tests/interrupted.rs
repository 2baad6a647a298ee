//! Builds that are killed at any moment, and builds that run at the same time: the old or the new site stands, whole.
//!
//! A few rounds run with every test; `VARIORUM_ROUNDS=200 cargo test --test main interrupted` runs as many as that.
#![expect(clippy::disallowed_types, reason = "builds are killed at moments that are parts of the time that one takes")]

use std::collections::BTreeMap;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{Site, program};

/// How many rounds are made where nothing else is asked for.
const ROUNDS: u32 = 6;

fn rounds() -> u32 {
    std::env::var("VARIORUM_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(ROUNDS)
}

/// Two states of one site: their titles and one page differ.
const STATES: [&str; 2] = ["first", "second"];

fn put(site: Site, state: &str) -> Site {
    let site = site.file("content/site.yaml", &format!("title: The {state} state (invented)\n"));
    let other = STATES.iter().find(|other| **other != state).expect("there are two");
    let _ = std::fs::remove_file(site.root().join(format!("content/pages/only-{other}.md")));
    site.file(&format!("content/pages/only-{state}.md"), &format!("---\ntitle: Only {state}\n---\n"))
}

/// What a build gives for each state, and the site in the first of them.
fn built() -> (Site, [BTreeMap<String, Vec<u8>>; 2], Duration) {
    let mut site = Site::copy_of("tests/golden/dock-talks");
    let mut trees = Vec::new();
    let mut time = Duration::ZERO;
    for state in STATES {
        site = put(site, state);
        let start = Instant::now();
        site.build(&[]).ends(0);
        time = start.elapsed();
        trees.push(site.built_tree());
    }
    let trees = trees.try_into().expect("two states");
    (site, trees, time)
}

fn start(site: &Site) -> Child {
    program().args(["build", "--quiet"]).current_dir(site.root()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts")
}

#[test]
fn a_killed_build_leaves_the_old_or_the_new_site() {
    let (mut site, trees, time) = built();
    let rounds = rounds();
    for round in 0..rounds {
        site = put(site, STATES[round as usize % 2]);
        let mut child = start(&site);
        // Files change their places near the end, so half of the moments lie in the last quarter.
        let share = f64::from(round / 2) / f64::from(rounds.div_ceil(2));
        let moment = if round % 2 == 0 { share } else { 0.75 + share / 3.0 };
        thread::sleep(time.mul_f64(moment));
        let _ = child.kill();
        child.wait().expect("it has ended");
        // A build that finds errors writes nothing, but puts back what the killed one has moved.
        let broken = site.root().join("content/pages/broken.md");
        std::fs::write(&broken, "no fence").expect("written");
        site.build(&[]).ends(1);
        std::fs::remove_file(&broken).expect("removed");
        let mut found = site.built_tree();
        found.retain(|path, _| path != ".variorum-lock" && !path.starts_with(".variorum-staging/"));
        assert!(trees.contains(&found), "round {round}: {} files, neither the old nor the new site", found.len());
    }
    site = put(site, STATES[0]);
    site.build(&[]).ends(0);
    assert!(site.built_tree() == trees[0], "the next build leaves nothing behind");
}

#[test]
fn of_two_builds_at_once_one_writes_and_the_other_says_that_it_did_not() {
    let (mut site, trees, time) = built();
    let mut refused = 0;
    for round in 0..rounds() {
        site = put(site, STATES[round as usize % 2]);
        let mut children = [start(&site), {
            thread::sleep(time.mul_f64(f64::from(round % 10) / 10.0));
            start(&site)
        }];
        let ends = children.each_mut().map(|child| child.wait().expect("it ends").code());
        assert!(ends.iter().all(|end| matches!(end, Some(0 | 2))) && ends.contains(&Some(0)), "{ends:?}");
        refused += ends.iter().filter(|end| **end == Some(2)).count();
        assert!(site.built_tree() == trees[round as usize % 2], "round {round}: {ends:?}");
    }
    assert!(refused > 0, "the builds were never at work at the same time");
}
