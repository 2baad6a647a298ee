//! What an HTML page says of itself: in JSON-LD (schema.org), in Open Graph, in `<meta>`, in its head. Nothing is inferred, and every value
//! comes with the place where it stands.

use serde_json::Value;

use crate::markup::{self, Element, Node};
use crate::model::date::Date;
use crate::model::library::Author;

/// What a page says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Metadata {
    /// Its headline.
    pub title: Option<Fact>,
    /// Who published it.
    pub publisher: Option<Fact>,
    /// Who wrote it, one by one, and where the page says so.
    pub authors: Option<(Vec<Author>, &'static str)>,
    /// Who wrote it, where that is one text which may name several.
    pub author: Option<Fact>,
    /// When it was published, in EDTF.
    pub published: Option<Fact>,
    /// Its language, a BCP 47 tag.
    pub language: Option<Fact>,
    pub address: Option<Fact>,
}

/// A value, and where the page says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fact {
    pub value: String,
    /// The place, such as `og:title`.
    pub origin: String,
}

impl Fact {
    /// A value that is not empty when trimmed, its white space folded.
    pub(crate) fn new(value: &str, origin: impl Into<String>) -> Option<Self> {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        (!value.is_empty()).then(|| Self { value, origin: origin.into() })
    }
}

/// Reads what a page says of itself; nothing of a page that is nested too deeply.
pub(crate) fn metadata(html: &str) -> Metadata {
    let Some(tree) = markup::read(html) else { return Metadata::default() };
    let page = Page::of(&tree);
    let linked = page.article();
    let of_article = |path: &[&str]| linked.and_then(|article| article_text(article, path));
    let fact = |value: Option<String>, origin: &str| value.and_then(|value| Fact::new(&value, origin));
    let date = |fact: Fact| edtf(&fact.value).map(|value| Fact { value, ..fact });
    let address = |fact: Fact| is_address(&fact.value).then_some(fact);
    Metadata {
        title: fact(of_article(&["headline"]), "JSON-LD headline")
            .or_else(|| page.first(&["og:title", "citation_title", "dc.title", "parsely-title"]))
            .or_else(|| fact(page.title.clone(), "<title>")),
        publisher: fact(of_article(&["publisher", "name"]), "JSON-LD publisher")
            .or_else(|| page.first(&["og:site_name", "citation_publisher", "dc.publisher"])),
        authors: one_by_one(linked.map(authors).unwrap_or_default(), "JSON-LD author")
            .or_else(|| one_by_one(page.cited_authors(), "citation_author")),
        author: page
            .first(&["author", "dc.creator", "parsely-author", "sailthru.author"])
            // Open Graph wants the address of a profile there, which is no name.
            .or_else(|| page.first(&["article:author"]).filter(|fact| !is_address(&fact.value))),
        published: fact(of_article(&["datePublished"]), "JSON-LD datePublished")
            .and_then(date)
            .or_else(|| PUBLISHED.iter().find_map(|name| page.first(&[name]).and_then(date)))
            .or_else(|| fact(page.time.clone(), "<time>").and_then(date)),
        language: fact(page.language.clone(), "<html lang>")
            .or_else(|| fact(of_article(&["inLanguage"]), "JSON-LD inLanguage"))
            .or_else(|| page.first(&["content-language", "og:locale", "dc.language"]))
            .and_then(|fact| language_tag(&fact.value).map(|value| Fact { value, ..fact })),
        address: fact(page.canonical.clone(), "<link rel=canonical>")
            .and_then(address)
            .or_else(|| page.first(&["og:url"]).and_then(address))
            .or_else(|| fact(of_article(&["url"]), "JSON-LD url").and_then(address)),
    }
}

/// The names under which pages say when they were published, the surest first.
const PUBLISHED: [&str; 12] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "pubdate",
    "date",
];

/// A date as the web writes it (ISO 8601) in EDTF: without fractions of seconds, the zone with a colon. `None` where it is no date.
pub(crate) fn edtf(written: &str) -> Option<String> {
    let written = written.trim();
    if let Some((day, time)) = written.split_once(['T', 't', ' ']).filter(|(_, time)| time.contains(':')) {
        let time = time.trim();
        let zone_at = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
        let (clock, zone) = time.split_at(zone_at);
        let clock = clock.split('.').next().unwrap_or(clock).trim();
        let zone = match zone.trim() {
            "Z" | "z" | "+00:00" | "+0000" | "-00:00" => "Z".to_owned(),
            zone if zone.len() == 5 && zone[1..].bytes().all(|byte| byte.is_ascii_digit()) => format!("{}:{}", &zone[..3], &zone[3..]),
            zone => zone.to_owned(),
        };
        let whole = format!("{day}T{clock}{zone}");
        return if Date::parse(&whole).is_ok() { Some(whole) } else { edtf(day) };
    }
    let day = if written.len() == 8 && written.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("{}-{}-{}", &written[..4], &written[4..6], &written[6..])
    } else {
        written.replace('/', "-")
    };
    let is_known = Date::parse(&day).is_ok_and(|date| !date.is_unknown());
    is_known.then_some(day)
}

/// A language tag in the usual case (`en_us` is `en-US`); `None` where it is none.
pub(crate) fn language_tag(written: &str) -> Option<String> {
    const LONGEST: usize = 35;
    let parts: Vec<String> = written.trim().replace('_', "-").split('-').map(str::to_owned).collect();
    let is_part = |part: &String| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let primary =
        parts.first().filter(|primary| (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic()))?;
    if written.len() > LONGEST || !parts.iter().all(is_part) {
        return None;
    }
    let cased = parts.iter().skip(1).map(|part| match part.len() {
        2 => part.to_ascii_uppercase(),
        4 => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
        _ => part.to_ascii_lowercase(),
    });
    Some(std::iter::once(primary.to_ascii_lowercase()).chain(cased).collect::<Vec<_>>().join("-"))
}

/// Whether a text is an address that a source may have.
pub(super) fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

/// What stands in a page, gone through once.
#[derive(Default)]
struct Page {
    /// By name or property in lower case, in the order of the page.
    meta: Vec<(String, String)>,
    linked: Vec<Value>,
    title: Option<String>,
    language: Option<String>,
    canonical: Option<String>,
    time: Option<String>,
}

impl Page {
    fn of(tree: &Element) -> Self {
        let mut page = Self::default();
        tree.visit(&mut |element| page.look(element));
        page
    }

    fn look(&mut self, element: &Element) {
        let value = |name: &str| element.attribute(name).map(str::to_owned);
        match element.name.as_str() {
            "html" if self.language.is_none() => self.language = value("lang").or_else(|| value("xml:lang")),
            "title" if self.title.is_none() && element.is("title") => self.title = Some(text_of(element)),
            "meta" => {
                let name = value("property").or_else(|| value("name")).or_else(|| value("itemprop")).or_else(|| value("http-equiv"));
                self.meta.extend(name.map(|name| name.to_ascii_lowercase()).zip(value("content")));
            }
            "link" if self.canonical.is_none() && element.lists("rel", "canonical") => self.canonical = value("href"),
            "time" if self.time.is_none() && (element.attribute("pubdate").is_some() || element.lists("itemprop", "datePublished")) => {
                self.time = value("datetime");
            }
            "script" if element.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json")) => {
                self.linked.extend(serde_json::from_str::<Value>(text_of(element).trim()).ok());
            }
            _ => {}
        }
    }

    /// The first of these names that the page gives a value.
    fn first(&self, names: &[&str]) -> Option<Fact> {
        names.iter().find_map(|name| {
            let mut values = self.meta.iter().filter(|(known, _)| known == name);
            values.find_map(|(name, value)| Fact::new(value, name.clone()))
        })
    }

    /// Those whom a page names for bibliographies, each in an element of its own: as `Vall, Ines` or as `Ines Vall`.
    fn cited_authors(&self) -> Vec<Author> {
        let values = self.meta.iter().filter(|(name, _)| name == "citation_author").filter_map(|(_, value)| Fact::new(value, ""));
        values.map(|fact| Author::by_comma(&fact.value)).collect()
    }

    /// The first thing of linked data that is an article, else a page or a recording.
    fn article(&self) -> Option<&Value> {
        let mut things = Vec::new();
        self.linked.iter().for_each(|value| collect_things(value, &mut things));
        let of_type = |endings: &[&str]| {
            things.iter().copied().find(|thing| types_of(thing).any(|kind| endings.iter().any(|end| kind.ends_with(end))))
        };
        of_type(&["Article", "Report", "BlogPosting", "SocialMediaPosting"]).or_else(|| of_type(&["VideoObject", "AudioObject", "WebPage"]))
    }
}

/// The things of linked data: alone, in a list, or in a graph.
fn collect_things<'value>(value: &'value Value, things: &mut Vec<&'value Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect_things(value, things)),
        Value::Object(fields) => {
            things.push(value);
            if let Some(graph) = fields.get("@graph") {
                collect_things(graph, things);
            }
        }
        _ => {}
    }
}

fn types_of(thing: &Value) -> impl Iterator<Item = &str> {
    let kinds = match thing.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().collect(),
        Some(kind) => vec![kind],
        None => Vec::new(),
    };
    kinds.into_iter().filter_map(Value::as_str)
}

/// The text at a path of fields, through the first entry of lists.
fn article_text(thing: &Value, path: &[&str]) -> Option<String> {
    match (thing, path) {
        (Value::Array(values), path) => values.iter().find_map(|value| article_text(value, path)),
        // Some write the name where the thing belongs.
        (Value::String(text), [] | ["name"]) => Some(text.clone()),
        (Value::Object(fields), [field, rest @ ..]) => article_text(fields.get(*field)?, rest),
        _ => None,
    }
}

/// All authors. Which part of a name is the family's is taken from nowhere but the page.
fn authors(thing: &Value) -> Vec<Author> {
    let author = |author: &Value| {
        let part = |field: &str| author[field].as_str().and_then(|text| Fact::new(text, "")).map(|fact| fact.value);
        let person = part("familyName").map(|family| Author::Person {
            given: part("givenName").unwrap_or_default(),
            particle: String::new(),
            family,
        });
        person.or_else(|| Fact::new(&article_text(author, &["name"])?, "").map(|fact| Author::Named(fact.value)))
    };
    match thing.get("author") {
        Some(Value::Array(authors)) => authors.iter().filter_map(author).collect(),
        Some(one) => author(one).into_iter().collect(),
        None => Vec::new(),
    }
}

fn one_by_one(authors: Vec<Author>, origin: &'static str) -> Option<(Vec<Author>, &'static str)> {
    (!authors.is_empty()).then_some((authors, origin))
}

fn text_of(element: &Element) -> String {
    let texts = element.children.iter().map(|child| match child {
        Node::Text(text) => text.as_str(),
        Node::Element(_) => "",
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(fact: Option<&Fact>) -> String {
        fact.map_or_else(String::new, |fact| format!("{} [{}]", fact.value, fact.origin))
    }

    #[test]
    fn linked_data_goes_before_open_graph_and_that_before_the_head() {
        let page = r#"<html lang=en_gb><title>Dock talks | Gazette</title><meta property="og:title" content="Talks end">
            <meta name=author content="M. Ruiz"><meta property="og:site_name" content=" Harbour  Gazette "><link rel=canonical href=/a>
            <meta property="og:url" content="https://example.org/a"><meta name=date content=2025-03-05>
            <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["Thing", "NewsArticle"],
            "headline": "Dock talks end", "datePublished": "2025-03-04T19:59:07.123+0100",
            "author": [{"name": "A"}, {"name": "B"}]}]}</script>"#;
        let found = metadata(page);
        assert_eq!(shown(found.title.as_ref()), "Dock talks end [JSON-LD headline]");
        assert_eq!(shown(found.publisher.as_ref()), "Harbour Gazette [og:site_name]");
        let named = |name: &str| Author::Named(name.to_owned());
        assert_eq!(found.authors, Some((vec![named("A"), named("B")], "JSON-LD author")));
        assert_eq!(shown(found.published.as_ref()), "2025-03-04T19:59:07+01:00 [JSON-LD datePublished]");
        assert_eq!(shown(found.language.as_ref()), "en-GB [<html lang>]");
        assert_eq!(shown(found.address.as_ref()), "https://example.org/a [og:url]");
        let bare = metadata("<title>Only this</title><script type='application/ld+json'>{broken</script>");
        assert_eq!((shown(bare.title.as_ref()).as_str(), bare.published), ("Only this [<title>]", None));
    }

    #[test]
    fn authors_are_told_one_by_one_where_the_page_does() {
        let person = |given: &str, family: &str| Author::Person { given: given.into(), particle: String::new(), family: family.into() };
        let page = r#"<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "Ines Vall",
            "givenName": "Ines", "familyName": "Vall"}, {"@type": "Organization", "name": "Desk"}]}</script>"#;
        assert_eq!(metadata(page).authors, Some((vec![person("Ines", "Vall"), Author::Named("Desk".to_owned())], "JSON-LD author")));
        let page =
            "<meta name=citation_author content='Vall, Ines'><meta name=citation_author content='Juan Cruz'><meta name=author content=x>";
        let authors = vec![person("Ines", "Vall"), Author::Named("Juan Cruz".to_owned())];
        assert_eq!(metadata(page).authors, Some((authors, "citation_author")));
        let one_text = metadata("<meta name=author content='Ines Vall and Juan Cruz'>");
        assert_eq!((one_text.authors.as_ref(), shown(one_text.author.as_ref()).as_str()), (None, "Ines Vall and Juan Cruz [author]"));
    }

    #[test]
    fn dates_of_the_web_are_written_in_edtf() {
        for (written, expected) in [
            ("2025-03-04T19:59:00Z", Some("2025-03-04T19:59:00Z")),
            ("2025-03-04 19:59", Some("2025-03-04T19:59")),
            ("2025-03-04T19:59:07.5-0530", Some("2025-03-04T19:59:07-05:30")),
            ("20250304", Some("2025-03-04")),
            ("2025/03/04", Some("2025-03-04")),
            ("2025-03", Some("2025-03")),
            ("2025-02-30", None),
            ("4 March 2025", None),
            ("unknown", None),
        ] {
            assert_eq!(edtf(written).as_deref(), expected, "{written}");
        }
    }
}
