//! Style sheets, read just well enough to find the names of elements in selectors.

use super::super::css::Scanner;

/// Where the elements that a style sheet names are in the single file. What becomes of a name has the same weight in the cascade.
const MOVED: [(&str, &str); 6] = [("main", "article:where(.page)"), ("h1", "h2"), ("h2", "h3"), ("h3", "h4"), ("h4", "h5"), ("h5", "h6")];
/// The text of a page is no child of the body any more, but of the only `main`.
const PARENT_OF_TEXT: &str = ":is(body, main)";

/// The style sheet with its selectors led to where the elements of a page are in the single file.
pub(super) fn moved(css: &str) -> String {
    let mut written = String::with_capacity(css.len() + 1024);
    let mut start = 0;
    let mut scanner = Scanner::new(css);
    while let Some((position, character)) = scanner.next_significant() {
        if !matches!(character, '{' | '}' | ';') {
            continue;
        }
        let piece = &css[start..position];
        if character == '{' && !is_at_rule(piece) {
            push_moved(&mut written, piece);
        } else {
            written.push_str(piece);
        }
        written.push(character);
        start = position + 1;
    }
    written.push_str(&css[start..]);
    written
}

/// Whether what stands before a block is no selector, but a rule such as `@media`. Comments may stand before it.
fn is_at_rule(piece: &str) -> bool {
    let mut rest = piece.trim_start();
    while let Some((_, after)) = rest.strip_prefix("/*").and_then(|comment| comment.split_once("*/")) {
        rest = after.trim_start();
    }
    rest.starts_with('@')
}

fn push_moved(written: &mut String, selector: &str) {
    let mut scanner = Scanner::new(selector);
    scanner.enters_parentheses = true;
    let mut copied = 0;
    let mut before = ' ';
    while let Some((position, character)) = scanner.next_significant() {
        if character.is_ascii_alphabetic() && !is_part_of_name(before) && !matches!(before, '.' | '#' | ':' | '@') {
            let end = selector[position..].find(|character| !is_part_of_name(character)).map_or(selector.len(), |length| position + length);
            let name = &selector[position..end];
            let new_name = match MOVED.iter().find(|(moved, _)| *moved == name) {
                Some((_, new_name)) => Some(*new_name),
                None => Some(PARENT_OF_TEXT).filter(|_| name == "body" && selector[end..].trim_start().starts_with('>')),
            };
            if let Some(new_name) = new_name.filter(|_| !selector[end..].starts_with('(')) {
                written.push_str(&selector[copied..position]);
                written.push_str(new_name);
                copied = end;
            }
        }
        before = character;
    }
    written.push_str(&selector[copied..]);
}

fn is_part_of_name(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '_' | '\\')
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
