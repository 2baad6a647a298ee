//! The workflows of this repository: what they may do, and every shell step of theirs run here.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;

use crate::support::{Run, Site, package, program, write};

/// The workflows.
const ALL: [&str; 3] = ["publish.yml", "review.yml", "test.yml"];

/// Where a workflow of this repository stands.
fn path(name: &str) -> PathBuf {
    package().join(".github/workflows").join(name)
}

fn workflow(name: &str) -> (String, Value) {
    read(&path(name))
}

fn read(path: &Path) -> (String, Value) {
    let text = std::fs::read_to_string(path).expect("the workflow is there");
    let value = serde_yaml::from_str(&text).expect("the workflow is YAML");
    (text, value)
}

fn jobs(workflow: &Value) -> Vec<&Value> {
    workflow["jobs"].as_mapping().expect("a workflow has jobs").values().collect()
}

fn steps(workflow: &Value) -> Vec<&Value> {
    jobs(workflow).into_iter().flat_map(|job| job["steps"].as_sequence().expect("a job has steps")).collect()
}

#[test]
fn actions_are_pinned_by_hash_and_say_their_version() {
    for name in ALL {
        let (text, _) = workflow(name);
        for line in text.lines().filter(|line| line.contains("uses:")) {
            let (_, pin) = line.split_once('@').expect("an action has a version");
            let (hash, version) = pin.split_once(" # v").expect("the hash is followed by the version it stands for");
            assert!(hash.len() == 40 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}: {line}");
            assert!(!version.is_empty(), "{name}: {line}");
        }
    }
}

#[test]
fn a_review_can_only_read_and_a_job_only_what_it_needs() {
    let (_, review) = workflow("review.yml");
    assert_eq!(review["on"], Value::from("pull_request"));
    let rights = |job: &Value| -> Vec<String> {
        let rights = job["permissions"].as_mapping().expect("a job names its rights");
        rights
            .iter()
            .map(|(name, right)| format!("{}: {}", name.as_str().unwrap_or_default(), right.as_str().unwrap_or_default()))
            .collect()
    };
    assert_eq!(jobs(&review).into_iter().map(rights).collect::<Vec<_>>(), [["contents: read"]]);
    let (_, publish) = workflow("publish.yml");
    let all: Vec<_> = jobs(&publish).into_iter().map(rights).collect();
    assert_eq!(all, [["contents: read", "pages: read"], ["pages: write", "id-token: write"]]);
    let (_, test) = workflow("test.yml");
    assert_eq!(test["on"]["pull_request"], Value::Null, "what a pull request runs gets no secrets");
    let rights_of_tests: Vec<_> = jobs(&test).into_iter().map(rights).collect();
    assert!(rights_of_tests.iter().flatten().all(|right| right == "contents: read"), "{rights_of_tests:?}");
    for workflow in [&review, &publish, &test] {
        assert!(workflow["permissions"].as_mapping().is_some_and(serde_yaml::Mapping::is_empty), "nothing is allowed but what a job names");
        let checkouts = steps(workflow).into_iter().filter(|step| step["uses"].as_str().is_some_and(|uses| uses.contains("/checkout@")));
        assert!(checkouts.into_iter().all(|step| step["with"]["persist-credentials"] == false));
    }
}

#[test]
fn no_shell_step_is_made_of_what_others_write() {
    for name in ALL {
        for step in steps(&workflow(name).1) {
            assert!(!step["run"].as_str().unwrap_or_default().contains("${{"), "{name}: values reach the shell as variables only");
        }
    }
}

#[test]
fn one_job_waits_for_all_others_and_asks_that_each_has_passed() {
    let (_, test) = workflow("test.yml");
    let others: Vec<&str> =
        test["jobs"].as_mapping().expect("jobs").keys().filter_map(Value::as_str).filter(|name| *name != "gate").collect();
    let gate = &test["jobs"]["gate"];
    let needs: Vec<&str> = gate["needs"].as_sequence().expect("a list").iter().filter_map(Value::as_str).collect();
    assert_eq!(needs, others);
    assert_eq!(gate["if"], "always()", "a job that was skipped is none that has passed");
    let script = gate["steps"][0]["run"].as_str().expect("a script");
    for (results, passes) in [("success ".repeat(others.len()), true), (format!("failure {}", "success ".repeat(others.len() - 1)), false)]
    {
        let ran = Command::new("bash").args(["-e", "-c", script]).env("RESULTS", results.trim_end()).output().expect("bash runs");
        assert_eq!(ran.status.success(), passes, "{results}");
    }
}

#[test]
fn the_oldest_rust_that_is_built_with_is_the_one_that_is_stated() {
    let (_, test) = workflow("test.yml");
    let script = test["jobs"]["oldest"]["steps"][1]["run"].as_str().expect("a script");
    let reads = script.lines().next().expect("a line");
    let ran = Command::new("bash").args(["-e", "-c", &format!("{reads}\nprintf %s \"$version\"")]).current_dir(package()).output();
    assert_eq!(String::from_utf8_lossy(&ran.expect("bash runs").stdout), env!("CARGO_PKG_RUST_VERSION"));
}

/// Makes a repository of the site, with one change since its first commit: in a file, one text for another. Returns that commit.
pub(crate) fn committed(site: &Site, (path, from, to): (&str, &str, &str)) -> String {
    let git = |arguments: &[&str]| {
        let settings = ["-c", "user.name=A desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"];
        let mut command = Command::new("git");
        Run::of(command.arg("-C").arg(site.root()).args(settings).args(arguments)).ends(0).stdout
    };
    git(&["init", "--quiet", "--initial-branch=main"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message=before"]);
    let base = git(&["rev-parse", "HEAD"]).trim().to_owned();
    let text = std::fs::read_to_string(site.root().join(path)).expect("the file is there");
    let changed = text.replacen(from, to, 1);
    assert_ne!(text, changed, "the file is changed");
    write(&site.root().join(path), changed.as_bytes());
    git(&["commit", "--quiet", "--all", "--message=after"]);
    base
}

/// A repository with the briefing in it and one rating changed since its first commit.
fn changed_repository() -> (Site, String) {
    let site = Site::of_this_repository();
    let base = committed(&site, ("content/sources/did-press-third-round.md", "reliability: F", "reliability: E"));
    (site, base)
}

/// Runs the shell steps of a workflow as the runner does, but for the one that builds the program, which is built already.
pub(crate) fn run_steps(workflow: &Path, site: &Site, variables: &[(&str, &Path)]) {
    let bin = Path::new(program().get_program()).parent().map(PathBuf::from).expect("the program lies in a folder");
    let path = std::env::join_paths(std::iter::once(bin).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())));
    let mut run = 0;
    for step in steps(&read(workflow).1) {
        let Some(script) = step["run"].as_str().filter(|script| !script.starts_with("cargo install")) else { continue };
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(site.root());
        command.env("PATH", path.as_ref().expect("folders make a path")).env_remove("GITHUB_WORKSPACE");
        command.envs(variables.iter().copied());
        let ran = Run::of(&mut command);
        assert_eq!(ran.status, 0, "{}: {script}: {ran:?}", workflow.display());
        run += 1;
    }
    assert!(run > 1, "{} has shell steps", workflow.display());
}

#[test]
fn the_steps_of_a_review_tell_what_changed_and_build_the_site() {
    let (site, base) = changed_repository();
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let summary = folder.path().join("summary.md");
    run_steps(&path("review.yml"), &site, &[("BASE", Path::new(&base)), ("GITHUB_STEP_SUMMARY", &summary)]);
    let summary = std::fs::read_to_string(summary).expect("the summary is written");
    assert!(summary.contains("did-press-third-round") && summary.contains("reliability"), "{summary}");
    assert!(site.output().join("index.html").is_file());
}

#[test]
fn the_steps_of_a_publication_build_for_the_address_of_the_site() {
    let (site, _) = changed_repository();
    run_steps(&path("publish.yml"), &site, &[("BASE_URL", Path::new("https://example.org/briefing"))]);
    assert!(site.built("index.html").contains("https://example.org/briefing/"));
}
