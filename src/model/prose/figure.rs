//! Figures that prose places.

use std::ops::Range;

/// The figures (`docs/prose.md`, "Figures").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureName {
    /// The comparison table of an event.
    Compare,
    /// One question with its claims.
    Question,
    /// Events and statements in time.
    Timeline,
    /// One claim with its quote.
    Claim,
    /// How several reports give the words of one statement.
    Collation,
    /// The answers to a question whose answer changes, against time.
    Series,
}

impl FigureName {
    /// Every figure.
    pub const ALL: &'static [Self] = &[Self::Compare, Self::Question, Self::Timeline, Self::Claim, Self::Collation, Self::Series];

    /// The name as prose writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Compare => "compare",
            Self::Question => "question",
            Self::Timeline => "timeline",
            Self::Claim => "claim",
            Self::Collation => "collation",
            Self::Series => "series",
        }
    }

    /// The one argument that the figure takes.
    pub fn parameter(self) -> &'static str {
        match self {
            Self::Question | Self::Claim => "id",
            Self::Compare | Self::Timeline => "event",
            Self::Collation => "statement",
            Self::Series => "question",
        }
    }

    /// Whether the argument may be left out anywhere. The others may leave `event` out in a briefing only, where it means all of the
    /// briefing's events; `check` says so, since a text does not know where it stands.
    pub fn argument_is_optional(self) -> bool {
        self == Self::Timeline
    }

    /// How a text writes it.
    pub(crate) fn example(self) -> String {
        let value = match self {
            Self::Claim => "source-id#claim-id",
            Self::Question | Self::Series => "question-id",
            Self::Collation => "actor-id#statement-id",
            Self::Compare | Self::Timeline => "event-id",
        };
        format!("{{{{ {}({}=\"{value}\") }}}}", self.word(), self.parameter())
    }
}

/// A figure as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Which figure.
    pub name: FigureName,
    /// The value of its argument and the bytes of that value in the text. Whether it names anything is `link`'s to say.
    pub argument: Option<(String, Range<usize>)>,
}
