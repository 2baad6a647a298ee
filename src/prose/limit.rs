//! How much a text may ask for: each limit is far above what anybody writes, and keeps a few bytes from becoming a large page.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::model::prose::{Fault, Node, NodeKind, Prose};

/// Pieces that Markdown finds in a text: words, marks, line ends. Each takes room in memory many times over.
pub(super) const MOST_PIECES: usize = 100_000;
/// Notes cited and things linked by `[[id]]`: the words of a name or a number with its links stand in place of a few bytes.
const MOST_REFERENCES: usize = 10_000;
/// Figures: each may be a table as long as the site.
const MOST_FIGURES: usize = 100;

/// A text that holds more pieces than are read, which end at `range`: nothing of it is shown.
pub(super) fn too_many_pieces(range: Range<usize>) -> Prose {
    Prose { faults: vec![fault(range, MOST_PIECES, "pieces of Markdown")], ..Prose::default() }
}

/// The fault of a text that asks for too much.
pub(super) fn asks_too_much<'text>(nodes: impl Iterator<Item = &'text Node>) -> Option<Fault> {
    let (mut references, mut figures) = (0, 0);
    for (count, node) in nodes.enumerate() {
        // Addresses are found in words that Markdown takes for one piece.
        if count == MOST_PIECES {
            return Some(fault(node.range(), MOST_PIECES, "pieces of Markdown"));
        }
        match &node.kind {
            NodeKind::FootnoteReference(_) | NodeKind::Reference(_) => references += 1,
            NodeKind::Citation(claims) => references += claims.len(),
            NodeKind::Figure(_) => figures += 1,
            _ => continue,
        }
        if references > MOST_REFERENCES {
            return Some(fault(node.range(), MOST_REFERENCES, "notes and links to things of the site"));
        }
        if figures > MOST_FIGURES {
            return Some(fault(node.range(), MOST_FIGURES, "figures"));
        }
    }
    None
}

fn fault(range: Range<usize>, most: usize, what: &str) -> Fault {
    Fault {
        code: Code::ProseLimit,
        range,
        message: format!("the text holds more than {most} {what}"),
        help: "Split it into several files.".to_owned(),
        suggestion: None,
    }
}
