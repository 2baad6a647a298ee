//! The index as scripts: `search/index.js`, and for a large site further ones that are loaded when a query needs them.
//!
//! A page that is read from a disk can load scripts and nothing else. Each script sets parts of one object, `variorumIndex`:
//! - `index`: how many documents there are of each kind (`kinds`), the languages written from right to left (`rightToLeft`), the first
//!   term of each part of the terms (`terms`), and the first number of each part of the documents (`documents`);
//! - `terms-1` and so on: a run of the sorted terms (`terms`) and the postings of each (`postings`), both joined by spaces;
//! - `documents-1` and so on: a run of the documents, each a list of its address, its title and the parts of the line below. Words in
//!   another language than the site's are a pair of the words and the language; a number is a mark (`Mark::ALL`).
//!
//! Parts are runs of equal size, not one for each first letter: no letter has too many terms for one part, and scripts with thousands of
//! letters do not make thousands of files.

use std::ops::Range;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::SearchIndex;
use crate::model::files::OutputFile;
use crate::model::in_script::json_in_script;
use crate::model::search::{Context, Document, DocumentKind};
use crate::model::site_map::SEARCH_FOLDER;
use crate::model::view::Wording;

/// An index of up to this many bytes is one file.
const ONE_FILE: usize = 1_000_000;
/// About how many bytes of terms and postings make a part: little enough to load for one keystroke.
const TERMS_PART: usize = 50_000;
/// About how many bytes of documents make a part. A page of results may need one for each result.
const DOCUMENTS_PART: usize = 10_000;

/// A part of the index: a script. Runs of terms and of documents have a number, from 1, and the range of what stands in them.
#[derive(Debug, Clone)]
enum Part {
    Overview,
    Terms(usize, Range<usize>),
    Documents(usize, Range<usize>),
}

impl Part {
    fn name(&self) -> String {
        match self {
            Self::Overview => "index".to_owned(),
            Self::Terms(number, _) => format!("terms-{number}"),
            Self::Documents(number, _) => format!("documents-{number}"),
        }
    }
}

impl SearchIndex {
    /// The files of the index, each made when it is asked for.
    pub fn files(&self) -> impl IndexedParallelIterator<Item = OutputFile> + '_ {
        let parts = self.parts();
        let files: Vec<Vec<Part>> =
            if self.is_one_file(&parts) { vec![parts.clone()] } else { parts.iter().map(|part| vec![part.clone()]).collect() };
        files.into_par_iter().map(move |of_file| {
            let name = of_file.first().map(Part::name).unwrap_or_default();
            let script: String = of_file.iter().map(|part| self.script_of(part, &parts)).collect();
            OutputFile { path: format!("{SEARCH_FOLDER}{name}.js"), bytes: script.into_bytes() }
        })
    }

    /// The whole index as one script, whatever its size.
    pub fn script(&self) -> String {
        let parts = self.parts();
        parts.iter().map(|part| self.script_of(part, &parts)).collect()
    }

    /// Whether the index is small enough to be one file. What its parts are made of is less than they are, and is counted faster.
    fn is_one_file(&self, parts: &[Part]) -> bool {
        let rows: usize = self.rows.iter().map(|row| row.len()).sum();
        let terms: usize = self.terms.iter().map(|(term, _)| term.len()).sum();
        rows + terms <= ONE_FILE && parts.iter().map(|part| self.script_of(part, parts).len()).sum::<usize>() <= ONE_FILE
    }

    /// The parts in their order.
    fn parts(&self) -> Vec<Part> {
        let terms = runs(self.terms.iter().map(|(term, postings)| term.len() + postings.text_len()), TERMS_PART);
        let documents = runs(self.rows.iter().map(|row| row.len()), DOCUMENTS_PART);
        let terms = (1..).zip(terms).map(|(number, run)| Part::Terms(number, run));
        let documents = (1..).zip(documents).map(|(number, run)| Part::Documents(number, run));
        std::iter::once(Part::Overview).chain(terms).chain(documents).collect()
    }

    /// One of all these parts as a script.
    fn script_of(&self, part: &Part, parts: &[Part]) -> String {
        let value = match part {
            Part::Overview => json_in_script(&self.overview(parts)),
            Part::Terms(_, run) => {
                let terms: Vec<&str> = self.terms[run.clone()].iter().map(|(term, _)| term.as_ref()).collect();
                let postings: Vec<String> = self.terms[run.clone()].iter().map(|(_, postings)| postings.text()).collect();
                json_in_script(&json!({ "terms": terms.join(" "), "postings": postings.join(" ") }))
            }
            Part::Documents(_, run) => format!("[\n{}\n]", self.rows[run.clone()].join(",\n")),
        };
        format!("(self.variorumIndex ??= {{}})[\"{}\"] = {value};\n", part.name())
    }

    fn overview(&self, parts: &[Part]) -> Value {
        let count = |kind: &DocumentKind| self.counts.get(kind).copied().unwrap_or_default();
        let terms = parts.iter().filter_map(|part| if let Part::Terms(_, run) = part { self.terms.get(run.start) } else { None });
        let documents = parts.iter().filter_map(|part| if let Part::Documents(_, run) = part { Some(run.start) } else { None });
        json!({
            "kinds": DocumentKind::ALL.iter().map(|kind| json!([kind.word(), count(kind)])).collect::<Vec<_>>(),
            "rightToLeft": self.right_to_left,
            "terms": terms.map(|(term, _)| term.as_ref()).collect::<Vec<&str>>(),
            "documents": documents.collect::<Vec<_>>(),
        })
    }
}

/// Whether a build may write a file of the index at this path, whose letters are lower case.
pub fn is_index_path(path: &str) -> bool {
    let name = path.strip_prefix(SEARCH_FOLDER).and_then(|name| name.strip_suffix(".js"));
    name.is_some_and(|name| name == "index" || name.starts_with("terms-") || name.starts_with("documents-"))
}

/// Cuts a list into runs, by the sizes of its items: a run ends with the item that fills it.
fn runs(sizes: impl Iterator<Item = usize>, full: usize) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut filled = full;
    for (index, size) in sizes.enumerate() {
        if filled >= full {
            runs.push(index..index);
            filled = 0;
        }
        filled += size;
        if let Some(run) = runs.last_mut() {
            run.end = index + 1;
        }
    }
    runs
}

/// What is shown of a document, as a list.
pub(super) fn row(document: &Document, address: &impl Fn(&str) -> String) -> String {
    let mut row = vec![Value::from(address(&document.href)), words(&document.title)];
    row.extend(document.context.iter().filter_map(|part| match part {
        Context::Words(wording) => Some(words(wording)),
        Context::Mark(mark) => mark.number().map(Value::from),
    }));
    json_in_script(&row)
}

fn words(wording: &Wording) -> Value {
    match &wording.lang {
        None => Value::from(wording.text.as_str()),
        Some(language) => json!([wording.text, language]),
    }
}

/// The words of the content that are shown of a document.
pub(super) fn wordings(document: &Document) -> impl Iterator<Item = &Wording> {
    let context = document.context.iter().filter_map(|part| match part {
        Context::Words(wording) => Some(wording),
        Context::Mark(_) => None,
    });
    std::iter::once(&document.title).chain(context)
}
