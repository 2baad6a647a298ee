//! What can be counted of a quote without its archive.

/// The words of a quote that are the source's: white-space separated tokens with a letter or digit, without those in brackets
/// (fine print 12). A literal bracket is written `\[`.
pub fn quoted_words(quote: &str) -> usize {
    let mut own = String::with_capacity(quote.len());
    let mut depth = 0_usize;
    let mut characters = quote.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => own.extend(characters.next().filter(|_| depth == 0)),
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => own.push(character),
            _ => {}
        }
    }
    own.split_whitespace().filter(|token| token.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::quoted_words;

    #[test]
    fn brackets_and_ellipses_are_not_words() {
        for (quote, words) in [
            ("after three days", 3),
            ("[The] talks ... ended", 2),
            ("[H]e said [so] \\[sic\\]", 3),
            ("", 0),
            ("“no deadlock”", 2),
            ("a [b", 1),
        ] {
            assert_eq!(quoted_words(quote), words, "{quote}");
        }
    }
}
