//! Prose: every `[[id]]`, every cited claim and every figure's argument leads somewhere.

use std::ops::Range;

use rayon::prelude::*;

use super::references::{Lookup, References};
use crate::model::kind::Kind;
use crate::model::library::Library;
use crate::model::parsed::{FileRecord, Parsed, ParsedSite};
use crate::model::prose::FigureArgument;
use crate::span::Span;

/// Looks up what the bodies of all records refer to.
pub(super) fn link(site: &ParsedSite, references: &mut References<'_>, library: &Library) {
    let bodies = bodies(site);
    let named: Vec<Vec<Named>> = bodies.par_iter().map(|body| named(body.record)).collect();
    for (body, named) in bodies.iter().zip(named) {
        for name in named {
            let span = body.record.span_in_body(name.range);
            look_up(&name.thing, span, body, site, references, library);
        }
    }
}

/// The body of a record, with the record's own place in the list of its kind.
struct Body<'site> {
    record: &'site FileRecord,
    own: (Kind, usize),
}

/// Something that prose names.
struct Named {
    thing: Meant,
    /// Bytes of the body.
    range: Range<usize>,
}

enum Meant {
    Any(String),
    Of(Kind, String),
    Claim(String),
    Statement(String),
}

fn bodies(site: &ParsedSite) -> Vec<Body<'_>> {
    fn of<Fields>(kind: Kind, list: &[Parsed<Fields>]) -> impl Iterator<Item = Body<'_>> {
        let bodies = list.iter().enumerate().map(move |(index, parsed)| Body { record: &parsed.record, own: (kind, index) });
        bodies.filter(|body| !body.record.body.is_empty())
    }
    let mut bodies: Vec<Body<'_>> = Vec::new();
    bodies.extend(of(Kind::Source, &site.sources));
    bodies.extend(of(Kind::Actor, &site.actors));
    bodies.extend(of(Kind::Event, &site.events));
    bodies.extend(of(Kind::Question, &site.questions));
    bodies.extend(of(Kind::Briefing, &site.briefings));
    bodies.extend(of(Kind::Page, &site.pages));
    bodies
}

fn named(record: &FileRecord) -> Vec<Named> {
    let (text, prose) = (record.body_text(), &record.prose);
    let mut named = Vec::new();
    for (reference, range) in prose.references() {
        let range = id_within(text, range, &reference.id);
        let thing = reference.kind.map_or_else(|| Meant::Any(reference.id.clone()), |kind| Meant::Of(kind, reference.id.clone()));
        named.push(Named { thing, range });
    }
    for citation in prose.citations() {
        named.push(Named { thing: Meant::Claim(format!("{}#{}", citation.source, citation.claim)), range: citation.range.clone() });
    }
    for (figure, _) in prose.figures() {
        let Some((value, range)) = figure.argument.clone() else { continue };
        let thing = match figure.name.names() {
            FigureArgument::Claim => Meant::Claim(value),
            FigureArgument::Statement => Meant::Statement(value),
            FigureArgument::Question => Meant::Of(Kind::Question, value),
            FigureArgument::Event => Meant::Of(Kind::Event, value),
        };
        named.push(Named { thing, range });
    }
    named
}

/// The place of the id itself, behind the brackets and the kind.
fn id_within(text: &str, range: Range<usize>, id: &str) -> Range<usize> {
    let words = text[range.clone()].split('|').next().unwrap_or_default();
    words.rfind(id).map_or(range.clone(), |offset| range.start + offset..range.start + offset + id.len())
}

fn look_up(thing: &Meant, span: Span, body: &Body<'_>, site: &ParsedSite, references: &mut References<'_>, library: &Library) {
    let found = match thing {
        Meant::Any(id) => references.any(id, span),
        Meant::Of(kind, id) => {
            let found = references.look_up(*kind, id, || span);
            found.meant().map(|index| (*kind, index))
        }
        Meant::Claim(written) => {
            references.claim(site, library, body.record, || span, written);
            None
        }
        Meant::Statement(written) => {
            references.statement(site, library, body.record, || span, written);
            None
        }
    };
    if let Some((kind, index)) = found.filter(|&found| found != body.own) {
        references.mention(kind, Lookup::At(index));
    }
}
