//! Chains that come back to where they began, or have no end in sight: found, reported, and cut.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::id::Id;
use crate::model::list::{Key, List};
use crate::model::outline::Step;
use crate::model::parsed::FileRecord;

/// A thing with one step of a chain.
pub(super) trait Link {
    /// Its id and its file.
    fn named(&self) -> (&Id, &FileRecord);
}

macro_rules! links {
    ($($thing:ident),+) => {$(
        impl Link for crate::model::library::$thing {
            fn named(&self) -> (&Id, &FileRecord) {
                (&self.id, &self.record)
            }
        }
    )+};
}

links!(Actor, Event, Source);

/// The most steps of a chain: more than any body has levels, and any text was copied or told anew. Each thing is told with its whole chain.
const MOST_STEPS: usize = 100;

/// Cuts every ring of `next` at the first of its things by id, and every chain that is too long where it is; reports each there, at `field`.
pub(super) fn cut<K: Key, Thing: Link>(things: &List<K, Thing>, next: &mut List<K, Option<K>>, field: &str) -> Vec<Diagnostic> {
    let mut diagnostics = cut_rings(things, next, field);
    diagnostics.extend(cut_long(next).into_iter().map(|key| {
        let message = format!("`{field}` leads on from here over more than {MOST_STEPS} steps");
        let span = things[key].named().1.place(&[Step::Key(field)]);
        Diagnostic::new(Code::Ring, span, message, "let it lead to the last of them at once")
    }));
    diagnostics
}

/// Cuts chains that are too long. No chain is a ring.
fn cut_long<K: Key>(next: &mut List<K, Option<K>>) -> Vec<K> {
    // How many steps lead on from each thing.
    let mut steps: List<K, Option<usize>> = next.filled(None);
    let mut cut = Vec::new();
    for start in next.keys() {
        let mut chain: Vec<K> = std::iter::successors(Some(start), |&here| next[here]).take_while(|&here| steps[here].is_none()).collect();
        while let Some(here) = chain.pop() {
            let on = next[here].and_then(|step| steps[step]).map_or(0, |steps| steps + 1);
            steps[here] = Some(if on > MOST_STEPS { 0 } else { on });
            if on > MOST_STEPS {
                next[here] = None;
                cut.push(here);
            }
        }
    }
    cut
}

fn cut_rings<K: Key, Thing: Link>(things: &List<K, Thing>, next: &mut List<K, Option<K>>, field: &str) -> Vec<Diagnostic> {
    // The number of the walk that came by; 0 for none.
    let mut walks = next.filled(0_usize);
    let mut diagnostics = Vec::new();
    for (walk, start) in (1..).zip(next.keys()) {
        let mut here = start;
        while walks[here] == 0 {
            walks[here] = walk;
            match next[here] {
                Some(step) => here = step,
                None => break,
            }
        }
        // A walk that ends where it was itself goes round; one that ends at the track of an earlier walk does not.
        if walks[here] == walk && next[here].is_some() {
            let ring = ring_from(next, here);
            diagnostics.push(report(things, &ring, field));
            next[ring[0]] = None;
        }
    }
    diagnostics
}

/// The last thing of each chain. No chain is a ring.
pub(super) fn tops<K: Key>(next: &List<K, Option<K>>) -> List<K, K> {
    let mut tops = next.filled(None);
    for start in next.keys() {
        let mut chain = Vec::new();
        let mut here = start;
        let top = loop {
            if let Some(top) = tops[here] {
                break top;
            }
            chain.push(here);
            match next[here] {
                Some(step) => here = step,
                None => break here,
            }
        };
        for thing in chain {
            tops[thing] = Some(top);
        }
    }
    tops.map(|(key, top)| top.unwrap_or(key))
}

/// The ring through `member`, from the first of its things by id on.
fn ring_from<K: Key>(next: &List<K, Option<K>>, member: K) -> Vec<K> {
    let around = |start: K| std::iter::successors(Some(start), move |&here| next[here].filter(|&step| step != start));
    let first = around(member).min().unwrap_or(member);
    around(first).collect()
}

fn report<K: Key, Thing: Link>(things: &List<K, Thing>, ring: &[K], field: &str) -> Diagnostic {
    let ids: Vec<&str> = ring.iter().chain(&ring[..1]).map(|&key| things[key].named().0.as_str()).collect();
    let message = format!("`{field}` goes round in a ring: {}", ids.join(" → "));
    let place = |key: K| things[key].named().1.place(&[Step::Key(field)]);
    let diagnostic = Diagnostic::new(Code::Ring, place(ring[0]), message, "cut the ring where it is wrong");
    ring[1..].iter().fold(diagnostic, |diagnostic, &key| diagnostic.with_label(place(key), "the ring goes on here"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::EventKey;

    fn chain(steps: &[Option<usize>]) -> List<EventKey, Option<EventKey>> {
        steps.iter().map(|step| step.map(EventKey::at)).collect()
    }

    #[test]
    fn a_chain_without_end_is_cut() {
        let steps = |length: usize| (0..length).map(|at| at.checked_sub(1)).collect::<Vec<_>>();
        let mut fits = chain(&steps(MOST_STEPS + 1));
        assert_eq!(cut_long(&mut fits), []);
        assert_eq!(fits, chain(&steps(MOST_STEPS + 1)));
        let mut long = chain(&steps(2 * MOST_STEPS + 3));
        assert_eq!(cut_long(&mut long), [MOST_STEPS + 1, 2 * MOST_STEPS + 2].map(EventKey::at));
        assert_eq!((long[EventKey::at(MOST_STEPS + 1)], long[EventKey::at(MOST_STEPS)]), (None, Some(EventKey::at(MOST_STEPS - 1))));
    }

    #[test]
    fn tops_of_chains() {
        assert_eq!(tops(&chain(&[Some(1), Some(2), None, Some(0), None])), [2, 2, 2, 2, 4].map(EventKey::at).to_vec().into());
        assert_eq!(tops(&chain(&[])), List::default());
    }

    #[test]
    fn a_ring_begins_at_its_first_thing() {
        assert_eq!(ring_from(&chain(&[Some(2), Some(0), Some(1)]), EventKey::at(2)), [0, 2, 1].map(EventKey::at));
        assert_eq!(ring_from(&chain(&[Some(0)]), EventKey::at(0)), [EventKey::at(0)]);
    }
}
