//! Events and statements in time. What has no date comes last and is said to have none.

use std::collections::BTreeSet;

use crate::model::date::{Date, DateParts, Qualifier};
use crate::model::id::{ActorKey, EventKey, SourceKey};
use crate::model::library::{Library, Statement};
use crate::model::view::{FigureView, TimeChart, TimelineEntry};
use crate::plan::figure::time_chart::{Happening, time_chart};
use crate::plan::viewpoint::Viewpoint;
use crate::plan::viewpoint::in_words;

/// An entry before it is put in its place.
pub(crate) struct Dated {
    pub(crate) when: Option<Date>,
    /// The date of the event at which it was said, where it has none of its own.
    around: Option<Date>,
    /// The event; `None` for a statement.
    event: Option<EventKey>,
    pub(crate) entry: TimelineEntry,
}

/// Some events and the statements made at them, in the order of time, and the drawing of those that have a date. What has none comes
/// apart.
pub(crate) fn timeline_of(at: &Viewpoint<'_>, events: &BTreeSet<EventKey>) -> FigureView {
    let said_there = |statement: &Statement| statement.event.is_some_and(|event| events.contains(&event));
    let (chart, entries) = drawn(at, in_time(at, events.iter().copied(), said_there));
    let (dated, undated): (Vec<Dated>, Vec<Dated>) = entries.into_iter().partition(|dated| dated.when.is_some());
    let entries = |dated: Vec<Dated>| dated.into_iter().map(|dated| dated.entry).collect();
    FigureView::Timeline { chart: chart.map(Box::new), entries: entries(dated), undated: entries(undated) }
}

/// The drawing, and the entries with the numbers that they have in it.
pub(crate) fn drawn(at: &Viewpoint<'_>, mut entries: Vec<Dated>) -> (Option<TimeChart>, Vec<Dated>) {
    let happenings: Vec<Happening> = entries.iter().map(|dated| Happening { event: dated.event, when: dated.when }).collect();
    let Some((chart, numbers)) = time_chart(at, &happenings) else { return (None, entries) };
    for (dated, number) in entries.iter_mut().zip(numbers) {
        dated.entry.number = number;
    }
    (Some(chart), entries)
}

pub(crate) fn in_time(at: &Viewpoint<'_>, events: impl Iterator<Item = EventKey>, wanted: impl Fn(&Statement) -> bool) -> Vec<Dated> {
    let mut entries: Vec<Dated> = events.map(|key| event(at, key)).collect();
    for actor in at.library().actors.keys() {
        entries.extend(statements(at, actor, &wanted));
    }
    // The sort keeps the order of equals: an event stands before what was said at it. What has no date of its own stands in the order
    // of the events at which it was said.
    entries.sort_by_key(|dated| (dated.when.is_none(), dated.when, dated.around.is_none(), dated.around));
    count_between(at.library(), &mut entries);
    entries
}

/// Says of each event how many of the statements were made after the end of the event that it followed and before its own start, where
/// both are known to the day.
fn count_between(library: &Library, entries: &mut [Dated]) {
    let days = |dated: &Dated| {
        let span = dated.when.filter(|_| dated.event.is_none() && !dated.entry.withdrawn)?.span()?;
        Some((span.first?.day, span.last?.day))
    };
    let mut said: Vec<(i32, i32)> = entries.iter().filter_map(days).collect();
    said.sort_unstable();
    for dated in entries.iter_mut().filter(|dated| dated.entry.days_after.is_some_and(|days| days > 0)) {
        let earlier = dated.event.and_then(|event| library[event].follows).and_then(|event| library[event].when?.span()?.last);
        let later = dated.when.and_then(|when| when.span()?.first);
        dated.entry.between = earlier.zip(later).map(|(earlier, later)| {
            let after = said.partition_point(|&(first, _)| first <= earlier.day);
            said[after..].iter().take_while(|&&(first, _)| first < later.day).filter(|&&(_, last)| last < later.day).count()
        });
    }
}

fn event(at: &Viewpoint<'_>, key: EventKey) -> Dated {
    let library = at.library();
    let event = &library[key];
    let is_live = |source: &&SourceKey| library[**source].withdrawn.is_none();
    let entry = TimelineEntry {
        kind: "event",
        number: None,
        when: at.date(event.when),
        title: at.event(key),
        actor: None,
        place: event.place.clone(),
        part_of: event.part_of.map(|whole| at.event(whole)),
        follows: event.follows.map(|earlier| at.event(earlier)),
        days_after: event.follows.and_then(|earlier| days_between(library[earlier].when, event.when)),
        between: None,
        sources: at.comparisons().event(key).sources.iter().filter(is_live).count(),
        withdrawn: false,
    };
    Dated { when: known(event.when), around: None, event: Some(key), entry }
}

fn statements(at: &Viewpoint<'_>, actor: ActorKey, wanted: impl Fn(&Statement) -> bool) -> Vec<Dated> {
    let library: &Library = at.library();
    let tallies = at.comparisons().actor(actor).statements.iter();
    let view = |tally: &crate::model::comparison::StatementTally| {
        let statement = &library[tally.statement];
        let mut sources: Vec<SourceKey> =
            tally.claims.iter().filter(|&&claim| library.counts(claim)).map(|&claim| library[claim].source).collect();
        sources.dedup();
        let entry = TimelineEntry {
            kind: "statement",
            number: None,
            when: at.date(statement.on),
            title: at.statement(tally.statement),
            actor: Some(at.actor(actor)),
            place: statement.via.as_deref().map(in_words),
            part_of: statement.event.map(|event| at.event(event)),
            follows: None,
            days_after: None,
            between: None,
            sources: sources.len(),
            withdrawn: statement.withdrawn.is_some(),
        };
        let around = statement.event.filter(|_| known(statement.on).is_none()).and_then(|event| known(library[event].when));
        Dated { when: known(statement.on), around, event: None, entry }
    };
    tallies.filter(|tally| wanted(&library[tally.statement])).map(view).collect()
}

fn known(date: Option<Date>) -> Option<Date> {
    date.filter(|date| !date.is_unknown())
}

/// The days from the end of one date to the start of another; `None` unless both are told to the day and without doubt.
fn days_between(earlier: Option<Date>, later: Option<Date>) -> Option<i32> {
    let exact = |date: Date| {
        match date.parts() {
            DateParts::One(part) => [part; 2].into(),
            DateParts::Between(first, last) => Some([first, last]),
            _ => None,
        }
        .filter(|parts| parts.iter().all(|part| part.day.is_some() && part.qualifier == Qualifier::Plain))
    };
    let (earlier, later) = (known(earlier)?, known(later)?);
    exact(earlier).and(exact(later))?;
    let days = earlier.last_day()?.until(later.first_day()?).ok()?.get_days();
    (days >= 0).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_between_exact_dates_only() {
        for (earlier, later, days) in [
            ("2025-10-19", "2025-10-25/2025-10-28", Some(6)),
            ("2025-10-25/2025-10-28", "2025-11-06", Some(9)),
            ("2025-10-19", "2025-10-19", Some(0)),
            ("2025-10-19?", "2025-10-25", None),
            ("2025-10", "2025-11-06", None),
            ("unknown", "2025-11-06", None),
            ("2025-11-06", "2025-10-19", None),
        ] {
            let date = |text| Date::parse(text).ok();
            assert_eq!(days_between(date(earlier), date(later)), days, "{earlier} to {later}");
        }
    }
}
