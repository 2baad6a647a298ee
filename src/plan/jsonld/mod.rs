//! What a page says to search engines and other programs, in the words of schema.org.
//!
//! An address is given only where the site has a `base_url`, since schema.org wants it absolute; a date only where nothing about it is
//! in doubt, since schema.org has no way to say a doubt. Where such a field is one that readers of the type rely on (the day of an
//! event, the author of an article), the thing is told as the wider type and names the narrower in `additionalType`.

mod node;
mod thing;
mod work;

use serde_json::Value;

use crate::model::in_script::json_in_script;
use crate::model::site_map::PageId;
use crate::plan::viewpoint::Viewpoint;
use node::Node;

/// The structured data of a page: one JSON document, safe inside a `<script>`.
pub(crate) fn document(at: &Viewpoint<'_>) -> String {
    let node = match (at.page, at.plan.only_briefing()) {
        (PageId::Briefing(key), _) | (PageId::Index, Some(key)) => work::briefing(at, key),
        (PageId::Event(key), _) => thing::event(at, key),
        (PageId::Question(key), _) => work::question(at, key),
        (PageId::Source(key), _) => work::source(at, key),
        (PageId::Actor(key), _) => thing::actor(at, key),
        (PageId::Page(key), _) => web_page(at, "WebPage", &at.library()[key].title),
        (PageId::Data, _) => work::data_set(at),
        (PageId::Conclusions(key) | PageId::BriefingText(key) | PageId::Changes(key), _) => {
            web_page(at, "WebPage", &at.library()[key].title)
        }
        (PageId::Index | PageId::Compare | PageId::Timeline | PageId::Sources(_) | PageId::Actors(_), _) => {
            web_page(at, "CollectionPage", &at.library().site.title)
        }
        (PageId::Search | PageId::Record | PageId::Method | PageId::NotFound, _) => web_page(at, "WebPage", &at.library().site.title),
    };
    let mut document = vec![("@context".to_owned(), Value::from("https://schema.org"))];
    document.extend(node.into_fields());
    json_in_script(&Value::Object(document.into_iter().collect()))
}

fn web_page(at: &Viewpoint<'_>, kind: &'static str, name: &str) -> Node {
    let site = &at.library().site;
    Node::new(kind)
        .text("name", Some(name))
        .text("description", site.description.as_deref())
        .text("inLanguage", Some(&site.language))
        .text("url", absolute(at, at.page).as_deref())
        .node("isPartOf", web_site(at))
}

/// The site itself, which schema.org knows by its address only.
fn web_site(at: &Viewpoint<'_>) -> Option<Node> {
    let site = &at.library().site;
    site.base_url.as_ref().map(|base| Node::new("WebSite").text("name", Some(&site.title)).text("url", Some(base)))
}

/// The absolute address of a page; `None` without a `base_url`.
fn absolute(at: &Viewpoint<'_>, page: PageId) -> Option<String> {
    let path = match (page, at.plan.only_briefing()) {
        (PageId::Index, Some(briefing)) => PageId::Briefing(briefing).path(at.library()),
        _ => page.path(at.library()),
    };
    at.library().site.base_url.as_ref().map(|base| format!("{base}{path}"))
}
