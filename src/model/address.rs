//! How paths become parts of addresses.

use std::fmt::Write as _;

use super::library::Site;

/// What may stand in a path as it is, beside letters and digits.
const PLAIN_IN_PATHS: &[u8] = b"-._~/";

/// Appends `text` with everything percent-encoded but ASCII letters, digits and `kept`.
pub fn percent_encode(address: &mut String, text: &str, kept: &[u8]) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            address.push(char::from(byte));
        } else {
            write!(address, "%{byte:02X}").expect("writing to a string does not fail");
        }
    }
}

impl Site {
    /// Where a line of a content file can be edited, by the site's `edit_url`. Only the web is led to, whatever the settings say.
    pub fn edit_address(&self, path: &str, line: usize) -> Option<String> {
        let pattern = self.edit_url.as_deref().filter(|url| url.starts_with("https://") || url.starts_with("http://"))?;
        let mut encoded = String::new();
        percent_encode(&mut encoded, path, PLAIN_IN_PATHS);
        Some(pattern.replace("{path}", &encoded).replace("{line}", &line.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_led_to_by_the_pattern() {
        let site = |pattern: &str| Site { edit_url: Some(pattern.to_owned()), ..Site::default() };
        let github = site("https://example.org/edit/{path}?plain=1#L{line}");
        let address = github.edit_address("content/a b.md", 7);
        assert_eq!(address.as_deref(), Some("https://example.org/edit/content/a%20b.md?plain=1#L7"));
        assert_eq!(site("javascript:{path}").edit_address("content/a.md", 1), None);
        assert_eq!(Site::default().edit_address("content/a.md", 1), None);
    }
}
