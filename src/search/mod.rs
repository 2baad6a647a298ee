//! The index of the search: which documents hold which terms, and the scripts in which a page that is read from a disk can load it.
//!
//! [`index`] is a function of the documents and of the addresses that they are to have; whoever puts the pages elsewhere (into one file,
//! say) gives other addresses. What is found, and where it stands, is decided by `plan`; how a query is answered is written in
//! `static/search.js`, which reads what is written here.

mod files;
mod fold;
mod postings;
mod terms;

#[cfg(test)]
mod tests;

pub use files::is_index_path;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use foldhash::fast::FixedState;
use indexmap::IndexMap;
use indexmap::map::Entry;
use rayon::prelude::*;

use crate::model::search::{Context, Document, DocumentKind};
use postings::{Posting, Postings};
use terms::for_each_term;

/// How many documents a thread cuts into terms at a time. Of all documents, each thread holds no more.
const BATCH: usize = 2_048;

/// Terms in the order in which they were met, each with the documents that hold it, in their order.
type Terms = IndexMap<Box<str>, Postings, FixedState>;

/// An index of documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchIndex {
    /// How many documents there are of each kind that has some.
    counts: BTreeMap<DocumentKind, usize>,
    /// The languages in the index that are written from right to left.
    right_to_left: BTreeSet<Box<str>>,
    /// What is shown of each document, as the index writes it. A document's place here is its number.
    rows: Vec<Box<str>>,
    /// Every term with the documents that hold it, in the order in which JavaScript compares strings.
    terms: Vec<(Box<str>, Postings)>,
}

/// Makes the index of these documents, which come kind by kind. `address` gives the address that a document is to have, from the one it
/// has in the site.
pub fn index(documents: impl IndexedParallelIterator<Item = Document>, address: impl Fn(&str) -> String + Sync) -> SearchIndex {
    let batches = documents.chunks(BATCH).enumerate();
    let batches: Vec<Batch> = batches.map(|(batch, documents)| Batch::of(batch * BATCH, &documents, &address)).collect();
    let (mut counts, mut right_to_left, mut rows) = (BTreeMap::new(), BTreeSet::new(), Vec::new());
    let mut terms = Terms::default();
    for batch in batches {
        for (kind, count) in batch.counts {
            *counts.entry(kind).or_default() += count;
        }
        right_to_left.extend(batch.right_to_left);
        rows.extend(batch.rows);
        for (term, postings) in batch.terms {
            match terms.entry(term) {
                Entry::Occupied(mut earlier) => earlier.get_mut().append(&postings),
                Entry::Vacant(place) => drop(place.insert(postings)),
            }
        }
    }
    let mut terms: Vec<(Box<str>, Postings)> = terms.into_iter().collect();
    terms.par_sort_unstable_by(|(left, _), (right, _)| as_javascript_compares(left, right));
    SearchIndex { counts, right_to_left, rows, terms }
}

/// What some documents that come one after the other give the index.
struct Batch {
    counts: BTreeMap<DocumentKind, usize>,
    right_to_left: BTreeSet<Box<str>>,
    rows: Vec<Box<str>>,
    terms: Terms,
}

impl Batch {
    /// Documents of which the first has the number `first`.
    fn of(first: usize, documents: &[Document], address: &impl Fn(&str) -> String) -> Self {
        let mut counts = BTreeMap::new();
        for document in documents {
            *counts.entry(document.kind).or_default() += 1;
        }
        let words = documents.iter().flat_map(files::wordings).filter(|words| words.dir == Some("rtl"));
        Self {
            counts,
            right_to_left: words.filter_map(|words| words.lang.as_deref().map(Box::from)).collect(),
            rows: documents.iter().map(|document| files::row(document, address).into()).collect(),
            terms: terms_of_batch(first, documents),
        }
    }
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
            if postings.last().document() != posting.document() {
                postings.push(posting);
            }
        }
        None => drop(found.insert(term.into(), Postings::of(posting))),
    }
}
