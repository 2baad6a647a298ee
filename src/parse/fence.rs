//! Splits a content file into its frontmatter and its body.

use std::fmt;
use std::ops::Range;

/// The parts of a content file, in bytes of the file. Line endings belong to no part but the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fence {
    /// The opening `---`; of a `.yaml` record, its first line. What the record lacks is said here.
    pub opening: Range<usize>,
    /// The YAML text, from the line behind the opening fence to the line of the closing one.
    pub frontmatter: Range<usize>,
    /// All that comes after the closing fence's line.
    pub body: Range<usize>,
}

/// Why a file has no frontmatter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FenceFaultKind {
    /// Line 1 is not `---`.
    Missing,
    /// No line `---` or `...` closes the frontmatter.
    Unclosed,
}

/// A file whose frontmatter cannot be found. Displayed, it is one lower-case phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FenceFault {
    /// What is wrong.
    pub kind: FenceFaultKind,
    /// The first line, which should be, or is, the opening fence. Bytes of the file.
    pub range: Range<usize>,
}

impl FenceFault {
    /// What to do.
    pub fn help(&self) -> &'static str {
        match self.kind {
            FenceFaultKind::Missing => "begin the file with a line `---`, then the fields, then another line `---`",
            FenceFaultKind::Unclosed => "end the fields with a line that is `---` and nothing else, at the left margin",
        }
    }
}

impl fmt::Display for FenceFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.kind {
            FenceFaultKind::Missing => "the file does not begin with `---`",
            FenceFaultKind::Unclosed => "the frontmatter that opens here is never closed",
        })
    }
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Finds the frontmatter of a Markdown record: `---` alone on line 1 (a byte-order mark may precede it) to the next line that
/// is `---` or `...` alone. White space after a fence is not seen, and so allowed.
///
/// # Errors
/// Where one of the two is missing.
pub fn split(text: &str) -> Result<Fence, FenceFault> {
    let start = content_start(text);
    let mut lines = lines_from(text, start);
    let (opening, frontmatter_start) = lines.next().unwrap_or((start..start, start));
    if &text[opening.clone()] != "---" {
        return Err(FenceFault { kind: FenceFaultKind::Missing, range: opening });
    }
    match lines.find(|(line, _)| matches!(&text[line.clone()], "---" | "...")) {
        Some((closing, body_start)) => Ok(Fence { opening, frontmatter: frontmatter_start..closing.start, body: body_start..text.len() }),
        None => Err(FenceFault { kind: FenceFaultKind::Unclosed, range: opening }),
    }
}

/// The parts of a `.yaml` record, which is frontmatter from its start to its end.
pub fn whole(text: &str) -> Fence {
    let start = content_start(text);
    let opening = lines_from(text, start).next().map_or(start..start, |(line, _)| line);
    Fence { opening, frontmatter: start..text.len(), body: text.len()..text.len() }
}

fn content_start(text: &str) -> usize {
    text.len() - text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).len()
}

/// The lines from `start` on: the bytes of each without white space at its end, and where the next begins.
fn lines_from(text: &str, start: usize) -> impl Iterator<Item = (Range<usize>, usize)> {
    text[start..].split_inclusive('\n').scan(start, |next, line| {
        let begin = *next;
        *next += line.len();
        Some((begin..begin + line.trim_ascii_end().len(), *next))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_lie_between_the_fences() {
        for (text, frontmatter, body) in [
            ("---\na: 1\n---\nBody.\n", "a: 1\n", "Body.\n"),
            ("\u{feff}---\r\na: é\r\n---\r\nBödy.\r\n", "a: é\r\n", "Bödy.\r\n"),
            ("---\na: 1\n...\nBody", "a: 1\n", "Body"),
            ("---\n---\n", "", ""),
            ("---\na: 1\n---", "a: 1\n", ""),
            ("--- \na: 1\n---\t\nBody", "a: 1\n", "Body"),
            ("---\na: |\n  ---\n  ...\n---\n---\n", "a: |\n  ---\n  ...\n", "---\n"),
            ("---\na: 1\n--- # no fence\nb: 2\n---\n", "a: 1\n--- # no fence\nb: 2\n", ""),
        ] {
            let fence = split(text).unwrap_or_else(|fault| panic!("{text:?}: {fault}"));
            assert_eq!((&text[fence.frontmatter], &text[fence.body]), (frontmatter, body), "{text:?}");
            assert_eq!(&text[fence.opening], "---", "{text:?}");
        }
    }

    #[test]
    fn a_missing_fence_is_said_at_the_first_line() {
        for (text, kind, line) in [
            ("", FenceFaultKind::Missing, ""),
            ("\u{feff}", FenceFaultKind::Missing, ""),
            ("# Title\n", FenceFaultKind::Missing, "# Title"),
            ("\n---\na: 1\n---\n", FenceFaultKind::Missing, ""),
            (" ---\na: 1\n---\n", FenceFaultKind::Missing, " ---"),
            ("----\na: 1\n---\n", FenceFaultKind::Missing, "----"),
            ("---", FenceFaultKind::Unclosed, "---"),
            ("\u{feff}---\r\na: 1\r\n ---\r\nBody", FenceFaultKind::Unclosed, "---"),
        ] {
            let fault = split(text).expect_err(text);
            assert_eq!((fault.kind, &text[fault.range]), (kind, line), "{text:?}");
        }
    }

    #[test]
    fn a_yaml_record_is_all_frontmatter() {
        let text = "\u{feff}title: x\nkind: y\n";
        let fence = whole(text);
        assert_eq!(&text[fence.frontmatter], "title: x\nkind: y\n");
        assert_eq!((&text[fence.opening], &text[fence.body]), ("title: x", ""));
        assert_eq!(whole("").frontmatter, 0..0);
    }
}
