//! Names that every file system can carry: the site is built on one machine, unpacked on another and served by a third.

use super::Fault;
use crate::diagnostic::Code;
use crate::quotation::invisible::may_be_invisible;

/// Names that Windows keeps for devices, whatever ending follows (Microsoft, "Naming Files, Paths, and Namespaces").
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
/// The most bytes that a part of a path may have: common file systems take 255, and what is built adds an ending.
const MOST_BYTES: usize = 200;

/// What keeps a part of a path from being a file's or folder's name on every system.
pub(super) fn not_portable(path: &str) -> Option<Fault> {
    path.split('/').find_map(|part| Some((part, hindrance(part)?))).map(|(part, (reason, help))| {
        let message = format!("`{part}` {reason}");
        Fault::new(Code::FileNameNotAnId, message, help)
    })
}

/// What is wrong with a part of a path, and what to do.
fn hindrance(part: &str) -> Option<(&'static str, &'static str)> {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = ["com", "lpt"].iter().find_map(|device| stem.strip_prefix(device)).is_some_and(|number| {
        // Windows takes the raised digits of Latin-1 for the others.
        let mut digits = number.chars();
        matches!(digits.next(), Some('1'..='9' | '¹' | '²' | '³')) && digits.next().is_none()
    });
    let forbidden = |character: char| character.is_control() || "<>:\"|?*\\".contains(character);
    if numbered || DEVICES.contains(&stem.as_str()) {
        Some(("is the name of a device to Windows, which cannot write such a file", "give the file another name"))
    } else if part.contains(forbidden) {
        Some((
            "holds a sign that Windows allows in no file name",
            "leave out `<`, `>`, `:`, `\"`, `|`, `?`, `*`, `\\` and control characters",
        ))
    } else if part.chars().any(may_be_invisible) {
        Some(("holds a character that nobody sees", "type the name anew"))
    } else if part.ends_with(['.', ' ']) {
        Some(("ends with a dot or a blank, which Windows drops", "leave it out"))
    } else if part.len() > MOST_BYTES {
        Some(("is too long a name for many systems", "shorten it to at most 200 bytes"))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_system_cannot_write_are_known() {
        for bad in [
            "con.md",
            "AUX",
            "nul.tar.gz",
            "CONIN$",
            "COM¹.txt",
            "pages/lpt1.md",
            "com9.png",
            "a?.png",
            "b.png ",
            "c|d.png",
            "a:b",
            "a\\b",
            "dot.",
            "\u{1}",
        ] {
            assert!(not_portable(bad).is_some(), "{bad:?}");
        }
        assert!(not_portable(&"ä".repeat(101)).is_some());
        for good in ["console.md", "com.md", "com0.md", "com10.md", "a b.png", "über.png", ".well-known/x", &"a".repeat(200)] {
            assert!(not_portable(good).is_none(), "{good:?}");
        }
    }
}
