//! Selectors of style sheets, led to where elements of a page are in the single file.

use super::super::css::{Enter, Token, tokens};

/// Where the elements that a style sheet names are in the single file. What becomes of a name has the same weight in the cascade.
const MOVED: [(&str, &str); 6] = [("main", "article:where(.page)"), ("h1", "h2"), ("h2", "h3"), ("h3", "h4"), ("h4", "h5"), ("h5", "h6")];
/// The text of a page is no child of the body any more, but of the only `main`.
const PARENT_OF_TEXT: &str = ":is(body, main)";

/// The style sheet with its selectors led to where the elements of a page are in the single file.
pub(super) fn moved(css: &str) -> String {
    let mut written = String::with_capacity(css.len() + 1024);
    let mut start = 0;
    // What comes before a block is no selector, but a rule such as `@media`, if it begins so.
    let mut begins: Option<bool> = None;
    for (range, token) in tokens(css, Enter::Braces) {
        match token {
            Token::WhiteSpace(_) | Token::Comment(_) => {}
            Token::CurlyBracketBlock | Token::CloseCurlyBracket | Token::Semicolon => {
                let piece = &css[start..range.start];
                if token == Token::CurlyBracketBlock && begins == Some(false) {
                    push_moved(&mut written, piece);
                } else {
                    written.push_str(piece);
                }
                written.push_str(&css[range.clone()]);
                (start, begins) = (range.end, None);
            }
            _ => begins = begins.or(Some(matches!(token, Token::AtKeyword(_)))),
        }
    }
    written.push_str(&css[start..]);
    written
}

fn push_moved(written: &mut String, selector: &str) {
    let mut copied = 0;
    let mut is_element = true;
    for (range, token) in tokens(selector, Enter::Parentheses) {
        if let Token::Ident(name) = &token {
            let is_parent = || &**name == "body" && selector[range.end..].trim_start().starts_with('>');
            let new_name = match MOVED.iter().find(|(moved, _)| **moved == **name) {
                Some((_, new_name)) => Some(*new_name),
                None => is_parent().then_some(PARENT_OF_TEXT),
            };
            if let Some(new_name) = new_name.filter(|_| is_element) {
                written.push_str(&selector[copied..range.start]);
                written.push_str(new_name);
                copied = range.end;
            }
        }
        is_element = !matches!(token, Token::Delim('.') | Token::Colon);
    }
    written.push_str(&selector[copied..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_follow_the_elements() {
        for (css, expected) in [
            ("main { margin: 0 } h1,h2>h3{}", "article:where(.page) { margin: 0 } h2,h3>h4{}"),
            (".main, #main, main-x, a:main, [title=\"main\"], ::main {}", ".main, #main, main-x, a:main, [title=\"main\"], ::main {}"),
            ("main > :where(p, h2) {}", "article:where(.page) > :where(p, h3) {}"),
            (
                "body > main > section {} body {} body > .x {}",
                ":is(body, main) > article:where(.page) > section {} body {} :is(body, main) > .x {}",
            ),
            ("@media (min-width: 1em) { h1 { grid-area: main; } }", "@media (min-width: 1em) { h2 { grid-area: main; } }"),
            ("/* main h1 */ @supports selector(main) { p { } }", "/* main h1 */ @supports selector(main) { p { } }"),
            ("a { content: \"} main {\"; background: url(main;{x) } h1{}", "a { content: \"} main {\"; background: url(main;{x) } h2{}"),
            (".a { & h1 { color: red } }", ".a { & h2 { color: red } }"),
            ("h6 {} h1é {} h1", "h6 {} h1é {} h1"),
        ] {
            assert_eq!(moved(css), expected, "{css}");
        }
    }
}
