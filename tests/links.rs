//! Soundness of every built page: links and fragments lead somewhere, ids are unique, and nothing is asked of another host.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use scraper::{Html, Selector};
use sha2::{Digest as _, Sha256};

use crate::support::Site;

/// The address of the invented site.
const OWN_ADDRESS: &str = "https://desk.example/docks/";

/// An element: its name and attributes.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The elements of a page.
fn tags(html: &str) -> Vec<Tag> {
    let page = Html::parse_document(html);
    let elements = page.tree.nodes().filter_map(|node| node.value().as_element().cloned());
    let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    elements.map(|element| Tag { name: element.name().to_owned(), attributes: element.attrs().map(owned).collect() }).collect()
}

/// The path that a relative address leads to from a page; `None` where it leads out of the site.
pub(crate) fn target(page: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// An address without its percent signs.
pub(crate) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let pair = (byte == b'%').then(|| [rest.next(), rest.next()].into_iter().flatten().map(char::from).collect::<String>());
        bytes.push(pair.and_then(|pair| u8::from_str_radix(&pair, 16).ok()).unwrap_or(byte));
    }
    String::from_utf8(bytes).expect("addresses are UTF-8")
}

fn faults(site: &Site) -> Vec<String> {
    let tree = site.built_tree();
    let pages: BTreeMap<&str, Vec<Tag>> = tree
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), tags(std::str::from_utf8(bytes).expect("pages are UTF-8"))))
        .collect();
    assert!(pages.contains_key("index.html"), "there is a front page");
    let mut faults = Vec::new();
    let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (page, tags) in &pages {
        let ids = ids.entry(page).or_default();
        for id in tags.iter().filter_map(|tag| tag.attribute("id")) {
            if !ids.insert(id) {
                faults.push(format!("{page}: the id `{id}` stands twice"));
            }
        }
    }
    for (page, tags) in &pages {
        for tag in tags {
            let fetched = tag.name != "a"
                && !(tag.name == "link" && tag.attribute("rel").is_some_and(|rel| !rel.contains("stylesheet") && !rel.contains("icon")));
            for address in ["href", "src", "data", "poster"].iter().filter_map(|name| tag.attribute(name)) {
                // The page for what is not found is shown at any depth, so it needs the site's own address.
                let address = if *page == "404.html" { address.strip_prefix(OWN_ADDRESS).unwrap_or(address) } else { address };
                let external = ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
                if external {
                    if fetched {
                        faults.push(format!("{page}: <{}> asks another host: {address}", tag.name));
                    }
                    continue;
                }
                if address.starts_with("data:") && tag.name != "a" {
                    continue;
                }
                if address.starts_with('/')
                    || address.contains("://")
                    || address.split(['/', '#', '?']).next().is_some_and(|first| first.contains(':'))
                {
                    faults.push(format!("{page}: `{address}` is not relative"));
                    continue;
                }
                let (path, fragment) = address.split_once('#').map_or((address, None), |(path, fragment)| (path, Some(fragment)));
                let path = percent_decoded(path.split('?').next().expect("a first part"));
                let Some(target) = (if path.is_empty() { Some((*page).to_owned()) } else { target(page, &path) }) else {
                    faults.push(format!("{page}: `{address}` leaves the site"));
                    continue;
                };
                if path.ends_with('/') || !tree.contains_key(&target) {
                    faults.push(format!("{page}: `{address}` leads to no file"));
                    continue;
                }
                let fragment = fragment.filter(|fragment| !fragment.is_empty() && target.ends_with(".html")).map(percent_decoded);
                if let Some(fragment) = fragment
                    && !ids[target.as_str()].contains(fragment.as_str())
                {
                    faults.push(format!("{page}: `{address}` leads to no place in that page"));
                }
            }
        }
    }
    faults.sort();
    faults.dedup();
    faults
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    for site in [Site::of_this_repository(), Site::copy_of("tests/golden/dock-talks"), Site::new()] {
        site.build(&["--drafts"]).ends(0);
        let faults = faults(&site);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn a_broken_page_would_be_noticed() {
    let site = Site::new();
    site.build(&[]).ends(0);
    let page = r#"<p id="a"></p><p id='a'></p><a href="x.html">x</a><a href="index.html#nowhere"></a><img src="https://x.example/a"><a href="/b"></a>"#;
    let site = site.file("public/bad.html", page);
    let bad: Vec<String> = faults(&site).into_iter().filter(|fault| fault.starts_with("bad.html")).collect();
    assert_eq!(bad.len(), 5, "{bad:#?}");
}

#[test]
fn the_page_for_what_is_not_there_is_allowed_the_lines_of_style_that_it_brings() {
    let site = Site::new();
    site.build(&[]).ends(0);
    let tree = site.built_tree();
    let page = Html::parse_document(std::str::from_utf8(&tree["404.html"]).expect("pages are UTF-8"));
    let first = |selector| page.select(&Selector::parse(selector).expect("a selector")).next().expect("the page has one");
    let hash = STANDARD.encode(Sha256::digest(first("style").text().collect::<String>()));
    let policy = first("meta[http-equiv=Content-Security-Policy]").attr("content").expect("a policy");
    assert!(policy.contains(&format!("style-src 'self' 'sha256-{hash}'")), "{hash} is not in {policy}");
}
