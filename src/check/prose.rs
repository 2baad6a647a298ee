//! Figures that do not suit where they stand or what they show.

use rayon::prelude::*;

use super::Site;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::parsed::FileRecord;
use crate::model::prose::{Figure, FigureName};
use crate::model::thing::Thing;
use crate::span::Span;

/// Figures without an event outside of briefings, and series of answers that do not change.
pub(super) fn places(site: &Site<'_>) -> Vec<Diagnostic> {
    Thing::with_prose(site.library).par_iter().flat_map_iter(|&(thing, record)| in_one(thing, record, site)).collect()
}

fn in_one(thing: Thing, record: &FileRecord, site: &Site<'_>) -> Vec<Diagnostic> {
    let prose = &record.prose;
    let span = |range| record.span_in_body(range);
    let figures =
        prose.figures().filter(|(figure, _)| lacks_event(thing, figure)).map(|(figure, range)| missing_event(figure, span(range)));
    let series = prose.figures().filter_map(|(figure, _)| answer_is_fixed(figure, site, &span));
    figures.chain(series).collect()
}

/// Only in a briefing does an absent event mean something: all of the briefing's.
fn lacks_event(thing: Thing, figure: &Figure) -> bool {
    figure.argument.is_none() && !figure.name.argument_is_optional() && !matches!(thing, Thing::Briefing(_))
}

/// A series shows how an answer changes, so its question must be one whose answer does.
fn answer_is_fixed(figure: &Figure, site: &Site<'_>, span: &impl Fn(std::ops::Range<usize>) -> Span) -> Option<Diagnostic> {
    let (id, range) = figure.argument.clone().filter(|_| figure.name == FigureName::Series)?;
    let question = site.library.question_key(&id)?;
    (!site.library[question].over_time).then(|| {
        let message = format!("the answer to `{id}` does not change, so there is no series to show");
        let help = format!("write `over_time: true` in the question, or place `{{{{ question(id=\"{id}\") }}}}`");
        Diagnostic::new(Code::BadFigure, span(range), message, help)
    })
}

fn missing_event(figure: &Figure, span: Span) -> Diagnostic {
    let (name, parameter) = (figure.name.word(), figure.name.parameter());
    let message = format!("`{name}` needs its argument `{parameter}` here: only in a briefing does its absence mean all events");
    Diagnostic::new(Code::BadFigure, span, message, format!("write `{{{{ {name}({parameter}=\"{parameter}-id\") }}}}`"))
}
