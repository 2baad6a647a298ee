//! Figures that prose places.

use serde::Serialize;

use super::{ClaimView, ComparisonView, CoverageTable, Link, PairsView, PositionsView, TimelineEntry, VoicesView};

/// A figure; a template asks for its `kind`.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum FigureView {
    /// The comparison tables of events.
    Compare {
        /// One for each event that has questions.
        tables: Vec<ComparisonView>,
    },
    /// One question.
    Question {
        /// A table of this one row.
        table: Box<ComparisonView>,
    },
    /// Who holds what.
    Positions {
        /// One for each event on which somebody speaks.
        tables: Vec<PositionsView>,
    },
    /// Who answers and who is silent.
    Coverage {
        /// One for each event that has questions.
        tables: Vec<CoverageTable>,
    },
    /// Whose words.
    Voices {
        /// One for each event on which somebody speaks.
        tables: Vec<VoicesView>,
    },
    /// How the sources agree.
    Agreement {
        /// One for each event with two answering sources.
        tables: Vec<PairsView>,
    },
    /// Events and statements in time.
    Timeline {
        /// In the order of time, unknown dates last.
        entries: Vec<TimelineEntry>,
    },
    /// Who belongs to whom.
    Network {
        /// The actors that belong to nobody.
        actors: Vec<NetworkNode>,
    },
    /// One claim.
    Claim {
        /// The claim.
        claim: Box<ClaimView>,
    },
}

/// An actor with its members.
#[derive(Debug, Clone, Serialize)]
pub struct NetworkNode {
    /// The actor.
    #[serde(flatten)]
    pub actor: Link,
    /// What sort of actor, as a word of the content model (`t["actor_" ~ …]`).
    pub kind: &'static str,
    /// How many claims it makes on the events of the figure.
    pub claims: usize,
    /// For whom it speaks, where it is said to.
    pub speaks_for: Vec<Link>,
    /// Those that are directly part of it.
    pub members: Vec<NetworkNode>,
}
