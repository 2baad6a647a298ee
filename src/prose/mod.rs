//! Reading Markdown: the grammar of prose, and nothing of how it looks.
//!
//! `parse` reads a body with [`read_in`], and the [`Prose`] stays with the record: `link` and `check` look at what it refers to, `render`
//! turns it into HTML, so what is checked is what is shown. Its ranges are bytes of the body.
//!
//! The grammar is `CommonMark` with tables, footnotes, strikethrough, task lists, definition lists, alerts and `{#id}` on headings, and:
//! - `[[id]]`, `[[kind:id]]`, `[[id|words]]`: a link to a thing of the site;
//! - `[@source#claim]`, several joined by `;`: a citation, which becomes a numbered note;
//! - `{{ name(key="value") }}` alone on a line, outside lists and quotations: a figure.
//!
//! Raw HTML is text. An address that is not safe never becomes a link here, so nobody downstream can forget to ask.

mod address;
mod anchor;
mod bare_address;
mod brackets;
mod figure;
mod limit;
mod lines;
mod marks;
mod plain;
mod read;
mod resolve;
mod run;

#[cfg(test)]
mod tests;

pub use crate::model::prose::{
    Alert, Alignment, ClaimReference, Element, Fault, Figure, FigureArgument, FigureName, Footnote, Heading, LocalLink, LocalTarget, Node,
    NodeKind, Picture, Prose, Reference, Target, Words,
};
pub use marks::{MarkedStretch, Marks, Passage, PassageKind};
pub use plain::{PlainBlock, PlainText, Stretch};
pub use read::{read, read_in};
pub use resolve::{ClaimNote, Resolve};
