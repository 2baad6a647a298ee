//! Finds records that only changed their id.
//!
//! Among records that stand in one state only, a former and a new one of the same kind are one record renamed, where one of these holds
//! and no other record could be meant:
//! 1. their files are the same, byte for byte;
//! 2. they say the same, references to renamed records followed;
//! 3. they share at least [`ALIKE`] of what they say, some of it said by no other record that came or went.
//!
//! One rename may uncover another (a question says the same only once its event's new id is known), so the search runs until it finds
//! nothing. The exact rules always come first. A part (claim, statement, judgement) is looked for in its own record alone: one that
//! moved to another record is not the same, for it is no longer the same source or speaker who says it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::names::{Names, Renames};
use crate::diff::snapshot::{Value, fields};
use crate::model::library::Library;
use crate::model::thing::Thing;
use crate::model::words::ThingKind;

/// The share of what two records say that must be the same, in per cent of its characters; lists and long texts count line by line, a line at most
/// [`LINE`] characters.
const ALIKE: usize = 70;
const LINE: usize = 200;

/// The most rounds of the search. Each follows references one step further; longer chains of renames are told as removed and added.
const ROUNDS: usize = 32;

/// Kinds in the order in which they refer to each other, parts last.
const KINDS: [ThingKind; 9] = [
    ThingKind::Event,
    ThingKind::Actor,
    ThingKind::Question,
    ThingKind::Source,
    ThingKind::Briefing,
    ThingKind::Page,
    ThingKind::Statement,
    ThingKind::Claim,
    ThingKind::Judgement,
];

/// The renames that lead from one library to the other.
pub(super) fn find_renames(before: &Library, after: &Library) -> Renames {
    let mut search = Search { before, after, renames: Renames::default() };
    for _ in 0..ROUNDS {
        let exact = KINDS.into_iter().filter(|&kind| search.same_file(kind) | search.same_content(kind)).count();
        if exact == 0 && !KINDS.into_iter().any(|kind| search.alike(kind)) {
            break;
        }
    }
    search.renames
}

struct Search<'side> {
    before: &'side Library,
    after: &'side Library,
    renames: Renames,
}

/// Records of one kind that stand in one state only, by state.
struct Lonely {
    gone: Vec<Thing>,
    new: Vec<Thing>,
}

impl Search<'_> {
    fn names(&self) -> (Names<'_>, Names<'_>) {
        (Names::before(self.before, &self.renames), Names::after(self.after))
    }

    fn lonely(&self, kind: ThingKind) -> Lonely {
        let (before, after) = self.names();
        let named = |names: Names<'_>| -> BTreeMap<String, Thing> {
            Thing::all(names.library, kind).into_iter().map(|key| (names.of(key), key)).collect()
        };
        let (gone, new) = (named(before), named(after));
        let only = |these: &BTreeMap<String, Thing>, those: &BTreeMap<String, Thing>| {
            these.iter().filter(|(name, _)| !those.contains_key(*name)).map(|(_, &key)| key).collect::<Vec<_>>()
        };
        Lonely { gone: only(&gone, &new), new: only(&new, &gone) }
    }

    /// Rule 1. Whether anything was found.
    fn same_file(&mut self, kind: ThingKind) -> bool {
        if kind.is_part() {
            return false;
        }
        let text =
            |key: Thing, names: Names<'_>| key.record(names.library).map(|record| record.text.to_string()).filter(|text| !text.is_empty());
        self.pair_by(kind, text)
    }

    /// Rule 2.
    fn same_content(&mut self, kind: ThingKind) -> bool {
        self.pair_by(kind, |key, names| Some(fingerprint(key, names)))
    }

    /// Pairs records of which `mark` is the same and is no other's.
    fn pair_by(&mut self, kind: ThingKind, mark: impl Fn(Thing, Names<'_>) -> Option<String>) -> bool {
        let lonely = self.lonely(kind);
        if lonely.gone.is_empty() || lonely.new.is_empty() {
            return false;
        }
        let (before, after) = self.names();
        let mut marks: BTreeMap<String, (Vec<Thing>, Vec<Thing>)> = BTreeMap::new();
        for &key in &lonely.gone {
            if let Some(mark) = mark(key, before) {
                marks.entry(mark).or_default().0.push(key);
            }
        }
        for &key in &lonely.new {
            if let Some(mark) = mark(key, after) {
                marks.entry(mark).or_default().1.push(key);
            }
        }
        let pairs: Vec<(Thing, Thing)> = marks
            .into_values()
            .filter_map(|found| match (found.0.as_slice(), found.1.as_slice()) {
                (&[gone], &[new]) => Some((gone, new)),
                _ => None,
            })
            .collect();
        self.rename(&pairs)
    }

    /// Rule 3.
    fn alike(&mut self, kind: ThingKind) -> bool {
        let lonely = self.lonely(kind);
        if lonely.gone.is_empty() || lonely.new.is_empty() {
            return false;
        }
        let (before, after) = self.names();
        let gone: Vec<BTreeSet<String>> = lonely.gone.iter().map(|&key| lines(key, before)).collect();
        let new: Vec<BTreeSet<String>> = lonely.new.iter().map(|&key| lines(key, after)).collect();
        let pairs: Vec<(Thing, Thing)> =
            pair_alike(&gone, &new).into_iter().map(|(left, right)| (lonely.gone[left], lonely.new[right])).collect();
        self.rename(&pairs)
    }

    fn rename(&mut self, pairs: &[(Thing, Thing)]) -> bool {
        for &(gone, new) in pairs {
            // The former id as the former state writes it, not as renames so far would have it.
            let former = gone.id(self.before);
            let name = new.id(self.after);
            self.renames.insert(gone.kind(), former, name);
        }
        !pairs.is_empty()
    }
}

/// Everything a record says, its parts with it; of a part, the record that it belongs to as well.
fn fingerprint(key: Thing, names: Names<'_>) -> String {
    let parts: Vec<_> = key.parts(names.library).into_iter().map(|part| (part_id(part, names), fields(part, names))).collect();
    format!("{:?} {:?} {parts:?}", key.whole(names.library).map(|whole| names.of(whole)), fields(key, names))
}

/// What a record says, line by line; of a part, under the record that it belongs to.
fn lines(key: Thing, names: Names<'_>) -> BTreeSet<String> {
    let whole = key.whole(names.library).map(|whole| names.of(whole)).unwrap_or_default();
    let mut lines = BTreeSet::new();
    for part in std::iter::once(key).chain(key.parts(names.library)) {
        for field in fields(part, names) {
            let head = format!("{whole} {} {}", part.kind(), field.name);
            match field.value {
                Value::Plain(value) => lines.extend([format!("{head} {value}")]),
                Value::Words(text) => lines.extend(text.lines().map(|line| format!("{head} {line}"))),
                Value::List(entries) => lines.extend(entries.iter().map(|entry| format!("{head} {entry}"))),
            }
        }
    }
    lines
}

/// Pairs that are alike and ambiguous on neither side. Only records that share a line which each has alone are looked at, so the work
/// grows with the lines, not with the pairs.
fn pair_alike(gone: &[BTreeSet<String>], new: &[BTreeSet<String>]) -> Vec<(usize, usize)> {
    let mut owners: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (index, line) in gone.iter().enumerate().flat_map(|(index, lines)| lines.iter().map(move |line| (index, line))) {
        owners.entry(line).or_default().0.push(index);
    }
    for (index, line) in new.iter().enumerate().flat_map(|(index, lines)| lines.iter().map(move |line| (index, line))) {
        owners.entry(line).or_default().1.push(index);
    }
    let candidates: BTreeSet<(usize, usize)> = owners
        .into_values()
        .filter_map(|found| match (found.0.as_slice(), found.1.as_slice()) {
            (&[left], &[right]) => Some((left, right)),
            _ => None,
        })
        .filter(|&(left, right)| likeness(&gone[left], &new[right]) >= ALIKE)
        .collect();
    let (mut of_gone, mut of_new) = (vec![0_usize; gone.len()], vec![0_usize; new.len()]);
    for &(left, right) in &candidates {
        of_gone[left] += 1;
        of_new[right] += 1;
    }
    candidates.into_iter().filter(|&(left, right)| of_gone[left] == 1 && of_new[right] == 1).collect()
}

/// The share of characters that stand in both, in per cent.
fn likeness(left: &BTreeSet<String>, right: &BTreeSet<String>) -> usize {
    let weight = |lines: &mut dyn Iterator<Item = &String>| lines.map(|line| value_length(line)).sum::<usize>();
    let shared = weight(&mut left.intersection(right));
    let whole = weight(&mut left.iter()) + weight(&mut right.iter());
    (200 * shared).checked_div(whole).unwrap_or(0)
}

/// How many characters of a line count: those behind its head, at least one.
fn value_length(line: &str) -> usize {
    line.splitn(4, ' ').nth(3).map_or(1, |value| value.chars().take(LINE).count().max(1))
}

fn part_id(key: Thing, names: Names<'_>) -> String {
    let name = names.of(key);
    name.rsplit_once('#').map_or(name.clone(), |(_, part)| part.to_owned())
}
