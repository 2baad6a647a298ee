//! Editions: what is frozen, that it stays as it was, and what a build makes of it.

use std::fs;
use std::process::Command;

use crate::support::{Site, package};

/// The invented site of `tests/checks/edition-goes-back`: a briefing in its second edition, and the first one frozen.
fn talks() -> Site {
    Site::copy_of("tests/checks/edition-goes-back/good")
}

const BRIEFING: &str = "content/briefings/talks.md";
const SECOND: &str = "content/editions/talks/2.json";

fn frozen(site: &Site, path: &str) -> serde_json::Value {
    serde_json::from_str(&fs::read_to_string(site.root().join(path)).expect("the edition is frozen")).expect("it is JSON")
}

#[test]
fn an_edition_is_frozen_once_and_says_what_it_held() {
    let site = talks();
    let shown = site.run(&["edition", "talks"]).ends(0);
    assert!(!site.root().join(SECOND).exists(), "without `--write` nothing is written");
    site.run(&["edition", "talks", "--write"]).ends(0);
    let written = fs::read_to_string(site.root().join(SECOND)).expect("the edition is frozen");
    assert_eq!(shown.stdout, written);
    let edition = frozen(&site, SECOND);
    assert_eq!(edition["judgements"][0]["because"], serde_json::json!(["gazette#length"]));
    assert_eq!(edition["questions"][0]["verdict"], "one-publisher");
    assert_eq!((&edition["edition"], &edition["as_of"], &edition["revision"]), (&2.into(), &"2025-03-16".into(), &serde_json::Value::Null));
    assert_eq!(edition["series"], frozen(&site, "content/editions/talks/1.json")["series"], "editions of one briefing are one series");
    site.run(&["check", "--deny-warnings"]).ends(0);

    // Frozen again it is the same; other content wants another number, or `--again`.
    site.run(&["edition", "talks", "--write"]).ends(0);
    let site = site.edit(BRIEFING, "is unlikely", "is likely");
    let refused = site.run(&["edition", "talks", "--write"]).ends(2);
    assert!(refused.stderr.contains("write `edition: 3`"), "{}", refused.stderr);
    assert_eq!(fs::read_to_string(site.root().join(SECOND)).expect("the edition is frozen"), written);
    site.run(&["edition", "talks", "--write", "--again"]).ends(0);
    assert_eq!(frozen(&site, SECOND)["judgements"][0]["text"], "A third round within a month is likely.");
}

#[test]
fn the_digest_is_that_of_the_text_without_it() {
    use sha2::Digest as _;
    let text = fs::read_to_string(package().join("content/editions/istanbul-talks-2025/1.json")).expect("the example has two editions");
    let edition: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let digits = edition["sha256"].as_str().expect("a digest");
    let expected: String =
        sha2::Sha256::digest(text.replace(digits, "")).iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"));
    assert_eq!(digits, expected);

    // A checkout with the line ends of another system is no change.
    let site = talks();
    let path = "content/editions/talks/1.json";
    let text = fs::read_to_string(site.root().join(path)).expect("the first edition is frozen");
    site.file(path, &text.replace('\n', "\r\n")).run(&["check", "--deny-warnings"]).ends(0);
}

#[test]
fn what_has_errors_is_not_frozen() {
    let site = talks().edit(BRIEFING, "gazette#length", "gazette#width");
    let refused = site.run(&["edition", "talks", "--write"]).ends(2);
    assert!(refused.stderr.contains("unknown-id"), "{}", refused.stderr);
    assert!(!site.root().join(SECOND).exists());
    talks().run(&["edition", "strike"]).ends(2);
}

#[test]
fn an_edition_of_a_revision_names_its_commit() {
    let site = talks();
    let git = |arguments: &[&str]| {
        let settings = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"];
        let output = Command::new("git").arg("-C").arg(site.root()).args(settings).args(arguments).output().expect("git is there");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "The second edition"]);
    let commit = git(&["rev-parse", "HEAD"]);
    site.run(&["edition", "talks", "--write"]).ends(0);
    assert_eq!(frozen(&site, SECOND)["revision"], commit.as_str(), "the folder is as it was committed, but for frozen editions");

    let text = fs::read_to_string(site.root().join(BRIEFING)).expect("the briefing is there").replace("edition: 2", "edition: 3");
    fs::write(site.root().join(BRIEFING), text.replace("is unlikely", "is likely")).expect("it can be written");
    site.run(&["edition", "talks", "--write"]).ends(0);
    let third = frozen(&site, "content/editions/talks/3.json");
    assert_eq!(third["revision"], serde_json::Value::Null, "what was never committed has no commit");
    fs::remove_file(site.root().join(SECOND)).expect("it is there");
    let (message, findings) = ("never frozen", site.run(&["check"]).ends(0));
    assert!(findings.stderr.contains(message), "{}", findings.stderr);
    site.run(&["edition", "talks", "--at", "HEAD", "--write"]).ends(0);
    let second = frozen(&site, SECOND);
    assert_eq!((&second["edition"], &second["revision"]), (&2.into(), &commit.as_str().into()));
    site.run(&["check", "--deny-warnings"]).ends(0);
}

#[test]
fn frozen_editions_fit_their_schema() {
    let schema = Site::new().run(&["schema", "edition"]).ends(0);
    let schema: serde_json::Value = serde_json::from_str(&schema.stdout).expect("a schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    for number in [1, 2] {
        let path = package().join(format!("content/editions/istanbul-talks-2025/{number}.json"));
        let edition = serde_json::from_str(&fs::read_to_string(path).expect("it is frozen")).expect("it is JSON");
        let faults: Vec<String> = validator.iter_errors(&edition).map(|fault| fault.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new());
    }
}
