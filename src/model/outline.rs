//! Where each value of a frontmatter stands. (Being replaced by the module from the YAML gate, same API.)
#![allow(missing_docs, reason = "replaced by the real module within the hour")]
use std::ops::Range;
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    Key(&'a str),
    Index(usize),
}
#[derive(Debug, Clone, Default)]
pub struct Outline;
impl Outline {
    pub fn nearest(&self, _: &[Step<'_>]) -> Range<usize> {
        0..0
    }
}
