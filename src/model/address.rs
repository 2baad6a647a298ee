//! Addresses: which lead to the web, how paths become parts of them, and parts of them paths.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use schemars::JsonSchema;
use serde::Serialize;

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

/// What is encoded in an address that its author wrote, who may have encoded some of it.
const PARTLY_ENCODED: &AsciiSet = &IN_RELATIVE.remove(b'%').remove(b':').remove(b'&');

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

/// An address on the web: `http` or `https` with a host, without white space or control characters. It is made where text is read, and
/// nobody asks again whether it is safe to lead there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct WebAddress(String);

/// Why an address is none on the web.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoWebAddress {
    /// White space or control characters, which browsers drop or read as something else.
    #[error("holds white space or control characters")]
    Disguised,
    /// There is no scheme.
    #[error("has no scheme")]
    NoScheme,
    /// Other schemes can run code in the reader's browser or lead into the reader's own machine.
    #[error("has the scheme `{0}`, and only `http` and `https` are taken")]
    Scheme(String),
    /// There is no host.
    #[error("names no host")]
    NoHost,
    /// A user before the host, whose password would be published with every page.
    #[error("names a user")]
    User,
    /// A file, below which no other can stand.
    #[error("names a file, not the folder of the site")]
    File,
    /// What ends or would end the path, where files of the site are to be added to it.
    #[error("holds `{0}`, and files could not be named below it")]
    NoFolder(char),
}

impl WebAddress {
    /// Reads an address.
    ///
    /// # Errors
    /// Where a reader could not be led there safely.
    pub fn parse(text: &str) -> Result<Self, NoWebAddress> {
        if text.contains(|sign: char| sign.is_whitespace() || sign.is_control()) {
            return Err(NoWebAddress::Disguised);
        }
        let (scheme, rest) = text.split_once(':').ok_or(NoWebAddress::NoScheme)?;
        if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
            return Err(NoWebAddress::Scheme(scheme.to_owned()));
        }
        let host = rest.strip_prefix("//").and_then(|rest| rest.split(['/', '?', '#']).next());
        let has_host = host.is_some_and(|host| host.contains(char::is_alphanumeric) && !host.contains('\\'));
        if has_host { Ok(Self(text.to_owned())) } else { Err(NoWebAddress::NoHost) }
    }

    /// Reads the address of a folder. The result is written as RFC 3986 wants it, whatever the script of what was given, and ends with `/`.
    ///
    /// # Errors
    /// As for [`Self::parse`], and where the address has signs that no folder can have.
    pub fn parse_folder(text: &str) -> Result<Self, NoWebAddress> {
        let Self(address) = Self::parse(text)?;
        if let Some(sign) = address.chars().find(|&sign| "<>\"'`{}|\\^?#".contains(sign)) {
            return Err(NoWebAddress::NoFolder(sign));
        }
        let (scheme, rest) = address.split_once("://").ok_or(NoWebAddress::NoHost)?;
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        if authority.contains('@') {
            return Err(NoWebAddress::User);
        }
        let authority = ascii_authority(authority).ok_or(NoWebAddress::NoHost)?;
        let path = path.trim_end_matches('/');
        let ending = std::path::Path::new(path).extension().and_then(std::ffi::OsStr::to_str).unwrap_or_default();
        if ["html", "htm"].iter().any(|file| ending.eq_ignore_ascii_case(file)) {
            return Err(NoWebAddress::File);
        }
        let mut folder = format!("{}://{authority}/", scheme.to_ascii_lowercase());
        folder.extend(utf8_percent_encode(path, PARTLY_ENCODED));
        Ok(Self(if folder.ends_with('/') { folder } else { folder + "/" }))
    }
}

/// Host and port, the host as the domain name system writes it (UTS #46); `None` where it is no host.
fn ascii_authority(authority: &str) -> Option<String> {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    if !port.unwrap_or_default().bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let host = match number {
        Some(number) => number.parse::<std::net::Ipv6Addr>().is_ok().then(|| host.to_owned())?,
        None => idna::domain_to_ascii_strict(host).ok().filter(|host| !host.is_empty())?,
    };
    Some(port.filter(|port| !port.is_empty()).map_or_else(|| host.clone(), |port| format!("{host}:{port}")))
}

impl std::ops::Deref for WebAddress {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for WebAddress {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Site {
    /// Where a line of a content file can be edited, by the site's `edit_url`.
    pub fn edit_address(&self, path: &str, line: usize) -> Option<WebAddress> {
        let path = utf8_percent_encode(path, IN_PATHS).to_string();
        let pattern = self.edit_url.as_ref()?;
        Some(WebAddress(pattern.replace("{path}", &path).replace("{line}", &line.to_string())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_led_to_by_the_pattern() {
        let site = |pattern: &str| Site { edit_url: WebAddress::parse(pattern).ok(), ..Site::default() };
        for scheme in ["https", "HTTPS", "http"] {
            let github = site(&format!("{scheme}://example.org/edit/{{path}}?plain=1#L{{line}}"));
            let expected = format!("{scheme}://example.org/edit/content/a%20b.md?plain=1#L7");
            assert_eq!(github.edit_address("content/a b.md", 7).as_deref(), Some(expected.as_str()));
        }
        assert_eq!(Site::default().edit_address("content/a.md", 1), None);
    }

    #[test]
    fn only_the_web_is_led_to() {
        for good in ["http://a.example", "HTTPS://a.example/x?y#z", "https://example.org/{path}"] {
            assert_eq!(WebAddress::parse(good).as_deref(), Ok(good));
        }
        for (bad, expected) in [
            ("javascript:alert(1)", NoWebAddress::Scheme("javascript".to_owned())),
            ("//example.org/x", NoWebAddress::NoScheme),
            ("https://", NoWebAddress::NoHost),
            ("https:/a", NoWebAddress::NoHost),
            ("https://\\\\a", NoWebAddress::NoHost),
            ("https://a.example/ b", NoWebAddress::Disguised),
            ("java\tscript:alert(1)", NoWebAddress::Disguised),
        ] {
            assert_eq!(WebAddress::parse(bad), Err(expected), "{bad:?}");
        }
        assert_eq!(WebAddress::parse_folder("https://a.example/docs").as_deref(), Ok("https://a.example/docs/"));
        assert_eq!(WebAddress::parse_folder("https://a.example//").as_deref(), Ok("https://a.example/"));
        assert_eq!(WebAddress::parse_folder("https://a.example/?x"), Err(NoWebAddress::NoFolder('?')));
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
    fn the_address_of_a_site_is_that_of_a_folder() {
        for (given, expected) in [
            ("https://example.org", "https://example.org/"),
            ("HTTPS://Example.org:8080/docs//", "https://example.org:8080/docs/"),
            ("http://127.0.0.1:1111/", "http://127.0.0.1:1111/"),
            ("http://[::1]:1111/", "http://[::1]:1111/"),
            ("http://localhost/~a/b.c/", "http://localhost/~a/b.c/"),
            ("https://exämple.org/ü", "https://xn--exmple-cua.org/%C3%BC/"),
            ("https://example.org/a%20b", "https://example.org/a%20b/"),
        ] {
            assert_eq!(WebAddress::parse_folder(given).as_deref(), Ok(expected), "{given}");
        }
        for refused in [
            "",
            "example.org",
            "//example.org",
            "ftp://example.org",
            "https://",
            "https:///x",
            "https://:80/",
            "https:example.org",
            "https://user:word@example.org/",
            "https://example.org/?x=1",
            "https://example.org/b/#x",
            "https://example.org/index.html",
            "https://example.org/B.HTM/",
            "https://exam ple.org/",
            "https://a.b\\c/",
            "https://a..b/",
            "https://example.org:x/",
            "https://[1]/",
        ] {
            assert!(WebAddress::parse_folder(refused).is_err(), "{refused}: {:?}", WebAddress::parse_folder(refused));
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
