//! A sentence with links in it.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Link, Wording};
use crate::model::interface_words::{InterfaceWords, Piece, pieces};

/// A sentence as parts that follow each other without white space between them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Phrase(pub Vec<PhrasePart>);

/// Some words of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
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

    /// A link alone.
    pub fn of_link(link: Link) -> Self {
        Self::default().link(link)
    }

    /// Words of some language alone.
    pub fn of_words(words: Wording) -> Self {
        Self(vec![PhrasePart { href: None, words }])
    }

    /// Plain words alone.
    pub fn of_text(words: impl Into<String>) -> Self {
        Self::default().text(words)
    }

    /// Links in a row: `a`, `a and b`, `a, b and c`.
    pub fn row(words: &InterfaceWords, links: Vec<Link>) -> Self {
        let count = links.len();
        links.into_iter().enumerate().fold(Self::default(), |phrase, (index, link)| phrase.joint(words.joint(index, count)).link(link))
    }

    /// The first links in a row, and how many more there are: `a, b and 2 more`.
    pub fn row_and_more(words: &InterfaceWords, links: Vec<Link>, most: usize) -> Self {
        let more = links.len().saturating_sub(most);
        if more == 0 {
            return Self::row(words, links);
        }
        let row = Self::joined(links.into_iter().take(most).map(Self::of_link), words.get("list_between"));
        Self::filled(&words.count("and_more", more, &[("things", "{things}")]), &[("things", row)])
    }

    /// The first lines of a list, and one that says how many more there are.
    pub fn lines_and_more(words: &InterfaceWords, lines: impl IntoIterator<Item = Self>, most: usize) -> Vec<Self> {
        let mut lines: Vec<Self> = lines.into_iter().collect();
        let more = lines.len().saturating_sub(most);
        lines.truncate(most);
        Self::lines_and_count(words, lines, more)
    }

    /// These lines, and one that says how many more there are, where there are any.
    pub fn lines_and_count(words: &InterfaceWords, mut lines: Vec<Self>, more: usize) -> Vec<Self> {
        if more > 0 {
            lines.push(Self::of_text(words.count("more_lines", more, &[])));
        }
        lines
    }

    /// Phrases in a row, with the same words between every two.
    pub fn joined(phrases: impl IntoIterator<Item = Self>, between: &str) -> Self {
        phrases.into_iter().enumerate().fold(Self::default(), |mut row, (index, phrase)| {
            row = row.joint(if index == 0 { "" } else { between });
            row.0.extend(phrase.0);
            row
        })
    }

    /// A sentence of the table with a phrase in each of its places.
    pub fn filled(pattern: &str, parts: &[(&str, Self)]) -> Self {
        pieces(pattern).into_iter().fold(Self::default(), |mut phrase, piece| match piece {
            Piece::Words(words) => phrase.text(words),
            Piece::Place(name) => {
                let part = parts.iter().find(|(part, _)| *part == name);
                phrase.0.extend(part.into_iter().flat_map(|(_, part)| part.0.iter().cloned()));
                phrase
            }
        })
    }

    fn joint(self, words: &str) -> Self {
        if words.is_empty() { self } else { self.text(words) }
    }

    /// The sentence without its links.
    pub fn plain(&self) -> String {
        self.0.iter().map(|part| part.words.text.as_str()).collect()
    }
}
