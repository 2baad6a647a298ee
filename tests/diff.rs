//! Two states of an invented site compared: what each writer makes of it, byte by byte.
//!
//! `tests/diff/base` is the site. A case lays the files of its `before` and `after` over it; an empty file there takes one away.
//! `UPDATE_EXPECT=1 cargo test diff` writes what is expected anew; read the difference as you would read code.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use variorum::compare::compare;
use variorum::diff::write::{MarkdownLimit, html, human, json, markdown};
use variorum::diff::{Difference, State, diff};
use variorum::model::comparison::Comparisons;
use variorum::model::files::{SiteFiles, TextFile};
use variorum::model::library::Library;
use variorum::model::words::QuoteState;
use variorum::{link, parse};

use crate::support::{expect_file, validator};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff")
}

/// The files below a folder by their path there.
#[expect(clippy::disallowed_methods, reason = "the test reads its own files")]
fn read(folder: &Path) -> BTreeMap<String, String> {
    fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        for entry in entries {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                collect(root, &path, found);
            } else {
                let below = path.strip_prefix(root).expect("the entry lies below").components();
                let name = below.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
                found.insert(name, std::fs::read_to_string(&path).expect("the file can be read"));
            }
        }
    }
    let mut found = BTreeMap::new();
    collect(folder, folder, &mut found);
    found
}

fn state(case: &str, side: &str) -> (Library, Comparisons) {
    let mut texts = read(&folder().join("base"));
    texts.extend(read(&folder().join(case).join(side)));
    texts.retain(|_, text| !text.is_empty());
    let texts = texts.into_iter().map(|(path, text)| TextFile { path, text: text.into() }).collect();
    let (parsed, findings) = parse::parse(&SiteFiles { texts, ..SiteFiles::default() });
    assert!(!variorum::diagnostic::any_error(&findings), "{case} {side}: {findings:?}");
    let (library, _) = link::link(&parsed);
    let quotes = library.claims.iter().map(|claim| if claim.quote.is_some() { QuoteState::Proven } else { QuoteState::None }).collect();
    let comparisons = compare(&library, quotes);
    (library, comparisons)
}

fn difference(case: &str) -> Difference {
    let (before, after) = (state(case, "before"), state(case, "after"));
    let named = |name: &str| State { name: name.to_owned(), errors: 0 };
    diff((&before.0, &before.1), (&after.0, &after.1)).between(named("before"), named("after"))
}

/// Holds `text` against the file of the case, or writes it there.
fn expect(case: &str, file: &str, text: &str) {
    expect_file(folder().join(case).join(file), text);
}

fn cases() -> Vec<String> {
    let mut cases: Vec<String> =
        read(&folder()).into_keys().filter_map(|path| path.split_once('/').map(|(case, _)| case.to_owned())).collect();
    cases.dedup();
    cases.retain(|case| case != "base");
    assert!(cases.len() >= 9, "{cases:?}");
    cases
}

#[test]
fn diff_reports_are_as_expected() {
    for case in cases() {
        let difference = difference(&case);
        expect(&case, "expected.txt", &human(&difference, false));
        if matches!(case.as_str(), "verdict-flip" | "hostile") {
            expect(&case, "expected.md", &markdown(&difference, MarkdownLimit::Summary));
            expect(&case, "expected.html", &html(&difference));
            expect(&case, "expected.json", &json(&difference));
        }
    }
}

#[test]
fn diff_json_is_what_its_schema_says() {
    let validator = validator("diff");
    for case in cases() {
        let text = json(&difference(&case));
        let value: serde_json::Value = serde_json::from_str(&text).expect("the report is JSON");
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| format!("{} {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{case}: {errors:?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({"format": "variorum-diff/2"})));
}

/// No line of a report may be a command to a runner, and no character may command a terminal or turn the direction of a line.
#[test]
fn diff_reports_carry_no_commands() {
    let difference = difference("hostile");
    for text in [
        human(&difference, false),
        markdown(&difference, MarkdownLimit::Summary),
        markdown(&difference, MarkdownLimit::Comment),
        html(&difference),
        json(&difference),
    ] {
        for line in text.lines() {
            assert!(!line.trim_start().starts_with("::") && !line.contains("##["), "{line}");
            let command = |character: char| character.is_control() && character != '\t' || ('\u{202a}'..='\u{202e}').contains(&character);
            assert!(!line.contains(command), "{line:?}");
        }
    }
}

/// What a browser or GitHub would make of content must never be markup of the content's own.
#[test]
fn diff_reports_hold_no_markup_of_the_content() {
    let difference = difference("hostile");
    let page = html(&difference);
    for markup in ["<script", "</script", "<!-- c", "javascript:alert(1)\"", "<img"] {
        assert!(!page.contains(markup), "{markup}");
    }
    let text = markdown(&difference, MarkdownLimit::Summary);
    for markup in ["<script", "<!--", " @octocat", " #12", "GH-7", "https://evil", "www.evil", ":shipit:", "**bold**", "$x$"] {
        let in_code = text.split('`').enumerate().any(|(index, piece)| index % 2 == 0 && piece.contains(markup));
        assert!(!in_code, "{markup}");
    }
    let rendered = {
        let options = pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_STRIKETHROUGH;
        pulldown_cmark::Parser::new_ext(&text, options).collect::<Vec<_>>()
    };
    for event in rendered {
        match event {
            pulldown_cmark::Event::InlineHtml(html) | pulldown_cmark::Event::Html(html) => {
                assert!(["<del>", "</del>", "<ins>", "</ins>", "<br>"].contains(&html.trim()), "{html}");
            }
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => {
                assert!(dest_url.starts_with("https://example.org/edit/content/"), "{dest_url}");
            }
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Image { .. } | pulldown_cmark::Tag::HtmlBlock) => panic!("{event:?}"),
            _ => {}
        }
    }
}

/// The command on a repository of its own: revisions against each other and against the folder.
#[test]
#[expect(clippy::disallowed_methods, reason = "the test makes the site that is compared")]
fn diff_reads_revisions_and_says_by_its_status_what_it_found() {
    let repository = tempfile::tempdir().expect("there is room for a folder");
    let root = repository.path();
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().expect("the path has a folder")).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
    };
    let git = |arguments: &[&str]| {
        let config = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "-c", "core.hooksPath="];
        let status = std::process::Command::new("git").arg("-C").arg(root).args(config).args(arguments).status().expect("git runs");
        assert!(status.success(), "git {arguments:?}");
    };
    let variorum = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_variorum"))
            .args(arguments)
            .current_dir(root.join("desk"))
            .output()
            .expect("the program runs");
        (
            output.status.code(),
            String::from_utf8(output.stdout).expect("the report is UTF-8"),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    for (path, text) in read(&folder().join("base")) {
        write(&format!("desk/{path}"), &text);
    }
    git(&["init", "--quiet", "--initial-branch=main"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message=x"]);
    assert_eq!(variorum(&["diff", "main"]).0, Some(0));
    let herald = read(&folder().join("verdict-flip/after")).remove("content/sources/herald.md").expect("the case has it");
    write("desk/content/sources/herald.md", &herald);
    let (status, report, _) = variorum(&["diff", "main"]);
    assert_eq!(status, Some(1));
    assert!(report.starts_with("main → working folder\n1 verdict flipped"), "{report}");
    assert_eq!(variorum(&["diff", "main", "--exit-zero"]).0, Some(0));
    git(&["commit", "--quiet", "--all", "--message=y"]);
    assert_eq!(variorum(&["diff", "HEAD~1", "HEAD"]).1.replace("HEAD~1 → HEAD", ""), report.replace("main → working folder", ""));
    for absent in ["nowhere", "--upload-pack=x"] {
        let (status, report, said) = variorum(&["diff", "--", absent]);
        assert_eq!((status, report.as_str()), (Some(2), ""), "{said}");
        assert!(said.contains("is neither a folder nor a git revision"), "{said}");
    }
    std::fs::remove_file(root.join("desk/content/sources/gazette.md")).expect("the file can be removed");
    let (status, report, said) = variorum(&["diff", "HEAD"]);
    assert_eq!(status, Some(2));
    assert!(said.contains("V0301 unknown-id") && said.contains("errors, so the comparison may lack something"), "{said}");
    for judgement in ["Judgement `talks#long-round` has no live support left", "Judgement `talks#no-deal` is weaker"] {
        assert!(report.contains(judgement), "{report}");
    }
    git(&["checkout", "--quiet", "--", "."]);
    let (status, report, _) = variorum(&["impact", "gazette"]);
    assert_eq!(status, Some(0));
    assert!(report.contains("talks#long-round") && report.contains("talks#no-deal"), "{report}");
    assert_eq!(variorum(&["impact", "gazete"]).0, Some(2));
}
