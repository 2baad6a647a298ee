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

use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::{Listed, SearchIndex, postings};
use crate::model::files::OutputFile;
use crate::model::in_script::json_in_script;
use crate::model::search::{Context, DocumentKind};
use crate::model::site_map::SEARCH_FOLDER;
use crate::model::view::Wording;

/// An index of up to this many bytes is one file.
const ONE_FILE: usize = 1_000_000;
/// About how many bytes of terms and postings make a part: little enough to load for one keystroke.
const TERMS_PART: usize = 50_000;
/// About how many bytes of documents make a part. A page of results may need one for each result.
const DOCUMENTS_PART: usize = 10_000;

impl SearchIndex {
    /// The files of the index. `address` gives the address that a document is to have, from the one it has in the site.
    pub fn files(&self, address: impl Fn(&str) -> String + Sync) -> Vec<OutputFile> {
        let parts = self.parts(&address);
        let size: usize = parts.iter().map(|(_, script)| script.len()).sum();
        let file = |name: &str, script: String| OutputFile { path: format!("{SEARCH_FOLDER}{name}.js"), bytes: script.into_bytes() };
        if size <= ONE_FILE {
            return vec![file("index", parts.into_iter().map(|(_, script)| script).collect())];
        }
        parts.into_iter().map(|(name, script)| file(&name, script)).collect()
    }

    /// The whole index as one script, whatever its size; addresses as in [`Self::files`].
    pub fn script(&self, address: impl Fn(&str) -> String + Sync) -> String {
        self.parts(&address).into_iter().map(|(_, script)| script).collect()
    }

    /// The parts by name, each as a script.
    fn parts(&self, address: &(impl Fn(&str) -> String + Sync)) -> Vec<(String, String)> {
        let postings: Vec<String> = self.terms.par_iter().map(|(_, postings)| written(postings)).collect();
        let terms = runs(self.terms.iter().zip(&postings).map(|((term, _), postings)| term.len() + postings.len()), TERMS_PART);
        let rows: Vec<String> = self.documents.par_iter().map(|document| row(document, address)).collect();
        let documents = runs(rows.iter().map(String::len), DOCUMENTS_PART);
        let overview = json!({
            "kinds": DocumentKind::ALL.iter().map(|&kind| json!([kind.word(), self.count(kind)])).collect::<Vec<_>>(),
            "rightToLeft": self.right_to_left(),
            "terms": terms.iter().map(|run| self.terms[run.start].0.as_ref()).collect::<Vec<_>>(),
            "documents": documents.iter().map(|run| run.start).collect::<Vec<_>>(),
        });
        let mut parts = vec![part("index".to_owned(), &json_in_script(&overview))];
        for (number, run) in (1..).zip(terms) {
            let terms: Vec<&str> = self.terms[run.clone()].iter().map(|(term, _)| term.as_ref()).collect();
            let value = json!({ "terms": terms.join(" "), "postings": postings[run].join(" ") });
            parts.push(part(format!("terms-{number}"), &json_in_script(&value)));
        }
        for (number, run) in (1..).zip(documents) {
            parts.push(part(format!("documents-{number}"), &format!("[\n{}\n]", rows[run].join(",\n"))));
        }
        parts
    }

    fn count(&self, kind: DocumentKind) -> usize {
        self.documents.iter().filter(|document| document.kind == kind).count()
    }

    /// The languages in the index that are written from right to left.
    fn right_to_left(&self) -> BTreeSet<&str> {
        self.documents
            .iter()
            .flat_map(wordings)
            .filter(|words| words.dir == Some("rtl"))
            .filter_map(|words| words.lang.as_deref())
            .collect()
    }
}

/// Whether a build may write a file of the index at this path, whose letters are lower case.
pub fn is_index_path(path: &str) -> bool {
    let name = path.strip_prefix(SEARCH_FOLDER).and_then(|name| name.strip_suffix(".js"));
    name.is_some_and(|name| name == "index" || name.starts_with("terms-") || name.starts_with("documents-"))
}

fn written(postings: &[postings::Posting]) -> String {
    let mut text = String::new();
    postings::write(postings, &mut text);
    text
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

fn part(name: String, value: &str) -> (String, String) {
    let script = format!("(self.variorumIndex ??= {{}})[\"{name}\"] = {value};\n");
    (name, script)
}

fn row(document: &Listed, address: &impl Fn(&str) -> String) -> String {
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

fn wordings(document: &Listed) -> impl Iterator<Item = &Wording> {
    let context = document.context.iter().filter_map(|part| match part {
        Context::Words(wording) => Some(wording),
        Context::Mark(_) => None,
    });
    std::iter::once(&document.title).chain(context)
}
