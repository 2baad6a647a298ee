//! Phrases that every writer for people uses. None of them is escaped: that is the writer's business.

use std::borrow::Cow;

use crate::diff::difference::{
    CellChange, CellClaim, CellView, Change, Counts, Difference, FieldDifference, GroundSide, JudgementChange, QuestionChange,
    RecordChange, RecordCount, Run, RunKind, State, WithdrawalChange,
};
use crate::diff::remark::Remark;
use crate::model::wording::counted_in_digits;
use crate::model::words::{Effect, QuoteState, ThingKind};

/// How much of unchanged text stands on each side of a change, in characters.
const CONTEXT: usize = 60;

/// `HEAD~1`, or a word where the state has no name.
pub(super) fn state_name<'state>(state: &'state State, otherwise: &'static str) -> &'state str {
    if state.name.is_empty() { otherwise } else { &state.name }
}

/// How much changed, what weighs most first.
pub(super) fn counts(counts: &Counts) -> Vec<String> {
    let moved = counts.judgements - counts.judgements_weaker;
    let mut phrases: Vec<String> = [
        (counts.verdicts, format!("{} flipped", counted_in_digits(counts.verdicts, "verdict"))),
        (counts.judgements_weaker, format!("{} weaker or gone", counted_in_digits(counts.judgements_weaker, "judgement"))),
        (moved, format!("{} changed otherwise", counted_in_digits(moved, "judgement"))),
        (counts.withdrawn, format!("{} withdrawn", counts.withdrawn)),
        (counts.quotes, format!("{} changed", counted_in_digits(counts.quotes, "quote"))),
        (counts.cells, format!("{} changed", counted_in_digits(counts.cells, "cell"))),
    ]
    .into_iter()
    .filter_map(|(count, phrase)| (count > 0).then_some(phrase))
    .collect();
    phrases.extend(counts.records.iter().map(record_count));
    phrases.extend((counts.pages > 0).then(|| counted_in_digits(counts.pages, "page")));
    phrases
}

fn record_count(count: &RecordCount) -> String {
    let told: Vec<String> = [(count.added, "added"), (count.removed, "removed"), (count.changed, "changed"), (count.renamed, "renamed")]
        .into_iter()
        .filter(|&(number, _)| number > 0)
        .map(|(number, what)| format!("{number} {what}"))
        .collect();
    format!("{}: {}", plural(count.kind), told.join(", "))
}

/// The kind in the plural.
pub(super) fn plural(kind: ThingKind) -> String {
    if kind == ThingKind::Site { "settings".to_owned() } else { format!("{kind}s") }
}

/// What happened to a record, in a few words.
pub(super) fn change_words(change: &RecordChange) -> String {
    match (&change.former_id, change.change) {
        (Some(former), Change::Renamed) => format!("renamed from {former}"),
        (_, change) => change.to_string(),
    }
}

/// The sign of a change in a list.
pub(super) fn sign(change: Change) -> char {
    match change {
        Change::Added => '+',
        Change::Removed => '-',
        Change::Changed => '~',
        Change::Renamed => '>',
    }
}

/// A claim as a cell shows it: the answer, who says so, the quote with its state.
pub(super) fn claim_line(claim: &CellClaim) -> String {
    let voice = if claim.by.is_empty() { "own voice".to_owned() } else { claim.by.join(", ") };
    let quote = claim.quote.as_ref().map(|quote| format!(" “{quote}”")).unwrap_or_default();
    let state = if claim.quote_state == QuoteState::None { String::new() } else { format!(" [{}]", claim.quote_state) };
    let withdrawn = if claim.withdrawn { " (withdrawn)" } else { "" };
    format!("{} ({voice}){withdrawn}{quote}{state}", claim.answer)
}

/// A cell in lines: its claims, or which kind of silence it is.
pub(super) fn cell_lines(cell: Option<&CellView>) -> Vec<String> {
    match cell {
        None => vec!["not in scope".to_owned()],
        Some(cell) if cell.claims.is_empty() => vec![spaced(cell.state.word())],
        Some(cell) => cell.claims.iter().map(claim_line).collect(),
    }
}

/// A word of a list as people read it.
pub(super) fn spaced(word: &str) -> String {
    word.replace('-', " ")
}

/// Changed cells and the unchanged ones beside them, by source, with whether each changed.
pub(super) fn rows(change: &QuestionChange) -> Vec<(bool, &CellChange)> {
    let mut rows: Vec<(bool, &CellChange)> =
        change.cells.iter().map(|cell| (true, cell)).chain(change.context.iter().map(|cell| (false, cell))).collect();
    rows.sort_by(|left, right| left.1.source.cmp(&right.1.source));
    rows
}

/// How many unchanged cells are not shown, in words.
pub(super) fn not_shown(change: &QuestionChange) -> Option<String> {
    let hidden = change.unchanged - change.context.len();
    (hidden > 0).then(|| format!("{} without a change not shown", counted_in_digits(hidden, "more cell")))
}

/// The reasons of a question's change, in a line each, behind the same words.
pub(super) fn causes(change: &QuestionChange, because: &str) -> Vec<Remark> {
    change.why.iter().map(|cause| Remark::from(because).remark(&cause.remark())).collect()
}

/// What stands beside the verdict now and did not, and the other way round.
pub(super) fn flag_words(change: &QuestionChange) -> Option<String> {
    let gained = change.flags_gained.iter().map(|flag| format!("+{flag}"));
    let signs: Vec<String> = gained.chain(change.flags_lost.iter().map(|flag| format!("−{flag}"))).collect();
    (!signs.is_empty()).then(|| format!("flags: {}", signs.join(", ")))
}

/// What happened to a judgement, in lines.
pub(super) fn judgement_lines(change: &JudgementChange) -> Vec<Remark> {
    let mut lines: Vec<Remark> = Vec::new();
    for (name, turn) in [("likelihood", &change.likelihood), ("confidence", &change.confidence)] {
        if let Some(turn) = turn {
            let told = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".to_owned());
            lines.push(format!("{name}: {} → {}", told(&turn.before), told(&turn.after)).into());
        }
    }
    for ground in &change.ground {
        let sign = if ground.weakens { "weaker" } else { "moved" };
        let side = if ground.side == GroundSide::Because { "support" } else { "objection" };
        lines.push(Remark::from(format!("{sign}: {side} ")).literal(&ground.claim).text(": ").remark(&ground.what));
    }
    let effect = |effect: Option<Effect>| effect.map_or("it does not rest on it", Effect::word);
    for without in &change.without {
        let turn = format!(": {} → {}", effect(without.effect.before), effect(without.effect.after));
        lines.push(Remark::from("without ").literal(&without.source).text(&turn));
    }
    if change.live_supports.before != change.live_supports.after {
        lines.push(format!("live supports: {} → {}", change.live_supports.before, change.live_supports.after).into());
    }
    lines
}

/// What rested on something withdrawn, in lines.
pub(super) fn rested_lines(change: &WithdrawalChange) -> Vec<Remark> {
    let mut lines: Vec<Remark> = Vec::new();
    if change.on.is_some() || change.why.is_some() {
        let on = change.on.as_deref().map(|on| format!("on {on}")).unwrap_or_default();
        let parts: Vec<&str> =
            [on.as_str(), change.why.as_deref().unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect();
        lines.push(parts.join(": ").into());
    }
    for (name, ids) in [
        ("claims", &change.claims),
        ("questions", &change.questions),
        ("verdicts flipped", &change.flipped),
        ("judgements", &change.judgements),
        ("cited on", &change.cited_on),
    ] {
        let is_itself = name == "claims" && change.kind == ThingKind::Claim;
        if !ids.is_empty() && !is_itself {
            let ids: Vec<Remark> = ids.iter().map(|id| Remark::of_literal(id)).collect();
            lines.push(Remark::from(name).text(": ").remark(&Remark::joined(&ids, ", ")));
        }
    }
    lines
}

/// Whether a record says more than its title: one that was removed is told by that alone.
pub(super) fn shows_fields(change: &RecordChange) -> bool {
    change.change != Change::Removed
}

/// Runs with long unchanged stretches cut to what stands beside a change, and changed runs of more than `most` characters cut.
pub(super) fn excerpt(runs: &[Run], most: usize) -> Vec<(RunKind, Cow<'_, str>)> {
    let last = runs.len().saturating_sub(1);
    runs.iter()
        .enumerate()
        .map(|(index, run)| {
            let text = match run.kind {
                RunKind::Same => shorten(&run.text, index > 0, index < last),
                _ => cap(&run.text, most),
            };
            (run.kind, text)
        })
        .collect()
}

/// A stretch between changes: its start where a change comes before it, its end where one follows.
fn shorten(text: &str, after_change: bool, before_change: bool) -> Cow<'_, str> {
    let kept = CONTEXT * (usize::from(after_change) + usize::from(before_change));
    if text.chars().count() <= kept + CONTEXT {
        return Cow::Borrowed(text);
    }
    let head = if after_change { cut(text, CONTEXT) } else { "" };
    let tail = if before_change {
        let start = text.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(offset, _)| offset);
        let rest = &text[start..];
        rest.find(char::is_whitespace).map_or(rest, |space| &rest[space..])
    } else {
        ""
    };
    Cow::Owned(format!("{head} … {}", tail.trim_start()))
}

fn cap(text: &str, most: usize) -> Cow<'_, str> {
    let length = text.chars().count();
    if length <= most { Cow::Borrowed(text) } else { Cow::Owned(format!("{} … ({length} characters)", cut(text, most))) }
}

/// At most `most` characters, ended before a word that does not fit.
fn cut(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most).map_or(text.len(), |(offset, _)| offset);
    let head = &text[..end];
    if end == text.len() { head } else { head.rfind(char::is_whitespace).map_or(head, |space| &head[..space]) }
}

/// The text in one line: each stretch of white space is one space.
pub(super) fn squeezed(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_whitespace() {
            line.push(character);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

/// A value for another, or the entries that came and went, as pairs of sign and text.
pub(super) fn entries(difference: &FieldDifference) -> Vec<(RunKind, String)> {
    match difference {
        FieldDifference::Value { before, after } => {
            let side = |kind, value: &Option<String>| value.clone().map(|value| (kind, value));
            side(RunKind::Removed, before).into_iter().chain(side(RunKind::Added, after)).collect()
        }
        FieldDifference::List { removed, added, reordered } => {
            let signed = |kind, entries: &[String]| entries.iter().map(|entry| (kind, entry.clone())).collect::<Vec<_>>();
            let mut entries = signed(RunKind::Removed, removed);
            entries.extend(signed(RunKind::Added, added));
            entries.extend(reordered.then(|| (RunKind::Same, "in another order".to_owned())));
            entries
        }
        FieldDifference::Words { runs } => runs.iter().map(|run| (run.kind, run.text.clone())).collect(),
    }
}

/// The first line: which states, and whether they differ.
pub(super) fn heading(difference: &Difference) -> String {
    format!("{} → {}", state_name(&difference.before, "former state"), state_name(&difference.after, "new state"))
}
