//! The command line: exit status, what goes where, and what a run leaves behind.

use std::fs;
use std::io::Read as _;
use std::process::Stdio;

use crate::support::{Run, Site, package, program, tree, write};

fn broken() -> Site {
    Site::copy_of("tests/golden/dock-talks").edit("content/sources/radio-excerpt.md", "by: [jon-hale]", "by: [jon-hail]")
}

#[test]
fn a_clean_site_is_checked_without_a_word() {
    Site::of_this_repository().check(&[]).ends_silently();
    Site::new().check(&[]).ends_silently();
}

#[test]
fn errors_are_findings_and_warnings_only_where_denied() {
    let run = broken().check(&[]).ends(1);
    assert!(run.stdout.is_empty() && run.stderr.contains("error[V0301 unknown-id]: "), "{run:?}");
    assert!(run.stderr.contains("content/sources/radio-excerpt.md:21:10"), "{run:?}");
    let warned = Site::new().file("content/pages/a.md", "---\ntitle: A\n---\nsome <b>raw</b> HTML\n");
    assert!(warned.check(&[]).ends(0).stderr.contains("warning[V0701 raw-html]"));
    warned.check(&["--deny-warnings"]).ends(1);
}

#[test]
fn a_run_that_cannot_be_made_ends_with_two() {
    let empty = Site::empty();
    let run = empty.check(&[]).ends(2);
    assert!(run.stderr.contains("content/site.yaml"), "{run:?}");
    empty.run(&["check", "--root", "no/such/folder"]).ends(2);
    empty.run(&["chekc"]).ends(2);
    empty.run(&[]).ends(2);
    empty.run(&["--help"]).ends(0);
    empty.run(&["explain", "V9999"]).ends(2);
    empty.run(&["schema", "sorce"]).ends(2);
}

#[test]
fn the_site_is_found_from_a_folder_below_it() {
    let site = Site::new().file("content/sources/deep/note.txt", "x");
    Run::of(program().arg("check").current_dir(site.root().join("content/sources/deep"))).ends(0);
}

#[test]
fn errors_leave_the_former_site_as_it_stood() {
    let site = Site::copy_of("tests/golden/dock-talks");
    site.build(&[]).ends(0);
    let former = site.built_tree();
    let site = site.edit("content/sources/radio-excerpt.md", "by: [jon-hale]", "by: [jon-hail]");
    site.build(&[]).ends(1);
    assert_eq!(site.built_tree(), former);
}

#[test]
fn neither_command_leaves_anything_outside_the_output() {
    let site = Site::copy_of("tests/golden/dock-talks");
    let files = |site: &Site| crate::support::tree(site.root()).into_keys().filter(|path| !path.starts_with("public/")).collect::<Vec<_>>();
    let before = files(&site);
    site.check(&[]).ends(0);
    site.build(&[]).ends(0);
    assert_eq!(files(&site), before);
    assert!(!site.output().join(".variorum-staging").exists());
}

#[test]
fn outputs_that_would_harm_are_refused() {
    let site = Site::copy_of("tests/golden/dock-talks").file("theirs/index.html", "not ours");
    for output in [".", "content", "content/public", "..", "static", "theirs"] {
        let run = site.build(&["--output", output]).ends(2);
        assert!(run.stderr.starts_with("error: "), "{output}: {run:?}");
    }
    assert_eq!(fs::read_to_string(site.root().join("theirs/index.html")).expect("still there"), "not ours");
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let site = broken();
    let mut child = program()
        .args(["check", "--format", "sarif", "--root"])
        .arg(site.root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().expect("its standard error").read_to_string(&mut said).expect("UTF-8");
    assert_eq!((child.wait().expect("it ends").code(), said.as_str()), (Some(1), ""));
}

#[test]
fn findings_for_programs_are_data_and_name_files_from_the_root_of_the_repository() {
    let site = broken();
    for format in ["json", "sarif", "rdjson"] {
        let run = site.check(&["--format", format]).ends(1);
        assert!(run.stderr.is_empty(), "{run:?}");
        serde_json::from_str::<serde_json::Value>(&run.stdout).expect("JSON");
    }
    let github = |site: &Site, variables: &[(&str, &str)]| site.run_with(&["check", "--format", "github"], variables).ends(1).stdout;
    assert!(github(&site, &[]).starts_with("::error file=content/sources/radio-excerpt.md,line=21,"), "{}", github(&site, &[]));
    let workspace = site.root().parent().expect("a folder around it").to_string_lossy().into_owned();
    let name = site.root().file_name().expect("a name").to_string_lossy().into_owned();
    let prefixed = github(&site, &[("GITHUB_WORKSPACE", &workspace)]);
    assert!(prefixed.starts_with(&format!("::error file={name}/content/sources/radio-excerpt.md,line=21,")), "{prefixed}");
}

#[test]
fn line_ends_and_white_space_at_the_end_are_no_change() {
    let site = Site::empty();
    for (path, bytes) in tree(&package().join("tests/golden/dock-talks/content")) {
        write(&site.root().join("before/content").join(&path), &bytes);
        let text = path.ends_with(".md").then(|| String::from_utf8(bytes.clone()).expect("text"));
        let changed = text.map(|text| format!("{}\r\n\r\n", text.replace('\n', "\r\n")).into_bytes());
        write(&site.root().join("after/content").join(&path), &changed.unwrap_or(bytes));
    }
    let run = site.run(&["diff", "before", "after"]).ends(0);
    assert!(run.stdout.contains("Nothing changed in meaning."), "{run:?}");
}

#[test]
fn colours_are_shown_only_on_request() {
    let site = broken();
    assert!(!site.check(&[]).stderr.contains('\u{1b}'));
    assert!(site.check(&["--color", "always"]).stderr.contains('\u{1b}'));
    assert!(!site.run_with(&["check", "--color", "auto"], &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]).stderr.contains('\u{1b}'));
}

#[test]
fn an_address_for_the_site_must_be_one() {
    let site = Site::new();
    for bad in ["docs", "javascript:alert(1)", "https://", "http://a b/"] {
        site.build(&["--base-url", bad]).ends(2);
    }
    site.build(&["--base-url", "https://desk.example/docks"]).ends(0);
    assert_eq!(site.data()["site"]["base_url"], "https://desk.example/docks/");
}

#[test]
fn drafts_are_left_out_unless_asked_for() {
    let site = Site::copy_of("tests/golden/dock-talks");
    let run = site.build(&[]).ends(0);
    assert!(run.stderr.contains("1 draft left out"), "{run:?}");
    assert!(!site.output().join("briefings/dock-talks-draft.html").exists());
    assert_eq!(site.data()["briefings"].as_array().map(Vec::len), Some(1));
    site.build(&["--drafts"]).ends(0);
    assert!(site.output().join("briefings/dock-talks-draft.html").exists());
    assert_eq!(site.data()["briefings"].as_array().map(Vec::len), Some(2));
}

#[test]
fn ten_faults_are_ten_findings_each_at_its_place() {
    let site = Site::copy_of("tests/golden/dock-talks")
        .edit("content/actors/jon-hale.md", "part_of: dockers-union", "part_of: dockers-onion")
        .edit("content/actors/ana-costa.md", "kind: person", "kind: persom")
        .edit("content/events/dock-talks-1.md", "when: 2025-02-10", "when: 2025-02-30")
        .edit("content/events/dock-talks-2.md", "place: Old Harbour", "plase: Old Harbour")
        .edit("content/questions/talks-2-place.md", "kind: choice\n", "")
        .edit("content/sources/radio-excerpt.md", "answer: nobody", "answer: somebody")
        .edit("content/sources/port-statement.md", "id: fine\n", "id: resumed\n")
        .edit("content/sources/weekly-column.md", "published: 2025-03-07", "url: javascript:alert(1)")
        .edit("content/sources/quay-rumour.md", "  - id: day", "  - id: day\n    id: twice")
        .edit("content/briefings/dock-talks.md", "because: [port-statement#resumed, coast-wire-talks#resumed]", "because: []");
    let places: Vec<(String, String, u64, u64)> = site
        .findings()
        .into_iter()
        .filter(|finding| finding.name != "quote-unproven")
        .map(|finding| (finding.name, finding.path.trim_start_matches("content/").to_owned(), finding.line, finding.column))
        .collect();
    let found: Vec<(&str, &str, u64, u64)> =
        places.iter().map(|(name, path, line, column)| (name.as_str(), path.as_str(), *line, *column)).collect();
    assert_eq!(
        found,
        [
            ("unknown-word", "actors/ana-costa.md", 3, 7),
            ("unknown-id", "actors/jon-hale.md", 4, 10),
            ("judgement-unsupported", "briefings/dock-talks.md", 25, 14),
            ("bad-date", "events/dock-talks-1.md", 3, 7),
            ("unknown-field", "events/dock-talks-2.md", 4, 1),
            ("missing-field", "questions/talks-2-place.md", 1, 1),
            ("listed-twice", "sources/port-statement.md", 23, 9),
            ("duplicate-key", "sources/quay-rumour.md", 10, 5),
            ("unknown-answer", "sources/radio-excerpt.md", 20, 13),
            ("unsafe-address", "sources/weekly-column.md", 5, 6),
        ]
    );
    site.check(&[]).ends(1);
}

#[test]
fn what_lies_among_the_records_is_published_only_where_a_text_links_it() {
    let site = Site::new()
        .file("content/pages/p.md", "---\ntitle: P\n---\n[a table](linked.csv)\n")
        .file("content/pages/linked.csv", "a,b\n")
        .file("content/pages/notes.txt", "Call again.")
        .file("content/pages/p.md.orig", "Former words.")
        .file("content/seen.txt", "Templates may show it.");
    let run = site.build(&[]).ends(0);
    assert_eq!(run.stderr.matches("V0011 file-unlinked").count(), 2, "{}", run.stderr);
    let published: Vec<bool> = ["pages/linked.csv", "seen.txt", "pages/notes.txt", "pages/p.md.orig"]
        .iter()
        .map(|path| site.output().join(path).exists())
        .collect();
    assert_eq!(published, [true, true, false, false]);
}
