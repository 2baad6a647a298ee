use super::*;
use crate::diagnostic::Code;
use crate::diagnostic::place::tests::Page;
use crate::span::FileId;

fn rendered(page: &Page, diagnostic: Diagnostic) -> String {
    render(&[diagnostic], page, false)
}

#[test]
fn a_finding_shows_its_line_marked_and_what_to_do() {
    let page = Page::new("content/sources/a.md", "\u{feff}---\r\ntitle: é\r\nby: [tarrar]\r\n---\r\n");
    let diagnostic = Diagnostic::new(Code::UnknownId, page.span("tarrar"), "unknown actor `tarrar`", "Did you mean `tarar`?")
        .with_label(page.span("é"), "in this source");
    insta::assert_snapshot!(rendered(&page, diagnostic));
}

#[test]
fn content_cannot_paint_the_terminal_or_command_a_runner() {
    let page = Page::new("content/pages/a.md", "x\u{1b}[31m ##[stop-commands]y \u{202e}z\tq");
    let diagnostic = Diagnostic::new(Code::RawHtml, page.span("q"), "bad \u{1b}[0m\n::error::x", "See \u{7}.");
    let shown = rendered(&page, diagnostic);
    assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{shown:?}");
    assert!(!shown.contains("##[") && !shown.lines().any(|line| line.trim_start().starts_with("::")), "{shown}");
    insta::assert_snapshot!(shown);
}

#[test]
fn a_mark_over_several_lines_is_shown_on_its_first() {
    let page = Page::new("content/pages/a.md", "says: |\n  one\n  two\nend\n");
    let diagnostic = Diagnostic::new(Code::EmptyText, Span::new(FileId(0), 6..20), "it is so", "");
    insta::assert_snapshot!(rendered(&page, diagnostic));
}

#[test]
fn a_file_without_text_has_a_place_all_the_same() {
    let page = Page::new("content/pages/a.md", "");
    insta::assert_snapshot!(rendered(
        &page,
        Diagnostic::new(Code::FileNotUtf8, Span::new(FileId(0), 0..0), "not UTF-8", "Save it as UTF-8.")
    ));
}

#[test]
fn colours_only_where_asked_for() {
    let page = Page::new("content/pages/a.md", "x");
    let diagnostic = Diagnostic::new(Code::EmptyText, page.span("x"), "it is so", "");
    assert!(render(std::slice::from_ref(&diagnostic), &page, true).contains('\u{1b}'));
    assert!(!render(&[diagnostic], &page, false).contains('\u{1b}'));
}
