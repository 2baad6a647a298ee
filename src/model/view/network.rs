//! Actors and what joins them: membership, speaking for somebody, dispute.

use schemars::JsonSchema;
use serde::Serialize;

use super::Link;

/// The actors of some events.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NetworkView {
    /// Unique on the page; the title and description of the drawing carry `-title` and `-desc` behind it.
    pub id: String,
    /// The drawing; `null` where there are too many actors, or nothing joins them.
    pub chart: Option<NetworkChart>,
    /// The actors, each before its members; empty where there are too many for a table.
    pub rows: Vec<NetworkRow>,
    /// How many actors there are.
    pub actor_count: usize,
    /// Whether there are too many to draw.
    pub too_many: bool,
}

/// An actor in words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NetworkRow {
    /// The actor.
    #[serde(flatten)]
    pub actor: Link,
    /// What sort of actor, as a word of the content model (`t["actor_" ~ …]`).
    pub kind: &'static str,
    /// What it is directly part of.
    pub part_of: Option<Link>,
    /// How many claims it makes on the events of the figure.
    pub claims: usize,
    /// For whom it speaks, where it is said to.
    pub speaks_for: Vec<Link>,
    /// Whom it disputes with.
    pub disputes: Vec<NetworkDispute>,
}

/// A dispute with another actor.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NetworkDispute {
    /// The other.
    #[serde(flatten)]
    pub with: Link,
    /// On how many questions.
    pub questions: usize,
}

/// The drawing: a line of words for each actor, members below what they belong to, and beside the words a line for everything else that
/// joins two actors. All measures are pixels.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NetworkChart {
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// The sides, as grounds on which their members stand.
    pub sides: Vec<SideGround>,
    /// The actors, in the order of the table.
    pub nodes: Vec<NodeView>,
    /// The lines from what is a part to what it is part of.
    pub twigs: Vec<TwigView>,
    /// The lines between two actors.
    pub edges: Vec<EdgeView>,
    /// How many lines say that somebody speaks for somebody.
    pub speaking: usize,
    /// How many say that two dispute.
    pub disputing: usize,
    /// Whether disputes are drawn between sides, since there are too many between actors.
    pub folded: bool,
}

/// The ground of a side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SideGround {
    /// Where it begins, from above.
    pub y: u32,
    /// How high it is.
    pub height: u32,
    /// How wide it is.
    pub width: u32,
}

/// An actor in the drawing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NodeView {
    /// The actor.
    #[serde(flatten)]
    pub actor: Link,
    /// Whether it is the top of a side that has members.
    pub is_side: bool,
    /// Whether it makes a claim on the events of the figure.
    pub speaks: bool,
    /// Its mark, from the side.
    pub x: u32,
    /// Its middle, from above.
    pub y: u32,
    /// Where its words begin.
    pub label_x: u32,
    /// The name, in lines that fit.
    pub lines: Vec<LabelLine>,
}

/// A line of a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LabelLine {
    /// Its words.
    pub words: String,
    /// Where it stands, from above.
    pub y: u32,
}

/// A line from a member down from what it belongs to: down at `x` from `from_y` to `y`, then across to `to_x`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TwigView {
    /// Where it goes down.
    pub x: u32,
    /// Where it begins, from above.
    pub from_y: u32,
    /// Where it ends, from above.
    pub y: u32,
    /// Where it ends, from the side.
    pub to_x: u32,
}

/// A line between two actors: out from the one, along a lane, and back to the other.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EdgeView {
    /// `speaks-for` or `disputes`.
    pub kind: &'static str,
    /// Who speaks, or the upper of two that dispute.
    pub from: String,
    /// For whom, or the lower.
    pub to: String,
    /// On how many questions they dispute; `null` of speaking.
    pub questions: Option<usize>,
    /// Where it leaves the one.
    pub from_x: u32,
    /// Its height there, from above.
    pub from_y: u32,
    /// Its lane.
    pub lane_x: u32,
    /// The middle of the lane, from above.
    pub middle_y: u32,
    /// Where it reaches the other.
    pub to_x: u32,
    /// Its height there.
    pub to_y: u32,
}
