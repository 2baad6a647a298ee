//! One publisher under two spellings would count as two.

use std::collections::BTreeMap;

use super::Site;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::library::{Actor, Source};
use crate::model::outline::Step;

/// Publishers whose spelling differs from the usual one only in case, spacing or punctuation.
pub(super) fn spellings(site: &Site<'_>) -> Vec<Diagnostic> {
    let mut publishers: BTreeMap<String, BTreeMap<&str, Vec<&Source>>> = BTreeMap::new();
    for source in &site.library.sources {
        let Some(publisher) = &source.publisher else { continue };
        let name = folded(publisher);
        if name.is_empty() {
            continue;
        }
        publishers.entry(name).or_default().entry(publisher).or_default().push(source);
    }
    let mut diagnostics = Vec::new();
    for spellings in publishers.values().filter(|spellings| spellings.len() > 1 && !are_of_one_actor(site, spellings)) {
        // The usual spelling is that of most sources; of equals, that of the first source by id.
        let usual = spellings.iter().max_by_key(|(_, sources)| (sources.len(), std::cmp::Reverse(&sources[0].id)));
        let Some((usual, examples)) = usual else { continue };
        for (spelling, sources) in spellings.iter().filter(|(spelling, _)| *spelling != usual) {
            diagnostics.extend(sources.iter().map(|source| finding(source, spelling, usual, examples[0])));
        }
    }
    diagnostics
}

/// Whether every spelling is a name or alias of one actor, which then is the publisher of all.
fn are_of_one_actor(site: &Site<'_>, spellings: &BTreeMap<&str, Vec<&Source>>) -> bool {
    let mut names = spellings.keys().map(|name| name.trim());
    let has = |actor: &Actor, name: &str| actor.name.trim() == name || actor.aliases.iter().any(|alias| alias.trim() == name);
    let Some(first) = names.next() else { return false };
    let actor = site.library.actors.iter().find(|actor| has(actor, first));
    actor.is_some_and(|actor| names.all(|name| has(actor, name)))
}

fn finding(source: &Source, spelling: &str, usual: &str, example: &Source) -> Diagnostic {
    let place = |source: &Source| source.record.place(&[Step::Key("publisher")]);
    let message = format!("`{spelling}` and `{usual}` look like one publisher, and count as two");
    Diagnostic::new(Code::PublisherSpellings, place(source), message, format!("write `{usual}` everywhere"))
        .with_label(place(example), "the other spelling")
        .with_suggestion(usual)
}

/// A publisher's letters and digits in small letters.
fn folded(publisher: &str) -> String {
    publisher.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
