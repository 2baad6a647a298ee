//! Addresses that stand in words without being marked up, found as GitHub finds them (GFM 0.29, 6.9): readers expect them to be links.

use std::ops::Range;

/// The addresses with `http://` or `https://` in a line of words, in order.
pub(super) fn find(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut offset = 0;
    while let Some(start) = words[offset..].find("http").map(|distance| offset + distance) {
        let before = words[..start].chars().next_back();
        let opens = before.is_none_or(|before| before.is_whitespace() || "*_~([{\"'“‘«".contains(before));
        offset = start + "http".len();
        if let Some(length) = opens.then(|| length(&words[start..])).flatten() {
            offset = start + length;
            found.push(start..offset);
        }
    }
    found
}

/// How many bytes of the words, which begin with `http`, are an address.
fn length(words: &str) -> Option<usize> {
    let rest = words.strip_prefix("https://").or_else(|| words.strip_prefix("http://"))?;
    let scheme = words.len() - rest.len();
    let host = rest.find(|character: char| !character.is_alphanumeric() && !matches!(character, '.' | '-' | '_')).unwrap_or(rest.len());
    let labels: Vec<&str> = rest[..host].trim_end_matches('.').split('.').collect();
    let is_host = labels.len() > 1 && labels.iter().all(|label| !label.is_empty()) && !labels[labels.len() - 2..].concat().contains('_');
    if !is_host {
        return None;
    }
    let end = rest.find(|character: char| character.is_whitespace() || character.is_control() || character == '<').unwrap_or(rest.len());
    Some(scheme + without_end(&rest[..end]).len())
}

/// An address without the signs at its end that belong to the sentence around it.
fn without_end(address: &str) -> &str {
    let mut address = address;
    let (opened, mut closed) = (address.matches('(').count(), address.matches(')').count());
    loop {
        let shorter = address.trim_end_matches(|character: char| "?!.,:;*_~\"'”’»]}".contains(character));
        match shorter.strip_suffix(')') {
            // A bracket that the address itself opens belongs to it.
            Some(without) if closed > opened => {
                closed -= 1;
                address = without;
            }
            _ => return shorter,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_their_sentence_goes_on() {
        for (words, expected) in [
            ("See https://example.org/report?x=1 .", &["https://example.org/report?x=1"][..]),
            ("(https://example.org/a_(b)), http://b.example.", &["https://example.org/a_(b)", "http://b.example"]),
            ("“https://example.org/ä”", &["https://example.org/ä"]),
            ("https://example.org/a<b", &["https://example.org/a"]),
            ("https://example.org:8080/x; y", &["https://example.org:8080/x"]),
            ("https://a..example https://x https:// xhttps://example.org http://a_b.example", &[]),
            ("http://http://example.org", &[]),
            ("", &[]),
        ] {
            let found: Vec<&str> = find(words).into_iter().map(|range| &words[range]).collect();
            assert_eq!(found, expected, "{words}");
        }
    }
}
