//! What the report says in words, with the ids in it apart, so that each writer sets them in its own way.

use std::fmt;

use serde::{Serialize, Serializer};

/// Words of the report. Programs read them as one text, in which ids, names of fields and flags stand between backticks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remark(Vec<Part>);

/// A stretch of a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// Words, of ours or of the content.
    Text(String),
    /// An id, the name of a field, a flag or a path, as it is written.
    Literal(String),
}

impl Remark {
    /// The remark with words appended. Words that follow each other are one part, so that a writer sees what stands beside what.
    #[must_use]
    pub(super) fn text(mut self, words: &str) -> Self {
        match self.0.last_mut() {
            Some(Part::Text(text)) => text.push_str(words),
            Some(Part::Literal(_)) | None if words.is_empty() => {}
            Some(Part::Literal(_)) | None => self.0.push(Part::Text(words.to_owned())),
        }
        self
    }

    /// The remark with an id or the like appended.
    #[must_use]
    pub(super) fn literal(mut self, literal: &str) -> Self {
        self.0.push(Part::Literal(literal.to_owned()));
        self
    }

    /// The remark with another appended.
    #[must_use]
    pub(super) fn remark(self, other: &Self) -> Self {
        other.0.iter().fold(self, |remark, part| match part {
            Part::Text(words) => remark.text(words),
            Part::Literal(literal) => remark.literal(literal),
        })
    }

    /// An id or the like alone.
    pub(super) fn of_literal(literal: &str) -> Self {
        Self::default().literal(literal)
    }

    /// Remarks in a row, with the same words between every two.
    pub(super) fn joined<'remarks>(remarks: impl IntoIterator<Item = &'remarks Self>, between: &str) -> Self {
        remarks
            .into_iter()
            .enumerate()
            .fold(Self::default(), |row, (index, remark)| row.text(if index == 0 { "" } else { between }).remark(remark))
    }

    /// Remarks in a row: `a`, `a and b`, `a, b and c`.
    pub(super) fn listed(remarks: &[Self]) -> Self {
        match remarks {
            [] | [_] => Self::joined(remarks, ""),
            [rest @ .., last] => Self::joined(rest, ", ").text(" and ").remark(last),
        }
    }

    /// Its first characters, at most `most`. A literal is whole or left out, with all behind it.
    #[must_use]
    pub(super) fn start(&self, most: usize) -> Self {
        let (mut start, mut left) = (Self::default(), most);
        for part in &self.0 {
            match part {
                Part::Text(words) => start = start.text(&words.chars().take(left).collect::<String>()),
                Part::Literal(literal) if part.length() <= left => start = start.literal(literal),
                Part::Literal(_) => break,
            }
            left = left.saturating_sub(part.length());
        }
        start
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.0
    }
}

impl Part {
    /// In characters, as [`Remark`] is displayed.
    fn length(&self) -> usize {
        match self {
            Self::Text(words) => words.chars().count(),
            Self::Literal(literal) => literal.chars().count() + "``".len(),
        }
    }
}

impl From<&str> for Remark {
    fn from(words: &str) -> Self {
        Self::default().text(words)
    }
}

impl From<String> for Remark {
    fn from(words: String) -> Self {
        Self::from(words.as_str())
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| match part {
            Part::Text(words) => formatter.write_str(words),
            Part::Literal(literal) => write!(formatter, "`{literal}`"),
        })
    }
}

impl Serialize for Remark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_ends_before_a_literal_that_does_not_fit() {
        let remark = Remark::from("ab ").literal("cd").text(" ef");
        for (most, start) in [(0, ""), (2, "ab"), (6, "ab "), (7, "ab `cd`"), (9, "ab `cd` e"), (10, "ab `cd` ef"), (99, "ab `cd` ef")] {
            assert_eq!(remark.start(most).to_string(), start, "{most}");
        }
    }
}
