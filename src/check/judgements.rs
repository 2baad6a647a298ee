//! What judgements rest on.

use super::Site;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::library::{Briefing, Judgement, Library};
use crate::model::outline::{Place, Step};
use crate::span::Span;

/// Judgements without a support, and those whose supports are withdrawn or were changed later.
pub(super) fn supports(site: &Site<'_>) -> Vec<Diagnostic> {
    let library = site.library;
    let judgements = library.briefings.iter().flat_map(|briefing| briefing.judgements.iter().map(move |judgement| (briefing, judgement)));
    judgements.flat_map(|(briefing, judgement)| of_one(library, briefing, judgement)).collect()
}

/// Judgements that could have been settled by the date of knowledge of their briefing, and outcomes of those that never can.
pub(super) fn due(site: &Site<'_>) -> Vec<Diagnostic> {
    let library = site.library;
    let judgements = library.briefings.iter().flat_map(|briefing| briefing.judgements.iter().map(move |judgement| (briefing, judgement)));
    let finding = |(briefing, judgement): (&Briefing, &Judgement)| {
        let place = |field| briefing.record.place(&[Step::Key("judgements"), Step::Index(judgement.position), Step::Key(field)]);
        match (&judgement.resolves, &judgement.outcome) {
            (Some(resolves), None) => {
                let by = resolves.by?;
                let is_over = by.last_day().zip(briefing.as_of.last_day()).is_some_and(|(by, now)| by < now);
                let message = format!("the judgement `{}` could be settled by {by}, and has no outcome", judgement.id);
                let help = "say under `outcome:` whether it came `true`, or that it is `void`, and why";
                is_over.then(|| Diagnostic::new(Code::JudgementDue, place("resolves"), message, help))
            }
            (None, Some(_)) => {
                let message = format!("the judgement `{}` has an outcome, and nothing says how it could be settled", judgement.id);
                let help = "say under `resolves:` by when and how; without that the outcome is shown nowhere";
                Some(Diagnostic::new(Code::FieldWithoutEffect, place("outcome"), message, help))
            }
            _ => None,
        }
    };
    judgements.filter_map(finding).collect()
}

fn of_one(library: &Library, briefing: &Briefing, judgement: &Judgement) -> Vec<Diagnostic> {
    let path = [Step::Key("judgements"), Step::Index(judgement.position), Step::Key("because")];
    let place = briefing.record.place(&path);
    let written = briefing.record.entries(&path);
    if written == 0 {
        // What is no list was reported as that.
        if briefing.record.written(&path).is_some_and(|written| !written.starts_with(['[', '-'])) {
            return Vec::new();
        }
        let message = format!("the judgement `{}` names no claim that it rests on", judgement.id);
        let help = "name one or more under `because:`, as `source-id#claim-id`";
        return vec![Diagnostic::new(Code::JudgementUnsupported, place, message, help)];
    }
    let weak: Vec<_> = judgement.because.iter().copied().filter(|&claim| !library.counts(claim)).collect();
    if weak.is_empty() {
        return Vec::new();
    }
    // Where the publisher said the same again, the judgement still has its ground, in the later text.
    if weak.len() == written && !weak.iter().any(|&claim| library.is_said_again(claim)) {
        let is_withdrawn = weak.iter().all(|&claim| !library.is_live(claim));
        let what = if is_withdrawn { "is withdrawn" } else { "is withdrawn, or was changed by a later text of its publisher" };
        let message = format!("every claim that the judgement `{}` rests on {what}", judgement.id);
        return vec![Diagnostic::new(Code::SupportsWithdrawn, place, message, "find another support, or take the judgement back")];
    }
    let finding = |claim| {
        let id = library.claim_id(claim);
        let mut entries = briefing.record.outline.find(&path).into_iter().flat_map(Place::children).map(Place::value);
        let entry = entries.find(|range| briefing.record.text[range.clone()].trim_matches(['"', '\'']) == id);
        let place = entry.map_or(place, |range| Span::new(briefing.record.file, range));
        if let Some(later) = library[claim].replaced_by.filter(|_| library.is_live(claim)) {
            let message = format!("the judgement `{}` rests on `{id}`, and `{}` answers in its place", judgement.id, library[later].id);
            Diagnostic::new(Code::SupportChanged, place, message, "weigh the judgement again, and name the claim of the later text")
        } else {
            let message = format!("the judgement `{}` rests on `{id}`, which is withdrawn", judgement.id);
            Diagnostic::new(Code::SupportWithdrawn, place, message, "weigh the judgement again, and take the claim out")
        }
    };
    weak.into_iter().map(finding).collect()
}
