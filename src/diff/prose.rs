//! The body of a record, with renamed things under their new ids.

use std::ops::Range;

use crate::diff::names::Names;
use crate::model::kind::Kind;
use crate::model::parsed::FileRecord;
use crate::model::prose::{FigureArgument, NodeKind, Prose, Reference};
use crate::model::thing::Thing;

/// The text of a body as the new state would write it: the same, but for references to what has another id now. How its lines end has no
/// meaning, nor has white space behind its last word.
pub(super) fn body(names: Names<'_>, record: &FileRecord) -> String {
    let text = record.body_text();
    let mut rewritten = if names.renames().is_some() { renamed(names, text, &record.prose) } else { text.to_owned() };
    rewritten = rewritten.replace("\r\n", "\n");
    rewritten.truncate(rewritten.trim_end().len());
    rewritten
}

/// The text with every reference to what has another id now under that id.
fn renamed(names: Names<'_>, text: &str, prose: &Prose) -> String {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for node in prose.all_nodes() {
        match &node.kind {
            NodeKind::Reference(reference) => edits.extend(edit_reference(names, text, reference, &node.range())),
            NodeKind::Citation(claims) => {
                let cited = claims.iter().map(|claim| (format!("{}#{}", claim.source, claim.claim), claim.range.clone()));
                edits.extend(cited.map(|(id, range)| (range, claim_name(names, &id))));
            }
            NodeKind::Figure(figure) => {
                if let Some((id, range)) = &figure.argument {
                    let name = match figure.name.names() {
                        FigureArgument::Claim => claim_name(names, id),
                        FigureArgument::Statement => statement_name(names, id),
                        FigureArgument::Question => record_name(names, Kind::Question, id),
                        FigureArgument::Event => record_name(names, Kind::Event, id),
                    };
                    edits.push((range.clone(), name));
                }
            }
            _ => {}
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    let mut rewritten = String::with_capacity(text.len());
    let mut at = 0;
    for (range, name) in edits {
        if range.start >= at && text.is_char_boundary(range.start) && text.is_char_boundary(range.end) {
            rewritten.push_str(&text[at..range.start]);
            rewritten.push_str(&name);
            at = range.end;
        }
    }
    rewritten.push_str(&text[at..]);
    rewritten
}

/// Where `[[id]]` writes its id, and what to write there.
fn edit_reference(names: Names<'_>, text: &str, reference: &Reference, range: &Range<usize>) -> Option<(Range<usize>, String)> {
    let written = text.get(range.clone())?;
    let behind_kind = if reference.kind.is_some() { written.find(':')? + 1 } else { 0 };
    let start = range.start + behind_kind + written[behind_kind..].find(&reference.id)?;
    let mut meant = Kind::ALL.iter().filter(|&&kind| reference.kind.is_none_or(|named| named == kind));
    let thing = meant.find_map(|&kind| Thing::of_file(names.library, kind, &reference.id))?;
    Some((start..start + reference.id.len(), names.of(thing)))
}

/// What a record is called that is named by its id.
fn record_name(names: Names<'_>, kind: Kind, id: &str) -> String {
    Thing::of_file(names.library, kind, id).map_or_else(|| id.to_owned(), |thing| names.of(thing))
}

/// What a claim is called that is cited as `source#claim`.
fn claim_name(names: Names<'_>, id: &str) -> String {
    let found = id.split_once('#').and_then(|(source, claim)| {
        let source = names.library.source_key(source)?;
        names.library.claim_key(source, claim)
    });
    found.map_or_else(|| id.to_owned(), |claim| names.of(claim))
}

/// What a statement is called that is named as `actor#statement`.
fn statement_name(names: Names<'_>, id: &str) -> String {
    let found = id.split_once('#').and_then(|(actor, statement)| {
        let actor = names.library.actor_key(actor)?;
        names.library.statement_key(actor, statement)
    });
    found.map_or_else(|| id.to_owned(), |statement| names.of(statement))
}
