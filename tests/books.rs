//! The two books: the single file and the EPUB. Every link in them lands, no id stands twice, the same content gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use scraper::{ElementRef, Html, Selector};
use sha2::{Digest as _, Sha256};
use zip::{CompressionMethod, ZipArchive};

use crate::links::percent_decoded;
use crate::support::{Site, package};

/// What is written in another direction, with names that break whatever is not escaped.
fn hostile() -> Site {
    let name = r#"</script><b>"&'\u2028]]> 😀"#;
    let long = "ی".repeat(500);
    Site::new()
        .file("content/site.yaml", &format!("title: {}\nlanguage: ur\nauthors: [{}]\n", quoted(name), quoted(name)))
        .file("content/events/round.md", &format!("---\ntitle: {}\n---\n# سرخی\n\n[here](#سرخی)\n", quoted(name)))
        .file("content/actors/a.md", &format!("---\nname: {}\nkind: person\n---\n", quoted(&long)))
        .file(
            "content/briefings/b.md",
            &format!("---\ntitle: {}\nas_of: 2025\nevents: [round]\n---\nOne[^1].\n\n[^1]: A note.\n", quoted(&long)),
        )
}

/// Text as YAML.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("text is JSON")
}

fn sites() -> Vec<Site> {
    // The built-in frame with its `main` inside another element, and without a `main`.
    let frame = fs::read_to_string(package().join("templates/base.html")).expect("the built-in frame");
    let framed = frame.replace("<main", "<div id=\"top\"><main").replace("</main>", "</main></div>");
    let bare = frame.replace("<main", "<div").replace("</main>", "</div>");
    assert!(framed != frame && bare != frame);
    let page = "{% extends \"built-in/page.html\" %}{% block main %}<h1>House</h1><p id=\"a b\">In our own words.</p>{% endblock main %}";
    let invented =
        |frame: &str| Site::copy_of("tests/golden/dock-talks").file("templates/base.html", frame).file("templates/page.html", page);
    let (framed, own) = (invented(&framed), invented(&bare));
    vec![Site::of_this_repository(), Site::copy_of("tests/golden/dock-talks"), Site::new(), hostile(), framed, own]
}

fn exported(site: &Site, form: &str, more: &[&str]) -> Vec<u8> {
    site.run(&[&["export", form, "--output", "book", "--drafts"], more].concat()).ends(0);
    fs::read(site.root().join("book")).expect("the book is there")
}

fn single_file(site: &Site, more: &[&str]) -> String {
    String::from_utf8(exported(site, "single-file", more)).expect("UTF-8")
}

fn all<'page>(page: &'page Html, selector: &str) -> Vec<ElementRef<'page>> {
    let selector = Selector::parse(selector).expect("the test writes a selector");
    page.select(&selector).collect()
}

#[test]
fn books_are_the_same_bytes_each_time() {
    for site in [Site::of_this_repository(), hostile()] {
        for form in ["single-file", "epub"] {
            assert_eq!(exported(&site, form, &[]), exported(&site, form, &[]), "{form}");
        }
    }
}

#[test]
fn every_link_of_the_single_file_lands_and_nothing_is_fetched() {
    for site in sites() {
        let page = Html::parse_document(&single_file(&site, &[]));
        let mut ids = BTreeSet::new();
        for element in all(&page, "[id]") {
            let id = element.attr("id").expect("it was asked for");
            assert!(ids.insert(id), "`{id}` stands twice");
        }
        for link in all(&page, "a[href]") {
            let address = link.attr("href").expect("it was asked for");
            let is_outside = ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
            let lands = address.strip_prefix('#').is_some_and(|id| ids.contains(id) || ids.contains(percent_decoded(id).as_str()));
            assert!(is_outside || lands, "{address}");
        }
        for name in ["aria-labelledby", "aria-describedby", "for", "headers"] {
            for element in all(&page, &format!("[{name}]")) {
                for id in element.attr(name).unwrap_or_default().split_ascii_whitespace() {
                    assert!(ids.contains(id), "{name}=\"{id}\"");
                }
            }
        }
        let fetched = all(&page, "link[rel~=stylesheet], script[src], iframe, object, embed, base");
        assert!(fetched.is_empty(), "{fetched:?}");
        assert!(all(&page, "[src]").iter().all(|element| element.attr("src").is_some_and(|address| address.starts_with("data:"))));
        assert_eq!(all(&page, "main").len(), 1);
        assert_eq!(all(&page, "h1").len(), 1);
    }
}

#[test]
fn the_single_file_may_run_and_show_only_what_stands_in_it() {
    let page = Html::parse_document(&single_file(&Site::of_this_repository(), &[]));
    let policy = all(&page, "meta[http-equiv=Content-Security-Policy]")[0].attr("content").expect("a policy").to_owned();
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
    let inline = all(&page, "style, script:not([type='application/ld+json'])");
    assert!(inline.len() >= 4, "styles, the index and the search");
    for element in inline {
        let hash = STANDARD.encode(Sha256::digest(element.text().collect::<String>()));
        assert!(policy.contains(&format!("'sha256-{hash}'")), "{}", element.value().name());
    }
}

/// The files of an EPUB, after its own first one is held to stand unpacked at the beginning.
fn unpacked(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
    assert_eq!(archive.by_index(0).expect("a first file").compression(), CompressionMethod::Stored);
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it unpacks");
        assert!(files.insert(file.name().expect("a name").into_owned(), bytes).is_none());
    }
    files
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// The path that an address leads to from a file.
fn target(from: &str, address: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        if part == ".." {
            parts.pop().expect("it stays inside");
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

#[test]
fn every_document_of_the_epub_is_xml_and_every_link_lands() {
    for site in sites() {
        let files = unpacked(exported(&site, "epub", &[]));
        let xml = files.iter().filter(|(path, _)| [".xhtml", ".opf", ".svg", ".xml"].iter().any(|end| path.ends_with(end)));
        let xml: BTreeMap<&str, &str> = xml.map(|(path, bytes)| (path.as_str(), text(bytes))).collect();
        let parsed = |path: &str, text| {
            let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
            roxmltree::Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{path}: {error}"))
        };
        let documents: BTreeMap<&str, roxmltree::Document<'_>> = xml.iter().map(|(path, text)| (*path, parsed(path, text))).collect();
        let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (path, document) in &documents {
            for id in document.descendants().filter_map(|node| node.attribute("id")) {
                assert!(ids.entry(path).or_default().insert(id), "{path}: `{id}` stands twice");
            }
        }
        for (path, document) in documents.iter().filter(|(path, _)| path.ends_with(".xhtml")) {
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                let name = node.tag_name().name();
                assert!(!["script", "input", "form", "details", "style"].contains(&name), "{path}: <{name}>");
                let Some(address) = node.attribute("href").or(node.attribute("src")) else { continue };
                if address.starts_with("http") && name == "a" {
                    continue;
                }
                let (file, id) = address.split_once('#').unwrap_or((address, ""));
                let file = if file.is_empty() { (*path).to_owned() } else { target(path, file) };
                assert!(files.contains_key(&file), "{path}: {address}");
                assert!(id.is_empty() || ids.get(file.as_str()).is_some_and(|ids| ids.contains(id)), "{path}: {address}");
            }
        }
        let package = &documents["EPUB/package.opf"];
        let listed = package.descendants().filter(|node| node.has_tag_name(("http://www.idpf.org/2007/opf", "item")));
        let listed: BTreeSet<String> = listed.filter_map(|item| item.attribute("href")).map(|path| format!("EPUB/{path}")).collect();
        let own = ["mimetype", "META-INF/container.xml", "EPUB/package.opf"];
        assert_eq!(listed, files.keys().filter(|path| !own.contains(&path.as_str())).cloned().collect());
    }
}

#[test]
fn the_epub_says_what_it_is() {
    let files = unpacked(exported(&Site::of_this_repository(), "epub", &[]));
    let package = text(&files["EPUB/package.opf"]);
    assert!(package.contains("<meta property=\"dcterms:modified\">2026-11-27T00:00:00Z</meta>"), "{package}");
    assert!(package.contains("properties=\"cover-image\"") && package.contains("properties=\"nav\""), "{package}");
    assert!(!package.contains("page-progression-direction"));
    let notes = unpacked(exported(&Site::copy_of("tests/golden/dock-talks"), "epub", &[]));
    let briefing = text(&notes["EPUB/site/briefings/dock-talks/text.xhtml"]);
    assert!(briefing.contains("epub:type=\"noteref\"") && briefing.contains("epub:type=\"endnote\""));

    let hostile = unpacked(exported(&hostile(), "epub", &[]));
    assert!(text(&hostile["EPUB/package.opf"]).contains("page-progression-direction=\"rtl\""));
    assert!(text(&hostile["EPUB/package.opf"]).contains("2025-12-31T00:00:00Z"));
}

#[test]
fn pages_of_own_templates_are_in_both_books() {
    let site = sites().pop().expect("the last has templates of its own");
    assert!(single_file(&site, &[]).contains("In our own words."));
    let files = unpacked(exported(&site, "epub", &[]));
    assert!(text(&files["EPUB/site/pages/about.xhtml"]).contains("In our own words."));
}

#[test]
fn pictures_are_in_both_books() {
    let site = Site::new()
        .file("content/a b é.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .file("content/pages/about.md", "---\ntitle: About\n---\n![A map](<../a b é.svg>)\n");
    let page = single_file(&site, &[]);
    assert!(page.contains("src=\"data:image/svg+xml;base64,"), "{page}");
    let files = unpacked(exported(&site, "epub", &[]));
    assert!(files.contains_key("EPUB/media/1.svg"), "{:?}", files.keys());
    assert!(text(&files["EPUB/site/pages/about.xhtml"]).contains("src=\"../../media/1.svg\""));
}

#[test]
fn the_epub_holds_sound_pictures_whatever_the_site_has() {
    const HEAD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
    let pictures = [
        ("broken.svg", "no picture".to_owned()),
        ("doctype.svg", format!("<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\">{HEAD}/>")),
        ("remote.svg", format!("{HEAD} xmlns:l=\"http://www.w3.org/1999/xlink\"><image l:href=\"https://example.org/x.png\"/></svg>")),
        ("script.svg", format!("{HEAD} onload=\"x()\"><script>1</script></svg>")),
        ("plain.svg", "<svg width=\"9\"/>".to_owned()),
        ("photo.png", "GIF89a...".to_owned()),
        ("empty.jpg", String::new()),
    ];
    let shown: String = pictures.iter().map(|(name, _)| format!("![{name}]({name})\n\n")).collect::<Vec<_>>().concat();
    let site = Site::new().file("content/pages/about.md", &format!("---\ntitle: About\n---\n{shown}"));
    let site = pictures.iter().fold(site, |site, (name, text)| site.file(&format!("content/pages/{name}"), text));
    let run = site.check(&[]).ends(0);
    assert_eq!(run.stderr.matches("V0010 picture-unreadable").count(), 2, "{}", run.stderr);
    assert!(run.stderr.contains("content/pages/broken.svg") && run.stderr.contains("content/pages/empty.jpg"), "{}", run.stderr);
    let files = unpacked(exported(&site, "epub", &[]));
    let media: Vec<(&str, &[u8])> =
        files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix("EPUB/media/")?, &bytes[..]))).collect();
    assert_eq!(media.len(), 5, "{:?}", files.keys());
    for (name, bytes) in &media {
        if let Some(drawing) = name.strip_suffix(".svg") {
            let document = roxmltree::Document::parse(text(bytes)).unwrap_or_else(|error| panic!("{drawing}: {error}"));
            assert_eq!(document.root_element().tag_name().namespace(), Some("http://www.w3.org/2000/svg"), "{drawing}");
            let text = text(bytes);
            assert!(!["DOCTYPE", "script", "onload", "example.org"].iter().any(|word| text.contains(word)), "{text}");
        } else {
            assert!(name.ends_with(".gif"), "{name}");
        }
    }
    let package = text(&files["EPUB/package.opf"]);
    assert_eq!(package.matches("media-type=\"image/gif\"").count(), 1, "{package}");
    let page = text(&files["EPUB/site/pages/about.xhtml"]);
    for lost in ["broken.svg", "empty.jpg"] {
        assert!(page.contains(&format!("<span class=\"picture\">{lost}</span>")), "{page}");
    }
}
