//! Figures that prose places.

use std::collections::BTreeSet;

use super::page::Page;
use super::sites;
use crate::support::Site;

#[test]
fn the_same_figure_placed_twice_shares_no_id() {
    let lines = "{{ compare(event=\"dock-talks-2\") }}\n\n{{ timeline() }}\n\n{{ question(id=\"talks-2-length\") }}\n\n".repeat(2);
    let site = Site::copy_of("tests/golden/dock-talks");
    let about = std::fs::read_to_string(site.root().join("content/events/dock-talks-2.md")).expect("the event is there");
    let site = site.file("content/events/dock-talks-2.md", &format!("{about}\n\n{lines}"));
    site.build(&[]).ends(0);
    let page = Page::of(&site, "events/dock-talks-2.html");
    let mut ids = BTreeSet::new();
    for element in page.all("[id]") {
        let id = element.attribute("id").expect("it was asked for");
        assert!(ids.insert(id), "`{id}` stands twice");
    }
    // Three tables: two that the prose places, and the page's own.
    assert_eq!(page.all("main table[id$=compare-dock-talks-2]").len(), 3);
}

#[test]
fn what_a_figure_is_named_by_stands_on_its_page() {
    let mut named = 0;
    for site in sites() {
        for path in site.built_tree().into_keys().filter(|path| path.ends_with(".html")) {
            let page = Page::of(&site, &path);
            let ids: BTreeSet<_> = page.all("[id]").iter().filter_map(|element| element.attribute("id")).collect();
            for element in page.all("[aria-labelledby], [aria-describedby]") {
                let references = ["aria-labelledby", "aria-describedby"].into_iter().filter_map(|name| element.attribute(name));
                for id in references.flat_map(str::split_whitespace) {
                    assert!(ids.contains(id), "{path}: nothing has the id `{id}`");
                    named += 1;
                }
            }
        }
    }
    assert!(named > 100, "the pages were read");
}
