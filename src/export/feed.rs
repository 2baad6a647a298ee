//! `feed.xml`: the editions of the briefings, as Atom (RFC 4287).
//!
//! Atom wants absolute addresses, so a site without a `base_url` has no feed; and it wants to know who speaks and when, so the site
//! needs a briefing with a date. The time of day is not known and is written as midnight.

use std::cmp::Reverse;

use super::xml::escaped;
use crate::model::files::OutputFile;
use crate::model::library::{Briefing, Library};
use crate::model::site_map::FEED;

/// A briefing that is built, and where.
#[derive(Debug, Clone, Copy)]
pub struct FeedItem<'site> {
    /// The briefing.
    pub briefing: &'site Briefing,
    /// Where its page stands below the output folder.
    pub path: &'site str,
}

/// The feed, newest first; `None` without a `base_url` or without a briefing whose date names a day.
pub fn feed(library: &Library, items: &[FeedItem<'_>]) -> Option<OutputFile> {
    let site = &library.site;
    let base = site.base_url.as_deref()?;
    let mut dated: Vec<(String, &FeedItem<'_>)> = items.iter().filter_map(|item| Some((timestamp(item.briefing)?, item))).collect();
    dated.sort_by(|(left, one), (right, other)| (Reverse(left), &one.briefing.id).cmp(&(Reverse(right), &other.briefing.id)));
    let (updated, _) = dated.first()?;
    let base = escaped(base);
    let mut xml = vec![
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned(),
        format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n", escaped(&site.language)),
        element("title", &site.title),
    ];
    xml.extend(site.description.as_deref().map(|description| element("subtitle", description)));
    xml.extend([
        format!("<id>{base}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{base}index.html\"/>\n"),
        format!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{base}feed.xml\"/>\n"),
        element("updated", updated),
    ]);
    xml.extend(site.licence.as_deref().map(|licence| element("rights", licence)));
    xml.extend(dated.iter().map(|(updated, item)| entry(library, &base, updated, item)));
    xml.push("</feed>\n".to_owned());
    Some(OutputFile { path: FEED.to_owned(), bytes: xml.concat().into_bytes() })
}

/// An entry for the edition at hand. Its id names the edition, so that a new one is news to those who follow.
fn entry(library: &Library, base: &str, updated: &str, item: &FeedItem<'_>) -> String {
    let (site, briefing) = (&library.site, item.briefing);
    let address = format!("{base}{}", escaped(item.path));
    let edition = briefing.edition.map_or_else(String::new, |edition| format!("#edition-{edition}"));
    let authors = if briefing.authors.is_empty() { &site.authors } else { &briefing.authors };
    let authors = if authors.is_empty() { std::slice::from_ref(&site.title) } else { authors };
    let summary = briefing.changed.as_ref().or(briefing.summary.as_ref()).or(briefing.status.as_ref());
    let mut xml = vec![
        "<entry>\n".to_owned(),
        element("title", &briefing.title),
        format!("<id>{address}{edition}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n"),
        element("updated", updated),
    ];
    xml.extend(authors.iter().map(|author| format!("<author>{}</author>\n", element("name", author).trim_end())));
    xml.extend(summary.map(|summary| element("summary", summary)));
    xml.push("</entry>\n".to_owned());
    xml.concat()
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>\n", escaped(text))
}

/// The last day that the date of knowledge may mean: an edition cannot have appeared before it.
fn timestamp(briefing: &Briefing) -> Option<String> {
    let day = briefing.as_of.last_day().or(briefing.as_of.first_day()).filter(|day| day.year() >= 0)?;
    Some(format!("{:04}-{:02}-{:02}T00:00:00Z", day.year(), day.month(), day.day()))
}

#[cfg(test)]
mod tests {
    use crate::model::address::WebAddress;

    use super::*;
    use crate::model::date::Date;
    use crate::model::id::Id;
    use crate::model::parsed::FileRecord;
    use crate::model::schema::Extra;

    fn briefing(id: &str, as_of: &str, edition: Option<u32>) -> Briefing {
        let record = FileRecord::default();
        Briefing {
            id: Id::parse(id).expect("an id"),
            record,
            title: "Talks <1> & \"2\"\u{8}".to_owned(),
            as_of: Date::parse(as_of).expect("the test writes a date"),
            edition,
            changed: None,
            events: Vec::new(),
            authors: Vec::new(),
            status: Some("Over.".to_owned()),
            summary: None,
            judgements: Vec::new(),
            gaps: Vec::new(),
            draft: false,
            extra: Extra::default(),
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
        let (old, new) = (briefing("a", "2025-03", Some(2)), briefing("b", "2025-04-01", None));
        let items = [FeedItem { briefing: &old, path: "briefings/a.html" }, FeedItem { briefing: &new, path: "briefings/b.html" }];
        let file = feed(&library(), &items).expect("there are briefings and an address");
        insta::assert_snapshot!(String::from_utf8(file.bytes).expect("UTF-8"), @r#"
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
        <title>The desk</title>
        <id>https://example.org/x/</id>
        <link rel="alternate" type="text/html" href="https://example.org/x/index.html"/>
        <link rel="self" type="application/atom+xml" href="https://example.org/x/feed.xml"/>
        <updated>2025-04-01T00:00:00Z</updated>
        <entry>
        <title>Talks &lt;1&gt; &amp; &quot;2&quot;</title>
        <id>https://example.org/x/briefings/b.html</id>
        <link rel="alternate" type="text/html" href="https://example.org/x/briefings/b.html"/>
        <updated>2025-04-01T00:00:00Z</updated>
        <author><name>The desk</name></author>
        <summary>Over.</summary>
        </entry>
        <entry>
        <title>Talks &lt;1&gt; &amp; &quot;2&quot;</title>
        <id>https://example.org/x/briefings/a.html#edition-2</id>
        <link rel="alternate" type="text/html" href="https://example.org/x/briefings/a.html"/>
        <updated>2025-03-31T00:00:00Z</updated>
        <author><name>The desk</name></author>
        <summary>Over.</summary>
        </entry>
        </feed>
        "#);
    }

    #[test]
    fn without_an_address_or_a_date_there_is_no_feed() {
        let undated = briefing("a", "unknown", None);
        let items = [FeedItem { briefing: &undated, path: "briefings/a.html" }];
        assert_eq!(feed(&library(), &items), None);
        assert_eq!(feed(&library(), &[]), None);
        let dated = briefing("a", "2025", None);
        let mut nowhere = library();
        nowhere.site.base_url = None;
        assert_eq!(feed(&nowhere, &[FeedItem { briefing: &dated, path: "briefings/a.html" }]), None);
    }
}
