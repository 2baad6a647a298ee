//! What the program that saved a page wrote before it: address and time, in a comment.

use super::metadata::edtf;
use super::{Capture, CaptureFormat};

/// Comments of programs stand in the first bytes.
const WITHIN: usize = 4_096;

/// An HTML page with what the program that saved it says.
pub(super) fn read(text: String) -> Capture {
    let start = &text[..text.floor_char_boundary(WITHIN)];
    let (address, retrieved) = single_file(start).or_else(|| browser(start)).unwrap_or_default();
    Capture { format: CaptureFormat::Html, address, retrieved, text, ..Capture::default() }
}

type Said = (Option<String>, Option<String>);

/// `<!-- Page saved with SingleFile url: … saved date: Tue Mar 04 2025 20:00:00 GMT+0000 (…) -->`
fn single_file(start: &str) -> Option<Said> {
    let comment = start.split("Page saved with SingleFile").nth(1)?.split("-->").next()?;
    let field = |name: &str| comment.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim);
    Some((field("url:").map(str::to_owned), field("saved date:").and_then(written_day)))
}

/// `<!-- saved from url=(0027)https://example.org/a -->`, as browsers write it.
fn browser(start: &str) -> Option<Said> {
    let address = start.split("<!-- saved from url=(").nth(1)?.split_once(')')?.1.split_whitespace().next()?;
    Some((Some(address.to_owned()), None))
}

/// The day of `Tue Mar 04 2025 20:00:00 GMT+0000 (…)`, as scripts write dates.
fn written_day(date: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut parts = date.split_whitespace().skip(1);
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    edtf(&format!("{year}-{month:02}-{day}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_programs_write_before_a_page() {
        let saved = "<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://example.org/a \n saved date: Tue Mar 04 \
         2025 20:00:00 \
                     GMT+0000 (Coordinated Universal Time)\n--><p>x";
        let read_page = read(saved.to_owned());
        assert_eq!((read_page.address.as_deref(), read_page.retrieved.as_deref()), (Some("https://example.org/a"), Some("2025-03-04")));
        let read_page = read("<!-- saved from url=(0021)https://example.org/b -->\n<html>".to_owned());
        assert_eq!(read_page.address.as_deref(), Some("https://example.org/b"));
        assert_eq!(read("<html>".to_owned()).address, None);
    }
}
