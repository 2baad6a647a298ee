//! Sources and claims as lists of values.

use super::Fields;
use crate::diff::names::Names;
use crate::diff::prose::body;
use crate::model::answer::answer_word;
use crate::model::library::{Claim, Derivation, Reviewed, Source};

pub(super) fn source(fields: &mut Fields, names: Names<'_>, source: &Source) {
    fields.words("title", source.title.as_deref());
    fields.words("short", source.short.as_deref());
    fields.plain("publisher", source.publisher.as_ref());
    fields.plain(
        "derived_from",
        source.derived_from.map(|derivation| match derivation {
            Derivation::Source(key) => names.of(key),
            Derivation::Wire(key) => names.of(key),
        }),
    );
    fields.plain("updates", source.updates.map(|key| names.of(key)));
    fields.plain("voice_of", source.voice_of.map(|key| names.of(key)));
    fields.plain("author", source.author.as_ref());
    fields.list("authors", source.authors.iter().map(ToString::to_string).collect());
    fields.plain("url", source.url.as_ref());
    fields.date("published", source.published);
    fields.date("retrieved", source.retrieved);
    fields.plain("language", source.language.as_ref());
    fields.plain("form", source.form);
    fields.plain("reliability", source.reliability);
    fields.words("descriptor", source.descriptor.as_deref());
    fields.plain("machine_text", source.machine_text);
    fields.plain("extent", Some(source.extent));
    fields.plain("archive.file", source.archive.file.as_ref());
    fields.plain("archive.sha256", source.archive.sha256.as_ref());
    fields.plain("archive.words", source.archive.words);
    let capture = |one: &crate::model::library::Capture| format!("{} (retrieved {}, sha256 {})", one.file, one.retrieved, one.sha256);
    fields.list("captures", source.captures.iter().map(capture).collect());
    let exclusion = |one: &crate::model::library::Exclusion| {
        format!("{}: from “{}” to {}", one.kind, one.from, one.to.as_ref().map_or_else(|| "the end".to_owned(), |to| format!("“{to}”")))
    };
    fields.list("archive.exclude", source.archive.exclude.iter().map(exclusion).collect());
    fields.plain("licence", source.licence.as_ref());
    let mut covers: Vec<String> = source
        .covers
        .iter()
        .map(|one| {
            let because = one.because.as_ref().map(|because| format!(": {because}")).unwrap_or_default();
            format!("{} ({}{because})", names.of(one.event), one.certainty)
        })
        .collect();
    covers.sort_unstable();
    fields.list("covers", covers);
    fields.list("caveats", source.caveats.clone());
    let form = |one: &crate::model::library::NameForm| {
        let role = one.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
        format!("{} as “{}”{role}", names.of(one.actor), one.form)
    };
    fields.list("names", source.names.iter().map(form).collect());
    match &source.reviewed {
        Reviewed::All => fields.plain("reviewed", Some("all")),
        Reviewed::Questions(questions) if questions.is_empty() => fields.plain("reviewed", Some("no question")),
        Reviewed::Questions(questions) => {
            let mut questions: Vec<String> = questions.iter().map(|&key| names.of(key)).collect();
            questions.sort_unstable();
            fields.list("reviewed", questions);
        }
        Reviewed::Unsaid => {}
    }
    fields.withdrawn(source.withdrawn.as_ref());
    fields.extra(&source.extra);
    fields.words("body", Some(&body(names, &source.record)));
}

pub(super) fn claim(fields: &mut Fields, names: Names<'_>, claim: &Claim) {
    let question = &names.library[claim.question];
    let mut by: Vec<String> = claim.by.iter().map(|&key| names.of(key)).collect();
    let mut about: Vec<String> = claim.about.iter().map(|&key| names.of(key)).collect();
    by.sort_unstable();
    about.sort_unstable();
    fields.plain("question", Some(names.of(claim.question)));
    fields.plain("answer", Some(answer_word(question, &claim.answer)));
    fields.date("as_of", claim.as_of);
    fields.plain("only", Some(claim.only).filter(|&only| only));
    fields.list("by", by);
    fields.plain("statement", claim.statement.map(|key| names.of(key)));
    fields.plain("sourcing", claim.sourcing);
    fields.plain("on_behalf_of", claim.on_behalf_of.map(|key| names.of(key)));
    fields.list("about", about);
    fields.plain("mode", claim.mode);
    fields.words("quote", claim.quote.as_deref());
    fields.words("prefix", claim.prefix.as_deref());
    fields.words("suffix", claim.suffix.as_deref());
    fields.words("says", claim.says.as_deref());
    fields.words("translation", claim.translation.as_deref());
    fields.plain("credibility", claim.credibility);
    fields.plain("location", claim.location.as_ref());
    fields.words("note", claim.note.as_deref());
    fields.withdrawn(claim.withdrawn.as_ref());
}
