//! Where the actors of a network stand, and along which lanes the lines between them run.
//!
//! Every actor has a line of its own, so no two names can overlap, however many or long they are. What joins two actors
//! runs beside the names in lanes, the shortest nearest to them; two lines share a lane only where they do not meet.
//! Names are broken into lines by an estimate of their width, since nothing here knows the reader's fonts. Nothing is random.

/// Widths in pixels of the characters of a face at 13 pixels, on the generous side.
const NARROW: u32 = 5;
const COMMON: u32 = 7;
const WIDE: u32 = 14;
/// The most that a line of a name may take.
const NAME: u32 = 168;
/// The height of a line of a name, and what an actor has above and below its name together.
const LINE: u32 = 17;
const ROOM: u32 = 9;
/// How far members are set in, and how deep that goes.
const INDENT: u32 = 16;
const DEEPEST: usize = 6;
/// The distance of two lines that reach one actor, and of two lanes.
const PORT: u32 = 8;
const LANE: u32 = 14;
/// The distance of two sides, and a side's room above and below.
const BETWEEN: u32 = 6;
const AROUND: u32 = 5;
/// From the edge to the first mark, and from a mark to its name.
const EDGE: u32 = 12;
const MARK: u32 = 12;

/// An actor to be placed.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Its name.
    pub(super) name: String,
    /// The index of what it is part of, which stands before it.
    pub(super) parent: Option<usize>,
}

/// Two actors that a line joins, by index.
pub(super) type Pair = (usize, usize);

/// An actor in its place.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    /// The mark, from the side.
    pub(super) x: u32,
    /// The middle, from above.
    pub(super) y: u32,
    /// The lines of the name, each with its base line.
    pub(super) lines: Vec<(String, u32)>,
    /// Where the name begins.
    pub(super) label_x: u32,
    /// What the longest line of the name is estimated to take.
    pub(super) label_width: u32,
}

impl Placed {
    fn label_end(&self) -> u32 {
        self.label_x + self.label_width
    }
}

/// A line in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Where it leaves the one.
    pub(super) from: (u32, u32),
    /// Where it reaches the other.
    pub(super) to: (u32, u32),
    /// Where it runs up and down.
    pub(super) lane_x: u32,
}

/// Everything in its place.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) nodes: Vec<Placed>,
    /// In the order of the pairs.
    pub(super) lines: Vec<Line>,
    /// The grounds of the sides that have members: from above, and the height.
    pub(super) grounds: Vec<(u32, u32)>,
    /// What the names take.
    pub(super) names_width: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// Places the nodes below each other and the lines beside them.
pub(super) fn layout(nodes: &[Node], pairs: &[Pair]) -> Layout {
    let lane_of = lanes(pairs);
    let ports = ports(nodes.len(), pairs, &lane_of);
    let mut placed: Vec<Placed> = Vec::with_capacity(nodes.len());
    let mut depths: Vec<usize> = Vec::with_capacity(nodes.len());
    let mut grounds: Vec<(u32, u32)> = Vec::new();
    let mut is_grounded = false;
    let mut y = 0;
    for (index, node) in nodes.iter().enumerate() {
        let depth = node.parent.map_or(0, |parent| depths[parent] + 1);
        depths.push(depth);
        let has_members = nodes.get(index + 1).is_some_and(|next| next.parent == Some(index));
        if node.parent.is_none() {
            y = grounds.last().map_or(0, |ground| ground.0 + ground.1).max(y) + if index == 0 { 0 } else { BETWEEN };
            is_grounded = has_members;
            if is_grounded {
                grounds.push((y, 0));
                y += AROUND;
            }
        }
        let lines = broken(&node.name);
        let height = (lines.len() as u32 * LINE + ROOM).max((ports[index].len() as u32 + 1) * PORT);
        let middle = y + height / 2;
        let first = middle - lines.len() as u32 * LINE / 2 + 13;
        let x = EDGE + depth.min(DEEPEST) as u32 * INDENT;
        placed.push(Placed {
            x,
            y: middle,
            label_x: x + MARK,
            label_width: lines.iter().map(|line| estimated_width(line)).max().unwrap_or_default(),
            lines: lines.into_iter().zip((0..).map(|line| first + line * LINE)).collect(),
        });
        y += height;
        if let Some(ground) = grounds.last_mut().filter(|_| is_grounded) {
            ground.1 = y + AROUND - ground.0;
        }
    }
    let names_width = placed.iter().map(Placed::label_end).max().unwrap_or_default() + EDGE;
    let lane_x = |lane: usize| names_width + LANE + lane as u32 * LANE;
    let end = |node: usize, pair: usize| {
        let ports = &ports[node];
        let port = ports.iter().position(|&port| port == pair).unwrap_or_default() as u32;
        let first = placed[node].y - (ports.len().saturating_sub(1)) as u32 * PORT / 2;
        (placed[node].label_end() + 5, first + port * PORT)
    };
    let line = |(pair, &(from, to)): (usize, &Pair)| Line { from: end(from, pair), to: end(to, pair), lane_x: lane_x(lane_of[pair]) };
    let lines = pairs.iter().enumerate().map(line).collect();
    let width = lane_of.iter().max().map_or(names_width, |&last| lane_x(last) + LANE);
    Layout { lines, grounds, names_width, width, height: y + 2 * AROUND, nodes: placed }
}

/// A lane for each line: the shortest first, each in the nearest lane where it meets no other. Two that only touch at one actor may
/// share one, since the upper reaches it above the lower.
fn lanes(pairs: &[Pair]) -> Vec<usize> {
    let rows = |pair: usize| (pairs[pair].0.min(pairs[pair].1), pairs[pair].0.max(pairs[pair].1));
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by_key(|&pair| (rows(pair).1 - rows(pair).0, rows(pair), pair));
    let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut lanes = vec![0; pairs.len()];
    for pair in order {
        let (top, bottom) = rows(pair);
        let is_free = |lane: &Vec<(usize, usize)>| lane.iter().all(|&(other_top, other_bottom)| bottom <= other_top || other_bottom <= top);
        let lane = taken.iter().position(is_free).unwrap_or(taken.len());
        if lane == taken.len() {
            taken.push(Vec::new());
        }
        taken[lane].push((top, bottom));
        lanes[pair] = lane;
    }
    lanes
}

/// For each node the lines that reach it, from above to below: first those that go up, the nearest lane first, then those that go
/// down, the nearest lane last. So lines of one actor do not cross each other.
fn ports(count: usize, pairs: &[Pair], lanes: &[usize]) -> Vec<Vec<usize>> {
    let mut ports: Vec<Vec<(bool, isize, usize)>> = vec![Vec::new(); count];
    for (pair, &(from, to)) in pairs.iter().enumerate() {
        for (node, other) in [(from, to), (to, from)] {
            let goes_down = other > node;
            let lane = lanes[pair].cast_signed();
            ports[node].push((goes_down, if goes_down { -lane } else { lane }, pair));
        }
    }
    let sorted = |mut ports: Vec<(bool, isize, usize)>| {
        ports.sort_unstable();
        ports.into_iter().map(|(_, _, pair)| pair).collect()
    };
    ports.into_iter().map(sorted).collect()
}

/// A name in lines that are not longer than [`NAME`], broken between words, or inside one that is longer than a line.
pub(super) fn broken(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        match lines.last_mut() {
            Some(line) if estimated_width(line) + NARROW + estimated_width(word) <= NAME => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.extend(pieces(word)),
        }
    }
    if lines.is_empty() { vec![String::new()] } else { lines }
}

fn pieces(word: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut width = 0;
    for character in word.chars() {
        width += width_of(character);
        if width > NAME {
            pieces.push(String::new());
            width = width_of(character);
        }
        pieces.last_mut().expect("there is always a piece").push(character);
    }
    pieces
}

/// The estimated width of a line of a name, in pixels.
pub(super) fn estimated_width(text: &str) -> u32 {
    text.chars().map(width_of).sum()
}

fn width_of(character: char) -> u32 {
    match character {
        ' ' | '.' | ',' | '\'' | '’' | '-' | 'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '(' | ')' => NARROW,
        'm' | 'w' | 'M' | 'W' | '@' | '—' => WIDE - 3,
        'A'..='Z' => COMMON + 2,
        // From here on are the scripts whose characters are as wide as high.
        '\u{1100}'.. => WIDE,
        _ => COMMON,
    }
}
