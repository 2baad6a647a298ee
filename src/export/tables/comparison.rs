//! The comparison tables of all events in one: a row for every question and source.

use std::io::{self, Write};

use super::{BETWEEN, actors, answer_field, answer_text, table};
use crate::export::tables::field::Field;
use crate::model::answer::{Quantity, answer_label};
use crate::model::comparison::{Cell, Comparisons};
use crate::model::explanation::explanation;
use crate::model::id::{ClaimKey, QuestionKey};
use crate::model::library::{Library, Source};

/// The columns. Those up to `origins` are about the question and repeated in every row of it.
const HEAD: [&str; 22] = [
    "event",
    "event_title",
    "question",
    "question_text",
    "kind",
    "unit",
    "verdict",
    "flags",
    "explanation",
    "reports",
    "origins",
    "source",
    "source_title",
    "publisher",
    "cell",
    "own_voice",
    "own_voice_labels",
    "attributed",
    "attributed_labels",
    "attributed_to",
    "attributed_to_names",
    "claims",
];

/// Between actors who say something together.
const JOINTLY: &str = " + ";

/// Writes the comparison of every question, as CSV: by event, in the order of its table, then by source. `comparisons` are those of the
/// same library.
///
/// What a source says in its own voice and what it attributes stand in columns of their own. The lists in the columns that begin
/// with `attributed` run parallel, an entry a claim; what is withdrawn or was changed later stands in `claims` alone. A question about an event that no
/// source covers has one row without a source.
///
/// # Errors
/// Where the writer refuses.
pub fn comparison(library: &Library, comparisons: &Comparisons, writer: &mut impl Write) -> io::Result<()> {
    let events = library.events.keys();
    let questions = events.flat_map(|event| comparisons.event(event).questions.iter().copied());
    table(HEAD, questions.flat_map(|question| rows(library, comparisons, question)), writer)
}

fn rows<'site>(
    library: &'site Library,
    comparisons: &'site Comparisons,
    key: QuestionKey,
) -> impl Iterator<Item = [Field; HEAD.len()]> + use<'site> {
    let cells = comparisons.question(key).cells.as_slice();
    let without_source = cells.is_empty().then_some(None);
    // It names all who answer, so it takes as long as they are many, and is the same in each row.
    let explanation = explanation(library, &library[key], comparisons.question(key), &library.words);
    cells.iter().map(Some).chain(without_source).map(move |cell| row(library, comparisons, key, &explanation, cell))
}

fn row(library: &Library, comparisons: &Comparisons, key: QuestionKey, explanation: &str, cell: Option<&Cell>) -> [Field; HEAD.len()] {
    let (question, comparison) = (&library[key], comparisons.question(key));
    let event = &library[question.event];
    let source = cell.map(|cell| &library[cell.source]);
    let claims = cell.map_or(&[][..], |cell| &cell.claims);
    let (own, attributed): (Vec<ClaimKey>, Vec<ClaimKey>) =
        claims.iter().copied().filter(|&claim| library.counts(claim)).partition(|&claim| library[claim].by.is_empty());
    let speakers: Vec<(String, String)> = attributed.iter().map(|&claim| actors(library, &library[claim].by, JOINTLY)).collect();
    let mut flags: Vec<&str> = comparison.flags.iter().map(|flag| flag.word()).collect();
    flags.sort_unstable();
    [
        Field::text(event.id.as_str()),
        Field::text(&event.title),
        Field::text(question.id.as_str()),
        Field::text(&question.question),
        Field::text(question.kind.word()),
        Field::known(question.unit.as_deref()),
        Field::text(comparison.verdict.word()),
        Field::text(flags.join(BETWEEN)),
        Field::text(explanation),
        Field::counted(comparison.total.map(|total| total.reports)),
        Field::counted(comparison.total.map(|total| total.origins)),
        Field::known(source.map(|source| source.id.as_str())),
        Field::known(source.map(Source::heading)),
        Field::known(source.and_then(|source| source.publisher.as_deref())),
        Field::known(cell.map(|cell| cell.state.word())),
        answers_field(library, &own),
        labels(library, &own),
        answers_field(library, &attributed),
        labels(library, &attributed),
        listed(speakers.iter().map(|(ids, _)| ids.as_str())),
        listed(speakers.iter().map(|(_, names)| names.as_str())),
        Field::text(claims.iter().map(|&claim| library.claim_id(claim)).collect::<Vec<_>>().join(BETWEEN)),
    ]
}

/// The answers of claims on one question; a single number stays a number.
fn answers_field(library: &Library, claims: &[ClaimKey]) -> Field {
    if let [only] = claims
        && let Some(Quantity::Number(_)) = library[*only].answer.quantity()
    {
        return answer_field(&library[library[*only].question], &library[*only].answer);
    }
    let answers: Vec<String> = claims.iter().map(|&key| answer_text(&library[library[key].question], &library[key].answer)).collect();
    listed(answers.iter().map(String::as_str))
}

fn labels(library: &Library, claims: &[ClaimKey]) -> Field {
    let labels: Vec<String> =
        claims.iter().map(|&key| answer_label(&library[library[key].question], &library[key].answer, &library.words)).collect();
    listed(labels.iter().map(String::as_str))
}

fn listed<'text>(texts: impl Iterator<Item = &'text str>) -> Field {
    Field::text(texts.collect::<Vec<_>>().join(BETWEEN))
}
