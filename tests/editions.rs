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

/// The invented desk of `tests/desk`: five editions, each a folder that is laid over those before it, frozen one after the other. In the
/// third a paper wrote its report anew, in the fourth another changed its text after publication, in the fifth 25 conclusions are settled.
fn desk() -> Site {
    let site = Site::empty();
    for edition in 1..=5 {
        for (path, bytes) in crate::support::tree(&package().join(format!("tests/desk/{edition}"))) {
            crate::support::write(&site.root().join(path), &bytes);
        }
        site.run(&["verify", "--archive", "archive", "--write"]).ends(0);
        site.run(&["edition", "strike", "--write"]).ends(0);
    }
    site.build(&[]).ends(0);
    site
}

/// The text of a page without its tags.
fn text_of(page: &str) -> String {
    let main = page.split("<main").nth(1).expect("a page has its main part");
    main.split('<').map(|piece| piece.split_once('>').map_or("", |(_, text)| text)).collect()
}

#[test]
fn a_desk_lives_through_five_editions() {
    let site = desk();
    let changes = text_of(&site.built("briefings/strike/changes.html"));
    for line in [
        "Since edition 4: 25 conclusions settled, 1 report withdrawn and 2 answers changed.",
        "Since edition 3: 1 answer changed.",
        "Since edition 2: 6 rated anew, 1 finding changed, 1 new report and 1 answer changed.",
        "Since edition 1: 7 new conclusions, 1 new report, 1 new question and 2 answers changed.",
        "Withdrawn: Quay Radio.",
        "Length: Reports differ. Before: Reported alike. 1 new answer.",
    ] {
        assert!(changes.contains(line), "{line}: {changes}");
    }
    let example = Site::of_this_repository();
    example.build(&[]).ends(0);
    let of_example = text_of(&example.built("briefings/istanbul-talks-2025/changes.html"));
    let (open, _) = of_example.split_once("Answers and reports").expect("what is folded away has a name");
    assert!(open.contains("Against it: 1 claim more than before."), "what has more against it stands in the open: {of_example}");
    let turned = "Pay: 1 answer changed. Before: It is, says only The crane crews.";
    assert!(changes.contains(turned), "a finding of the same name may have turned round: {changes}");
    let conclusions = text_of(&site.built("briefings/strike/conclusions.html"));
    assert_eq!(conclusions.matches("(the conclusion was worded otherwise)").count(), 4, "{conclusions}");
    assert!(conclusions.contains("By 31 March 2025. The log of the harbour. It came true. So says the log."), "{conclusions}");
    assert_eq!(changes.matches("What these rest on has changed: ").count(), 1, "one line for all of them");

    let length = text_of(&site.built("questions/length.html"));
    assert!(length.contains("Two days, says The Tide. Three days, says The Gazette, second report."), "{length}");
    assert!(length.contains("later changed to Three days"), "{length}");
    assert!(!length.contains("Two days, say The Gazette"), "{length}");
    let (earlier, later) = (text_of(&site.built("sources/gazette.html")), text_of(&site.built("sources/gazette-late.html")));
    assert!(earlier.contains("Updated by The Gazette, second report") && later.contains("Updates The Gazette:"), "{earlier} {later}");
    let tide = text_of(&site.built("sources/tide.html"));
    assert!(tide.contains("between 5 January 2025 and 6 January 2025: 2 of 3 quoted passages."), "{tide}");
    assert!(tide.contains("Text of 6 January 2025: Nine Eleven ships wait outside the harbour."), "{tide}");

    let record = text_of(&site.built("record.html"));
    assert!(
        record.contains("27 conclusions can be settled. 25 are: 11 came true, 13 did not come true and 1 can no longer be settled."),
        "{record}"
    );
    assert!(record.contains("Editions 1–2: Almost no chance (1–5 in 100)Editions 3–5: Very unlikely"), "{record}");
    assert!(record.contains("These are the words that were frozen"), "the eighth conclusion is worded otherwise now: {record}");
    let (middle, best, worst) = scores(&site);
    let score = format!("Brier score over 24 forecasts: {middle:.2}. Our words are ranges, so it lies between {best:.2} and {worst:.2}.");
    assert!(record.contains(&score), "{score}: {record}");

    let front = site.built("index.html");
    assert!(
        text_of(&front).contains("Changed since edition 4: Twenty-five conclusions are settled, and a report was withdrawn."),
        "{front}"
    );
    assert_eq!(site.built("feed.xml").matches("<entry>").count(), 5);
    site.run(&["check"]).ends(0);
}

/// The Brier score of the desk from its files alone: what edition 4 said of each forecast, and what edition 5 says came of it.
fn scores(site: &Site) -> (f64, f64, f64) {
    let bands = [
        ("almost-no-chance", 0.01, 0.05),
        ("very-unlikely", 0.05, 0.20),
        ("unlikely", 0.20, 0.45),
        ("roughly-even-chance", 0.45, 0.55),
        ("likely", 0.55, 0.80),
        ("very-likely", 0.80, 0.95),
        ("almost-certain", 0.95, 0.99),
    ];
    let (said, known) = (frozen(site, "content/editions/strike/4.json"), frozen(site, "content/editions/strike/5.json"));
    // Of those that could be settled by the end of March, edition 3 was the last that spoke before.
    let before = frozen(site, "content/editions/strike/3.json");
    let word = |edition: &serde_json::Value, id: &serde_json::Value| {
        let judgements = edition["judgements"].as_array().expect("judgements");
        let held = judgements.iter().find(|one| one["id"] == *id).expect("the edition holds it");
        held["likelihood"].as_str().expect("a word").to_owned()
    };
    let (mut sums, mut count) = ([0.0; 3], 0.0);
    for judgement in known["judgements"].as_array().expect("judgements") {
        let happened = match judgement["outcome"].as_str() {
            Some("true") => 1.0,
            Some("false") => 0.0,
            _ => continue,
        };
        let early = judgement["resolves_by"].as_str().expect("a day") < "2025-04-10";
        let word = word(if early { &before } else { &said }, &judgement["id"]);
        let (_, low, high) = bands.iter().find(|(name, ..)| *name == word).expect("a word of likelihood");
        let ends = [f64::midpoint(*low, *high), if happened > 0.5 { *high } else { *low }, if happened > 0.5 { *low } else { *high }];
        for (sum, end) in sums.iter_mut().zip(ends) {
            *sum += (end - happened) * (end - happened);
        }
        count += 1.0;
    }
    let [middle, best, worst] = sums.map(|sum| sum / count);
    (middle, best, worst)
}

#[test]
fn the_ids_of_the_feed_stay_when_the_site_gets_another_title_and_address() {
    let ids = |site: &Site| -> Vec<String> {
        site.build(&[]).ends(0);
        let feed = site.built("feed.xml");
        let ids: Vec<String> = feed.split("<id>").skip(1).map(|rest| rest.split("</id>").next().unwrap_or_default().to_owned()).collect();
        assert!(ids.len() > 1 && ids.iter().all(|id| id.starts_with("urn:uuid:")), "{feed}");
        ids
    };
    let settings = "content/site.yaml";
    let moved =
        |site: Site| site.edit(settings, "title: The dock talks", "title: Another title").edit(settings, "https://desk", "http://moved");
    let with_address =
        |site: Site, more: &str| site.file(settings, &format!("title: The dock talks (invented)\nbase_url: https://desk.example/\n{more}"));
    let site = with_address(talks(), "");
    let before = ids(&site);
    assert_eq!(ids(&moved(site)), before, "what is frozen fixes them");

    let unfrozen = |more: &str| {
        let site = with_address(talks(), more).edit(BRIEFING, "edition: 2", "edition: 1");
        fs::remove_dir_all(site.root().join("content/editions")).expect("an edition is frozen");
        site
    };
    let site = unfrozen("feed_id: the dock desk\n");
    let before = ids(&site);
    assert_eq!(ids(&moved(site)), before, "`feed_id` fixes them");
    let site = unfrozen("");
    let before = ids(&site);
    site.run(&["edition", "talks", "--write"]).ends(0);
    assert_eq!(ids(&site), before, "freezing the first edition changes nothing");
    assert_eq!(ids(&moved(site)), before);
}
