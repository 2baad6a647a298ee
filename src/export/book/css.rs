//! What a book has to find and change in style sheets.

use std::ops::Range;

use cssparser::{ParseError, Parser};

pub(super) use cssparser::Token;

/// How deep blocks within blocks are entered. No style sheet that people write comes near.
const DEEPEST: usize = 32;

/// Which blocks [`tokens`] enters. Another is one token, from its bracket to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Enter {
    /// Those in braces.
    Braces,
    /// Those in braces, in parentheses and the arguments of functions.
    Parentheses,
}

/// The tokens of a style sheet or a part of it with the bytes where they stand, those in blocks among the others.
pub(super) fn tokens(css: &str, enter: Enter) -> Vec<(Range<usize>, Token<'_>)> {
    let mut found = Vec::new();
    push_tokens(css, &mut Parser::new(css), enter, DEEPEST, &mut found);
    found
}

fn push_tokens<'css>(css: &'css str, parser: &mut Parser<'css>, enter: Enter, depth: usize, found: &mut Vec<(Range<usize>, Token<'css>)>) {
    loop {
        let start = parser.position().byte_index();
        let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else { return };
        let bracket = start..parser.position().byte_index();
        let (closing, enters) = match &token {
            Token::CurlyBracketBlock => (Token::CloseCurlyBracket, true),
            Token::ParenthesisBlock | Token::Function(_) => (Token::CloseParenthesis, enter == Enter::Parentheses),
            Token::SquareBracketBlock => (Token::CloseSquareBracket, false),
            _ => {
                found.push((bracket, token));
                continue;
            }
        };
        let enters = enters && depth > 0;
        if enters {
            found.push((bracket, token.clone()));
        }
        // What is left unread in a block is passed over, which the parser calls an error.
        let _ = parser.parse_nested_block(|inner| {
            if enters {
                push_tokens(css, inner, enter, depth - 1, found);
            }
            Ok::<_, ParseError<()>>(())
        });
        let end = parser.position().byte_index();
        if !enters {
            found.push((start..end, token));
        } else if css[..end].ends_with(['}', ')']) {
            found.push((end - 1..end, closing));
        }
    }
}

/// The style sheet with every address in a `url()` as `change` wants it.
pub(super) fn with_addresses(css: &str, change: &mut impl FnMut(&str) -> String) -> String {
    let mut written = String::with_capacity(css.len());
    let mut copied = 0;
    let mut is_in_url = false;
    for (range, token) in tokens(css, Enter::Parentheses) {
        let address = match &token {
            Token::UnquotedUrl(address) => Some(address).filter(|address| !address.is_empty()),
            Token::QuotedString(address) => Some(address).filter(|_| is_in_url),
            _ => None,
        };
        if let Some(address) = address {
            let mut quoted = String::new();
            cssparser::serialize_string(&change(address), &mut quoted).expect("writing to a string does not fail");
            written.push_str(&css[copied..range.start]);
            let (before, after) = if is_in_url { ("", "") } else { ("url(", ")") };
            written.extend([before, &quoted, after]);
            copied = range.end;
        }
        is_in_url = match &token {
            Token::Function(name) => name.eq_ignore_ascii_case("url"),
            Token::WhiteSpace(_) | Token::Comment(_) => is_in_url,
            _ => false,
        };
    }
    written + &css[copied..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_however_they_are_written() {
        let css = "a { b: url(x.png) URL( \"y z.png\" ), url('w'); /* url(v) */ e: \"url(u)\" } c { d: url(";
        let changed = with_addresses(css, &mut |address| format!("<{address}>"));
        let expected = "a { b: url(\"<x.png>\") URL( \"<y z.png>\" ), url(\"<w>\"); /* url(v) */ e: \"url(u)\" } c { d: url(";
        assert_eq!(changed, expected);
    }

    #[test]
    fn a_block_that_is_not_entered_is_one_token() {
        let css = "a[b=\"}\"] { c: d(e) } f { g: (";
        let found: Vec<&str> = tokens(css, Enter::Braces).into_iter().map(|(range, _)| &css[range]).collect();
        assert_eq!(found, ["a", "[b=\"}\"]", " ", "{", " ", "c", ":", " ", "d(e)", " ", "}", " ", "f", " ", "{", " ", "g", ":", " ", "("]);
    }

    #[test]
    fn no_depth_of_blocks_is_too_much() {
        for brackets in ["(", "{", "a(", "["] {
            let css = brackets.repeat(100_000);
            assert!(tokens(&css, Enter::Parentheses).len() <= DEEPEST + 1);
        }
    }
}
