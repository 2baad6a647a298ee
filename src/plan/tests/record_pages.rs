//! The pages of sources and actors, the lists, the timeline, and the structured data of all pages.

use super::*;
use crate::model::view::{ActorGroup, ActorPage, ActorsPage, SourcePage, SourcesPage, TimelinePage};

fn actor_page(site: &Site, id: &str) -> ActorPage {
    match site.plan().view(PageId::Actor(site.library.actor_key(id).expect("the test names an actor"))).body {
        Body::Actor(page) => *page,
        other => panic!("{other:?} is no actor"),
    }
}

fn source_page(site: &Site, id: &str) -> SourcePage {
    match site.plan().view(PageId::Source(site.library.source_key(id).expect("the test names a source"))).body {
        Body::Source(page) => *page,
        other => panic!("{other:?} is no source"),
    }
}

fn sources_page(site: &Site, part: u32) -> SourcesPage {
    match site.plan().view(PageId::Sources(part)).body {
        Body::Sources(page) => page,
        other => panic!("{other:?} is no list of sources"),
    }
}

fn actors_page(site: &Site) -> ActorsPage {
    match site.plan().view(PageId::Actors(0)).body {
        Body::Actors(page) => page,
        other => panic!("{other:?} is no list of actors"),
    }
}

/// A source on the round with these fields and claims.
fn document(id: &str, fields: &str, claims: &[&str]) -> (String, String) {
    let (path, text) = source(id, "", claims);
    (path, text.replacen("---\n", &format!("---\n{fields}"), 1))
}

/// A claim by Ruiz on her first statement.
fn reported(answer: &str, quote: &str) -> String {
    format!("question: length, answer: {answer}, by: [ruiz], statement: ruiz#first, quote: {quote}")
}

fn json_ld(site: &Site, page: PageId) -> serde_json::Value {
    let text = site.plan().view(page).frame.json_ld.expect("every page has structured data");
    serde_json::from_str(&text).expect("structured data is JSON")
}

#[test]
fn names_are_counted_with_the_name_that_the_site_uses() {
    let site = Site::with(&[
        document("a", "names:\n  - {actor: ruiz, as: Martha Ruiz, role: leader}\n", &[&by("ruiz", "two")]),
        document("b", "", &[&by("ruiz", "two")]),
        document("c", "names:\n  - {actor: ruiz, as: Ruiz, role: secretary}\n", &[]),
        document("d", "withdrawn: {why: wrong}\nnames:\n  - {actor: ruiz, as: R.}\n", &[&by("clerk", "two")]),
    ]);
    let page = actor_page(&site, "ruiz");
    let names: Vec<(&str, bool, Vec<&str>, usize)> = page
        .names
        .iter()
        .map(|name| (name.form.text.as_str(), name.own, name.roles.iter().map(String::as_str).collect(), name.sources.len()))
        .collect();
    assert_eq!(names, [("Ruiz", true, vec!["secretary"], 2), ("Martha Ruiz", false, vec!["leader"], 1)]);
    assert_eq!((page.mentioned_by, page.in_scope), (3, 3));
    assert!(actor_page(&site, "clerk").names.is_empty(), "a voice without a name has none that a source could use");
}

#[test]
fn a_statement_is_set_side_by_side_where_several_sources_carry_it() {
    let site = Site::with(&[
        document("a", "", &[&reported("two", "two long days")]),
        document("b", "", &[&reported("two", "two short days")]),
        document("c", "", &["question: next, answer: More, by: [ruiz], statement: ruiz#first, says: More."]),
    ]);
    let page = actor_page(&site, "ruiz");
    let statement = &page.statements[0];
    assert_eq!((statement.about.as_str(), statement.sources, statement.alone.len()), ("The first day", 3, 1));
    let [collation] = statement.collations.as_slice() else { panic!("one question has two wordings") };
    let marked =
        |index: usize| collation.wordings[index].runs.iter().filter(|run| run.marked).map(|run| run.text.as_str()).collect::<Vec<_>>();
    assert_eq!((collation.marked, marked(0), marked(1)), (true, vec!["long"], vec!["short"]));
    assert_eq!(page.statements[1].about, "second", "a statement about nothing is known by its id, and without a date comes last");
    assert_eq!(page.open_claims.len(), 1);
}

#[test]
fn wordings_in_two_languages_are_not_compared() {
    let site = Site::with(&[
        document("a", "language: en\n", &[&reported("two", "two long days")]),
        document("b", "language: es\n", &[&reported("two", "two short days")]),
    ]);
    let page = actor_page(&site, "ruiz");
    let collation = &page.statements[0].collations[0];
    assert!(!collation.marked && collation.wordings.iter().all(|wording| wording.runs.iter().all(|run| !run.marked)));
}

#[test]
fn a_source_says_what_is_not_known() {
    let site = Site::with(&[
        document("a", "published: unknown\n", &[&own("two")]),
        document("b", "url: https://example.org/b\n", &["question: length, answer: three, quote: three days"]),
        document("c", "", &[&own("two")]),
    ]);
    let page = source_page(&site, "a");
    assert!(page.record.published.is_none() && page.record.url.is_none());
    assert_eq!((page.claims, page.own_claims), (1, 1));
    let quote = source_page(&site, "b").events[0].claims[0].quote.clone().expect("it has a quote");
    assert_eq!(quote.original.as_deref(), Some("https://example.org/b#:~:text=three%20days"));
}

#[test]
fn a_long_list_is_spread_over_pages() {
    let files: Vec<(String, String)> = (0..1_001).map(|number| document(&format!("s{number:04}"), "", &[])).collect();
    let site = Site::with(&files);
    let (first, second) = (sources_page(&site, 0), sources_page(&site, 1));
    assert_eq!((first.total, first.rows.len(), second.rows.len()), (1_001, 1_000, 1));
    let parts: Vec<(&str, bool)> = second.parts.iter().map(|part| (part.href.as_str(), part.current)).collect();
    assert_eq!(parts, [("sources.html", false), ("sources-2.html", true)]);
    assert!(!site.plan().has(PageId::Sources(2)));
}

#[test]
fn actors_stand_under_their_side() {
    let site = Site::with(&[document("a", "", &[&by("ruiz", "two")])]);
    let page = actors_page(&site);
    let shown = |group: &ActorGroup| {
        let heading = group.side.as_ref().map_or("no side", |side| side.label.text.as_str());
        let rows: Vec<String> =
            group.rows.iter().map(|row| format!("{} +{} -{}", row.actor.label.text, u8::from(row.opens), row.closes.len())).collect();
        format!("{heading}: {}", rows.join(", "))
    };
    assert_eq!(
        page.groups.iter().map(shown).collect::<Vec<_>>(),
        ["The union: The union +1 -0, A clerk +0 -0, Ruiz +0 -1", "no side: The port +0 -0", "no side: The city +0 -0"]
    );
}

#[test]
fn what_has_no_date_comes_last_in_time() {
    let site = Site::with(&[]);
    let TimelinePage { years, undated, .. } = match site.plan().view(PageId::Timeline).body {
        Body::Timeline(page) => page,
        other => panic!("{other:?} is no timeline"),
    };
    assert_eq!(years.iter().map(|year| (year.year.as_str(), year.entries.len())).collect::<Vec<_>>(), [("2025", 1)]);
    assert!(undated.iter().all(|entry| entry.when.is_none()) && undated.len() == 3);
}

#[test]
fn structured_data_give_addresses_only_where_the_site_has_one() {
    let files = [document("a", "author: I. N. Vented\npublished: 2025-03-04\nform: news-report\n", &[&by("ruiz", "two")])];
    let mut site = Site::with(&files);
    for &page in site.plan().pages() {
        let data = json_ld(&site, page).to_string();
        assert!(!data.contains("\"url\"") && !data.contains("mainEntityOfPage"), "{page:?}: {data}");
    }
    site.library.site.base_url = Some("https://example.org/x/".to_owned());
    let source_key = site.library.source_key("a").expect("it is there");
    let article = json_ld(&site, PageId::Source(source_key));
    assert_eq!(article["@type"], "NewsArticle");
    assert_eq!(article["mainEntityOfPage"], "https://example.org/x/sources/a.html");
    let question = json_ld(&site, PageId::Question(site.library.question_key("length").expect("it is there")));
    assert_eq!(question["hasPart"][0]["@type"], "Claim");
    assert_eq!(question["hasPart"][0]["author"][0]["name"], "Ruiz");
    assert_eq!(question["hasPart"][0]["url"], "https://example.org/x/sources/a.html#claim-c0");
}

#[test]
fn structured_data_claim_no_certainty_that_the_content_does_not_have() {
    for (when, kind, start) in
        [("2025-03-02/2025-03-04", "Event", Some("2025-03-02")), ("2025-03?", "Thing", None), ("202X", "Thing", None)]
    {
        let text = format!("---\ntitle: Talks\nwhen: {when}\nplace: Old Harbour\n---\n");
        let site = Site::with(&[("content/events/talks.md".to_owned(), text)]);
        let data = json_ld(&site, PageId::Event(site.library.event_key("talks").expect("it is there")));
        assert_eq!((data["@type"].as_str(), data["startDate"].as_str()), (Some(kind), start), "{when}");
    }
    let site = Site::with(&[document("a", "form: news-report\n", &[])]);
    let data = json_ld(&site, PageId::Source(site.library.source_key("a").expect("it is there")));
    assert_eq!((data["@type"].as_str(), data["additionalType"].as_str()), (Some("CreativeWork"), Some("https://schema.org/NewsArticle")));
}

#[test]
fn structured_data_stay_inside_their_script() {
    let title = "title: \"</script><script>alert(1)</script><!-- & \\u2028\"\n";
    let file = ("content/sources/a.md".to_owned(), format!("---\n{title}covers:\n  - event: round\n---\n"));
    let site = Site::with(&[file]);
    let page = PageId::Source(site.library.source_key("a").expect("it is there"));
    let text = site.plan().view(page).frame.json_ld.expect("every page has structured data");
    assert!(!text.contains(['<', '>', '&', '\u{2028}']));
    assert_eq!(json_ld(&site, page)["headline"], "</script><script>alert(1)</script><!-- & \u{2028}");
}

#[test]
fn what_is_not_found_links_to_nothing_that_would_depend_on_its_place() {
    let mut site = Site::with(&[]);
    let frame = site.plan().view(PageId::NotFound).frame;
    assert!(frame.navigation.is_empty() && frame.home.is_none() && frame.stylesheets.is_empty() && frame.canonical.is_none());
    site.library.site.base_url = Some("https://example.org/x/".to_owned());
    let frame = site.plan().view(PageId::NotFound).frame;
    assert_eq!(frame.stylesheets, ["https://example.org/x/static/variorum.css"]);
    assert!(frame.navigation.iter().all(|entry| entry.href.starts_with("https://example.org/x/")));
}
