//! Errors of the template engine → findings at their place in the site's own templates.

use std::ops::Range;

use tera::{Error, ErrorKind, Tera};

use super::{BUILT_IN, OwnTemplate, OwnTemplates};
use crate::diagnostic::{Code, Diagnostic};
use crate::span::Span;

const HELP: &str = "Templates read `frame`, `page`, `prose` and `t`; the built-in template of the same name shows how.";
const HELP_BUILT_IN: &str =
    "A template of the site changes what the built-in one rests on; take its blocks, components and variables over.";
const HELP_BUG: &str = "The site has no templates of its own, so this is a fault of the program.";

/// Something wrong with a template, as the engine says it.
struct Report {
    message: String,
    /// The template's name as registered.
    name: Option<String>,
    place: FaultPosition,
}

enum FaultPosition {
    /// Bytes of the template.
    Bytes(Range<usize>),
    /// Line and column, both from 1, the column in characters.
    LineAndColumn(usize, usize),
    /// The tag that begins with this word.
    Tag(&'static str),
    Start,
}

impl OwnTemplates {
    /// Faults of syntax in one template, which can be told without the others.
    pub(super) fn syntax_faults(&self, name: &str, template: &OwnTemplate) -> Vec<Diagnostic> {
        match Tera::default().add_raw_template(name, template.source()) {
            Err(error) if matches!(error.kind(), ErrorKind::SyntaxError(_)) => self.faults(&error),
            _ => Vec::new(),
        }
    }

    /// Everything that the engine reports in one error.
    pub(super) fn faults(&self, error: &Error) -> Vec<Diagnostic> {
        self.reports(error).into_iter().map(|report| self.diagnostic(&report)).collect()
    }

    /// The first thing that the engine reports; where it names no template, `template`.
    pub(super) fn fault(&self, error: &Error, template: &str) -> Diagnostic {
        let mut reports = self.reports(error);
        let mut report = reports.swap_remove(0);
        if report.name.is_none() {
            report.name = Some(template.to_owned());
        }
        self.diagnostic(&report)
    }

    /// At least one report.
    fn reports(&self, error: &Error) -> Vec<Report> {
        let message = error.to_string();
        let report = |message: String, name: &str, place| vec![Report { message, name: Some(name.to_owned()), place }];
        match error.kind() {
            ErrorKind::SyntaxError(fault) | ErrorKind::RenderingError(fault) => {
                report(fault.message().to_owned(), fault.filename(), FaultPosition::Bytes(fault.span().range.clone()))
            }
            ErrorKind::MissingParent { current, parent } => {
                report(format!("there is no template `{}`", without_prefix(parent)), current, FaultPosition::Tag("extends"))
            }
            ErrorKind::CircularExtend { tpl, inheritance_chain } => {
                let own = inheritance_chain.iter().chain([tpl]).find(|name| self.by_name.contains_key(*name)).unwrap_or(tpl);
                report(format!("templates extend each other in a ring: {}", ring(inheritance_chain)), own, FaultPosition::Tag("extends"))
            }
            ErrorKind::CircularInclude { tpl, include_chain } => {
                let own = include_chain.iter().find(|name| self.by_name.contains_key(*name)).unwrap_or(tpl);
                report(format!("templates include each other in a ring: {}", ring(include_chain)), own, FaultPosition::Tag("include"))
            }
            _ => {
                let located = located_reports(&message);
                if !located.is_empty() {
                    return located;
                }
                let quoted = |name: &&String| message.contains(&format!("`{name}`")) || message.contains(&format!("'{name}'"));
                let name = self.by_name.keys().find(quoted).cloned();
                vec![Report { message, name, place: FaultPosition::Start }]
            }
        }
    }

    fn diagnostic(&self, report: &Report) -> Diagnostic {
        let message = lower_first(&report.message);
        if let Some(template) = report.name.as_ref().and_then(|name| self.by_name.get(name)) {
            let range = place_in(template.source(), &report.place);
            let span = Span::new(template.file, template.skipped + range.start..template.skipped + range.end);
            return Diagnostic::new(Code::TemplateFault, span, message, HELP);
        }
        let message = match &report.name {
            Some(name) => format!("in the built-in template `{}`{}: {message}", without_prefix(name), line_of(&report.place)),
            None => message,
        };
        // The fault shows in a built-in template. Where the site overrides others, one of those is the likelier cause.
        match self.by_name.values().next() {
            Some(template) => Diagnostic::new(Code::TemplateFault, Span::new(template.file, 0..0), message, HELP_BUILT_IN),
            None => Diagnostic::new(Code::TemplateFault, Span::new(self.settings, 0..0), message, HELP_BUG),
        }
    }
}

/// Reads the places out of reports that the engine hands over as text only: unknown filters, tests, functions, components, includes and
/// blocks. A line `error: …` is followed by `--> name:line:column`, both numbers from 1.
fn located_reports(text: &str) -> Vec<Report> {
    let mut reports = Vec::new();
    let mut message = None;
    for line in text.lines() {
        if let Some(said) = line.strip_prefix("error: ") {
            message = Some(said);
        } else if let (Some(said), Some(place)) = (message, line.trim_start().strip_prefix("--> ")) {
            let mut parts = place.rsplitn(3, ':');
            let column = parts.next().and_then(|column| column.parse().ok());
            let number = parts.next().and_then(|number| number.parse().ok());
            if let (Some(column), Some(number), Some(name)) = (column, number, parts.next()) {
                let place = FaultPosition::LineAndColumn(number, column);
                reports.push(Report { message: said.to_owned(), name: Some(name.to_owned()), place });
            }
            message = None;
        }
    }
    reports
}

fn place_in(source: &str, place: &FaultPosition) -> Range<usize> {
    match place {
        FaultPosition::Bytes(range) => {
            let start = source.floor_char_boundary(range.start.min(source.len()));
            start..source.ceil_char_boundary(range.end.min(source.len())).max(start)
        }
        FaultPosition::LineAndColumn(line, column) => {
            let line_start: usize = source.split_inclusive('\n').take(line - 1).map(str::len).sum();
            let rest = &source[line_start..];
            let start = line_start + rest.char_indices().nth(column - 1).map_or(rest.len(), |(offset, _)| offset);
            let word = source[start..].find(|character: char| !character.is_alphanumeric() && !"_-.\"'/".contains(character));
            start..start + word.unwrap_or(source.len() - start)
        }
        FaultPosition::Tag(word) => source.find(word).map_or(0..0, |start| start..start + word.len()),
        FaultPosition::Start => 0..0,
    }
}

fn line_of(place: &FaultPosition) -> String {
    match place {
        FaultPosition::LineAndColumn(line, _) => format!(", line {line}"),
        FaultPosition::Bytes(range) => format!(", byte {}", range.start),
        FaultPosition::Tag(_) | FaultPosition::Start => String::new(),
    }
}

fn without_prefix(name: &str) -> &str {
    name.strip_prefix(BUILT_IN).unwrap_or(name)
}

fn ring(names: &[String]) -> String {
    names.iter().map(|name| format!("`{}`", without_prefix(name))).collect::<Vec<_>>().join(" → ")
}

/// Findings begin in lower case; the engine's messages do not.
fn lower_first(message: &str) -> String {
    let mut characters = message.trim().chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
