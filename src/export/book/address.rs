//! Where the addresses of a page lead: into the book, to another file of the site, or out of it.

use crate::model::address::{append_path, percent_decoded};
use std::collections::{BTreeMap, BTreeSet};

/// The places of a book: its pages by their paths, and the ids on each.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    /// The ids of each page.
    pub(super) ids: BTreeMap<String, BTreeSet<String>>,
    /// Pages that show the same as one in the book, by their paths, and the path of that one.
    pub(super) doubles: BTreeMap<String, String>,
}

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Destination<'book> {
    /// To a page of the book.
    Page {
        path: &'book str,
        /// A place on it, as an id; `None` for its beginning, also where the page has no such place.
        id: Option<&'book str>,
    },
    /// To a file of the site that is no page of the book.
    File {
        /// Its path below the output folder.
        path: String,
        /// What follows the path in the address: `?query#fragment`.
        rest: String,
    },
    /// Out of the site.
    Outside,
}

impl Places {
    /// Where an address on the page at `from` leads.
    pub(super) fn destination(&self, from: &str, address: &str) -> Destination<'_> {
        let Some((path, rest)) = in_site(from, address) else { return Destination::Outside };
        let page = self.doubles.get(&path).unwrap_or(&path);
        match self.ids.get_key_value(page) {
            Some((page, ids)) => {
                let fragment = rest.split_once('#').map_or("", |(_, fragment)| fragment);
                let id = ids.get(fragment).or_else(|| ids.get(&percent_decoded(fragment)));
                Destination::Page { path: page, id: id.map(String::as_str) }
            }
            None => Destination::File { path, rest: rest.to_owned() },
        }
    }
}

/// The path below the output folder to which an address in the file at `from` leads, and what follows the path in the address; `None`
/// where it leads out of the site.
pub(super) fn in_site<'address>(from: &str, address: &'address str) -> Option<(String, &'address str)> {
    let address = address.trim();
    if leads_out(address) {
        return None;
    }
    let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    let path = if path.is_empty() { from.to_owned() } else { joined(from, &percent_decoded(path))? };
    Some((path, rest))
}

/// Whether the address has a scheme or names a host. A relative address may have a colon only after its first `/`.
fn leads_out(address: &str) -> bool {
    let first = address.split(['/', '?', '#']).next().unwrap_or_default();
    first.contains(':') || address.starts_with('/')
}

/// The path that a relative one leads to from a page; `None` where it leaves the site.
fn joined(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The address of a file of the site where the site stands; `None` where nobody knows that.
pub(super) fn absolute(base_url: Option<&str>, path: &str, rest: &str) -> Option<String> {
    let mut address = base_url?.to_owned();
    append_path(&mut address, path);
    Some(address + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_where_a_browser_would_go() {
        let ids = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect::<BTreeSet<_>>();
        let places = Places {
            ids: BTreeMap::from([
                ("briefings/a.html".to_owned(), ids(&["h", "é x"])),
                ("sources.html".to_owned(), ids(&[])),
                ("sources/x/y.html".to_owned(), ids(&["claim-1"])),
            ]),
            doubles: BTreeMap::from([("index.html".to_owned(), "briefings/a.html".to_owned())]),
        };
        let page = |path, id| Destination::Page { path, id };
        let file = |path: &str, rest: &str| Destination::File { path: path.to_owned(), rest: rest.to_owned() };
        for (from, address, leads_to) in [
            ("index.html", "#h", page("briefings/a.html", Some("h"))),
            ("briefings/a.html", "#%C3%A9%20x", page("briefings/a.html", Some("é x"))),
            ("briefings/a.html", "../index.html#gone", page("briefings/a.html", None)),
            ("sources.html", "sources/x/y.html#claim-1", page("sources/x/y.html", Some("claim-1"))),
            ("sources/x/y.html", "../../sources.html", page("sources.html", None)),
            ("sources/x/y.html", "../../data/a%20b.csv?x#y", file("data/a b.csv", "?x#y")),
            ("sources.html", "../above.html", Destination::Outside),
            ("sources.html", "https://example.org/sources.html", Destination::Outside),
            ("sources.html", "//example.org/", Destination::Outside),
            ("sources.html", "mailto:a@example.org", Destination::Outside),
            ("sources.html", "a:b.html", Destination::Outside),
            ("sources.html", "x/a:b.png", file("x/a:b.png", "")),
            ("sources.html", "", page("sources.html", None)),
        ] {
            assert_eq!(places.destination(from, address), leads_to, "{address} on {from}");
        }
    }

    #[test]
    fn files_are_found_at_the_address_of_the_site() {
        let base = Some("https://example.org/x/");
        assert_eq!(absolute(base, "data/a b.csv", "#1").as_deref(), Some("https://example.org/x/data/a%20b.csv#1"));
        assert_eq!(absolute(None, "data/a b.csv", ""), None);
    }
}
