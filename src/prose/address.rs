//! Which addresses are safe.

use crate::model::address::{NoWebAddress, WebAddress, percent_decoded};
use crate::model::prose::{LocalLink, Target};

/// Why an address is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// White space, control characters or backslashes, which browsers drop or read as something else.
    Disguised,
    /// Neither `http`, `https` nor `mailto`.
    Scheme,
    /// `https:` and no host.
    NoHost,
    /// `//host/path`, which is an address elsewhere without its scheme.
    NoScheme,
    /// An empty address.
    Empty,
}

impl Refusal {
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Disguised => "holds white space, control characters or backslashes",
            Self::Scheme => "is neither `http`, `https` nor `mailto`",
            Self::NoHost => "names no host",
            Self::NoScheme => "names a host without a scheme",
            Self::Empty => "is empty",
        }
    }
}

/// Reads an address whose entities and escapes Markdown has already resolved.
///
/// Browsers drop tabs and line ends inside an address and control characters before it, so an address with any of them is refused
/// rather than repaired. What remains has a scheme exactly where the URL standard sees one.
pub(super) fn read_address(address: &str) -> Result<Target, Refusal> {
    if address.is_empty() {
        return Err(Refusal::Empty);
    }
    let disguises = |character: char| character.is_control() || character == '\\' || (character.is_whitespace() && character != ' ');
    if address.contains(disguises) || address.starts_with(' ') || address.ends_with(' ') {
        return Err(Refusal::Disguised);
    }
    if let Some(scheme) = scheme(address) {
        if scheme.eq_ignore_ascii_case("mailto") {
            return Ok(Target::Mail(address.to_owned()));
        }
        // Browsers read a space as it is encoded here.
        return WebAddress::parse(&address.replace(' ', "%20")).map(Target::Web).map_err(|wrong| match wrong {
            NoWebAddress::NoHost => Refusal::NoHost,
            _ => Refusal::Scheme,
        });
    }
    if address.starts_with("//") {
        return Err(Refusal::NoScheme);
    }
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(percent_decoded(fragment))),
        None => (address, None),
    };
    Ok(Target::Local(LocalLink { path: percent_decoded(path), fragment }))
}

/// The scheme by RFC 3986, section 3.1: a letter, then letters, digits, `+`, `-` and `.`, up to the first colon.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let first = scheme.bytes().next()?;
    let rest = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    (first.is_ascii_alphabetic() && scheme.bytes().all(rest)).then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::prose::LocalTarget;

    #[test]
    fn only_three_schemes_lead_elsewhere() {
        let web = |address| WebAddress::parse(address).map(Target::Web).expect("it is one");
        assert_eq!(read_address("http://a.example"), Ok(web("http://a.example")));
        assert_eq!(read_address("HTTPS://a.example/x y"), Ok(web("HTTPS://a.example/x%20y")));
        assert_eq!(read_address("mailto:a@b.example"), Ok(Target::Mail("mailto:a@b.example".to_owned())));
        for (bad, refusal) in [
            ("javascript:alert(1)", Refusal::Scheme),
            ("JaVaScRiPt:alert(1)", Refusal::Scheme),
            ("java\tscript:alert(1)", Refusal::Disguised),
            ("java\nscript:alert(1)", Refusal::Disguised),
            ("\u{1}javascript:alert(1)", Refusal::Disguised),
            (" javascript:alert(1)", Refusal::Disguised),
            ("\u{a0}javascript:alert(1)", Refusal::Disguised),
            ("data:text/html,x", Refusal::Scheme),
            ("vbscript:x", Refusal::Scheme),
            ("file:///etc/passwd", Refusal::Scheme),
            ("https:///x", Refusal::NoHost),
            ("//host/x", Refusal::NoScheme),
            ("/\\host/x", Refusal::Disguised),
            ("", Refusal::Empty),
        ] {
            assert_eq!(read_address(bad), Err(refusal), "{bad:?}");
        }
    }

    #[test]
    fn a_local_link_is_relative_to_its_file() {
        let target = |address: &str| match read_address(address) {
            Ok(Target::Local(link)) => link.target("content/sources/letters/a.md"),
            other => panic!("{address}: {other:?}"),
        };
        let file = |path: &str| LocalTarget::File(path.to_owned());
        assert_eq!(target("../../actors/x.md#top"), file("content/actors/x.md"));
        assert_eq!(target("map%20one.png"), file("content/sources/letters/map one.png"));
        assert_eq!(target("/map.png"), file("content/map.png"));
        assert_eq!(target("./b.md"), file("content/sources/letters/b.md"));
        assert_eq!(target("#here"), LocalTarget::SamePage);
        assert_eq!(target("../../../x"), LocalTarget::Outside);
        assert_eq!(target("../../../../../../content/x"), LocalTarget::Outside);
        assert_eq!(target("%2e%2e/%2e%2e/%2e%2e/x"), LocalTarget::Outside);
    }
}
