//! What rests on a source, a claim, a statement or an actor, and what the verdicts would be without it.
//!
//! Comparing is the business of [`crate::compare`]; who asks brings the comparisons of the library as it is, and of the library
//! [`without`] the target.

mod reliance;
mod report;
mod target;
mod text;
mod without;

#[cfg(test)]
mod tests;

pub(crate) use reliance::{JudgementKey, Reliance, Standing};
pub(crate) use report::{FORMAT, Impact, impact};
pub(crate) use target::{TargetError, claims_resting_on, find};
pub(crate) use text::human;
pub(crate) use without::without;
