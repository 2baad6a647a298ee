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

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::search::{Context, Document, DocumentKind};
use crate::model::view::Wording;
use postings::Posting;
use terms::terms;

/// How many documents a thread cuts into terms at a time.
const BATCH: usize = 512;

/// An index of documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchIndex {
    /// By kind, then in the order in which they were given. A document's place here is its number.
    documents: Vec<Listed>,
    /// Every term with the documents that hold it, in the order in which JavaScript compares strings.
    terms: Vec<(String, Vec<Posting>)>,
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
    let batches: Vec<BTreeMap<String, Vec<Posting>>> =
        documents.par_chunks(BATCH).enumerate().map(|(batch, documents)| terms_of_batch(batch * BATCH, documents)).collect();
    let mut terms: BTreeMap<String, Vec<Posting>> = BTreeMap::new();
    for batch in batches {
        for (term, mut postings) in batch {
            terms.entry(term).or_default().append(&mut postings);
        }
    }
    let mut terms: Vec<(String, Vec<Posting>)> = terms.into_iter().collect();
    terms.par_sort_by(|(left, _), (right, _)| left.encode_utf16().cmp(right.encode_utf16()));
    let listed = |document: Document| Listed { kind: document.kind, href: document.href, title: document.title, context: document.context };
    SearchIndex { documents: documents.into_iter().map(listed).collect(), terms }
}

/// The terms of some documents, of which the first has the number `first`. The postings of a term are in the order of the documents.
fn terms_of_batch(first: usize, documents: &[Document]) -> BTreeMap<String, Vec<Posting>> {
    let mut found: BTreeMap<String, Vec<Posting>> = BTreeMap::new();
    for (number, document) in (first..).zip(documents) {
        for (term, in_title) in terms_of(document) {
            found.entry(term).or_default().push(Posting { document: number as u32, in_title });
        }
    }
    found
}

/// The terms of a document, each once, and whether it stands in the title or a name.
fn terms_of(document: &Document) -> Vec<(String, bool)> {
    let shown = document.context.iter().filter_map(|part| match part {
        Context::Words(words) => Some(words.text.as_str()),
        Context::Mark(_) => None,
    });
    let names = document.names.iter().map(String::as_str).chain([document.title.text.as_str()]);
    let body = document.body.iter().map(String::as_str).chain(shown);
    let mut found: Vec<(String, bool)> = names.flat_map(terms).map(|term| (term, true)).collect();
    found.extend(body.flat_map(terms).map(|term| (term, false)));
    found.sort_unstable_by(|(left, left_in_title), (right, right_in_title)| left.cmp(right).then(right_in_title.cmp(left_in_title)));
    found.dedup_by(|(later, _), (earlier, _)| later == earlier);
    found
}
