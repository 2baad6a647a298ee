//! A maximum matching of a bipartite graph, by Hopcroft and Karp (1973), in the time of its edges times the root of its vertices.
//!
//! The matchings of `petgraph` are for graphs of any shape and take the cube of the vertices, which thousands of publishers do not allow.

use std::collections::VecDeque;

/// A vertex that is matched with nobody.
const FREE: usize = usize::MAX;

/// The edges of a largest set of which no two share an end: indices into `edges`, ascending.
///
/// Each edge joins a left vertex to a right one. The size is the same whatever the order of the edges.
pub(super) fn maximum_matching<Left: Ord + Copy, Right: Ord + Copy>(edges: &[(Left, Right)]) -> Vec<usize> {
    let (lefts, rights) = (numbered(edges.iter().map(|edge| edge.0)), numbered(edges.iter().map(|edge| edge.1)));
    let mut graph = Graph { from: vec![Vec::new(); lefts.len()], left: vec![FREE; lefts.len()], right: vec![FREE; rights.len()] };
    let mut numbers: Vec<(usize, usize, usize)> = Vec::with_capacity(edges.len());
    for (index, (left, right)) in edges.iter().enumerate() {
        let number = |found: Result<usize, usize>| found.unwrap_or_else(|place| place);
        numbers.push((number(lefts.binary_search(left)), number(rights.binary_search(right)), index));
    }
    numbers.sort_unstable();
    numbers.dedup_by_key(|&mut (left, right, _)| (left, right));
    for &(left, right, _) in &numbers {
        graph.from[left].push(right);
    }
    graph.saturate();
    let mut matched: Vec<usize> =
        numbers.iter().filter(|&&(left, right, _)| graph.left[left] == right).map(|&(_, _, index)| index).collect();
    matched.sort_unstable();
    matched
}

fn numbered<Vertex: Ord>(vertices: impl Iterator<Item = Vertex>) -> Vec<Vertex> {
    let mut vertices: Vec<Vertex> = vertices.collect();
    vertices.sort_unstable();
    vertices.dedup();
    vertices
}

struct Graph {
    /// By left vertex: the right ones that it is joined to.
    from: Vec<Vec<usize>>,
    /// By left vertex: the right one that it is matched with.
    left: Vec<usize>,
    /// By right vertex: the left one that it is matched with.
    right: Vec<usize>,
}

impl Graph {
    /// Takes shortest augmenting paths, as many at once as share no vertex, until there are none.
    fn saturate(&mut self) {
        while let Some(layers) = self.layers() {
            let mut next = vec![0; self.from.len()];
            for left in 0..self.from.len() {
                if self.left[left] == FREE {
                    self.augment(left, &layers, &mut next);
                }
            }
        }
    }

    /// How many edges away from a free left vertex each left vertex lies, along alternating paths; `None` where no path ends at a free
    /// right vertex.
    fn layers(&self) -> Option<Vec<usize>> {
        let mut layers = vec![FREE; self.from.len()];
        let mut queue: VecDeque<usize> = (0..self.from.len()).filter(|&left| self.left[left] == FREE).collect();
        for &left in &queue {
            layers[left] = 0;
        }
        let mut reaches = false;
        while let Some(left) = queue.pop_front() {
            for &right in &self.from[left] {
                let back = self.right[right];
                if back == FREE {
                    reaches = true;
                } else if layers[back] == FREE {
                    layers[back] = layers[left] + 1;
                    queue.push_back(back);
                }
            }
        }
        reaches.then_some(layers)
    }

    /// Matches a free left vertex along a path through the layers, if there is one. Without recursion: a path may be long.
    fn augment(&mut self, start: usize, layers: &[usize], next: &mut [usize]) {
        let mut path = vec![start];
        while let Some(&left) = path.last() {
            let Some(&right) = self.from[left].get(next[left]) else {
                path.pop();
                continue;
            };
            next[left] += 1;
            let back = self.right[right];
            if back == FREE {
                // Each vertex of the path takes the right one that it looked at last.
                for &left in &path {
                    let right = self.from[left][next[left] - 1];
                    self.left[left] = right;
                    self.right[right] = left;
                }
                return;
            }
            if layers[back] == layers[left] + 1 {
                path.push(back);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The size of a largest matching, by trying every edge with and without.
    fn tried(edges: &[(u8, u8)]) -> usize {
        let Some((&(left, right), rest)) = edges.split_first() else { return 0 };
        let apart: Vec<(u8, u8)> = rest.iter().copied().filter(|edge| edge.0 != left && edge.1 != right).collect();
        tried(rest).max(1 + tried(&apart))
    }

    proptest! {
        #[test]
        fn it_is_a_largest_one(edges in prop::collection::vec((0..6_u8, 0..6_u8), 0..14)) {
            let matched = maximum_matching(&edges);
            for (index, &one) in matched.iter().enumerate() {
                prop_assert!(matched[index + 1..].iter().all(|&other| edges[one].0 != edges[other].0 && edges[one].1 != edges[other].1));
            }
            prop_assert_eq!(matched.len(), tried(&edges));
        }
    }

    #[test]
    fn a_long_path_is_turned_around() {
        // Each left vertex but the last can have two right ones, and the first choice of all is the wrong one.
        let edges: Vec<(u32, u32)> = (0..20_000).flat_map(|at| [(at, at + 1), (at, at)]).chain([(20_000, 20_000)]).collect();
        assert_eq!(maximum_matching(&edges).len(), 20_001);
    }
}
