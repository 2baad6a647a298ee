//! The report for a terminal.

use std::fmt::{self, Write as _};

use anstyle::AnsiColor;

use super::phrase;
use crate::diagnostic::visible;
use crate::diff::difference::{Difference, FieldDifference, QuestionChange, RecordChange, RunKind};

/// The most characters of an added or removed text.
const TEXT: usize = 600;

/// The report as text, counts first; with ANSI colours where `colour` says so. Without them nothing is lost: signs say the same.
pub fn human(difference: &Difference, colour: bool) -> String {
    let mut writer = Writer { text: String::new(), colour };
    writer.report(difference).expect("writing to a string does not fail");
    writer.text
}

struct Writer {
    text: String,
    colour: bool,
}

#[derive(Clone, Copy)]
enum Style {
    Strong,
    Removed,
    Added,
    Quiet,
}

impl Writer {
    fn report(&mut self, difference: &Difference) -> fmt::Result {
        let heading = self.styled(Style::Strong, &phrase::heading(difference));
        writeln!(self.text, "{heading}")?;
        if difference.same {
            writeln!(self.text, "Nothing changed in meaning.")?;
        } else {
            writeln!(self.text, "{}", phrase::counts(&difference.counts).join(" · "))?;
        }
        for highlight in &difference.highlights {
            writeln!(self.text, "! {}", visible(&highlight.text.to_string()))?;
        }
        self.judgements(difference)?;
        self.questions(difference)?;
        self.withdrawals(difference)?;
        self.quotes(difference)?;
        self.records(difference)?;
        self.pages(difference)
    }

    fn section(&mut self, title: &str, count: usize) -> Result<bool, fmt::Error> {
        if count > 0 {
            let title = self.styled(Style::Strong, title);
            writeln!(self.text, "\n{title}")?;
        }
        Ok(count > 0)
    }

    fn judgements(&mut self, difference: &Difference) -> fmt::Result {
        self.section("Judgements", difference.judgements.len())?;
        for change in &difference.judgements {
            let state = self.styled(Style::Strong, change.state.word());
            writeln!(self.text, "  {} {state}: {}", change.id, visible(&change.text))?;
            self.lines("      ", &phrase::judgement_lines(change))?;
        }
        Ok(())
    }

    fn questions(&mut self, difference: &Difference) -> fmt::Result {
        let (flipped, others): (Vec<_>, Vec<_>) = difference.questions.iter().partition(|change| change.is_flipped());
        for (title, changes) in [("Verdicts", flipped), ("Tables", others)] {
            self.section(title, changes.len())?;
            for change in changes {
                self.question(change)?;
            }
        }
        Ok(())
    }

    fn question(&mut self, change: &QuestionChange) -> fmt::Result {
        let verdict = if change.is_flipped() {
            let turn = format!("{} → {}", change.verdict.before, change.verdict.after);
            self.styled(Style::Strong, &turn)
        } else {
            format!("still {}", change.verdict.after)
        };
        writeln!(self.text, "  {} {verdict}: {}", change.id, visible(&change.question))?;
        self.lines("      ", &phrase::causes(change, "because "))?;
        self.lines("      ", phrase::flag_words(change).as_slice())?;
        for (changed, cell) in phrase::rows(change) {
            if changed {
                writeln!(self.text, "      ~ {}", cell.source)?;
                for (style, sign, side) in [(Style::Removed, '-', &cell.before), (Style::Added, '+', &cell.after)] {
                    for line in phrase::cell_lines(side.as_ref()) {
                        let line = self.styled(style, &format!("{sign} {line}"));
                        writeln!(self.text, "          {line}")?;
                    }
                }
            } else {
                let lines = phrase::cell_lines(cell.after.as_ref()).join("; ");
                let line = self.styled(Style::Quiet, &format!("{}: {lines}", cell.source));
                writeln!(self.text, "        {line}")?;
            }
        }
        self.lines("        ", phrase::not_shown(change).as_slice())
    }

    fn withdrawals(&mut self, difference: &Difference) -> fmt::Result {
        self.section("Withdrawn, removed, reinstated", difference.withdrawals.len())?;
        for change in &difference.withdrawals {
            writeln!(self.text, "  {} {} {}: {}", change.kind, change.id, change.fate, visible(&change.title))?;
            self.lines("      ", &phrase::rested_lines(change))?;
        }
        Ok(())
    }

    fn quotes(&mut self, difference: &Difference) -> fmt::Result {
        self.section("Quotes", difference.quotes.len())?;
        for change in &difference.quotes {
            let turn = if change.state.before == change.state.after {
                change.state.after.to_string()
            } else {
                format!("{} → {}", change.state.before, change.state.after)
            };
            writeln!(self.text, "  {} {turn}", change.claim)?;
            if change.reworded {
                let words = self.words(&FieldDifference::Words { runs: change.runs.clone() });
                writeln!(self.text, "      {words}")?;
            }
        }
        Ok(())
    }

    fn records(&mut self, difference: &Difference) -> fmt::Result {
        self.section("Records", difference.records.len())?;
        difference.records.iter().try_for_each(|change| self.record(change))
    }

    fn record(&mut self, change: &RecordChange) -> fmt::Result {
        let place = change.place.as_ref().map(|place| format!("  {}:{}", place.path, place.line)).unwrap_or_default();
        let place = self.styled(Style::Quiet, &place);
        let sign = phrase::sign(change.change);
        writeln!(self.text, "  {sign} {} {} {}: {}{place}", change.kind, change.id, phrase::change_words(change), visible(&change.title))?;
        for field in change.fields.iter().filter(|_| phrase::shows_fields(change)) {
            let words = self.words(&field.difference);
            let space = if words.starts_with('\n') { "" } else { " " };
            writeln!(self.text, "      {}:{space}{words}", visible(&field.field))?;
        }
        Ok(())
    }

    fn pages(&mut self, difference: &Difference) -> fmt::Result {
        self.section("Pages", difference.pages.len())?;
        for page in &difference.pages {
            let former = page.former_path.as_ref().map(|path| format!(" (was {path})")).unwrap_or_default();
            writeln!(self.text, "  {} {}{former}", phrase::sign(page.change), page.path)?;
        }
        Ok(())
    }

    fn lines(&mut self, indent: &str, lines: &[impl ToString]) -> fmt::Result {
        lines.iter().try_for_each(|line| writeln!(self.text, "{indent}{}", visible(&line.to_string())))
    }

    /// `three → four`, `-one +two`, or words with `[-removed-]` and `{+added+}`.
    fn words(&self, difference: &FieldDifference) -> String {
        match difference {
            FieldDifference::Value { before: None, after: Some(after) } => self.styled(Style::Added, &format!("+ {after}")),
            FieldDifference::Value { before: Some(before), after: None } => self.styled(Style::Removed, &format!("- {before}")),
            FieldDifference::Value { before, after } => {
                let side = |style, value: &Option<String>| {
                    value.as_ref().map_or_else(|| self.styled(Style::Quiet, "none"), |value| self.styled(style, value))
                };
                format!("{} → {}", side(Style::Removed, before), side(Style::Added, after))
            }
            FieldDifference::List { .. } => {
                let signed = |(kind, entry): (RunKind, String)| match kind {
                    RunKind::Removed => self.styled(Style::Removed, &format!("- {entry}")),
                    RunKind::Added => self.styled(Style::Added, &format!("+ {entry}")),
                    RunKind::Same => self.styled(Style::Quiet, &entry),
                };
                let entries: Vec<String> = phrase::entries(difference).into_iter().map(signed).collect();
                entries.iter().flat_map(|entry| ["\n          ", entry.as_str()]).collect()
            }
            FieldDifference::Words { runs } => phrase::excerpt(runs, TEXT)
                .into_iter()
                .map(|(kind, text)| {
                    let text = phrase::squeezed(&text);
                    match kind {
                        RunKind::Removed => self.styled(Style::Removed, &format!("[-{text}-]")),
                        RunKind::Added => self.styled(Style::Added, &format!("{{+{text}+}}")),
                        RunKind::Same => visible(&text),
                    }
                })
                .collect::<String>()
                .trim()
                .to_owned(),
        }
    }

    /// Text made harmless and, where there are colours, styled.
    fn styled(&self, style: Style, text: &str) -> String {
        let text = visible(text);
        if !self.colour || text.is_empty() {
            return text;
        }
        let plain = anstyle::Style::new();
        let style = match style {
            Style::Strong => plain.bold(),
            Style::Removed => AnsiColor::Red.on_default(),
            Style::Added => AnsiColor::Green.on_default(),
            Style::Quiet => plain.dimmed(),
        };
        format!("{style}{text}{style:#}")
    }
}
