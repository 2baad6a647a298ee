//! Names that a text joins under one noun: `Red and Blue delegations` names those who are registered as `Red delegation` and
//! `Blue delegation`, and neither of these forms stands there.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::quotation::normalise::normalise;
use crate::quotes::archive::Archive;
use crate::quotes::concordance::{NameCount, original, stands_alone};

/// The words that join two names, in the languages that have a table of words here and in some of their neighbours.
const JOINS: [&str; 9] = ["and", "&", "und", "et", "y", "e", "и", "і", "en"];
/// So many letters may make a noun a plural.
const LONGEST_ENDING: usize = 2;
/// So many words at most the other name may have.
const LONGEST_OTHER: usize = 3;

/// How often registered forms of two or more words stand in a text in the plural or joined with another name, as the text writes them.
/// Pairs of actor id and form come in; what comes back is sorted by actor and form.
pub(super) fn find<'form>(archive: &Archive, forms: impl Iterator<Item = (&'form str, String)>) -> Vec<NameCount> {
    let text = archive.normalised().text();
    let mut found: BTreeMap<(&str, String), (usize, Range<usize>)> = BTreeMap::new();
    for (actor, form) in forms {
        let form = normalise(&form);
        let Some((name, noun)) = form.rsplit_once(' ') else { continue };
        for (at, _) in text.match_indices(name) {
            let end = at + name.len();
            let place = stands_alone(text, &(at..end)).then(|| joined(&text[end..], noun)).flatten().map(|length| at..end + length);
            if let Some(place) = place.filter(|place| archive.is_clear(place)) {
                found.entry((actor, text[place.clone()].to_owned())).or_insert((0, place)).0 += 1;
            }
        }
    }
    let count = |((actor, form), (count, first)): ((&str, String), (usize, Range<usize>))| NameCount {
        actor: actor.to_owned(),
        form,
        count,
        first: original(archive, &first),
    };
    found.into_iter().map(count).collect()
}

/// How many bytes of what follows a name lead up to its noun in the plural: ` delegations`, or ` and Blue delegations`.
fn joined(after: &str, noun: &str) -> Option<usize> {
    let mut end = 0;
    for (number, piece) in after.strip_prefix(' ')?.split(' ').take(LONGEST_OTHER + 2).enumerate() {
        let word = piece.trim_end_matches(|character: char| !character.is_alphanumeric());
        let is_plural = word.strip_prefix(noun).is_some_and(|ending| (1..=LONGEST_ENDING).contains(&ending.chars().count()));
        // Straight after the name comes the noun or a word that joins, and after that at least a word of another name.
        match number {
            0 if is_plural => return Some(1 + word.len()),
            0 if JOINS.contains(&piece) => {}
            0 => return None,
            2.. if is_plural => return Some(end + 1 + word.len()),
            // A comma or a full stop ends what the noun could be said of.
            _ if word.len() < piece.len() => return None,
            _ => {}
        }
        end += 1 + piece.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let forms = [("red", "Red delegation"), ("blue", "Blue Isle delegation"), ("grey", "Grau Delegation"), ("one", "Red")];
        let forms = forms.into_iter().map(|(actor, form)| (actor, form.to_owned()));
        let found = find(&Archive::of_text(text.to_owned()), forms);
        found.into_iter().map(|name| format!("{}: {} ×{} at {}", name.actor, name.form, name.count, name.first.start)).collect()
    }

    #[test]
    fn names_joined_under_one_noun_are_found() {
        assert_eq!(
            found("Talks of Red and Blue Isle delegations ended."),
            ["blue: Blue Isle delegations ×1 at 17", "red: Red and Blue Isle delegations ×1 at 9"]
        );
        assert_eq!(found("Die Grau und Blau Delegationen gingen."), ["grey: Grau und Blau Delegationen ×1 at 4"]);
        assert_eq!(found("The Red delegations, twice. The Red delegations."), ["red: Red delegations ×2 at 4"]);
    }

    #[test]
    fn what_only_looks_joined_is_not() {
        for text in [
            "Red and delegations",
            "Red or Blue delegations",
            "Red and Blue, delegations",
            "Red delegation",
            "Infrared delegations",
            "Red delegationists",
            "Red and",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
