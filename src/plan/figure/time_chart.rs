//! Events and statements drawn along a line of time, a lane each. The list below the drawing says the same in words.

use std::collections::BTreeMap;

use crate::model::date::{Date, DateSpan};
use crate::model::id::EventKey;
use crate::model::view::{TimeChart, TimeInterval, TimeLane};
use crate::plan::figure::scale::{self, Scale};
use crate::plan::viewpoint::Viewpoint;

/// Fewer dates than this are read faster in the list.
const FEW: usize = 8;
/// More lanes than this are no picture any more.
const DRAWN: usize = 60;
/// The height of a lane, and of the words below the line.
const LANE: u32 = 18;
const BELOW: u32 = 36;

/// What is to be drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Happening {
    /// The event; `None` for a statement.
    pub(crate) event: Option<EventKey>,
    /// Its date, if there is one.
    pub(crate) when: Option<Date>,
}

/// The drawing of some things in the order of time, and for each of them the number that it has there. What has no date has none; nor
/// have the statements where there are too many to draw. `None` where there are too few to need a picture.
pub(crate) fn time_chart(at: &Viewpoint<'_>, happenings: &[Happening]) -> Option<(TimeChart, Vec<Option<usize>>)> {
    let spans: Vec<Option<DateSpan>> = happenings.iter().map(|happening| happening.when.and_then(|when| when.span())).collect();
    let dated = spans.iter().flatten().count();
    let is_drawn = |index: usize| spans[index].is_some() && (dated <= DRAWN || happenings[index].event.is_some());
    let drawn: Vec<usize> = (0..happenings.len()).filter(|&index| is_drawn(index)).collect();
    if drawn.len() < FEW || drawn.len() > DRAWN {
        return None;
    }
    let scale = Scale::of_days(drawn.iter().filter_map(|&index| spans[index].as_ref()))?;
    let mut numbers = vec![None; happenings.len()];
    let mut lanes: Vec<TimeLane> = Vec::new();
    let mut lane_of: BTreeMap<EventKey, (usize, DateSpan)> = BTreeMap::new();
    for index in drawn {
        let Some(span) = spans[index] else { continue };
        let number = lanes.len() + 1;
        numbers[index] = Some(number);
        if let Some(event) = happenings[index].event {
            lane_of.insert(event, (lanes.len(), span));
        }
        lanes.push(TimeLane {
            kind: if happenings[index].event.is_some() { "event" } else { "statement" },
            number,
            extent: scale.days(&span),
            y: lanes.len() as u32 * LANE + LANE / 2,
        });
    }
    let follows = |(&event, &(lane, span)): (&EventKey, &(usize, DateSpan))| {
        let &(earlier, before) = lane_of.get(&at.library()[event].follows?)?;
        // Where the days overlap or an end is open, nothing lies between.
        (before.last?.day < span.first?.day).then(|| TimeInterval {
            from: lanes[earlier].extent.to.clone(),
            from_y: lanes[earlier].y,
            to: lanes[lane].extent.from.clone(),
            to_y: lanes[lane].y,
        })
    };
    let intervals: Vec<TimeInterval> = lane_of.iter().filter_map(follows).collect();
    let axis = lanes.len() as u32 * LANE + 6;
    let chart = TimeChart {
        id: at.figure_id("timeline"),
        events: lane_of.len(),
        statements: lanes.len() - lane_of.len(),
        left_out: dated - lanes.len(),
        ticks: scale.day_ticks(at.words().dates()),
        axis,
        height: axis + BELOW,
        signs: signs(&lanes, !intervals.is_empty()),
        intervals,
        lanes,
    };
    Some((chart, numbers))
}

/// What is drawn, and the kinds of ends.
fn signs(lanes: &[TimeLane], has_intervals: bool) -> Vec<&'static str> {
    let mut signs: Vec<&'static str> =
        ["event", "statement"].into_iter().filter(|kind| lanes.iter().any(|lane| lane.kind == *kind)).collect();
    if has_intervals {
        signs.push("interval");
    }
    signs.extend(scale::signs(lanes.iter().map(|lane| &lane.extent)));
    signs
}
