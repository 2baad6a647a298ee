//! What can be found by searching, before it is put into an index.

use std::sync::Arc;

use crate::model::prose::Prose;
use crate::model::view::Wording;
use crate::model::words::QuoteState;

/// One thing that is found: what a list of results shows of it, and the words by which it is found.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The kind under which it is listed.
    pub kind: DocumentKind,
    /// Where it stands: the address of its page from the root of the output, with the fragment of its place there.
    pub href: String,
    /// What it is called; of a quote, its words.
    pub title: Wording,
    /// The line below the title. Its words are found, too.
    pub context: Vec<Context>,
    /// Other names and the id: found like words of the title, and not shown.
    pub names: Vec<String>,
    /// Further words: found like words of the context, and not shown.
    pub body: Vec<String>,
    /// The same of a record's body. It is shared, since its words together are as long as all that was written.
    pub prose: Option<Arc<Prose>>,
}

/// The kinds of what is found, in the order in which results are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentKind {
    /// A person, body, state, armed group or unnamed voice, by every form of the name.
    Actor,
    /// What the desk concludes.
    Briefing,
    /// One conclusion of a briefing.
    Judgement,
    /// One thing that happened.
    Event,
    /// One row of a comparison table.
    Question,
    /// One utterance of an actor.
    Statement,
    /// The exact words of a claim.
    Quote,
    /// What a source says in answer to one question.
    Claim,
    /// A document that somebody published.
    Source,
    /// Plain prose.
    Page,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Actor,
        Self::Briefing,
        Self::Judgement,
        Self::Event,
        Self::Question,
        Self::Statement,
        Self::Quote,
        Self::Claim,
        Self::Source,
        Self::Page,
    ];

    /// The word for one of them, as the index and the interface words write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Briefing => "briefing",
            Self::Judgement => "judgement",
            Self::Event => "event",
            Self::Question => "question",
            Self::Statement => "statement",
            Self::Quote => "quote",
            Self::Claim => "claim",
            Self::Source => "source",
            Self::Page => "page",
        }
    }
}

/// A part of the line below a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Context {
    /// Words of the content.
    Words(Wording),
    /// Words of the interface, which the page of the search knows.
    Mark(Mark),
}

impl Context {
    /// Words in the language of the site.
    pub fn plain(words: impl Into<String>) -> Self {
        Self::Words(Wording::plain(words))
    }
}

/// What must be said of a result so that nobody takes it for more than it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The source states it in its own voice.
    OwnVoice,
    /// It does not count: it, its statement or its source was withdrawn.
    Withdrawn,
    /// The state of a quote that is not proven.
    Quote(QuoteState),
}

impl Mark {
    /// Every mark. The index writes a mark as its place in this list, and the page of the search lists their words in this order.
    pub const ALL: &'static [Self] = &[
        Self::OwnVoice,
        Self::Withdrawn,
        Self::Quote(QuoteState::Ambiguous),
        Self::Quote(QuoteState::Excluded),
        Self::Quote(QuoteState::Altered),
        Self::Quote(QuoteState::Absent),
        Self::Quote(QuoteState::Unarchived),
        Self::Quote(QuoteState::Stale),
    ];

    /// The mark's place in [`Self::ALL`]; `None` for a state of a quote in which nothing need be said.
    pub fn number(self) -> Option<usize> {
        Self::ALL.iter().position(|&mark| mark == self)
    }

    /// The key of its words in `t`.
    pub fn word(self) -> String {
        match self {
            Self::OwnVoice => "own_voice".to_owned(),
            Self::Withdrawn => "source_withdrawn".to_owned(),
            Self::Quote(state) => format!("quote_{}", state.word()),
        }
    }
}
