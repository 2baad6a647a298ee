//! Editions of a briefing: the state that is frozen, the files in which frozen states stand, and what changed from one to the next
//! (`docs/editions.md`).
//!
//! Nothing here reads the disk or asks git: whoever freezes brings the library, and who builds brings the files of the site. It lies
//! below the stages, because rules, pages, feed and data file ask it.

mod compare;
mod file;
mod freeze;
mod history;
pub(crate) mod record;

#[cfg(test)]
mod tests;

pub(crate) use compare::{ChangeClass, EditionChanges, JudgementTurn, QuestionTurn, SourceTurn, compare};
pub(crate) use file::{frozen_path, is_frozen_file, read, text};
pub(crate) use freeze::{feed_id, freeze};
pub(crate) use history::{History, Step, history};
