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

    /// What the one argument of the figure names.
    pub fn names(self) -> FigureArgument {
        match self {
            Self::Compare | Self::Timeline => FigureArgument::Event,
            Self::Question | Self::Series => FigureArgument::Question,
            Self::Claim => FigureArgument::Claim,
            Self::Collation => FigureArgument::Statement,
        }
    }

    /// The name of the argument. Where the figure is called as what it shows, that is not said twice.
    pub fn parameter(self) -> &'static str {
        let named = self.names().word();
        if named == self.word() { "id" } else { named }
    }

    /// Whether the argument may be left out anywhere. The others may leave `event` out in a briefing only, where it means all of the
    /// briefing's events; `check` says so, since a text does not know where it stands.
    pub fn argument_is_optional(self) -> bool {
        self == Self::Timeline
    }

    /// How a text writes it.
    pub(crate) fn example(self) -> String {
        format!("{{{{ {}({}=\"{}\") }}}}", self.word(), self.parameter(), self.names().example())
    }
}

/// What a figure can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureArgument {
    /// An event by its id.
    Event,
    /// A question by its id.
    Question,
    /// A claim as `source#claim`.
    Claim,
    /// A statement as `actor#statement`.
    Statement,
}

impl FigureArgument {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Question => "question",
            Self::Claim => "claim",
            Self::Statement => "statement",
        }
    }

    /// What stands for it in an example.
    fn example(self) -> &'static str {
        match self {
            Self::Event => "event-id",
            Self::Question => "question-id",
            Self::Claim => "source-id#claim-id",
            Self::Statement => "actor-id#statement-id",
        }
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
