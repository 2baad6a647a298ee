//! A house style: one style sheet or one template of the site's own is enough.

use crate::support::Site;

#[test]
fn a_style_sheet_of_the_sites_own_holds_after_that_of_the_theme() {
    let site = Site::copy_of("tests/golden/dock-talks").file("static/custom.css", ":root { --accent: #225522; }\n");
    site.build(&[]).ends(0);
    assert_eq!(site.built("custom.css"), ":root { --accent: #225522; }\n");
    for (page, root) in [("index.html", ""), ("actors/marta-ruiz.html", "../")] {
        let links =
            format!("<link rel=\"stylesheet\" href=\"{root}static/variorum.css\">\n<link rel=\"stylesheet\" href=\"{root}custom.css\">\n");
        assert!(site.built(page).contains(&links), "{page}");
    }
}

#[test]
fn a_site_without_one_links_none() {
    let site = Site::copy_of("tests/golden/dock-talks");
    site.build(&[]).ends(0);
    assert!(!site.built("index.html").contains("custom.css"));
}

#[test]
fn one_template_can_be_replaced_or_extended() {
    let foot = "{% extends \"built-in/page.html\" %}{% block main %}{{ super() }}<p class=\"house\">{{ frame.title }}</p>{% endblock %}\n";
    let site = Site::copy_of("tests/golden/dock-talks").file("templates/page.html", foot);
    site.build(&[]).ends(0);
    let page = site.built("pages/about.html");
    assert!(page.contains("<p class=\"house\">About</p>") && page.contains("<nav"), "{page}");
    assert!(!site.built("sources.html").contains("class=\"house\""));
}
