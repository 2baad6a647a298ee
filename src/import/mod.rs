//! Work that exists elsewhere → a plan of new files and of claims to append. Nothing that is there is changed or taken away.
//!
//! - `sheets`: tables: our own table of claims, and the sheets of Auto Archiver;
//! - `citations`: lists of sources from citation managers, CSL-JSON and RIS; `bibtex`: those in BibTeX;
//! - `annotations`: passages that somebody marked in a browser.
//!
//! Texts are handed in and given back; nothing here reads or writes a file.

mod annotations;
mod bibtex;
mod citations;
mod sheets;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::capture::metadata::edtf;
use crate::diagnostic::nearest;
use crate::edit::{append_claims, yaml_authors, yaml_text};
use crate::model::files::{OutputFile, SiteFiles};
use crate::model::id::Id;
use crate::model::library::{Author, Library};
use crate::model::schema::ClaimFile;
use crate::parse::MOST_CLAIMS;

/// The most authors of one entry: more than any report has.
const MOST_AUTHORS: usize = 5_000;

/// What is brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportFormat {
    /// The table of claims that `export csv` writes.
    Csv,
    /// CSL-JSON.
    Csl,
    /// BibTeX or BibLaTeX.
    Bibtex,
    /// RIS.
    Ris,
    /// W3C Web Annotations, or what the Hypothesis API gives.
    Annotations,
    /// A sheet of Auto Archiver.
    AutoArchiver,
}

/// Something in the file that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFault {
    /// The row, entry or annotation, from 1; 0 for the file as a whole.
    pub number: usize,
    /// What is wrong, as a phrase.
    pub message: String,
}

/// What an import would do.
#[derive(Debug, Default)]
pub struct Plan {
    /// New files.
    pub new: Vec<OutputFile>,
    /// Files that get more claims: path and new text.
    pub changed: Vec<(String, String)>,
    /// What is done, a line a file, and what is passed over.
    pub lines: Vec<String>,
}

/// A source that is brought in, as far as it is known.
#[derive(Debug, Clone, Default)]
struct Brought {
    number: usize,
    id: Option<String>,
    title: Option<String>,
    publisher: Option<String>,
    authors: Vec<Author>,
    url: Option<String>,
    published: Option<String>,
    retrieved: Option<String>,
    language: Option<String>,
    reliability: Option<String>,
    events: BTreeSet<String>,
    claims: Vec<ClaimFile>,
}

/// What was read.
type Read = Result<Vec<Brought>, Vec<ImportFault>>;

/// Which format a file has, by its name and its beginning.
pub(crate) fn format_of(name: &str, text: &str) -> Option<ImportFormat> {
    match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
        "csv" if text.lines().next().is_some_and(|head| head.contains("question")) => Some(ImportFormat::Csv),
        "csv" => Some(ImportFormat::AutoArchiver),
        "bib" => Some(ImportFormat::Bibtex),
        "ris" => Some(ImportFormat::Ris),
        "jsonld" => Some(ImportFormat::Annotations),
        "json" => Some(if annotations::looks_like_them(text) { ImportFormat::Annotations } else { ImportFormat::Csl }),
        _ => None,
    }
}

/// Plans an import of a file's text.
///
/// # Errors
/// Everything in the file that cannot be taken; then nothing is.
pub(crate) fn plan(library: &Library, files: &SiteFiles, format: ImportFormat, text: &str) -> Result<Plan, Vec<ImportFault>> {
    let text = text.trim_start_matches('\u{feff}');
    let brought = match format {
        ImportFormat::Csv => sheets::claims(library, text),
        ImportFormat::AutoArchiver => sheets::auto_archiver(text),
        ImportFormat::Csl => citations::csl(text),
        ImportFormat::Bibtex => bibtex::read(text),
        ImportFormat::Ris => citations::ris(text),
        ImportFormat::Annotations => annotations::read(library, text),
    }?;
    let countless = |source: &&Brought| source.authors.len() > MOST_AUTHORS;
    let message = || format!("it names more than {MOST_AUTHORS} authors; leave the first ones");
    let mut faults: Vec<ImportFault> =
        brought.iter().filter(countless).map(|source| ImportFault { number: source.number, message: message() }).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut plan = Plan::default();
    for source in gathered(library, files, brought) {
        source.fit(library, files, &mut plan).unwrap_or_else(|fault| faults.extend(fault));
    }
    if faults.is_empty() { Ok(plan) } else { Err(faults) }
}

/// The sources, each once, with all its claims; those that are there already by their ids, addresses or archived texts.
fn gathered(library: &Library, files: &SiteFiles, brought: Vec<Brought>) -> Vec<Brought> {
    let mut gathered: Vec<Brought> = Vec::new();
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    // Of several with one address the first.
    let mut by_url: BTreeMap<String, String> = BTreeMap::new();
    for known in &library.sources {
        if let Some(url) = &known.url {
            by_url.entry(url.to_string()).or_insert_with(|| known.id.to_string());
        }
    }
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for mut source in brought {
        let of_url = || source.url.as_ref().and_then(|url| by_url.get(url)).cloned();
        let id = source.id.clone().or_else(of_url).unwrap_or_else(|| free_id(&source, files, &by_id, &mut numbers));
        source.id = Some(id.clone());
        if let Some(&index) = by_id.get(&id) {
            gathered[index].events.append(&mut source.events);
            gathered[index].claims.append(&mut source.claims);
        } else {
            if let Some(url) = &source.url {
                by_url.entry(url.clone()).or_insert_with(|| id.clone());
            }
            by_id.insert(id, gathered.len());
            gathered.push(source);
        }
    }
    gathered
}

/// An id made of the title, else of the address, that nothing has yet. `numbers` has what was tried already.
fn free_id(source: &Brought, files: &SiteFiles, taken: &BTreeMap<String, usize>, numbers: &mut BTreeMap<String, usize>) -> String {
    const LONGEST: usize = 48;
    let address = source.url.as_deref().map(|url| url.trim_end_matches('/').rsplit('/').next().unwrap_or(url));
    let proposed = source.title.as_deref().or(address).and_then(|words| Id::propose(&words.replace('/', " ")));
    let proposed = proposed.unwrap_or_else(|| "source".to_owned());
    let end = if proposed.len() > LONGEST { proposed[..LONGEST].rfind('-').unwrap_or(LONGEST) } else { proposed.len() };
    let short = proposed[..end].to_owned();
    let is_free = |id: &String| !taken.contains_key(id) && file_of(files, id).is_none();
    if is_free(&short) {
        return short;
    }
    let next = numbers.entry(short.clone()).or_insert(2);
    loop {
        let numbered = format!("{short}-{next}");
        *next += 1;
        if is_free(&numbered) {
            return numbered;
        }
    }
}

fn file_of(files: &SiteFiles, id: &str) -> Option<String> {
    ["md", "yaml"].map(|ending| format!("content/sources/{id}.{ending}")).into_iter().find(|path| files.find(path).is_some())
}

impl Brought {
    /// Puts the source into the plan.
    fn fit(mut self, library: &Library, files: &SiteFiles, plan: &mut Plan) -> Result<(), Vec<ImportFault>> {
        let id = self.id.take().unwrap_or_default();
        if self.claims.len() > MOST_CLAIMS {
            let message = format!("more than {MOST_CLAIMS} claims are brought for `{id}`, and no report can have so many");
            return Err(vec![ImportFault { number: self.number, message }]);
        }
        let mut faults = self.faults(library, &id);
        let there = file_of(files, &id);
        let before = self.claims.len();
        if let Some(key) = library.source_key(&id) {
            let own = |claim: &ClaimFile| claim_id(claim).is_some_and(|claim| library.claim_key(key, &claim).is_some());
            self.claims.retain(|claim| !own(claim));
        }
        let passed_over = before - self.claims.len();
        let path = there.clone().unwrap_or_else(|| format!("content/sources/{id}.md"));
        let old = there.as_deref().and_then(|path| files.find(path)).map(|file| files.text(file).text.to_string());
        let is_new = old.is_none();
        let text = old.unwrap_or_else(|| self.new_text(&id));
        let text = if self.claims.is_empty() { Ok(text) } else { append_claims(&path, &text, &self.claims) };
        match text {
            Err(refusal) => faults.push(ImportFault { number: self.number, message: format!("{path}: {refusal}") }),
            Ok(text) if is_new => {
                plan.lines.push(format!("new {path}: {}", claims(self.claims.len())));
                plan.new.push(OutputFile { path, bytes: text.into_bytes() });
            }
            Ok(text) if !self.claims.is_empty() => {
                plan.lines.push(format!("{path}: {} appended, {passed_over} there already", claims(self.claims.len())));
                plan.changed.push((path, text));
            }
            Ok(_) => plan.lines.push(format!("{path}: there already, nothing to add")),
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn faults(&self, library: &Library, id: &str) -> Vec<ImportFault> {
        let mut faults = Vec::new();
        let mut fault = |message: String| faults.push(ImportFault { number: self.number, message });
        if Id::parse(id).is_none() {
            fault(format!("`{id}` is no id of a source"));
        }
        for event in self.events.iter().filter(|event| library.event_key(event).is_none()) {
            fault(format!("there is no event `{event}`"));
        }
        for question in self.claims.iter().filter_map(|claim| claim.question.as_deref()) {
            if library.question_key(question).is_none() {
                let near = nearest(question, library.questions.iter().map(|question| question.id.as_str()));
                let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                fault(format!("there is no question `{question}`{near}"));
            }
        }
        faults.dedup();
        faults
    }

    /// The text of a new file without claims.
    fn new_text(&self, id: &str) -> String {
        let mut text = String::from("---\n");
        let fields = [
            ("title", &self.title),
            ("publisher", &self.publisher),
            ("url", &self.url),
            ("published", &self.published),
            ("retrieved", &self.retrieved),
            ("language", &self.language),
            ("reliability", &self.reliability),
        ];
        if self.title.is_none() {
            let _ = writeln!(text, "short: {}", yaml_text(id));
        }
        for (name, value) in fields {
            if let Some(value) = value {
                let _ = writeln!(text, "{name}: {}", yaml_text(value));
            }
        }
        for line in yaml_authors(&self.authors) {
            text.push_str(&line);
            text.push('\n');
        }
        text.push_str(if self.events.is_empty() { "covers: # the events that it is about, one or more\n" } else { "covers:\n" });
        for event in &self.events {
            let _ = writeln!(text, "  - {{event: {event}}}");
        }
        text.push_str("---\n");
        text
    }
}

fn claims(count: usize) -> String {
    crate::model::wording::counted_in_digits(count, "claim")
}

/// The id of a claim: the last segment of its question's where it has none of its own.
fn claim_id(claim: &ClaimFile) -> Option<String> {
    claim.id.clone().or_else(|| claim.question.as_deref()?.rsplit('/').next().map(str::to_owned))
}

/// Text that is not empty.
fn known(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A date as other programs write it, in EDTF; what is none is left out.
fn date(text: &str) -> Option<String> {
    edtf(text.trim_end_matches('/'))
}

/// A fault of the file as a whole.
fn unreadable(what: &str, cause: impl std::fmt::Display) -> Vec<ImportFault> {
    vec![ImportFault { number: 0, message: format!("the file is no {what}: {cause}") }]
}
