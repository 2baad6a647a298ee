//! What other programs are given, and what readers take along: the data file of every build and the forms in which it can be
//! exported, the feed, the sitemap, the author's reference, and the JSON Schemas of all that is read and written.

pub mod bundle;
pub mod data;
pub mod feed;
mod format;
pub mod reference;
pub mod schema;
pub mod sitemap;
pub mod sources;
pub mod tables;
mod xml;

pub use format::{ExportFormat, Table};
