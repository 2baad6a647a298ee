//! variorum: a static site generator for source-compared briefings. It reads what sources say about the same events, compares it
//! without merging what they state with what they attribute, and builds a site that shows the comparison.
//!
//! # The stages, in reading order
//!
//! 1. [`load`]: a folder becomes [`model::files::SiteFiles`]. The only stage that reads the disk.
//! 2. [`parse`]: each file for itself: fields, the place of each, and the body ([`model::parsed`]).
//! 3. [`link`]: ids become keys, and the files a [`model::library::Library`], in which every reference leads somewhere.
//! 4. Beside each other: `check` applies the rules, [`quotes`] proves the quotes, [`compare`] compares the claims.
//! 5. [`plan`]: which pages there are, and a view of each ([`model::view`]).
//! 6. `render`: views and [`prose`] become HTML; [`export`] makes the files for programs, [`search`] the index of the search.
//! 7. `write`: the files change places with those of the former build, all or none.
//!
//! [`pipeline`] composes them, `serve` shows a site that is being written, and [`cli`] alone prints. [`diff`] and `impact` compare
//! two states of the content, and one with a part of it gone. `edit` adds to the texts of content files.
//!
//! # What holds everywhere
//!
//! - What is wrong with the content is a [`diagnostic::Diagnostic`], never a panic and never the first error only. `Err` is for the
//!   outside world: an unreadable folder, a full disk.
//! - Whoever holds a `Library` need not ask again whether an id leads anywhere.
//! - No stage imports another, and imports lead towards `span`; `tests/architecture.rs` holds this.
//! - The same content gives the same bytes: no clock, no environment, no randomness, no hash order.

mod capture;
mod check;
mod citation;
pub mod cli;
pub mod compare;
pub mod diagnostic;
pub mod diff;
mod draft;
mod edit;
mod editions;
pub mod export;
#[cfg(test)]
mod hostile;
mod impact;
mod import;
pub mod link;
mod listing;
pub mod load;
mod lsp;
mod markup;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod plan;
pub mod prose;
mod quotation;
pub mod quotes;
mod render;
#[cfg(test)]
mod sample;
pub mod search;
mod serve;
mod span;
mod starter;
mod write;
