//! Chains that come back to where they began: found, reported once each, and cut.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::id::Id;
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

/// Cuts every ring of `next` at the first of its things by id, and reports it there, at `field`.
pub(super) fn cut<Thing: Link>(things: &[Thing], next: &mut [Option<u32>], field: &str) -> Vec<Diagnostic> {
    // The number of the walk that came by; 0 for none.
    let mut walks = vec![0_usize; next.len()];
    let mut diagnostics = Vec::new();
    for start in 0..next.len() {
        let walk = start + 1;
        let mut here = start;
        while walks[here] == 0 {
            walks[here] = walk;
            match next[here] {
                Some(step) => here = step as usize,
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
pub(super) fn tops(next: &[Option<u32>]) -> Vec<u32> {
    let mut tops: Vec<Option<u32>> = vec![None; next.len()];
    for start in 0..next.len() {
        let mut chain = Vec::new();
        let mut here = start;
        let top = loop {
            if let Some(top) = tops[here] {
                break top;
            }
            chain.push(here);
            match next[here] {
                Some(step) => here = step as usize,
                None => break here as u32,
            }
        };
        for thing in chain {
            tops[thing] = Some(top);
        }
    }
    tops.into_iter().enumerate().map(|(index, top)| top.unwrap_or(index as u32)).collect()
}

/// The ring through `member`, from the first of its things by id on.
fn ring_from(next: &[Option<u32>], member: usize) -> Vec<usize> {
    let around =
        |start: usize| std::iter::successors(Some(start), move |&here| next[here].map(|step| step as usize).filter(|&step| step != start));
    let first = around(member).min().unwrap_or(member);
    around(first).collect()
}

fn report<Thing: Link>(things: &[Thing], ring: &[usize], field: &str) -> Diagnostic {
    let ids: Vec<&str> = ring.iter().chain(&ring[..1]).map(|&index| things[index].named().0.as_str()).collect();
    let message = format!("`{field}` goes round in a ring: {}", ids.join(" → "));
    let place = |index: usize| things[index].named().1.place(&[Step::Key(field)]);
    let diagnostic = Diagnostic::new(Code::Ring, place(ring[0]), message, "cut the ring where it is wrong");
    ring[1..].iter().fold(diagnostic, |diagnostic, &index| diagnostic.with_label(place(index), "the ring goes on here"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tops_of_chains() {
        assert_eq!(tops(&[Some(1), Some(2), None, Some(0), None]), [2, 2, 2, 2, 4]);
        assert_eq!(tops(&[]), Vec::<u32>::new());
    }

    #[test]
    fn a_ring_begins_at_its_first_thing() {
        assert_eq!(ring_from(&[Some(2), Some(0), Some(1)], 2), [0, 2, 1]);
        assert_eq!(ring_from(&[Some(0)], 0), [0]);
    }
}
