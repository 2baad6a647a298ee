//! A sentence with links in it.

use serde::Serialize;

use super::{Link, Wording};

/// A sentence as parts that follow each other without white space between them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Phrase(pub Vec<PhrasePart>);

/// Some words of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhrasePart {
    /// Where they lead; `null` for plain words.
    pub href: Option<String>,
    /// The words.
    #[serde(flatten)]
    pub words: Wording,
}

impl Phrase {
    /// The sentence with plain words appended.
    #[must_use]
    pub fn text(mut self, words: impl Into<String>) -> Self {
        self.0.push(PhrasePart { href: None, words: Wording::plain(words) });
        self
    }

    /// The sentence with a link appended.
    #[must_use]
    pub fn link(mut self, link: Link) -> Self {
        self.0.push(PhrasePart { href: Some(link.href), words: link.label });
        self
    }

    /// The sentence with links in a row appended: `a`, `a and b`, `a, b and c`.
    #[must_use]
    pub fn links(self, links: Vec<Link>) -> Self {
        let count = links.len();
        links.into_iter().enumerate().fold(self, |phrase, (index, link)| {
            let joint = match index {
                0 => "",
                _ if index + 1 == count => " and ",
                _ => ", ",
            };
            if joint.is_empty() { phrase.link(link) } else { phrase.text(joint).link(link) }
        })
    }

    /// The sentence without its links.
    pub fn plain(&self) -> String {
        self.0.iter().map(|part| part.words.text.as_str()).collect()
    }
}
