//! How paths become parts of addresses, and parts of addresses paths.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::library::Site;

/// What is encoded in a path: everything but letters, digits and what no address gives a meaning there.
const IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
/// What is encoded in a relative address of a file of the site, which may hold signs that RFC 3986 allows in a path.
const IN_RELATIVE: &AsciiSet = &IN_PATHS
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b'@');
/// What is encoded after `#`: as in a relative address, where `:` and `?` mean nothing any more.
const IN_FRAGMENTS: &AsciiSet = &IN_RELATIVE.remove(b':').remove(b'?');

/// Appends a path of the site to a relative address.
pub fn append_path(address: &mut String, path: &str) {
    address.extend(utf8_percent_encode(path, IN_RELATIVE));
}

/// Appends what stands after `#`.
pub fn append_fragment(address: &mut String, fragment: &str) {
    address.extend(utf8_percent_encode(fragment, IN_FRAGMENTS));
}

/// How the file at `from` addresses the file at `to`; both are paths below one folder.
pub fn relative(from: &str, to: &str) -> String {
    let folders = |path: &str| path.matches('/').count();
    let mut shared = 0;
    for (index, (left, right)) in from.bytes().zip(to.bytes()).enumerate() {
        if left != right {
            break;
        }
        if left == b'/' {
            shared = index + 1;
        }
    }
    let mut address = "../".repeat(folders(&from[shared..]));
    append_path(&mut address, &to[shared..]);
    address
}

/// Part of an address with every `%XX` as the byte it stands for; what would be no UTF-8 then is left as it was.
pub fn percent_decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

impl Site {
    /// Where a line of a content file can be edited, by the site's `edit_url`. Only the web is led to, whatever the settings say.
    pub fn edit_address(&self, path: &str, line: usize) -> Option<String> {
        let pattern = self.edit_url.as_deref().filter(|url| url.starts_with("https://") || url.starts_with("http://"))?;
        let path = utf8_percent_encode(path, IN_PATHS).to_string();
        Some(pattern.replace("{path}", &path).replace("{line}", &line.to_string()))
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

    #[test]
    fn addresses_are_relative_and_name_the_file() {
        for (from, to, expected) in [
            ("index.html", "events/a.html", "events/a.html"),
            ("events/a.html", "index.html", "../index.html"),
            ("events/a.html", "events/b.html", "b.html"),
            ("events/a.html", "events/a.html", "a.html"),
            ("events/a.html", "sources/letters/corinthians.html", "../sources/letters/corinthians.html"),
            ("sources/letters/corinthians.html", "sources/letters.html", "../letters.html"),
            ("sources/letters/corinthians.html", "sources/letters/romans.html", "romans.html"),
            ("sources/letter.html", "sources/letters/romans.html", "letters/romans.html"),
            ("index.html", "a map é.png", "a%20map%20%C3%A9.png"),
        ] {
            assert_eq!(relative(from, to), expected, "{from} to {to}");
        }
    }

    #[test]
    fn what_was_encoded_is_decoded() {
        for (encoded, text) in [("a%20b%C3%A4", "a bä"), ("100%", "100%"), ("%zz", "%zz"), ("%FF", "%FF"), ("a+b", "a+b")] {
            assert_eq!(percent_decoded(encoded), text);
        }
    }

    #[test]
    fn what_means_something_elsewhere_is_encoded() {
        let mut address = String::new();
        append_path(&mut address, "a b/ä?#:x@y.html");
        address.push('#');
        append_fragment(&mut address, "c:d #é");
        assert_eq!(address, "a%20b/%C3%A4%3F%23%3Ax@y.html#c:d%20%23%C3%A9");
    }
}
