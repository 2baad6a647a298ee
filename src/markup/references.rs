//! Ids and what refers to them, and addresses.

use super::Element;

/// Attributes that hold one id.
const ONE: [&str; 6] = ["for", "list", "form", "popovertarget", "commandfor", "aria-activedescendant"];
/// Attributes that hold ids, with white space between.
const MANY: [&str; 9] = [
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "headers",
    "itemref",
];
/// Elements that form a group with others of the same `name`, or are named by it from elsewhere.
const NAMED: [&str; 3] = ["input", "details", "map"];
/// Attributes that hold one address. In `srcset` stand several.
const ADDRESSES: [&str; 7] = ["href", "src", "xlink:href", "poster", "data", "cite", "action"];

/// Gives every id another name, with everything in the tree that refers to it: labels, heads of cells, what describes what, groups of
/// choices, and the fills and masks of drawings. Links are addresses, so they are left to [`visit_addresses`].
pub(crate) fn rename_ids(tree: &mut Element, new_name: &impl Fn(&str) -> String) {
    tree.visit_mut(&mut |element| {
        let is_named = NAMED.contains(&element.name.as_str());
        for (name, value) in &mut element.attributes {
            match name.as_str() {
                "id" => *value = new_name(value),
                "name" if is_named => *value = new_name(value),
                "usemap" => *value = value.strip_prefix('#').map_or_else(String::new, |id| format!("#{}", new_name(id))),
                one if ONE.contains(&one) => *value = new_name(value),
                many if MANY.contains(&many) => {
                    *value = value.split_ascii_whitespace().map(new_name).collect::<Vec<_>>().join(" ");
                }
                _ if value.contains("url(#") => *value = with_renamed_urls(value, new_name),
                _ => {}
            }
        }
    });
}

/// Shows every address in the tree to `change`, with the element and the name of the attribute it stands in; what comes back takes its
/// place, and where nothing does, the attribute is taken away. Fragments of drawings (`<use href="#a">`) are addresses, too.
pub(crate) fn visit_addresses(tree: &mut Element, change: &mut impl FnMut(&Element, &str, &str) -> Option<String>) {
    tree.visit_mut(&mut |element| {
        for name in ADDRESSES {
            if let Some(address) = element.attribute(name) {
                match change(element, name, address) {
                    Some(changed) => element.set(name, changed),
                    None => drop(element.unset(name)),
                }
            }
        }
        if let Some(set) = element.attribute("srcset") {
            let changed: Vec<String> = set
                .split(", ")
                .filter_map(|candidate| {
                    let (address, width) = candidate.trim().split_once(' ').unwrap_or((candidate.trim(), ""));
                    change(element, "srcset", address).map(|address| format!("{address} {width}").trim_end().to_owned())
                })
                .collect();
            if changed.is_empty() {
                element.unset("srcset");
            } else {
                element.set("srcset", changed.join(", "));
            }
        }
    });
}

/// Every id of the tree, in the order of the text.
pub(crate) fn ids(tree: &Element) -> Vec<&str> {
    let mut ids = Vec::new();
    tree.visit(&mut |element| ids.extend(element.attribute("id")));
    ids
}

fn with_renamed_urls(value: &str, new_name: &impl Fn(&str) -> String) -> String {
    let mut renamed = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("url(#") {
        let (id, after) = after.split_once(')').unwrap_or((after, ""));
        for part in [before, "url(#", &new_name(id), ")"] {
            renamed.push_str(part);
        }
        rest = after;
    }
    renamed + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::{html, read};

    fn body(page: &str) -> Element {
        let tree = read(&format!("<body>{page}")).expect("it is shallow");
        tree.find(&|element| element.is("body")).expect("there is always a body").clone()
    }

    #[test]
    fn all_that_refers_to_an_id_follows_it() {
        for (read, written) in [
            (
                "<h2 id=\"a\">x</h2><section aria-labelledby=\"a  b\"></section>",
                "<h2 id=\"p:a\">x</h2><section aria-labelledby=\"p:a p:b\"></section>",
            ),
            ("<label for=\"a\">x</label><input id=\"a\" name=\"n\">", "<label for=\"p:a\">x</label><input id=\"p:a\" name=\"p:n\">"),
            ("<meta name=\"n\"><details name=\"d\"></details>", "<meta name=\"n\"><details name=\"p:d\"></details>"),
            ("<svg><rect fill=\"url(#g) url(#h)\"/></svg>", "<svg><rect fill=\"url(#p:g) url(#p:h)\"/></svg>"),
            ("<img usemap=\"#m\"><map name=\"m\"></map>", "<img usemap=\"#p:m\"><map name=\"p:m\"></map>"),
            ("<a href=\"#a\" title=\"a\">a</a>", "<a href=\"#a\" title=\"a\">a</a>"),
        ] {
            let mut tree = body(read);
            rename_ids(&mut tree, &|id| format!("p:{id}"));
            assert_eq!(html(&tree), format!("<body>{written}</body>"));
        }
    }

    #[test]
    fn every_address_is_seen_and_may_go() {
        let mut tree =
            body("<a href=\"x\">x</a><img src=\"y\" srcset=\"y 1x, gone 2x\"><a href=\"gone\">z</a><svg><use xlink:href=\"#u\"/></svg>");
        visit_addresses(&mut tree, &mut |element, name, address| (address != "gone").then(|| format!("{}/{name}/{address}", element.name)));
        let written = "<a href=\"a/href/x\">x</a><img src=\"img/src/y\" srcset=\"img/srcset/y 1x\"><a>z</a><svg><use xlink:href=\"use/xlink:href/#u\"/></svg>";
        assert_eq!(html(&tree), format!("<body>{written}</body>"));
    }

    #[test]
    fn ids_are_listed_in_the_order_of_the_text() {
        assert_eq!(ids(&body("<p id=b><i id=a></i></p><p id=c>")), ["b", "a", "c"]);
    }
}
