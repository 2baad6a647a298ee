//! Briefings, and the claims that their judgements rest on.

use std::collections::BTreeMap;

use super::events::date;
use super::references::{Found, References, listed_twice, unique};
use super::texts;
use crate::diagnostic;
use crate::model::date::Date;
use crate::model::id::{ClaimKey, EventKey, SourceKey};
use crate::model::kind::Kind;
use crate::model::library::{Briefing, Judgement, Library};
use crate::model::outline::Step;
use crate::model::parsed::{FileRecord, Parsed, ParsedSite};
use crate::model::schema::{BriefingFile, JudgementFile};
use crate::span::Span;

/// Links the briefings. Sources and claims are linked before.
pub(super) fn link(site: &ParsedSite, references: &mut References<'_>, library: &Library) -> Vec<Briefing> {
    let mut briefings = Vec::with_capacity(site.briefings.len());
    for parsed in &site.briefings {
        let Parsed { id, fields, record } = parsed;
        let events = references.list(Kind::Event, record, &[Step::Key("events")], fields.events.as_ref());
        briefings.push(Briefing {
            id: id.clone(),
            record: record.clone(),
            title: fields.title.clone().unwrap_or_else(|| id.to_string()),
            as_of: date(fields.as_of.as_ref()).unwrap_or(Date::UNKNOWN),
            edition: fields.edition,
            changed: fields.changed.clone(),
            events: events.into_iter().map(|index| EventKey(index as u32)).collect(),
            authors: texts(fields.authors.as_ref()),
            status: fields.status.clone(),
            summary: fields.summary.clone(),
            judgements: judgements(parsed, site, references, library),
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
        claims.push((listed("because", judgement.because.as_ref()), listed("against", judgement.against.as_ref())));
    }
    let mut positions = unique(&parsed.record, "judgements", list.iter().map(|judgement| judgement.id.as_ref()), references);
    positions.sort_by_key(|&(_, position)| position);
    let linked = positions.into_iter().map(|(id, position)| {
        let (because, against) = std::mem::take(&mut claims[position]);
        let JudgementFile { text, likelihood, confidence, basis, assumes, would_change, .. } = list[position].clone();
        let text = text.unwrap_or_default();
        Judgement { id, position, text, likelihood, confidence, basis, because, against, assumes, would_change }
    });
    linked.collect()
}

fn claim_list(
    record: &FileRecord,
    path: &[Step<'_>],
    ids: Option<&Vec<String>>,
    site: &ParsedSite,
    references: &mut References<'_>,
    library: &Library,
) -> Vec<ClaimKey> {
    let mut firsts: BTreeMap<ClaimKey, Span> = BTreeMap::new();
    let mut claims = Vec::new();
    for (position, written) in ids.into_iter().flatten().enumerate() {
        let place = record.place(&[path, &[Step::Index(position)]].concat());
        let Some(claim) = references.claim(site, library, place, written) else { continue };
        if let Some(&first) = firsts.get(&claim) {
            references.note(listed_twice(written, place, first));
            continue;
        }
        firsts.insert(claim, place);
        claims.push(claim);
    }
    claims
}

impl References<'_> {
    /// Looks up a claim written as `source-id#claim-id`, and says where it leads nowhere.
    pub(super) fn claim(&mut self, site: &ParsedSite, library: &Library, span: Span, written: &str) -> Option<ClaimKey> {
        if written.trim().is_empty() {
            return None;
        }
        let Some((source, claim)) = written.split_once('#') else {
            self.unknown(span, format!("`{written}` names no claim"), None, "write it as `source-id#claim-id`");
            return None;
        };
        let Found::At(index) = self.look_up(Kind::Source, source, span) else { return None };
        if let Some(key) = library.claim_key(SourceKey(index as u32), claim) {
            return Some(key);
        }
        let Parsed { fields, record, .. } = &site.sources[index];
        let written_ids = fields.claims.iter().flatten().filter_map(|known| known.id.as_deref());
        let unreadable = record.is_written(&[Step::Key("claims")]) && fields.claims.is_none();
        if unreadable || written_ids.clone().any(|known| known == claim) {
            return None;
        }
        let near = diagnostic::nearest(claim, written_ids).map(|near| format!("{source}#{near}"));
        self.unknown(span, format!("`{source}` has no claim `{claim}`"), near, &format!("add it under `claims:` in `{}`", record.path));
        None
    }
}
