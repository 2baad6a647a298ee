//! `sitemap.xml`: every page for search engines (sitemaps.org, version 0.9), and `robots.txt`, which says where it is.

use std::fmt::Write as _;

use crate::markup::escaped;
use crate::model::files::OutputFile;
use crate::model::library::Library;
use crate::model::site_map::ROBOTS;

/// The most addresses that one sitemap may hold.
const ADDRESSES: usize = 50_000;
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The sitemap of the pages at these paths below the output folder; empty without a `base_url`, since it takes absolute addresses only.
/// A site of more pages than one sitemap may hold has several, and `sitemap.xml` lists them.
pub fn sitemap(library: &Library, pages: &[String]) -> Vec<OutputFile> {
    let Some(base) = library.site.base_url.as_deref() else { return Vec::new() };
    let file = |path: &str, xml: String| OutputFile { path: path.to_owned(), bytes: xml.into_bytes() };
    if pages.len() <= ADDRESSES {
        return vec![file("sitemap.xml", list("urlset", "url", base, pages))];
    }
    let mut parts = Vec::new();
    let mut names = Vec::new();
    for (index, chunk) in pages.chunks(ADDRESSES).enumerate() {
        let name = format!("sitemap-{}.xml", index + 1);
        parts.push(file(&name, list("urlset", "url", base, chunk)));
        names.push(name);
    }
    parts.push(file("sitemap.xml", list("sitemapindex", "sitemap", base, &names)));
    parts
}

/// `robots.txt`: everything may be read, and where the sitemap is, if there is one.
pub fn robots(library: &Library) -> OutputFile {
    let sitemap = library.site.base_url.as_ref().map_or_else(String::new, |base| format!("\nSitemap: {base}sitemap.xml\n"));
    OutputFile { path: ROBOTS.to_owned(), bytes: format!("User-agent: *\nAllow: /\n{sitemap}").into_bytes() }
}

fn list(root: &str, item: &str, base: &str, paths: &[String]) -> String {
    let mut xml = String::new();
    writeln!(xml, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root} xmlns=\"{NAMESPACE}\">").expect("writing to a string does not fail");
    for path in paths {
        writeln!(xml, "  <{item}><loc>{}{}</loc></{item}>", escaped(base), escaped(path)).expect("writing to a string does not fail");
    }
    writeln!(xml, "</{root}>").expect("writing to a string does not fail");
    xml
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::address::WebAddress;

    fn library(base: Option<&str>) -> Library {
        let mut library = Library::default();
        library.site.base_url = base.and_then(|base| WebAddress::parse(base).ok());
        library
    }

    fn text(file: &OutputFile) -> &str {
        std::str::from_utf8(&file.bytes).expect("UTF-8")
    }

    #[test]
    fn pages_are_listed_by_absolute_address() {
        let files = sitemap(&library(Some("https://example.org/a&b/")), &["index.html".to_owned()]);
        assert!(text(&files[0]).contains("<url><loc>https://example.org/a&amp;b/index.html</loc></url>"));
    }

    #[test]
    fn without_an_address_nothing_is_listed() {
        assert_eq!(sitemap(&library(None), &["index.html".to_owned()]), []);
        assert_eq!(text(&robots(&library(None))), "User-agent: *\nAllow: /\n");
        assert!(text(&robots(&library(Some("https://example.org/")))).ends_with("\nSitemap: https://example.org/sitemap.xml\n"));
    }

    #[test]
    fn a_large_site_has_several_sitemaps() {
        let pages: Vec<String> = (0..=ADDRESSES).map(|number| format!("sources/{number}.html")).collect();
        let files = sitemap(&library(Some("https://example.org/")), &pages);
        let names: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        assert_eq!(text(&files[1]).matches("<loc>").count(), 1);
        assert!(text(&files[2]).contains("<sitemap><loc>https://example.org/sitemap-2.xml</loc></sitemap>"));
    }
}
