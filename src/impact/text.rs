//! The report for people.

use std::fmt::Write as _;

use super::Impact;
use super::report::StandsAs;
use crate::diagnostic::visible;
use crate::model::wording::counted_in_digits;

impl Impact {
    /// The report as JSON, in the format [`super::FORMAT`].
    pub fn json(&self) -> String {
        let json = serde_json::to_string_pretty(self).expect("a report of text and numbers is JSON");
        format!("{}\n", crate::diagnostic::harmless_json(&json))
    }
}

/// The report as text: counts first, then what would change, then everything else.
pub(crate) fn human(impact: &Impact) -> String {
    let mut text = String::new();
    write_report(&mut text, impact).expect("writing to a string does not fail");
    text
}

fn write_report(text: &mut String, impact: &Impact) -> std::fmt::Result {
    writeln!(text, "{} `{}`: {}", impact.kind, impact.id, visible(&impact.title))?;
    let flips = impact.verdicts.iter().filter(|verdict| verdict.flips).count();
    writeln!(
        text,
        "{}, {}, {} ({flips} would flip), {}, {}, {}",
        counted_in_digits(impact.claims.len(), "claim"),
        counted_in_digits(impact.cells.len(), "cell"),
        counted_in_digits(impact.verdicts.len(), "verdict"),
        counted_in_digits(impact.judgements.len(), "judgement"),
        counted_in_digits(impact.briefings.len(), "briefing"),
        counted_in_digits(impact.citations.len(), "citation"),
    )?;
    if !impact.sources.is_empty() {
        writeln!(text, "\nSources")?;
    }
    for source in &impact.sources {
        let why = match source.stands_as {
            StandsAs::Publisher => "it publishes this",
            StandsAs::Owner => "it owns the publisher",
            StandsAs::Voice => "this speaks for it",
        };
        writeln!(text, "  {}: {why}", source.id)?;
    }
    if !impact.judgements.is_empty() {
        writeln!(text, "\nJudgements")?;
    }
    for judgement in &impact.judgements {
        writeln!(text, "  {}: {}", judgement.id, visible(&judgement.text))?;
        if !judgement.because.is_empty() {
            let supports = counted_in_digits(judgement.live_supports, "live support");
            let left = format!("{} of {supports} would be left, and it {}", judgement.supports_left, judgement.effect);
            writeln!(text, "    supported by {}; {left}", judgement.because.join(", "))?;
        }
        if !judgement.against.is_empty() {
            writeln!(text, "    spoken against by {}", judgement.against.join(", "))?;
        }
    }
    if !impact.verdicts.is_empty() {
        writeln!(text, "\nVerdicts")?;
    }
    for flips in [true, false] {
        for verdict in impact.verdicts.iter().filter(|verdict| verdict.flips == flips) {
            let without = if flips { format!(" → {} without it", verdict.without) } else { ", with or without it".to_owned() };
            writeln!(text, "  {}: {}{without}. {}", verdict.question, verdict.verdict, visible(&verdict.text))?;
        }
    }
    if !impact.cells.is_empty() {
        writeln!(text, "\nCells")?;
    }
    for cell in &impact.cells {
        let turned = (cell.state != cell.without).then(|| format!("({} → {})", cell.state, cell.without));
        let said = cell.claims.join(", ");
        let parts: Vec<&str> = [said.as_str()].into_iter().filter(|said| !said.is_empty()).chain(turned.as_deref()).collect();
        writeln!(text, "  {} × {}: {}", cell.question, cell.source, parts.join(" "))?;
    }
    if !impact.briefings.is_empty() {
        writeln!(text, "\nBriefings")?;
    }
    for briefing in &impact.briefings {
        writeln!(text, "  {}: {}", briefing.id, visible(&briefing.title))?;
    }
    if !impact.editions.is_empty() {
        writeln!(text, "\nPublished in frozen editions")?;
    }
    for edition in &impact.editions {
        for verdict in &edition.verdicts {
            let (question, published, without) = (&verdict.question, verdict.published, verdict.without);
            writeln!(text, "  {} {}: {question}: {published} → {without} without it", edition.briefing, edition.edition)?;
        }
        for judgement in &edition.judgements {
            writeln!(text, "  {} {}: rests among others on it: {judgement}", edition.briefing, edition.edition)?;
        }
    }
    if !impact.citations.is_empty() {
        writeln!(text, "\nCited in prose")?;
    }
    for citation in &impact.citations {
        writeln!(text, "  {}:{}: {}", visible(&citation.path), citation.line, citation.claim)?;
    }
    Ok(())
}
