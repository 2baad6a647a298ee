//! A claim as YAML, its fields in the order of the reference.

use super::list::{Entry, lines};
use super::scalar::{list, quoted, text};
use crate::model::schema::{AnswerFile, ClaimFile, WithdrawnFile};

/// The claim as it stands in a file, with a dash before it and lines ending in `\n`.
pub(crate) fn yaml(claim: &ClaimFile) -> String {
    lines("", 2, "\n", &[entry(claim)])
}

/// The claim as an entry of a list.
pub(super) fn entry(claim: &ClaimFile) -> Entry {
    let fields = fields(claim);
    let line = |(name, value): &(&str, String)| format!("{name}: {value}");
    let inside = fields.iter().map(line).collect::<Vec<_>>();
    Entry { flow: format!("{{{}}}", inside.join(", ")), block: inside }
}

/// The fields that the claim has, each with its value as YAML that may stand in a line or in braces.
fn fields(claim: &ClaimFile) -> Vec<(&'static str, String)> {
    let plain = |field: &Option<String>| field.as_deref().map(text);
    let words = |field: &Option<String>| field.as_deref().map(quoted);
    let names = |field: &Option<Vec<String>>| field.as_deref().map(list);
    let fields = [
        ("id", plain(&claim.id)),
        ("question", plain(&claim.question)),
        ("answer", claim.answer.as_ref().map(answer)),
        ("as_of", plain(&claim.as_of)),
        ("only", claim.only.map(|only| only.to_string())),
        ("by", names(&claim.by)),
        // A statement is written `actor#statement`, which YAML takes for text: a comment begins behind a blank.
        ("statement", plain(&claim.statement)),
        ("sourcing", claim.sourcing.map(|sourcing| sourcing.word().to_owned())),
        ("on_behalf_of", plain(&claim.on_behalf_of)),
        ("about", names(&claim.about)),
        ("mode", claim.mode.map(|mode| mode.word().to_owned())),
        ("quote", words(&claim.quote)),
        ("prefix", words(&claim.prefix)),
        ("suffix", words(&claim.suffix)),
        ("says", plain(&claim.says)),
        ("translation", plain(&claim.translation)),
        ("credibility", claim.credibility.map(|credibility| credibility.to_string())),
        ("location", plain(&claim.location)),
        ("note", plain(&claim.note)),
        ("withdrawn", claim.withdrawn.as_ref().map(withdrawn)),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

fn answer(answer: &AnswerFile) -> String {
    match answer {
        AnswerFile::Text(words) => text(words),
        AnswerFile::Number(number) => number.clone(),
        AnswerFile::List(members) => list(members),
    }
}

fn withdrawn(withdrawn: &WithdrawnFile) -> String {
    let field = |name: &str, value: &Option<String>| value.as_deref().map(|value| format!("{name}: {}", text(value)));
    let fields: Vec<String> = [field("on", &withdrawn.on), field("why", &withdrawn.why)].into_iter().flatten().collect();
    format!("{{{}}}", fields.join(", "))
}
