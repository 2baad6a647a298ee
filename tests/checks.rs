//! Every kind of finding has a folder `tests/checks/<name>/`: `bad/`, a site in which it is found, `good/`, the same site as it should
//! be, and `expected.txt`, all that `variorum check` (or `variorum verify`, with the texts in `archive/`) says of the bad one.
//!
//! `UPDATE_EXPECT=1 cargo test checks` writes the expected texts anew; read the difference like code.

use std::fs;
use std::path::PathBuf;

use variorum::diagnostic::{Code, Severity};

use crate::support::{Run, is_updating, package, program};

/// Kinds that only `variorum verify` finds, with the archive at hand. Their fixtures have an `archive/` beside the two sites.
const FOUND_BY_VERIFY: &[Code] = &[
    Code::QuoteAbsent,
    Code::QuoteAltered,
    Code::QuoteAmbiguous,
    Code::QuoteExcluded,
    Code::QuoteUnarchived,
    Code::ArchiveChanged,
    Code::ArchiveWords,
    Code::ArchiveUnreadable,
    Code::ExclusionMarker,
    Code::QuotedShare,
    Code::NameLookAlike,
    Code::NameAbsent,
    Code::QuoteAcrossParagraphs,
    Code::QuoteIsHeadline,
    Code::QuoteShared,
    Code::AnswerNotInQuote,
    Code::SentenceAttributes,
    Code::SpeakerNotNear,
    Code::SilenceDoubtful,
];

/// Kinds that no fixture in a repository can show, and the test that shows them.
const SHOWN_ELSEWHERE: &[(Code, &str)] =
    &[(Code::FileUnreadable, "load::tests"), (Code::LinkLeavesRoot, "load::tests"), (Code::TooMuchToCompare, "check::tests")];

fn folder(code: Code) -> PathBuf {
    package().join("tests/checks").join(code.name())
}

fn codes() -> impl Iterator<Item = Code> {
    let elsewhere = |code: &Code| SHOWN_ELSEWHERE.iter().any(|(shown, _)| shown == code);
    Code::ALL.iter().copied().filter(move |code| !elsewhere(code))
}

/// Runs the command that finds this kind, so that it prints nothing but findings to standard error.
fn run(code: Code, site: &str) -> Run {
    let mut program = program();
    if FOUND_BY_VERIFY.contains(&code) {
        program.args(["verify", "--quiet", "--archive"]).arg(folder(code).join("archive"));
    } else {
        program.arg("check");
    }
    let mut run = Run::of(program.arg("--root").arg(folder(code).join(site)));
    if FOUND_BY_VERIFY.contains(&code) {
        // What stands in each text is data, not a finding.
        run.stdout.clear();
    }
    run
}

#[test]
fn every_kind_of_finding_has_its_fixtures() {
    let missing: Vec<&str> = codes().filter(|&code| !folder(code).join("bad/content/site.yaml").exists()).map(Code::name).collect();
    assert!(missing.is_empty(), "without fixtures in tests/checks: {missing:?}");
    let known: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    for entry in fs::read_dir(package().join("tests/checks")).expect("the folder of the fixtures") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        assert!(known.contains(&name.as_str()), "tests/checks/{name} is a fixture of no finding");
    }
}

#[test]
fn every_finding_is_found_and_shown_as_expected() {
    let mut faults = Vec::new();
    for code in codes() {
        let run = run(code, "bad");
        let path = folder(code).join("expected.txt");
        if is_updating() {
            fs::write(&path, &run.stderr).expect("the expected text can be written");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let heading = format!("{}[{} {}]: ", code.severity().word(), code.number(), code.name());
        if !run.stderr.lines().any(|line| line.starts_with(&heading)) {
            faults.push(format!("{}: not found:\n{}", code.name(), run.stderr));
        } else if run.stderr != expected {
            faults.push(format!("{}: expected:\n{expected}\nfound:\n{}", code.name(), run.stderr));
        }
        let any_error = run.stderr.lines().any(|line| line.starts_with("error["));
        assert!(any_error || code.severity() != Severity::Error);
        assert_eq!((run.status, run.stdout.as_str()), (i32::from(any_error), ""), "{}", code.name());
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_good_sites_have_no_findings() {
    let talking: Vec<String> = codes()
        .map(|code| (code, run(code, "good")))
        .filter(|(_, run)| run.status != 0 || !run.stderr.is_empty())
        .map(|(code, run)| format!("{}: {}", code.name(), run.stderr))
        .collect();
    assert!(talking.is_empty(), "{}", talking.join("\n"));
}
