//! The answers to a question whose answer changes, against time: a mark a claim, a line a publisher. The table beside the drawing says the
//! same.

use std::collections::BTreeMap;

use crate::model::answer::{Answer, Quantity, answer_label};
use crate::model::comparison::QuestionComparison;
use crate::model::date::Date;
use crate::model::id::{ClaimKey, QuestionKey};
use crate::model::library::Publisher;
use crate::model::number::Number;
use crate::model::view::{LevelView, SeriesChart, SeriesLine, SeriesMark, SeriesRow, SeriesView};
use crate::plan::figure::scale::{self, Scale};
use crate::plan::viewpoint::Viewpoint;

/// Fewer answers than this are read faster in the table.
const FEW: usize = 3;
/// More than this are no picture any more.
const DRAWN: usize = 60;
/// More different answers that are no numbers would each need a line of their own.
const LEVELS: usize = 8;
/// The height of the plot of numbers, of the line of an answer in words, of the room above, and of the words below the line of time.
const NUMBERS: u32 = 160;
const LEVEL: u32 = 44;
const ABOVE: u32 = 24;
const BELOW: u32 = 36;

/// The answers in the order of time, and their drawing; `None` for a question that has none.
pub(crate) fn series(at: &Viewpoint<'_>, key: QuestionKey) -> Option<SeriesView> {
    let library = at.library();
    let comparison: &QuestionComparison = at.comparisons().question(key);
    let mut claims: Vec<ClaimKey> =
        comparison.cells.iter().flat_map(|cell| cell.claims.iter().copied()).filter(|&claim| library.is_live(claim)).collect();
    if claims.is_empty() {
        return None;
    }
    // What has no time comes last; claims of one time stay in the order of the table.
    let begins = |&claim: &ClaimKey| library.holds_at(claim).map_or(f64::INFINITY, |when| when.in_days().0);
    claims.sort_by(|left, right| begins(left).total_cmp(&begins(right)).then(left.cmp(right)));
    let all_published = claims.iter().all(|&claim| library[claim].as_of.is_none());
    let placed = Placed::of(at, key, &claims);
    let row = |&claim: &ClaimKey| SeriesRow {
        number: placed.as_ref().and_then(|placed| placed.number(claim)),
        when: at.date(library.holds_at(claim)),
        is_published: !all_published && library[claim].as_of.is_none() && library.holds_at(claim).is_some(),
        told: at.told_together(&[claim]),
        report: at.source(library[claim].source),
    };
    let rows = claims.iter().map(row).collect();
    let question = &library[key];
    let name = at.short_question(key);
    let chart = placed.map(|placed| placed.chart(at.figure_id(&format!("series-{}", question.id)), &question.question));
    Some(SeriesView { question: name, chart, rows, all_published })
}

/// What can be drawn: each claim with its number in the table, its time and its answer.
struct Placed<'site, 'at> {
    at: &'at Viewpoint<'site>,
    key: QuestionKey,
    claims: Vec<(ClaimKey, Date)>,
    time: Scale,
    /// The heights of numbers; `None` where the answers are words, each on a line of its own.
    heights: Option<Scale>,
    words: Vec<&'site Answer>,
}

impl<'site, 'at> Placed<'site, 'at> {
    fn of(at: &'at Viewpoint<'site>, key: QuestionKey, claims: &[ClaimKey]) -> Option<Self> {
        let library = at.library();
        let has_place = |claim: ClaimKey| !library[claim].answer.is_not_known();
        let claims: Vec<(ClaimKey, Date)> =
            claims.iter().filter(|&&claim| has_place(claim)).filter_map(|&claim| Some((claim, library.holds_at(claim)?))).collect();
        let times: Vec<(f64, f64)> = claims.iter().map(|(_, when)| when.in_days()).collect();
        let is_one_time = times.windows(2).all(|pair| pair[0] == pair[1]);
        if claims.len() < FEW || claims.len() > DRAWN || is_one_time {
            return None;
        }
        let ends: Vec<f64> = claims
            .iter()
            .filter_map(|&(claim, _)| if let Some(Quantity::Number(range)) = library[claim].answer.quantity() { Some(range) } else { None })
            .flat_map(|range| [range.low(), range.high()].into_iter().flatten().map(Number::to_f64))
            .collect();
        let (lowest, highest) = ends.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &end| (low.min(end), high.max(end)));
        let heights = (!ends.is_empty()).then(|| Scale::of_numbers(lowest, highest));
        let mut words: Vec<&Answer> = claims.iter().map(|&(claim, _)| &library[claim].answer).collect();
        words.sort();
        words.dedup();
        if heights.is_none() && words.len() > LEVELS {
            return None;
        }
        let (first, last) = times.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &(from, to)| (low.min(from), high.max(to)));
        Some(Self { at, key, claims, time: Scale::new(first, last), heights, words })
    }

    /// The number of a claim in the drawing; `None` where it has no place in it.
    fn number(&self, claim: ClaimKey) -> Option<usize> {
        self.claims.iter().position(|&(placed, _)| placed == claim).map(|index| index + 1)
    }

    fn chart(&self, id: String, question: &str) -> SeriesChart {
        let marks: Vec<SeriesMark> = self.claims.iter().zip(1..).map(|(&(claim, when), number)| self.mark(number, claim, when)).collect();
        let axis = ABOVE + if self.heights.is_some() { NUMBERS } else { self.words.len() as u32 * LEVEL };
        SeriesChart {
            id,
            question: question.to_owned(),
            levels: self.levels(),
            ticks: self.time.time_ticks(self.at.words().dates()),
            axis,
            height: axis + BELOW,
            signs: ["own", "attributed"].into_iter().filter(|voice| marks.iter().any(|mark| mark.voice == *voice)).collect(),
            lines: self.lines(&marks),
            marks,
        }
    }

    fn mark(&self, number: usize, claim: ClaimKey, when: Date) -> SeriesMark {
        let library = self.at.library();
        let (first, last) = when.in_days();
        let [from, middle, to] = [first, first.midpoint(last), last].map(|days| self.time.place(days));
        let (y, low, high) = self.heights_of(&library[claim].answer);
        SeriesMark {
            number,
            voice: if library[claim].by.is_empty() { "own" } else { "attributed" },
            x: scale::percent(middle),
            from: scale::percent(from),
            to: scale::percent(to),
            y,
            low,
            high,
        }
    }

    /// Where an answer stands, from above: the middle of what it may mean, its lowest and its highest; an open end reaches the edge.
    fn heights_of(&self, answer: &Answer) -> (u32, u32, u32) {
        let (Some(scale), Some(Quantity::Number(range))) = (&self.heights, answer.quantity()) else {
            let place = self.words.iter().position(|&known| known == answer).unwrap_or_default() as u32;
            let y = ABOVE + place * LEVEL + LEVEL * 2 / 3;
            return (y, y, y);
        };
        let y = |number: Number| height_of(scale.share(number.to_f64()));
        let (low, high) = (range.low().map(y), range.high().map(y));
        let (bottom, top) = (low.unwrap_or(ABOVE + NUMBERS), high.unwrap_or(ABOVE / 2));
        // "At least" stands at the number that is told, and the bar above it says that it may be more.
        let middle = match (low, high) {
            (Some(low), Some(high)) => u32::midpoint(low, high),
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => u32::midpoint(bottom, top),
        };
        (middle, bottom, top)
    }

    /// The marked heights: numbers, or the answers in words.
    fn levels(&self) -> Vec<LevelView> {
        match &self.heights {
            Some(scale) => {
                scale.number_marks().into_iter().map(|(value, label)| LevelView { y: height_of(scale.share(value)), label }).collect()
            }
            None => self
                .words
                .iter()
                .zip(0..)
                .map(|(answer, place): (_, u32)| LevelView {
                    y: ABOVE + place * LEVEL + LEVEL * 2 / 3,
                    label: answer_label(&self.at.library()[self.key], answer, self.at.words()),
                })
                .collect(),
        }
    }

    /// From mark to mark of what one publisher says in its own voice, copies of others left out. Publishers that nobody knows have no line: they may be several.
    fn lines(&self, marks: &[SeriesMark]) -> Vec<SeriesLine> {
        let library = self.at.library();
        let mut of_publisher: BTreeMap<Publisher, Vec<&SeriesMark>> = BTreeMap::new();
        for ((claim, _), mark) in self.claims.iter().zip(marks) {
            let publisher = library[library[*claim].source].publisher_key;
            if mark.voice == "own" && library[library[*claim].source].derived_from.is_none() && !matches!(publisher, Publisher::Unknown(_))
            {
                of_publisher.entry(publisher).or_default().push(mark);
            }
        }
        let line = |pair: &[&SeriesMark]| SeriesLine { from: pair[0].x.clone(), from_y: pair[0].y, to: pair[1].x.clone(), to_y: pair[1].y };
        of_publisher.values().flat_map(|marks| marks.windows(2).map(line).collect::<Vec<_>>()).collect()
    }
}

/// Where a number stands that is so far up the plot, from above.
fn height_of(share: f64) -> u32 {
    ABOVE + u32::try_from((f64::from(NUMBERS) * (1.0 - share)).round() as i64).unwrap_or_default()
}
