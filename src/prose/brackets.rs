//! `[[id]]` and `[@source#claim]` in a run of words.

use std::ops::Range;

use super::run::{Run, trimmed};
use super::{ClaimReference, NodeKind, Reference};
use crate::diagnostic::{Code, nearest};
use crate::model::kind::Kind;
use crate::prose::Fault;

/// Finds what the brackets of `run` stand for, within `within`, in order: the bytes of the run and what they are.
/// Brackets that mean nothing stay words; those that seem to mean something and do not are faults.
pub(super) fn find(run: &Run, within: Range<usize>, faults: &mut Vec<Fault>) -> Vec<(Range<usize>, NodeKind)> {
    // Only what lies within: a second sign that is found there also leaves room for the words behind it.
    let bytes = &run.text.as_bytes()[..within.end];
    let mut found = Vec::new();
    let mut offset = within.start;
    while let Some(open) = run.text[offset..within.end].find('[').map(|distance| offset + distance) {
        offset = open + 1;
        if !run.is_live(open) {
            continue;
        }
        let bracket = match bytes.get(offset) {
            Some(b'[') if run.is_live(offset) => reference(run, open, within.end, faults),
            Some(b'@') => citation(run, open, within.end, faults),
            Some(b'^') => {
                missing_footnote(run, open, within.end, faults);
                None
            }
            _ => None,
        };
        if let Some((range, kind)) = bracket {
            offset = range.end;
            found.push((range, kind));
        }
    }
    found
}

/// The end of the words that begin at `start`: the next bracket of either sort.
fn next_bracket(run: &Run, start: usize, end: usize) -> Option<usize> {
    run.text[start..end].find(['[', ']']).map(|distance| start + distance)
}

fn reference(run: &Run, open: usize, end: usize, faults: &mut Vec<Fault>) -> Option<(Range<usize>, NodeKind)> {
    let inner = open + 2..next_bracket(run, open + 2, end)?;
    let range = open..inner.end + 2;
    if range.end > end || run.text.get(inner.end..range.end) != Some("]]") {
        return None;
    }
    let written = &run.text[inner];
    let (address, words) = match written.split_once('|') {
        Some((address, words)) => (address.trim(), Some(words.trim().replace('\n', " "))),
        None => (written.trim(), None),
    };
    let words = words.filter(|words| !words.is_empty());
    if address.is_empty() {
        return None;
    }
    let (kind, id) = match address.split_once(':') {
        None => (None, address),
        Some((word, id)) => {
            let Some(kind) = Kind::ALL.iter().copied().find(|kind| kind.word() == word.trim()) else {
                faults.push(unknown_kind(run, range, word.trim()));
                return None;
            };
            (Some(kind), id.trim())
        }
    };
    Some((range, NodeKind::Reference(Box::new(Reference { kind, id: id.to_owned(), words }))))
}

fn unknown_kind(run: &Run, range: Range<usize>, word: &str) -> Fault {
    let kinds = Kind::ALL.iter().map(|kind| kind.word());
    let help = match nearest(word, kinds.clone()) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("The kinds are {}.", kinds.map(|kind| format!("`{kind}`")).collect::<Vec<_>>().join(", ")),
    };
    Fault { code: Code::UnknownId, range: run.source(range), message: format!("there is no kind `{word}`"), help, suggestion: None }
}

fn citation(run: &Run, open: usize, end: usize, faults: &mut Vec<Fault>) -> Option<(Range<usize>, NodeKind)> {
    const HELP: &str = "Write `[@source-id#claim-id]`, several joined by `;`. For a plain bracket write `\\[`.";
    let mut fault = |range: Range<usize>, message: String| {
        let range = run.source(range);
        faults.push(Fault { code: Code::UnknownId, range, message, help: HELP.to_owned(), suggestion: None });
    };
    let close = next_bracket(run, open + 1, end).filter(|&close| run.text.as_bytes()[close] == b']');
    let Some(close) = close else {
        fault(open..open + 2, "a citation's `]` is missing".to_owned());
        return None;
    };
    let mut claims = Vec::new();
    let mut start = open + 1;
    for part in run.text[open + 1..close].split(';') {
        let place = trimmed(&run.text, start..start + part.len());
        start += part.len() + 1;
        let written = part.trim();
        let halves = written.strip_prefix('@').and_then(|id| id.split_once('#'));
        match halves.filter(|(source, claim)| is_one_word(source) && is_one_word(claim)) {
            Some((source, claim)) => {
                let range = run.source(place.start + 1..place.end);
                claims.push(ClaimReference { source: source.to_owned(), claim: claim.to_owned(), range });
            }
            None if written.is_empty() => {}
            None => fault(place, format!("`{written}` names no claim")),
        }
    }
    (!claims.is_empty()).then_some((open..close + 1, NodeKind::Citation(claims.into())))
}

fn is_one_word(id: &str) -> bool {
    !id.is_empty() && !id.contains(char::is_whitespace)
}

fn missing_footnote(run: &Run, open: usize, end: usize, faults: &mut Vec<Fault>) {
    let Some(close) = next_bracket(run, open + 1, end) else { return };
    let label = &run.text[open + 2..close];
    if run.text.as_bytes()[close] == b']' && is_one_word(label) {
        faults.push(Fault {
            code: Code::MissingFootnote,
            range: run.source(open..close + 1),
            message: format!("there is no footnote `{label}`"),
            help: format!("Add a line `[^{label}]: …`, with an empty line before it."),
            suggestion: None,
        });
    }
}
