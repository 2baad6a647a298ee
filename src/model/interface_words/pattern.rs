//! Sentences with named places: `{n} of {sources}`.

/// A piece of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'pattern> {
    /// Words between the places.
    Words(&'pattern str),
    /// A place, by the name between its braces.
    Place(&'pattern str),
}

/// Puts each part in its place. A part is never searched for places itself, and a place that no part is named after stays as it is.
pub fn fill(pattern: &str, parts: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(pattern.len());
    for piece in pieces(pattern) {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Place(name) => match parts.iter().find(|(part, _)| *part == name) {
                Some((_, part)) => text.push_str(part),
                None => text.extend(["{", name, "}"]),
            },
        }
    }
    text
}

/// The names of the places of a sentence, in its order.
pub fn places(pattern: &str) -> impl Iterator<Item = &str> {
    pieces(pattern).into_iter().filter_map(|piece| match piece {
        Piece::Place(name) => Some(name),
        Piece::Words(_) => None,
    })
}

/// The pieces of a sentence. Braces around anything but a name are words.
pub fn pieces(pattern: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some((place, name)) = next_place(rest) {
        if place > 0 {
            pieces.push(Piece::Words(&rest[..place]));
        }
        pieces.push(Piece::Place(name));
        rest = &rest[place + name.len() + 2..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// The first place of a pattern: where its brace stands, and its name.
fn next_place(pattern: &str) -> Option<(usize, &str)> {
    pattern.match_indices('{').find_map(|(open, _)| {
        let (name, _) = pattern[open + 1..].split_once('}')?;
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        is_name.then_some((open, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_put_in_their_places() {
        for (pattern, expected) in
            [("{a} of {b}", "1 of {a}"), ("{b}{b}", "{a}{a}"), ("{c} { a } {A} {", "{c} { a } {A} {"), ("{{a}}", "{1}"), ("", "")]
        {
            assert_eq!(fill(pattern, &[("a", "1"), ("b", "{a}")]), expected, "{pattern}");
        }
    }

    #[test]
    fn places_have_names() {
        assert_eq!(places("{a} of {b_c}, {} {1} {a}").collect::<Vec<_>>(), ["a", "b_c", "a"]);
    }
}
