//! The site that `variorum init` writes.

use crate::support::{Run, Site, program};
use crate::workflows::{committed, run_steps};

/// A site that was just begun.
pub(crate) fn begun() -> Site {
    let site = Site::empty();
    Run::of(program().arg("init").arg(site.root())).ends(0);
    site
}

#[test]
fn a_site_that_was_just_begun_has_no_findings_and_builds() {
    let site = begun();
    site.check(&["--deny-warnings"]).ends_silently();
    site.build(&[]).ends(0);
    let data = site.data();
    let verdicts: Vec<&str> = data["questions"].as_array().expect("questions").iter().filter_map(|one| one["verdict"].as_str()).collect();
    assert_eq!(verdicts, ["reported-alike", "sources-differ", "reported-alike", "one-publisher"], "it shows what the program is for");
    assert!(data["claims"].as_array().expect("claims").iter().all(|claim| claim["quote_state"] == "proven"));
    assert!(site.root().join(".gitignore").is_file());
}

#[test]
fn what_is_there_stays_and_is_named() {
    let site = Site::empty().file("README.md", "ours").file("content/site.yaml", "title: Ours\n").file(".gitignore", "x\n");
    let run = Run::of(program().arg("init").arg(site.root())).ends(2);
    for path in ["content/site.yaml", ".gitignore"] {
        assert!(run.stderr.contains(path), "{run:?}");
    }
    assert!(!run.stderr.contains("README.md") && !site.root().join("content/sources").exists(), "{run:?}");
    assert_eq!(std::fs::read_to_string(site.root().join("content/site.yaml")).expect("it is there"), "title: Ours\n");
    let site = Site::empty().file("README.md", "ours");
    Run::of(program().arg("init").arg(site.root())).ends(0);
    assert_eq!(std::fs::read_to_string(site.root().join("README.md")).expect("it is there"), "ours");
}

#[test]
fn nothing_is_left_where_a_file_cannot_be_made() {
    let site = Site::empty().file("content/sources", "a file where a folder is wanted");
    Run::of(program().arg("init").arg(site.root())).ends(2);
    let left: Vec<String> = crate::support::tree(site.root()).into_keys().collect();
    assert_eq!(left, ["content/sources"]);
    assert!(!site.root().join(".github").exists());
}

#[test]
fn the_steps_of_its_workflows_run() {
    let site = begun();
    let base = committed(&site, ("content/sources/council-notice.md", "answer: one-week", "answer: two-weeks"));
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let summary = folder.path().join("summary.md");
    let review = site.root().join(".github/workflows/review.yml");
    run_steps(&review, &site, &[("BASE", base.as_ref()), ("GITHUB_STEP_SUMMARY", &summary)]);
    let summary = std::fs::read_to_string(summary).expect("the summary is written");
    assert!(summary.contains("closure-length") && summary.contains("1 verdict flipped"), "{summary}");
    let publish = site.root().join(".github/workflows/publish.yml");
    run_steps(&publish, &site, &[("BASE_URL", "https://example.org/bridge".as_ref())]);
    assert!(site.built("index.html").contains("https://example.org/bridge/"));
}
