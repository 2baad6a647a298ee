//! Findings: what is wrong with the content, where, and what to do about it.
//!
//! Every stage returns findings beside its value and goes on; nothing here prints. [`terminal`] and [`machine`] turn findings into
//! text for people and programs.

pub mod machine;
pub mod terminal;

mod code;
pub(crate) mod place;
mod visible;

pub use code::{Code, Severity};
pub use place::Texts;
pub(crate) use visible::{harmless_json, visible};

use crate::span::{FileId, Span};

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// What is wrong: one phrase in lower case, literals in backticks.
    pub message: String,
    /// Where it is wrong.
    pub span: Span,
    /// Other places that explain it.
    pub labels: Vec<Label>,
    /// What to do, as a sentence or two.
    pub help: String,
    /// Text that would mend it in place of the span, where one is certain enough to offer.
    pub suggestion: Option<String>,
    /// Whether it is an error, though its kind is less.
    is_error: bool,
}

/// Another place that explains a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there, in a few words.
    pub message: String,
}

impl Diagnostic {
    /// A finding without labels or suggestion.
    pub fn new(code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, message: message.into(), span, labels: Vec::new(), help: help.into(), suggestion: None, is_error: false }
    }

    /// The finding with another place that explains it.
    #[must_use]
    pub fn with_label(mut self, span: Span, message: impl Into<String>) -> Self {
        self.labels.push(Label { span, message: message.into() });
        self
    }

    /// The finding with text that would mend it in place of its span.
    #[must_use]
    pub fn with_suggestion(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// The finding as an error: a grave case of a kind that is otherwise less.
    #[must_use]
    pub fn as_error(mut self) -> Self {
        self.is_error = true;
        self
    }

    /// Gives places in a file the number that it has now: files that came or went before it have changed it.
    pub fn move_to(&mut self, former: FileId, now: FileId) {
        let labels = self.labels.iter_mut().map(|label| &mut label.span);
        labels.chain([&mut self.span]).filter(|span| span.file == former).for_each(|span| span.file = now);
    }

    /// Whether the finding is an error, a warning or a note.
    pub fn severity(&self) -> Severity {
        if self.is_error { Severity::Error } else { self.code.severity() }
    }
}

/// Puts findings in the order of their places and drops those that say the same of the same place.
///
/// File ids follow the sorted paths, so the order is that of paths, then positions, then codes.
pub fn settle(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|left, right| (left.span, left.code, &left.message).cmp(&(right.span, right.code, &right.message)));
    diagnostics.dedup_by(|later, first| later.span == first.span && later.code == first.code && later.message == first.message);
}

/// Whether any of the findings is an error.
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
}

/// The nearest of `candidates` to `given`, where one is near enough that a slip of the pen explains the difference:
/// at most a third of the letters, by Damerau–Levenshtein distance.
pub fn nearest<'name>(given: &str, candidates: impl IntoIterator<Item = &'name str>) -> Option<&'name str> {
    let allowed = (given.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(given, candidate), candidate))
        .filter(|&(distance, _)| distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_names_a_slip_and_nothing_far() {
        let ids = ["asif", "tarar", "andarabi"];
        assert_eq!(nearest("tarrar", ids), Some("tarar"));
        assert_eq!(nearest("asfi", ids), Some("asif"));
        assert_eq!(nearest("noori", ids), None);
    }
}
