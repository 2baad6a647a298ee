//! What changed in meaning between two states of the content, for those who review a change.
//!
//! [`diff`] is pure: two linked libraries with their comparisons in, one [`Difference`] out. The writers in [`mod@write`] turn that one
//! value into text for a terminal, Markdown, HTML and JSON; none of them sees a library.
//!
//! How records are matched: by kind and id; then what stands in one state only is looked at for renames (`renames.rs` has the rules).
//! From there on a renamed record goes by its new id in both states (`names.rs`), so references to it are no changes.

mod difference;
mod highlights;
mod judgements;
mod names;
mod pages;
mod prose;
mod questions;
mod quotes;
mod records;
mod remark;
mod renames;
mod snapshot;
mod withdrawals;
mod words;
pub mod write;

#[cfg(test)]
mod tests;

pub use difference::{
    CONTEXT_CELLS, Cause, CellChange, CellClaim, CellView, Change, Counts, Difference, FORMAT, Fate, FieldChange, FieldDifference,
    FileLine, GroundChange, GroundSide, Highlight, HighlightKind, JudgementChange, JudgementState, PAGE_REASONS, PageChange,
    QuestionChange, QuoteChange, RecordChange, RecordCount, Run, RunKind, State, Turn, WithdrawalChange, WithoutChange,
};

pub use remark::Remark;

use crate::model::comparison::Comparisons;
use crate::model::library::Library;
use names::Names;
use questions::Changed;

/// Compares two states of the content.
///
/// The states have no names yet, and are taken to be without errors: see [`Difference::between`].
pub fn diff((before, former): (&Library, &Comparisons), (after, now): (&Library, &Comparisons)) -> Difference {
    let renames = renames::find_renames(before, after);
    let records = records::compare_records(before, after, &renames);
    let changed: Changed<'_> = records.iter().map(|change| ((change.kind, change.id.as_str()), change)).collect();
    let old = questions::SiteState { names: Names::before(before, &renames), comparisons: former };
    let new = questions::SiteState { names: Names::after(after), comparisons: now };
    let questions = questions::compare_questions(old, new, &changed);
    let judgements = judgements::compare_judgements(old, new, &changed);
    let quotes = quotes::compare_quotes(old, new);
    let withdrawals = withdrawals::compare_withdrawals(old, new, &questions);
    let basis = pages::Changes { records: &records, questions: &questions, judgements: &judgements };
    let pages = pages::compare_pages(old, new, &basis);
    let mut difference = Difference {
        format: FORMAT.to_owned(),
        before: State::default(),
        after: State::default(),
        same: records.is_empty() && questions.is_empty() && judgements.is_empty() && quotes.is_empty(),
        counts: Counts::default(),
        highlights: Vec::new(),
        judgements,
        questions,
        quotes,
        withdrawals,
        records,
        pages,
    };
    difference.counts = highlights::count(&difference);
    difference.highlights = highlights::highlight(&difference);
    difference
}

impl Difference {
    /// The report with the names of its states, and what their errors mean for it.
    #[must_use]
    pub fn between(mut self, before: State, after: State) -> Self {
        (self.before, self.after) = (before, after);
        self.highlights = highlights::highlight(&self);
        self
    }
}
