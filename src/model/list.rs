//! Lists of things, asked by the key of their kind: a source's key cannot lead to a claim.

use std::iter::Map;
use std::ops::{Index, IndexMut, Range};

use rayon::iter::{FromParallelIterator, IntoParallelIterator, ParallelIterator as _};

/// The number of a thing in the list of its kind.
pub trait Key: Copy + Ord + Send + Sync {
    /// The key of the thing at `index`.
    fn at(index: usize) -> Self;

    /// Where the thing stands in its list.
    fn index(self) -> usize;
}

/// Some keys in a row, in the order of their things.
pub type Keys<K> = Map<Range<usize>, fn(usize) -> K>;

/// A thing for each key of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<K, Thing> {
    things: Vec<Thing>,
    key: std::marker::PhantomData<K>,
}

impl<K: Key, Thing> List<K, Thing> {
    /// How many things there are.
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// The keys of all things.
    pub fn keys(&self) -> Keys<K> {
        (0..self.things.len()).map(K::at)
    }

    /// The keys of all things, for work in parallel that keeps their order.
    pub fn par_keys(&self) -> rayon::iter::Map<rayon::range::Iter<usize>, fn(usize) -> K> {
        (0..self.things.len()).into_par_iter().map(K::at)
    }

    /// The things without their keys.
    pub fn iter(&self) -> std::slice::Iter<'_, Thing> {
        self.things.iter()
    }

    /// The things with their keys.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (K, &Thing)> + ExactSizeIterator + Clone {
        self.things.iter().enumerate().map(|(index, thing)| (K::at(index), thing))
    }

    /// The things without their keys, to be changed.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, Thing> {
        self.things.iter_mut()
    }

    /// The things with their keys, to be changed.
    pub fn entries_mut(&mut self) -> impl Iterator<Item = (K, &mut Thing)> {
        self.things.iter_mut().enumerate().map(|(index, thing)| (K::at(index), thing))
    }

    /// Adds a thing behind all others.
    pub fn push(&mut self, thing: Thing) -> K {
        self.things.push(thing);
        K::at(self.things.len() - 1)
    }

    /// What is made of each thing, under the same keys.
    pub fn map<'list, Made>(&'list self, make: impl FnMut((K, &'list Thing)) -> Made) -> List<K, Made> {
        self.entries().map(make).collect()
    }

    /// The same value for each thing, to be filled in.
    pub fn filled<Value: Clone>(&self, value: Value) -> List<K, Value> {
        vec![value; self.things.len()].into()
    }

    /// The key of the thing that is equal by `compare`, by which the list or the part of it among `keys` is sorted.
    pub fn find_among(&self, keys: &Range<usize>, compare: impl FnMut(&Thing) -> std::cmp::Ordering) -> Option<K> {
        self.things[keys.clone()].binary_search_by(compare).ok().map(|index| K::at(keys.start + index))
    }
}

impl<K, Thing> From<Vec<Thing>> for List<K, Thing> {
    fn from(things: Vec<Thing>) -> Self {
        Self { things, key: std::marker::PhantomData }
    }
}

impl<K, Thing> Default for List<K, Thing> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<K, Thing> FromIterator<Thing> for List<K, Thing> {
    fn from_iter<Things: IntoIterator<Item = Thing>>(things: Things) -> Self {
        Vec::from_iter(things).into()
    }
}

impl<K: Key, Thing> Index<K> for List<K, Thing> {
    type Output = Thing;

    fn index(&self, key: K) -> &Thing {
        &self.things[key.index()]
    }
}

impl<K: Key, Thing> IndexMut<K> for List<K, Thing> {
    fn index_mut(&mut self, key: K) -> &mut Thing {
        &mut self.things[key.index()]
    }
}

impl<'list, K: Key, Thing> IntoIterator for &'list List<K, Thing> {
    type Item = &'list Thing;
    type IntoIter = std::slice::Iter<'list, Thing>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'list, K: Key, Thing> IntoIterator for &'list mut List<K, Thing> {
    type Item = &'list mut Thing;
    type IntoIter = std::slice::IterMut<'list, Thing>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<K, Thing> IntoIterator for List<K, Thing> {
    type Item = Thing;
    type IntoIter = std::vec::IntoIter<Thing>;

    fn into_iter(self) -> Self::IntoIter {
        self.things.into_iter()
    }
}

impl<K: Send, Thing: Send> FromParallelIterator<Thing> for List<K, Thing> {
    fn from_par_iter<Things: IntoParallelIterator<Item = Thing>>(things: Things) -> Self {
        Vec::from_par_iter(things).into()
    }
}
