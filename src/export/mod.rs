//! What other programs are given: the data file of every build, and the JSON Schemas of all that is read and written.

pub mod data;
pub mod reference;
pub mod schema;
