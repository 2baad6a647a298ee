//! Markup as a tree: HTML is read, changed, and written as HTML or as XML.
//!
//! Broken markup is read the way browsers read it, so what is written is always well-formed. The tree has elements and text; comments
//! and the document type are not kept.
//!
//! - [`read`] makes the tree, [`Element`] finds and changes what is in it;
//! - [`references`] gives every id another name together with all that refers to it, and visits every address;
//! - [`html`] and [`xhtml`] write it;
//! - [`drawing`] makes a tree of a file of SVG, and [`picture()`] says what a file that is named as a picture is;
//! - [`hash_source`] and [`data_address`] are for what a page holds instead of naming a file.

mod bounds;
mod drawing;
mod element;
mod embed;
mod picture;
mod read;
pub(crate) mod references;
mod write;

pub(crate) use drawing::drawing;
pub(crate) use element::{Element, Namespace, Node};
pub(crate) use embed::{data_address, hash_source};
pub(crate) use picture::{Picture, is_named_as_picture, picture};
pub(crate) use read::{DEEPEST, read};
pub(crate) use write::{escaped, html, xhtml};
