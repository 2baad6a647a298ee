//! Which words fit a verdict. And how reports for the terminal, which are in English, count and list things.

use crate::model::comparison::{QuestionComparison, Within};
use crate::model::id::SourceKey;
use crate::model::words::{Flag, Verdict};

/// The key of the words that fit a verdict best: `verdict_one-publisher_one-report`.
pub fn verdict_key(comparison: &QuestionComparison) -> String {
    let reports = comparison.total.map_or(0, |total| total.reports);
    match comparison.verdict {
        Verdict::OnePublisher if reports == 1 => {
            let (unknown, known): (Vec<_>, Vec<_>) = comparison.answers.iter().partition(|tally| tally.answer.is_not_known());
            let answering: Vec<SourceKey> = known.iter().flat_map(|tally| tally.sources.iter().copied()).collect();
            let is_unknown_to_others = unknown.iter().flat_map(|tally| &tally.sources).any(|source| !answering.contains(source));
            let label = if is_unknown_to_others && !answering.is_empty() { "one-report-answers" } else { "one-report" };
            format!("verdict_one-publisher_{label}")
        }
        Verdict::Developing if is_only_vague(comparison) => "verdict_developing_vague".to_owned(),
        Verdict::OneOrigin if comparison.total.is_some_and(|total| total.origins == 0) => "verdict_one-origin_nobody".to_owned(),
        Verdict::ReportedAlike | Verdict::Corroborated if is_not_known(comparison) => format!("verdict_{}_not-known", comparison.verdict),
        Verdict::Disputed if !comparison.parties_dispute => "verdict_disputed_others".to_owned(),
        Verdict::OneOrigin if comparison.flags.contains(&Flag::OneSided) => "verdict_one-origin_one-side".to_owned(),
        Verdict::SideDiffers => match comparison.within {
            Some(Within::PassedOn) => "verdict_side-differs_passed-on".to_owned(),
            Some(Within::Publisher) => "verdict_side-differs_publisher".to_owned(),
            Some(Within::Voice) => "verdict_side-differs_voice".to_owned(),
            Some(Within::Side) | None => "verdict_side-differs".to_owned(),
        },
        verdict => format!("verdict_{verdict}"),
    }
}

/// Whether nothing is known to have replaced anything: answers only might hold for one time.
fn is_only_vague(comparison: &QuestionComparison) -> bool {
    matches!((comparison.witness, comparison.vague.as_slice()), (Some((one, other)), [first, second, ..]) if (one, other) == (*first, *second))
}

/// Whether all who answer say that it is not known.
fn is_not_known(comparison: &QuestionComparison) -> bool {
    let mut given = comparison.answers.iter().filter(|tally| tally.tally.reports > 0);
    given.all(|tally| tally.answer.is_not_known())
}

/// What the keys of the words for a verdict are made of, behind `verdict_`: see [`verdict_key`].
pub fn verdict_labels(verdict: Verdict) -> Vec<&'static str> {
    match verdict {
        Verdict::OnePublisher => vec![verdict.word(), "one-publisher_one-report", "one-publisher_one-report-answers"],
        Verdict::OneOrigin => vec![verdict.word(), "one-origin_one-side", "one-origin_nobody"],
        Verdict::Developing => vec![verdict.word(), "developing_vague"],
        Verdict::ReportedAlike => vec![verdict.word(), "reported-alike_not-known"],
        Verdict::Corroborated => vec![verdict.word(), "corroborated_not-known"],
        Verdict::Disputed => vec![verdict.word(), "disputed_others"],
        Verdict::SideDiffers => {
            vec![verdict.word(), "side-differs_passed-on", "side-differs_publisher", "side-differs_voice"]
        }
        verdict => vec![verdict.word()],
    }
}

/// In English, a count in digits and what is counted, in the singular or plural: `1 report`, `4 reports`.
pub fn counted_in_digits(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

/// In English, things in a row: `a`, `a and b`, `a, b and c`.
pub fn listed<Thing: AsRef<str>>(things: &[Thing]) -> String {
    match things {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [rest @ .., last] => format!("{} and {}", rest.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "), last.as_ref()),
    }
}

/// The text with a capital at its start, where its script has capitals.
pub fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
