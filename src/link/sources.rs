//! Sources: what they derive from, what they cover, how they write names; their claims are read in [`super::claims`].

use std::collections::BTreeMap;

use super::actors::withdrawal;
use super::events::date;
use super::references::{Lookup, References, listed_twice};
use super::{claims, publishers, rings, texts, updates};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::id::{ActorKey, ClaimKey, EventKey, QuestionKey, SourceKey};
use crate::model::kind::Kind;
use crate::model::library::{
    Archive, Author, Capture, Claim, Coverage, Derivation, Exclusion, Library, NameForm, Publisher, Reviewed, Source,
};
use crate::model::list::{Key as _, List};
use crate::model::outline::Step;
use crate::model::parsed::{FileRecord, Parsed, ParsedSite};
use crate::model::schema::{ArchiveFile, AuthorFile, CaptureFile, ReviewedFile, SiteFile, SourceFile};
use crate::model::words::{ActorKind, Certainty, ExclusionKind, Extent, SourceForm};

/// Links the sources and their claims. Events, actors and questions are linked before.
pub(super) fn link(site: &ParsedSite, references: &mut References<'_>, library: &mut Library) {
    let defaults = Defaults::of(site.site.as_ref(), references);
    // As many as there are at most: lists that grow would take up to twice the memory.
    let mut sources: List<SourceKey, Source> = Vec::with_capacity(site.sources.len()).into();
    let claims_written = site.sources.iter().map(|source| source.fields.claims.as_ref().map_or(0, Vec::len)).sum();
    let mut all_claims: List<ClaimKey, Claim> = Vec::with_capacity(claims_written).into();
    for (index, parsed) in site.sources.iter().enumerate() {
        let first = all_claims.len();
        let (covers, all_covers_known) = covers(parsed, references);
        let context = claims::Context { site, library, source: SourceKey::at(index), covers: &covers, all_covers_known };
        claims::link(parsed, &context, references, &mut all_claims);
        let derived_from = derivation(parsed, references, library);
        let voice_of = references.field(Kind::Actor, &parsed.record, &[Step::Key("voice_of")], parsed.fields.voice_of.as_ref()).at();
        let names = names(parsed, references);
        let reviewed = match &parsed.fields.reviewed {
            Some(written) => reviewed(written, &parsed.record, &[Step::Key("reviewed")], references),
            None => defaults.reviewed.clone(),
        };
        sources.push(Source {
            derived_from,
            updates: references
                .field(Kind::Source, &parsed.record, &[Step::Key("updates")], parsed.fields.updates.as_ref())
                .at()
                .map(SourceKey::at),
            root: SourceKey::at(index),
            publisher_key: Publisher::Unknown(SourceKey::at(index)),
            published_by: None,
            own_publisher: None,
            voice_of: voice_of.map(ActorKey::at),
            covers,
            names,
            reviewed,
            claims: first..all_claims.len(),
            ..plain(parsed, &defaults)
        });
    }
    let mut chain = sources.map(|(_, source): (_, &Source)| source.original());
    references.note_all(rings::cut(&sources, &mut chain, "derived_from"));
    let tops = rings::tops(&chain);
    for (key, source) in sources.entries_mut() {
        // A ring that was cut ends here.
        source.derived_from = source.derived_from.filter(|derivation| matches!(derivation, Derivation::Wire(_)) || chain[key].is_some());
        source.root = tops[key];
    }
    leave_with_originals(&mut sources);
    library.publisher_names = publishers::resolve(&mut sources, &library.actors, references);
    updates::settle(&mut sources, references);
    library.sources = sources;
    library.claims = all_claims;
    library.note_later_texts();
    library.name_sources();
}

/// What a source copies: a source, or a wire. An id that is both says nothing.
fn derivation(parsed: &Parsed<SourceFile>, references: &mut References<'_>, library: &Library) -> Option<Derivation> {
    let (record, path) = (&parsed.record, [Step::Key("derived_from")]);
    let written = parsed.fields.derived_from.as_ref()?;
    let actor = references.find(Kind::Actor, written).at().map(ActorKey::at);
    let source = references.find(Kind::Source, written);
    match (source, actor) {
        (Lookup::At(_), Some(actor)) => {
            references.mention(Kind::Actor, Lookup::At(actor.index()));
            let message = format!("`{written}` could be a source and an actor");
            let help = "give one of the two another id, so that it is clear whose text this is";
            references.note(Diagnostic::new(Code::AmbiguousId, record.place(&path), message, help));
            None
        }
        (Lookup::Nothing(_), Some(actor)) => {
            references.mention(Kind::Actor, Lookup::At(actor.index()));
            if library[actor].kind == ActorKind::Media {
                return Some(Derivation::Wire(actor));
            }
            let message = format!("a text is derived from a source or from an actor of kind `media`, and `{written}` is of another kind");
            let help = "name the source whose text this is, or say with `voice_of:` whose voice it has";
            references.note(Diagnostic::new(Code::UnknownId, record.place(&path), message, help));
            None
        }
        _ => references.field(Kind::Source, record, &path, Some(written)).at().map(|index| Derivation::Source(SourceKey::at(index))),
    }
}

/// A copy of a withdrawn text leaves with it: notes for each source the nearest withdrawn one of its chain, which is no ring.
fn leave_with_originals(sources: &mut List<SourceKey, Source>) {
    if sources.iter().all(|source| source.withdrawn.is_none()) {
        return;
    }
    let found = sources.map(|(start, _)| {
        let mut chain = std::iter::successors(Some(start), |&here| sources[here].original());
        chain.find(|&here| sources[here].withdrawn.is_some())
    });
    sources.entries_mut().for_each(|(key, source)| source.withdrawn_with = found[key]);
}

/// What a source is taken to be where it leaves a field out (`defaults:` in `site.yaml`).
struct Defaults {
    language: Option<String>,
    form: Option<SourceForm>,
    reviewed: Reviewed,
    extent: Extent,
}

impl Defaults {
    fn of(settings: Option<&Parsed<SiteFile>>, references: &mut References<'_>) -> Self {
        let written = settings.and_then(|settings| Some((&settings.record, settings.fields.defaults.as_ref()?)));
        let Some((record, defaults)) = written else {
            return Self { language: None, form: None, reviewed: Reviewed::Unsaid, extent: Extent::Full };
        };
        let path = [Step::Key("defaults"), Step::Key("reviewed")];
        Self {
            language: present(defaults.language.as_ref()),
            form: defaults.form,
            reviewed: defaults.reviewed.as_ref().map_or(Reviewed::Unsaid, |written| reviewed(written, record, &path, references)),
            extent: defaults.extent.unwrap_or(Extent::Full),
        }
    }
}

/// What a source says without naming anything else.
fn plain(parsed: &Parsed<SourceFile>, defaults: &Defaults) -> Source {
    let Parsed { id, fields, record } = parsed;
    let authors: Vec<Author> = fields.authors.iter().flatten().filter_map(author).collect();
    Source {
        id: id.clone(),
        record: record.clone(),
        title: present(fields.title.as_ref()),
        short: present(fields.short.as_ref()),
        name: String::new(),
        publisher: present(fields.publisher.as_ref()),
        publisher_key: Publisher::Unknown(SourceKey::at(0)),
        published_by: None,
        own_publisher: None,
        derived_from: None,
        updates: None,
        updated_by: None,
        root: SourceKey::at(0),
        voice_of: None,
        author: present(fields.author.as_ref()).or_else(|| (!authors.is_empty()).then(|| listed(&authors))),
        authors,
        url: super::web_address(fields.url.as_ref()),
        published: date(fields.published.as_ref()),
        retrieved: date(fields.retrieved.as_ref()),
        language: fields.language.clone().or_else(|| defaults.language.clone()),
        form: fields.form.or(defaults.form),
        reliability: fields.reliability,
        descriptor: fields.descriptor.clone(),
        machine_text: fields.machine_text,
        extent: fields.extent.unwrap_or(defaults.extent),
        archive: archive_of(fields),
        captures: captures(fields),
        licence: fields.licence.clone(),
        covers: Vec::new(),
        caveats: texts(fields.caveats.as_ref()),
        names: Vec::new(),
        reviewed: Reviewed::Unsaid,
        withdrawn: withdrawal(fields.withdrawn.as_ref()),
        withdrawn_with: None,
        claims: 0..0,
        extra: fields.extra.clone().unwrap_or_default(),
    }
}

/// One of the authors; `None` where a finding says that the name is missing.
fn author(fields: &AuthorFile) -> Option<Author> {
    let text = |text: Option<&String>| text.map(|text| text.trim().to_owned()).unwrap_or_default();
    match present(fields.family.as_ref()) {
        Some(family) => Some(Author::Person { given: text(fields.given.as_ref()), particle: text(fields.particle.as_ref()), family }),
        None => present(fields.name.as_ref()).map(Author::Named),
    }
}

/// Names as a line that belongs to no language.
fn listed(authors: &[Author]) -> String {
    authors.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// What is declared of the archived text; which of several is the text that quotes are looked up in first is said by their order.
fn archive_of(fields: &SourceFile) -> Archive {
    let declared = fields.archive.as_ref().map(archive).unwrap_or_default();
    match captures(fields).pop() {
        Some(newest) => Archive { file: Some(newest.file), sha256: Some(newest.sha256), ..declared },
        None => declared,
    }
}

/// What lacks a field was reported.
fn captures(fields: &SourceFile) -> Vec<Capture> {
    let capture = |capture: &CaptureFile| {
        let (file, sha256) = (present(capture.file.as_ref())?, present(capture.sha256.as_ref())?);
        Some(Capture { file, retrieved: date(capture.retrieved.as_ref())?, sha256: sha256.to_ascii_lowercase() })
    };
    fields.captures.iter().flatten().filter_map(capture).collect()
}

fn archive(fields: &ArchiveFile) -> Archive {
    let exclusions = fields.exclude.iter().flatten().filter_map(|exclusion| {
        let (from, to) = (exclusion.from.clone()?, exclusion.to.clone()?);
        let to = Some(to).filter(|to| to != "end");
        Some(Exclusion { from, to, kind: exclusion.kind.unwrap_or(ExclusionKind::Other) })
    });
    Archive {
        file: fields.file.clone(),
        sha256: fields.sha256.as_ref().map(|hash| hash.to_ascii_lowercase()),
        words: fields.words,
        exclude: exclusions.collect(),
        include_all: fields.include.is_some(),
    }
}

/// A text that is there. An empty one was reported.
fn present(text: Option<&String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty()).cloned()
}

/// The events that a source covers, and whether all that it names are known.
fn covers(parsed: &Parsed<SourceFile>, references: &mut References<'_>) -> (Vec<Coverage>, bool) {
    let Parsed { fields, record, .. } = parsed;
    let mut all_known = fields.covers.is_some();
    let mut covers: BTreeMap<EventKey, (usize, Coverage)> = BTreeMap::new();
    for (position, entry) in fields.covers.iter().flatten().enumerate() {
        let path = |position| [Step::Key("covers"), Step::Index(position), Step::Key("event")];
        let found = references.field(Kind::Event, record, &path(position), entry.event.as_ref());
        references.mentions().covered.extend(found.meant().map(EventKey::at));
        let Lookup::At(index) = found else {
            all_known = false;
            continue;
        };
        let event = EventKey::at(index);
        if let Some((first, _)) = covers.get(&event) {
            let (second, first) = (record.place(&path(position)), record.place(&path(*first)));
            references.note(listed_twice(entry.event.as_deref().unwrap_or_default(), second, first));
            continue;
        }
        let coverage = Coverage { event, certainty: entry.certainty.unwrap_or(Certainty::Stated), because: entry.because.clone() };
        covers.insert(event, (position, coverage));
    }
    (covers.into_values().map(|(_, coverage)| coverage).collect(), all_known)
}

fn names(parsed: &Parsed<SourceFile>, references: &mut References<'_>) -> Vec<NameForm> {
    let mut names = Vec::new();
    for (position, name) in parsed.fields.names.iter().flatten().enumerate() {
        let path = [Step::Key("names"), Step::Index(position), Step::Key("actor")];
        let actor = references.field(Kind::Actor, &parsed.record, &path, name.actor.as_ref()).at();
        if let (Some(actor), Some(form)) = (actor, name.form.clone().filter(|form| !form.trim().is_empty())) {
            names.push(NameForm { actor: ActorKey::at(actor), form, role: name.role.clone() });
        }
    }
    names
}

fn reviewed(written: &ReviewedFile, record: &FileRecord, path: &[Step<'_>], references: &mut References<'_>) -> Reviewed {
    match written {
        ReviewedFile::Word(word) if word == "all" => Reviewed::All,
        ReviewedFile::Questions(questions) => {
            let found = references.list(Kind::Question, record, path, Some(questions));
            let mut keys: Vec<QuestionKey> = found.into_iter().filter_map(|index| references.question_key(index)).collect();
            keys.sort_unstable();
            Reviewed::Questions(keys)
        }
        ReviewedFile::Word(_) => Reviewed::Unsaid,
    }
}

/// Whether a source says that it covers an event.
pub(super) fn is_covered(covers: &[Coverage], event: EventKey) -> bool {
    covers.binary_search_by_key(&event, |coverage| coverage.event).is_ok()
}

/// The place of a field of the claim at `position`.
pub(super) fn claim_path(position: usize, field: &str) -> [Step<'_>; 3] {
    [Step::Key("claims"), Step::Index(position), Step::Key(field)]
}

/// Whether the claim at `position` has something written in a field.
pub(super) fn claim_has(record: &FileRecord, position: usize, field: &str) -> bool {
    record.is_written(&claim_path(position, field))
}
