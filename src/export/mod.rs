//! What other programs are given: the data file of every build, the feed, the sitemap, the author's reference, and the JSON Schemas of
//! all that is read and written.

pub mod data;
pub mod feed;
pub mod reference;
pub mod schema;
pub mod sitemap;
mod xml;
