//! Briefings, and the claims that their judgements rest on.

use std::collections::BTreeMap;

use super::claims::id_of;
use super::events::date;
use super::references::{Lookup, References, leading, listed_twice, meant_id, unique};
use super::texts;
use crate::diagnostic;
use crate::model::date::Date;
use crate::model::id::{BriefingKey, ClaimKey, EventKey, Id, SourceKey};
use crate::model::kind::Kind;
use crate::model::library::{Alternative, Assumption, Briefing, Evidence, Judgement, Library, Outcome, PointsTo, Resolves, Watch};
use crate::model::list::{Key as _, List};
use crate::model::outline::Step;
use crate::model::parsed::{FileRecord, Parsed, ParsedSite};
use crate::model::schema::{AssumptionFile, BriefingFile, JudgementFile};
use crate::span::Span;

/// Links the briefings. Sources and claims are linked before.
pub(super) fn link(site: &ParsedSite, references: &mut References<'_>, library: &Library) -> List<BriefingKey, Briefing> {
    let mut briefings = List::default();
    for parsed in &site.briefings {
        let Parsed { id, fields, record } = parsed;
        let events = references.list(Kind::Event, record, &[Step::Key("events")], fields.events.as_ref());
        let judgements = judgements(parsed, site, references, library);
        let alternatives = alternatives(parsed, references);
        let evidence = evidence(parsed, &alternatives, site, references, library);
        let watch = watch(parsed, &judgements, &alternatives, site, references, library);
        briefings.push(Briefing {
            id: id.clone(),
            record: record.clone(),
            title: fields.title.clone().unwrap_or_else(|| id.to_string()),
            as_of: date(fields.as_of.as_ref()).unwrap_or(Date::UNKNOWN),
            edition: fields.edition,
            changed: fields.changed.clone(),
            events: events.into_iter().map(EventKey::at).collect(),
            authors: texts(fields.authors.as_ref()),
            status: fields.status.clone(),
            summary: fields.summary.clone(),
            judgements,
            alternatives,
            evidence,
            watch,
            gaps: texts(fields.gaps.as_ref()),
            draft: fields.draft.unwrap_or(false),
            extra: fields.extra.clone().unwrap_or_default(),
        });
    }
    briefings
}

fn judgements(parsed: &Parsed<BriefingFile>, site: &ParsedSite, references: &mut References<'_>, library: &Library) -> Vec<Judgement> {
    let Some(list) = &parsed.fields.judgements else { return Vec::new() };
    let mut claims = Vec::with_capacity(list.len());
    for (position, judgement) in list.iter().enumerate() {
        let path = |field| [Step::Key("judgements"), Step::Index(position), Step::Key(field)];
        let mut listed = |field, ids| claim_list(&parsed.record, &path(field), ids, site, references, library);
        let grounds = (listed("because", judgement.because.as_ref()), listed("against", judgement.against.as_ref()));
        let settled = judgement.outcome.as_ref().and_then(|outcome| outcome.because.as_ref());
        let path = [Step::Key("judgements"), Step::Index(position), Step::Key("outcome"), Step::Key("because")];
        claims.push((grounds, claim_list(&parsed.record, &path, settled, site, references, library)));
    }
    let ids = unique(&parsed.record, "judgements", list.iter().map(|judgement| judgement.id.as_deref()), references);
    let mut ids: BTreeMap<usize, Id> = ids.into_iter().map(|(id, position)| (position, id)).collect();
    let linked = list.iter().zip(claims).enumerate().filter(|(position, _)| has_fields(&parsed.record, *position));
    let linked = linked.map(|(position, (judgement, ((because, against), settled)))| {
        let JudgementFile { id, text, likelihood, confidence, basis, assumes, would_change, resolves, outcome, .. } = judgement.clone();
        let id = ids.remove(&position).or_else(|| id.and_then(|id| meant_id(&id)));
        // A judgement without an id was reported; the rules can speak of it all the same.
        let id = id.or_else(|| Id::parse(&format!("judgement-{}", position + 1))).expect("a word, a hyphen and digits are an id");
        let text = text.unwrap_or_default();
        let assumption = |one: AssumptionFile| Some(Assumption { text: one.text?, strength: one.strength });
        let assumes = assumes.into_iter().flat_map(|assumes| assumes.0).filter_map(assumption).collect();
        let resolves = resolves.map(|resolves| Resolves { by: date(resolves.by.as_ref()), how: resolves.how });
        let outcome = outcome
            .and_then(|outcome| Some(Outcome { on: date(outcome.on.as_ref()), was: outcome.was?, because: settled, why: outcome.why }));
        Judgement { id, position, text, likelihood, confidence, basis, because, against, assumes, would_change, resolves, outcome }
    });
    linked.collect()
}

fn alternatives(parsed: &Parsed<BriefingFile>, references: &mut References<'_>) -> Vec<Alternative> {
    let list = parsed.fields.alternatives.as_deref().unwrap_or_default();
    let ids = unique(&parsed.record, "alternatives", list.iter().map(|alternative| alternative.id.as_deref()), references);
    let mut ids: Vec<(usize, Id)> = ids.into_iter().map(|(id, position)| (position, id)).collect();
    ids.sort_unstable_by_key(|(position, _)| *position);
    ids.into_iter().map(|(position, id)| Alternative { id, text: list[position].text.clone().unwrap_or_default() }).collect()
}

fn evidence(
    parsed: &Parsed<BriefingFile>,
    alternatives: &[Alternative],
    site: &ParsedSite,
    references: &mut References<'_>,
    library: &Library,
) -> Vec<Evidence> {
    let record = &parsed.record;
    let mut found: Vec<Evidence> = Vec::new();
    for (position, written) in parsed.fields.evidence.iter().flatten().enumerate() {
        let path = |field| [Step::Key("evidence"), Step::Index(position), Step::Key(field)];
        let mut fits = vec![None; alternatives.len()];
        for (id, fit) in written.fits.iter().flat_map(|fits| &fits.0) {
            if let Some(index) = alternatives.iter().position(|alternative| alternative.id.as_str() == id) {
                fits[index] = Some(*fit);
                continue;
            }
            let path = [&path("fits")[..], &[Step::Key(id)]].concat();
            let place = record.outline.key(&path).map_or_else(|| record.place(&path), |key| Span::new(record.file, key));
            let near = diagnostic::nearest(id, alternatives.iter().map(|alternative| alternative.id.as_str())).map(str::to_owned);
            references.unknown(place, format!("there is no alternative `{id}`"), near, "add it under `alternatives:`");
        }
        let place = || record.place(&path("claim"));
        let claim = written.claim.as_ref().and_then(|claim| references.claim(site, library, record, place, claim));
        found.extend(claim.map(|claim| Evidence { claim, fits }));
    }
    found
}

fn watch(
    parsed: &Parsed<BriefingFile>,
    judgements: &[Judgement],
    alternatives: &[Alternative],
    site: &ParsedSite,
    references: &mut References<'_>,
    library: &Library,
) -> Vec<Watch> {
    let record = &parsed.record;
    let mut found = Vec::new();
    for (position, written) in parsed.fields.watch.iter().flatten().enumerate() {
        let path = |field| [Step::Key("watch"), Step::Index(position), Step::Key(field)];
        let points_to = written.points_to.as_deref().and_then(|id| {
            let judgement = judgements.iter().position(|judgement| judgement.id.as_str() == id).map(PointsTo::Judgement);
            let alternative = || alternatives.iter().position(|alternative| alternative.id.as_str() == id).map(PointsTo::Alternative);
            let pointed = judgement.or_else(alternative);
            if pointed.is_none() {
                let known = judgements.iter().map(|judgement| &judgement.id).chain(alternatives.iter().map(|alternative| &alternative.id));
                let near = diagnostic::nearest(id, known.map(Id::as_str)).map(str::to_owned);
                let message = format!("there is no judgement or alternative `{id}` in this briefing");
                references.unknown(record.place(&path("points_to")), message, near, "name one of them");
            }
            pointed
        });
        let seen = written.seen.as_ref().map(|seen| {
            let path = [Step::Key("watch"), Step::Index(position), Step::Key("seen"), Step::Key("because")];
            (date(seen.on.as_ref()), claim_list(record, &path, seen.because.as_ref(), site, references, library))
        });
        found.extend(written.sign.clone().map(|sign| Watch { sign, points_to, seen }));
    }
    found
}

/// Whether an entry of the list is one: not `null`, and not something else than a mapping.
fn has_fields(record: &FileRecord, position: usize) -> bool {
    let entry = record.outline.find(&[Step::Key("judgements"), Step::Index(position)]);
    entry.and_then(|entry| entry.children().next()).is_some_and(|child| child.key().is_some())
}

fn claim_list(
    record: &FileRecord,
    path: &[Step<'_>],
    ids: Option<&Vec<String>>,
    site: &ParsedSite,
    references: &mut References<'_>,
    library: &Library,
) -> Vec<ClaimKey> {
    let mut firsts: BTreeMap<ClaimKey, usize> = BTreeMap::new();
    let mut claims = Vec::new();
    for (position, written) in ids.into_iter().flatten().enumerate() {
        let place = |position| record.place(&[path, &[Step::Index(position)]].concat());
        let Some(claim) = references.claim(site, library, record, || place(position), written) else { continue };
        if let Some(&first) = firsts.get(&claim) {
            references.note(listed_twice(written, place(position), place(first)));
            continue;
        }
        firsts.insert(claim, position);
        claims.push(claim);
    }
    claims
}

impl References<'_> {
    /// Looks up a claim written as `source-id#claim-id` in `record`, and says where it leads nowhere.
    pub(super) fn claim(
        &mut self,
        site: &ParsedSite,
        library: &Library,
        record: &FileRecord,
        span: impl Fn() -> Span,
        written: &str,
    ) -> Option<ClaimKey> {
        if written.trim().is_empty() {
            return None;
        }
        let Some((source, claim)) = written.split_once('#') else {
            self.unknown(span(), format!("`{written}` names no claim"), None, "write it as `source-id#claim-id`");
            return None;
        };
        let Lookup::At(index) = self.look_up(Kind::Source, source, || leading(record, span(), source)) else { return None };
        if let Some(key) = library.claim_key(SourceKey::at(index), claim) {
            return Some(key);
        }
        let Parsed { fields, record: named, .. } = &site.sources[index];
        let written_ids = fields.claims.iter().flatten().filter_map(id_of);
        let unreadable = named.is_written(&[Step::Key("claims")]) && fields.claims.is_none();
        if unreadable || written_ids.clone().any(|known| known == claim) {
            return None;
        }
        let near = diagnostic::nearest(claim, written_ids).map(|near| format!("{source}#{near}"));
        self.unknown(span(), format!("`{source}` has no claim `{claim}`"), near, &format!("add it under `claims:` in `{}`", named.path));
        None
    }
}
