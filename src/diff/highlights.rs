//! How much changed, and what a reviewer must know: the first lines of every report.

use crate::diff::difference::{
    Cause, Change, Counts, Difference, Fate, Highlight, HighlightKind, JudgementChange, JudgementState, QuestionChange, QuoteChange,
    RecordCount, State, WithdrawalChange,
};
use crate::diff::remark::Remark;
use crate::model::wording::{capital, counted_in_digits, listed};
use crate::model::words::{Flag, QuoteState, ThingKind};

/// How many things of a list a sentence names before it only counts.
const NAMED: usize = 3;

/// Counts what the lists of a report hold.
pub(super) fn count(difference: &Difference) -> Counts {
    let weaker = |change: &&JudgementChange| change.state <= JudgementState::Weakened;
    let records = ThingKind::ALL.iter().filter_map(|&kind| {
        let of = |wanted| difference.records.iter().filter(|change| change.kind == kind && change.change == wanted).count();
        let count = RecordCount {
            kind,
            added: of(Change::Added),
            removed: of(Change::Removed),
            changed: of(Change::Changed),
            renamed: of(Change::Renamed),
        };
        (count.added + count.removed + count.changed + count.renamed > 0).then_some(count)
    });
    Counts {
        verdicts: difference.questions.iter().filter(|change| change.is_flipped()).count(),
        judgements_weaker: difference.judgements.iter().filter(weaker).count(),
        judgements: difference.judgements.len(),
        cells: difference.questions.iter().map(|change| change.cells.len()).sum(),
        quotes: difference.quotes.len(),
        withdrawn: difference.withdrawals.iter().filter(|change| change.fate == Fate::Withdrawn).count(),
        records: records.collect(),
        pages: difference.pages.len(),
    }
}

/// The sentences of a report, the gravest first.
pub(super) fn highlight(difference: &Difference) -> Vec<Highlight> {
    let mut highlights = Vec::new();
    highlights
        .extend([("former", &difference.before), ("new", &difference.after)].into_iter().filter_map(|(which, state)| errors(which, state)));
    highlights.extend(difference.judgements.iter().filter_map(judgement));
    highlights.extend(difference.questions.iter().filter(|change| change.is_flipped()).map(verdict));
    highlights.extend(difference.judgements.iter().filter_map(assessment));
    highlights.extend(difference.quotes.iter().filter_map(quote));
    highlights.extend(difference.withdrawals.iter().map(withdrawal));
    highlights.extend(difference.questions.iter().filter_map(flags));
    highlights
}

pub(super) fn errors(which: &str, state: &State) -> Option<Highlight> {
    (state.errors > 0).then(|| Highlight {
        kind: HighlightKind::Errors,
        id: String::new(),
        text: format!("The {which} state has {}; what they hide is missing from this report.", counted_in_digits(state.errors, "error"))
            .into(),
    })
}

fn judgement(change: &JudgementChange) -> Option<Highlight> {
    let what = match change.state {
        JudgementState::Vanished => " is gone".into(),
        JudgementState::Unsupported => Remark::from(" has no live support left").remark(&because(&weakening(change))),
        JudgementState::Weakened => Remark::from(" is weaker").remark(&because(&weakening(change))),
        JudgementState::Reassessed | JudgementState::Moved | JudgementState::Reworded | JudgementState::Added => return None,
    };
    let text = Remark::from("Judgement ").literal(&change.id).remark(&what).text(&format!(": “{}”", change.text));
    Some(Highlight { kind: HighlightKind::Judgement, id: change.id.clone(), text })
}

fn weakening(change: &JudgementChange) -> Vec<Remark> {
    let weakening = change.ground.iter().filter(|ground| ground.weakens);
    weakening.map(|ground| Remark::of_literal(&ground.claim).text(": ").remark(&ground.what)).collect()
}

fn verdict(change: &QuestionChange) -> Highlight {
    let why: Vec<Remark> = change.why.iter().map(Cause::remark).collect();
    let turn = format!(" (“{}”): {} → {}", change.question, change.verdict.before, change.verdict.after);
    let text = Remark::from("Verdict flipped on ").literal(&change.id).text(&turn).remark(&because(&why)).text(".");
    Highlight { kind: HighlightKind::Verdict, id: change.id.clone(), text }
}

fn assessment(change: &JudgementChange) -> Option<Highlight> {
    let turns = [("likelihood", &change.likelihood), ("confidence", &change.confidence)];
    let told: Vec<String> = turns
        .into_iter()
        .filter_map(|(name, turn)| {
            let told = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".to_owned());
            turn.as_ref().map(|turn| format!("{name} {} → {}", told(&turn.before), told(&turn.after)))
        })
        .collect();
    (!told.is_empty()).then(|| Highlight {
        kind: HighlightKind::Assessment,
        id: change.id.clone(),
        text: Remark::from("Judgement ").literal(&change.id).text(&format!(": {}.", listed(&told))),
    })
}

fn quote(change: &QuoteChange) -> Option<Highlight> {
    let (before, after) = (change.state.before, change.state.after);
    let what = if change.lost_proof() {
        let words = if change.reworded { " and has other words" } else { "" };
        format!(" is no longer proven: {after}{words}.")
    } else if change.reworded && before != QuoteState::None && after != QuoteState::None {
        format!(" has other words; it is {after}.")
    } else if after == QuoteState::None {
        " is gone.".to_owned()
    } else {
        return None;
    };
    let text = Remark::from("The quote of ").literal(&change.claim).text(&what);
    Some(Highlight { kind: HighlightKind::Quote, id: change.claim.clone(), text })
}

fn withdrawal(change: &WithdrawalChange) -> Highlight {
    let rested: Vec<String> = [
        (change.claims.len(), "claim", change.kind != ThingKind::Claim),
        (change.questions.len(), "question", true),
        (change.judgements.len(), "judgement", true),
        (change.cited_on.len(), "page", true),
    ]
    .into_iter()
    .filter(|&(count, _, told)| told && count > 0)
    .map(|(count, thing, _)| counted_in_digits(count, thing))
    .collect();
    let fate = match change.fate {
        Fate::Reinstated => "counts again",
        Fate::Removed => "was removed",
        Fate::Withdrawn => "was withdrawn",
    };
    let why = change.why.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
    let rests = if rested.is_empty() { "nothing rested on it".to_owned() } else { format!("{} rested on it", listed(&rested)) };
    let text = Remark::from(capital(change.kind.word())).text(" ").literal(&change.id).text(&format!(" {fate}{why}; {rests}"));
    let judgements =
        if change.judgements.is_empty() { Remark::default() } else { Remark::from("; judgements: ").remark(&named(&change.judgements)) };
    let text = text.remark(&judgements).text(".");
    Highlight { kind: HighlightKind::Withdrawal, id: change.id.clone(), text }
}

/// Flags that bear on how far a verdict can be trusted, where the verdict stayed.
fn flags(change: &QuestionChange) -> Option<Highlight> {
    if change.is_flipped() || change.flags_gained.is_empty() && change.flags_lost.is_empty() {
        return None;
    }
    let turn = |what: &str, flags: &[Flag]| {
        let flags: Vec<Remark> = flags.iter().map(|flag| Remark::of_literal(flag.word())).collect();
        (!flags.is_empty()).then(|| Remark::from(what).remark(&Remark::listed(&flags)))
    };
    let told = [turn("gained ", &change.flags_gained), turn("lost ", &change.flags_lost)];
    let told = Remark::joined(told.iter().flatten(), " and ");
    let text = Remark::from("Question ").literal(&change.id).text(" ").remark(&told).text(".");
    Some(Highlight { kind: HighlightKind::Flag, id: change.id.clone(), text })
}

/// `, because a; b; c and 2 more`.
fn because(reasons: &[Remark]) -> Remark {
    if reasons.is_empty() {
        return Remark::default();
    }
    let more = reasons.len().saturating_sub(NAMED);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    Remark::from(", because ").remark(&Remark::joined(reasons.iter().take(NAMED), "; ")).text(&rest)
}

/// `a`, `b`, `c` and 2 more.
fn named(ids: &[String]) -> Remark {
    let shown: Vec<Remark> = ids.iter().take(NAMED * 2).map(|id| Remark::of_literal(id)).collect();
    let more = ids.len() - shown.len();
    if more > 0 { Remark::joined(&shown, ", ").text(&format!(" and {more} more")) } else { Remark::listed(&shown) }
}
