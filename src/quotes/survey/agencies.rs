//! Whom a text credits: news agencies in its dateline, its by-line or its last lines.

use unicode_segmentation::UnicodeSegmentation as _;

use super::super::archive::Archive;
use crate::model::library::Library;
use crate::model::words::ActorKind;

/// A credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The agency, as the text names it.
    pub agency: String,
    /// The id of the actor of kind `media` that has this name.
    pub actor: Option<String>,
    /// The words around, as evidence.
    pub line: String,
}

/// The names by which agencies are credited.
const AGENCIES: &[&str] = &[
    "AAP",
    "AFP",
    "Agence France-Presse",
    "ANI",
    "ANSA",
    "ANP",
    "AP",
    "APA",
    "APP",
    "Anadolu",
    "Anadolu Agency",
    "Associated Press",
    "Bernama",
    "Bloomberg",
    "CP",
    "dpa",
    "dpa-AFX",
    "EFE",
    "Interfax",
    "IRNA",
    "KNA",
    "Kyodo",
    "MENA",
    "PA Media",
    "PTI",
    "Press Trust of India",
    "Reuters",
    "SDA",
    "SPA",
    "TASS",
    "UNI",
    "UPI",
    "Ukrinform",
    "Xinhua",
    "Yonhap",
    "epd",
];

/// How many lines at either end of a text may credit somebody.
const LINES: usize = 4;

/// A line that is longer is a paragraph: only its dateline or its last words credit somebody.
const LONGEST_LINE: usize = 12;

/// So many bytes of a line are its dateline at most.
const DATELINE: usize = 80;

/// Finds the credits.
pub(super) fn find(library: &Library, archive: &Archive) -> Vec<Credit> {
    let lines: Vec<&str> = clear_lines(archive);
    let ends = lines.iter().take(LINES).chain(lines.iter().skip(LINES.max(lines.len().saturating_sub(LINES))));
    let media = library.actors.iter().filter(|actor| actor.kind == ActorKind::Media);
    let media: Vec<(&str, &str)> = media
        .flat_map(|actor| {
            let names = std::iter::once(&actor.name).chain(&actor.aliases);
            names.map(|name| (name.as_str(), actor.id.as_str()))
        })
        .collect();
    let agencies: Vec<&str> = AGENCIES.iter().copied().chain(media.iter().map(|(name, _)| *name)).collect();
    let mut credits: Vec<Credit> = Vec::new();
    for line in ends {
        for agency in agencies.iter().filter(|agency| credits_in(line, agency)) {
            let actor = media.iter().find(|(name, _)| name.eq_ignore_ascii_case(agency)).map(|(_, id)| (*id).to_owned());
            let is_told =
                credits.iter().any(|credit| credit.agency.eq_ignore_ascii_case(agency) || actor.is_some() && credit.actor == actor);
            if !is_told {
                credits.push(Credit { agency: (*agency).to_owned(), actor, line: evidence(line) });
            }
        }
    }
    credits
}

fn clear_lines(archive: &Archive) -> Vec<&str> {
    let (text, mut at, mut lines) = (archive.text(), 0, Vec::new());
    for line in text.split_inclusive('\n') {
        let range = archive.normalised().normalised_at(at)..archive.normalised().normalised_at(at + line.len());
        if !line.trim().is_empty() && archive.is_clear(&range) {
            lines.push(line.trim());
        }
        at += line.len();
    }
    lines
}

/// Whether a line credits somebody: as `(Reuters)`, `MILLFORD, March 4 (dpa) -`, `dpa/AFP`, `By Reuters`, `with input from AFP`,
/// `Source: AP`.
fn credits_in(line: &str, agency: &str) -> bool {
    let is_short = line.unicode_words().count() <= LONGEST_LINE;
    let lower = line.to_lowercase();
    let mut places = places_of(line, agency);
    places.any(|at| {
        let (before, after) = (&line[..at], &line[at + agency.len()..]);
        let in_brackets =
            before.ends_with(['(', '/', '[']) && after.starts_with([')', '/', ']']) || before.trim_end().ends_with(['—', '–']);
        let beside = is_short && (before.ends_with('/') || after.starts_with('/'));
        let alone = before.trim_matches(|character: char| !character.is_alphanumeric()).is_empty()
            && after.split(['/', '&', ',']).all(|rest| rest.unicode_words().count() <= 2)
            && is_short;
        let told = ["by ", "from ", "source: ", "source:", "via ", "courtesy of ", "quelle: ", "fuente: ", "source : "];
        let named = is_short && told.iter().any(|word| lower[..lower.floor_char_boundary(at)].trim_end().ends_with(word.trim_end()));
        let helped = ["with input", "with inputs", "with material", "contributed", "mit material", "avec ", "con información"];
        let is_note = is_short && helped.iter().any(|words| lower.contains(words));
        in_brackets && (at < DATELINE || after.unicode_words().count() == 0) || beside || alone || named || is_note
    })
}

/// Where a name stands by itself, in its own case; names of two letters are words otherwise.
fn places_of<'line>(line: &'line str, agency: &'line str) -> impl Iterator<Item = usize> + 'line {
    let joins = |character: Option<char>| character.is_some_and(|character| character.is_alphanumeric() || character == '-');
    line.match_indices(agency)
        .map(|(at, _)| at)
        .filter(move |at| !joins(line[..*at].chars().next_back()) && !joins(line[at + agency.len()..].chars().next()))
}

fn evidence(line: &str) -> String {
    const WORDS: usize = 10;
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.len() <= WORDS { words.join(" ") } else { format!("{} …", words[..WORDS].join(" ")) }
}
