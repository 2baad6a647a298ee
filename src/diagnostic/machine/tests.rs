use super::*;
use crate::diagnostic::Code;
use crate::diagnostic::place::tests::Page;
use crate::span::{FileId, Span};

const TEXT: &str = "---\ntitle: 😀é\nby: [tarrar]\nsays: |\n  one\n  two\n";

fn findings(page: &Page) -> Vec<Diagnostic> {
    vec![
        Diagnostic::new(Code::RawHtml, page.span("by"), "100%, \u{1b}[31m: bad\n::error::smuggled", "Mind ##[group]this."),
        Diagnostic::new(Code::UnknownId, page.span("tarrar"), "unknown actor `tarrar`", "Did you mean `tarar`?")
            .with_label(page.span("é"), "here")
            .with_suggestion("tarar"),
        Diagnostic::new(Code::UnknownCodeLanguage, Span::new(FileId(0), TEXT.find('|').expect("a block")..TEXT.len()), "no colours", ""),
    ]
}

fn rendered(format: MachineFormat) -> String {
    let page = Page::new("content/sources/a b.md", TEXT);
    render(format, &findings(&page), &page, "sub/")
}

#[test]
fn every_format_says_the_same_in_its_own_way() {
    insta::assert_snapshot!("json", rendered(MachineFormat::Json));
    insta::assert_snapshot!("github", rendered(MachineFormat::Github));
    insta::assert_snapshot!("sarif", rendered(MachineFormat::Sarif));
    insta::assert_snapshot!("rdjson", rendered(MachineFormat::Rdjson));
}

#[test]
fn no_format_lets_content_command_a_runner() {
    for format in [MachineFormat::Json, MachineFormat::Github, MachineFormat::Sarif, MachineFormat::Rdjson] {
        let shown = rendered(format);
        assert!(!shown.contains("##[") && !shown.contains('\u{1b}'), "{format:?}: {shown}");
        let smuggled =
            shown.lines().filter(|line| line.trim_start().starts_with("::")).any(|line| line.trim_start().starts_with("::error::"));
        assert!(!smuggled, "{format:?}: {shown}");
    }
}

#[test]
fn github_gets_ten_of_a_kind_gravest_first_and_is_told_what_is_missing() {
    let page = Page::new("a.md", "x");
    let of =
        |code: Code, count| (0..count).map(move |number| Diagnostic::new(code, Span::new(FileId(0), 0..1), format!("no. {number}"), ""));
    let all: Vec<_> = of(Code::UnknownCodeLanguage, 12).chain(of(Code::RawHtml, 3)).chain(of(Code::UnknownId, 11)).collect();
    let shown = render(MachineFormat::Github, &all, &page, "");
    let lines: Vec<&str> = shown.lines().collect();
    let count = |word: &str| lines.iter().filter(|line| line.starts_with(&format!("::{word} "))).count();
    assert_eq!((count("error"), count("warning"), count("notice")), (10, 3, 10));
    assert!(lines[0].starts_with("::error ") && lines[10].starts_with("::warning "));
    assert_eq!(
        lines.last().copied(),
        Some(
            "::notice title=More findings::Left out here, where GitHub shows ten of a kind: 1 error, 3 notes. `variorum check` shows all."
        )
    );
    let few: Vec<_> = of(Code::UnknownCodeLanguage, 10).collect();
    assert_eq!(render(MachineFormat::Github, &few, &page, "").lines().count(), 10, "nothing is left out, so nothing is said");
}

#[test]
fn sarif_keeps_what_github_keeps() {
    let page = Page::new("a.md", "x");
    let many: Vec<_> = (0..5_002).map(|_| Diagnostic::new(Code::UnknownId, page.span("x"), "no", "")).collect();
    let log: serde_json::Value = serde_json::from_str(&render(MachineFormat::Sarif, &many, &page, "")).expect("it is JSON");
    assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(5_000));
    let said = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
    assert_eq!(said, "Left out: 2 of the less grave findings.");
}
