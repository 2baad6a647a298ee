//! Where each field of a YAML text stands: from a path such as `claims[3].quote` to the bytes of its key and its value.
//!
//! The outline knows places, not values: those are read by serde. It is kept for every file, so it is compact: 24 bytes a
//! node, and each distinct key once.

use std::collections::BTreeMap;
use std::ops::Range;

#[cfg(test)]
mod tests;

/// One step of a path into a YAML text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// The value under a key of a mapping.
    Key(&'a str),
    /// The entry of a sequence, from 0.
    Index(usize),
}

/// The places of everything in one YAML text. All ranges are bytes of the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// In the order of the text, each node before its children; the first is the root.
    nodes: Box<[Node]>,
    /// The distinct keys, in the order in which they came up.
    keys: Box<[Box<str>]>,
    /// What lies below the values that hold many, by their number.
    wide: BTreeMap<u32, Wide>,
    opening: Range<u32>,
}

/// The values directly below one that holds many: whoever asks for each of them would else walk over all before it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wide {
    /// Their numbers, in the order of the text.
    children: Box<[u32]>,
    /// The numbers of those that stand under a key, by its name; of the same name, the first of the text first.
    named: Box<[u32]>,
}

/// With fewer values below it, walking is as fast.
const WIDE: usize = 32;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Node {
    /// The number of its key, [`NO_KEY`] for the root, entries of sequences, and keys that are no scalars.
    key: u32,
    key_start: u32,
    key_end: u32,
    value_start: u32,
    value_end: u32,
    /// The number of the first node after this one and all below it.
    subtree_end: u32,
}

const NO_KEY: u32 = u32::MAX;

impl Outline {
    /// The place of the value at `path`: for a scalar its own text with its quotation marks or from its `|` or `>` on; for
    /// a mapping or a sequence from its first bracket, key or dash to the end of its last value. A value that is left
    /// empty (`key:`) has an empty range right behind the colon, where it would be written.
    ///
    /// `None` where there is nothing at `path`. Of a duplicate key, the first is found.
    pub fn value(&self, path: &[Step<'_>]) -> Option<Range<usize>> {
        self.find(path).map(Place::value)
    }

    /// The place of the last key of `path`, with its quotation marks; `None` where there is nothing, or no key (the root,
    /// an entry of a sequence).
    pub fn key(&self, path: &[Step<'_>]) -> Option<Range<usize>> {
        self.find(path).and_then(Place::key)
    }

    /// Where to say that something is missing at `path`: at the deepest thing on the way that is there. That is the
    /// opening of the file for what is missing at the top; of an entry with an `id`, that `id`; of another entry of a
    /// list, its first key; of the value of a field, the field's name.
    pub fn nearest(&self, path: &[Step<'_>]) -> Range<usize> {
        let mut place = self.root();
        for &step in path {
            let Some(child) = place.get(step) else { break };
            place = child;
        }
        place.first_line()
    }

    /// What is at `path`.
    pub fn find(&self, path: &[Step<'_>]) -> Option<Place<'_>> {
        path.iter().try_fold(self.root(), |place, &step| place.get(step))
    }

    /// The whole text, to walk down from: cheaper than a path for each of many entries.
    pub fn root(&self) -> Place<'_> {
        Place { outline: self, number: 0 }
    }

    fn wide_at(&self, number: u32) -> Option<Wide> {
        let place = Place { outline: self, number };
        place.children().nth(WIDE)?;
        let children: Box<[u32]> = place.children().map(|child| child.number).collect();
        let mut named: Vec<u32> = place.children().filter(|child| child.name().is_some()).map(|child| child.number).collect();
        named.sort_by_key(|&number| place.at(number).name());
        Some(Wide { children, named: named.into() })
    }

    /// The line that opens the YAML text: the fence, or the first line of a `.yaml` file.
    pub fn opening(&self) -> Range<usize> {
        bytes(self.opening.start, self.opening.end)
    }
}

impl Default for Outline {
    /// The outline of an empty file.
    fn default() -> Self {
        OutlineBuilder::default().finish(0..0)
    }
}

/// One value in an [`Outline`].
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    outline: &'a Outline,
    number: u32,
}

impl<'a> Place<'a> {
    /// The bytes of the value; see [`Outline::value`].
    pub fn value(self) -> Range<usize> {
        bytes(self.node().value_start, self.node().value_end)
    }

    /// The bytes of the key, if it stands under one.
    pub fn key(self) -> Option<Range<usize>> {
        let node = self.node();
        (node.key != NO_KEY).then(|| bytes(node.key_start, node.key_end))
    }

    /// The name of the key, if it stands under one, as YAML reads it.
    pub fn name(self) -> Option<&'a str> {
        self.outline.keys.get(self.node().key as usize).map(AsRef::as_ref)
    }

    /// The value under a key or at an index.
    pub fn get(self, step: Step<'_>) -> Option<Self> {
        let wide = self.outline.wide.get(&self.number);
        match step {
            Step::Key(name) => match wide {
                Some(wide) => self.named(wide, name),
                None => self.children().find(|child| child.name() == Some(name)),
            },
            // A key makes no entry of a sequence, so a mapping has nothing at an index.
            Step::Index(index) => {
                let child = match wide {
                    Some(wide) => wide.children.get(index).map(|&number| self.at(number)),
                    None => self.children().nth(index),
                };
                child.filter(|child| child.node().key == NO_KEY)
            }
        }
    }

    fn named(self, wide: &Wide, name: &str) -> Option<Self> {
        let at = wide.named.partition_point(|&number| self.at(number).name() < Some(name));
        wide.named.get(at).map(|&number| self.at(number)).filter(|child| child.name() == Some(name))
    }

    fn at(self, number: u32) -> Self {
        Self { outline: self.outline, number }
    }

    /// The values directly below, in the order of the text.
    pub fn children(self) -> impl Iterator<Item = Self> + use<'a> {
        let outline = self.outline;
        let end = self.node().subtree_end;
        let first = Some(self.number + 1).filter(|&number| number < end);
        let numbers =
            std::iter::successors(first, move |&number| Some(outline.nodes[number as usize].subtree_end).filter(|&number| number < end));
        numbers.map(move |number| self.at(number))
    }

    /// The place that stands for the whole of it when something is missing from it; see [`Outline::nearest`].
    pub fn first_line(self) -> Range<usize> {
        if self.number == 0 {
            return self.outline.opening();
        }
        let id = self.get(Step::Key("id")).map(Self::value).filter(|range| !range.is_empty());
        id.or_else(|| self.key()).or_else(|| self.children().next().and_then(Self::key)).unwrap_or_else(|| self.value())
    }

    fn node(self) -> Node {
        self.outline.nodes[self.number as usize]
    }
}

fn bytes(start: u32, end: u32) -> Range<usize> {
    start as usize..end as usize
}

/// A key on its way into an outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OutlineKey {
    /// What [`OutlineBuilder::key_number`] gave for its name; `None` for a key that is no scalar.
    pub(crate) number: Option<u32>,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Puts an [`Outline`] together in the order of the text. Offsets fit `u32`, since files are bounded far below 4 GiB.
#[derive(Debug, Default)]
pub(crate) struct OutlineBuilder {
    nodes: Vec<Node>,
    keys: BTreeMap<Box<str>, u32>,
}

impl OutlineBuilder {
    /// The number of the key `name`: the same for the same name.
    pub(crate) fn key_number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.keys.get(name) {
            return number;
        }
        let number = self.keys.len() as u32;
        self.keys.insert(name.into(), number);
        number
    }

    /// Begins a value, below the last one begun that is not ended; gives its number.
    pub(crate) fn begin(&mut self, key: Option<OutlineKey>) -> usize {
        let number = self.nodes.len();
        let (key_start, key_end) = key.map_or((0, 0), |key| (key.start as u32, key.end as u32));
        let key = key.and_then(|key| key.number).unwrap_or(NO_KEY);
        let subtree_end = number as u32 + 1;
        self.nodes.push(Node { key, key_start, key_end, value_start: 0, value_end: 0, subtree_end });
        number
    }

    /// Ends the value `number`, which is at `value`. Every value below it has been ended before.
    pub(crate) fn end(&mut self, number: usize, value: Range<usize>) {
        let subtree_end = self.nodes.len() as u32;
        let node = &mut self.nodes[number];
        node.value_start = value.start as u32;
        node.value_end = value.end as u32;
        node.subtree_end = subtree_end;
    }

    /// Where the key of the first value below `number` starts.
    pub(crate) fn first_key_start(&self, number: usize) -> Option<usize> {
        self.nodes.get(number + 1).map(|node| node.key_start as usize)
    }

    /// The outline of a text that `opening` opens. A text without any value has an empty root at the end of that line.
    pub(crate) fn finish(mut self, opening: Range<usize>) -> Outline {
        if self.nodes.is_empty() {
            let root = self.begin(None);
            self.end(root, opening.end..opening.end);
        }
        let mut keys = vec![Box::<str>::default(); self.keys.len()];
        for (name, number) in self.keys {
            keys[number as usize] = name;
        }
        let opening = opening.start as u32..opening.end as u32;
        let mut outline = Outline { nodes: self.nodes.into(), keys: keys.into(), wide: BTreeMap::new(), opening };
        outline.wide = (0..outline.nodes.len() as u32).filter_map(|number| Some((number, outline.wide_at(number)?))).collect();
        outline
    }
}
