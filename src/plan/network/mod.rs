//! The actors of some events and what joins them: who is part of whom, who speaks for whom, who disputes with whom.

mod layout;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use layout::{Layout, Node, layout};

use crate::model::id::{ActorKey, EventKey};
use crate::model::view::{EdgeView, LabelLine, NetworkChart, NetworkDispute, NetworkRow, NetworkView, NodeView, SideGround, TwigView};
use crate::plan::Viewpoint;

/// More actors than this are no picture any more.
const DRAWN: usize = 60;
/// More than this are no table.
const LISTED: usize = 300;
/// More lines than this cannot be followed by eye; disputes are then drawn between sides.
const LINES: usize = 40;

/// The actors that take part in some events, mediate, hold a position, or are spoken for, with everything they belong to.
#[derive(Debug)]
struct Network {
    /// Each before its members; sides that are joined stand near each other.
    actors: Vec<ActorKey>,
    claims: BTreeMap<ActorKey, usize>,
    /// Speaker and principal.
    speaking: BTreeSet<(ActorKey, ActorKey)>,
    /// Two that dispute, the lower key first, and on how many questions.
    disputes: BTreeMap<(ActorKey, ActorKey), usize>,
}

/// The figure for some events, on the page of a record: left out where nothing joins the actors, or they are too many for a picture.
pub(crate) fn network_of_page(at: &Viewpoint<'_>, events: &[EventKey]) -> Option<Box<NetworkView>> {
    let network = Network::of(at, events);
    let view = (network.actors.len() <= DRAWN).then(|| network.view(at))?;
    view.chart.is_some().then(|| Box::new(view))
}

/// The figure for some events.
pub(crate) fn network(at: &Viewpoint<'_>, events: &[EventKey]) -> NetworkView {
    Network::of(at, events).view(at)
}

impl Network {
    fn of(at: &Viewpoint<'_>, events: &[EventKey]) -> Self {
        let library = at.library();
        let events: BTreeSet<EventKey> = events.iter().copied().collect();
        let mut shown: BTreeSet<ActorKey> = BTreeSet::new();
        for &event in &events {
            shown.extend(library[event].participants.iter().chain(&library[event].mediators));
            shown.extend(&at.comparisons().event(event).speakers);
        }
        let mut claims: BTreeMap<ActorKey, usize> = BTreeMap::new();
        let mut speaking = BTreeSet::new();
        let questions = events.iter().flat_map(|&event| &at.comparisons().event(event).questions);
        let cells = questions.flat_map(|&question| &at.comparisons().question(question).cells);
        for &claim in cells.flat_map(|cell| &cell.claims).filter(|&&claim| library.is_live(claim)) {
            let claim = &library[claim];
            for &actor in &claim.by {
                *claims.entry(actor).or_default() += 1;
                speaking.extend(claim.on_behalf_of.filter(|&principal| principal != actor).map(|principal| (actor, principal)));
            }
        }
        shown.extend(claims.keys().copied().chain(speaking.iter().map(|&(_, principal)| principal)));
        let chains: BTreeSet<ActorKey> =
            shown.iter().flat_map(|&actor| std::iter::successors(Some(actor), |&actor| library[actor].part_of)).collect();
        let mut disputes: BTreeMap<(ActorKey, ActorKey), usize> = BTreeMap::new();
        for &actor in &chains {
            for dispute in &at.comparisons().actor(actor).disputes {
                if actor < dispute.with && chains.contains(&dispute.with) && events.contains(&library[dispute.question].event) {
                    *disputes.entry((actor, dispute.with)).or_default() += 1;
                }
            }
        }
        let actors = in_order(at, &chains, &speaking, &disputes);
        Self { actors, claims, speaking, disputes }
    }

    fn view(&self, at: &Viewpoint<'_>) -> NetworkView {
        let count = self.actors.len();
        let has_parts = || self.actors.iter().any(|&actor| at.library()[actor].part_of.is_some());
        let is_joined = !self.speaking.is_empty() || !self.disputes.is_empty() || has_parts();
        NetworkView {
            id: at.figure_id("network"),
            chart: (is_joined && count <= DRAWN).then(|| self.chart(at)),
            rows: if count > LISTED { Vec::new() } else { self.rows(at) },
            actor_count: count,
            too_many: count > DRAWN,
        }
    }

    fn rows(&self, at: &Viewpoint<'_>) -> Vec<NetworkRow> {
        let library = at.library();
        let mut speaks_for: BTreeMap<ActorKey, Vec<ActorKey>> = BTreeMap::new();
        for &(speaker, principal) in &self.speaking {
            speaks_for.entry(speaker).or_default().push(principal);
        }
        let mut disputes: BTreeMap<ActorKey, Vec<NetworkDispute>> = BTreeMap::new();
        for (&(one, other), &questions) in &self.disputes {
            disputes.entry(one).or_default().push(NetworkDispute { with: at.actor(other), questions });
            disputes.entry(other).or_default().push(NetworkDispute { with: at.actor(one), questions });
        }
        let row = |&actor: &ActorKey| NetworkRow {
            actor: at.actor(actor),
            kind: library[actor].kind.word(),
            part_of: library[actor].part_of.map(|whole| at.actor(whole)),
            claims: self.claims.get(&actor).copied().unwrap_or_default(),
            speaks_for: speaks_for.get(&actor).map(|principals| at.actors(principals)).unwrap_or_default(),
            disputes: disputes.remove(&actor).unwrap_or_default(),
        };
        self.actors.iter().map(row).collect()
    }

    fn chart(&self, at: &Viewpoint<'_>) -> NetworkChart {
        let library = at.library();
        let place: BTreeMap<ActorKey, usize> = self.actors.iter().enumerate().map(|(index, &actor)| (actor, index)).collect();
        let parent = |actor: ActorKey| library[actor].part_of.and_then(|whole| place.get(&whole).copied());
        let nodes: Vec<Node> = self.actors.iter().map(|&actor| Node { name: library[actor].name.clone(), parent: parent(actor) }).collect();
        let folded = self.speaking.len() + self.disputes.len() > LINES;
        let disputes = if folded { self.disputes_of_sides(at) } else { self.disputes.clone() };
        let mut joined: Vec<((usize, usize), Option<usize>)> = Vec::new();
        joined.extend(self.speaking.iter().map(|(speaker, principal)| ((place[speaker], place[principal]), None)));
        joined.extend(disputes.iter().map(|((one, other), &questions)| {
            let (one, other) = (place[one], place[other]);
            ((one.min(other), one.max(other)), Some(questions))
        }));
        let pairs: Vec<(usize, usize)> = joined.iter().map(|&(pair, _)| pair).collect();
        let layout = layout(&nodes, &pairs);
        let edge = |(&((from, to), questions), line): (&((usize, usize), Option<usize>), &layout::Line)| EdgeView {
            kind: if questions.is_some() { "disputes" } else { "speaks-for" },
            from: nodes[from].name.clone(),
            to: nodes[to].name.clone(),
            questions,
            from_x: line.from.0,
            from_y: line.from.1,
            lane_x: line.lane_x,
            middle_y: u32::midpoint(line.from.1, line.to.1),
            to_x: line.to.0,
            to_y: line.to.1,
        };
        NetworkChart {
            width: layout.width,
            height: layout.height,
            sides: layout.grounds.iter().map(|&(y, height)| SideGround { y, height, width: layout.names_width }).collect(),
            twigs: twigs(&nodes, &layout),
            edges: joined.iter().zip(&layout.lines).map(edge).collect(),
            speaking: self.speaking.len(),
            disputing: disputes.len(),
            folded,
            nodes: self
                .actors
                .iter()
                .zip(&layout.nodes)
                .enumerate()
                .map(|(index, (&actor, placed))| {
                    let line = |(words, y): &(String, u32)| LabelLine { words: words.clone(), y: *y };
                    NodeView {
                        actor: at.actor(actor),
                        is_side: nodes.get(index + 1).is_some_and(|next| next.parent == Some(index)) && nodes[index].parent.is_none(),
                        speaks: self.claims.contains_key(&actor),
                        x: placed.x,
                        y: placed.y,
                        label_x: placed.label_x,
                        lines: placed.lines.iter().map(line).collect(),
                    }
                })
                .collect(),
        }
    }

    /// The disputes between members of two sides as disputes of the sides, on the sum of their questions.
    fn disputes_of_sides(&self, at: &Viewpoint<'_>) -> BTreeMap<(ActorKey, ActorKey), usize> {
        let mut disputes = BTreeMap::new();
        for (&(one, other), &questions) in &self.disputes {
            let (one, other) = (at.library().side(one), at.library().side(other));
            if one != other {
                *disputes.entry((one.min(other), one.max(other))).or_default() += questions;
            }
        }
        disputes
    }
}

/// The actors side by side, each before its members. The side with most lines to others comes first, then always the one with most
/// lines to those already placed; among equals the one whose id comes first.
fn in_order(
    at: &Viewpoint<'_>,
    shown: &BTreeSet<ActorKey>,
    speaking: &BTreeSet<(ActorKey, ActorKey)>,
    disputes: &BTreeMap<(ActorKey, ActorKey), usize>,
) -> Vec<ActorKey> {
    let library = at.library();
    let mut lines: BTreeMap<ActorKey, BTreeMap<ActorKey, usize>> = BTreeMap::new();
    for &(one, other) in speaking.iter().chain(disputes.keys()) {
        let (one, other) = (library.side(one), library.side(other));
        if one != other {
            *lines.entry(one).or_default().entry(other).or_default() += 1;
            *lines.entry(other).or_default().entry(one).or_default() += 1;
        }
    }
    let mut waiting: BTreeMap<ActorKey, (usize, usize)> = shown
        .iter()
        .filter(|&&actor| library[actor].part_of.is_none())
        .map(|&side| (side, (0, lines.get(&side).map_or(0, |others| others.values().sum()))))
        .collect();
    let mut actors = Vec::with_capacity(shown.len());
    // What nobody is joined to keeps the order of the ids; so does everything where it is not drawn.
    let is_near = |all: usize| all > 0 && shown.len() <= DRAWN;
    let lone: Vec<ActorKey> = waiting.iter().filter(|&(_, &(_, all))| !is_near(all)).map(|(&side, _)| side).collect();
    waiting.retain(|_, &mut (_, all)| is_near(all));
    while let Some((&side, _)) = waiting.iter().max_by_key(|&(&side, &joined)| (joined, std::cmp::Reverse(side))) {
        waiting.remove(&side);
        for (other, count) in lines.get(&side).into_iter().flatten() {
            if let Some((placed, _)) = waiting.get_mut(other) {
                *placed += count;
            }
        }
        add_with_members(at, side, shown, &mut actors);
    }
    for side in lone {
        add_with_members(at, side, shown, &mut actors);
    }
    actors
}

fn add_with_members(at: &Viewpoint<'_>, side: ActorKey, shown: &BTreeSet<ActorKey>, actors: &mut Vec<ActorKey>) {
    let mut open = vec![side];
    while let Some(actor) = open.pop() {
        actors.push(actor);
        open.extend(at.comparisons().actor(actor).members.iter().rev().filter(|member| shown.contains(member)));
    }
}

fn twigs(nodes: &[Node], layout: &Layout) -> Vec<TwigView> {
    let twig = |(node, placed): (&Node, &layout::Placed)| {
        let whole = &layout.nodes[node.parent?];
        Some(TwigView { x: whole.x, from_y: whole.y + 5, y: placed.y, to_x: placed.x - 5 })
    };
    nodes.iter().zip(&layout.nodes).filter_map(twig).collect()
}
