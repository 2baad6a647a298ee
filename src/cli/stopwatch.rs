//! How long the stages of a build take, for whoever asks.
#![expect(clippy::disallowed_types, reason = "nothing that is built depends on this clock")]

use std::cell::RefCell;
use std::fmt::Write as _;
use std::time::Instant;

use crate::pipeline::Stage;

/// When each stage ended.
pub(super) struct Stopwatch {
    begin: Instant,
    ends: RefCell<Vec<(Stage, Instant)>>,
}

impl Stopwatch {
    pub(super) fn start() -> Self {
        Self { begin: Instant::now(), ends: RefCell::default() }
    }

    pub(super) fn note(&self, stage: Stage) {
        self.ends.borrow_mut().push((stage, Instant::now()));
    }

    /// A line for each stage, with the milliseconds that passed while it ran.
    pub(super) fn report(&self) -> String {
        let ends = self.ends.borrow();
        let begins = [self.begin].into_iter().chain(ends.iter().map(|(_, end)| *end));
        let line = |((stage, end), begin): (&(Stage, Instant), Instant)| {
            let name = format!("{stage:?}").to_lowercase();
            format!("{name:<9}{:>10.1} ms\n", (*end - begin).as_secs_f64() * 1_000.0)
        };
        let mut text: String = ends.iter().zip(begins).map(line).collect();
        let all = ends.last().map_or(0.0, |(_, end)| (*end - self.begin).as_secs_f64());
        let _ = writeln!(text, "{:<9}{:>10.1} ms", "all", all * 1_000.0);
        text
    }
}
