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

/// Appends postings that are in the order of their documents, each document once.
pub(super) fn write(postings: &[Posting], text: &mut String) {
    let mut former = 0;
    for posting in postings {
        let mut rest = posting.0 - former;
        former = posting.0;
        while rest >= 32 {
            text.push(char::from(DIGITS[(rest % 32 + 32) as usize]));
            rest /= 32;
        }
        text.push(char::from(DIGITS[rest as usize]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postings_are_short() {
        for (postings, expected) in [
            (vec![], ""),
            (vec![(0, true)], "0"),
            (vec![(0, false), (1, true), (2, false)], "113"),
            (vec![(15, false), (16, false)], "V2"),
            (vec![(16, true)], "W1"),
            (vec![(100_000, true)], "WgZ6"),
        ] {
            let postings: Vec<Posting> = postings.into_iter().map(|(document, in_title)| Posting::new(document, in_title)).collect();
            let mut text = String::new();
            write(&postings, &mut text);
            assert_eq!(text, expected);
        }
    }
}
