//! The questions of a briefing at a glance: the comparison tables in small, a mark an answer, event beside event.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::comparison::Cell;
use crate::model::id::{EventKey, QuestionKey, SourceKey};
use crate::model::library::Answer;
use crate::model::site_map::PageId;
use crate::model::site_map::source_anchor;
use crate::model::view::{MarkCount, NumberedSource, OverviewCell, OverviewGroup, OverviewRow, OverviewView, VerdictCount};
use crate::model::words::{CellState, Verdict};
use crate::plan::answer::verdict_view;
use crate::plan::figure::mark::{MarkKey, mark_keys, mark_view, marks, marks_to_explain};
use crate::plan::viewpoint::Viewpoint;

/// More sources than this on one event are counted instead of having a column each: so many marks stand side by side on a phone.
const MOST_COLUMNS: usize = 12;
/// The most sources that a briefing lists itself, which gives them the numbers of the columns; the list of sources has the others.
pub(crate) const MOST_NUMBERED: usize = 60;
/// The key of the numbers stands at the figure up to this; beyond it, the page's list of sources is the key.
const LONGEST_KEY: usize = 12;
/// With more questions than this, an event has one line.
const MOST_QUESTIONS: usize = 120;
/// The most events that are shown.
const MOST_EVENTS: usize = 60;
/// The most marks that are counted for one question.
const MOST_COUNTS: usize = 6;
/// The marks that fit beside a question's name where three tables, and where two, stand side by side.
const FEW_MARKS: [usize; 2] = [6, 12];

/// The overview; `None` where there are no sources or no questions.
pub(crate) fn overview(at: &Viewpoint<'_>, events: &[EventKey], sources: &[SourceKey]) -> Option<OverviewView> {
    let asked: Vec<EventKey> = events.iter().copied().filter(|&event| !at.comparisons().event(event).questions.is_empty()).collect();
    let questions = || asked.iter().flat_map(|&event| at.comparisons().event(event).questions.iter().copied());
    let question_count = questions().count();
    if sources.is_empty() || question_count == 0 {
        return None;
    }
    let group = |&event: &EventKey| group(at, event, sources, question_count);
    let groups: Vec<OverviewGroup> = asked.iter().take(MOST_EVENTS).map(group).collect();
    let has_columns = groups.iter().any(|group| !group.sources.is_empty());
    let has_key = has_columns && sources.len() <= LONGEST_KEY;
    let widest = groups.iter().flat_map(|group| &group.rows).map(width).max().unwrap_or(0);
    Some(OverviewView {
        id: at.figure_id("overview"),
        question_count,
        source_count: sources.len(),
        verdicts: verdict_counts(at, questions()),
        sources: if has_key { numbered(at, sources, sources) } else { Vec::new() },
        numbers_elsewhere: has_columns && !has_key,
        has_counts: groups.iter().any(|group| group.layout == "counts"),
        abreast: 3 - FEW_MARKS.iter().filter(|&&few| widest > few).count(),
        legend: legend(&groups),
        groups,
        more_events: asked.len().saturating_sub(MOST_EVENTS),
    })
}

/// How many questions have each verdict, in the order of the verdicts.
pub(crate) fn verdict_counts(at: &Viewpoint<'_>, questions: impl Iterator<Item = QuestionKey>) -> Vec<VerdictCount> {
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    for question in questions {
        *counts.entry(at.comparisons().question(question).verdict).or_default() += 1;
    }
    counts.into_iter().map(|(verdict, count)| VerdictCount { verdict: verdict_view(verdict), count }).collect()
}

fn group(at: &Viewpoint<'_>, event: EventKey, sources: &[SourceKey], question_count: usize) -> OverviewGroup {
    let compared = at.comparisons().event(event);
    let layout = match () {
        () if question_count > MOST_QUESTIONS => "verdicts",
        () if compared.sources.len() > MOST_COLUMNS || sources.len() > MOST_NUMBERED => "counts",
        () => "cells",
    };
    let rows = compared.questions.iter().map(|&question| row(at, question, layout));
    OverviewGroup {
        event: at.event(event),
        layout,
        sources: if layout == "cells" { numbered(at, &compared.sources, sources) } else { Vec::new() },
        source_count: compared.sources.len(),
        rows: if layout == "verdicts" { Vec::new() } else { rows.collect() },
        verdicts: if layout == "verdicts" { verdict_counts(at, compared.questions.iter().copied()) } else { Vec::new() },
    }
}

/// Some of the sources with their numbers among all. Both are in the order of keys.
fn numbered(at: &Viewpoint<'_>, shown: &[SourceKey], all: &[SourceKey]) -> Vec<NumberedSource> {
    let number = |source| all.binary_search(source).expect("the sources of an event are among those of its briefing") + 1;
    shown.iter().map(|source| NumberedSource { number: number(source), head: at.source_head(*source, None) }).collect()
}

fn row(at: &Viewpoint<'_>, key: QuestionKey, layout: &str) -> OverviewRow {
    let compared = at.comparisons().question(key);
    let mut row = OverviewRow {
        question: at.short_question(key),
        verdict: verdict_view(compared.verdict),
        cells: Vec::new(),
        counts: Vec::new(),
        more: 0,
    };
    if layout == "cells" {
        row.cells = compared.cells.iter().map(|cell| cell_view(at, key, cell)).collect();
    } else {
        row.counts = counts(at, key, &compared.cells);
        row.more = row.counts.len().saturating_sub(MOST_COUNTS);
        row.counts.truncate(MOST_COUNTS);
    }
    row
}

fn cell_view(at: &Viewpoint<'_>, key: QuestionKey, cell: &Cell) -> OverviewCell {
    OverviewCell {
        href: at.part(PageId::Question(key), &source_anchor(at.library()[cell.source].id.as_str())),
        state: cell.state.word(),
        marks: marks(at, key, &cell.claims),
    }
}

/// How many sources have which mark, and which kind of silence: what most have stands first.
fn counts(at: &Viewpoint<'_>, key: QuestionKey, cells: &[Cell]) -> Vec<MarkCount> {
    let mut given: BTreeMap<MarkKey<'_>, (usize, BTreeSet<&Answer>)> = BTreeMap::new();
    let mut silences: BTreeMap<CellState, usize> = BTreeMap::new();
    for cell in cells {
        if cell.state != CellState::Claims {
            *silences.entry(cell.state).or_default() += 1;
        }
        for (mark, answers) in mark_keys(at, key, &cell.claims) {
            let (sources, behind) = given.entry(mark).or_default();
            *sources += 1;
            behind.extend(answers);
        }
    }
    let mut given: Vec<_> = given.into_iter().collect();
    given.sort_by_key(|(_, (sources, _))| std::cmp::Reverse(*sources));
    let mark = |(mark, (sources, answers)): (MarkKey<'_>, (usize, BTreeSet<&Answer>))| MarkCount {
        mark: Some(mark_view(at, key, mark, &answers)),
        state: None,
        sources,
    };
    let silence = |(state, sources): (CellState, usize)| MarkCount { mark: None, state: Some(state.word()), sources };
    given.into_iter().map(mark).chain(silences.into_iter().map(silence)).collect()
}

/// How many marks of usual width a row has beside its name. A count is as wide as two.
fn width(row: &OverviewRow) -> usize {
    row.cells.iter().map(|cell| cell.marks.len().max(1)).sum::<usize>() + 2 * row.counts.len()
}

/// What of the marks is to be explained: only what occurs.
fn legend(groups: &[OverviewGroup]) -> Vec<&'static str> {
    let rows = || groups.iter().flat_map(|group| &group.rows);
    let cells = || rows().flat_map(|row| &row.cells);
    let counts = || rows().flat_map(|row| &row.counts);
    let states: BTreeSet<&str> = cells().map(|cell| cell.state).chain(counts().filter_map(|count| count.state)).collect();
    let marks = cells().flat_map(|cell| &cell.marks).chain(counts().filter_map(|count| count.mark.as_ref()));
    let silences = CellState::ALL.iter().filter(|&&state| state != CellState::Claims).map(|state| state.word());
    marks_to_explain(marks).into_iter().chain(silences.filter(|state| states.contains(state))).collect()
}
