//! What a person needs who reads claims out of an archived text: the text laid out, the questions and actors that fit, and for a claim on
//! its way the lines that it would be and what `check` and `verify` would say of them. Nothing is written here.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::Preview;
use crate::check;
use crate::diagnostic::{self, Diagnostic};
use crate::edit::{self, Refusal};
use crate::link::link;
use crate::model::answer::answer_label;
use crate::model::digest::sha256_hex;
use crate::model::direction::direction;
use crate::model::files::NoArchive;
use crate::model::id::{ActorKey, ClaimKey, EventKey, Id, QuestionKey, SourceKey};
use crate::model::library::{Actor, Event, Library, Question, Reviewed, Source};
use crate::model::outline::{Place, Step};
use crate::model::schema::ClaimFile;
use crate::model::site_map::claim_anchor;
use crate::model::words::Sourcing;
use crate::parse::parse;
use crate::quotes::sheet::Sheet;
use crate::quotes::verify::{self, VerifyOptions};
use crate::span::{FileId, Span};

/// Why a text cannot be laid out. Displayed, it is one lower-case phrase.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetFault {
    /// There is no such source on show.
    #[error("there is no source of this id on show")]
    NoSource,
    /// The program was not given an archive.
    #[error("there is no archive folder; start `serve` with `--archive DIR`")]
    NoArchive,
    /// The archive has no text of the source.
    #[error("the archive folder has no text of this source; it looked for {0}")]
    NoText(String),
    /// The text cannot be read.
    #[error("the archived text cannot be read: {0}")]
    Unreadable(String),
    /// The selection holds no words.
    #[error("no words are selected")]
    NoWords,
}

/// A text with all that its page needs. Offsets count UTF-16 code units of the text, as scripts in browsers do.
#[derive(Debug, Serialize)]
pub struct SheetView {
    source: String,
    path: String,
    version: String,
    language: Option<String>,
    direction: Option<&'static str>,
    paragraphs: Vec<ParagraphView>,
    claims: Vec<ClaimView>,
    questions: Vec<QuestionView>,
    actors: Vec<ActorView>,
    /// Where names stand: actor and offset.
    names: Vec<(String, usize)>,
    events: Vec<EventView>,
    sourcing: Vec<WordView>,
}

#[derive(Debug, Serialize)]
struct ParagraphView {
    start: usize,
    runs: Vec<RunView>,
}

/// A stretch of a paragraph in which nothing changes.
#[derive(Debug, Serialize)]
struct RunView {
    text: String,
    /// The claims that quote it, with the anchors of their rows.
    quoted: Vec<PassageView>,
    /// Why it is not the publisher's text.
    excluded: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct PassageView {
    claim: String,
    anchor: String,
    /// Whether the claim's quote begins here, so that one link leads to it.
    is_first: bool,
}

#[derive(Debug, Serialize)]
struct ClaimView {
    id: String,
    anchor: String,
    question: String,
    answer: String,
    who: Vec<String>,
    start: Option<usize>,
}

#[derive(Debug, Serialize)]
struct QuestionView {
    id: String,
    question: String,
    short: Option<String>,
    event: String,
    kind: &'static str,
    answers: Vec<WordView>,
    unit: Option<String>,
    /// Whether the source is about its event.
    is_covered: bool,
    is_answered: bool,
    is_read: bool,
}

#[derive(Debug, Serialize)]
struct ActorView {
    id: String,
    name: String,
    kind: &'static str,
    statements: Vec<WordView>,
}

#[derive(Debug, Serialize)]
struct EventView {
    id: String,
    title: String,
    is_covered: bool,
}

#[derive(Debug, Serialize)]
struct WordView {
    word: String,
    meaning: String,
}

/// Selected words as fields of a claim.
#[derive(Debug, Serialize)]
pub struct Selection {
    quote: String,
    prefix: Option<String>,
    suffix: Option<String>,
    start: usize,
    end: usize,
}

/// A claim on its way into a file.
#[derive(Debug, Serialize)]
pub struct Draft {
    /// The lines that it would be.
    pub yaml: String,
    /// Why it cannot be added, where it cannot.
    pub refusal: Option<String>,
    /// What would be found in these lines.
    pub findings: Vec<DraftFinding>,
}

/// What would be said of a claim.
#[derive(Debug, Serialize)]
pub struct DraftFinding {
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// The finding's number.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Preview {
    /// The archived text of a source with what is needed to read claims out of it.
    ///
    /// # Errors
    /// Where there is no such source or no text of it.
    pub fn sheet(&self, source: &str) -> Result<SheetView, SheetFault> {
        let (library, key, sheet) = self.laid_out(source)?;
        Ok(view(library, key, &sheet))
    }

    /// The words between two offsets as a quote that stands in the text once.
    ///
    /// # Errors
    /// Where there is no such source, no text of it, or no word between the offsets.
    pub fn select(&self, source: &str, range: Range<usize>) -> Result<Selection, SheetFault> {
        let (_, _, sheet) = self.laid_out(source)?;
        let text = sheet.text();
        let selected = sheet.select(byte_at(text, range.start)..byte_at(text, range.end)).ok_or(SheetFault::NoWords)?;
        let offset = |byte: usize| units(&text[..byte]);
        Ok(Selection {
            start: offset(selected.range.start),
            end: offset(selected.range.end),
            quote: selected.quote,
            prefix: selected.prefix,
            suffix: selected.suffix,
        })
    }

    /// The lines that a claim would be in the file of a source, and what would be found in them.
    ///
    /// # Errors
    /// Where there is no such source.
    pub fn draft(&self, source: &str, claim: &ClaimFile) -> Result<Draft, SheetFault> {
        let checked = self.checked();
        let key = checked.library.source_key(source).ok_or(SheetFault::NoSource)?;
        let record = &checked.library[key].record;
        let refused = |refusal: Refusal| Draft { yaml: edit::claim_yaml(claim), refusal: Some(refusal.to_string()), findings: Vec::new() };
        let named = match edit::with_ids(&record.path, &record.text, std::slice::from_ref(claim)) {
            Ok(named) => named,
            Err(refusal) => return Ok(refused(refusal)),
        };
        match edit::append_claims(&record.path, &record.text, &named) {
            Err(refusal) => Ok(refused(refusal)),
            Ok(text) => Ok(Draft {
                yaml: named.iter().map(edit::claim_yaml).collect(),
                refusal: None,
                findings: self.findings_in_last_claim(record.file, &text),
            }),
        }
    }

    /// The questions to be listed as read once one more is: where the file does not say, all that count as read now are listed with it, so
    /// that none of them is lost.
    ///
    /// # Errors
    /// Where there is no such source, or what is to be read is no question.
    pub fn read_with(&self, source: &str, question: &str) -> Result<Vec<Id>, SheetFault> {
        let library = &self.checked().library;
        let key = library.source_key(source).ok_or(SheetFault::NoSource)?;
        let question = library.question_key(question).ok_or(SheetFault::NoSource)?;
        let counted = match library[key].reviewed {
            Reviewed::Unsaid => library.questions.keys().filter(|&other| is_read(library, key, other)).collect(),
            Reviewed::All | Reviewed::Questions(_) => Vec::new(),
        };
        Ok(counted.into_iter().chain([question]).map(|question| library[question].id.clone()).collect())
    }

    fn laid_out(&self, source: &str) -> Result<(&Library, SourceKey, Sheet), SheetFault> {
        let library = &self.checked().library;
        let key = library.source_key(source).ok_or(SheetFault::NoSource)?;
        let archive = self.archive().ok_or(SheetFault::NoArchive)?;
        let file = archive.read(&library[key]).map_err(|fault| match fault {
            NoArchive::Missing { names } => SheetFault::NoText(names.join(", ")),
            NoArchive::Outside { name } => SheetFault::Unreadable(format!("`{name}` leads out of the folder")),
            NoArchive::Unreadable { name, cause } => SheetFault::Unreadable(format!("`{name}`: {cause}")),
        })?;
        let sheet = Sheet::new(library, key, file).map_err(|error| SheetFault::Unreadable(error.to_string()))?;
        Ok((library, key, sheet))
    }

    /// What `check` and `verify` would say of the last claim of a source whose file had this text.
    fn findings_in_last_claim(&self, file: FileId, text: &str) -> Vec<DraftFinding> {
        let mut files = self.checked().files.clone();
        files.texts[file.0 as usize].text = text.into();
        let (parsed, mut findings) = parse(&files);
        let (library, more) = link(&parsed);
        findings.extend(more);
        findings.extend(check::check(&library));
        let source = library.sources.iter().find(|source| source.record.file == file);
        if let (Some(source), Some(archive)) = (source, self.archive()) {
            // The texts of other sources say nothing of this one.
            let fetch =
                |other: &Source| if other.id == source.id { archive.read(other) } else { Err(NoArchive::Missing { names: Vec::new() }) };
            findings.extend(verify::verify(&library, VerifyOptions { lock: None, renews_lock: true }, fetch).diagnostics);
        }
        let claims = source.and_then(|source| source.record.outline.find(&[Step::Key("claims")]));
        let Some(place) = claims.and_then(|claims| claims.children().last()).map(Place::value) else { return Vec::new() };
        let place = Span::new(file, place);
        findings.retain(|finding| finding.span.file == file && place.start <= finding.span.start && finding.span.start < place.end);
        diagnostic::settle(&mut findings);
        findings.iter().map(DraftFinding::of).collect()
    }
}

impl DraftFinding {
    fn of(finding: &Diagnostic) -> Self {
        Self {
            severity: finding.severity().word(),
            code: finding.code.number(),
            message: finding.message.clone(),
            help: finding.help.clone(),
        }
    }
}

fn view(library: &Library, key: SourceKey, sheet: &Sheet) -> SheetView {
    let source = &library[key];
    let offsets = Offsets::of(sheet);
    let firsts: BTreeMap<ClaimKey, usize> =
        sheet.quoted.iter().rev().filter(|(_, part, _)| *part == 0).map(|(claim, _, range)| (*claim, range.start)).collect();
    let claim = |claim: ClaimKey| {
        let fields = &library[claim];
        ClaimView {
            id: fields.id.to_string(),
            anchor: claim_anchor(fields.id.as_str()),
            question: library[fields.question].id.to_string(),
            answer: answer_label(&library[fields.question], &fields.answer, &library.words),
            who: fields.by.iter().map(|&actor| library[actor].name.clone()).collect(),
            start: firsts.get(&claim).map(|&byte| offsets.at(byte)),
        }
    };
    let actor = |(key, actor): (ActorKey, &Actor)| ActorView {
        id: actor.id.to_string(),
        name: actor.name.clone(),
        kind: actor.kind.word(),
        statements: library
            .statements_of(key)
            .map(|statement| WordView {
                word: library.statement_id(statement),
                meaning: library[statement].about.clone().or_else(|| library[statement].via.clone()).unwrap_or_default(),
            })
            .collect(),
    };
    let event = |(event, fields): (EventKey, &Event)| EventView {
        id: fields.id.to_string(),
        title: fields.title.clone(),
        is_covered: source.coverage(event).is_some(),
    };
    SheetView {
        source: source.id.to_string(),
        path: source.record.path.clone(),
        version: sha256_hex(source.record.text.as_bytes()),
        direction: source.language.as_deref().map(direction),
        language: source.language.clone(),
        paragraphs: sheet.paragraphs.iter().map(|range| paragraph(library, sheet, &offsets, range)).collect(),
        claims: library.claims_of(key).map(claim).collect(),
        questions: questions(library, key),
        actors: library.actors.entries().map(actor).collect(),
        names: sheet.names.iter().map(|(actor, byte)| (actor.clone(), offsets.at(*byte))).collect(),
        events: library.events.entries().map(event).collect(),
        sourcing: Sourcing::ALL.iter().map(|word| WordView { word: word.word().to_owned(), meaning: word.meaning().to_owned() }).collect(),
    }
}

/// A paragraph, cut where a passage begins or ends.
fn paragraph(library: &Library, sheet: &Sheet, offsets: &Offsets, range: &Range<usize>) -> ParagraphView {
    let touches = |passage: &Range<usize>| passage.start < range.end && range.start < passage.end;
    let quoted: Vec<_> = sheet.quoted.iter().filter(|(_, _, passage)| touches(passage)).collect();
    let excluded: Vec<_> = sheet.excluded.iter().filter(|(_, passage)| touches(passage)).collect();
    let ends = quoted.iter().map(|(_, _, passage)| passage).chain(excluded.iter().map(|(_, passage)| passage));
    let mut cuts: Vec<usize> = ends.flat_map(|passage| [passage.start, passage.end]).filter(|at| range.contains(at)).collect();
    cuts.extend([range.start, range.end]);
    cuts.sort_unstable();
    cuts.dedup();
    let run = |cut: &[usize]| {
        let holds = |passage: &Range<usize>| passage.start <= cut[0] && cut[1] <= passage.end;
        let passage = |(claim, part, passage): &&(ClaimKey, usize, Range<usize>)| PassageView {
            claim: library[*claim].id.to_string(),
            anchor: claim_anchor(library[*claim].id.as_str()),
            is_first: *part == 0 && passage.start == cut[0],
        };
        RunView {
            text: sheet.text()[cut[0]..cut[1]].to_owned(),
            quoted: quoted.iter().filter(|(_, _, passage)| holds(passage)).map(passage).collect(),
            excluded: excluded.iter().find(|(_, passage)| holds(passage)).map(|(kind, _)| kind.meaning()),
        }
    };
    ParagraphView { start: offsets.at(range.start), runs: cuts.windows(2).map(run).collect() }
}

/// The questions, those of the source's events first, in the order of the tables.
fn questions(library: &Library, source: SourceKey) -> Vec<QuestionView> {
    let view = |(key, question): (QuestionKey, &Question)| {
        let is_answered = library.claims_of(source).any(|claim| library[claim].question == key && library.is_live(claim));
        QuestionView {
            id: question.id.to_string(),
            question: question.question.clone(),
            short: question.short.clone(),
            event: library[question.event].id.to_string(),
            kind: question.kind.word(),
            answers: question.answers.iter().map(|(id, label)| WordView { word: id.to_string(), meaning: label.clone() }).collect(),
            unit: question.unit.clone(),
            is_covered: library[source].coverage(question.event).is_some(),
            is_answered,
            is_read: is_read(library, source, key),
        }
    };
    let mut sorted: Vec<(QuestionKey, &Question)> = library.questions.entries().collect();
    sorted.sort_by_key(|(key, question)| {
        (library[source].coverage(question.event).is_none(), question.event, question.order.unwrap_or(i64::MAX), *key)
    });
    sorted.into_iter().map(view).collect()
}

/// Whether a source counts as read for a question (`docs/comparison.md`, "Silence").
fn is_read(library: &Library, source: SourceKey, question: QuestionKey) -> bool {
    let event = library[question].event;
    let speaks_of =
        |of: &dyn Fn(QuestionKey) -> bool| library.claims_of(source).any(|claim| library.is_live(claim) && of(library[claim].question));
    match &library[source].reviewed {
        Reviewed::All => true,
        Reviewed::Questions(listed) => listed.binary_search(&question).is_ok() || speaks_of(&|other| other == question),
        Reviewed::Unsaid => speaks_of(&|other| library[other].event == event),
    }
}

/// How many UTF-16 code units stand before the places of a sheet that are asked for.
struct Offsets(BTreeMap<usize, usize>);

impl Offsets {
    fn of(sheet: &Sheet) -> Self {
        let quoted = sheet.quoted.iter().map(|(_, _, range)| range.start);
        let places = sheet.paragraphs.iter().map(|range| range.start).chain(quoted).chain(sheet.names.iter().map(|(_, byte)| *byte));
        let mut places: Vec<usize> = places.collect();
        places.sort_unstable();
        places.dedup();
        let (mut byte, mut count) = (0, 0);
        let counted = places.into_iter().map(|place| {
            count += units(&sheet.text()[byte..place]);
            byte = place;
            (place, count)
        });
        Self(counted.collect())
    }

    fn at(&self, byte: usize) -> usize {
        self.0.get(&byte).copied().unwrap_or_default()
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The byte at an offset in UTF-16 code units; the end where the text is shorter.
fn byte_at(text: &str, offset: usize) -> usize {
    let mut count = 0;
    let found = text.char_indices().find(|(_, letter)| {
        let is_there = count >= offset;
        count += letter.len_utf16();
        is_there
    });
    found.map_or(text.len(), |(byte, _)| byte)
}
