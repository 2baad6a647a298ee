//! The documents of a term as a short string.
//!
//! A posting is a number: twice the document's number, and one more where the term stands only in the body. Of a term's postings, in
//! their order, the differences are written, each in digits of five bits, the lowest first, by an alphabet of 64 characters: a digit that
//! another follows has 32 added. In a long list most differences are small, so that most postings are one character.

/// The alphabet, of which none needs escaping in a script.
const DIGITS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/// That a document holds a term, as its number: there are as many as there are different words in all documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting(u32);

impl Posting {
    /// That the document of this number, of which there are fewer than 2³¹, holds the term: in its title or a name of it, or only elsewhere.
    pub(super) fn new(document: u32, in_title: bool) -> Self {
        Self(document * 2 + u32::from(!in_title))
    }

    /// The document's number.
    pub(super) fn document(self) -> u32 {
        self.0 / 2
    }
}

/// The documents of one term, in their order, each once; kept as they are written, since that is a third of the numbers' size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Postings {
    first: Posting,
    last: Posting,
    /// The differences behind the first.
    rest: String,
}

impl Postings {
    /// One document.
    pub(super) fn of(posting: Posting) -> Self {
        Self { first: posting, last: posting, rest: String::new() }
    }

    /// The last of them.
    pub(super) fn last(&self) -> Posting {
        self.last
    }

    /// Adds a document that comes behind all others.
    pub(super) fn push(&mut self, posting: Posting) {
        write(posting.0 - self.last.0, &mut self.rest);
        self.last = posting;
    }

    /// Adds documents that all come behind these.
    pub(super) fn append(&mut self, later: &Self) {
        self.push(later.first);
        self.rest.push_str(&later.rest);
        self.last = later.last;
    }

    /// How many bytes [`text`](Self::text) has.
    pub(super) fn text_len(&self) -> usize {
        let digits = (u32::BITS - self.first.0.leading_zeros()).div_ceil(5).max(1);
        digits as usize + self.rest.len()
    }

    /// All of them as a short string.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        write(self.first.0, &mut text);
        text + &self.rest
    }
}

/// Appends a number.
fn write(number: u32, text: &mut String) {
    let mut rest = number;
    while rest >= 32 {
        text.push(char::from(DIGITS[(rest % 32 + 32) as usize]));
        rest /= 32;
    }
    text.push(char::from(DIGITS[rest as usize]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postings_are_short() {
        for (postings, expected) in [
            (vec![(0, true)], "0"),
            (vec![(0, false), (1, true), (2, false)], "113"),
            (vec![(15, false), (16, false)], "V2"),
            (vec![(16, true)], "W1"),
            (vec![(100_000, true)], "WgZ6"),
        ] {
            let of = |documents: &[(u32, bool)]| {
                let postings = documents.iter().map(|&(document, in_title)| Posting::new(document, in_title));
                let mut all = postings.map(Postings::of);
                let first = all.next().expect("there is one");
                all.fold(first, |mut postings, later| {
                    postings.append(&later);
                    postings
                })
            };
            assert_eq!(of(&postings).text(), expected);
            assert_eq!(of(&postings).text_len(), expected.len());
            for middle in 1..postings.len() {
                let mut halves = of(&postings[..middle]);
                halves.append(&of(&postings[middle..]));
                assert_eq!(halves, of(&postings));
            }
        }
    }
}
