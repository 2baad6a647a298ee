//! variorum: a static site generator for source-compared briefings.
//!
//! The pipeline, in reading order (`ARCHITECTURE.md` has the picture):
//! folder → parse → link → check and compare → plan → render → write.

pub mod check;
pub mod citation;
pub mod cli;
pub mod compare;
pub mod diagnostic;
pub mod diff;
pub mod export;
pub mod impact;
pub mod link;
pub mod load;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod plan;
pub mod prose;
pub mod quotes;
pub mod render;
#[cfg(test)]
mod sample;
pub mod span;
pub mod write;
