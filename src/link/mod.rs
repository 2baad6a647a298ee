//! Resolves every reference: from files that name each other by id to a [`Library`] in which nothing leads nowhere.
//!
//! A reference that leads nowhere is reported and left out, and so is what cannot stand without it (a claim without its question). What
//! is left out stays known, so that a reference to it is not reported as well: one fault, one finding.

mod actors;
mod answers;
mod briefings;
mod claims;
mod events;
mod prose;
mod publishers;
mod questions;
mod references;
mod rings;
mod sources;
mod updates;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::diagnostic::{self, Diagnostic};
use crate::model::address::WebAddress;
use crate::model::id::PageKey;
use crate::model::library::{Library, Page, QuoteLimits, Site};
use crate::model::list::List;
use crate::model::parsed::{Parsed, ParsedSite};
use crate::model::schema::SiteFile;
use references::References;

/// Links a parsed site. The findings are sorted by place.
pub fn link(site: &ParsedSite) -> (Library, Vec<Diagnostic>) {
    let mut references = References::new(site);
    let mut library =
        Library { site: settings(site.site.as_ref()), words: Arc::clone(&site.words), pages: pages(site), ..Library::default() };
    library.events = events::link(site, &mut references);
    (library.actors, library.statements) = actors::link(site, &mut references);
    library.questions = questions::link(site, &mut references);
    sources::link(site, &mut references, &mut library);
    library.briefings = briefings::link(site, &mut references, &library);
    prose::link(site, &mut references, &library);
    let (mentions, mut diagnostics) = references.finish();
    library.mentions = mentions;
    library.mentions.incomplete = !site.unread.is_empty();
    diagnostic::settle(&mut diagnostics);
    (library, diagnostics)
}

fn settings(parsed: Option<&Parsed<SiteFile>>) -> Site {
    let Some(Parsed { fields, record, .. }) = parsed else { return Site { language: "en".to_owned(), ..Site::default() } };
    let usual = QuoteLimits::default();
    let limits = fields.limits.clone().unwrap_or_default();
    Site {
        title: fields.title.clone().unwrap_or_default(),
        description: fields.description.clone(),
        base_url: fields.base_url.as_deref().and_then(|written| WebAddress::parse_folder(written).ok()),
        language: fields.language.clone().unwrap_or_else(|| "en".to_owned()),
        authors: texts(fields.authors.as_ref()),
        licence: fields.licence.clone(),
        edit_url: web_address(fields.edit_url.as_ref()),
        feed_id: fields.feed_id.clone().filter(|id| !id.trim().is_empty()),
        limits: QuoteLimits {
            max_quote_words: limits.max_quote_words.filter(|&words| words > 0).unwrap_or(usual.max_quote_words),
            max_quoted_share: limits.max_quoted_share.filter(|share| (0.0..=1.0).contains(share)).unwrap_or(usual.max_quoted_share),
            max_quoted_words: limits.max_quoted_words.unwrap_or(usual.max_quoted_words),
        },
        extra: fields.extra.clone().unwrap_or_default(),
        record: Some(record.clone()),
    }
}

fn pages(site: &ParsedSite) -> List<PageKey, Page> {
    let page = |Parsed { id, fields, record }: &Parsed<crate::model::schema::PageFile>| Page {
        id: id.clone(),
        record: record.clone(),
        title: fields.title.clone().unwrap_or_else(|| title_of(id.as_str())),
        description: fields.description.clone(),
        order: fields.order,
        extra: fields.extra.clone().unwrap_or_default(),
    };
    site.pages.iter().map(page).collect()
}

/// A title made of an id: its last segment with spaces for hyphens and a capital letter first.
fn title_of(id: &str) -> String {
    let words = id.rsplit('/').next().unwrap_or(id).replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// An address on the web. What is none was reported where it was read.
fn web_address(written: Option<&String>) -> Option<WebAddress> {
    written.and_then(|written| WebAddress::parse(written).ok())
}

/// The texts of a list. An empty one stands for `null`, or was reported.
fn texts(list: Option<&Vec<String>>) -> Vec<String> {
    list.into_iter().flatten().filter(|text| !text.trim().is_empty()).cloned().collect()
}
