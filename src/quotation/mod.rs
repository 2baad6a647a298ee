//! What a quote is, before anybody looks for it: the stated normalisation, its syntax, and the address of its words.
//!
//! - `normalise`: what is overlooked in comparing a quote with a text, and nothing more;
//! - `invisible`: the characters that nobody sees;
//! - `pattern`: brackets and ellipses, and the parts that must stand in the text;
//! - `boundary`: where a passage may begin and end;
//! - `fragment`: links that open the original at the words;
//! - `swollen`: texts that the normalisation would make much longer.

pub(crate) mod boundary;
pub(crate) mod characters;
mod clusters;
pub(crate) mod fragment;
pub(crate) mod invisible;
pub(crate) mod normalise;
pub(crate) mod pattern;
pub(crate) mod swollen;
