//! `feed.xml`: the editions of the briefings, as Atom (RFC 4287).
//!
//! Atom wants absolute addresses, so a site without a `base_url` has no feed; and it wants to know who speaks and when, so the site
//! needs a briefing with a date. The time of day is not known and is written as midnight. Ids do not hang on the address, so that no
//! reader is given an old edition as news when the site moves (`docs/editions.md`, "The feed").

use std::cmp::Reverse;

use crate::editions::feed_id;
use crate::markup::escaped;
use crate::model::date::Date;
use crate::model::files::OutputFile;
use crate::model::library::Library;
use crate::model::site_map::FEED;

/// One edition that is news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedItem {
    /// The id by which readers know it.
    pub urn: String,
    pub title: String,
    /// The day up to which the desk had read.
    pub as_of: Date,
    /// Where readers find it below the output folder, with a fragment where it is a part of a page.
    pub path: String,
    /// Who wrote it; empty where the site's authors did.
    pub authors: Vec<String>,
    /// What it is about, or what changed, in a sentence.
    pub summary: Option<String>,
    /// What changed, a line each.
    pub changes: Vec<String>,
}

/// The feed, newest first; `None` without a `base_url` or without an edition whose date names a day.
pub fn feed(library: &Library, items: &[FeedItem]) -> Option<OutputFile> {
    let site = &library.site;
    let base = site.base_url.as_deref()?;
    // Of one day the later of the given ones is the newer.
    let mut dated: Vec<(String, Reverse<usize>, &FeedItem)> =
        items.iter().enumerate().filter_map(|(index, item)| Some((timestamp(&item.as_of)?, Reverse(index), item))).collect();
    dated.sort_by(|left, right| (&right.0, &right.1).cmp(&(&left.0, &left.1)));
    let (updated, ..) = dated.first()?;
    let base = escaped(base);
    let mut xml = vec![
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned(),
        format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n", escaped(&site.language)),
        element("title", &site.title),
    ];
    xml.extend(site.description.as_deref().map(|description| element("subtitle", description)));
    xml.extend([
        element("id", &feed_id(library)),
        format!("<link rel=\"alternate\" type=\"text/html\" href=\"{base}index.html\"/>\n"),
        format!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{base}feed.xml\"/>\n"),
        element("updated", updated),
    ]);
    xml.extend(site.licence.as_deref().map(|licence| element("rights", licence)));
    xml.extend(dated.iter().map(|(updated, _, item)| entry(library, &base, updated, item)));
    xml.push("</feed>\n".to_owned());
    Some(OutputFile { path: FEED.to_owned(), bytes: xml.concat().into_bytes() })
}

fn entry(library: &Library, base: &str, updated: &str, item: &FeedItem) -> String {
    let site = &library.site;
    let address = format!("{base}{}", escaped(&item.path));
    let authors = if item.authors.is_empty() { &site.authors } else { &item.authors };
    let authors = if authors.is_empty() { std::slice::from_ref(&site.title) } else { authors };
    let mut xml = vec![
        "<entry>\n".to_owned(),
        element("title", &item.title),
        element("id", &item.urn),
        format!("<link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n"),
        element("updated", updated),
    ];
    xml.extend(authors.iter().map(|author| format!("<author>{}</author>\n", element("name", author).trim_end())));
    xml.extend(item.summary.as_ref().map(|summary| element("summary", summary)));
    if !item.changes.is_empty() {
        let lines: Vec<String> = item.changes.iter().map(|line| format!("<li>{}</li>", escaped(line))).collect();
        let html = format!("<ul>{}</ul>", lines.concat());
        xml.push(format!("<content type=\"html\">{}</content>\n", escaped(&html)));
    }
    xml.push("</entry>\n".to_owned());
    xml.concat()
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>\n", escaped(text))
}

/// The last day that the date of knowledge may mean: an edition cannot have appeared before it.
fn timestamp(as_of: &Date) -> Option<String> {
    let day = as_of.last_day().or(as_of.first_day()).filter(|day| day.year() >= 0)?;
    Some(format!("{:04}-{:02}-{:02}T00:00:00Z", day.year(), day.month(), day.day()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::address::WebAddress;
    use crate::model::digest::urn;

    fn item(name: &str, as_of: &str) -> FeedItem {
        FeedItem {
            urn: urn(&[name]),
            title: "Talks <1> & \"2\"\u{8}".to_owned(),
            as_of: Date::parse(as_of).expect("the test writes a date"),
            path: format!("briefings/{name}.html"),
            authors: Vec::new(),
            summary: Some("Over.".to_owned()),
            changes: Vec::new(),
        }
    }

    fn library() -> Library {
        let mut library = Library::default();
        library.site.title = "The desk".to_owned();
        library.site.language = "en".to_owned();
        library.site.base_url = WebAddress::parse("https://example.org/x/").ok();
        library
    }

    #[test]
    fn editions_are_listed_newest_first() {
        let mut newest = item("b", "2025-04-01");
        newest.changes = vec!["Withdrawn: <A> & B.".to_owned()];
        let file = feed(&library(), &[item("a", "2025-03"), newest]).expect("there are briefings and an address");
        insta::assert_snapshot!(String::from_utf8(file.bytes).expect("UTF-8"), @r#"
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
        <title>The desk</title>
        <id>urn:uuid:3232f9d0-1df5-8900-8321-7ccebd485054</id>
        <link rel="alternate" type="text/html" href="https://example.org/x/index.html"/>
        <link rel="self" type="application/atom+xml" href="https://example.org/x/feed.xml"/>
        <updated>2025-04-01T00:00:00Z</updated>
        <entry>
        <title>Talks &lt;1&gt; &amp; &quot;2&quot;</title>
        <id>urn:uuid:33b1561b-2fe7-86eb-90c5-d2a7df2ef035</id>
        <link rel="alternate" type="text/html" href="https://example.org/x/briefings/b.html"/>
        <updated>2025-04-01T00:00:00Z</updated>
        <author><name>The desk</name></author>
        <summary>Over.</summary>
        <content type="html">&lt;ul&gt;&lt;li&gt;Withdrawn: &amp;lt;A&amp;gt; &amp;amp; B.&lt;/li&gt;&lt;/ul&gt;</content>
        </entry>
        <entry>
        <title>Talks &lt;1&gt; &amp; &quot;2&quot;</title>
        <id>urn:uuid:97da0e37-6db0-830b-8b5d-602d3bf4be95</id>
        <link rel="alternate" type="text/html" href="https://example.org/x/briefings/a.html"/>
        <updated>2025-03-31T00:00:00Z</updated>
        <author><name>The desk</name></author>
        <summary>Over.</summary>
        </entry>
        </feed>
        "#);
    }

    #[test]
    fn no_id_hangs_on_the_address() {
        let ids = |base: &str| {
            let mut library = library();
            library.site.base_url = WebAddress::parse(base).ok();
            let file = feed(&library, &[item("a", "2025-03")]).expect("there are briefings and an address");
            let text = String::from_utf8(file.bytes).expect("UTF-8");
            text.lines().filter(|line| line.starts_with("<id>")).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(ids("http://example.org/x/"), ids("https://elsewhere.example/"));
        assert_eq!(ids("https://example.org/").len(), 2);
    }

    #[test]
    fn without_an_address_or_a_date_there_is_no_feed() {
        assert_eq!(feed(&library(), &[item("a", "unknown")]), None);
        assert_eq!(feed(&library(), &[]), None);
        let mut nowhere = library();
        nowhere.site.base_url = None;
        assert_eq!(feed(&nowhere, &[item("a", "2025")]), None);
    }
}
