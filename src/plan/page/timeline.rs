//! `timeline.html`: events and statements in time.

use crate::model::date::Date;
use crate::model::view::{Body, PageView, TimelinePage, TimelineYear};
use crate::plan::figure::timeline::{Dated, drawn, in_time};
use crate::plan::frame::Heading;
use crate::plan::jsonld;
use crate::plan::viewpoint::Viewpoint;

pub(super) fn timeline_page(at: &Viewpoint<'_>) -> PageView {
    let events = at.library().events.keys();
    let (chart, entries) = drawn(at, in_time(at, events, |_| true));
    let (dated, undated): (Vec<Dated>, Vec<Dated>) = entries.into_iter().partition(|dated| dated.when.is_some());
    let mut years: Vec<TimelineYear> = Vec::new();
    for Dated { when, entry, .. } in dated {
        let year = when.map(|when| year_of(at, when)).unwrap_or_default();
        match years.last_mut() {
            Some(last) if last.year == year => last.entries.push(entry),
            _ => years.push(TimelineYear { anchor: format!("period-{}", years.len() + 1), year, entries: vec![entry] }),
        }
    }
    let body = TimelinePage { chart, years, undated: undated.into_iter().map(|dated| dated.entry).collect() };
    at.page(Heading { about: Some(jsonld::collection(at)), ..Heading::default() }, Body::Timeline(body))
}

/// The year under which a date stands, in words: that of its first day, or of the last where the start is open.
fn year_of(at: &Viewpoint<'_>, date: Date) -> String {
    let year = date.year().unwrap_or(0);
    let sign = if year < 0 { "-" } else { "" };
    let whole_year = Date::parse(&format!("{sign}{:04}", year.unsigned_abs())).unwrap_or(Date::UNKNOWN);
    at.date(Some(whole_year)).map(|date| date.text).unwrap_or_default()
}
