//! The gate: one pass over a YAML text that says where everything stands and what is not taken, before serde reads a value.
//!
//! It holds off what serde would be slow at, take silently or report without a place: size, depth, anchors and aliases, tags,
//! duplicate keys, tabs. All that one pass can find is reported; what is not YAML ends the pass. The gate does not know the
//! fields of any record.
//!
//! All ranges are bytes of the whole file, a byte-order mark and the opening fence included.

mod fault;
mod place;
mod reader;
mod signs;

#[cfg(test)]
mod agreement;
#[cfg(test)]
mod tests;

use crate::model::outline::Outline;
use crate::parse::fence::Fence;

pub use fault::{FaultKind, GateFault};

/// How much of a YAML text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YamlLimits {
    /// The largest text, in bytes.
    pub bytes: usize,
    /// The deepest nesting of mappings and sequences, the outermost being 1.
    pub depth: usize,
    /// The most values, mappings and sequences among them.
    pub nodes: usize,
}

impl Default for YamlLimits {
    fn default() -> Self {
        Self { bytes: 64 * 1024, depth: 64, nodes: 50_000 }
    }
}

/// What the gate has to say of a YAML text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gated {
    /// Where everything stands, as far as it was read.
    pub outline: Outline,
    /// What is not taken, in the order of the text. Where there is none, serde can be let at it.
    pub faults: Vec<GateFault>,
}

/// Looks through the frontmatter of `file`, which `fence` marks out.
pub fn gate(file: &str, fence: &Fence, limits: &YamlLimits) -> Gated {
    let size = fence.frontmatter.len();
    if size > limits.bytes {
        let message = format!("the YAML text has {size} bytes, and at most {} are read", limits.bytes);
        let help = "move long text to the body, or raise the limit in `site.yaml`";
        let fault = GateFault::new(FaultKind::TooLarge, fence.opening.clone(), message, help);
        return Gated { outline: reader::nothing(fence), faults: vec![fault] };
    }
    let mut read = reader::read(file, fence, limits);
    signs::check(&file[..read.end], fence.frontmatter.start, &read.spared, &mut read.faults);
    read.faults.sort_by_key(|fault| (fault.range.start, fault.range.end, fault.kind));
    read.faults.dedup();
    Gated { outline: read.outline, faults: read.faults }
}
