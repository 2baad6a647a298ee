//! The compact table: a row a question with what was found; up to three reports have columns of their own, from four on the answers
//! have them and a report is a number.

use crate::model::answer::Given;
use crate::model::comparison::Cell;
use crate::model::id::{EventKey, QuestionKey, SourceKey};
use crate::model::site_map::PageId;
use crate::model::view::{AnswerChips, Chip, CompactCell, CompactRow, CompactTable, Phrase, ReportHead, ToldView};
use crate::model::words::{CellState, Certainty, Flag, MachineText, QuoteState, Verdict, VerdictGroup};
use crate::plan::answer::verdict_view;
use crate::plan::viewpoint::Viewpoint;

/// Up to this many reports each have a column.
const ACROSS: usize = 3;
/// The most answers that one question shows where answers have the columns.
const ANSWERS: usize = 8;
/// The most reports that one answer shows as numbers.
const CHIPS: usize = 40;
/// The most reports that are numbered; beyond, a list of numbers would be longer than the table.
const NUMBERED: usize = 60;
/// The longest answer to an open question that a cell shows in full, in characters.
const OPEN_ANSWER: usize = 60;

/// The table of an event; `None` for an event without questions.
pub(crate) fn compact(at: &Viewpoint<'_>, event: EventKey) -> Option<CompactTable> {
    let questions = questions_in_order(at, event);
    (!questions.is_empty()).then(|| table(at, event, &format!("compare-{}", at.library()[event].id), &questions))
}

/// The questions of an event as its table has them.
pub(crate) fn questions_in_order(at: &Viewpoint<'_>, event: EventKey) -> Vec<QuestionKey> {
    let mut questions = at.comparisons().event(event).questions.clone();
    questions.sort_by_key(|&question| rank(at, question));
    questions
}

/// A table of one question alone.
pub(crate) fn compact_row(at: &Viewpoint<'_>, question: QuestionKey) -> CompactTable {
    table(at, at.library()[question].event, &format!("question-{}", at.library()[question].id), &[question])
}

/// Findings first: what reports differ on, what parties dispute, what changed, one side's word, what fits in part, what is alike, what
/// one report says alone, what is listed, what nobody says.
fn rank(at: &Viewpoint<'_>, question: QuestionKey) -> u8 {
    let comparison = at.comparisons().question(question);
    match comparison.verdict {
        Verdict::SourcesDiffer | Verdict::ToldDifferently => 0,
        Verdict::SideDiffers | Verdict::Disputed => 1,
        Verdict::Developing => 2,
        Verdict::OneOrigin => 3,
        Verdict::ReportedAlike | Verdict::Corroborated if comparison.flags.contains(&Flag::SomeSayLess) => 4,
        Verdict::ReportedAlike | Verdict::Corroborated => 5,
        Verdict::OnePublisher => 6,
        Verdict::Open => 7,
        Verdict::Unanswered => 8,
    }
}

fn table(at: &Viewpoint<'_>, event: EventKey, id: &str, questions: &[QuestionKey]) -> CompactTable {
    let sources = &at.comparisons().event(event).sources;
    let by_answer = sources.len() > ACROSS;
    let words = at.words();
    let rows: Vec<CompactRow> = questions.iter().map(|&question| row(at, question, by_answer)).collect();
    let counts = [words.count("count_questions", questions.len(), &[]), counted_reports(at, sources)];
    let quotes = quotes(at, questions);
    CompactTable {
        id: at.figure_id(id),
        event: at.event(event),
        caption: counts.join(words.get("comma")),
        by_answer,
        reports: sources.iter().take(NUMBERED).enumerate().map(|(index, &source)| report_head(at, source, event, index + 1)).collect(),
        has_silence: rows.iter().any(|row| row.cells.iter().any(|cell| cell.told.is_empty() && cell.state == CellState::Silent.word())),
        has_words: quotes.is_some() && !by_answer,
        quotes,
        rows,
    }
}

/// `6 reports`, and `6 reports and 1 withdrawn`.
fn counted_reports(at: &Viewpoint<'_>, sources: &[SourceKey]) -> String {
    let words = at.words();
    let withdrawn = sources.iter().filter(|&&source| at.library()[source].withdrawn_with.is_some()).count();
    let reports = words.count("count_reports", sources.len() - withdrawn, &[]);
    match withdrawn {
        0 => reports,
        _ => words.say("reports_and_withdrawn", &[("reports", &reports), ("n", &withdrawn.to_string())]),
    }
}

fn report_head(at: &Viewpoint<'_>, source: SourceKey, event: EventKey, number: usize) -> ReportHead {
    let coverage = at.library()[source].coverage(event);
    ReportHead {
        link: at.source(source),
        number,
        matched: coverage.is_some_and(|coverage| coverage.certainty == Certainty::Inferred),
        withdrawn: at.library()[source].withdrawn_with.is_some(),
    }
}

/// `All 37 quotes were found word for word in the archived texts.`, or how many were not.
pub(crate) fn quotes(at: &Viewpoint<'_>, questions: &[QuestionKey]) -> Option<String> {
    let cells = questions.iter().flat_map(|&question| &at.comparisons().question(question).cells);
    let states = cells.flat_map(|cell| &cell.claims).map(|&claim| at.comparisons().quote(claim));
    let states: Vec<QuoteState> = states.filter(|&state| state != QuoteState::None).collect();
    let found = states.iter().filter(|&&state| state == QuoteState::Proven).count();
    let words = at.words();
    if states.is_empty() {
        None
    } else if found == states.len() {
        Some(words.count("all_quotes_found", found, &[]))
    } else {
        let found = found.to_string();
        Some(words.count("some_quotes_found", states.len(), &[("found", &found)]))
    }
}

fn row(at: &Viewpoint<'_>, key: QuestionKey, by_answer: bool) -> CompactRow {
    let comparison = at.comparisons().question(key);
    let mut row = CompactRow {
        question: at.short_question(key),
        verdict: verdict_view(at, key),
        some_say_less: comparison.verdict.group() == VerdictGroup::Alike && comparison.flags.contains(&Flag::SomeSayLess),
        cells: Vec::new(),
        answers: Vec::new(),
        more: 0,
        silent: None,
    };
    let silent: Vec<&Cell> = comparison.cells.iter().filter(|cell| cell.claims.is_empty() && cell.state == CellState::Silent).collect();
    let words = at.words();
    if by_answer {
        let mut answers = answers(at, &comparison.cells);
        row.more = answers.len().saturating_sub(ANSWERS);
        answers.truncate(ANSWERS);
        row.answers = answers;
        row.silent = (!silent.is_empty()).then(|| silent.len().to_string());
    } else {
        row.cells = comparison.cells.iter().map(|cell| compact_cell(at, key, cell)).collect();
        let names: Vec<String> = silent.iter().map(|cell| words.isolated(&at.library()[cell.source].name)).collect();
        row.silent = (!names.is_empty()).then(|| words.count("say_nothing", names.len(), &[("reports", &words.listed(&names))]));
    }
    row
}

fn compact_cell(at: &Viewpoint<'_>, key: QuestionKey, cell: &Cell) -> CompactCell {
    let mut told = at.told(&cell.claims);
    let mut on_paper = Vec::new();
    let is_long = |told: &ToldView| told.label.chars().count() > OPEN_ANSWER;
    if !at.library()[key].kind.is_compared() && (told.len() > 1 || told.iter().any(is_long)) {
        let counted = counted(at, key, &told);
        on_paper = std::mem::replace(&mut told, vec![counted]);
    }
    CompactCell { report: at.library()[cell.source].name.clone(), state: cell.state.word(), told, on_paper }
}

/// Answers to an open question, counted, with those who give them.
fn counted(at: &Viewpoint<'_>, key: QuestionKey, told: &[ToldView]) -> ToldView {
    let mut who: Vec<Phrase> = Vec::new();
    for one in told {
        let name = if one.who.0.is_empty() { Phrase::of_text(at.words().get("itself")) } else { one.who.clone() };
        if !who.contains(&name) {
            who.push(name);
        }
    }
    let only_itself = told.iter().all(|one| one.who.0.is_empty());
    ToldView {
        label: at.words().count("count_answers", told.len(), &[]),
        href: at.href(PageId::Question(key)),
        who_and_how: Phrase::joined(who.clone(), at.words().get("comma")),
        who: if only_itself { Phrase::default() } else { Phrase::joined(who, at.words().get("comma")) },
        words: Vec::new(),
        changed: None,
        withdrawn: None,
    }
}

/// The different answers, those with most reports first, each report as its number.
fn answers(at: &Viewpoint<'_>, cells: &[Cell]) -> Vec<AnswerChips> {
    let library = at.library();
    let mut groups: Vec<(Given<'_>, AnswerChips)> = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        for &key in &cell.claims {
            let given = library[key].given();
            let told = at.told_together(&[key]);
            // A report that speaks for somebody does not say so itself.
            let own = library.speakers(key).next().is_none();
            let hearsay = library.is_hearsay(key);
            let speaker = match library[cell.source].machine_text {
                Some(MachineText::Suspected) if own => at.words().get("chip_machine_suspected").to_owned(),
                Some(MachineText::Declared) if own => at.words().get("chip_machine_declared").to_owned(),
                _ => told.who.plain(),
            };
            let title = if own && !hearsay {
                library[cell.source].name.clone()
            } else {
                at.words().say("report_of_speaker", &[("report", &library[cell.source].name), ("speaker", &speaker)])
            };
            let title = match &told.changed {
                Some(changed) => [title, changed.plain()].join(at.words().get("comma")),
                None => title,
            };
            let does_not_count = told.withdrawn.is_some() || told.changed.is_some();
            let chip = Chip { number: index + 1, href: told.href, title, own: own && !hearsay, hearsay, withdrawn: does_not_count };
            let place = groups.iter().position(|(other, _)| *other == given).unwrap_or_else(|| {
                groups.push((given, AnswerChips { label: told.label, chips: Vec::new(), more: 0 }));
                groups.len() - 1
            });
            let group = &mut groups[place].1;
            // A report stands once beside an answer: in its own voice where it has one, and as hearsay where it has nothing better.
            let worth = |chip: &Chip| (chip.own, !chip.hearsay);
            match group.chips.iter().position(|other| other.number == chip.number) {
                Some(place) if worth(&chip) > worth(&group.chips[place]) => group.chips[place] = chip,
                Some(_) => {}
                None => group.chips.push(chip),
            }
        }
    }
    let mut groups: Vec<AnswerChips> = groups.into_iter().map(|(_, group)| group).collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.chips.len()));
    for group in &mut groups {
        group.more = group.chips.len().saturating_sub(CHIPS);
        group.chips.truncate(CHIPS);
    }
    groups
}
