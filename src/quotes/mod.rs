//! Quotes against archived texts: what is proven, and what is not.
//!
//! A quote is **proven** if its words stand in the archived text in exactly one place, under the stated normalisation
//! (`crate::quotation::normalise`) and no more: letter by letter, from the beginning of a word to the end of one, outside the excluded
//! passages. Nothing here is fuzzy but the help that an altered quote gets.
//!
//! Not proven, because a text cannot: that the archived file is what the publisher published, that the quote stands for
//! the meaning of its surroundings, or that the person it is ascribed to said it.
//!
//! From a file to a proof:
//! 1. `crate::capture` and [`decode`]: bytes → text with its blocks, of HTML and Markdown what the page shows;
//! 2. [`archive`]: normalised, hashed, excluded passages located;
//! 3. [`quote`]: what the desk wrote → parts that must stand there;
//! 4. [`prove`]: every quote of a source in one pass → outcomes, with places in the text as archived;
//! 5. [`lock`]: outcomes → the file that proves them again without the archive.
//!
//! On top of them, for a whole site: [`states`] says without the archive what is still proven, [`verify`] looks everything up.
//!
//! Resemblance is not fitting: `fitting` records how the words stand there (`blocks`, `speech`, `sentences`), and asks whether they carry the
//! claim, with the words of one table (`language`).
//!
//! Where a publisher changed its text, `captures` says in which of several archived texts a quote stands.
//!
//! Before the first claim: [`survey`] says what a text offers to whoever is to annotate it, and asserts nothing.
//!
//! Beside it: [`share`] (how much is quoted), [`concordance`] (names), `looked_for` (words that would show an answer).
//! [`sheet`] lays a text out for whoever reads claims out of it.
//! Nothing here reads or writes a file, and nothing depends on the order of quotes or sources.

pub mod archive;
pub mod concordance;
pub mod decode;
pub mod diff;
pub mod lock;
pub mod prove;
pub mod quote;
pub mod report;
pub mod share;
pub mod sheet;
pub mod survey;
pub mod verify;

mod blocks;
mod captures;
mod find;
mod findings;
mod fitting;
mod html;
mod language;
mod look_alike;
mod looked_for;
mod missed;
mod near;
mod own_text;
mod search;
mod sentences;
mod speech;
mod states;
mod strikes;
mod tokens;
mod values;

pub use looked_for::doubtful_silences;
pub use states::{LockFile, Proofs, states, states_by};
