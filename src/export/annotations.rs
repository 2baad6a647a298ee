//! Every quote as an annotation of its source, in the W3C Web Annotation Data Model (JSON-LD).
//!
//! The model fits what a claim is: a passage of somebody else's document, pinned by its words and their context, and what the desk reads
//! in it. `FollowTheMoney`, the other candidate, knows persons, bodies and what ties them; a passage, a question, an answer and whose
//! voice it is in would have to be free text there, and so would be lost.
//!
//! - An annotation classifies its target: the passage answers this question so. A second body says the claim in the desk's words, tags
//!   name who speaks, and an assessment says what can be said of the quote (`proven`, `unarchived` and so on).
//! - A quote with an ellipsis, or with letters in brackets, has a target for each passage that stands in the source as it is. The words
//!   are the desk's spelling: quote marks, dashes and white space may differ from the source as they may in the proof.
//! - Withdrawn claims are left out, and so are quotes of which no word stands outside brackets.
//! - The standard wants an address for everything. What has none on the web has one made of its content: the archived text by its
//!   SHA-256 (RFC 6920), the rest by a UUID of version 8 (RFC 9562), which the same content always gives again.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::Content;
use super::each::Each;
use crate::model::answer::{answer_ids, answer_label, answer_word};
use crate::model::id::ClaimKey;
use crate::model::kind::Kind;
use crate::model::library::{Library, Source};
use crate::model::site_map::record_page;
use crate::quotation::fragment::certain_passages;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// All quotes, with the page that they stand on.
#[derive(Serialize)]
struct Collection<'site> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    label: &'site str,
    total: usize,
    /// A page without annotations is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<Page<'site>>,
}

#[derive(Serialize)]
struct Page<'site> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "startIndex")]
    start_index: usize,
    items: Each<'site, Value>,
}

/// Writes the quotes of the site in the order of their claims' ids: a collection with one page, indented.
///
/// # Errors
/// Where the writer refuses.
pub fn annotations(content: Content<'_>, writer: &mut impl Write) -> io::Result<()> {
    let library = content.library;
    // How many there are stands before them, and so is counted first.
    let has_passage = |&key: &ClaimKey| library[key].quote.as_deref().is_some_and(|quote| !certain_passages(quote).is_empty());
    let keys: Vec<ClaimKey> = library.claims.keys().filter(|&key| library.is_live(key)).filter(has_passage).collect();
    let name = |of: &str| address(library, &format!("data/annotations.jsonld{of}"));
    let items = Each::new(|| keys.iter().filter_map(|&key| annotation(content, key)));
    let collection = Collection {
        context: CONTEXT,
        id: name(""),
        kind: "AnnotationCollection",
        label: &library.site.title,
        total: keys.len(),
        first: (!keys.is_empty()).then(|| Page { id: name("#page-1"), kind: "AnnotationPage", start_index: 0, items }),
    };
    serde_json::to_writer_pretty(&mut *writer, &collection)?;
    writer.write_all(b"\n")
}

fn annotation(content: Content<'_>, key: ClaimKey) -> Option<Value> {
    let library = content.library;
    let claim = &library[key];
    let passages = certain_passages(claim.quote.as_deref()?);
    let last = passages.len().checked_sub(1)?;
    let source = source(library, &library[claim.source]);
    let target = |(index, passage): (usize, &String)| {
        let mut selector = json!({ "type": "TextQuoteSelector", "exact": passage });
        let around = [("prefix", &claim.prefix, 0), ("suffix", &claim.suffix, last)];
        for (side, text, at) in around {
            if let Some(text) = text.as_ref().filter(|_| at == index) {
                selector[side] = json!(text);
            }
        }
        json!({ "type": "SpecificResource", "source": source, "selector": selector })
    };
    let mut targets: Vec<Value> = passages.iter().enumerate().map(target).collect();
    let target = if last == 0 { targets.remove(0) } else { targets.into() };
    Some(json!({
        "id": address(library, &(content.claim_path)(library, key)),
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies(content, key),
        "target": target,
    }))
}

fn bodies(content: Content<'_>, key: ClaimKey) -> Vec<Value> {
    let library = content.library;
    let claim = &library[key];
    let question = &library[claim.question];
    let text = |purpose: &str, value: &str, language: Option<&str>| {
        let mut body = json!({ "type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain" });
        if let Some(language) = language {
            body["language"] = json!(language);
        }
        body
    };
    let language = Some(library.site.language.as_str());
    let answer = format!("{} {}", question.question, answer_label(question, &claim.answer, &library.words));
    let mut bodies = vec![text("classifying", &answer, language)];
    bodies.extend(claim.says.as_deref().map(|says| text("describing", says, language)));
    bodies.extend(claim.by.iter().map(|&actor| text("tagging", &library[actor].name, language)));
    bodies.extend(ids(library, key).iter().map(|tag| text("tagging", tag, None)));
    bodies.push(text("assessing", content.comparisons.quote(key).word(), None));
    bodies
}

/// The ids by which `import` takes the annotation back: of the claim, its question, its answer and its speakers.
fn ids(library: &Library, key: ClaimKey) -> Vec<String> {
    let claim = &library[key];
    let question = &library[claim.question];
    let word = answer_word(question, &claim.answer);
    let answers = if claim.answer.members().is_empty() { vec![word.as_str()] } else { answer_ids(question, &claim.answer) };
    let mut tags = vec![format!("claim:{}", library.claim_id(key)), format!("q:{}", question.id)];
    tags.extend(answers.iter().map(|answer| format!("a:{answer}")));
    tags.extend(claim.by.iter().map(|&actor| format!("by:{}", library[actor].id)));
    tags
}

/// The document that is quoted: by its address, else by the page that carries its text, else by its archived text.
fn source(library: &Library, source: &Source) -> Value {
    let page = || {
        let base = library.site.base_url.as_ref().filter(|_| source.own_text().is_some())?;
        Some(format!("{base}{}", record_page(Kind::Source, source.id.as_str())))
    };
    let archive = || source.archive.sha256.as_ref().map(|sha256| format!("nih:sha-256;{sha256}"));
    let id = source
        .url
        .as_ref()
        .map(ToString::to_string)
        .or_else(page)
        .or_else(archive)
        .unwrap_or_else(|| made_up(library, &format!("sources/{}", source.id)));
    let mut document = json!({ "id": id, "type": "Text", "label": source.title });
    if let Some(language) = &source.language {
        document["language"] = json!(language);
    }
    document
}

/// The address of something at this path of the site.
fn address(library: &Library, path: &str) -> String {
    library.site.base_url.as_ref().map_or_else(|| made_up(library, path), |base| format!("{base}{path}"))
}

/// A UUID of version 8 for something at this path of a site that has no address itself.
fn made_up(library: &Library, path: &str) -> String {
    let hash = Sha256::digest(format!("variorum\n{}\n{path}", library.site.title));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    bytes[6] = 0x80 | bytes[6] & 0x0f;
    bytes[8] = 0x80 | bytes[8] & 0x3f;
    let digits = format!("{:032x}", u128::from_be_bytes(bytes));
    format!("urn:uuid:{}-{}-{}-{}-{}", &digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..])
}
