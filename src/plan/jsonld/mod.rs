//! What a page says to search engines and other programs, in the words of schema.org.
//!
//! An address is given only where the site has a `base_url`, since schema.org wants it absolute; a date only where nothing about it is
//! in doubt, since schema.org has no way to say a doubt. Where such a field is one that readers of the type rely on (the day of an
//! event, the author of an article), the thing is told as the wider type and names the narrower in `additionalType`.

mod node;
mod thing;
mod work;

pub(crate) use node::Node;
pub(crate) use thing::{actor, event};
pub(crate) use work::{briefing, data_set, question, source};

use serde_json::Value;

use crate::model::in_script::json_in_script;
use crate::model::site_map::PageId;
use crate::plan::viewpoint::Viewpoint;

/// What a page says: one JSON document, safe inside a `<script>`.
pub(crate) fn document(about: Node) -> String {
    let mut document = vec![("@context".to_owned(), Value::from("https://schema.org"))];
    document.extend(about.into_fields());
    json_in_script(&Value::Object(document.into_iter().collect()))
}

/// A page of the site by this name.
pub(crate) fn web_page(at: &Viewpoint<'_>, name: &str) -> Node {
    page_of_kind(at, "WebPage", name)
}

/// A page of the site that lists things.
pub(crate) fn collection(at: &Viewpoint<'_>) -> Node {
    page_of_kind(at, "CollectionPage", &at.library().site.title)
}

fn page_of_kind(at: &Viewpoint<'_>, kind: &'static str, name: &str) -> Node {
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
