//! The places of a network, for few and many actors with long names.

use super::layout::{Layout, Node, Pair, broken, estimated_width, layout};

/// Invented actors: sides of four, each with a member and two below it. Some names are longer than a line, one is a single long word.
fn actors(count: usize) -> Vec<Node> {
    let name = |index: usize| match index % 5 {
        0 => format!("The United Invented Federation of Harbour and Warehouse Workers, Section {index}"),
        1 => format!("Spokeswoman {index}"),
        2 => format!("Donaudampfschifffahrtsgesellschaftskapitänsvereinigung{index}"),
        3 => format!("不具名的港口官员 {index}"),
        _ => format!("M. {index}"),
    };
    let parent = |index: usize| match index % 4 {
        0 => None,
        1 | 2 => Some(index - index % 4),
        _ => Some(index - 1),
    };
    (0..count).map(|index| Node { name: name(index), parent: parent(index) }).collect()
}

/// Every actor with its next and with one further off.
fn pairs(count: usize) -> Vec<Pair> {
    let near = (0..count.saturating_sub(1)).step_by(3).map(|index| (index, index + 1));
    let far = (0..count / 2).step_by(4).map(|index| (count - 1 - index, index));
    near.chain(far).filter(|(one, other)| one != other).collect()
}

/// The boxes of all lines of all names: left, top, right, bottom.
fn boxes(layout: &Layout) -> Vec<(u32, u32, u32, u32)> {
    let lines = layout.nodes.iter().flat_map(|node| node.lines.iter().map(move |line| (node.label_x, line)));
    lines.map(|(x, (words, base))| (x, base - 12, x + estimated_width(words), base + 4)).collect()
}

#[test]
fn no_two_names_overlap_and_no_line_runs_through_one() {
    for count in [1, 5, 20, 60] {
        let placed = layout(&actors(count), &pairs(count));
        let boxes = boxes(&placed);
        for (index, one) in boxes.iter().enumerate() {
            for other in &boxes[index + 1..] {
                let apart = one.2 <= other.0 || other.2 <= one.0 || one.3 <= other.1 || other.3 <= one.1;
                assert!(apart, "{count} actors: {one:?} and {other:?}");
            }
            assert!(one.2 <= placed.names_width && one.3 <= placed.height, "{count} actors: {one:?} lies outside");
        }
        for line in &placed.lines {
            assert!(line.lane_x > placed.names_width && line.lane_x < placed.width);
        }
        // The last side may be a top alone, which needs no ground.
        assert_eq!(placed.grounds.len(), (count + 2) / 4);
    }
}

#[test]
fn lines_reach_their_actors_and_share_no_stretch() {
    for count in [2, 5, 20, 60] {
        let pairs = pairs(count);
        let placed = layout(&actors(count), &pairs);
        for (&(from, to), line) in pairs.iter().zip(&placed.lines) {
            for (node, (x, y)) in [(from, line.from), (to, line.to)] {
                let neighbour = |index: Option<usize>| index.and_then(|index| placed.nodes.get(index)).map(|node| node.y);
                let (above, below) = (neighbour(node.checked_sub(1)).unwrap_or(0), neighbour(Some(node + 1)).unwrap_or(placed.height));
                assert!(above < y && y < below && x > placed.nodes[node].label_x, "{count} actors: {line:?} misses number {node}");
            }
        }
        let ends: Vec<u32> = placed.lines.iter().flat_map(|line| [line.from.1, line.to.1]).collect();
        let distinct: std::collections::BTreeSet<u32> = ends.iter().copied().collect();
        assert_eq!(ends.len(), distinct.len(), "{count} actors: two lines reach one actor at one height");
        for (index, one) in placed.lines.iter().enumerate() {
            for other in placed.lines[index + 1..].iter().filter(|other| other.lane_x == one.lane_x) {
                let range = |line: &super::layout::Line| (line.from.1.min(line.to.1), line.from.1.max(line.to.1));
                let ((top, bottom), (other_top, other_bottom)) = (range(one), range(other));
                assert!(bottom < other_top || other_bottom < top, "{count} actors: {one:?} and {other:?} run over each other");
            }
        }
    }
}

#[test]
fn names_are_broken_between_words_and_keep_every_letter() {
    for node in actors(60) {
        let lines = broken(&node.name);
        assert!(lines.iter().all(|line| estimated_width(line) <= 168), "{lines:?}");
        let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        assert_eq!(letters(&lines.concat()), letters(&node.name));
    }
    assert_eq!(broken("The Old Harbour Council of Elders"), ["The Old Harbour Council", "of Elders"]);
    assert_eq!(broken(""), [""]);
}
