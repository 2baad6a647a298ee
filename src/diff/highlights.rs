//! How much changed, and what a reviewer must know: the first lines of every report.

use crate::diff::difference::{
    Change, Counts, Difference, Fate, Highlight, HighlightKind, JudgementChange, JudgementState, QuestionChange, QuoteChange, RecordCount,
    State, WithdrawalChange,
};
use crate::model::wording::{counted_in_digits, listed};
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
        text: format!("The {which} state has {}; what they hide is missing from this report.", counted_in_digits(state.errors, "error")),
    })
}

fn judgement(change: &JudgementChange) -> Option<Highlight> {
    let what = match change.state {
        JudgementState::Vanished => "is gone".to_owned(),
        JudgementState::Unsupported => format!("has no live support left{}", because(&weakening(change))),
        JudgementState::Weakened => format!("is weaker{}", because(&weakening(change))),
        _ => return None,
    };
    let text = format!("Judgement `{}` {what}: “{}”", change.id, change.text);
    Some(Highlight { kind: HighlightKind::Judgement, id: change.id.clone(), text })
}

fn weakening(change: &JudgementChange) -> Vec<String> {
    change.ground.iter().filter(|ground| ground.weakens).map(|ground| format!("`{}`: {}", ground.claim, ground.what)).collect()
}

fn verdict(change: &QuestionChange) -> Highlight {
    let why: Vec<String> = change.why.iter().map(|cause| format!("{} `{}`: {}", cause.kind, cause.id, cause.what)).collect();
    let text = format!(
        "Verdict flipped on `{}` (“{}”): {} → {}{}.",
        change.id,
        change.question,
        change.verdict.before,
        change.verdict.after,
        because(&why)
    );
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
        text: format!("Judgement `{}`: {}.", change.id, listed(&told)),
    })
}

fn quote(change: &QuoteChange) -> Option<Highlight> {
    let (before, after) = (change.state.before, change.state.after);
    let text = if change.lost_proof() {
        let words = if change.reworded { " and has other words" } else { "" };
        format!("The quote of `{}` is no longer proven: {after}{words}.", change.claim)
    } else if change.reworded && before != QuoteState::None && after != QuoteState::None {
        format!("The quote of `{}` has other words; it is {after}.", change.claim)
    } else if after == QuoteState::None {
        format!("The quote of `{}` is gone.", change.claim)
    } else {
        return None;
    };
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
    let capital = match change.kind {
        ThingKind::Source => "Source",
        ThingKind::Statement => "Statement",
        _ => "Claim",
    };
    let fate = match change.fate {
        Fate::Reinstated => "counts again",
        Fate::Removed => "was removed",
        Fate::Withdrawn => "was withdrawn",
    };
    let why = change.why.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
    let rests = if rested.is_empty() { "nothing rested on it".to_owned() } else { format!("{} rested on it", listed(&rested)) };
    let judgements = if change.judgements.is_empty() { String::new() } else { format!("; judgements: {}", named(&change.judgements)) };
    let text = format!("{capital} `{}` {fate}{why}; {rests}{judgements}.", change.id);
    Highlight { kind: HighlightKind::Withdrawal, id: change.id.clone(), text }
}

/// Flags that bear on how far a verdict can be trusted, where the verdict stayed.
fn flags(change: &QuestionChange) -> Option<Highlight> {
    if change.is_flipped() || change.flags_gained.is_empty() && change.flags_lost.is_empty() {
        return None;
    }
    let quoted = |flags: &[Flag]| listed(&flags.iter().map(|flag| format!("`{flag}`")).collect::<Vec<_>>());
    let mut told = Vec::new();
    told.extend((!change.flags_gained.is_empty()).then(|| format!("gained {}", quoted(&change.flags_gained))));
    told.extend((!change.flags_lost.is_empty()).then(|| format!("lost {}", quoted(&change.flags_lost))));
    let text = format!("Question `{}` {}.", change.id, told.join(" and "));
    Some(Highlight { kind: HighlightKind::Flag, id: change.id.clone(), text })
}

/// `, because a; b; c and 2 more`.
fn because(reasons: &[String]) -> String {
    if reasons.is_empty() {
        return String::new();
    }
    let more = reasons.len().saturating_sub(NAMED);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!(", because {}{rest}", reasons.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; "))
}

/// `a`, `b`, `c` and 2 more.
fn named(ids: &[String]) -> String {
    let shown: Vec<String> = ids.iter().take(NAMED * 2).map(|id| format!("`{id}`")).collect();
    let more = ids.len() - shown.len();
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { listed(&shown) }
}
