//! `sources/ID.html`: the record of a source, every claim read from it, and how it agrees with the others.

use crate::citation;
use crate::model::id::{ActorKey, ClaimKey, EventKey, SourceKey};
use crate::model::library::{Archive, Exclusion, Library, Reviewed, Source};
use crate::model::quote::OwnText;
use crate::model::site_map::{claim_anchor, quoted_anchor};
use crate::model::view::{
    Body, CitationsView, CoverageView, EventClaims, ExclusionView, PageView, RecordView, SourceNames, SourcePage, WrittenName,
};
use crate::model::words::{Certainty, MachineText, Reliability, SourceForm};
use crate::plan::frame::Heading;
use crate::plan::viewpoint::Viewpoint;
use crate::plan::viewpoint::table_place;
use crate::prose::{Marks, Passage, PassageKind};

pub(super) fn source_page(at: &Viewpoint<'_>, key: SourceKey) -> PageView {
    let library = at.library();
    let source = &library[key];
    let live: Vec<ClaimKey> = library.claims_of(key).filter(|&claim| library.is_live(claim)).collect();
    let covers = source.covers.iter().map(|coverage| CoverageView {
        event: at.event(coverage.event),
        certainty: coverage.certainty.word(),
        because: coverage.because.clone(),
    });
    let (reviewed, reviewed_for) = match &source.reviewed {
        Reviewed::All => ("all", Vec::new()),
        Reviewed::Questions(questions) => ("list", questions.iter().map(|&question| at.question(question)).collect()),
        Reviewed::Unsaid if live.is_empty() => ("none", Vec::new()),
        Reviewed::Unsaid => ("claimed", Vec::new()),
    };
    let body = SourcePage {
        title: at.words_of(key, source.heading()),
        covers: covers.collect(),
        withdrawn: source.withdrawn.as_ref().map(|withdrawal| at.withdrawal("source", withdrawal)),
        record: record(at, key, source),
        caveats: source.caveats.clone(),
        excluded: source.archive.exclude.iter().map(|exclusion| excluded(at, key, exclusion)).collect(),
        reviewed,
        reviewed_for,
        names: names(at, key, source),
        events: claims_by_event(at, key, source),
        claims: live.len(),
        own_claims: live.iter().filter(|&&claim| library[claim].by.is_empty()).count(),
        citations: CitationsView {
            text: citation::text(library, key),
            csl: citation::csl_json(library, [key]),
            bibtex: citation::bibtex(library, key),
            ris: citation::ris(library, key),
        },
        is_own_text: source.own_text().is_some(),
    };
    let heading = Heading {
        title: source.heading().to_owned(),
        description: source.descriptor.clone(),
        record: Some(&source.record),
        ..Heading::default()
    };
    at.page("source.html", heading, Body::Source(Box::new(body)))
}

/// The passages of a source's own text that its page marks, with the claims that they lead to.
pub(in crate::plan) fn marks(at: &Viewpoint<'_>, own_text: &OwnText) -> Marks {
    let library = at.library();
    let quoted = own_text.quoted.iter().map(|passage| {
        let claim = &library[passage.claim];
        let question = &library[claim.question];
        let kind = PassageKind::Quoted {
            anchor: (passage.part == 0).then(|| quoted_anchor(claim.id.as_str())),
            href: format!("#{}", claim_anchor(claim.id.as_str())),
            label: question.short.clone().unwrap_or_else(|| question.question.clone()),
        };
        Passage { range: passage.range.clone(), kind }
    });
    let excluded =
        own_text.excluded.iter().map(|passage| Passage { range: passage.range.clone(), kind: PassageKind::Excluded(passage.kind) });
    Marks::new(quoted.chain(excluded).collect())
}

fn record(at: &Viewpoint<'_>, key: SourceKey, source: &Source) -> RecordView {
    let primary = |tag: &String| format!("language_{}", tag.split('-').next().unwrap_or_default().to_ascii_lowercase());
    RecordView {
        publisher: source.publisher.as_deref().map(|publisher| at.words_of(key, publisher)),
        derived_from: source.original().map(|original| at.source(original)),
        root: source.original().filter(|&original| original != source.root).map(|_| at.source(source.root)),
        author: source.author.as_deref().map(|author| at.words_of(key, author)),
        published: at.date(source.published),
        retrieved: at.date(source.retrieved),
        url: source.url.clone(),
        form: source.form.map(SourceForm::word),
        language: source.language.clone(),
        language_word: source.language.as_ref().map(primary),
        words: source.archive.words,
        has_archive: source.archive != Archive::default(),
        extent: source.extent.word(),
        licence: source.licence.clone(),
        machine_text: source.machine_text.map(MachineText::word),
        reliability: source.reliability.map(Reliability::word),
        descriptor: source.descriptor.clone(),
    }
}

fn excluded(at: &Viewpoint<'_>, key: SourceKey, exclusion: &Exclusion) -> ExclusionView {
    ExclusionView {
        kind: exclusion.kind.word(),
        from: at.words_of(key, &exclusion.from),
        to: exclusion.to.as_deref().map(|to| at.words_of(key, to)),
    }
}

/// The names by actor, in the order in which the file first names each.
fn names(at: &Viewpoint<'_>, key: SourceKey, source: &Source) -> Vec<SourceNames> {
    let mut order: Vec<(ActorKey, usize)> = source.names.iter().enumerate().map(|(index, name)| (name.actor, index)).collect();
    order.sort_unstable();
    let mut groups: Vec<&[(ActorKey, usize)]> = order.chunk_by(|left, right| left.0 == right.0).collect();
    groups.sort_by_key(|group| group[0].1);
    let written = |&(_, index): &(ActorKey, usize)| {
        let name = &source.names[index];
        WrittenName { form: at.words_of(key, &name.form), role: name.role.clone() }
    };
    groups.into_iter().map(|group| SourceNames { actor: at.actor(group[0].0), forms: group.iter().map(written).collect() }).collect()
}

/// The claims in the order of the tables in which they stand: by event in time, then question.
fn claims_by_event(at: &Viewpoint<'_>, key: SourceKey, source: &Source) -> Vec<EventClaims> {
    let library = at.library();
    let mut claims: Vec<ClaimKey> = library.claims_of(key).collect();
    claims.sort_by_cached_key(|&claim| (table_place(library, library[claim].question), claim));
    let same_event = |left: &ClaimKey, right: &ClaimKey| event_of(library, *left) == event_of(library, *right);
    let group = |claims: &[ClaimKey]| {
        let event = event_of(library, claims[0]);
        EventClaims {
            event: at.event(event),
            inferred: source.coverage(event).is_some_and(|coverage| coverage.certainty == Certainty::Inferred),
            claims: claims.iter().map(|&claim| at.claim(claim)).collect(),
        }
    };
    claims.chunk_by(same_event).map(group).collect()
}

fn event_of(library: &Library, claim: ClaimKey) -> EventKey {
    library[library[claim].question].event
}
