//! The nouns of the program, in the order in which they come to be: files, what was written in them, what it means, what it amounts to.

pub mod address;
pub mod book;
pub mod comparison;
pub mod date;
pub mod direction;
pub mod explanation;
pub mod export_format;
pub mod files;
pub mod id;
pub mod in_script;
pub mod interface_words;
pub mod kind;
pub mod library;
pub mod list;
pub mod number;
pub mod outline;
pub mod parsed;
pub mod prose;
pub mod quote;
pub mod schema;
pub mod search;
pub mod site_map;
pub mod view;
pub mod word_count;
pub mod wording;
pub mod words;
