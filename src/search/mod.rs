//! The index of the search: which documents hold which terms, and the scripts in which a page that is read from a disk can load it.
//!
//! [`index`] is a function of the documents alone, and [`SearchIndex::files`] of the index and of the addresses that its documents are to
//! have; whoever puts the pages elsewhere (into one file, say) gives other addresses. What is found, and where it stands, is decided by
//! `plan`; how a query is answered is written in `static/search.js`, which reads what is written here.

mod files;
mod fold;
mod postings;
mod terms;

#[cfg(test)]
mod tests;

pub use files::is_index_path;

use std::cmp::Ordering;

use foldhash::fast::FixedState;
use indexmap::IndexMap;
use rayon::prelude::*;

use crate::model::search::{Context, Document, DocumentKind};
use crate::model::view::Wording;
use postings::Posting;
use terms::for_each_term;

/// How many documents a thread cuts into terms at a time.
const BATCH: usize = 2_048;

/// Terms in the order in which they were met, each with the documents that hold it, in their order.
type Terms = IndexMap<Box<str>, Vec<Posting>, FixedState>;

/// An index of documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchIndex {
    /// By kind, then in the order in which they were given. A document's place here is its number.
    documents: Vec<Listed>,
    /// Every term with the documents that hold it, in the order in which JavaScript compares strings.
    terms: Vec<(Box<str>, Vec<Posting>)>,
}

/// What is shown of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Listed {
    kind: DocumentKind,
    href: String,
    title: Wording,
    context: Vec<Context>,
}

/// Makes the index of these documents.
pub fn index(mut documents: Vec<Document>) -> SearchIndex {
    documents.sort_by_key(|document| document.kind);
    let batches: Vec<Terms> =
        documents.par_chunks(BATCH).enumerate().map(|(batch, documents)| terms_of_batch(batch * BATCH, documents)).collect();
    let mut terms = Terms::default();
    for batch in batches {
        for (term, mut postings) in batch {
            terms.entry(term).or_default().append(&mut postings);
        }
    }
    let mut terms: Vec<(Box<str>, Vec<Posting>)> = terms.into_iter().collect();
    terms.par_sort_unstable_by(|(left, _), (right, _)| as_javascript_compares(left, right));
    let listed = |document: Document| Listed { kind: document.kind, href: document.href, title: document.title, context: document.context };
    SearchIndex { documents: documents.into_iter().map(listed).collect(), terms }
}

/// The order of the units of UTF-16, which is that of bytes for all but few letters.
fn as_javascript_compares(left: &str, right: &str) -> Ordering {
    if left.is_ascii() && right.is_ascii() { left.cmp(right) } else { left.encode_utf16().cmp(right.encode_utf16()) }
}

/// The terms of some documents, of which the first has the number `first`.
fn terms_of_batch(first: usize, documents: &[Document]) -> Terms {
    let mut found = Terms::default();
    for (number, document) in (first..).zip(documents) {
        let number = number as u32;
        let shown = document.context.iter().filter_map(|part| match part {
            Context::Words(words) => Some(words.text.as_str()),
            Context::Mark(_) => None,
        });
        let names = document.names.iter().map(String::as_str).chain([document.title.text.as_str()]);
        let prose = document.prose.as_ref().map(|prose| prose.plain().text);
        let body = document.body.iter().chain(&prose).map(String::as_str).chain(shown);
        // Names come first: a term that stands in one and in the body, too, is one of the title.
        names.for_each(|text| for_each_term(text, |term| note(&mut found, term, Posting::new(number, true))));
        body.for_each(|text| for_each_term(text, |term| note(&mut found, term, Posting::new(number, false))));
    }
    found
}

/// Notes a term of a document, once. Documents come one after the other.
fn note(found: &mut Terms, term: &str, posting: Posting) {
    match found.get_mut(term) {
        Some(postings) => {
            if postings.last().is_none_or(|last| last.document() != posting.document()) {
                postings.push(posting);
            }
        }
        None => drop(found.insert(term.into(), vec![posting])),
    }
}
