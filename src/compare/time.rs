//! The time for which an answer holds, on a question whose right answer changes.

use crate::model::date::Date;

/// When an answer held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Time {
    /// `None` where nobody knows.
    pub(super) at: Option<Date>,
    /// Whether the source says so; else it is the time at which the source was published.
    pub(super) is_stated: bool,
}

/// How the times of two answers stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sequence {
    /// They hold for one time: the source states the same, or they overlap and both are known more closely than to the day.
    Together,
    /// One certainly held later.
    Apart,
    /// Nobody can tell.
    Vague,
}

impl Time {
    /// Whether it certainly lies later than the other.
    pub(super) fn is_after(self, other: Self) -> bool {
        self.at.zip(other.at).is_some_and(|(later, earlier)| later.is_after(&earlier))
    }

    pub(super) fn sequence(self, other: Self) -> Sequence {
        let Some((one, two)) = self.at.zip(other.at) else { return Sequence::Vague };
        let is_same_statement = self.is_stated && other.is_stated && one.equals(&two);
        let are_both_close = one.has_time() && two.has_time();
        match () {
            () if is_same_statement || are_both_close && one.overlaps(&two) => Sequence::Together,
            () if self.is_after(other) || other.is_after(self) => Sequence::Apart,
            () => Sequence::Vague,
        }
    }
}
